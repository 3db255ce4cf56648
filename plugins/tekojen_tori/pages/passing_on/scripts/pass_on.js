/* What a page can do to be passed on, beyond what works without scripts: copying, the browser's own sharing, printing. */

export function offer(part) {
  const told = part.querySelector("[role=status]");
  const text = (name) => part.querySelector(`[data-${name}]`).textContent;
  const title = part.querySelector("[data-do=share]").dataset.title;

  async function copy(name, copied, sentence) {
    try {
      await navigator.clipboard.writeText(copied);
      told.textContent = sentence;
    } catch {
      getSelection().selectAllChildren(part.querySelector(`[data-${name}]`));
      told.textContent = "Selain ei sallinut kopiointia. Kopioi valittu teksti itse.";
    }
  }

  const actions = {
    copy: () => copy("address", text("address"), "Linkki on nyt leikepöydällä."),
    cite: () => copy("reference", `${text("reference")} (viitattu ${today()})`, "Viite on nyt leikepöydällä."),
    bibtex: () => copy("bibtex", withDay(text("bibtex")), "BibTeX-viite on nyt leikepöydällä."),
    share: () => navigator.share({ title, url: text("address") }).catch(() => {}), // whoever changes their mind says nothing
    print: () => print(),
  };

  for (const button of part.querySelectorAll("[data-do]")) {
    const action = button.dataset.do;
    if (action === "share" && !navigator.share) continue;
    button.addEventListener("click", actions[action]);
    button.classList.add("is-ready");
  }
}

function today() {
  const now = new Date();
  return `${now.getDate()}.${now.getMonth() + 1}.${now.getFullYear()}`;
}

/* BibTeX with the day on which the page was read. */
function withDay(bibtex) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return bibtex.replace(/\n}$/, `\n  urldate = {${day}},\n}`);
}
