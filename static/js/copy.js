// <button type="button" data-copy="words" hidden>Copy</button> copies the text of #words as one line.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      const words = [...source.childNodes].map((node) => node.textContent);
      await navigator.clipboard.writeText(words.join(" ").replace(/\s+/g, " ").trim());
      button.textContent = button.dataset.copied || "Copied";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}
