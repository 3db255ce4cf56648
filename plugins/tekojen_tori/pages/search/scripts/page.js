/* The search page: the address holds the whole state, so a search can be shared, bookmarked and gone back to. */

import { SearchClient } from "./client.js";
import { countedResults, element, number, resultItem } from "./view.js";

const SHOWN = 10;
const SHOWN_AT_ONCE = 4;
const PAUSE = 300; // milliseconds
const SORTS = { uusin: "newest", otettu: "adopted" };
const FAILED =
  "Haku ei onnistunut. Tarkista verkkoyhteys ja lataa sivu uudelleen. Jos se ei auta, selaimesi voi olla hakuun liian vanha. " +
  "Voit katsella torin sisältöä ilman hakua.";

export function offerSearch(page, root, begun) {
  const client = new SearchClient(begun);
  const part = (selector) => page.querySelector(selector);
  const [form, field, sort] = [part(".search"), part("#haku"), part("select")];
  const [told, results, ways] = [part(".search__told"), part(".search__results"), part(".search__ways")];
  const [list, more, empty] = [part(".results"), part(".search__more button"), part(".search__empty")];
  const [facetsBox, facetsAll, chosenList] = [part(".facets"), part(".facets__all"), part(".chosen")];
  const icons = part(".kinds")?.content;
  const facetRows = rowsIn(facetsAll);
  const hyphenated = hyphenatedIn(facetsAll);
  const titled = document.title;
  let [wanted, top] = [SHOWN, 0];
  let shown = null;
  let latest = 0;
  let following = 0;

  function stateOfAddress() {
    const values = new URLSearchParams(location.search);
    const facets = {};
    for (const name of new Set(values.keys())) {
      if (name !== "q" && name !== "jarjestys") facets[name] = values.getAll(name);
    }
    return { query: values.get("q") ?? "", facets, order: values.get("jarjestys") ?? "" };
  }

  function address({ query, facets, order }) {
    const values = new URLSearchParams();
    if (query.trim()) values.set("q", query);
    for (const [name, slugs] of Object.entries(facets)) for (const slug of slugs) values.append(name, slug);
    if (order) values.set("jarjestys", order);
    const search = values.toString();
    return location.pathname + (search ? `?${search}` : "");
  }

  let state = stateOfAddress();

  /* Other changes than writing are steps that one can go back. While a word is being written the address follows when
     one pauses: browsers allow only so many changes of it in a while. */
  function change(changes, isStep) {
    if (isStep) follow();
    state = { ...state, ...changes };
    [wanted, top] = [SHOWN, 0];
    if (isStep) {
      history.pushState(null, "", address(state));
    } else {
      clearTimeout(following);
      following = setTimeout(follow, PAUSE);
    }
    return show();
  }

  function follow() {
    if (!following) return;
    clearTimeout(following);
    following = 0;
    history.replaceState(null, "", address(state));
  }

  async function show() {
    const ticket = ++latest;
    const { query, facets, order } = state;
    const isIdle = !query.trim() && !Object.values(facets).flat().length;
    const count = wanted;
    document.title = [[query.trim(), ...chosenIn(facets)].filter(Boolean).join(", "), titled].filter(Boolean).join(" – ");
    list.ariaBusy = String(!isIdle);
    if (isIdle) return showWays(ticket);
    try {
      const outcome = await client.search({ query, facets, sort: SORTS[order] });
      const first = await client.details(outcome.results.slice(0, SHOWN_AT_ONCE), outcome.words);
      if (ticket !== latest) return;
      draw(outcome, first);
      const rest = await client.details(outcome.results.slice(SHOWN_AT_ONCE, count), outcome.words);
      if (ticket === latest && shown.count === first.length) add(rest); // else more was asked for meanwhile
      if (ticket === latest && top) scrollTo({ top, behavior: "instant" });
    } catch {
      if (ticket === latest) {
        told.replaceChildren(FAILED);
        ways.hidden = false;
      }
    }
    if (ticket === latest) list.ariaBusy = "false";
  }

  /* Without a search there are the ways to browse, and by what one could narrow. */
  async function showWays(ticket) {
    [results.hidden, ways.hidden, facetsBox.hidden] = [true, false, false];
    told.replaceChildren();
    if (!shown) return; // all is as the page was made
    const { facets } = await client.search({});
    if (ticket === latest) drawFacets(facets);
    if (ticket === latest) drawChosen(facets);
  }

  function draw(outcome, first) {
    shown = { outcome, count: 0 };
    const isEmpty = !outcome.results.length;
    ways.hidden = !isEmpty && !ways.contains(document.activeElement); // who went there isn't thrown out
    results.hidden = false;
    tell(outcome);
    list.replaceChildren();
    add(first);
    drawFacets(outcome.facets);
    drawChosen(outcome.facets);
    [facetsBox.hidden, part(".sort").hidden, empty.hidden] = [isEmpty, isEmpty, !isEmpty];
    if (isEmpty) tellWhatToDo(outcome);
  }

  function tell({ results, withAll, corrections, instead, unknown, near }) {
    const count = results.length ? countedResults(results.length) : "Mitään ei löytynyt";
    told.replaceChildren(element("p", { class: "search__count" }, `${count}.`));
    if (results.length && unknown.length) {
      const words = unknown.map((word) => `”${word}”`).join(", ");
      told.append(element("p", {}, `Mistään ei löytynyt: ${words}.`));
    } else if (results.length && !withAll && !corrections.length && !instead.length) {
      told.append(element("p", {}, "Missään ei ole kaikkia hakusanoja, mutta näissä on osa niistä."));
    }
    for (const { written, instead: parts } of instead) {
      const words = parts.map((word) => `”${hyphenated.get(word) ?? word}”`).join(" tai ");
      told.append(element("p", {}, `Mistään ei löytynyt ”${written}”, mutta ${words} löytyi.`));
    }
    for (const { written, corrections: words } of corrections) told.append(correction(written, words));
    if (near.length) told.append(nearest(near));
  }

  /* "Katso myös aiheet: …", the pages of themes and sectors. */
  function nearest(near) {
    const line = element("p", { class: "search__near" }, "Katso myös aiheet: ");
    near.forEach(({ label, address: page }, place) => {
      line.append(place ? ", " : "", element("a", { href: new URL(page, root).href }, label));
    });
    return line;
  }

  /* "Tarkoititko: …?", each word a link to the search with it. */
  function correction(written, words) {
    const line = element("p", { class: "search__meant" }, `Sanaa ”${written}” ei löytynyt. Tarkoititko: `);
    words.forEach((word, place) => {
      const query = state.query.replace(new RegExp(RegExp.escape ? RegExp.escape(written) : escaped(written), "i"), word);
      const link = element("a", { href: address({ ...state, query }) }, word);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        field.value = query;
        field.focus();
        change({ query }, true);
      });
      line.append(place ? ", " : "", link);
    });
    line.append("?");
    return line;
  }

  function add(details) {
    const { outcome } = shown;
    for (const one of details) {
      if (outcome.isAllFirst && shown.count && shown.count === outcome.withAll && !state.order) {
        list.append(element("li", { class: "results__divide" }, "Näissä on osa hakusanoista"));
      }
      list.append(resultItem(one, root, icons));
      shown.count++;
    }
    more.hidden = shown.count >= outcome.results.length;
    more.textContent = `Näytä lisää (${outcome.results.length - shown.count})`;
  }

  async function addMore() {
    const { outcome, count } = shown;
    const next = await client.details(outcome.results.slice(count, count + SHOWN), outcome.words);
    if (shown.outcome !== outcome) return;
    if (shown.count !== count) return addMore(); // these came by another way meanwhile
    const before = list.children.length;
    add(next);
    list.children[before].querySelector("a")?.focus();
  }

  /* Of the facets that the page has, those are shown that something found has, and those that are chosen. */
  function drawFacets(facets) {
    for (const { name, values } of facets) {
      for (const { slug, count, isChosen } of values) {
        const row = facetRows.get(name)?.get(slug);
        if (!row) continue; // there is nothing to choose between
        if (row.box.checked !== isChosen) row.box.checked = isChosen;
        row.told.textContent = number(count);
        row.item.hidden = !count && !isChosen;
        if (isChosen) row.group.open = true;
      }
    }
    for (const group of facetsAll.children) group.hidden = !group.querySelector("li:not([hidden])");
  }

  /* What a search is narrowed to, in words. */
  function chosenIn(facets) {
    const boxes = Object.entries(facets).flatMap(([name, slugs]) => slugs.map((slug) => facetRows.get(name)?.get(slug)));
    return boxes.filter(Boolean).map(({ item }) => item.querySelector("label span").textContent.replaceAll("\u00ad", ""));
  }

  function drawChosen(facets) {
    const chosen = facets.flatMap(({ name, title, values }) =>
      values.filter(({ isChosen }) => isChosen).map(({ slug, label }) => ({ name, title, slug, label })),
    );
    const wasFocused = chosenList.contains(document.activeElement);
    chosenList.replaceChildren(...chosen.map((one) => element("li", {}, looseButton(one))));
    chosenList.hidden = !chosen.length;
    if (wasFocused) (chosenList.querySelector("button") ?? field).focus();
    facetsBox.querySelector("summary").textContent = chosen.length ? `Rajaa hakua (${chosen.length})` : "Rajaa hakua";
  }

  function looseButton({ name, title, slug, label }) {
    const spoken = `${label}: poista rajaus ${title}`;
    const button = element("button", { type: "button", class: "chip chip--loose", "aria-label": spoken }, label);
    button.addEventListener("click", () => change({ facets: without(name, slug) }, true));
    return button;
  }

  function without(name, slug) {
    return { ...state.facets, [name]: (state.facets[name] ?? []).filter((one) => one !== slug) };
  }

  function tellWhatToDo({ facets }) {
    const hasFacets = facets.some(({ values }) => values.some(({ isChosen }) => isChosen));
    const advice = ["Kokeile lyhyempää tai yleisempää sanaa, tai katsele torin aiheita alta."];
    if (hasFacets) advice.push("Poista rajauksia yläpuolelta.");
    const query = state.query.trim();
    part(".search__empty h2").textContent = query ? `Haulla ”${query}” ei löytynyt mitään.` : "Näillä rajauksilla ei löytynyt mitään.";
    part(".search__advice").textContent = advice.join(" ");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change({ query: field.value }, true);
  });
  field.addEventListener("input", () => change({ query: field.value }, false));
  sort.addEventListener("change", () => change({ order: sort.value }, true));
  more.addEventListener("click", addMore);
  facetsAll.addEventListener("change", ({ target: { name, value, checked } }) => {
    const others = without(name, value);
    change({ facets: checked ? { ...others, [name]: [...others[name], value] } : others }, true);
  });
  addEventListener("popstate", restore);
  addEventListener("pagehide", leave);

  /* Who goes on from here and comes back finds as many results, and the same place. On reloading, browsers forget what
     the history is told as a page goes, so it is kept in the tab too. */
  function leave() {
    follow();
    const place = { shown: shown?.count, top: scrollY };
    history.replaceState(place, "");
    keepPlace(place);
  }

  function restore() {
    clearTimeout(following);
    following = 0;
    state = stateOfAddress();
    const earlier = placeOfEarlier() ?? history.state;
    [wanted, top] = [Math.max(SHOWN, earlier?.shown ?? 0), earlier?.top ?? 0];
    field.value = state.query;
    showOrder();
    return show();
  }

  function showOrder() {
    sort.value = state.order;
    if (sort.selectedIndex < 0) sort.value = ""; // an order that isn't, or of which there is nothing to order by
  }

  const isNew = ({ name, value }) => !state.facets[name]?.includes(value); // a browser ticks anew what was ticked
  const ticked = [...facetsAll.querySelectorAll(":checked")].filter(isNew); // before this script came
  if ((!field.value || field.value === state.query) && !ticked.length) {
    restore();
  } else {
    showOrder();
    const facets = { ...state.facets };
    for (const { name, value } of ticked) facets[name] = [...(facets[name] ?? []), value];
    change({ query: field.value, facets }, false);
  }
}

/* {shown, top} of who comes back to this page of the site's, or null. */
function placeOfEarlier() {
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") return null;
  try {
    return JSON.parse(sessionStorage.getItem(`place:${location.search}`));
  } catch {
    return null;
  }
}

function keepPlace(place) {
  try {
    sessionStorage.setItem(`place:${location.search}`, JSON.stringify(place));
  } catch {
    /* Then one comes back to the first results. */
  }
}

/* Names with a hyphen by the words that they are in the index, which has none: pohjoissavo is Pohjois-Savo. */
function hyphenatedIn(facetsAll) {
  const names = [...facetsAll.querySelectorAll("label > span:first-of-type")].map((name) => name.textContent);
  return new Map(names.map((name) => [name.toLowerCase().replaceAll("-", ""), name]));
}

/* The rows of the facets that the page has, by the facet's name and the value's. */
function rowsIn(facetsAll) {
  const rows = new Map();
  for (const box of facetsAll.querySelectorAll("input")) {
    const item = box.closest("li");
    if (!rows.has(box.name)) rows.set(box.name, new Map());
    rows.get(box.name).set(box.value, { box, item, told: item.querySelector(".count"), group: box.closest(".facet") });
  }
  return rows;
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
