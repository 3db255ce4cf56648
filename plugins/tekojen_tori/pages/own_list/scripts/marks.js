/* For whoever has begun a list: it stands at the top (where there is no room, in the menu) with how much is on it, and
   whatever deed's card is on a page, or is found by a search, can be put on it there. */

import { DEEDS, LISTABLE, OWN_LIST } from "../contract.js";
import { add, has, isName, remove } from "./entries.js";
import { kept } from "./kept.js";

export function offerMarks(home) {
  const inRow = linkTo(home);
  const inMenu = document.createElement("li");
  inRow.className = "top__list";
  inMenu.className = "menu__list";
  inMenu.append(linkTo(home));
  const buttons = new Map();
  let isMarking = false;

  kept.follow((list) => {
    const { length } = list.entries;
    for (const link of [inRow, inMenu]) link.querySelector(".count").textContent = String(length);
    if (length && !inRow.isConnected) {
      document.querySelector(".top__tell").before(inRow);
      document.querySelector(".menu ul").append(inMenu);
    } else if (!length) [inRow, inMenu].forEach((link) => link.remove());
    if (length && !isMarking) markAll();
    for (const [button, { name, title }] of buttons) show(button, title, has(list, name));
  });

  /* The cards of the page, and the results of a search whenever they change. */
  function markAll() {
    isMarking = true;
    document.querySelectorAll(".card").forEach(mark);
    const results = document.querySelector(".results");
    if (!results) return;
    const markResults = () => {
      for (const button of buttons.keys()) if (!button.isConnected) buttons.delete(button);
      [...results.querySelectorAll(".result")].filter((one) => !one.querySelector(".card__keep")).forEach(mark);
    };
    new MutationObserver(markResults).observe(results, { childList: true });
    markResults();
  }

  function mark(card) {
    const title = card.querySelector(":is(.card__title, .result__title) a");
    const name = nameOf(title?.href ?? "", home);
    if (!name) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card__keep";
    button.addEventListener("click", () => {
      const about = card.querySelector(".card__where")?.textContent ?? "";
      kept.change(has(kept.list, name) ? remove(name) : add({ name, title: title.textContent, about }));
    });
    card.append(button);
    buttons.set(button, { name, title: title.textContent });
    show(button, title.textContent, has(kept.list, name));
  }
}

function linkTo(home) {
  const link = document.createElement("a");
  const count = document.createElement("span");
  link.href = new URL(OWN_LIST, home);
  if (link.href === location.href.replace(/[?#].*/, "")) link.setAttribute("aria-current", "page");
  count.className = "count";
  link.append("Oma lista ", count);
  return link;
}

function show(button, title, isThere) {
  const words = isThere ? "Poista listalta" : "Lisää listalle";
  button.classList.toggle("is-listed", isThere);
  button.textContent = words;
  button.setAttribute("aria-label", `${words}: ${title}`);
}

/* The name of the deed whose page an address is, or "". */
function nameOf(address, home) {
  const pages = new URL(LISTABLE[DEEDS].index, home).href;
  if (!address.startsWith(pages)) return "";
  const name = `${DEEDS}/${address.slice(pages.length).replace(/\/$/, "")}`;
  return isName(name) && name.split("/").length === 2 ? name : "";
}
