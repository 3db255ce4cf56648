/* The list, kept in this browser alone. Other tabs may have it open too: each does only what its reader did, to what is
   there by then. */

import { EMPTY, tidy } from "./entries.js";

const KEY = "oma-lista"; /* Which tori.js knows too, as it does the event. */
const CHANGED = "own-list"; /* For the other scripts of this page: each has a list of its own in hand. */

class Kept {
  #undone = []; /* What couldn't be kept when it was done: the storage was full, or forbidden. */
  #listeners = [];
  gone = new Set(); /* Names of what is no more, as far as this page has asked. */

  constructor() {
    addEventListener("storage", ({ key }) => (key === KEY || key === null) && this.#tell());
    addEventListener(CHANGED, () => this.#tell());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#tell());
  }

  get list() {
    return this.#undone.reduce((list, act) => act(list), this.#stored());
  }

  /* Whether all that was done is kept. */
  get isKept() {
    return this.#undone.length === 0;
  }

  /* Does something to the list. Whether that is kept; if not, it lasts as long as the page. */
  change(act) {
    this.#undone.push(act);
    const { list } = this;
    try {
      if (list.title || list.intro || list.entries.length) localStorage.setItem(KEY, JSON.stringify(list));
      else localStorage.removeItem(KEY);
      this.#undone = [];
    } catch {
      /* It is told, and done again with the next. */
    }
    dispatchEvent(new Event(CHANGED));
    return this.isKept;
  }

  /* Whether the browser keeps anything at all. */
  works() {
    try {
      localStorage.setItem(`${KEY}?`, "");
      localStorage.removeItem(`${KEY}?`);
      return true;
    } catch {
      return false;
    }
  }

  /* Does it with the list now, and whenever that has changed, here or in another tab. */
  follow(action) {
    this.#listeners.push(action);
    action(this.list);
  }

  #tell() {
    const { list } = this;
    for (const action of this.#listeners) action(list);
  }

  #stored() {
    try {
      return tidy(JSON.parse(localStorage.getItem(KEY)));
    } catch {
      return EMPTY;
    }
  }
}

export const kept = new Kept();
