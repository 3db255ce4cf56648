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

  /* Keeps what was edited, by the names of the fields; all else stays as it is kept, for another window may have
     written it. Whether that went well. */
  edit(names, answers) {
    const kept = this.load();
    if (!kept) return this.save(answers);
    for (const name of names) {
      if (name in answers) kept[name] = answers[name];
      else delete kept[name];
    }
    return this.save(kept);
  }

  /* Calls with what another window has kept. */
  followOthers(action) {
    addEventListener("storage", ({ key }) => {
      const given = key === this.#key ? this.load() : null;
      if (given) action(given);
    });
  }

  /* What is told of its sending, or "". */
  get sent() {
    try {
      return localStorage.getItem(this.#sentKey) ?? "";
    } catch {
      return "";
    }
  }

  set sent(told) {
    try {
      if (told) localStorage.setItem(this.#sentKey, told);
      else localStorage.removeItem(this.#sentKey);
    } catch {
      /* Then nobody is reminded. */
    }
  }

  get #sentKey() {
    return `${this.#key}:lähetetty`;
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
    this.sent = "";
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
