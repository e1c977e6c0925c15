// A soft timer (data-timer): how many minutes are left, in words, once a minute. It never rings, and says nothing
// aloud. Without script the line says when the time began and when it is over.
{
  const line = document.querySelector("[data-timer]");

  const show = () => {
    const minutes = Math.ceil((Number(line.dataset.timer) * 1000 - Date.now()) / 60_000);
    if (minutes > 45) return; // this clock and the server's differ
    line.textContent = minutes > 0 ? line.dataset.left.replace("{}", minutes) : line.dataset.over;
  };

  if (line) {
    show();
    setInterval(show, 60_000);
  }
}
