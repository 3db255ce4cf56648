/* Which themes to offer for what was written. */

import { tokens } from "../search/finnish.js";

const MOST = 3;
const ENOUGH = 1.5;

/* The names of the likeliest themes, best first. `themeWords` is {theme: {beginning of a word: weight}}. */
export function likelyThemes(text, themeWords) {
  const forms = [...new Set(tokens(text).map(({ form }) => form))];
  const scores = Object.entries(themeWords).map(([theme, weights]) => {
    const met = Object.entries(weights).filter(([beginning]) => forms.some((form) => form.startsWith(beginning)));
    return [theme, met.reduce((total, [, weight]) => total + weight, 0)];
  });
  const likely = scores.filter(([, score]) => score >= ENOUGH).sort(([, one], [, other]) => other - one);
  return likely.slice(0, MOST).map(([theme]) => theme);
}
