/* Municipalities and organisations by any of their names. */

import { distance, fold } from "../search/finnish.js";

const MOST_WRONG = 2;
const SHORTEST_BEGINNING = 3;

export class Names {
  #known = new Map();

  /* `names` is {field: {official name: [other names]}}. */
  constructor(names) {
    for (const [field, things] of Object.entries(names)) {
      for (const [name, others] of Object.entries(things)) {
        for (const one of [name, ...others]) {
          if (!this.#known.has(key(one))) this.#known.set(key(one), { field, name, written: one });
        }
      }
    }
  }

  /* Every name, as {field, name, written}: `name` is the official one. */
  all() {
    return [...this.#known.values()];
  }

  find(written) {
    return this.#known.get(key(written)) ?? null;
  }

  /* The name that was probably meant, or null. */
  nearest(written) {
    const wanted = key(written);
    let best = null;
    for (const [name, one] of this.#known) {
      const isBeginning = wanted.length >= SHORTEST_BEGINNING && name.startsWith(wanted);
      const wrong = isBeginning ? 0.5 : distance(wanted, name, MOST_WRONG);
      if (wrong < (best?.wrong ?? Infinity)) best = { wrong, written: one.written };
    }
    return best && best.wrong * 3 <= wanted.length ? best.written : null;
  }
}

function key(name) {
  return fold(name.trim().replace(/\s+/g, " "));
}
