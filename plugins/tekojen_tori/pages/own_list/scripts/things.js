/* What is known today of what a list names. */

import { API, LISTABLE } from "../contract.js";
import { folderOf, slugOf } from "./entries.js";

/* Where its page is. */
export function addressOf(name, home) {
  return new URL(`${LISTABLE[folderOf(name)].index}${slugOf(name)}/`, home).href;
}

/* What the open data tells of a thing, also under a name that its file has had: {name, record}, `name` being its file's
   today; null if it is no more. Where it can't be told, this throws. */
export async function recordOf(name, home) {
  const response = await fetch(new URL(`${API}${LISTABLE[folderOf(name)].collection}/${slugOf(name)}.json`, home));
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  const record = await response.json();
  return { name: name.slice(0, name.lastIndexOf("/") + 1) + record.slug, record };
}

/* {name, title, about} of a thing today, or null. */
export async function thingAt(name, home) {
  const found = await recordOf(name, home);
  if (!found) return null;
  const { record } = found;
  const who = (record.organisation ?? record.municipality)?.name;
  return { name: found.name, title: record.name, about: [who, record.date && yearsOf(record.date)].filter(Boolean).join(" · ") };
}

/* 2019, or 2018–2020. */
export function yearsOf({ first_day, last_day }) {
  return [...new Set([first_day.slice(0, 4), last_day.slice(0, 4)])].join("–");
}

/* Does something to many, a few at a time. */
export async function eachOf(things, action, together = 6) {
  const waiting = [...things];
  const work = async () => {
    while (waiting.length) await action(waiting.shift());
  };
  await Promise.all(Array.from({ length: together }, work));
}
