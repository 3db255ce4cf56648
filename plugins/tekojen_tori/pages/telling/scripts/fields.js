/* The fields of a form: their values, and what is wrong with them. */

export class Fields {
  #form;
  #shown = new Map();
  #title = document.title;

  constructor(form) {
    this.#form = form;
  }

  /* {name: text, or a list where several have the same name}. */
  get() {
    const values = {};
    for (const [name, value] of new FormData(this.#form)) {
      if (typeof value === "string") values[name] = name in values ? [values[name], value].flat() : value;
    }
    return values;
  }

  set(values) {
    for (const group of this.#form.querySelectorAll("[data-groups]")) this.#fitRows(group, values);
    for (const input of this.#named()) {
      const given = [values[input.name] ?? []].flat();
      if (input.type === "checkbox" || input.type === "radio") input.checked = given.includes(input.value);
      else input.value = given[this.#all(input.name).indexOf(input)] ?? (input.options ? input.options[0].value : "");
    }
    for (const input of this.#form.querySelectorAll("details input, details textarea, details select")) {
      if (input.value && !input.readOnly && !input.options) input.closest("details").open = true;
    }
  }

  /* Another row of a group of fields. Returns its first field. */
  addRow(name) {
    const group = this.#form.querySelector(`[data-groups="${name}"]`);
    const rows = group.querySelectorAll(".ask__group");
    const row = rows[0].cloneNode(true);
    for (const one of row.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        const value = one.getAttribute(attribute);
        if (value) one.setAttribute(attribute, value.replace(/\S+/g, (id) => `${id}-${rows.length}`));
      }
      if ("value" in one && one.name) one.value = "";
    }
    rows[rows.length - 1].after(row);
    return row.querySelector("input");
  }

  first(name) {
    return this.#all(name)[0];
  }

  showProblem({ name, row = 0, message }) {
    const input = this.#all(name)[row] ?? this.first(name);
    const place = input.closest(".ask");
    place.querySelector(".ask__problem").textContent = message;
    place.classList.add("has-problem");
    for (const one of this.#invalid(input)) one.setAttribute("aria-invalid", "true");
    this.#shown.set(input, name);
  }

  /* All that is wrong at once: at its fields, in the title of the tab, and in a list that leads to them. */
  showProblems(problems) {
    for (const problem of problems) this.showProblem(problem);
    this.focus(problems[0]);
    document.title = `Virhe: ${this.#title}`;
    this.#list?.replaceChildren(...problems.map((problem) => this.#wayTo(problem)));
  }

  /* The title and the list tell of problems no more. */
  forgetProblems() {
    document.title = this.#title;
    this.#list?.replaceChildren();
  }

  clearProblem(name) {
    for (const [input, shown] of this.#shown) {
      const isPartOf = shown === name || shown.split(".")[0] === name.split(".")[0];
      if (!isPartOf) continue;
      const place = input.closest(".ask");
      place.querySelector(".ask__problem").textContent = "";
      place.classList.remove("has-problem");
      for (const one of this.#invalid(input)) one.removeAttribute("aria-invalid");
      this.#shown.delete(input);
    }
  }

  /* What is to be told as wrong: of choices of which one is made, their group, and of others each. */
  #invalid(input) {
    if (input.type === "radio") return [input.closest("[role=radiogroup]")];
    return input.type === "checkbox" ? this.#all(input.name) : [input];
  }

  focus({ name, row = 0 }) {
    const input = this.#all(name)[row] ?? this.first(name);
    const details = input.closest("details");
    if (details) details.open = true;
    input.focus();
  }

  get #list() {
    return this.#form.querySelector(".tell__wrong");
  }

  #wayTo(problem) {
    const [item, button] = [document.createElement("li"), document.createElement("button")];
    button.type = "button";
    button.textContent = problem.message;
    button.addEventListener("click", () => this.focus(problem));
    item.append(button);
    return item;
  }

  #fitRows(group, values) {
    const name = group.dataset.groups;
    const [first, ...others] = group.querySelectorAll(".ask__group");
    for (const row of others) row.remove();
    const wanted = [values[first.querySelector("input").name] ?? []].flat().length;
    for (let row = 1; row < wanted; row++) this.addRow(name);
  }

  #named() {
    return [...this.#form.elements].filter(({ name, type }) => name && type !== "file");
  }

  #all(name) {
    return this.#named().filter((input) => input.name === name);
  }
}

/* What Python tells a form: that in which deeds are told, unless another is named. */
export async function fetchForm(address = new URL("../../../contributing/form.json", import.meta.url)) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} form.json`);
  return response.json();
}
