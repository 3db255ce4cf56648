/* Finnish as the index knows it: words of a text, endings, stems, letters without accents. The endings themselves and
   the ways to inflect come with the index. */

import { LETTERS } from "../contract.js";

const TOKEN = /[\p{L}\p{N}]+(?:[-'’:][\p{L}\p{N}]+)*/gu;
const ENDING_AFTER_COLON = /^(.*\p{L}):\p{L}+$/u;
const WITH_NO_ACCENT = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const SHORTEST_STEM = 2;

/* Each word of a text with its place: {form, start, end}. */
export function tokens(text) {
  return Array.from(text.matchAll(TOKEN), (match) => {
    const written = match[0].toLowerCase();
    const form = (ENDING_AFTER_COLON.exec(written)?.[1] ?? written).replaceAll("-", "");
    return { form, start: match.index, end: match.index + match[0].length };
  });
}

export function fold(text) {
  const plain = text.toLowerCase().replace(WITH_NO_ACCENT, (letter) => LETTERS[letter]);
  return plain.normalize("NFKD").replace(/\p{M}/gu, "");
}

export class Finnish {
  #classes;
  #endings;
  #clitics;

  constructor({ classes, endings }) {
    this.#classes = classes;
    this.#endings = [nounEndings(endings), new Set(endings.persons)];
    this.#clitics = endings.clitics;
  }

  /* Each way to take a form for a stem and an ending, as [stem, 1 for a verb's and 0 for others]. With `folded` endings
     are compared without accents. */
  splits(form, folded = false) {
    const found = [];
    const endings = folded ? this.#foldedEndings() : this.#endings;
    const clitics = folded ? this.#clitics.map(fold) : this.#clitics;
    const wholes = new Set([form]);
    for (const clitic of clitics) if (form.endsWith(clitic)) wholes.add(form.slice(0, -clitic.length));
    for (const whole of wholes) {
      for (let end = whole.length; end >= Math.min(SHORTEST_STEM, form.length); end--) {
        const ending = whole.slice(end);
        for (const verb of [0, 1]) if (endings[verb].has(ending)) found.push([whole.slice(0, end), verb]);
      }
    }
    return found;
  }

  /* A word's stems, as splits has them. */
  stems(word, classes) {
    return [classes].flat().flatMap((number) => {
      const [verb, ...changes] = this.#classes[number];
      return changes.map((change) => [word.slice(0, word.length - Number(change[0])) + change.slice(1), verb]);
    });
  }

  #folded = null;

  #foldedEndings() {
    this.#folded ??= this.#endings.map((endings) => new Set([...endings].map(fold)));
    return this.#folded;
  }
}

function nounEndings({ degrees, cases, superlatives, casesBeforePossessive, possessives }) {
  const endings = new Set(superlatives);
  for (const degree of degrees) {
    for (const ending of cases) endings.add(degree + ending);
    for (const ending of casesBeforePossessive) {
      for (const possessive of possessives) endings.add(degree + ending + possessive);
    }
  }
  return endings;
}

/* How many letters one must change, add, leave out or swap to make one word of the other; more than `most` is Infinity. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + same);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    if (Math.min(...now, ...last) > most) return Infinity; // a swap looks two rows back
    [before, last] = [last, now];
  }
  return last[other.length];
}
