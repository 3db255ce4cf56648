/* A search: what was written made into words, the words' postings into a small lunr index, and its results narrowed. */

import { FIELDS } from "../contract.js";
import { Lexicon } from "./lexicon.js";
import { parse } from "./query.js";
import { proportions, scored, unpack } from "./scores.js";

const WHOLE = 1;
const SYNONYM = 0.7;
const BEGINNING = 0.5;
const PART = 0.3;
const NEAR = 0.2;
const SHORTEST_BEGINNING = 2;
const LONGEST_HALF_WRITTEN = 4;
const SHORTEST_PART = 3;
const MOST_SCORED = 300;

export class Engine {
  #pieces;
  #lexicon = null;
  #documents = null;

  constructor(pieces) {
    this.#pieces = pieces;
  }

  /* Searches. `facets` are the chosen values by facet, `sort` is "", "newest" or "adopted". Returns the numbers of all
     the documents found, best first; how many of them have every word; the facets with counts; and what was taken for
     what. */
  async search({ query = "", facets = {}, sort = "" }) {
    const [directory, documents] = await Promise.all([this.#pieces.directory(), this.#pieces.documents()]);
    this.#lexicon ??= new Lexicon(this.#pieces, directory);
    this.#documents = documents;
    const items = parse(query);
    const groups = await this.#groups(items.filter((item) => !item.isExcluded));
    const excluded = await this.#groups(items.filter((item) => item.isExcluded));
    const found = items.length ? this.#found(groups, excluded) : this.#everything();
    const chosen = this.#chosen(facets);
    const shown = found.filter((one) => chosen.every((facet) => facet.has(one.number)));
    order(shown, sort, documents.adoptions);
    const most = groups.filter((group) => !group.isEmpty).length;
    return {
      results: shown.map((one) => one.number),
      withAll: shown.filter((one) => one.satisfied === most).length,
      facets: this.#counted(found, chosen),
      corrections: groups.filter((group) => group.corrections).map(({ written, corrections }) => ({ written, corrections })),
      unknown: groups.filter((group) => !group.isEmpty && !group.alternatives.length).map((group) => group.written),
      words: wordsOf(groups),
    };
  }

  /* A test for the forms that a search found, to mark them. */
  matcher({ whole, parts }) {
    return this.#lexicon.matcher(whole, parts);
  }

  /* What each item asks for: {written, isEmpty, alternatives: [{terms, weight}]}; a document needs the terms of one
     alternative. */
  async #groups(items) {
    const groups = await Promise.all(items.map((item) => (item.isPhrase ? this.#phrase(item) : this.#word(item))));
    await this.#joinNeighbours(items, groups);
    this.#addSynonyms(groups);
    await Promise.all(groups.map((group, place) => this.#guess(group, items[place])));
    return groups;
  }

  async #word({ forms: [form], isExcluded }) {
    const { lemmas, isEmpty } = await this.#lexicon.find(form);
    const alternatives = [];
    for (const lemma of lemmas) {
      const { whole, part } = this.#lexicon.entry(lemma);
      if (whole.length) alternatives.push({ terms: [lemma], weight: WHOLE });
      if (part.length && !isExcluded) alternatives.push({ terms: [`~${lemma}`], weight: PART });
    }
    return { written: form, lemmas, isEmpty, alternatives };
  }

  async #phrase({ forms }) {
    const words = await Promise.all(forms.map((form) => this.#lexicon.find(form)));
    const slots = words.map(({ lemmas }, place) => ({ lemmas, place })).filter(({ place }) => !words[place].isEmpty);
    const written = forms.join(" ");
    if (!slots.length) return { written, lemmas: [], isEmpty: true, alternatives: [] };
    const places = await this.#phraseDocuments(slots);
    const terms = slots.flatMap(({ lemmas }) => lemmas).filter((lemma) => this.#lexicon.entry(lemma).whole.length);
    const alternatives = terms.map((lemma) => ({ terms: [lemma], weight: WHOLE, only: places }));
    return { written, lemmas: [], isEmpty: false, alternatives };
  }

  /* The documents where the words stand side by side in this order. */
  async #phraseDocuments(slots) {
    const first = slots[0].place;
    let starts = null;
    for (const { lemmas, place } of slots) {
      const here = new Map();
      for (const lemma of lemmas) {
        for (const [number, positions] of await this.#lexicon.positions(lemma)) {
          const known = here.get(number) ?? new Set();
          for (const position of positions) known.add(position - (place - first));
          here.set(number, known);
        }
      }
      starts = starts ? common(starts, here) : here;
    }
    return new Set(starts.keys());
  }

  /* A compound written apart: two words side by side also mean the word they make together. */
  async #joinNeighbours(items, groups) {
    for (let place = 0; place + 1 < items.length; place++) {
      const [one, other] = [items[place], items[place + 1]];
      if (one.isPhrase || other.isPhrase || one.isExcluded) continue;
      const { lemmas } = await this.#lexicon.find(one.forms[0] + other.forms[0]);
      const together = lemmas.filter((lemma) => this.#lexicon.entry(lemma).whole.length);
      for (const group of [groups[place], groups[place + 1]]) {
        for (const lemma of together) group.alternatives.push({ terms: [lemma], weight: WHOLE });
      }
    }
  }

  #addSynonyms(groups) {
    for (const variants of this.#lexicon.synonyms) {
      for (const variant of variants) {
        for (let start = 0; start + variant.length <= groups.length; start++) {
          const matched = groups.slice(start, start + variant.length);
          if (!variant.length || !matched.every((group, place) => group.lemmas.includes(variant[place]))) continue;
          const others = variants.filter((other) => other !== variant && other.length);
          for (const group of matched) (group.synonyms ??= []).push(...others);
        }
      }
    }
  }

  /* Synonyms join in; a word that nothing knows is taken for the beginning of others, or for one written wrong. */
  async #guess(group, { isOpen, isExcluded }) {
    for (const terms of group.synonyms ?? []) {
      const known = await Promise.all(terms.map((lemma) => this.#lexicon.find(lemma)));
      if (known.every(({ lemmas }, place) => lemmas.includes(terms[place]))) {
        group.alternatives.push({ terms, weight: SYNONYM });
      }
    }
    if (isExcluded || group.written.includes(" ")) return;
    if (isOpen && isUnfinished(group)) {
      const completions = await this.#lexicon.completions(group.written);
      group.alternatives.push(...completions.map((lemma) => ({ terms: [this.#term(lemma)], weight: BEGINNING })));
    }
    if (group.isEmpty || group.alternatives.length) return;
    group.alternatives = await this.#apart(group.written);
    if (group.alternatives.length) return;
    const corrections = await this.#lexicon.corrections(group.written);
    if (!corrections.length) return;
    group.corrections = corrections;
    group.alternatives = corrections.map((lemma) => ({ terms: [this.#term(lemma)], weight: NEAR }));
  }

  /* A compound that nothing has is sought as the two words it is made of, both in one document. */
  async #apart(form) {
    for (let cut = form.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
      const head = form.slice(0, cut);
      const heads = this.#lexicon.known(head).filter((lemma) => lemma === head || head.endsWith("n"));
      if (!heads.length) continue;
      const { lemmas: tails } = await this.#lexicon.find(form.slice(cut));
      const pairs = heads.flatMap((one) => tails.map((other) => [this.#terms(one), this.#terms(other)]));
      const alternatives = pairs
        .flatMap(([ones, others]) => ones.flatMap((one) => others.map((other) => [one, other])))
        .filter(([one, other]) => this.#haveCommon(one, other))
        .map((terms) => ({ terms, weight: PART }));
      if (alternatives.length) return alternatives;
    }
    return [];
  }

  #haveCommon(one, other) {
    const [ones, others] = [this.#having(one), this.#having(other)];
    return ones.some((has, number) => has && others[number]);
  }

  #terms(lemma) {
    const { whole, part } = this.#lexicon.entry(lemma);
    return [...(whole.length ? [lemma] : []), ...(part.length ? [`~${lemma}`] : [])];
  }

  #term(lemma) {
    return this.#lexicon.entry(lemma).whole.length ? lemma : `~${lemma}`;
  }

  #everything() {
    return Array.from({ length: this.#count }, (_, number) => ({ number, score: 0, satisfied: 0 }));
  }

  /* Every document that has at least one of the words: {number, score, satisfied}. The scores are lunr's; where hundreds
     are found, those that will not be seen before the others are only put in order. */
  #found(groups, excluded) {
    const onlyExcludes = !groups.some((group) => !group.isEmpty);
    const banned = this.#documentsWith(excluded.flatMap((group) => group.alternatives));
    if (onlyExcludes) return this.#everything().filter(({ number }) => !banned[number]);
    const terms = this.#weighted(groups);
    const satisfied = this.#satisfied(groups);
    const { lengths } = this.#documents;
    const proportional = proportions(terms, lengths, FIELDS);
    const numbers = this.#everything().flatMap(({ number }) => (satisfied[number] && !banned[number] ? [number] : []));
    numbers.sort((one, other) => satisfied[other] - satisfied[one] || proportional[other] - proportional[one]);
    const best = new Set(numbers.slice(0, MOST_SCORED));
    const scores = new Map();
    if (terms.size) {
      const results = scored(terms, lengths, FIELDS, (number) => best.has(number));
      for (const { ref, score } of results) scores.set(Number(ref), score);
    }
    return numbers.map((number, place) => ({ number, score: scores.get(number) ?? -place, satisfied: satisfied[number] }));
  }

  /* The terms that are sought, as `scored` wants them. */
  #weighted(groups) {
    const boosts = new Map();
    for (const { terms, weight } of groups.flatMap((group) => group.alternatives)) {
      for (const term of terms) boosts.set(term, Math.max(weight, boosts.get(term) ?? 0));
    }
    const weighted = ([term, boost]) => [term, { boost, frequency: this.#frequency(term), postings: this.#postings(term) }];
    return new Map([...boosts].map(weighted));
  }

  /* By document, how many of the groups it satisfies. */
  #satisfied(groups) {
    const counts = new Uint8Array(this.#count);
    for (const { alternatives } of groups) {
      const found = this.#documentsWith(alternatives);
      for (let number = 0; number < counts.length; number++) counts[number] += found[number];
    }
    return counts;
  }

  /* By document, 1 where it has all the terms of one of the alternatives. */
  #documentsWith(alternatives) {
    const found = new Uint8Array(this.#count);
    for (const { terms, only } of alternatives) {
      const [first, ...others] = terms.map((term) => this.#having(term));
      for (let number = 0; number < found.length; number++) {
        if (first[number] && others.every((has) => has[number]) && (!only || only.has(number))) found[number] = 1;
      }
    }
    return found;
  }

  #having(term) {
    const has = new Uint8Array(this.#count);
    for (const packed of this.#postings(term)) unpack(packed, (number) => (has[number] = 1));
    return has;
  }

  #postings(term) {
    const entry = this.#lexicon.entry(term.replace("~", ""));
    return term.startsWith("~") ? entry.part : entry.whole;
  }

  get #count() {
    return this.#documents.lengths[0].length;
  }

  /* In how many fields of documents a word is, by itself or as a part: a rare part must not outweigh the word itself. */
  #frequency(term) {
    const { whole, part } = this.#lexicon.entry(term.replace("~", ""));
    const count = (postings) => postings.reduce((total, documents) => total + documents.length, 0);
    return term.startsWith("~") ? Math.max(count(whole), count(part)) : count(whole);
  }

  /* The chosen places of each facet, and whether a document has one of them. */
  #chosen(facets) {
    return this.#documents.facets.map(({ name, values, documents }) => {
      const wanted = new Set();
      values.forEach(([slug], place) => (facets[name] ?? []).includes(slug) && wanted.add(place));
      const has = (number) => !wanted.size || placesOf(documents[number]).some((place) => wanted.has(place));
      return { has, wanted };
    });
  }

  /* Each facet's values, counted over the documents that the other facets let through. */
  #counted(found, chosen) {
    const { facets } = this.#documents;
    const counts = facets.map(({ values }) => new Array(values.length).fill(0));
    const count = (facet, number) => {
      for (const place of placesOf(facets[facet].documents[number])) counts[facet][place]++;
    };
    const narrowing = chosen.flatMap(({ wanted }, facet) => (wanted.size ? [facet] : []));
    for (const { number } of found) {
      const stopping = narrowing.filter((facet) => !chosen[facet].has(number));
      if (!stopping.length) for (let facet = 0; facet < facets.length; facet++) count(facet, number);
      else if (stopping.length === 1) count(stopping[0], number);
    }
    return facets.map(({ name, title, values }, facet) => {
      const counted = values.map(([slug, label], place) => {
        return { slug, label, count: counts[facet][place], isChosen: chosen[facet].wanted.has(place) };
      });
      return { name, title, values: counted };
    });
  }
}

function placesOf(written) {
  return typeof written === "number" ? [written] : written;
}

/* Whether a word being written looks like the beginning of another: nothing is known of it, or it is so short that what
   is known may be chance. */
function isUnfinished({ written, lemmas, alternatives, isEmpty }) {
  if (written.length < SHORTEST_BEGINNING || isEmpty) return false;
  return !alternatives.length || (written.length <= LONGEST_HALF_WRITTEN && !lemmas.includes(written));
}

function common(starts, here) {
  const both = new Map();
  for (const [number, positions] of starts) {
    const shared = [...positions].filter((position) => here.get(number)?.has(position));
    if (shared.length) both.set(number, new Set(shared));
  }
  return both;
}

/* Sorts in place. Documents are numbered newest first. */
function order(found, sort, adoptions) {
  const adopted = ({ number }) => adoptions[number] ?? 0;
  const byRelevance = (one, other) => other.satisfied - one.satisfied || other.score - one.score;
  const newest = (one, other) => one.number - other.number;
  const orders = { newest, adopted: (one, other) => adopted(other) - adopted(one) || byRelevance(one, other) };
  const chosen = orders[sort] ?? byRelevance;
  found.sort((one, other) => chosen(one, other) || newest(one, other));
}

function wordsOf(groups) {
  const terms = groups.flatMap((group) => group.alternatives).flatMap(({ terms }) => terms);
  const parts = terms.filter((term) => term.startsWith("~")).map((term) => term.slice(1));
  return { whole: [...new Set(terms.filter((term) => !term.startsWith("~")).concat(parts))], parts: [...new Set(parts)] };
}
