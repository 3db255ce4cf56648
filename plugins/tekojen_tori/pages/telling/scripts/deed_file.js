/* A deed as the file that is published. `contributing/deed_file.py` writes the same file. */

import { LONGEST_NAME, NOT_WORDS, ONE_DEED } from "../contract.js";
import { fold } from "../search/finnish.js";
import { asMarkdown, onOneLine } from "./plain_words.js";

const PLAIN = /^[A-Za-zÅÄÖåäö](?:[A-Za-zÅÄÖåäö0-9 ./()–-]*[A-Za-zÅÄÖåäö0-9./()–-])?$/;
const DATE = /^[0-9]{4}(?:-[0-9]{2}){0,2}(?:\/[0-9]{4}(?:-[0-9]{2}){0,2})?$/;
const NOT_IN_JSON_STRINGS = /[\x7f-\x9f\u2028\u2029\ufeff]/g;

/* The whole file. `fields` are [[key, value], …] in the order of the model; `sections` are [[heading, text], …]. */
export function deedText(fields, sections) {
  const parts = sections.map(([heading, text]) => [heading, asMarkdown(text)]).filter(([, text]) => text);
  return contentText(fields, parts.map(([heading, text]) => `## ${heading}\n\n${text}`).join("\n\n"));
}

/* The file of any kind of content, with its text in Markdown, or none. */
export function contentText(fields, markdown) {
  const front = fields.flatMap(([key, value]) => lines(key, withoutNothing(value))).join("");
  return markdown ? `---\n${front}---\n\n${markdown}\n` : `---\n${front}---\n`;
}

/* A name for the file, without its ending. */
export function fileStem(title, doneBy) {
  const whole = slug(`${doneBy} ${title}`) || ONE_DEED;
  if (whole.length <= LONGEST_NAME) return whole;
  const cut = whole.slice(0, LONGEST_NAME + 1);
  return cut.slice(0, cut.lastIndexOf("-")) || whole.slice(0, LONGEST_NAME);
}

function slug(text) {
  return fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function lines(key, value) {
  if (value === null) return [];
  if (typeof value === "number") return [`${key}: ${value}\n`];
  if (typeof value === "string") return [`${key}: ${scalar(value)}\n`];
  if (!Array.isArray(value)) return [`${key}:\n`, ...pairs(value).map((pair) => `  ${pair}`)];
  if (typeof value[0] === "string") return [`${key}: [${value.map(scalar).join(", ")}]\n`];
  const items = value.flatMap((item) => pairs(item).map((pair, place) => (place ? "    " : "  - ") + pair));
  return [`${key}:\n`, ...items];
}

function pairs(value) {
  return Object.entries(value).map(([name, part]) => `${name}: ${scalar(part)}\n`);
}

function withoutNothing(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return value;
  if (typeof value === "string") return onOneLine(value) || null;
  if (Array.isArray(value)) {
    const items = value.map(withoutNothing).filter((item) => item !== null);
    return items.length ? items : null;
  }
  const parts = Object.entries(value).map(([name, part]) => [name, withoutNothing(part)]);
  const kept = parts.filter(([, part]) => part !== null);
  return kept.length ? Object.fromEntries(kept) : null;
}

function scalar(text) {
  if ((PLAIN.test(text) && !NOT_WORDS.includes(text.toLowerCase())) || DATE.test(text)) return text;
  return JSON.stringify(text).replace(
    NOT_IN_JSON_STRINGS,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
