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

/* Safari's engine empties fields that don't complete themselves when a page comes back from its memory, and does so
   after all that the page is told of it. */
function keepOnReturn() {
  let written = [];
  addEventListener("pagehide", () => {
    written = [...document.querySelectorAll("input[autocomplete=off]")].map((field) => [field, field.value]);
  });
  addEventListener("pageshow", ({ persisted }) => {
    const fill = () => written.filter(([field]) => !field.value).forEach(([field, value]) => (field.value = value));
    if (persisted) setTimeout(fill);
  });
}

/* Nothing of the search is fetched before the reader goes to a search field, or comes with a search in the address. On
   a slow network one may have been there and written before this script. */
function offerSearch() {
  const scripts = new URL("search/", script);
  const home = new URL("../../", script);
  const page = document.querySelector(".page--search");
  const start = once(() => import(new URL("page.js", scripts)).then(({ offerSearch }) => offerSearch(page, home)));
  const [words, facets] = page?.querySelectorAll("#haku, .facets") ?? [];
  if (words) [words, facets].forEach((place) => whenVisited(place, start));
  if (facets) facets.open = matchMedia("(min-width: 60rem)").matches;
  if (words?.value || (page && location.search)) start();
  for (const field of document.querySelectorAll(".find input, .hero__find input")) {
    const open = once(() => import(new URL("panel.js", scripts)).then(({ offerPanel }) => offerPanel(field, home)));
    whenVisited(field, open);
  }
}

function whenVisited(field, action) {
  field.addEventListener("focusin", action);
  if (field.contains(document.activeElement)) action();
}

/* A part of a page names the script that it can do more with, and where a page is nothing without its script, what then
   says so. What is folded needs none before it is unfolded. */
function offerScripts() {
  const home = new URL("../../", script);
  for (const part of document.querySelectorAll("[data-script]")) {
    const start = () =>
      import(new URL(part.dataset.script, script))
        .then(({ offer }) => offer(part, home))
        .catch(() => part.querySelectorAll("[data-script-failed]").forEach((told) => (told.hidden = false)));
    if (part.open === false) part.addEventListener("toggle", start, { once: true });
    else start();
  }
}

/* Links that lead to more with scripts than without: to a form, say, where else they begin a letter. */
function offerForms() {
  for (const link of document.querySelectorAll("a[data-form]")) link.href = link.dataset.form;
}

function once(action) {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}

offerColours();
offerMenu();
offerSearch();
offerScripts();
offerForms();
keepOnReturn();
