/* lunr's scores: how much each word weighs in each document. `tori search` has lunr itself count with the same weights.

   `lengths` are by field the lengths of each document's text in words; `terms` are by name {boost, frequency, postings},
   the postings by field as they come packed. */

import { FIELDS, LUNR, TIMES_BITS } from "../contract.js";

const TIMES = (1 << TIMES_BITS) - 1;

/* By number, what lunr's scores of all documents are in proportion to. */
export function scores(terms, lengths) {
  const totals = new Float64Array(lengths[0].length);
  const averages = lengths.map(average);
  for (const { boost, frequency, postings } of terms.values()) {
    const rarity = idf(frequency, lengths[0].length);
    Object.values(FIELDS).forEach((weight, field) => {
      unpack(postings[field] ?? [], (number, times) => {
        const length = LUNR.k1 * (1 - LUNR.b + LUNR.b * (lengths[field][number] / averages[field]));
        const score = ((rarity * ((LUNR.k1 + 1) * times)) / (length + times)) * weight;
        totals[number] += (Math.round(score * 1000) / 1000) * boost;
      });
    });
  }
  return totals;
}

/* How much it tells that something is in so few of all. */
export function idf(frequency, all) {
  return Math.log(1 + Math.abs((all - frequency + 0.5) / (frequency + 0.5)));
}

/* Calls `visit(document, times)` for each posting of a list. */
export function unpack(packed, visit) {
  let number = 0;
  for (const one of packed) visit((number += one >> TIMES_BITS), one & TIMES);
}

/* The average length of a field where it isn't empty. */
function average(lengths) {
  const present = lengths.filter((length) => length > 0);
  return present.reduce((total, length) => total + length, 0) / present.length;
}
