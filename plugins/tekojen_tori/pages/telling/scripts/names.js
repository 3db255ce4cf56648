/* Municipalities and organisations by any of their names. */

import { distance, fold } from "../search/finnish.js";

const MOST_WRONG = 2;
const SHORTEST_BEGINNING = 3;
const MOST_SUGGESTED = 8;

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

  /* The names that begin with, or else hold, what was written, as {value, label}; the value is the official name.
   * Of each, official names come first, and those that are known by another or a former name after them. */
  suggest(written) {
    const wanted = key(written);
    const keys = [...this.#known.keys()];
    const officialFirst = (names) => [true, false].flatMap((is) => names.filter((name) => this.#isOfficial(name) === is));
    const found = officialFirst(keys.filter((name) => name.startsWith(wanted)));
    if (wanted.length >= SHORTEST_BEGINNING) found.push(...officialFirst(keys.filter((name) => name.indexOf(wanted) > 0)));
    const offered = new Map();
    for (const { name, written: one } of found.map((name) => this.#known.get(name))) {
      if (!offered.has(name)) offered.set(name, { value: name, label: one === name ? name : `${name} (${one})` });
    }
    return [...offered.values()].slice(0, MOST_SUGGESTED);
  }

  #isOfficial(key) {
    const { name, written } = this.#known.get(key);
    return written === name;
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
