// Hides the questions that the chosen answer does not need. Without script all are there.
{
  const parts = [...document.querySelectorAll("[data-when]")];
  const show = () => {
    for (const part of parts) {
      const [name, ...values] = part.dataset.when.split(" ");
      const chosen = part.closest("form").querySelector(`[name="${name}"]:checked`);
      part.hidden = !chosen || !values.includes(chosen.value);
    }
  };
  if (parts.length) {
    document.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  }
}
