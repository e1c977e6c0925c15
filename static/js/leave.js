// Leave this page: the cover comes first, then the session ends, then a neutral page takes this one's place.
// Pressing Shift three times within two seconds does the same. Without script the form does it alone.
// What a browser kept in memory is asked for anew on the way back: the session may be over by then.
{
  const form = document.querySelector("form[data-leave]");

  const cover = () => {
    const sheet = document.createElement("div");
    sheet.className = "left-page";
    document.body.replaceChildren(sheet);
  };

  const leave = () => {
    cover();
    // `keepalive` lets the request outlive the page; its redirect is not followed here.
    fetch(form.action, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
    location.replace(form.dataset.neutral);
  };

  // WebKit keeps what came over plain HTTP, whatever its headers say.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    cover();
    location.reload();
  });

  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });

    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Shift") {
        presses = [];
      } else if (!event.repeat) {
        presses = [...presses, event.timeStamp].slice(-3);
        if (presses.length === 3 && presses[2] - presses[0] <= 2000) leave();
      }
    });
  }
}
