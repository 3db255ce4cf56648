/* lunr's scores of a few terms, from an index that holds only these: the scores of a query need no others.

   `fields` are {name: weight}; `lengths` are by field the lengths of each document's text in words; `terms` are by name
   {boost, frequency, postings}, the postings by field as they come packed. */

import { TIMES_BITS } from "../contract.js";
import lunr from "./lunr.js";

const K1 = 1.2;
const B = 0.75;
const TIMES = (1 << TIMES_BITS) - 1;

/* lunr's results for the documents that `isWanted`, by number. */
export function scored(terms, lengths, fields, isWanted = () => true) {
  const invertedIndex = Object.create(null);
  const fieldVectors = Object.create(null);
  const names = Object.keys(fields);
  const ordered = [...terms.keys()].sort();
  ordered.forEach((term, place) => {
    invertedIndex[term] = Object.create(null, { _index: { value: place } });
    for (const name of names) invertedIndex[term][name] = Object.create(null);
  });
  weigh(ordered, terms, lengths, fields, (place, name, number, weight) => {
    if (!isWanted(number)) return;
    invertedIndex[ordered[place]][name][number] = Object.create(null);
    (fieldVectors[`${name}/${number}`] ??= new lunr.Vector()).insert(place, weight);
  });
  const tokenSet = lunr.TokenSet.fromArray(ordered);
  const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: names, pipeline: new lunr.Pipeline() });
  return index.query((query) => {
    for (const [term, { boost }] of terms) query.term(term, { boost, usePipeline: false });
  });
}

/* What lunr's scores of all documents are in proportion to: by number, and much sooner than lunr tells them. */
export function proportions(terms, lengths, fields) {
  const totals = new Float64Array(lengths[0].length);
  const ordered = [...terms.keys()];
  weigh(ordered, terms, lengths, fields, (place, name, number, weight) => {
    totals[number] += weight * terms.get(ordered[place]).boost;
  });
  return totals;
}

/* Calls `visit(document, times)` for each posting of a list. */
export function unpack(packed, visit) {
  let number = 0;
  for (const one of packed) visit((number += one >> TIMES_BITS), one & TIMES);
}

function weigh(ordered, terms, lengths, fields, visit) {
  const averages = lengths.map(average);
  ordered.forEach((term, place) => {
    const { frequency, postings } = terms.get(term);
    const idf = Math.log(1 + Math.abs((lengths[0].length - frequency + 0.5) / (frequency + 0.5)));
    Object.entries(fields).forEach(([name, boost], field) => {
      unpack(postings[field] ?? [], (number, times) => {
        const length = K1 * (1 - B + B * (lengths[field][number] / averages[field]));
        const weight = (idf * ((K1 + 1) * times) / (length + times)) * boost;
        visit(place, name, number, Math.round(weight * 1000) / 1000);
      });
    });
  });
}

/* The average length of a field where it isn't empty. */
function average(lengths) {
  const present = lengths.filter((length) => length > 0);
  return present.reduce((total, length) => total + length, 0) / present.length;
}
