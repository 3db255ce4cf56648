/* The words of the site, as far as their pieces have been fetched. */

import { LIMITS } from "../contract.js";
import { distance, Finnish, fold } from "./finnish.js";
import { unpack } from "./scores.js";

export class Lexicon {
  #pieces;
  #directory;
  #count;
  #finnish;
  #loaded = new Map();
  #words = new Map();
  #byStem = new Map();
  #byFoldedStem = new Map();
  #forms = new Map();
  #splits = new Map();
  #keys = null;
  #having = new Map();

  /* `count` is the number of documents. */
  constructor(pieces, directory, count) {
    this.#pieces = pieces;
    this.#directory = directory;
    this.#count = count;
    this.#finnish = new Finnish(directory);
  }

  /* A word's entry: {lemma, stems, whole, part, synonyms, kin}. Its piece must have been fetched. */
  entry(lemma) {
    return this.#words.get(lemma);
  }

  /* The words that a form may be a form of: those that occur or have synonyms, or else those that lead to kin. `isEmpty`
     tells that it is a word without weight, such as "ja". */
  async find(form) {
    await this.load(this.#finnish.splits(form, true).map(([stem]) => fold(stem)).concat(fold(form)));
    const known = this.#forms.get(form);
    const lemmas = known ?? this.#bySplits(form);
    await this.load(lemmas);
    const found = lemmas.filter((lemma) => this.#words.has(lemma));
    const meant = found.filter((lemma) => occurs(this.entry(lemma)) || Object.keys(this.entry(lemma).synonyms).length);
    return { lemmas: meant.length ? meant : found, isEmpty: known?.length === 0 };
  }

  /* {frequency, postings} of a term, a word or ~word for a part of others: in how many fields of documents the word is,
     for a rare part must not outweigh the word itself, and where the term is. */
  occurrences(term) {
    const { whole, part } = this.entry(term.replace("~", ""));
    const count = (postings) => postings.reduce((total, documents) => total + documents.length, 0);
    if (term.startsWith("~")) return { frequency: Math.max(count(whole), count(part)), postings: part };
    return { frequency: count(whole), postings: whole };
  }

  /* By document, 1 where it has a term. Asked again and again while a word is being written. */
  having(term) {
    if (!this.#having.has(term)) {
      const has = new Uint8Array(this.#count);
      this.#visit(term, (number) => (has[number] = 1));
      this.#having.set(term, has);
    }
    return this.#having.get(term);
  }

  /* Whether some document has both terms. */
  haveCommon(one, other) {
    const has = this.having(one);
    let isFound = false;
    this.#visit(other, (number) => (isFound ||= has[number] === 1));
    return isFound;
  }

  #visit(term, visit) {
    for (const packed of this.occurrences(term).postings) unpack(packed, visit);
  }

  #bySplits(form) {
    const exact = lookUp(this.#byStem, this.#finnish.splits(form));
    if (exact.length) return exact;
    const plain = fold(form);
    return lookUp(this.#byFoldedStem, this.#finnish.splits(plain, true));
  }

  /* The words of the first and the last piece with such that begin so, the commonest first. */
  async completions(beginning) {
    const plain = fold(beginning);
    const ends = [plain, `${plain}\uffff`];
    await this.load(ends);
    const pieces = new Set(ends.map((end) => this.#pieceOf(end)));
    return [...this.#words.values()]
      .filter((entry) => entry.key.startsWith(plain) && occurs(entry) && pieces.has(this.#pieceOf(entry.key)))
      .sort((one, other) => frequency(other) - frequency(one) || (one.lemma < other.lemma ? -1 : 1))
      .slice(0, LIMITS.mostCompletions)
      .map((entry) => entry.lemma);
  }

  /* Whether a form may well be of a word of the texts, as far as can be told without fetching its piece. */
  async isLikely(form) {
    if (form.length < LIMITS.shortestKnownPart) return false;
    this.#keys ??= new Set((await this.#pieces.vocabulary()).map(fold));
    const plain = fold(form);
    return this.#keys.has(plain) || this.#finnish.splits(plain, true).some(([stem]) => this.#keys.has(stem));
  }

  /* The words that a form with a wrong letter or two may mean, the nearest and shortest first: {lemma, distance}. */
  async corrections(form) {
    const plain = fold(form);
    if (plain.length < LIMITS.lettersForOneError) return [];
    const most = plain.length < LIMITS.lettersForTwoErrors ? 1 : 2;
    const stems = new Set(this.#finnish.splits(plain, true).map(([stem]) => stem).filter((stem) => stem.length > 3));
    stems.add(plain);
    const found = [];
    for (const lemma of await this.#pieces.vocabulary()) {
      const key = fold(lemma);
      let nearest = Infinity;
      for (const stem of stems) {
        const penalty = stem === plain ? 0 : 0.5;
        nearest = Math.min(nearest, distance(stem, key, most) + penalty);
        if (stem !== plain && key.length > stem.length && key.length - stem.length < 4) {
          nearest = Math.min(nearest, distance(stem, key.slice(0, stem.length), most) + penalty + 0.25);
        }
      }
      if (nearest <= most + 0.75) found.push([nearest, lemma]);
    }
    found.sort(([one, word], [other, otherWord]) => one - other || word.length - otherWord.length);
    const nearest = found.slice(0, LIMITS.mostCorrections).map(([far, lemma]) => ({ lemma, distance: far }));
    await this.load(nearest.map(({ lemma }) => lemma));
    return nearest;
  }

  /* The positions of a word by document: {number: [place, …]}. */
  async positions(lemma) {
    const packed = (await this.#pieces.positions(this.#pieceOf(fold(lemma))))[lemma] ?? [];
    const places = new Map();
    let document = 0;
    for (let at = 0; at < packed.length; ) {
      document += packed[at];
      let place = 0;
      const end = at + 2 + packed[at + 1];
      const here = [];
      for (at += 2; at < end; at++) here.push((place += packed[at]));
      places.set(document, here);
    }
    return places;
  }

  /* Given the forms of a text, which of them to mark: those of the words, and those that hold a part, unless the part's
     word is there by itself: who looks for työ means no etätyö where there is työ. */
  marking({ whole, parts }) {
    const isWhole = this.#isOf(whole);
    const insides = parts.map((lemma) => ({ isIn: this.#isIn(lemma), isAlone: this.#isOf([lemma]) }));
    return (forms) => (form) => isWhole(form) || insides.some(({ isIn, isAlone }) => isIn(form) && !forms.some(isAlone));
  }

  /* A test for forms of some words. */
  #isOf(lemmas) {
    const wanted = new Set(lemmas);
    const stems = new Set();
    for (const lemma of lemmas) for (const [stem, verb] of this.entry(lemma).stems) stems.add(`${verb}${fold(stem)}`);
    return remembered((form) => {
      const told = this.#forms.get(form);
      if (told) return told.some((lemma) => wanted.has(lemma));
      return this.#splitsOf(form).some(([stem, verb]) => stems.has(`${verb}${fold(stem)}`));
    });
  }

  /* A test for forms that begin or end with a word and, as far as is known, are of one that holds it: maanantai begins
     like maa, but not every document that has maanantai has maa as a part. */
  #isIn(part) {
    const stems = this.entry(part).stems.map(([stem]) => stem).filter((stem) => stem.length > 2);
    return remembered((form) => {
      const ends = (stem) => this.#splitsOf(form).some(([whole]) => whole.endsWith(stem));
      if (!stems.some((stem) => form.startsWith(stem) || ends(stem))) return false;
      const known = (this.#forms.get(form) ?? this.#bySplits(form)).filter((lemma) => this.entry(lemma)?.whole.length);
      return !known.length || known.some((lemma) => this.#mayHold(lemma, part));
    });
  }

  #mayHold(lemma, part) {
    const holding = this.having(`~${part}`);
    return this.having(lemma).every((has, number) => !has || holding[number]);
  }

  #splitsOf(form) {
    if (!this.#splits.has(form)) this.#splits.set(form, this.#finnish.splits(form));
    return this.#splits.get(form);
  }

  #pieceOf(key) {
    const { starts } = this.#directory;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async load(words) {
    const numbers = new Set(words.map((word) => this.#pieceOf(fold(word))));
    await Promise.all([...numbers].map((number) => this.#loadPiece(number)));
  }

  async #loadPiece(number) {
    if (this.#loaded.has(number)) return this.#loaded.get(number);
    const loading = this.#pieces.words(number).then((piece) => this.#add(piece));
    loading.catch(() => this.#loaded.delete(number));
    this.#loaded.set(number, loading);
    return loading;
  }

  #add({ words, stems, forms }) {
    for (const [lemma, classes, whole = [], part = [], synonyms = {}, kin = []] of words) {
      const entry = { lemma, key: fold(lemma), stems: this.#finnish.stems(lemma, classes), whole, part, synonyms, kin };
      this.#words.set(lemma, entry);
      for (const [stem, verb] of entry.stems) this.#lead(stem, verb, lemma);
    }
    for (const [stem, lemmas] of Object.entries(stems)) {
      for (const lemma of lemmas) for (const verb of [0, 1]) this.#lead(stem, verb, lemma);
    }
    for (const [form, lemmas] of Object.entries(forms)) this.#forms.set(form, lemmas);
  }

  #lead(stem, verb, lemma) {
    for (const [map, key] of [[this.#byStem, stem], [this.#byFoldedStem, fold(stem)]]) {
      const name = `${verb}${key}`;
      const lemmas = map.get(name);
      if (!lemmas) map.set(name, [lemma]);
      else if (!lemmas.includes(lemma)) lemmas.push(lemma);
    }
  }
}

function remembered(tells) {
  const known = new Map();
  return (form) => {
    if (!known.has(form)) known.set(form, tells(form));
    return known.get(form);
  };
}

function lookUp(map, splits) {
  return [...new Set(splits.flatMap(([stem, verb]) => map.get(`${verb}${stem}`) ?? []))];
}

function occurs({ whole, part }) {
  return whole.length > 0 || part.length > 0;
}

function frequency(entry) {
  return entry.whole.reduce((total, field) => total + field.length, 0);
}
