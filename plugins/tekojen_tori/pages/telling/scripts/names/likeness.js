/* Names that are nearly the same in letters. `content/names.py` says the same, and why. */

import { distance } from "../../search/finnish.js";

const LIKENESS = 0.75;
const LIKENESS_OF_WORDS = 0.7;
const LIKENESS_OF_OTHER_BEGINNINGS = 0.85;
const LONGER_BY = 3;
const SHORTEST_MISSPELT = 4;

/* The one name that a folded text is near to, or null. `known` is a Map of names by their folded forms. */
export function misspelt(text, known, short) {
  if (text.length < SHORTEST_MISSPELT) return null;
  let [best, most] = [new Set(), 0];
  for (const [form, name] of known) {
    const score = likeness(text, form, LIKENESS);
    if (score < LIKENESS || score < most || !isNear(text, form, score, short)) continue;
    if (score > most) [best, most] = [new Set(), score];
    best.add(name);
  }
  return best.size === 1 ? [...best][0] : null;
}

function isNear(text, name, score, short) {
  const isTurned = sorted(text) === sorted(name);
  if (Math.abs(name.length - text.length) >= Math.max(LONGER_BY, Math.floor(text.length / 6))) return false;
  if (text.length <= short && name.length === text.length && !isTurned) return false;
  if (text[0] !== name[0] && score < LIKENESS_OF_OTHER_BEGINNINGS && !isTurned) return false;
  const [words, others] = [wordsOf(text), wordsOf(name)];
  return words.length === others.length && words.every((word, place) => isLike(word, others[place]));
}

function isLike(word, other) {
  if (likeness(word, other, LIKENESS_OF_WORDS) >= LIKENESS_OF_WORDS) return true;
  return other.length < SHORTEST_MISSPELT && distance(word, other, 1) < 2;
}

/* 1 for the same; anything less than `least` may be 0. */
export function likeness(one, other, least) {
  const longest = Math.max(one.length, other.length);
  const wrong = distance(one, other, Math.floor((1 - least) * longest + 1e-9));
  return wrong === Infinity ? 0 : 1 - wrong / longest;
}

function wordsOf(text) {
  return text.match(/[^\s-]+/g) ?? [];
}

export function sorted(text) {
  return [...text].sort().join("");
}
