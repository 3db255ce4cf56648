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

export class Posting {
  #section;
  #button;
  #told;
  #address;
  #words;
  #isGoing = false;
  #arrived = null;

  constructor(section, address) {
    this.#section = section;
    this.#address = address;
    this.#button = section.querySelector("[data-do=post]");
    this.#told = section.querySelector(".way__told");
    this.#words = this.#button.textContent;
  }

  /* Makes the way ready for a message: what has arrived isn't sent again, and nothing old is told of a new one. */
  ready(message) {
    const isThere = message === this.#arrived;
    if (this.#isGoing) return;
    this.#show(isThere ? "Lähetetty" : this.#words, isThere ? ARRIVED : "", isThere);
  }

  /* Sends a message. Whether it arrived just now; if it didn't, that is told, and all stays as it was written. */
  async send(subject, message) {
    if (this.#isGoing || message === this.#arrived) return false;
    this.#isGoing = true;
    this.#show("Lähetetään…", "", true);
    const why = await this.#post(subject, message);
    this.#isGoing = false;
    if (!why) this.#arrived = message;
    this.#show(why ? this.#words : "Lähetetty", why ? `${why} ${this.#instead()}` : ARRIVED, !why);
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

  #instead() {
    const isAlone = !this.#section.parentElement.querySelector("[data-way]:not([data-way=post])");
    const other = isAlone ? "Voit myös tallentaa tiedoston ja lähettää sen myöhemmin." : "Voit myös valita toisen tavan lähettää.";
    return `Mitään ei kadonnut: kirjoittamasi on yhä tällä sivulla. ${other}`;
  }

  #show(words, told, isDone) {
    this.#button.textContent = words;
    this.#button.setAttribute("aria-disabled", String(isDone));
    this.#told.classList.remove("way__told--wrong");
    if (this.#told.textContent !== told) this.#told.textContent = told;
  }
}
