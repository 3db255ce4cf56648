/* Dates as people write them, in ISO 8601, where they can be read in one way only. `language/written_dates.py` reads
   more; what is read here is read alike there. */

import { fold } from "../search/finnish.js";
import { tidy } from "./tidy.js";

const MONTHS = "tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu".split(" ");
const SWEDISH_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split(" ");
const SEASONS = [
  [/^keva(?:t|an|alla|tta)$/, 3, 5],
  [/^kesa(?:n|lla|a)?$/, 6, 8],
  [/^syks(?:y|yn|ylla|ya)$/, 9, 11],
];
const DAY = /^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$/;
const MONTH = /^([0-9]{1,2}) ?[./-] ?([0-9]{4})$/;
const WORD = /^([a-z]+) ([0-9]{4})$|^([0-9]{4}) ([a-z]+)$/;
const DAY_AND_WORD = /^([0-9]{1,2})(?:\. ?| )([a-z]+) ([0-9]{4})$/;
const ISO = /^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/;
const YEAR = /^(?:vuonna |vuosi |v\. ?|ar )?((?:19|20)[0-9]{2})$/;
const YEARS = /^(?:lukuvuo(?:si|nna|den) |vuosina |vuodet |aren )?((?:19|20)[0-9]{2}) ?[-–/] ?((?:19|20)?[0-9]{2})$/;
const WEEKDAY = /^(?:ma|ti|ke|to|pe|la|su|(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na)?)\.? (?=[0-9])/;
const HOUR = /([0-9]{4}),? ?(?:klo\.? [0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[-–] ?[0-9]{1,2}(?:[.:][0-9]{2})?)?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)$/;
const SOME_YEAR = /(^|[^0-9])((?:19|20)[0-9]{2})(?![0-9])/g;
const LAST_MONTH = 12;

const BETWEEN = [/ ?– ?/, / - /, /-(?=[0-9]{1,2}[. /]|[0-9]{4}$|[a-z])/, /\/(?=[0-9]{4}$)/];

/* The date, or "" if it isn't surely one. */
export function readDate(written) {
  const text = fold(tidy(written)).replace(WEEKDAY, "").replace(HOUR, "$1");
  if (written.includes("?")) return "";
  const one = years(text) ?? moments(text);
  if (one) return iso(...one);
  for (const between of BETWEEN) {
    const parts = text.split(between);
    const last = parts.length === 2 ? moments(parts[1]) : null;
    const first = last && (moments(parts[0]) ?? completed(parts[0], last[0]));
    if (first && first[0] <= last[1]) return iso(first[0], last[1]);
  }
  return "";
}

/* The year in words that are no date, if they name one. Other numbers are a day that no calendar has, or may be. */
export function yearIn(written) {
  const text = tidy(written);
  const years = new Set([...text.matchAll(SOME_YEAR)].map(([, , year]) => year));
  const isNumbers = !/\p{L}/u.test(text) && /[0-9]/.test(text.replace(SOME_YEAR, ""));
  return years.size === 1 && !isNumbers ? [...years][0] : "";
}

/* The beginning of a span with what it leaves out, as its end tells it. */
function completed(text, last) {
  const [year, month, day] = last.split("-");
  const found = /^([0-9]{1,2})\.?(?: ?([0-9]{1,2})\.?)?$/.exec(text);
  if (!found) return /^[a-z]+-?$/.test(text) ? moments(`${text.replace("-", "")} ${year}`) : null;
  if (found[2]) return day ? known(year, found[2], found[1]) : null;
  if (day) return known(year, month, found[1]);
  return month ? known(year, found[1]) : null;
}

/* [first, last] in ISO 8601, or null. */
function moments(text) {
  let found = YEAR.exec(text);
  if (found) return [found[1], found[1]];
  if (ISO.test(text)) return known(...text.split("-"));
  if ((found = DAY.exec(text))) return known(found[3], found[2], found[1]);
  if ((found = MONTH.exec(text))) return known(found[2], found[1]);
  if ((found = DAY_AND_WORD.exec(text)) && monthOf(found[2])) return known(found[3], monthOf(found[2]), found[1]);
  if (!(found = WORD.exec(text))) return null;
  const [word, year] = [found[1] ?? found[4], found[2] ?? found[3]];
  const season = SEASONS.find(([form]) => form.test(word));
  if (season) return [known(year, season[1])?.[0], known(year, season[2])?.[0]];
  return monthOf(word) ? known(year, monthOf(word)) : null;
}

/* 2018–2019, 2018-19; but 2011/12 may be a month. */
function years(text) {
  const [, first, last] = YEARS.exec(text) ?? [];
  if (!first || (last.length === 2 && Number(last) <= LAST_MONTH)) return null;
  const whole = last.length === 2 ? first.slice(0, 2) + last : last;
  return first < whole ? [first, whole] : null;
}

function monthOf(word) {
  if (SWEDISH_MONTHS.includes(word)) return SWEDISH_MONTHS.indexOf(word) + 1;

  const [, stem, end] = /^(.*?)(kuu[a-z]*)?$/.exec(word);
  return end === undefined && stem === "kesa" ? 0 : MONTHS.indexOf(stem) + 1;
}

function known(year, month, day) {
  const parts = [year, month, day].filter(Boolean).map((part) => String(part).padStart(2, "0"));
  const date = new Date(`${[...parts, "01", "01"].slice(0, 3).join("-")}T00:00:00Z`);
  const isThere = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(parts.join("-"));
  return isThere && year >= "1900" && year <= "2100" ? [parts.join("-"), parts.join("-")] : null;
}

function iso(first, last) {
  return first === last ? first : `${first}/${last}`;
}
