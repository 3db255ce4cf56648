/* The way `post`: a message goes from the page itself to whoever receives it for the editors. */

const LONGEST_WAIT = 30_000;
const NO_NETWORK = "Viesti ei lähtenyt: verkkoyhteyttä ei ole.";
const NOT_REACHED = "Viesti ei lähtenyt: toimituksen vastaanottimeen ei saatu yhteyttä.";
const NOT_HEARD = "Vastaanotin ei vastannut, joten emme tiedä, tuliko viesti perille. Voit lähettää sen uudelleen.";
const BROKEN = "Viesti ei lähtenyt: toimituksen vastaanotin ei toimi juuri nyt.";
const WHY = {
  413: "Viesti ei lähtenyt: teksti on liian pitkä.",
  429: "Viesti ei lähtenyt: toimitukselle on tullut juuri nyt liian monta viestiä. Yritä hetken kuluttua uudelleen.",
};
const ARRIVED =
  "Kiitos! Viesti on perillä toimituksessa. Toimitus lukee sen, kysyy tarvittaessa lisää ja julkaisee. Sinun ei tarvitse tehdä muuta.";

const NOTHING_LOST = "Mitään ei kadonnut: kirjoittamasi on yhä tällä sivulla.";

export class Posting {
  #section;
  #said;
  #button;
  #told;
  #address;
  #words;
  #isGoing = false;
  #arrived = null;

  /* `said` is what is told of what arrived, and of what else can be done when it doesn't, if that isn't as of a deed. */
  constructor(section, address, said = {}) {
    this.#section = section;
    this.#said = { arrived: ARRIVED, instead: insteadOf(section), ...said };
    this.#address = address;
    this.#button = section.querySelector("[data-do=post]");
    this.#told = section.querySelector(".way__told");
    this.#words = this.#button.textContent;
  }

  /* Makes the way ready for a message: what has arrived isn't sent again, and nothing old is told of a new one. */
  ready(message) {
    const isThere = message === this.#arrived;
    if (this.#isGoing) return;
    this.#show(isThere ? "Lähetetty" : this.#words, isThere ? this.#said.arrived : "", isThere);
  }

  /* Sends a message. Whether it arrived just now; if it didn't, that is told, and all stays as it was written. */
  async send(subject, message) {
    if (this.#isGoing || message === this.#arrived) return false;
    this.#isGoing = true;
    this.#show("Lähetetään…", "", true);
    const why = await this.#post(subject, message);
    this.#isGoing = false;
    if (!why) this.#arrived = message;
    this.#show(why ? this.#words : "Lähetetty", why ? `${why} ${NOTHING_LOST} ${this.#said.instead}` : this.#said.arrived, !why);
    this.#told.classList.toggle("way__told--wrong", Boolean(why));
    return !why;
  }

  /* Why it didn't arrive, or "". */
  async #post(subject, message) {
    const website = this.#section.querySelector("[data-trap]").value;
    try {
      const response = await fetch(this.#address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ subject, message, website }),
        credentials: "omit",
        signal: AbortSignal.timeout?.(LONGEST_WAIT),
      });
      return response.ok ? "" : (WHY[response.status] ?? BROKEN);
    } catch ({ name }) {
      if (name === "TimeoutError") return NOT_HEARD;
      return navigator.onLine ? NOT_REACHED : NO_NETWORK;
    }
  }

  #show(words, told, isDone) {
    this.#button.textContent = words;
    this.#button.setAttribute("aria-disabled", String(isDone));
    this.#told.classList.remove("way__told--wrong");
    if (this.#told.textContent !== told) this.#told.textContent = told;
  }
}

function insteadOf(section) {
  const isAlone = !section.parentElement.querySelector("[data-way]:not([data-way=post])");
  return isAlone ? "Voit myös tallentaa tiedoston ja lähettää sen myöhemmin." : "Voit myös valita toisen tavan lähettää.";
}
