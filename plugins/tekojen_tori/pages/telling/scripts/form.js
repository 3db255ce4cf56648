/* The form in which a deed is told: three stages, a draft that is kept while writing, and ways to send. */

import { DEEDS } from "../contract.js";
import { Answers } from "./answers.js";
import { campaignOf, knownCampaign } from "./campaigns.js";
import { offerNames } from "./names/combobox.js";
import { deedText, fileStem } from "./deed_file.js";
import { asFile, Draft, fromFile } from "./draft.js";
import { fetchForm, Fields } from "./fields.js";
import { deedOf, modelOf } from "./models.js";
import { Names } from "./names/names.js";
import { Posting } from "./posting.js";
import { fill } from "./preview.js";
import {
  download,
  fillWays,
  mailWith,
  messageWith,
  newFilePage,
  NEXT,
  openMail,
  sendingActions,
  tellBelow,
  tellNothing,
} from "./sending.js";
import { likelyThemes } from "./themes.js";

const LAST = 3;
const FROM_NOMINATION = { otsikko: "title", paikka: "place", palveluala: "sector", kampanja: "campaign" };

export async function offer(page, home) {
  const form = page.querySelector("form.tell");
  const settings = await fetchForm();
  const names = new Names(settings.names);
  const fields = new Fields(form);
  const draft = new Draft("tori:teko");
  const part = (selector) => form.querySelector(selector);
  const [campaignNotice, modelNotice] = [part(".tell__campaign"), part(".tell__model")];
  const [status, kept, offered] = [part(".tell__status"), part(".tell__kept"), part(".tell__offer")];
  const post = part("[data-way=post]");
  const posting = post && new Posting(post, settings.sending.post);
  const unkept = new Set(); /* What couldn't be kept when it was edited. */
  const stages = [...form.querySelectorAll("[data-stage]")];
  const steps = [...form.querySelectorAll(".stages a")];
  const mostThemes = settings.questions.find(({ key }) => key === "theme").most;
  let made = null;

  function begin(given) {
    fields.set(given ?? { "date.year": String(new Date().getFullYear()) });
    join(campaignOf(location.search, settings)?.slug ?? fields.first("campaign").value);
    follow(modelOf(location.search) || fields.first("adopted_from").value);
    offerThemes();
    askWhatWasFound();
    for (const { name } of form.elements) if (name) fields.clearProblem(name);
  }

  /* Puts the deed into a campaign; into none, if it is over or was never there. */
  function join(slug) {
    const campaign = knownCampaign(slug, settings.campaigns);
    fields.first("campaign").value = campaign?.slug ?? "";
    campaignNotice.hidden = !campaign;
    campaignNotice.querySelector("strong").textContent = campaign?.title;
  }

  /* Names the deed that was the model; none, if there is no such deed. */
  async function follow(slug) {
    const model = fields.first("adopted_from");
    model.value = slug;
    modelNotice.hidden = true;
    const asWritten = { slug, title: slug }; // a network that fails takes no model away
    const deed = slug ? await deedOf(slug, home).catch(() => asWritten) : null;
    if (model.value !== slug) return;
    model.value = deed?.slug ?? "";
    modelNotice.hidden = !deed;
    modelNotice.querySelector("strong").textContent = deed?.title ?? "";
  }

  function answers() {
    return new Answers(settings, names, fields.get());
  }

  function problems() {
    const now = new Date();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
    return answers().problems(today);
  }

  function stageOf({ name }) {
    return Number(fields.first(name).closest("[data-stage]").dataset.stage);
  }

  /* Shows what is wrong before a stage, and whether anything is. */
  function isReadyFor(stage) {
    const wrong = problems().filter((problem) => stageOf(problem) < stage);
    const first = Math.min(...wrong.map(stageOf));
    const shown = wrong.filter((problem) => stageOf(problem) === first);
    if (!shown.length) return true;
    show(first);
    fields.showProblems(shown);
    const count = shown.length === 1 ? "Yksi kohta kaipaa" : `${shown.length} kohtaa kaipaa`;
    status.textContent = `${count} vielä korjausta.`;
    return false;
  }

  function show(stage) {
    stages.forEach((one, place) => (one.hidden = place + 1 !== stage));
    steps.forEach((step, place) => {
      if (place + 1 === stage) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    status.textContent = "";
    fields.forgetProblems();
    if (stage === LAST) makeReady();
  }

  function go(stage) {
    if (!isReadyFor(stage)) return;
    show(stage);
    if (location.hash !== `#vaihe-${stage}`) history.pushState(null, "", `#vaihe-${stage}`);
    begins(stage).focus();
    scrollTo(0, form.getBoundingClientRect().top + scrollY - 16);
  }

  function begins(stage) {
    return stages[stage - 1].querySelector("h2");
  }

  /* Back and forth by the browser: it keeps the place on the page, but what had the focus is hidden now. */
  function goBack() {
    const stage = stageOfAddress();
    if (!isReadyFor(stage)) return;
    show(stage);
    begins(stage).focus({ preventScroll: true });
  }

  /* The preview, the file and the ways to send it. */
  function makeReady() {
    const given = answers();
    const doneBy = given.doneBy()?.name ?? "";
    const stem = fileStem(given.text("title"), doneBy);
    made = { path: `${DEEDS}/${stem}.md`, name: `${stem}.md`, text: deedText(given.fields(), given.sections()) };
    made.message = messageWith(made, `Hei!\n\nTässä kehittämisteko, jonka toivomme näkyvän torilla (${settings.siteName}).`);
    tellNothing(form);
    fill(part(".preview"), given, settings);
    part(".tell__path").textContent = made.path;
    part(".tell__text").value = made.text;
    made.subject = `Uusi teko: ${given.text("title")} (${doneBy})`;
    fillWays(form, {
      forge: () => newFilePage(settings, made.path, made.text),
      email: () => mailWith(made.message, settings.sending.email, made.subject),
    });
    posting?.ready(made.message);
  }

  function offerThemes() {
    const given = answers();
    const written = [given.text("title"), ...given.sections().map(([, text]) => text)].join("\n");
    const likely = likelyThemes(written, settings.themeWords).filter((theme) => !given.list("theme").includes(theme));
    const isRoom = given.list("theme").length < mostThemes;
    const names = likely.join();
    offered.hidden = !likely.length || !isRoom;
    if (offered.hidden || offered.dataset.names === names) return; // somebody may just be choosing one of the same
    offered.dataset.names = names;
    offered.replaceChildren("Sopisiko jokin näistä?", ...likely.map(themeButton));
  }

  /* What was found, and where it is told, is asked of those who tell how they know. */
  function askWhatWasFound() {
    const given = answers();
    part(".tell__found").hidden = !["how", "figure", "url"].some((key) => given.text(`evidence.${key}`));
  }

  function themeButton(theme) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = `+ ${theme}`;
    button.addEventListener("click", () => {
      const box = [...form.elements.theme].find(({ value }) => value === theme);
      box.checked = true;
      box.focus();
      changed(box);
    });
    return button;
  }

  /* What nobody has edited here is left as it is kept: a browser may have emptied it, or another window filled it in.
     It is kept at every key: what a browser still does for a tab that is being closed may not be kept any more. */
  function keep(name) {
    unkept.add(name);
    const isKept = draft.edit(unkept, fields.get());
    if (isKept) unkept.clear();
    draft.sent = "";
    kept.textContent = isKept
      ? "Kirjoittamasi säilyy tässä selaimessa, kunnes aloitat alusta."
      : "Selain ei salli luonnoksen säilyttämistä. Tallenna luonnos tiedostoon, ennen kuin suljet sivun.";
  }
  draft.followOthers((given) => {
    const here = fields.get();
    fields.set({ ...given, ...Object.fromEntries([...unkept].map((name) => [name, here[name] ?? []])) });
    askWhatWasFound();
    if (!part("[data-stage='3']").hidden) makeReady();
    say("Kirjoitit toisella välilehdellä. Muutokset ovat nyt tässäkin.");
  });
  const offerSoon = soon(400, offerThemes);

  function changed(input) {
    askWhatWasFound();
    offerSoon();
    if (!input.name) return;
    keep(input.name);
    fields.clearProblem(input.name);
  }

  /* Tells what is wrong with an answer as soon as one leaves it, unless it is still empty. While a button is pressed
     nothing may move, or the press would miss it. */
  async function checkOne({ name, value }) {
    await pressing;
    if (!name || !value) return;
    const wrong = problems().filter((problem) => problem.name === name);
    for (const problem of wrong) fields.showProblem(problem);
  }

  const sending = sendingActions(form, () => made, posting);
  const actions = {
    ...sending,
    copyAndOpen: async (pressed) => {
      if (!(await sending.copyMessage(pressed))) return;
      remember(opened);
      openMail(form);
    },
    post: async () => {
      const { subject, message } = made;
      const isArrived = await posting.send(subject, message);
      if (isArrived && made.message === message) remember((day) => `Lähetit tämän teon toimitukselle ${day}. Uusi teko`);
    },
    keep: () => download("teko-luonnos.json", asFile(fields.get()), "application/json"),
    leaveCampaign: () => {
      join("");
      draft.save(fields.get());
      history.replaceState(null, "", location.pathname + location.hash);
      say("Teko ei ole enää mukana kampanjassa.");
    },
    leaveModel: () => {
      follow("");
      draft.save(fields.get());
      const address = new URL(location);
      address.searchParams.delete("malli");
      history.replaceState(null, "", address);
      say("Teolla ei ole enää mallia.");
    },
    restart: () => {
      if (!confirm("Poistetaanko kaikki, mitä olet kirjoittanut?")) return;
      begin(null);
      unkept.clear();
      draft.clear();
      show(1);
      history.replaceState(null, "", "#vaihe-1");
      fields.first("title").focus();
    },
  };

  /* The draft knows what became of it, until it is changed. `what` tells that of a day, as people write it. */
  function remember(what) {
    draft.sent = `${what(new Date().toLocaleDateString("fi"))} alkaa kohdasta ”Aloita alusta”.`;
  }

  function opened(day) {
    return `Avasit tämän teon lähetyksen ${day}. Jos lähetit sen, uusi teko`;
  }

  async function loadDraft({ target }) {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    const given = fromFile(await file.text());
    if (!given) {
      say(`Tiedosto ${file.name} ei ole tällä lomakkeella tallennettu luonnos.`);
      return;
    }
    begin(given);
    draft.save(fields.get());
    go(1);
    say("Luonnos on avattu.");
  }

  function say(sentence) {
    status.textContent = sentence;
  }

  /* What somebody who nominated the deed knew already, from the link of the invitation. */
  function takeNomination() {
    const given = new URLSearchParams(location.hash.slice(1));
    const known = Object.entries(FROM_NOMINATION).filter(([from]) => given.get(from));
    if (!known.length) return;
    const empty = known.filter(([, name]) => !answers().text(name));
    fields.set({ ...fields.get(), ...Object.fromEntries(empty.map(([from, name]) => [name, given.get(from)])) });
    join(fields.first("campaign").value);
    history.replaceState(null, "", location.pathname + location.search);
    draft.save(fields.get());
    say("Lomakkeella on valmiina se, mitä ilmiantaja tiesi. Muuta sitä vapaasti.");
  }

  function stageOfAddress() {
    return Number(/^#vaihe-([1-3])$/.exec(location.hash)?.[1] ?? 1);
  }

  let pressing = Promise.resolve();
  addEventListener("pointerdown", () => (pressing = released()), true);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => changed(target));
  form.addEventListener("focusout", ({ target }) => checkOne(target));
  form.addEventListener("click", ({ target }) => {
    const way = target.closest("[data-link]")?.closest("[data-way]").dataset.way;
    if (way) {
      tellBelow(target, NEXT[way]);
      remember(opened);
    }
    const { go: stage, do: action, add } = target.closest("button")?.dataset ?? {};
    if (stage) go(Number(stage));
    if (action) actions[action](target);
    if (add) fields.addRow(add).focus();
  });
  steps.forEach((step, place) => {
    step.addEventListener("click", (event) => {
      event.preventDefault();
      go(place + 1);
    });
  });
  part("input[type=file]").addEventListener("change", loadDraft);
  addEventListener("popstate", goBack);

  offerNames(fields.first("place"), (text) => names.suggest(text));
  const earlier = draft.load();
  begin(earlier);
  form.hidden = false;
  if (isReadyForQuietly(stageOfAddress())) show(stageOfAddress());
  if (earlier && draft.sent) say(draft.sent);
  else if (earlier) say("Jatkat siitä, mihin jäit.");
  takeNomination();

  /* On opening nobody is told of what is still missing. */
  function isReadyForQuietly(stage) {
    return problems().every((problem) => stageOf(problem) >= stage);
  }
}

/* When the press that is going on, and what it does, is over. */
function released() {
  return new Promise((resolve) => {
    const end = () => setTimeout(resolve);
    addEventListener("pointerup", end, { once: true });
    addEventListener("pointercancel", end, { once: true });
  });
}

/* The action, a while after it was last asked for. */
function soon(wait, action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
}
