/* Days of a plan, as a date field writes them (2027-01-04) and as a Finnish reader does (4.1.2027). */

const DAY = 86_400_000;
const LENGTH = 6 * 7;

/* The day some days after another, or "" of none. */
export function after(day, days) {
  const time = Date.parse(day) + days * DAY;
  const found = new Date(time);
  return Number.isNaN(time) || found.getUTCFullYear() > 9999 ? "" : found.toISOString().slice(0, 10);
}

export function sixWeeksAfter(day) {
  return after(day, LENGTH);
}

export function finnish(day) {
  const [year, month, date] = day.split("-").map(Number);
  return day ? `${date}.${month}.${year}` : "";
}

/* 4.–10.1.2027: the week that begins some weeks after the first day; "" if the trial is over by then. */
export function week(first, weeks, last) {
  const begins = after(first, weeks * 7);
  const ends = after(begins, 6);
  if (!ends || (last && begins > last)) return "";
  const [short, long] = [finnish(begins), finnish(ends)];
  if (begins.slice(0, 7) === ends.slice(0, 7)) return `${short.split(".")[0]}.–${long}`;
  return begins.slice(0, 4) === ends.slice(0, 4) ? `${short.replace(/\d+$/, "")}–${long}` : `${short} – ${long}`;
}

/* Today where the reader is. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
