/* A search: what was written made into words, and the documents that have them, best first and narrowed. */

import { LIMITS } from "../contract.js";
import { Asking } from "./asking.js";
import { Lexicon } from "./lexicon.js";
import { parse } from "./query.js";
import { idf, scores, unpack } from "./scores.js";

const MOST_NEAR = 2;
const MOST_NEAR_OF = 10;

export class Engine {
  #pieces;
  #lexicon = null;
  #asking = null;
  #documents = null;

  constructor(pieces) {
    this.#pieces = pieces;
  }

  /* Searches. `facets` are the chosen values by facet, `sort` is "", "newest" or "adopted". Returns the numbers of all
     the documents found, best first; how many of them have every word, and whether these come first; the facets with
     counts; and what was taken for what. */
  async search({ query = "", facets = {}, sort = "" }) {
    const directory = await this.#pieces.directory();
    const { documents } = directory;
    if (this.#documents !== documents) {
      this.#documents = documents;
      this.#lexicon = new Lexicon(this.#pieces, directory, this.#count);
      this.#asking = new Asking(this.#lexicon);
    }
    const items = parse(query);
    const groups = await this.#asking.groups(items.filter((item) => !item.isExcluded));
    const excluded = await this.#asking.groups(items.filter((item) => item.isExcluded));
    const found = items.length ? this.#found(groups, excluded) : this.#everything();
    const chosen = this.#chosen(facets);
    const shown = found.filter((one) => chosen.every((facet) => facet.has(one.number)));
    const isAllFirst = groups.filter((group) => !group.isEmpty).length <= LIMITS.mostAllNeeded;
    order(shown, sort, documents.adoptions, isAllFirst);
    const told = (group) => !group.isEmpty && !group.alternatives.length && !group.corrections;
    return {
      results: shown.map((one) => one.number),
      withAll: shown.filter((one) => one.hasAll).length,
      isAllFirst,
      facets: this.#counted(found, chosen),
      near: groups.every((group) => group.isKnown) ? [] : this.#near(shown, groups),
      corrections: groups.filter((group) => group.corrections).map(({ written, corrections }) => ({ written, corrections })),
      instead: groups.filter((group) => group.instead).map(({ written, instead }) => ({ written, instead })),
      unknown: groups.filter(told).map((group) => group.written),
      words: wordsOf(groups),
    };
  }

  /* Given the forms of a text, a test for those that a search found, to mark them. */
  marking(words) {
    return this.#lexicon.marking(words);
  }

  #everything() {
    return Array.from({ length: this.#count }, (_, number) => ({ number, score: 0, hasAll: true }));
  }

  /* Every document that has at least one of the words: {number, score, hasAll}. The score is lunr's, the less the fewer,
     commoner and less certain the words that the document has. */
  #found(groups, excluded) {
    const asked = groups.filter((group) => !group.isEmpty);
    const banned = this.#documentsWith(excluded.flatMap((group) => group.alternatives));
    if (!asked.length) return this.#everything().filter(({ number }) => !banned[number]);
    const having = asked.map(({ alternatives }) => this.#documentsWith(alternatives));
    const rarities = having.map((has) => idf(has.reduce((sum, one) => sum + (one > 0), 0), this.#count));
    const most = rarities.reduce((sum, rarity, place) => sum + (asked[place].alternatives.length ? rarity : 0), 0);
    const needed = having.filter((_, place) => !asked[place].isGuess);
    const totals = scores(this.#weighted(groups), this.#documents.lengths);
    const found = [];
    for (let number = 0; number < this.#count; number++) {
      if (banned[number] || !having.some((has) => has[number])) continue;
      const covered = rarities.reduce((sum, rarity, place) => sum + rarity * having[place][number], 0);
      const worth = this.#documents.worth[number] ?? 1;
      const score = Math.round(((totals[number] * covered) / most) * worth * 1e6) / 1e6;
      found.push({ number, score, hasAll: needed.every((has) => has[number]) });
    }
    return found;
  }

  /* The terms that are sought, as `scores` wants them. */
  #weighted(groups) {
    const boosts = new Map();
    for (const { terms, weight } of groups.flatMap((group) => group.alternatives)) {
      for (const term of terms) boosts.set(term, Math.max(weight, boosts.get(term) ?? 0));
    }
    const weighted = ([term, boost]) => [term, { boost, ...this.#lexicon.occurrences(term) }];
    return new Map([...boosts].map(weighted));
  }

  /* By document, the most weight of the alternatives of which it has all the terms; 0 where it has none. */
  #documentsWith(alternatives) {
    const found = new Float64Array(this.#count);
    for (const { terms, only, weight } of alternatives) {
      const others = terms.slice(1).map((term) => this.#lexicon.having(term));
      const fits = (number) => (!only || only.has(number)) && others.every((has) => has[number]);
      const find = (number) => weight > found[number] && fits(number) && (found[number] = weight);
      for (const packed of this.#lexicon.occurrences(terms[0]).postings) unpack(packed, find);
    }
    return found;
  }

  get #count() {
    return this.#documents.lengths[0].length;
  }

  /* The themes and sectors that tell most of the best documents found: [{label, address}]. Those count double whose own
     pages are among these, or have what is sought for a word that nothing has. */
  #near(found, groups) {
    const best = found.slice(0, MOST_NEAR_OF);
    const sought = this.#documentsWith(groups.filter((group) => !group.isKnown).flatMap((group) => group.alternatives));
    const themesFirst = this.#documents.facets.filter(({ address }) => address).reverse();
    return themesFirst.flatMap(({ address, values, documents, pages }) => {
      const having = values.map(() => 0);
      for (const places of documents) for (const value of placesOf(places)) having[value]++;
      const weights = values.map(() => 0);
      for (const { number, score } of best) {
        for (const value of placesOf(documents[number])) weights[value] += score * idf(having[value], this.#count);
        const own = pages.indexOf(number);
        if (own >= 0) weights[own] += 2 * score * idf(having[own], this.#count);
      }
      pages.forEach((own, value) => {
        if (sought[own]) weights[value] += 2 * (best[0]?.score ?? 0) * sought[own] * idf(having[value], this.#count);
      });
      const order = values.map((_, value) => value).filter((value) => weights[value] > 0);
      order.sort((one, other) => weights[other] - weights[one]);
      return order.slice(0, MOST_NEAR).map((value) => ({ label: values[value][1], address: `${address}${values[value][0]}/` }));
    });
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

/* Sorts in place. Documents are numbered newest first. */
function order(found, sort, adoptions, isAllFirst) {
  const adopted = ({ number }) => adoptions[number] ?? 0;
  const byAll = (one, other) => (isAllFirst ? other.hasAll - one.hasAll : 0);
  const byRelevance = (one, other) => byAll(one, other) || other.score - one.score;
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
