// A form is sent once, however often its button is tapped. Coming back makes it ready again.
{
  const sent = new Set();

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    // Later, so that the button that was pressed is still part of what is sent.
    setTimeout(() => {
      for (const control of form.elements) {
        if (control.type === "submit") control.disabled = true;
      }
    });
  });

  addEventListener("pageshow", () => {
    for (const form of sent) {
      for (const control of form.elements) {
        if (control.type === "submit") control.disabled = false;
      }
    }
    sent.clear();
  });
}
