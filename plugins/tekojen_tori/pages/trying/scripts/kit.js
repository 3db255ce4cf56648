/* The kit with which a deed is tried: what is filled in stays in the browser, becomes a letter, and is copied or sent by
   whoever filled it in. Nothing goes anywhere else. */

import { finnish, sixWeeksAfter, today, week } from "./days.js";
import { Kept } from "./kept.js";
import { mail, wordsOf, wordsOfAll } from "./words.js";

const TOO_LONG = "Teksti on niin pitkä, että sähköpostiohjelma voisi katkaista sen. Kopioi se napista ja liitä viestiin.";
const NOT_KEPT = "Selain ei nyt tallenna kirjoittamaasi: se katoaa, kun suljet sivun. Kopioi tai tulosta se ennen sitä.";

export function offer(page) {
  const form = page.querySelector(".kit");
  const fields = [...form.querySelectorAll("textarea, input")];
  const parts = [...form.querySelectorAll("[data-part]")];
  const kept = new Kept(form.dataset.keptAs);
  const told = page.querySelector(".kit__kept");
  const itIsKept = told.textContent;
  const [begins, ends] = [form.elements.alku, form.elements.loppu];

  function keep(field) {
    tell(kept.write(nameOf(field), answerOf(field)));
  }

  function tell(isKept) {
    setWords(told, isKept ? itIsKept : NOT_KEPT);
    told.classList.toggle("kit__kept--not", !isKept);
    told.classList.add("is-told");
  }

  /* Shows what is kept, if it isn't there already: the caret stays where it is. */
  function show() {
    const answers = kept.read();
    for (const field of fields) put(field, answers[nameOf(field)] ?? "");
    refresh();
  }

  /* Whatever was written before this script came stays beside what was kept earlier. */
  function join() {
    const answers = kept.read();
    for (const field of fields) {
      const [earlier, now] = [answers[nameOf(field)] ?? "", answerOf(field)];
      if (!now || now === earlier) continue;
      put(field, field.localName === "textarea" && earlier ? `${earlier}\n${now}` : now);
      keep(field);
    }
  }

  /* The end is six weeks from the beginning, until the reader decides otherwise. */
  function letEndFollow(earlier) {
    if (begins.value === earlier || ends.value !== sixWeeksAfter(earlier)) return;
    ends.value = sixWeeksAfter(begins.value);
    keep(ends);
  }

  function refresh() {
    for (const field of fields) if (field.type !== "checkbox") onPaper(field);
    const isWrong = Boolean(begins.value && ends.value && ends.value < begins.value);
    for (const slot of form.querySelectorAll(".kit__slot")) {
      const field = form.elements[slot.dataset.slot];
      fill(slot, isWrong && field === ends ? "" : inWords(field));
    }
    for (const [weeks, label] of form.querySelectorAll("label[for^=viikko-]").entries()) {
      const days = week(begins.value, weeks, ends.value);
      setWords(label, [`Viikko ${weeks + 1}`, days].filter(Boolean).join(": "));
    }
    setWords(form.querySelector(".kit__wrong"), isWrong ? "Loppu on ennen alkua. Tarkista päivät." : "");
    page.querySelector(".kit__over").hidden = !ends.value || isWrong || ends.value >= today();
    for (const link of form.querySelectorAll("a[data-of]")) offerMail(link);
  }

  function words(of) {
    const whole = `${form.dataset.title}\n\n${wordsOfAll(parts)}`;
    return of ? wordsOf(form.querySelector(`#${of}`)) : whole;
  }

  function offerMail(link) {
    const { address, isWhole } = mail(`Kokeillaanko tätä? ${form.dataset.title}`, words(link.dataset.of));
    link.href = address;
    link.classList.toggle("is-too-long", !isWhole);
  }

  function tellBeside(button, sentence) {
    const status = button.closest("section").querySelector(".kit__told");
    status.textContent = sentence;
    return status;
  }

  async function copy(button) {
    const copied = words(button.dataset.of);
    try {
      await navigator.clipboard.writeText(copied);
      tellBeside(button, "Teksti on nyt leikepöydällä. Liitä se, minne haluat.");
    } catch {
      const shown = document.createElement("pre");
      shown.className = "kit__copied";
      shown.textContent = copied;
      tellBeside(button, "Selain ei sallinut kopiointia. Kopioi valittu teksti itse:").append(shown);
      getSelection().selectAllChildren(shown);
    }
  }

  function clear() {
    if (!confirm("Tyhjennetäänkö kaikki, mitä olet täyttänyt?")) return;
    kept.clear();
    show();
    tell(kept.works());
  }

  form.addEventListener("input", ({ target }) => {
    const earlier = kept.read().alku ?? "";
    keep(target);
    letEndFollow(earlier);
    refresh();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const actions = { copy, clear, print: () => print() };
  for (const button of form.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do](button));
  }
  for (const link of form.querySelectorAll("a[data-of]")) {
    link.addEventListener("click", (event) => {
      if (!link.matches(".is-too-long")) return;
      event.preventDefault();
      tellBeside(link, TOO_LONG);
    });
  }
  kept.whenChangedElsewhere(show);
  tell(kept.works());
  const earlier = kept.read().alku ?? "";
  join();
  show();
  letEndFollow(earlier);
  refresh();
  form.classList.add("is-ready");
}

function nameOf(field) {
  return field.name || `✓ ${field.parentElement.textContent.trim()}`;
}

function answerOf(field) {
  return field.type === "checkbox" ? (field.checked ? "✓" : "") : field.value;
}

function put(field, answer) {
  if (field.type === "checkbox") field.checked = Boolean(answer);
  else if (field.value !== answer) field.value = answer;
}

function inWords(field) {
  return field.type === "date" ? finnish(field.value) : field.value.trim();
}

function setWords(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/* On paper an answer is as long as it is, and lines wait for one that is missing. */
function onPaper(field) {
  const paper = field.closest(".ask").querySelector(".kit__paper");
  const answer = inWords(field);
  field.closest(".ask").classList.toggle("is-answered", Boolean(answer));
  if (answer) return setWords(paper, answer);
  if (paper.textContent) paper.replaceChildren(...Array.from({ length: field.rows ?? 1 }, () => document.createElement("i")));
}

function fill(slot, answer) {
  slot.dataset.hint ??= slot.textContent;
  slot.classList.toggle("is-filled", Boolean(answer));
  setWords(slot, answer || slot.dataset.hint);
}
