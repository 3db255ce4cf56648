/* What a reader has written: words, "phrases in quotes" and -words to leave out. */

import { tokens } from "./finnish.js";

/* Longer than any Finnish word: a word without end would keep the reader waiting. */
const LONGEST = 80;
const ITEM = /(-?)(?:["”“„»]([^"”“„«»]*)["”“„«»]?|([^\s"”“„»]+))/gu;

/* Each item as {forms, isPhrase, isExcluded, isOpen}. The last word is open until a space or a mark ends it. */
export function parse(text) {
  const items = [];
  const written = text.normalize("NFC");
  for (const match of written.matchAll(ITEM)) {
    const [whole, minus, phrase, word] = match;
    const forms = tokens(phrase ?? word).map((token) => token.form.slice(0, LONGEST));
    if (!forms.length) continue;
    const isPhrase = phrase !== undefined;
    const isExcluded = minus === "-";
    const isOpen = !isPhrase && match.index + whole.length === written.length;
    if (isPhrase || isExcluded) items.push({ forms, isPhrase: forms.length > 1, isExcluded, isOpen: false });
    else {
      forms.forEach((form, place) =>
        items.push({ forms: [form], isPhrase: false, isExcluded, isOpen: isOpen && place === forms.length - 1 }),
      );
    }
  }
  return items;
}
