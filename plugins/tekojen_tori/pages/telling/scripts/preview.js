/* The page as it will look. */

import { asElements, onOneLine } from "./plain_words.js";

/* Fills the page's preview with answers. `sectors` is {name: slug}. */
export function fill(preview, answers, { sectors, months }) {
  const part = (name) => preview.querySelector(`[data-part="${name}"]`);
  const show = (name, text) => {
    part(name).textContent = text;
    (part(name).closest("[data-row]") ?? part(name)).hidden = !text;
  };
  const sector = answers.text("sector");
  preview.className = `deed preview sector-${sectors[sector] ?? ""}`;
  show("sector", sentence(sector));
  show("title", onOneLine(answers.text("title")));
  show("where", [answers.doneBy()?.name, dateInWords(answers.date(), months)].filter(Boolean).join(" · "));
  show("summary", onOneLine(answers.text("summary")));
  show("participants", onOneLine(answers.text("participants")));
  show("duration", onOneLine(answers.text("duration")));
  show("cost", onOneLine(answers.text("cost")));
  const evidence = ["how", "figure", "url"].map((key) => onOneLine(answers.text(`evidence.${key}`)));
  show("evidence", sentence(evidence.filter(Boolean).join(" – ")));
  preview.querySelector(".deed__key-facts").hidden = !preview.querySelector(".deed__key-facts > :not([hidden])");
  show("themes", answers.list("theme").map(sentence).join(", "));
  show("stage", sentence(answers.text("stage")));
  show("contact", ["name", "role", "email", "phone"].map((key) => onOneLine(answers.text(`contact.${key}`))).filter(Boolean).join(", "));
  show("partners", namesIn(answers.text("partners")));
  show("authors", namesIn(answers.text("authors")));
  const links = answers.list("links.url").map((url, row) => onOneLine(answers.list("links.title")[row] ?? "") || onOneLine(url));
  show("links", links.filter(Boolean).join(", "));
  const text = answers.sections().flatMap(([heading, written]) => {
    const elements = asElements(written);
    if (!elements.length) return [];
    const title = document.createElement("h4"); // below the deed's own title, which is below that of the stage
    title.textContent = heading;
    return [title, ...elements];
  });
  part("text").replaceChildren(...text);
}

function namesIn(written) {
  return written.split(/[,\n]/).map(onOneLine).filter(Boolean).join(", ");
}

function dateInWords(date, months) {
  const moments = date.split("/").map((moment) => {
    const [year, month, day] = moment.split("-");
    if (day) return `${Number(day)}.${Number(month)}.${year}`;
    return month ? `${months[Number(month) - 1]} ${year}` : year;
  });
  return moments.join(" – ");
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
