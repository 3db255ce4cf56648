/* A list as the part of an address after its #: `lista=Title&_=Introduction&name=why&name&stories/series/name`. Servers don't
   get to see that part. A deed is named without its folder. Addresses live on in others' letters: whatever was once
   written is to be read for good. */

import { DEEDS } from "../contract.js";
import { cleaned } from "../contributing/plain_words.js";
import { isName, LONGEST, MOST, shortened } from "./entries.js";

const BEGINS = "lista=";
const INTRODUCTION = "_";
const LONGEST_ADDRESS = 100_000;
const NOT_AT_AN_END = /[!'()*.~]/g; /* Where programs end an address that they find in a text. */

export function fragmentOf({ title, intro, entries }) {
  const told = entries.map(({ name, why }) => shortName(name) + (why ? `=${coded(why)}` : ""));
  return [BEGINS + coded(title), ...(intro ? [`${INTRODUCTION}=${coded(intro)}`] : []), ...told].join("&");
}

/* The list of an address, with how many parts of it weren't understood and whether something was cut; null if the address
   has none. It may have been made by anybody, for anything. */
export function listIn(fragment) {
  if (!fragment.startsWith(BEGINS)) return null;
  const list = { title: "", intro: "", entries: [] };
  if (fragment.length > LONGEST_ADDRESS) return { list, wrong: 1, isCut: true };
  let wrong = 0;
  let isCut = false;
  const said = (text, longest) => {
    const whole = decoded(text);
    if (whole === null) wrong++;
    const short = shortened(whole ?? "", longest);
    isCut ||= short !== cleaned(whole ?? "");
    return short;
  };
  const [first, ...rest] = fragment.slice(BEGINS.length).split("&");
  list.title = said(first, LONGEST.title);
  const names = new Set();
  for (const part of rest.filter(Boolean)) {
    const [written, why = ""] = halves(part);
    if (written === INTRODUCTION) {
      list.intro = said(why, LONGEST.intro);
      continue;
    }
    const name = longName(written);
    if (!isName(name)) wrong++;
    else if (names.has(name)) continue;
    else if (list.entries.length === MOST) isCut = true;
    else list.entries.push({ name, why: said(why, LONGEST.why), title: "", about: "" });
    names.add(name);
  }
  return { list, wrong, isCut };
}

export function shortName(name) {
  return name.startsWith(`${DEEDS}/`) ? name.slice(DEEDS.length + 1) : name;
}

export function longName(name) {
  return name.includes("/") ? name : `${DEEDS}/${name}`;
}

function halves(part) {
  const place = part.indexOf("=");
  return place < 0 ? [part] : [part.slice(0, place), part.slice(place + 1)];
}

function coded(text) {
  return encodeURIComponent(cleaned(text))
    .replace(NOT_AT_AN_END, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

/* null of what nobody can have coded. */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
