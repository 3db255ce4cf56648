/* A list in plain words, for a letter or the clipboard. */

import { onOneLine } from "../contributing/plain_words.js";
import { titleOf } from "./rows.js";
import { addressOf } from "./things.js";

export function asWords({ title, intro, entries }, home) {
  const told = entries.map((entry, place) =>
    [`${place + 1}. ${titleOf(entry)}`, entry.about, entry.why.trim(), addressOf(entry.name, home)].filter(Boolean).join("\n"),
  );
  return [onOneLine(title), intro.trim(), ...told].filter(Boolean).join("\n\n");
}
