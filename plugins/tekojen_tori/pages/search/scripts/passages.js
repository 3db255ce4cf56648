/* The part of a text that tells why it was found, with the words found marked. */

import { tokens } from "./finnish.js";

const LENGTH = 220;
const SENTENCE = /[^.!?]+[.!?]*\s*/gu;

/* The text as [[piece, isMarked], …]. */
export function marked(text, marking) {
  const pieces = [];
  const words = tokens(text);
  const matches = marking(words.map(({ form }) => form));
  let done = 0;
  for (const { form, start, end } of words) {
    if (!matches(form)) continue;
    if (start > done) pieces.push([text.slice(done, start), false]);
    pieces.push([text.slice(start, end), true]);
    done = end;
  }
  if (done < text.length) pieces.push([text.slice(done), false]);
  return pieces;
}

/* The sentence of a document's text where most different words were found, and what follows it, up to some two lines. */
export function passage(document, matches) {
  const { text } = document;
  let best = null;
  for (const sentence of sentencesOf(document)) {
    const found = new Set(sentence.words.filter(({ form }) => matches(form)).map(({ form }) => form));
    if (found.size && (!best || found.size > best.found)) best = { ...sentence, found: found.size };
  }
  if (!best) return null;
  const first = best.words.find(({ form }) => matches(form)).start;
  const start = first > LENGTH / 2 ? best.start + wordStart(best.text, first - LENGTH / 3) : best.start;
  const rest = text.slice(start);
  const end = rest.length > LENGTH ? wordStart(rest, LENGTH) : rest.length;
  const shown = rest.slice(0, end).trim();
  const isCut = end < rest.length && !/[.!?]$/.test(shown);
  return `${start > best.start ? "…" : ""}${shown}${isCut ? "…" : ""}`;
}

const sentences = new WeakMap();

/* {start, text, words}: taken apart once, for each letter typed asks for much the same documents. */
function sentencesOf(document) {
  if (!sentences.has(document)) {
    const matches = Array.from(document.text.matchAll(SENTENCE));
    const parts = matches.map(({ index, 0: text }) => ({ start: index, text, words: tokens(text) }));
    sentences.set(document, parts);
  }
  return sentences.get(document);
}

function wordStart(text, near) {
  const space = text.lastIndexOf(" ", near);
  return space < 0 ? 0 : space + 1;
}
