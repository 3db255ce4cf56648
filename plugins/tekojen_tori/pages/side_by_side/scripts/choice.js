/* Which deeds are compared, as the part of an address after its #: `teot=a,b,c`. */

import { DEEDS } from "../contract.js";
import { folderOf, isName } from "../own_list/entries.js";
import { longName, shortName } from "../own_list/address.js";

export const MOST = 3;
const BEGINS = "teot=";
const MOST_READ = 100;

export function choiceAsFragment(names) {
  return BEGINS + names.map(shortName).join(",");
}

/* {names, wrong, more}: the first three, how many weren't understood, and whether there were more; null if the address has
   no choice. */
export function choiceIn(fragment) {
  if (!fragment.startsWith(BEGINS)) return null;
  const written = fragment.slice(BEGINS.length).split(",", MOST_READ).filter(Boolean).map(longName);
  const names = [...new Set(written.filter(isComparable))];
  return { names: names.slice(0, MOST), wrong: written.filter((name) => !isComparable(name)).length, more: names.length > MOST };
}

export function isComparable(name) {
  return isName(name) && folderOf(name) === DEEDS;
}
