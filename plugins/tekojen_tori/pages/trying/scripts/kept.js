/* What is filled in of one kit, kept in this browser alone. Other tabs may have the same kit open: each writes only what
   its reader has changed, over what is there then. */

export class Kept {
  #key;
  #untold = new Map(); /* What couldn't be kept when it was written: full, or forbidden. */

  constructor(name) {
    this.#key = `kokeilkaa:${name}`;
  }

  /* {name: text} of all that has been answered. */
  read() {
    return { ...this.#stored(), ...Object.fromEntries(this.#untold) };
  }

  /* Whether what was written now, and before, is kept. */
  write(name, text) {
    this.#untold.set(name, text);
    const answered = Object.entries(this.read()).filter(([, answer]) => answer);
    try {
      if (answered.length) localStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(answered)));
      else localStorage.removeItem(this.#key);
      this.#untold.clear();
      return true;
    } catch {
      return false;
    }
  }

  clear() {
    this.#untold.clear();
    try {
      localStorage.removeItem(this.#key);
    } catch {
      /* What could not be kept need not be removed. */
    }
  }

  /* Whether the browser keeps anything at all. */
  works() {
    try {
      localStorage.setItem(`${this.#key}?`, "");
      localStorage.removeItem(`${this.#key}?`);
      return true;
    } catch {
      return false;
    }
  }

  /* Does it when another tab has changed something, or may have while this one slept. */
  whenChangedElsewhere(action) {
    addEventListener("storage", ({ key }) => (key === this.#key || key === null) && action());
    addEventListener("pageshow", ({ persisted }) => persisted && action());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && action());
  }

  #stored() {
    try {
      const read = Object.entries(JSON.parse(localStorage.getItem(this.#key)) ?? {});
      return Object.fromEntries(read.filter(([, answer]) => typeof answer === "string"));
    } catch {
      return {};
    }
  }
}
