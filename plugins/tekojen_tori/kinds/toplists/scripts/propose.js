/* A reader's own list is sent to the editors as the file of a TOP list, by the ways of a deed. */

import { DEEDS, TOPLISTS } from "../contract.js";
import { fetchForm } from "../contributing/fields.js";
import { onOneLine } from "../contributing/plain_words.js";
import { Posting } from "../contributing/posting.js";
import { fillWays, mailWith, messageWith, newFilePage, NEXT, sendingActions, tellBelow, tellNothing } from "../contributing/sending.js";
import { folderOf } from "../own_list/entries.js";
import { addressOf } from "../own_list/things.js";
import { lacking, topListFile } from "./toplist_file.js";

const LONGEST_PREFILLED = 7500;

export async function offer(part, home, kept) {
  const settings = await fetchForm();
  const status = part.querySelector(".tell__status");
  const from = part.querySelector("#lista-kuka");
  const issue = part.querySelector("[data-way=issue] [data-link]")?.href;
  const post = part.querySelector("[data-way=post]");
  const posting = post && new Posting(post, settings.sending.post);
  let made = null;

  function makeReady() {
    const { list } = kept;
    const { name, text } = topListFile(list);
    const who = onOneLine(from.value);
    made = { name, path: `${TOPLISTS}/${name}`, text, subject: `TOP-lista: ${onOneLine(list.title)}` };
    const greeting = [
      "Hei!",
      `Ehdotan torille (${settings.siteName}) TOP-listaa ”${onOneLine(list.title)}”. Alla on valmis tiedosto kansioon ${TOPLISTS}.`,
      who && `Terveisin ${who}`,
    ];
    made.message = messageWith(made, greeting.filter(Boolean).join("\n\n"));
    part.querySelector(".tell__path").textContent = made.path;
    part.querySelector(".tell__text").value = text;
    fillWays(part, {
      forge: () => newFilePage(settings, made.path, made.text),
      email: () => mailWith(made.message, settings.sending.email, made.subject),
      issue: () => ({ address: prefilled(list), isWhole: true }),
    });
    tellNothing(part);
    posting?.ready(made.message);
  }

  /* The form on the forge with the list in it. */
  function prefilled({ title, intro, entries }) {
    const deeds = entries.map(({ name, why }) => `${named(name)} ${onOneLine(why)}`.trim()).join("\n");
    const whole = `${issue}&${new URLSearchParams({ name: onOneLine(title), text: intro, deeds })}`;
    return encodeURIComponent(whole).length <= LONGEST_PREFILLED ? whole : issue;
  }

  function named(name) {
    return folderOf(name) === DEEDS ? addressOf(name, home) : name;
  }

  function isReady() {
    const lacks = lacking(kept.list, kept.gone);
    if (!lacks) return true;
    status.textContent = lacks.message;
    document.querySelector(lacks.at)?.focus();
    return false;
  }

  const actions = sendingActions(part, () => made, posting);

  part.addEventListener("click", (event) => {
    const link = event.target.closest("[data-link]");
    const action = event.target.closest("[data-do]")?.dataset.do;
    if (!link && !action) return;
    makeReady();
    status.textContent = "";
    if (!isReady()) event.preventDefault();
    else if (action) actions[action](event.target);
    else tellBelow(link, NEXT[link.closest("[data-way]").dataset.way]);
  });
  from.addEventListener("input", makeReady);
  kept.follow(makeReady);
  part.hidden = false;
}
