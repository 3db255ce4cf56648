/* What a reader asks for: each word written is made into alternatives, words of the index one of which a document needs.

   A group is what one item of a query asks for: {written, lemmas, isEmpty, isKnown, alternatives: [{terms, weight}]}. A
   document needs all the terms of one alternative; a term is a word, or ~word for a part of another. `isKnown` tells that
   the very word is in the texts, or may still become such a word. */

import { LIMITS, WEIGHTS } from "../contract.js";

export class Asking {
  #lexicon;
  #guesses = new Map();

  constructor(lexicon) {
    this.#lexicon = lexicon;
  }

  /* A group for each item of a parsed query. Of a word that nothing has, `corrections` are those that it may be written
     wrong of, and `instead` the words that are sought for it; `isGuess` tells that these may mean something else. */
  async groups(items) {
    const joined = this.#joinable(items).map(([, form]) => this.#lexicon.find(form)); // fetched beside the words
    const groups = await Promise.all(items.map((item) => (item.isPhrase ? this.#phrase(item) : this.#word(item))));
    await Promise.all(joined);
    await this.#joinNeighbours(items, groups);
    await this.#addSynonyms(groups);
    await Promise.all(groups.map((group, place) => this.#guess(group, items[place])));
    return groups;
  }

  async #word({ forms: [form], isExcluded }) {
    const { lemmas, isEmpty } = await this.#lexicon.find(form);
    const alternatives = lemmas.flatMap((lemma) => this.#as(lemma, WEIGHTS.whole));
    const sought = isExcluded ? alternatives.filter(isWhole) : alternatives;
    return { written: form, lemmas, isEmpty, isKnown: isEmpty || sought.length > 0, alternatives: sought };
  }

  async #phrase({ forms }) {
    const words = await Promise.all(forms.map((form) => this.#lexicon.find(form)));
    const slots = words.map(({ lemmas }, place) => ({ lemmas, place })).filter(({ place }) => !words[place].isEmpty);
    const written = forms.join(" ");
    if (!slots.length) return { written, lemmas: [], isEmpty: true, isKnown: true, alternatives: [] };
    const places = await this.#phraseDocuments(slots);
    const terms = slots.flatMap(({ lemmas }) => lemmas).filter((lemma) => this.#lexicon.entry(lemma).whole.length);
    const alternatives = terms.map((lemma) => ({ terms: [lemma], weight: WEIGHTS.whole, only: places }));
    return { written, lemmas: [], isEmpty: false, isKnown: true, alternatives };
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
    for (const [place, form] of this.#joinable(items)) {
      const { lemmas } = await this.#lexicon.find(form);
      const together = lemmas.flatMap((lemma) => this.#as(lemma, WEIGHTS.whole)).filter(isWhole);
      for (const group of [groups[place], groups[place + 1]]) group.alternatives.push(...together);
    }
  }

  /* The places of the words that may make one with the next, and that. */
  #joinable(items) {
    return items.slice(1).flatMap((other, place) => {
      const one = items[place];
      return one.isPhrase || other.isPhrase || one.isExcluded ? [] : [[place, one.forms[0] + other.forms[0]]];
    });
  }

  /* What means the same as a word, or as several side by side, joins in. */
  async #addSynonyms(groups) {
    const asked = groups.filter((group) => !group.isEmpty);
    const found = asked.flatMap((_, start) => this.#phrasesFrom(asked, start));
    await this.#lexicon.load(found.flatMap(({ same }) => same.flatMap(wordsOf)));
    for (const { matched, same } of found) {
      for (const group of matched) if (!group.alternatives.length) group.instead = told(same);
    }
    for (const { matched, same } of found) {
      for (const group of matched) group.alternatives.push(...same.flatMap((one) => this.#meaning(one)));
    }
  }

  /* The phrases that begin at one of the groups: the groups that they cover, and what means the same. */
  #phrasesFrom(groups, start) {
    const known = groups[start].lemmas.flatMap((lemma) => Object.entries(this.#lexicon.entry(lemma).synonyms));
    return known.flatMap(([rest, same]) => {
      const others = rest ? wordsOf(rest) : [];
      const matched = groups.slice(start, start + 1 + others.length);
      if (!others.length && this.#isPlenty(matched[0])) return [];
      const fits = matched.length > others.length && others.every((one, place) => matched[place + 1].lemmas.includes(one));
      return fits ? [{ matched, same }] : [];
    });
  }

  /* Whether so many documents have the word that they fill a page of results. */
  #isPlenty({ lemmas }) {
    const whole = lemmas.filter((lemma) => this.#lexicon.entry(lemma).whole.length);
    return whole.some((lemma) => this.#lexicon.having(lemma).reduce((sum, one) => sum + one, 0) >= LIMITS.plenty);
  }

  #meaning(phrase) {
    const words = wordsOf(phrase);
    if (words.length === 1) return this.#as(phrase, WEIGHTS.synonym);
    return [{ terms: words.map((word) => this.#term(word)), weight: WEIGHTS.synonym }];
  }

  /* A word that nothing has is taken for the beginning of others, for one derived from the same, for a compound of words
     that are known, or for one written wrong. */
  async #guess(group, { isOpen, isExcluded, isPhrase }) {
    if (isExcluded || isPhrase || group.isEmpty) return;
    if (isOpen && isUnfinished(group)) {
      const completions = await this.#lexicon.completions(group.written);
      group.alternatives.push(...completions.map((lemma) => ({ terms: [this.#term(lemma)], weight: WEIGHTS.beginning })));
      group.isKnown ||= completions.length > 0;
    }
    const kin = [...new Set(group.lemmas.flatMap((lemma) => this.#lexicon.entry(lemma).kin))];
    await this.#lexicon.load(kin);
    if (kin.length && !group.alternatives.length) group.instead = told(kin);
    group.alternatives.push(...kin.flatMap((lemma) => this.#as(lemma, WEIGHTS.kin)));
    if (group.alternatives.length) return;
    const { others, near, cuts, together } = await this.#guessesOf(group.written);
    group.alternatives = others;
    if (others.length) return;
    if (together) this.#takeParts(group, together);
    else if (near[0]?.distance > 1 || !near.length) this.#takeParts(group, mostKnown(cuts));
    if (!group.alternatives.length) this.#correct(group, near);
    group.isGuess = group.alternatives.length > 0;
  }

  /* What a form that nothing has may stand for, found once: it is asked for again with each letter of the words after it. */
  async #guessesOf(form) {
    if (!this.#guesses.has(form)) {
      const correcting = this.#lexicon.corrections(form); // fetched beside the parts
      const cuts = await this.#cuts(form);
      const [others, near] = [await this.#otherCompounds(cuts), await correcting];
      this.#guesses.set(form, { others, near, cuts, together: cuts.find((cut) => this.#pairs(cut).length) });
    }
    return this.#guesses.get(form);
  }

  /* The parts of a compound are sought for the whole, first of all both in one document. */
  #takeParts(group, cut) {
    const parts = partsOf(cut);
    const alone = parts.flatMap(({ terms }) => terms).map((term) => ({ terms: [term], weight: WEIGHTS.near }));
    group.alternatives = [...this.#pairs(cut).map((terms) => ({ terms, weight: WEIGHTS.part })), ...alone];
    if (parts.length) group.instead = parts.map(({ words }) => words[0]);
  }

  #correct(group, near) {
    if (!near.length) return;
    group.corrections = near.map(({ lemma }) => lemma);
    if (group.written.length < LIMITS.shortestGuessed) return;
    group.alternatives = group.corrections.map((lemma) => ({ terms: [this.#term(lemma)], weight: WEIGHTS.near }));
  }

  /* The ways to take a form for a compound with a known beginning or end, the longest beginning first: {head, tail}, each
     {written, words, terms, same}, or null where it isn't known: the words that it may be or lead to, and those of the same
     meaning. */
  async #cuts(form) {
    const places = [];
    for (let cut = form.length - LIMITS.shortestPart; cut >= LIMITS.shortestPart; cut--) places.push(cut);
    const cuts = await Promise.all(places.map((cut) => this.#cut(form.slice(0, cut), form.slice(cut))));
    return cuts.filter(({ head, tail }) => head || tail);
  }

  async #cut(beginning, end) {
    const heads = await this.#heads(beginning);
    const tails = heads.length || (await this.#lexicon.isLikely(end)) ? (await this.#lexicon.find(end)).lemmas : [];
    const [head, tail] = await Promise.all([this.#partOf(beginning, heads), this.#partOf(end, tails)]);
    return { head, tail };
  }

  /* The words that may begin a compound so: as they are, in the genitive, -nen as -s, or joined by a Swedish s. */
  async #heads(written) {
    const word = written.endsWith("s") ? `${written.slice(0, -1)}nen` : null;
    const [{ lemmas }, joined] = await Promise.all([this.#lexicon.find(written), word && this.#lexicon.find(word)]);
    const found = lemmas.filter((lemma) => [written, written.slice(0, -1)].includes(lemma) || written.endsWith("n"));
    if (!joined) return found;
    const { lemmas: others } = joined;
    return [...found, ...others.filter((lemma) => lemma === word)];
  }

  async #partOf(written, lemmas) {
    const same = lemmas.flatMap((lemma) => this.#lexicon.entry(lemma).synonyms[""] ?? []).filter((one) => !one.includes(" "));
    const kin = lemmas.flatMap((lemma) => this.#lexicon.entry(lemma).kin);
    const words = [...new Set([...lemmas, ...same, ...kin])];
    await this.#lexicon.load(words);
    const terms = words.flatMap((lemma) => this.#as(lemma, WEIGHTS.part)).flatMap((one) => one.terms);
    const occurring = words.filter((lemma) => this.#as(lemma, 1).length);
    return terms.length ? { written, words: occurring, terms, same } : null;
  }

  /* Compounds of the same parts, one of them said in other words: esihenkilötyö of esimiestyö. */
  async #otherCompounds(cuts) {
    const whole = cuts.filter(({ head, tail }) => head && tail);
    const forms = whole.flatMap(({ head, tail }) => {
      return [...head.same.map((one) => one + tail.written), ...tail.same.map((one) => head.written + one)];
    });
    const found = await Promise.all(forms.map((form) => this.#lexicon.find(form)));
    return [...new Set(found.flatMap(({ lemmas }) => lemmas))].flatMap((lemma) => this.#as(lemma, WEIGHTS.synonym));
  }

  /* The terms of both parts of a compound that some document has together. */
  #pairs({ head, tail }) {
    if (!head || !tail) return [];
    const pairs = head.terms.flatMap((one) => tail.terms.map((other) => [one, other]));
    return pairs.filter((terms) => this.#lexicon.haveCommon(...terms));
  }

  /* A word as alternatives: by itself, and as a part of others. */
  #as(lemma, weight) {
    const { whole, part } = this.#lexicon.entry(lemma);
    return [
      ...(whole.length ? [{ terms: [lemma], weight }] : []),
      ...(part.length ? [{ terms: [`~${lemma}`], weight: weight * WEIGHTS.part }] : []),
    ];
  }

  #term(lemma) {
    return this.#lexicon.entry(lemma).whole.length ? lemma : `~${lemma}`;
  }
}

/* The words to tell a reader, who needs no more than a few, and no phrases in their base forms. */
function told(same) {
  const words = same.filter((one) => !one.includes(" "));
  return (words.length ? words : same).slice(0, LIMITS.mostTold);
}

function wordsOf(phrase) {
  return phrase.split(" ");
}

function isWhole({ terms }) {
  return !terms[0].startsWith("~");
}

/* Of the cuts of an unknown compound the first that knows most of it. */
function mostKnown(cuts) {
  const letters = (cut) => partsOf(cut).reduce((total, { written }) => total + written.length, 0);
  return cuts.reduce((best, cut) => (letters(cut) > letters(best) ? cut : best), { head: null, tail: null });
}

/* The known parts of a cut; one alone must be long to tell anything. */
function partsOf({ head, tail }) {
  if (head && tail) return [head, tail];
  return [head, tail].filter((part) => part && part.written.length >= LIMITS.shortestPartAlone);
}

/* Whether a word being written looks like the beginning of another: nothing is known of it, or it is so short that what
   is known may be chance. */
function isUnfinished({ written, lemmas, alternatives }) {
  if (written.length < LIMITS.shortestBeginning) return false;
  return !alternatives.length || (written.length <= LIMITS.longestHalfWritten && !lemmas.includes(written));
}

function common(starts, here) {
  const both = new Map();
  for (const [number, positions] of starts) {
    const shared = [...positions].filter((position) => here.get(number)?.has(position));
    if (shared.length) both.set(number, new Set(shared));
  }
  return both;
}
