/* Results under the search field of the header, on any page. */

import { SearchClient } from "./client.js";
import { countedResults, element, shortItem } from "./view.js";

const SHOWN = 5;
const PAUSE = 500; // milliseconds

export function offerPanel(field, root, begun) {
  const client = new SearchClient(begun);
  const form = field.form;
  const told = element("p", { class: "panel__told" });
  const spoken = element("p", { class: "visually-hidden", role: "status" }); // what is hidden isn't listened to
  const list = element("ul", { class: "panel__results" });
  const all = element("a", { class: "more" });
  const panel = element("div", { class: "panel", hidden: true }, told, list, element("p", { class: "panel__all" }, all));
  form.append(panel, spoken);
  let latest = 0;
  let saying = 0;

  /* Results that the reader has already gone to, or closed, stay as they are. */
  async function show() {
    const ticket = ++latest;
    const query = field.value.trim();
    if (!query) return close();
    try {
      const { results, words } = await client.search({ query });
      const shown = await client.details(results.slice(0, SHOWN), words);
      if (ticket !== latest || document.activeElement !== field) return;
      told.textContent = results.length ? countedResults(results.length) : "Ei tuloksia";
      list.replaceChildren(...shown.map((details) => shortItem(details, root)));
      all.href = `${form.action}?${new URLSearchParams({ q: query })}`;
      all.textContent = results.length ? "Näytä kaikki ja rajaa" : "Etsi muilla keinoin";
    } catch {
      if (ticket !== latest || document.activeElement !== field) return;
      told.textContent = "Haku ei onnistunut. Siirry hakusivulle: paina Enter.";
      list.replaceChildren();
    }
    panel.hidden = false;
    clearTimeout(saying);
    saying = setTimeout(() => (spoken.textContent = told.textContent), PAUSE);
  }

  function close() {
    latest++;
    clearTimeout(saying);
    panel.hidden = true;
    spoken.textContent = "";
  }

  function step(event) {
    const stops = [field, ...panel.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
    if (panel.hidden || next === undefined || here < 0 || !stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  }

  field.addEventListener("input", show);
  field.addEventListener("focus", () => panel.hidden && show());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return step(event);
    if (panel.hidden) return;
    event.preventDefault();
    field.focus();
    close();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !form.contains(relatedTarget) && close());
  document.addEventListener("pointerdown", ({ target }) => form.contains(target) || close());
  show();
}
