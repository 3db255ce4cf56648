/* What somebody has written so far, kept in the browser until it is sent. */

const KIND = "tekojen-tori-luonnos";

export class Draft {
  #key;

  constructor(key) {
    this.#key = key;
  }

  /* {name: text, or a list of texts}, or null if there is nothing. */
  load() {
    try {
      return valid(JSON.parse(localStorage.getItem(this.#key)));
    } catch {
      return null;
    }
  }

  /* Whether it was kept: storage may be full or forbidden. */
  save(answers) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(answers));
      return true;
    } catch {
      return false;
    }
  }

  clear() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      /* What could not be kept need not be removed. */
    }
  }
}

export function asFile(answers) {
  return JSON.stringify({ kind: KIND, answers }, null, 2);
}

/* The answers in a draft that was saved as a file, or null if it is something else. */
export function fromFile(text) {
  try {
    const read = JSON.parse(text);
    return read.kind === KIND ? valid(read.answers) : null;
  } catch {
    return null;
  }
}

function valid(answers) {
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) return null;
  const isText = (value) => typeof value === "string";
  const kept = Object.entries(answers).filter(([, value]) => isText(value) || (Array.isArray(value) && value.every(isText)));
  return kept.length ? Object.fromEntries(kept) : null;
}
