// A place to write grows with the words, where CSS `field-sizing` is not known.
if (!CSS.supports("field-sizing", "content")) {
  for (const area of document.querySelectorAll("textarea")) {
    const grow = () => {
      area.style.blockSize = "auto";
      area.style.blockSize = `${area.scrollHeight + 4}px`;
    };
    area.addEventListener("input", grow);
    grow();
  }
}
