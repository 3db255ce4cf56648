/* Narrowing the map by groups of deeds. The address holds what is chosen, so that it can be shared and gone back to. */

import { slugOf } from "./drawing.js";
import { countedDeeds, number } from "./words.js";

export function offerFilter(page, drawing) {
  const form = page.querySelector(".map__filter");
  const filters = [...form.querySelectorAll("select")].map(({ name }) => name);
  const [reset, told] = [form.querySelector("[type=reset]"), form.querySelector(".map__told")];
  const rows = [...page.querySelectorAll(".map__table tbody tr")].map((row) => {
    const address = row.querySelector("a")?.getAttribute("href");
    return { row, cell: row.lastElementChild, slug: address && slugOf(address) };
  });
  let fetched = null;
  let latest = 0;
  let isNarrowed = false;

  function deeds() {
    fetched ??= fetchDeeds();
    fetched.catch(() => (fetched = null));
    return fetched;
  }

  function chosen() {
    return filters.map((name) => form.elements[name].value);
  }

  async function show() {
    const ticket = ++latest;
    const wanted = filters.map((name) => [name, form.elements[name].value]).filter(([, slug]) => slug);
    reset.hidden = !wanted.length;
    if (reset.hidden && !isNarrowed) return;
    try {
      const { groups, deeds: byPlace } = await deeds();
      if (ticket !== latest) return;
      const names = Object.keys(groups);
      const places = wanted.map(([name, slug]) => [names.indexOf(name), groups[name].indexOf(slug)]);
      const isWanted = (deed) => places.every(([grouping, place]) => deed[grouping].includes(place));
      const counts = new Map();
      for (const [slug, all] of Object.entries(byPlace)) counts.set(slug, all.filter(isWanted).length);
      draw(counts);
    } catch {
      if (ticket === latest) told.textContent = "Rajaus ei onnistunut. Tarkista verkkoyhteys ja valitse uudelleen.";
    }
  }

  function draw(counts) {
    isNarrowed = !reset.hidden;
    drawing.show(counts);
    let [places, total] = [0, 0];
    for (const { row, cell, slug } of rows) {
      const count = counts.get(slug) ?? 0;
      row.hidden = isNarrowed && !count;
      cell.textContent = number(count);
      places += count > 0;
      total += count;
    }
    told.textContent = isNarrowed ? summary(total, places) : "Kaikki teot ovat taas kartalla.";
  }

  function summary(total, places) {
    const names = filters.map((name) => form.elements[name].selectedOptions[0]).filter(({ value }) => value);
    const found = total ? `${countedDeeds(total)} ${number(places)}\u00a0kunnassa` : "ei yhtään tekoa";
    return `${names.map(({ label }) => label).join(", ")}: ${found}.`;
  }

  function follow() {
    const values = new URLSearchParams(filters.map((name, place) => [name, chosen()[place]]).filter(([, value]) => value));
    history.pushState(null, "", location.pathname + (values.size ? `?${values}` : ""));
    show();
  }

  function restore() {
    const values = new URLSearchParams(location.search);
    for (const name of filters) {
      const select = form.elements[name];
      select.value = values.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  }

  form.addEventListener("change", follow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of filters) form.elements[name].value = "";
    form.elements[filters[0]].focus();
    follow();
  });
  addEventListener("popstate", restore);
  form.hidden = false;
  restore();
}

async function fetchDeeds() {
  const response = await fetch(new URL("../../../map/deeds.json", import.meta.url), { cache: "no-cache" });
  if (!response.ok) throw new Error(response.status);
  return response.json();
}
