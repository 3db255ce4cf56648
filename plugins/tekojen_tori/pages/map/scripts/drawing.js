/* The drawing itself: how many deeds each dot tells of, and how large the drawing is. */

import { EMPTY_DOT, NAME_GAP } from "../contract.js";
import { countedDeeds } from "./words.js";

const SIDES = { right: ["dx", 1], left: ["dx", -1], under: ["dy", 1], over: ["dy", -1] };

export class MapDrawing {
  #dots;
  #names;
  #one;
  #zoom = 1;

  constructor(svg) {
    this.svg = svg;
    this.#one = Number(svg.dataset.one);
    const names = new Map([...svg.querySelectorAll(".map__names text")].map((text) => [text.textContent, text]));
    this.#names = [...names].map(([name, text]) => {
      const [attribute, direction] = SIDES[text.dataset.side];
      return { name, text, attribute, away: direction * text.getAttribute(attribute) };
    });
    this.#dots = [...svg.querySelectorAll(".map__dots a")].map((link) => {
      const [title, circle] = link.children;
      const address = link.getAttribute("href");
      const name = title.textContent.split(",")[0];
      return { link, title, circle, address, name, slug: slugOf(address), radius: Number(circle.getAttribute("r")) };
    });
  }

  /* Show other numbers of deeds, by the municipalities' slugs; the largest dots go lowest, as they do at first. */
  show(counts) {
    const byName = new Map();
    for (const dot of this.#dots) {
      const count = counts.get(dot.slug) ?? 0;
      dot.radius = Math.max(EMPTY_DOT, this.#one * Math.sqrt(count));
      byName.set(dot.name, { count, radius: dot.radius });
      dot.title.textContent = count ? [dot.name, countedDeeds(count)].join(", ") : dot.name;
      dot.link.classList.toggle("map__none", !count);
      if (count) dot.link.setAttribute("href", dot.address);
      else dot.link.removeAttribute("href");
    }
    for (const name of this.#names) {
      const dot = byName.get(name.name);
      if (!dot) continue;
      name.away = dot.radius + NAME_GAP;
      name.text.classList.toggle("map__unnamed", !dot.count && this.svg.dataset.names !== "all");
    }
    const focused = document.activeElement;
    const largestFirst = [...this.#dots].sort((one, other) => other.radius - one.radius);
    largestFirst[0]?.link.parentNode.append(...largestFirst.map(({ link }) => link));
    if (this.svg.contains(focused)) focused.focus({ preventScroll: true }); // what is moved loses the focus
    this.#size();
  }

  /* Where the shown deeds are, as shares of the drawing: the dot that lies nearest to the middle of them all. */
  middle() {
    const { width, height } = this.svg.viewBox.baseVal;
    const shown = this.#dots
      .filter(({ link }) => !link.classList.contains("map__none"))
      .map(({ circle, radius }) => ({ x: circle.cx.baseVal.value, y: circle.cy.baseVal.value, deeds: radius ** 2 }));
    if (!shown.length) return { x: 0.5, y: 0.5 };
    const every = shown.reduce((sum, { deeds }) => sum + deeds, 0);
    const mean = (axis) => shown.reduce((sum, dot) => sum + dot[axis] * dot.deeds, 0) / every;
    const [x, y] = [mean("x"), mean("y")];
    const far = (dot) => Math.hypot(dot.x - x, dot.y - y);
    const nearest = shown.reduce((best, dot) => (far(dot) < far(best) ? dot : best));
    return { x: nearest.x / width, y: nearest.y / height };
  }

  /* Dots and letters stay as large as they are while the land grows, so that what was crowded comes apart. */
  zoom(times) {
    this.#zoom = times;
    this.svg.style.width = `${times * 100}%`;
    this.svg.style.setProperty("--zoom", times);
    this.#size();
  }

  #size() {
    for (const { circle, radius } of this.#dots) circle.setAttribute("r", radius / this.#zoom);
    for (const { text, attribute, away } of this.#names) {
      text.setAttribute(attribute, (SIDES[text.dataset.side][1] * away) / this.#zoom);
    }
  }
}

/* The last part of a page's address. */
export function slugOf(address) {
  return address.split("/").at(-2);
}
