/* A reader's list, {title, intro, entries: [{name, why, title, about}]}, and what can be done to it. Each of these gives a
   function from a list to the next one, so that what couldn't be kept yet can be done again to what is kept by then. */

import { LISTABLE } from "../contract.js";
import { cleaned } from "../contributing/plain_words.js";

export const MOST = 100;
export const LONGEST = { title: 140, intro: 4000, why: 400 }; /* As a TOP list has them. */
export const EMPTY = { title: "", intro: "", entries: [] };

const MOST_LETTERS = 200;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/* Whether it is the name of a file that may be listed, with its folder. */
export function isName(name) {
  return name.length <= MOST_LETTERS && NAME.test(name) && Object.keys(LISTABLE).includes(folderOf(name));
}

export function folderOf(name) {
  return name.slice(0, name.indexOf("/"));
}

export function slugOf(name) {
  return name.slice(name.lastIndexOf("/") + 1);
}

/* A text of at most so many letters, without what is none. */
export function shortened(text, longest) {
  return [...cleaned(text)].slice(0, longest).join("");
}

/* A list of whatever was found where one is kept: only what can be in one. */
export function tidy(found) {
  const text = (value, longest) => (typeof value === "string" ? shortened(value, longest) : "");
  const entries = new Map();
  for (const one of Array.isArray(found?.entries) ? found.entries : []) {
    if (typeof one?.name !== "string" || !isName(one.name) || entries.has(one.name) || entries.size === MOST) continue;
    const { name, why, title, about } = one;
    entries.set(name, { name, why: text(why, LONGEST.why), title: text(title, 300), about: text(about, 300) });
  }
  return { title: text(found?.title, LONGEST.title), intro: text(found?.intro, LONGEST.intro), entries: [...entries.values()] };
}

export function has(list, name) {
  return list.entries.some((one) => one.name === name);
}

/* Adds a thing at the end, or where it was before it was removed. */
export const add = (entry, place) => (list) => {
  if (has(list, entry.name) || list.entries.length === MOST) return list;
  const entries = [...list.entries];
  entries.splice(place ?? entries.length, 0, { why: "", ...entry });
  return { ...list, entries };
};

export const remove = (name) => (list) => ({ ...list, entries: list.entries.filter((one) => one.name !== name) });

/* Moves a thing by so many places, not past the ends. */
export const move = (name, by) => (list) => {
  const from = list.entries.findIndex((one) => one.name === name);
  if (from < 0) return list;
  const entries = [...list.entries];
  const [moved] = entries.splice(from, 1);
  entries.splice(Math.max(0, Math.min(entries.length, from + by)), 0, moved);
  return { ...list, entries };
};

export const explain = (name, why) => (list) => changed(list, name, { why });

/* What is known of a thing today: what it is called, and under which name, if that has changed. */
export const learn = (name, { name: today, title, about }) => (list) => {
  if (today !== name && has(list, today)) return remove(name)(list);
  return changed(list, name, { name: today, title, about });
};

export const entitle = (title) => (list) => ({ ...list, title });
export const introduce = (intro) => (list) => ({ ...list, intro });

/* Adds all of another list at the end; its title and introduction only where there are none yet. */
export const take = (other) => (list) => {
  const start = { ...list, title: list.title || other.title, intro: list.intro || other.intro };
  return other.entries.reduce((all, one) => add(one)(all), start);
};

function changed(list, name, change) {
  return { ...list, entries: list.entries.map((one) => (one.name === name ? { ...one, ...change } : one)) };
}
