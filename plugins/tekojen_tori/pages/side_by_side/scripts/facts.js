/* The facts by which deeds are compared, of what the open data tells of a deed. `facts.py` says the same. */

import { FACTS } from "../contract.js";
import { yearsOf } from "../own_list/things.js";

const TOLD = {
  who: (deed) => (deed.organisation ?? deed.municipality).name,
  population: (deed, municipality) => (municipality ? number(municipality.population) : ""),
  sector: (deed) => names(deed.sectors),
  themes: (deed) => names(deed.themes),
  years: (deed) => yearsOf(deed.date),
  stage: (deed) => sentence(deed.stage ?? ""),
  participants: (deed) => deed.participants ?? "",
  duration: (deed) => deed.duration ?? "",
  cost: (deed) => deed.cost ?? "",
  evidence: ({ evidence }) => (evidence ? [sentence(evidence.how), evidence.figure].filter(Boolean).join(": ") : ""),
  support: (deed) => names(deed.support),
  adoptions: (deed) => (takers(deed) ? number(takers(deed)) : ""),
};

/* [[heading, [what each deed tells, or ""]], …] of the facts of which any of them tells something. Each of `told` is
   {deed, municipality}, the latter null if the deed has none. */
export function factsOf(told) {
  return Object.entries(FACTS)
    .map(([key, heading]) => [heading, told.map(({ deed, municipality }) => TOLD[key](deed, municipality))])
    .filter(([, values]) => values.some(Boolean));
}

/* How many others have taken a deed as a model, each counted once. */
function takers({ adoptions, organisation, municipality }) {
  const nameOf = ({ who, by }) => (who ? `${who.kind}/${who.slug}` : by.toLowerCase());
  const own = organisation ?? municipality;
  return new Set(adoptions.map(nameOf).filter((name) => name !== `${own.kind}/${own.slug}`)).size;
}

function names(things) {
  return sentence(things.map(({ name }) => name).join(", "));
}

function sentence(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function number(value) {
  return value.toLocaleString("fi");
}
