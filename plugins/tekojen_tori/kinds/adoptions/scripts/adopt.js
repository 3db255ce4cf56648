/* Three questions to whoever took a deed as a model, and ways to send the answers. They are kept in the tab alone. */

import { ADOPTIONS } from "../contract.js";
import { Answers } from "../contributing/answers.js";
import { offerNames } from "../contributing/names/combobox.js";
import { contentText, fileStem } from "../contributing/deed_file.js";
import { fetchForm, Fields } from "../contributing/fields.js";
import { addressOf, deedOf, modelOf } from "../contributing/models.js";
import { Names } from "../contributing/names/names.js";
import { asMarkdown, onOneLine } from "../contributing/plain_words.js";
import { Posting } from "../contributing/posting.js";
import { fillWays, mailWith, messageWith, newFilePage, NEXT, sendingActions, tellBelow, tellNothing } from "../contributing/sending.js";

const ENDING = "0123456789abcdefghjkmnpqrstvwxyz";
const LONGEST_PREFILLED = 7500;

export async function offer(page, home) {
  const form = page.querySelector("form.tell");
  const [own, settings, model] = await Promise.all([
    fetchForm(new URL("../../../adopting/form.json", import.meta.url)),
    fetchForm(),
    modelAt(modelOf(location.search), home),
  ]);
  if (!model) {
    page.querySelector(".adopt__unknown").hidden = false;
    form.remove();
    return;
  }
  const names = new Names(settings.names);
  const fields = new Fields(form);
  const part = (selector) => form.querySelector(selector);
  const status = part(".tell__status");
  const ending = unlikeOthers();
  const issue = part("[data-way=issue] [data-link]")?.href;
  const post = part("[data-way=post]");
  const posting = post && new Posting(post, settings.sending.post);
  let made = null;

  const answers = () => new Answers(own, names, fields.get());
  const whoOf = (given) => names.called(given.text("who"))?.name ?? onOneLine(given.text("who"));

  /* The file, and the ways to send it. */
  function makeReady() {
    const given = answers();
    const who = whoOf(given);
    const told = given.fields().map(([key, value]) => [key, key === "who" ? who : value]);
    const name = `${fileStem(model.slug, who)}-${ending}.md`;
    made = { name, path: `${ADOPTIONS}/${name}`, text: contentText(told, asMarkdown(given.text("text"))) };
    part(".tell__path").textContent = made.path;
    part(".tell__text").value = made.text;
    made.subject = `Otimme mallia: ${model.title} (${who})`;
    const greeting =
      `Hei!\n\nOtimme mallia teosta ”${model.title}” (${addressOf(model.slug, home)}). ` +
      `Toivomme, että se näkyy torilla (${settings.siteName}). Alla on valmis tiedosto kansioon ${ADOPTIONS}.`;
    made.message = messageWith(made, greeting);
    fillWays(form, {
      forge: () => newFilePage(settings, made.path, made.text),
      email: () => mailWith(made.message, settings.sending.email, made.subject),
      issue: () => ({ address: prefilled(given, who), isWhole: true }),
    });
    tellNothing(form);
    posting?.ready(made.message);
  }

  /* The form on the forge with the answers in it. */
  function prefilled(given, who) {
    const [date, how, text] = [given.date(), given.text("how"), given.text("text")];
    const known = { model: addressOf(model.slug, home), who, date, how, text };
    const rest = { url: given.text("url"), contact: given.text("contact.name"), email: given.text("contact.email") };
    const asked = Object.entries({ ...known, ...rest }).filter(([, value]) => value);
    const whole = `${issue}&${new URLSearchParams(asked)}`;
    return whole.length <= LONGEST_PREFILLED ? whole : `${issue}&${new URLSearchParams({ model: known.model })}`;
  }

  function problems() {
    const now = new Date();
    const given = answers();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
    const said = own.messages.model;
    const who = whoOf(given);
    const found = given.problems(today);
    if (who === model.doneBy) found.push({ name: "who", message: said["own-model"].replace("{written}", () => who) });
    if (isBefore(given.date(), model.date) && !found.some(({ name }) => name === "date.year")) {
      found.push({ name: "date.year", message: said["before-model"] });
    }
    return found;
  }

  function isReady() {
    const order = [...form.elements].map(({ name }) => name);
    const wrong = problems().sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
    fields.forgetProblems();
    if (!wrong.length) return true;
    fields.showProblems(wrong);
    say(wrong.length === 1 ? "Yksi kohta kaipaa vielä vastausta." : `${wrong.length} kohtaa kaipaa vielä vastausta.`);
    return false;
  }

  function say(sentence) {
    status.textContent = sentence;
  }

  const actions = sendingActions(form, () => made, posting);

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.name) fields.clearProblem(target.name);
    say("");
    makeReady();
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-link]");
    const action = event.target.closest("[data-do]")?.dataset.do;
    if (!link && !action) return;
    makeReady();
    if (!isReady()) event.preventDefault();
    else if (action) actions[action](event.target);
    else tellBelow(link, NEXT[link.closest("[data-way]").dataset.way]);
  });

  const earlier = fields.get();
  const year = earlier["date.year"] || String(new Date().getFullYear());
  fields.set({ ...earlier, model: model.slug, "date.year": year });
  const named = part(".tell__model a");
  named.textContent = model.title;
  named.href = addressOf(model.slug, home);
  offerNames(fields.first("who"), (text) => names.suggest(text));
  makeReady();
  form.hidden = false;
}

/* The deed that was the model, as its page tells: {slug, title, doneBy, date}; null if there is none. */
async function modelAt(name, home) {
  const found = name ? await deedOf(name, home) : null;
  if (!found) return null;
  const { slug, title, page } = found;
  const told = [...page.querySelectorAll('script[type="application/ld+json"]')].map((one) => JSON.parse(one.textContent));
  const deed = told.flat().find((one) => one["@type"] === "Article");
  return { slug, title, doneBy: deed?.sourceOrganization.name, date: deed?.dateCreated ?? "" };
}

/* Whether a date, perhaps a span of two, is surely before another, however little of them is known. */
function isBefore(date, other) {
  const [last, first] = [date.split("/").at(-1), other.split("/")[0]];
  const known = Math.min(last.length, first.length);
  return last.slice(0, known) < first.slice(0, known);
}

/* An ending for the file's name that nobody else's has at the same time. */
function unlikeOthers() {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => ENDING[byte % ENDING.length]).join("");
}
