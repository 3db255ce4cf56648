/* The things of a list as they stand on the page: to read, or with what changes them. */

import { LISTABLE } from "../contract.js";
import { folderOf, LONGEST, slugOf } from "./entries.js";
import { addressOf } from "./things.js";

const GONE = "Tätä ei enää ole torilla. Nimi ja perustelu ovat listallasi, kunnes poistat sen.";
const SHARED_GONE = "Tätä ei ole torilla: se on poistettu, tai osoitteessa on virhe.";

/* What an entry is called: until its title is known, the name of its file in words. */
export function titleOf({ name, title }) {
  return title || slugOf(name).replaceAll("-", " ");
}

export class Rows {
  #list;
  #page;
  #home;
  #tools;
  #gone;
  #rows = new Map();

  /* `gone` are the names of what is no more. `tools` do what its reader wants to a thing, {move, remove, explain}; without
     them it is only read. */
  constructor(list, page, home, gone, tools = null) {
    this.#gone = gone;
    this.#list = list;
    this.#page = page;
    this.#home = home;
    this.#tools = tools;
  }

  /* Shows the entries. The caret, and what has the focus, stay where they are. */
  show(entries) {
    const focused = document.activeElement;
    const isOurs = this.#list.contains(focused);
    for (const [name, row] of this.#rows) {
      if (entries.some((one) => one.name === name)) continue;
      row.remove();
      this.#rows.delete(name);
    }
    const rows = entries.map((entry, place) => this.#fill(entry, place, entries.length));
    if (rows.some((row, place) => this.#list.children[place] !== row)) this.#list.replaceChildren(...rows);
    if (isOurs && focused.isConnected) focused.focus();
  }

  /* Puts the focus on the row at a place, or the last one. */
  focus(place) {
    const row = this.#list.children[Math.min(place, this.#list.children.length - 1)];
    row?.querySelector("a").focus();
  }

  #fill(entry, place, count) {
    const row = this.#rows.get(entry.name) ?? this.#make(entry);
    const part = (name) => row.querySelector(`.own-thing__${name}`);
    const isGone = this.#gone.has(entry.name);
    const address = addressOf(entry.name, this.#home);
    const { title: kind } = LISTABLE[folderOf(entry.name)];
    const link = part("title").firstElementChild;
    setWords(link, titleOf(entry));
    if (isGone) link.removeAttribute("href");
    else link.href = address;
    setWords(part("about"), [kind, entry.about].filter(Boolean).join(" · "));
    setWords(part("gone"), this.#tools ? GONE : SHARED_GONE);
    part("gone").hidden = !isGone;
    row.classList.toggle("own-thing--gone", isGone);
    setWords(part("address"), isGone ? "" : address);
    setWords(part("why"), entry.why);
    if (this.#tools) this.#fillTools(row, entry, place, count);
    return row;
  }

  #fillTools(row, entry, place, count) {
    const field = row.querySelector("textarea");
    if (field.value !== entry.why) field.value = entry.why;
    for (const button of row.querySelectorAll("button")) {
      const end = { "-1": 0, 1: count - 1 }[button.dataset.move];
      button.setAttribute("aria-disabled", String(end === place));
      button.setAttribute("aria-label", `${button.textContent.replace(/[↑↓]/g, "").trim()}: ${titleOf(entry)}`);
    }
  }

  #make({ name }) {
    const row = this.#template("thing").firstElementChild;
    if (this.#tools) {
      row.classList.add("own-thing--own");
      row.querySelector(".own-thing__words").after(this.#template("tools"));
      const [label, field] = [row.querySelector("label"), row.querySelector("textarea")];
      field.id = `miksi-${name.replaceAll("/", "-")}`;
      field.maxLength = LONGEST.why;
      label.htmlFor = field.id;
      field.addEventListener("input", () => this.#tools.explain(name, field.value));
      for (const button of row.querySelectorAll("[data-move]")) {
        button.addEventListener("click", () => {
          if (button.getAttribute("aria-disabled") !== "true") this.#tools.move(name, Number(button.dataset.move));
        });
      }
      row.querySelector("[data-remove]").addEventListener("click", () => this.#tools.remove(name));
    }
    this.#rows.set(name, row);
    return row;
  }

  #template(name) {
    return this.#page.querySelector(`template[data-${name}]`).content.cloneNode(true);
  }
}

export function setWords(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
