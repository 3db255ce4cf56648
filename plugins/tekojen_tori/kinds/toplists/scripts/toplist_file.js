/* A reader's own list as the file of a TOP list. */

import { contentText, fileStem } from "../contributing/deed_file.js";
import { asMarkdown, onOneLine } from "../contributing/plain_words.js";
import { shortName } from "../own_list/address.js";

const SHORTEST_TITLE = 3;
const SHORTEST_STEM = 5; /* Shorter ones may be devices of Windows. */

/* {name, text}. */
export function topListFile({ title, intro, entries }) {
  const deeds = entries.map(({ name, why }) => ({ deed: shortName(name), why }));
  const stem = fileStem(title, "");
  const name = stem.length < SHORTEST_STEM ? `lista-${stem}` : stem;
  return { name: `${name}.md`, text: contentText(Object.entries({ title, deeds }), asMarkdown(intro)) };
}

/* Why a list can't be a TOP list yet: {at, message}, where `at` selects what to mend; or null. `gone` are the names of what
   is no more. */
export function lacking({ title, intro, entries }, gone) {
  if ([...onOneLine(title)].length < SHORTEST_TITLE) return { at: "[data-list=title]", message: "Kirjoita listalle ensin otsikko." };
  if (!asMarkdown(intro)) return { at: "[data-list=intro]", message: "Kirjoita ensin esittely: mistä lista kertoo." };
  if (entries.some(({ name }) => gone.has(name))) {
    return { at: ".own-thing--gone [data-remove]", message: "Poista listalta ensin se, mitä ei enää ole torilla." };
  }
  return null;
}
