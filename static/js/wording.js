// While somebody writes for the other (data-wording: where the rules are), phrases that land badly are pointed out
// below the field. It looks as the server does before sharing (wording/phrases.rs); nothing that is typed leaves the
// page for it, and nothing is kept.
{
  const APOSTROPHES = /['’‘ʼ`´]/g;
  const PARTS = /[\p{Alphabetic}\p{N}]+|[.!?…\n\r]+/gu;
  const LETTER = /^[\p{Alphabetic}\p{N}]/u;
  const STOP = " . ";
  const AT_ONCE = 2;
  const PAUSE = 700;

  let rules;
  const load = (path) => {
    rules ??= fetch(path)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(({ fillers, hints }) => ({
        fillers: new Set(fillers),
        hints: hints.map((hint) => ({
          ...hint,
          phrases: new RegExp(hint.phrases),
          unless: hint.unless === null ? null : new RegExp(hint.unless, "g"),
        })),
      }));
    return rules;
  };

  const isPause = (run) => /^[.…]+$/.test(run) && (run.includes("…") || run.length > 1);

  const read = (text, fillers) => {
    const parts = text.toLowerCase().replace(APOSTROPHES, "").match(PARTS) ?? [];
    const words = parts.flatMap((part) => {
      if (LETTER.test(part)) return fillers.has(part) ? [] : [part];
      return isPause(part) ? [] : ["."];
    });
    return words.map((word) => ` ${word} `).join("");
  };

  const found = ({ fillers, hints }, text) => {
    const words = read(text, fillers);
    return hints.filter(({ phrases, unless }) =>
      phrases.test(unless ? words.replace(unless, STOP) : words),
    );
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const shown = ({ heard, why, instead }) => {
    const details = element("details");
    details.append(
      element("summary", "", `“${heard}” may land badly`),
      element("p", "", why),
      element("p", "byline", "Instead, for example"),
      element("p", "words", instead),
    );
    return details;
  };

  for (const field of document.querySelectorAll("[data-wording]")) {
    const place = element("div", "wording");
    place.setAttribute("role", "status");
    field.after(place);
    let waiting;
    let before = "";

    const look = async () => {
      const hints = found(await load(field.dataset.wording), field.value).slice(0, AT_ONCE);
      const now = hints.map(({ heard }) => heard).join("\n");
      if (now === before) return;
      before = now;
      place.replaceChildren(...hints.map(shown));
      if (hints.length > 0) place.append(element("p", "hint", "Only you see this. You may say it all the same."));
    };

    // Without the server there is no hint here; it comes before sharing.
    const lookQuietly = () => look().catch(() => (rules = undefined));
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(lookQuietly, PAUSE);
    });
  }
}
