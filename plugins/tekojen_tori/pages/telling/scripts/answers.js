/* What was answered, as the fields of a deed, and what is wrong with it in the checker's words. */

import { EMAIL, FIRST_YEAR, PHONE, WEB_ADDRESS, WHOLE_NUMBER } from "../contract.js";
import { readDate, yearIn } from "./dates.js";
import { cleaned, onOneLine } from "./plain_words.js";

const DATE = /^[0-9]{4}(?:-[0-9]{2}){0,2}(?:\/[0-9]{4}(?:-[0-9]{2}){0,2})?$/;
const HOW = "Kirjoita vuosi neljällä numerolla, esimerkiksi 2019.";

/* By the code of the problem, what an answer without it looks like. */
const FORMS = { "bad-email": EMAIL, "bad-web-address": WEB_ADDRESS, "wrong-form": PHONE };

function asNumber(text) {
  return new RegExp(WHOLE_NUMBER).test(text) ? Number(text) : text;
}

export class Answers {
  #form;
  #names;
  #given;

  /* `given` is {name of the field: text, or a list of texts}. */
  constructor(form, names, given) {
    this.#form = form;
    this.#names = names;
    this.#given = given;
  }

  text(name) {
    return [this.#given[name] ?? ""].flat().join("\n");
  }

  list(name) {
    return [this.#given[name] ?? []].flat();
  }

  /* Who did it: {field, name}, the name as written if nobody knows it yet; null if nothing was written. */
  doneBy() {
    const written = onOneLine(this.text("place"));
    if (!written) return null;
    const known = this.#names.find(written);
    if (known) return known;
    const isUnknown = !this.#names.isNew(written);
    return { field: isUnknown ? "municipality" : "organisation", name: written, isUnknown };
  }

  date() {
    const year = onOneLine(this.text("date.year"));
    const month = this.text("date.month");
    if (/^[0-9]{4}$/.test(year)) return month ? `${year}-${month}` : year;
    return readDate(year) || year;
  }

  /* [[key, value], …] in the order of the model. */
  fields() {
    const doneBy = this.doneBy();
    return this.#form.questions.map((question) => {
      const { key } = question;
      if (key === "municipality" || key === "organisation") return [key, doneBy?.field === key ? doneBy.name : null];
      return [key, this.#value(question)];
    });
  }

  /* [[heading, text], …] */
  sections() {
    return this.#form.sections.map(({ key, heading }) => [heading, this.text(key)]);
  }

  /* Everything that is wrong, as [{name, message}], in the order of the form. */
  problems(today) {
    const found = this.#form.questions.flatMap((question) => {
      if (question.key === "municipality") return this.#placeProblems();
      if (question.key === "organisation") return [];
      if (question.kind === "date") return this.#dateProblems(today);
      return this.#problemsOf(question, question.key);
    });
    const untold = this.#form.sections.filter(({ key, is_required }) => is_required && !cleaned(this.text(key)).trim());
    return [...found, ...untold.map(({ key }) => ({ name: key, message: this.#form.messages[key]["empty-text"] }))];
  }

  #value({ key, kind, parts = [] }) {
    if (kind === "date") return this.date();
    if (kind === "choices") return this.list(key);
    if (kind === "list") return this.text(key).split(/[,\n]/);
    if (kind === "group") return Object.fromEntries(parts.map((part) => [part.key, this.text(`${key}.${part.key}`)]));
    if (kind === "groups") {
      const rows = parts.length ? this.list(`${key}.${parts[0].key}`).length : 0;
      return Array.from({ length: rows }, (_, row) =>
        Object.fromEntries(parts.map((part) => [part.key, this.list(`${key}.${part.key}`)[row] ?? ""])),
      );
    }
    if (kind === "number") return asNumber(onOneLine(this.text(key)));
    return key === "lang" && this.text(key) === "fi" ? null : this.text(key);
  }

  #problemsOf(question, name, written = this.text(name)) {
    const { kind } = question;
    const said = this.#form.messages[name] ?? {};
    if (kind === "group" || kind === "groups") return this.#groupProblems(question);
    const text = onOneLine(written);
    const problem = (code) => [{ name, message: said[code].replace("{written}", () => text) }];
    const count = [...text].length;
    if (!text) return question.is_required ? problem("missing-key") : [];
    if (kind === "choices" && question.most && this.list(name).length > question.most) return problem("too-many");
    if (kind === "number") return typeof asNumber(text) === "number" ? [] : problem("wrong-type");
    if (kind !== "line" && kind !== "lines") return [];
    if (question.shortest && count < question.shortest) return problem("too-short");
    if (question.longest && count > question.longest) return problem("too-long");
    const wrong = Object.keys(FORMS).find((code) => said[code] && !new RegExp(FORMS[code], "u").test(text));
    return wrong ? problem(wrong) : [];
  }

  #groupProblems({ key, kind, parts }) {
    const rows = kind === "groups" ? this.#value({ key, kind, parts }) : [this.#value({ key, kind, parts })];
    return rows.flatMap((row, place) => {
      if (!Object.values(row).some((text) => onOneLine(text))) return [];
      return parts.flatMap((part) =>
        this.#problemsOf(part, `${key}.${part.key}`, row[part.key]).map((problem) => ({ ...problem, row: place })),
      );
    });
  }

  #placeProblems() {
    const { messages } = this.#form;
    const doneBy = this.doneBy();
    if (!doneBy) return [{ name: "place", message: messages.place["missing-key"] }];
    if (!doneBy.isUnknown) return [];
    const message = messages.municipality["unknown-municipality"].replace("{written}", () => doneBy.name);
    const hint = ` ${this.#names.question(doneBy.name)}`.trimEnd();
    return [{ name: "place", message: message + hint }];
  }

  #dateProblems(today) {
    const { messages } = this.#form;
    const written = this.date();
    const problem = (message) => [{ name: "date.year", message: message.replace("{written}", () => written) }];
    if (!written) return problem(messages.date["missing-key"]);
    if (!DATE.test(written) || written < String(FIRST_YEAR)) {
      const year = yearIn(written);
      const hint = year ? `Tarkoititko: ${year}?` : HOW;
      return problem(`${messages.date["bad-date"]} ${hint}`);
    }
    const last = written.split("/").at(-1);
    return last > today.slice(0, last.length) ? problem(messages["date.future"]["future-date"]) : [];
  }
}
