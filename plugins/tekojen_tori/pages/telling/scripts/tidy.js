/* What is typed or pasted, as whoever wrote it saw it. `language/tidy.py` does the same. */

const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g;
const PICTURES = /[\u20e3\u2600-\u27bf\u2b00-\u2bff\u{1f000}-\u{1faff}]/gu;
const HYPHENS = /[\u2010\u2011\u2212\uff0d\ufe63]/g;
const DASHES = /[\u2012\u2014\u2015]/g;
const QUOTES = "\"'”“„‟’‘‚‛´`«»‹›″′*_";

/* A short text for comparing, without emoji, and without quotation marks and stops around it. */
export function tidy(written) {
  const text = written.replace(UNSEEN, "").replace(PICTURES, " ").normalize("NFKC").replace(HYPHENS, "-").replace(DASHES, "–");
  return stripped(text.replace(/\s+/g, " "), ` .,;:!?${QUOTES}`);
}

/* The text without some characters around it. */
export function stripped(text, characters) {
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text[start])) start++;
  while (end > start && characters.includes(text[end - 1])) end--;
  return text.slice(start, end);
}

export function isOneOf(nothing, written) {
  const bare = stripped(written.replace(UNSEEN, "").normalize("NFKC").replace(/\s+/g, " "), ` ${QUOTES}`).toLowerCase();
  return nothing.includes(bare) || nothing.includes(bare.replace(/\.+$/, ""));
}
