/* lunr's scores of a few terms, from an index that holds only these: the scores of a query need no others. */

import lunr from "./lunr.js";

const K1 = 1.2;
const B = 0.75;

/* Scores documents. `fields` are {name: weight}; `lengths` are by field the lengths of each document's text in words;
   `terms` are by name {boost, frequency, postings}, the postings by field [[document, times], …]. Returns lunr's results. */
export function scored(terms, lengths, fields) {
  const names = Object.keys(fields);
  const averages = lengths.map(average);
  const invertedIndex = Object.create(null);
  const fieldVectors = Object.create(null);
  const ordered = [...terms.keys()].sort();
  ordered.forEach((term, termIndex) => {
    const { frequency, postings } = terms.get(term);
    const idf = Math.log(1 + Math.abs((lengths[0].length - frequency + 0.5) / (frequency + 0.5)));
    const posting = (invertedIndex[term] = Object.create(null));
    posting._index = termIndex;
    names.forEach((name, field) => {
      const documents = (posting[name] = Object.create(null));
      for (const [number, times] of postings[field] ?? []) {
        documents[number] = Object.create(null);
        const length = K1 * (1 - B + B * (lengths[field][number] / averages[field]));
        const weight = (idf * ((K1 + 1) * times) / (length + times)) * fields[name];
        const vector = (fieldVectors[`${name}/${number}`] ??= new lunr.Vector());
        vector.insert(termIndex, Math.round(weight * 1000) / 1000);
      }
    });
  });
  const tokenSet = lunr.TokenSet.fromArray(ordered);
  const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: names, pipeline: new lunr.Pipeline() });
  return index.query((query) => {
    for (const [term, { boost }] of terms) query.term(term, { boost, usePipeline: false });
  });
}

/* The average length of a field where it isn't empty. */
function average(lengths) {
  const present = lengths.filter((length) => length > 0);
  return present.reduce((total, length) => total + length, 0) / present.length;
}
