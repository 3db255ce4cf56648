/* The page of a reader's own list: what is kept in this browser, or what an address holds that somebody shared. */

import { copied, mail } from "../contributing/sending.js";
import { fragmentOf, listIn } from "./address.js";
import { add, EMPTY, entitle, explain, has, introduce, learn, LONGEST, move, MOST, remove, take } from "./entries.js";
import { kept } from "./kept.js";
import { Rows, setWords, titleOf } from "./rows.js";
import { eachOf, thingAt } from "./things.js";
import { asWords } from "./words.js";

const NOT_KEPT = "Selain ei tallenna listaa: se katoaa, kun suljet tämän sivun. Jaa tai tulosta se ennen sitä.";
const LONG = 2000; /* Letters of an address that every program takes. */

export async function offer(page, home) {
  const status = page.querySelector(".own-list__status");
  const say = (...parts) => status.replaceChildren(...parts);
  const shared = listIn(location.hash.slice(1));
  addEventListener("hashchange", () => listIn(location.hash.slice(1)) && location.reload());
  await (shared ? showShared(page, home, shared, say) : showOwn(page, home, say));
}

function showShared(page, home, { list, wrong, isCut }, say) {
  const part = filled(page, "shared");
  const told = part.querySelector(".own-list__wrong");
  const sentences = [
    wrong && "Osoitteessa on kohtia, joita ei ymmärretä. Se on ehkä katkennut matkalla: pyydä osoite uudelleen.",
    isCut && `Osa jäi pois, koska lista tai jokin sen teksteistä on liian pitkä. Listalle mahtuu ${MOST}.`,
    !list.entries.length && "Osoitteessa ei ole yhtään tekoa.",
  ].filter(Boolean);
  told.textContent = sentences.join(" ");
  told.hidden = !sentences.length;
  part.querySelector("h2").textContent = list.title || "Lista ilman otsikkoa";
  part.querySelector(".own-list__intro").textContent = list.intro;
  const gone = new Set();
  const rows = new Rows(part.querySelector(".own-list__things"), page, home, gone);
  const button = part.querySelector("[data-do=take]");
  button.disabled = !list.entries.length;
  let shown = list;
  rows.show(shown.entries);
  button.addEventListener("click", () => {
    const before = kept.list.entries.length;
    const isKept = kept.change(take(shown));
    const now = kept.list.entries;
    const missing = shown.entries.filter(({ name }) => !has(kept.list, name)).length;
    history.replaceState(null, "", location.pathname + location.search);
    part.remove();
    showOwn(page, home, say);
    const added = now.length - before;
    say(
      [
        added ? `Listallesi lisättiin ${added}.` : "Kaikki nämä olivat jo listallasi.",
        missing && `${missing} ei mahtunut: listalla on enintään ${MOST}.`,
        !isKept && NOT_KEPT,
      ]
        .filter(Boolean)
        .join(" "),
    );
    page.querySelector("#lista-otsikko").focus();
  });
  part.querySelector("[data-do=print]").addEventListener("click", () => print());
  return refresh(list.entries, home, (name, thing) => {
    if (thing) shown = learn(name, thing)(shown);
    else gone.add(name);
    rows.show(shown.entries);
  });
}

async function showOwn(page, home, say) {
  const part = filled(page, "own");
  const list = part.querySelector(".own-list__things");
  const told = part.querySelector(".own-list__told");
  const [title, intro] = ["title", "intro"].map((name) => part.querySelector(`[data-list=${name}]`));
  const shared = () => new URL(`#${fragmentOf(kept.list)}`, location.href.replace(/#.*/, "")).href;
  const rows = new Rows(list, page, home, kept.gone, {
    explain: (name, why) => kept.change(explain(name, why)),
    move: (name, by) => {
      kept.change(move(name, by));
      const { entries } = kept.list;
      const place = entries.findIndex((one) => one.name === name);
      say(`${titleOf(entries[place])} on nyt ${place + 1}. / ${entries.length}`);
    },
    remove: (name) => {
      const place = kept.list.entries.findIndex((one) => one.name === name);
      const removed = kept.list.entries[place];
      kept.change(remove(name));
      const undo = document.createElement("button");
      undo.type = "button";
      undo.className = "own-list__undo";
      undo.textContent = "Kumoa";
      undo.addEventListener("click", () => {
        kept.change(add(removed, place));
        say(`${titleOf(removed)} on taas listalla.`);
        rows.focus(place);
      });
      say(`Poistettu listalta: ${titleOf(removed)}. `, undo);
      undo.focus();
    },
  });
  title.maxLength = LONGEST.title;
  intro.maxLength = LONGEST.intro;
  title.addEventListener("input", () => kept.change(entitle(title.value)));
  intro.addEventListener("input", () => kept.change(introduce(intro.value)));

  async function copy(text, done) {
    if (await copied(text)) return setWords(told, done);
    setWords(told, "Selain ei sallinut kopiointia. Kopioi valittu osoite itse.");
    part.querySelector(".own-list__address").select();
  }

  const actions = {
    copy: () => copy(shared(), "Osoite on nyt leikepöydällä."),
    text: () => copy(asWords(kept.list, home), "Lista on nyt tekstinä leikepöydällä."),
    share: () => navigator.share({ title: nameOf(kept.list), url: shared() }).catch(() => {}), // whoever changes their mind says nothing
    print: () => print(),
    clear: () => {
      if (!confirm("Poistetaanko listalta kaikki, myös otsikko ja perustelut?")) return;
      kept.change(() => EMPTY);
      say("Lista on tyhjä.");
    },
  };
  for (const button of part.querySelectorAll("[data-do]")) {
    if (button.dataset.do in actions) button.addEventListener("click", actions[button.dataset.do]);
  }
  part.querySelector("[data-do=share]").hidden = !navigator.share;

  kept.follow((now) => {
    const isEmpty = !now.entries.length;
    part.querySelector(".own-list__empty").hidden = !isEmpty;
    part.querySelector(".own-list__filled").hidden = isEmpty;
    const isKept = kept.isKept && kept.works();
    const saying = part.querySelector(".own-list__kept");
    saying.dataset.said ??= saying.textContent;
    setWords(saying, isKept ? saying.dataset.said : NOT_KEPT);
    saying.classList.toggle("own-list__kept--not", !isKept);
    for (const [field, value] of [[title, now.title], [intro, now.intro]]) if (field.value !== value) field.value = value;
    setWords(part.querySelector(".own-list__title"), nameOf(now));
    setWords(part.querySelector(".own-list__paper.own-list__intro"), now.intro);
    rows.show(now.entries);
    const address = shared();
    part.querySelector(".own-list__address").value = address;
    part.querySelector(".own-list__long").hidden = address.length <= LONG;
    const letter = mail("", nameOf(now), `${asWords(now, home)}\n\n${address}`, address);
    part.querySelector("[data-mail]").href = letter.address;
  });
  const more = [...part.querySelectorAll("[data-list-script]")].map(async (one) => {
    try {
      const { offer } = await import(new URL(`../${one.dataset.listScript}`, import.meta.url));
      await offer(one, home, kept);
    } catch {
      say("Osa sivusta ei auennut. Listasi on kunnossa: lataa sivu uudelleen."); // and the part stays hidden
    }
  });
  const today = refresh(kept.list.entries, home, (name, thing) => {
    const known = kept.list.entries.find((one) => one.name === name);
    if (!thing) kept.gone.add(name);
    else if (known && (known.name !== thing.name || known.title !== thing.title)) {
      if (known.name !== thing.name) say(`${titleOf(known)} on nyt nimeltään ${thing.title}. `);
      kept.change(learn(name, thing));
    }
    rows.show(kept.list.entries);
  });
  await Promise.all([...more, today]);
}

/* Asks what each thing is called today; what can't be asked now stays as it was. */
function refresh(entries, home, found) {
  return eachOf(entries, async ({ name }) => {
    try {
      found(name, await thingAt(name, home));
    } catch {
      /* No network, say. */
    }
  });
}

function filled(page, name) {
  page.append(page.querySelector(`template[data-${name}]`).content.cloneNode(true));
  return page.querySelector(".own-list");
}

function nameOf({ title }) {
  return title.trim() || "Oma lista";
}
