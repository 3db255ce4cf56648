/* An invitation to tell a deed, made ready for whoever knows of it to send. */

import { NOMINATED, TELL } from "../contract.js";
import { campaignOf } from "./campaigns.js";
import { offerNames } from "./names/combobox.js";
import { fetchForm, Fields } from "./fields.js";
import { Names } from "./names/names.js";
import { onOneLine } from "./plain_words.js";
import { Posting } from "./posting.js";
import { copied, mail } from "./sending.js";

const ARRIVED =
  "Kiitos! Kutsu on perillä toimituksessa. Toimitus etsii tekijän ja lähettää kutsun hänelle. Sinun ei tarvitse tehdä muuta.";

export async function offer(page, home) {
  const form = page.querySelector("form.nominate");
  const settings = await fetchForm();
  const names = new Names(settings.names);
  const fields = new Fields(form);
  const part = (selector) => form.querySelector(selector);
  const [status, text] = [part(".tell__status"), part("#kutsu")];
  const campaign = campaignOf(location.search, settings);
  const post = part("[data-way=post]");
  const posting = post && new Posting(post, settings.sending.post, { arrived: ARRIVED, instead: "Voit myös kopioida kutsun." });
  let link = "";

  function make() {
    const given = Object.fromEntries(Object.entries(fields.get()).map(([name, value]) => [name, onOneLine(value)]));
    fields.clearProblem("title");
    fields.forgetProblems();
    if (!given.title) {
      fields.showProblems([{ name: "title", message: "Kerro muutamalla sanalla, mitä on tehty." }]);
      return;
    }
    const place = names.find(given.place)?.name ?? given.place;
    const known = { otsikko: given.title, paikka: place, palveluala: given.sector, kampanja: campaign?.slug };
    const hash = new URLSearchParams(Object.entries(known).filter(([, value]) => value));
    link = `${new URL(TELL, home).href}#${hash}`;
    text.value = invitation(given, place);
    part(".nominate__made").hidden = false;
    part("#kutsu-otsikko").focus();
    ready(given.email);
  }

  function invitation({ title, from }, place) {
    const where = place ? ` (${place})` : "";
    return [
      "Hei!",
      `Olette tehneet jotain, mistä muidenkin pitäisi kuulla: ${title}${where}.`,
      `Kertoisitko siitä torilla (${settings.siteName})? Siihen menee muutama minuutti. Lomake on osoitteessa`,
      link,
      campaign && `Teko pääsee samalla mukaan kampanjaan ${campaign.title}.`,
      "Muutama virke riittää: mikä oli lähtötilanne, mitä teitte, mitä saitte aikaan ja mitä muut voivat oppia.",
      ["Kiitos!", from].filter(Boolean).join("\n"),
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  function ready(email = fields.get().email) {
    const to = encodeURIComponent(onOneLine(email)).replaceAll("%40", "@");
    part("[data-link]").href = mail(to, "Kertoisitko teosta muillekin?", text.value, text.value).address;
    posting?.ready(toEditors().message);
  }

  /* What the editors get: the doer's address is only for the nominator's own e-mail. */
  function toEditors() {
    const subject = `${NOMINATED} ${onOneLine(fields.get().title)}`;
    return { subject, message: `${subject}\n\nTekijälle lähetettävä kutsu:\n\n${text.value}` };
  }

  async function copy(what, told) {
    status.textContent = (await copied(what)) ? told : "Selain ei sallinut kopiointia. Kopioi teksti itse.";
  }

  const actions = {
    copy: () => copy(text.value, "Kutsu on nyt leikepöydällä."),
    link: () => copy(link, "Linkki on nyt leikepöydällä."),
    post: () => posting.send(toEditors().subject, toEditors().message),
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.name) fields.clearProblem(target.name);
    if (link) ready();
  });
  form.addEventListener("click", ({ target }) => actions[target.closest("button")?.dataset.do]?.());

  part(".tell__campaign").hidden = !campaign;
  part(".tell__campaign strong").textContent = campaign?.title;
  offerNames(fields.first("place"), (text) => names.suggest(text));
  form.hidden = false;
  const earlier = text.value; // of who comes back to an invitation that was made
  if (earlier) {
    make();
    text.value = earlier;
    ready();
  }
}
