// A page that waits (data-moves) is told when something has changed, and looks again by itself; not over what
// somebody has begun to write: then a line says so. Without script its own link does it.
{
  const line = document.querySelector("[data-moves]");

  const cameBack = document.querySelector(".error-summary, [data-begun]") !== null;
  const isBegun = () =>
    cameBack ||
    [...document.querySelectorAll("textarea, input:not([type=hidden])")].some((field) =>
      ["radio", "checkbox"].includes(field.type)
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue,
    );

  if (line) {
    const source = new EventSource(line.dataset.moves);
    source.addEventListener("message", (event) => {
      if (event.data === line.dataset.at) return;
      source.close();
      if (isBegun()) line.hidden = false;
      else location.replace(line.querySelector("a").href);
    });
    // Whoever sends a form goes where that leads.
    addEventListener("submit", () => source.close());
    addEventListener("pagehide", () => source.close());
  }
}
