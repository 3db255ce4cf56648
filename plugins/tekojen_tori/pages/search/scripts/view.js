/* Search results as elements. Text is always set as text, never as HTML. */

/* An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const numbers = new Intl.NumberFormat("fi");

/* "5 000", as Finnish writes it. */
export function number(count) {
  return numbers.format(count);
}

/* "1 tulos", "12 tulosta". */
export function countedResults(count) {
  return `${number(count)}\u00a0${count === 1 ? "tulos" : "tulosta"}`;
}

/* One result as a list item; `root` is the address of the home page, and `icons` hold that of each kind of thing. */
export function resultItem(details, root, icons) {
  const link = titleLink(details, root);
  const where = element("p", { class: "result__where" }, parted(details.kind, details.by, details.date, details.sector));
  const icon = icons?.querySelector(`[data-kind="${details.kindSlug}"] svg`);
  if (icon) where.prepend(icon.cloneNode(true), " ");
  return element(
    "li",
    { class: `result sector-${details.sectorSlug}` },
    element("h2", { class: "result__title" }, link),
    where,
    element("p", { class: "result__text" }, ...pieces(details.passage)),
  );
}

/* The same where there is little room. */
export function shortItem(details, root) {
  const link = titleLink(details, root);
  return element(
    "li",
    { class: `result result--short sector-${details.sectorSlug}` },
    link,
    element("span", { class: "result__where" }, parted(details.kind, details.by, details.date)),
  );
}

function parted(...parts) {
  return parts.filter(Boolean).join(" · ");
}

function titleLink(details, root) {
  const lang = details.lang === "fi" ? null : details.lang;
  return element("a", { href: new URL(details.address, root).href, lang }, ...pieces(details.titleMarked));
}

function pieces(marked) {
  return marked.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));
}
