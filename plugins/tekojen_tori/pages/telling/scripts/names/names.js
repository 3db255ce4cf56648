/* Municipalities and organisations by whatever people call them. `content/naming/doer_names.py` reads the same. */

import { distance, fold } from "../../search/finnish.js";
import { likeness, misspelt, sorted } from "./likeness.js";
import { isOneOf, stripped, tidy } from "../tidy.js";

const SHORTEST_BEGINNING = 3;
const MOST_SUGGESTED = 8;
const UNIT_MARKS = /\s*[,/;()|:]\s*|\s+[-–]\s+/;
const PARTS = /\s*[,/;()|:]\s*|\s+[-–]\s+|\s*[&+]\s*|\s+(?:ja|seka|tai|och|samt|eller)\s+/;
const HYPHENS = /[-–]/;
const NUMBER = /^\(?(?:fi-)?[0-9][0-9-]*\)?$/;
const SHORT = { municipality: 4, organisation: 6 };

export class Names {
  #data;
  #known = new Map();
  #byField = { municipality: new Map(), organisation: new Map() };
  #forms = null;
  #shapes = null;
  #genitives = null;
  #nearForms = null;
  #bareNames = null;

  /* `data` is what name_data.py makes. */
  constructor(data) {
    this.#data = data;
    for (const [field, things] of Object.entries(data.known)) {
      for (const [name, others] of Object.entries(things)) {
        for (const one of [name, ...others]) {
          const thing = { field, name, written: one };
          if (!this.#known.has(key(one))) this.#known.set(key(one), thing);
          if (!this.#byField[field].has(key(one))) this.#byField[field].set(key(one), thing);
        }
      }
    }
  }

  /* The names that begin with, or else hold, what was written, as {value, label}; the value is the official name.
   * Of each, official names come first, and those that are known by another or a former name after them. */
  suggest(written) {
    const wanted = key(written);
    const keys = [...this.#known.keys()];
    const officialFirst = (names) => [true, false].flatMap((is) => names.filter((name) => this.#isOfficial(name) === is));
    const found = officialFirst(keys.filter((name) => name.startsWith(wanted)));
    if (wanted.length >= SHORTEST_BEGINNING) found.push(...officialFirst(keys.filter((name) => this.#holds(name, wanted))));
    const offered = new Map();
    for (const { name, written: one } of found.map((name) => this.#known.get(name))) {
      if (!offered.has(name)) offered.set(name, { value: name, label: one === name ? name : `${name} (${one})` });
    }
    return [...offered.values()].slice(0, MOST_SUGGESTED);
  }

  /* Whether a name has something in it: an organisation's, which is long, a word that begins with it. */
  #holds(name, wanted) {
    const at = name.indexOf(wanted);
    return at > 0 && (this.#known.get(name).field === "municipality" || ` ${name}`.replaceAll("-", " ").includes(` ${wanted}`));
  }

  #isOfficial(key) {
    const { name, written } = this.#known.get(key);
    return written === name;
  }

  /* Whoever surely was meant, as {field, name}, or null. */
  find(written) {
    if ([...written].length > this.#data.longest[0]) return null;
    const text = fold(tidy(written));
    return (
      this.called(written) ??
      this.#organisationOfUnit(text) ??
      (this.#nearOrganisation(text) ? null : this.#placeWithin(text))
    );
  }

  /* Whoever surely has this name, if no unit of theirs is named with it, or null. */
  called(written) {
    if ([...written].length > this.#data.longest[0]) return null;
    const [plain, text] = [key(written), fold(tidy(written))];
    return this.#organisationCalled(plain, text) ?? this.#placeCalled(plain, text);
  }

  /* What to ask of a name that nobody knows, or "". */
  question(written) {
    const { questions, regions, offices, longest } = this.#data;
    if ([...written].length > longest[0]) return "";
    if (regions.includes(fold(tidy(written)))) return questions.region.replace("{written}", () => tidy(written));
    const several = this.#several(written);
    if (several.length) {
      const names = `${several.slice(0, -1).join(", ")} tai ${several.at(-1)}`;
      return questions.several.replace("{names}", () => names);
    }
    const near = this.nearest(written);
    if (near) return questions.near.replace("{name}", () => near);
    if (fold(written).split(/\s+/).some((word) => offices.includes(word))) return questions.official;
    const text = fold(tidy(written));
    return this.#data.nobodys.includes(text) || this.#isALetterAway(text) ? questions.whole : "";
  }

  /* Whether a name that nobody knows may be that of an organisation that is to be added. */
  isNew(written) {
    const { nothing, longest } = this.#data;
    const count = [...written].length;
    if (count < 3 || count > longest[1] || isOneOf(nothing, written) || /^\d+$/.test(written)) return false;
    return /[a-z0-9]/.test(fold(written)) && !this.question(written);
  }

  /* The name that was probably meant, or null. */
  nearest(written) {
    if ([...written].length > this.#data.longest[0]) return null;
    const text = fold(tidy(written));
    return (this.#placeWithin(text) ? null : this.#nearPlace(text)) ?? this.#nearOrganisation(text);
  }

  #isALetterAway(text) {
    if (text.length > this.#data.shortWord) return false;
    return [...this.#byField.municipality.keys()].some((name) => distance(text, name, 1) < 2);
  }

  #organisationCalled(plain, text) {
    const known = this.#byField.organisation;
    return known.get(plain) ?? known.get(text) ?? this.#shaped(text) ?? this.#twiceShaped(text);
  }

  #placeCalled(plain, text) {
    const known = this.#byField.municipality;
    return known.get(plain) ?? known.get(text) ?? this.#formed(this.#bare(text)) ?? this.#twice(text);
  }

  /* One place by several of its names. */
  #twice(text) {
    for (const marks of [PARTS, HYPHENS]) {
      const found = parts(text, marks).map((part) => this.#formed(this.#bare(part)));
      if (found.length > 1 && found.every((one) => one && one.name === found[0]?.name)) return found[0];
    }
    return null;
  }

  #placeOfUnit(text) {
    const words = text.split(" ");
    const { officesOwn } = this.#data;
    for (let place = 1; place < words.length - 1; place++) {
      if (!officesOwn.includes(words[place]) || this.#isOfOthers(words.slice(place))) continue;
      return this.#formed(this.#bare(words.slice(0, place).join(" ")));
    }
    return null;
  }

  #placeInParts(text) {
    const [first, ...rest] = parts(text, UNIT_MARKS);
    const thing = rest.length ? this.#formed(this.#bare(first)) : null;
    const others = rest.flatMap((other) => parts(other));
    if (!thing || others.some((part) => this.#isOfOthers(alone(part)))) return null;
    const found = others.map((part) => this.#formed(this.#bare(part)) ?? this.#placeOfUnit(part));
    return found.every((one) => !one || one.name === thing.name) ? thing : null;
  }

  #placeWithin(text) {
    return this.#placeOfUnit(text) ?? this.#placeInParts(text);
  }

  #organisationOfUnit(text) {
    for (const [genitive, nominative] of Object.entries(this.#data.owners)) {
      const at = text.indexOf(`${genitive} `);
      if (at >= 0 && text.length > at + genitive.length + 1) return this.#shaped(text.slice(0, at) + nominative);
    }
    const named = this.#ownerOfUnit(text, (shape) => this.#genitive(shape));
    if (named) return named.found;
    const found = parts(text).map((part) => this.#byField.organisation.get(part) ?? this.#shaped(part));
    const isOne = found.length > 1 && found[0] && found.every((one) => !one || one.name === found[0].name);
    return isOne ? found[0] : null;
  }

  /* The names of the places that a text names, if they are several. */
  #several(written) {
    const text = fold(tidy(written));
    if (this.#isOfOthers(alone(text))) return [];
    let names = parts(text).map((part) => (this.#formed(this.#bare(part)) ?? this.#placeOfUnit(part))?.name);
    if (new Set(names.filter(Boolean)).size === 1) {
      names = parts(text).map((part) => this.#ofPart(this.#bare(part)));
      if (!names.every(Boolean)) names = [];
    }
    if (!names.some(Boolean)) {
      const found = this.#bare(text).split(HYPHENS).map((part) => this.#formed(part));
      names = found.every(Boolean) ? found.map(({ name }) => name) : [];
    }
    const found = [...new Set(names.filter(Boolean))];
    return found.length > 1 ? found : [];
  }

  /* Whose a unit is that is named after it, and what it is called there. `thingOf` gives it by its shape. */
  #ownerOfUnit(text, thingOf) {
    const words = text.split(" ");
    for (let place = Math.min(words.length - 1, this.#data.longestShortName); place > 0; place--) {
      const owner = words.slice(0, place).join(" ");
      const found = thingOf(this.#shape(owner));
      if (found && !this.#isOfOthers(words.slice(place))) return { found, owner };
    }
    return null;
  }

  /* One organisation by two of its names, one after the other. */
  #twiceShaped(text) {
    const words = text.split(" ");
    for (let place = 1; place < words.length; place++) {
      const [one, other] = [words.slice(0, place), words.slice(place)].map((part) => this.#shaped(part.join(" ")));
      if (one && one.name === other?.name) return one;
    }
    return null;
  }

  /* The organisation whose short name has this shape in the genitive. */
  #genitive(shape) {
    if (!this.#genitives) {
      const owners = new Map();
      for (const [one, thing] of this.#byField.organisation) {
        if (one.split(" ").length > this.#data.longestShortName) continue;
        const stems = [thing.written, ...this.#stemsOf(thing.written)].map((stem) => this.#shape(`${stem}n`));
        for (const form of stems) owners.set(form, (owners.get(form) ?? new Map()).set(thing.name, thing));
      }
      const sure = [...owners].filter(([, things]) => things.size === 1);
      this.#genitives = new Map(sure.map(([form, things]) => [form, [...things.values()][0]]));
    }
    return this.#genitives.get(shape) ?? null;
  }

  #stemsOf(name) {
    return (this.#data.stems[name] ?? "0").split(" ").map((change) => {
      const [, cut, added] = /^([0-9]+)(.*)$/.exec(change);
      return name.slice(0, name.length - Number(cut)) + added;
    });
  }

  #nearPlace(text) {
    const bare = this.#bare(text);
    const { notPlaces, services } = this.#data;
    if (notPlaces.includes(bare) || this.#isOfOthers(alone(text))) return null;
    const near = misspelt(bare, this.#near(), SHORT.municipality);
    if (near) return near;
    const [owner, ...unit] = bare.split(" ");
    if (services.some((service) => unit.join(" ").startsWith(service)) && this.#formed(owner)) return this.#formed(owner).name;
    const owned = /^(.+) (\S+)$/.exec(bare);
    if (owned && this.#isLikeAnOffice(owned[2])) return this.#ofPart(owned[1]);
    const all = parts(text).map((part) => this.#bare(part));
    const meant = new Set(all.length > 1 ? all.map((part) => this.#ofPart(part)).filter(Boolean) : []);
    return meant.size === 1 ? [...meant][0] : null;
  }

  #isLikeAnOffice(word) {
    const { offices, shortestOffice, likenessOfOffices } = this.#data;
    return offices.some(
      (office) =>
        sorted(word) === sorted(office) ||
        (office.length >= shortestOffice && likeness(word, office, likenessOfOffices) >= likenessOfOffices),
    );
  }

  #ofPart(part) {
    const thing = this.#formed(part);
    if (thing) return thing.name;
    return this.#data.notPlaces.includes(part) ? null : misspelt(part, this.#near(), SHORT.municipality);
  }

  #nearOrganisation(text) {
    const { forms } = this.#data;
    const whole = this.#written("organisation");
    this.#bareNames ??= new Map([...whole].map(([one, name]) => [without(forms, one) || name, name]));
    const near =
      misspelt(text, whole, SHORT.organisation) ??
      misspelt(without(forms, text) || text, this.#bareNames, SHORT.organisation);
    if (near) return near;
    const owner = this.#ownerOfUnit(text, (shape) => this.#shaped(shape))?.owner;
    const [first, ...others] = parts(text, UNIT_MARKS);
    const named = owner ?? (others.length && (this.#byField.organisation.get(first) ?? this.#shaped(first)) ? first : "");
    return whole.get(named) ?? this.#bareNames.get(named) ?? null;
  }

  #written(field) {
    return new Map([...this.#byField[field]].map(([one, { written }]) => [one, written]));
  }

  /* By folded form, the name to suggest. */
  #near() {
    this.#formed("");
    this.#nearForms ??= new Map([
      ...[...this.#forms].map(([form, { name }]) => [form, name]),
      ...this.#written("municipality"),
    ]);
    return this.#nearForms;
  }

  /* The place of which a folded text surely is a form. */
  #formed(text) {
    if (this.#forms) return this.#forms.get(text) ?? null;
    const { known, cases, swedish, uninflected } = this.#data;
    const [forms, others] = [new Map(), new Set(uninflected)];
    const add = (form, name) => forms.set(form, (forms.get(form) ?? new Set()).add(name));
    for (const [name, names] of Object.entries(known.municipality)) {
      for (const one of [name, ...names]) {
        if (others.has(one)) continue;
        for (const stem of this.#stemsOf(one)) for (const ending of cases) add(fold(stem) + ending, name);
      }
    }
    for (const one of [...Object.keys(known.municipality), ...swedish]) add(fold(`${one}s`), this.#byField.municipality.get(key(one)).name);
    const places = this.#byField.municipality;
    const sure = [...forms].filter(([, names]) => names.size === 1);
    this.#forms = new Map([...sure.map(([form, [name]]) => [form, places.get(key(name))]), ...places]);
    return this.#forms.get(text) ?? null;
  }

  /* The organisation of which a folded text surely is a name, but for form, marks and spaces. */
  #shaped(text) {
    if (!this.#shapes) {
      const { inflected, nominatives } = this.#data;
      const shapes = new Map();
      for (const [one, thing] of this.#byField.organisation) {
        const shape = this.#shape(one);
        const ends = Object.entries(inflected).filter(([end]) => shape.endsWith(end));
        const otherwise = Object.entries(nominatives).flatMap(([genitive, others]) =>
          one.includes(`${genitive} `) ? others.map((other) => this.#shape(one.replaceAll(`${genitive} `, `${other} `))) : [],
        );
        for (const form of [shape, ...ends.map(([, added]) => shape + added), ...otherwise]) {
          shapes.set(form, (shapes.get(form) ?? new Map()).set(thing.name, thing));
        }
      }
      const sure = [...shapes].filter(([, things]) => things.size === 1);
      this.#shapes = new Map(sure.map(([shape, things]) => [shape, [...things.values()][0]]));
    }
    return this.#shapes.get(this.#shape(text)) ?? null;
  }

  #shape(text) {
    const { forms, shortened } = this.#data;
    const words = (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => shortened[word] ?? word);
    return words.filter((word) => !forms.includes(word)).join("") || words.join("");
  }

  #bare(text) {
    const { offices, shortened } = this.#data;
    const all = text.replaceAll("–", "-").split(" ").map((word) => shortened[stripped(word, ".")] ?? word);
    const words = all.filter((word) => !offices.includes(stripped(word, ".")) && !NUMBER.test(word));
    return stripped(words.join(" "), " .,-–()") || text;
  }

  #isOfOthers(words) {
    const { others, othersEnds } = this.#data;
    return words.some((word) => others.includes(word) || othersEnds.some((end) => word.endsWith(end)));
  }
}

function parts(text, marks = PARTS) {
  return text.split(marks).filter(Boolean);
}

function alone(text) {
  return text.match(/\p{L}+/gu) ?? [];
}

function without(words, text) {
  return text.split(" ").filter((word) => !words.includes(word)).join(" ");
}

function key(name) {
  return fold(name.trim().replace(/\s+/g, " "));
}
