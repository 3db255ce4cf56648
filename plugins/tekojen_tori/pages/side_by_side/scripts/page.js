/* The table of the deeds that an address names. */

import { API } from "../contract.js";
import { copied } from "../contributing/sending.js";
import { addressOf, recordOf } from "../own_list/things.js";
import { choiceIn, MOST } from "./choice.js";
import { factsOf } from "./facts.js";

export async function offer(page, home) {
  const status = page.querySelector(".side__status");
  const [table, buttons, empty] = [".compared", ".own-list__go", ".side__empty"].map((one) => page.querySelector(one));
  const actions = {
    copy: async () => {
      status.textContent = (await copied(location.href))
        ? "Osoite on nyt leikepöydällä."
        : "Selain ei sallinut kopiointia. Kopioi osoite selaimen osoiteriviltä.";
    },
    print: () => print(),
  };
  for (const button of page.querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
  addEventListener("hashchange", () => choiceIn(location.hash.slice(1)) && location.reload());

  const choice = choiceIn(location.hash.slice(1)) ?? { names: [], wrong: 0, more: false };
  const found = await Promise.all(choice.names.map((name) => comparedAt(name, home)));
  const told = found.filter((one) => one?.deed);
  const gone = found.filter((one) => one === null).length + choice.wrong;
  const unheard = found.filter((one) => one && !one.deed).length;
  status.textContent = [
    gone && (gone === 1 ? "Yhtä osoitteen teoista ei ole torilla." : `Osoitteen teoista ${gone} ei ole torilla.`),
    unheard && "Kaikkien tekojen tietoja ei saatu. Tarkista verkkoyhteys ja lataa sivu uudelleen.",
    choice.more && `Rinnakkain mahtuu ${MOST} tekoa, joten loput jäivät pois.`,
  ]
    .filter(Boolean)
    .join(" ");
  table.hidden = buttons.hidden = !told.length;
  empty.hidden = told.length > 0;
  if (told.length) table.replaceChildren(tableOf(told, home));
}

/* {name, deed, municipality}; null if there is no such deed, and {} if that can't be told now. */
async function comparedAt(name, home) {
  try {
    const found = await recordOf(name, home);
    if (!found) return null;
    const deed = found.record;
    return { name: found.name, deed, municipality: deed.municipality && (await municipalityAt(deed.municipality, home)) };
  } catch {
    return {};
  }
}

async function municipalityAt({ slug }, home) {
  const response = await fetch(new URL(`${API}municipalities/${slug}.json`, home));
  if (!response.ok) throw new Error(`${response.status} ${slug}`);
  return response.json();
}

function tableOf(told, home) {
  const table = document.createElement("table");
  table.className = "compared__few";
  const heads = told.map(({ name, deed }) => {
    const link = document.createElement("a");
    link.href = addressOf(name, home);
    link.textContent = deed.name;
    if (deed.language !== "fi") link.lang = deed.language;
    return cell("th", "col", link);
  });
  table.createCaption().textContent = "Teot rinnakkain";
  table.caption.className = "visually-hidden";
  table.createTHead().insertRow().append(cell("td"), ...heads);
  const body = table.createTBody();
  for (const [heading, values] of factsOf(told)) {
    body.insertRow().append(cell("th", "row", heading), ...values.map((value) => cell("td", "", value)));
  }
  return table;
}

function cell(tag, scope = "", ...content) {
  const made = document.createElement(tag);
  if (scope) made.scope = scope;
  made.append(...content);
  return made;
}
