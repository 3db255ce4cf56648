/* Parts of a page that belong to moments, chapters and paragraphs: the one that is heard now is marked. */

export class Following {
  #parts;
  #current = null;

  constructor(elements) {
    this.#parts = [...elements].map((element) => ({ element, start: Number(element.dataset.start) }));
  }

  /* Marks the part of a moment; gives it when it is another than before. */
  mark(seconds) {
    const found = this.#parts.findLast(({ start }) => start <= seconds)?.element ?? null;
    if (found === this.#current) return null;
    this.#current?.removeAttribute("aria-current");
    found?.setAttribute("aria-current", "true");
    this.#current = found;
    return found;
  }
}

/* Only who asks for it is taken along the text, and without movement who doesn't want any. */
export function bringIntoView(element) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
}
