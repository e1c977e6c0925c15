// A form is sent once, however often its button is tapped. Coming back makes it ready again; so does a
// moment, where the answer is a file (data-file) and the page stays.
{
  const sent = new Set();
  const MOMENT = 8000;

  const set = (form, disabled) => {
    for (const control of form.elements) {
      if (control.type === "submit") control.disabled = disabled;
    }
  };

  const ready = (form) => {
    set(form, false);
    sent.delete(form);
  };

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    // Later, so that the button that was pressed is still part of what is sent.
    setTimeout(() => set(form, true));
    if ("file" in form.dataset) setTimeout(() => ready(form), MOMENT);
  });

  addEventListener("pageshow", () => sent.forEach(ready));
}
