/* What the pages do with JavaScript; everything essential works without it. */

const root = document.documentElement;
const script = document.currentScript.src;

function isDark() {
  if (root.dataset.colours) return root.dataset.colours === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function offerColours() {
  const button = document.querySelector(".colours");
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.colours = isDark() ? "light" : "dark";
    button.setAttribute("aria-pressed", String(isDark()));
    try {
      localStorage.setItem("colours", root.dataset.colours);
    } catch {
      /* Storage may be forbidden: the choice then lasts until the next page. */
    }
  });
}

/* Where there is no room for the menu it is a popover, which takes the focus and closes when that goes on. In the page
   itself it is none: without scripts it is shown. */
function offerMenu() {
  const menu = document.querySelector(".menu");
  if (!("popover" in menu)) return;
  menu.popover = "auto";
  for (const button of document.querySelectorAll(".menu-button, .menu__close")) button.popoverTargetElement = menu;
  menu.querySelector("a").autofocus = true;
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
  });
}

/* What is written is there again when one comes back or reloads, for as long as the tab is open. Browsers see to that
   themselves, but not in fields that don't complete themselves, and Safari's engine not on reloading. */
function keepOnReturn() {
  const place = `written:${location.pathname}${location.search}`;
  const fields = () => [...document.querySelectorAll("input[autocomplete=off], [data-kept] :is(input, textarea, select)")];
  const isPicked = ({ type }) => type === "radio" || type === "checkbox";
  const nameOf = (field) => [field.form?.className, field.name, field.id, isPicked(field) && field.value].join();
  const isKept = ({ type }) => type !== "hidden" && type !== "email";

  addEventListener("pagehide", () => {
    const written = fields().filter(isKept).map((field) => [nameOf(field), isPicked(field) ? field.checked : field.value]);
    const kept = written.filter(([, value]) => value);
    try {
      if (kept.length) sessionStorage.setItem(place, JSON.stringify(kept));
      else sessionStorage.removeItem(place);
    } catch {
      /* Storage may be full or forbidden: then it is the browser's to keep. */
    }
  });
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") return;
  try {
    const kept = new Map(JSON.parse(sessionStorage.getItem(place)));
    for (const field of fields().filter((one) => kept.has(nameOf(one)))) {
      if (isPicked(field)) field.checked = true;
      else field.value ||= kept.get(nameOf(field));
    }
  } catch {
    /* Nothing was kept, or it isn't ours. */
  }
}

/* Safari's engine empties what doesn't complete itself when a page comes back from its memory, at a time that nothing
   tells. In its memory all complete themselves; what goes by that attribute as a page goes, does so before this. */
function keepInMemory() {
  let others = [];
  addEventListener("pagehide", () => {
    others = [...document.querySelectorAll("[autocomplete=off]")];
    for (const one of others) one.removeAttribute("autocomplete");
  });
  addEventListener("pageshow", () => {
    for (const one of others) one.setAttribute("autocomplete", "off");
  });
}

/* Nothing of the search is fetched before the reader goes to a search field, or comes with a search in the address. On
   a slow network one may have been there and written before this script. */
function offerSearch() {
  const scripts = new URL("search/", script);
  const home = new URL("../../../../", script);
  const page = document.querySelector(".page--search");
  const start = once(() => {
    const begun = beginSearch();
    import(new URL("page.js", scripts))
      .then(({ offerSearch }) => offerSearch(page, home, begun))
      .catch(() => tellOfFailure(page, true));
  });
  const [words, facets] = page?.querySelectorAll("#haku, .facets") ?? [];
  if (words) [words, facets].forEach((place) => whenVisited(place, start));
  if (facets && matchMedia("(min-width: 60rem)").matches) facets.open = true;
  if (words?.value || (page && location.search)) start();
  for (const field of document.querySelectorAll(".find input, .hero__find input")) {
    const open = once(() => {
      const begun = beginSearch();
      import(new URL("panel.js", scripts)).then(
        ({ offerPanel }) => offerPanel(field, home, begun),
        () => {}, // the field then leads to the page of the search, as without scripts
      );
    });
    whenVisited(field, open);
  }
}

/* What a search needs, all on its way at once: its worker, and the directory of the index. */
function beginSearch() {
  const worker = new Worker(new URL("search/worker.js", script), { type: "module" });
  const failed = new Promise((resolve) => worker.addEventListener("error", resolve));
  const fetched = fetch(new URL("../../search/directory", script), { cache: "no-cache" });
  const directory = fetched.then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(response.status)));
  directory.catch(() => {}); // whoever searches is told; the script that tells it may still be on its way
  return { worker, failed, directory };
}

function whenVisited(field, action) {
  field.addEventListener("pointerdown", action);
  field.addEventListener("focusin", action);
  if (field.contains(document.activeElement)) action();
}

/* A part of a page names the script that it can do more with, and what says so if that doesn't come or can't be run here.
   What is folded needs none before it is unfolded. */
function offerScripts() {
  const home = new URL("../../../../", script);
  for (const part of document.querySelectorAll("[data-script]")) {
    const start = () =>
      import(new URL(part.dataset.script, script))
        .then(({ offer }) => offer(part, home))
        .then(() => tellOfFailure(part, false), () => tellOfFailure(part, true));
    if (part.open === false) part.addEventListener("toggle", start, { once: true });
    else start();
  }
}

/* Links that lead to more with scripts than without: to a form, say, where else they begin a letter. */
function offerForms() {
  for (const link of document.querySelectorAll("a[data-form]")) link.href = link.dataset.form;
}

/* Whoever has begun a list of their own finds it at the top, and can put deeds on it wherever their cards are. Nobody else
   fetches anything for it before they put the first thing on one. */
function offerOwnList() {
  const key = "oma-lista";
  const part = document.querySelector(".keep");
  const [button, told] = part?.querySelectorAll("button, [role=status]") ?? [];
  let offered;
  const begin = () => {
    const home = new URL("../../../../", script);
    button?.removeEventListener("click", add);
    offered ??= import(new URL("own_list/keep.js", script)).then(({ offer }) => offer(part, home));
    return offered;
  };
  const quietly = () => begin().catch(() => {}); // the list is in the footer too
  const add = () => begin().then((act) => act(), () => (told.textContent = "Lisääminen ei onnistunut. Lataa sivu uudelleen."));
  part?.classList.add("is-ready");
  addEventListener("storage", (event) => event.key === key && quietly());
  addEventListener("own-list", quietly);
  try {
    if (localStorage.getItem(key)) return quietly();
  } catch {
    /* Storage may be forbidden: then there is no list yet. */
  }
  button?.addEventListener("click", add, { once: true });
}

function tellOfFailure(part, isFailed) {
  for (const told of part.querySelectorAll("[data-script-failed]")) {
    told.hidden = !isFailed;
    told.classList.toggle("is-told", isFailed);
  }
}

function once(action) {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}

keepOnReturn();
keepInMemory();
offerColours();
offerMenu();
offerSearch();
offerScripts();
offerForms();
offerOwnList();
