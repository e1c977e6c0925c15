// Shows "188 / 200" under a field when its limit (data-limit, in characters) comes near. Nothing is cut off.
for (const field of document.querySelectorAll("[data-limit]")) {
  const limit = Number(field.dataset.limit);
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  field.after(note);

  const count = () => {
    const length = [...field.value].length;
    note.className = length > limit ? "left over" : "left";
    note.textContent = length > limit * 0.8 ? `${length} / ${limit}` : "";
  };
  field.addEventListener("input", count);
  count();
}
