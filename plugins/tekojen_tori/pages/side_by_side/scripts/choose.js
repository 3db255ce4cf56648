/* Two or three deeds of the reader's list are chosen to be looked at side by side. */

import { SIDE_BY_SIDE } from "../contract.js";
import { titleOf } from "../own_list/rows.js";
import { choiceAsFragment, isComparable, MOST } from "./choice.js";

export function offer(part, home, kept) {
  const [list, link, told] = [part.querySelector("ul"), part.querySelector("a"), part.querySelector(".choose__told")];
  const chosen = new Set();

  function show({ entries }) {
    const deeds = entries.filter(({ name }) => isComparable(name));
    for (const name of chosen) if (!deeds.some((one) => one.name === name)) chosen.delete(name);
    part.hidden = deeds.length < 2;
    const shown = [...list.querySelectorAll("input")].map(({ value }) => value);
    if (shown.join() !== deeds.map(({ name }) => name).join()) list.replaceChildren(...deeds.map(pick));
    for (const [place, deed] of deeds.entries()) list.children[place].querySelector("span").textContent = titleOf(deed);
    ready();
  }

  function pick({ name }) {
    const [item, label, box] = ["li", "label", "input"].map((tag) => document.createElement(tag));
    box.type = "checkbox";
    box.value = name;
    box.checked = chosen.has(name);
    box.addEventListener("change", () => {
      if (box.checked && chosen.size === MOST) {
        box.checked = false;
        told.textContent = "Rinnakkain mahtuu kolme tekoa. Poista ensin jonkin valinta.";
        return;
      }
      if (box.checked) chosen.add(name);
      else chosen.delete(name);
      told.textContent = "";
      ready();
    });
    label.append(box, document.createElement("span"));
    item.append(label);
    return item;
  }

  /* In the order of the list. */
  function ready() {
    const names = [...list.querySelectorAll("input")].map(({ value }) => value).filter((name) => chosen.has(name));
    link.href = new URL(`${SIDE_BY_SIDE}#${choiceAsFragment(names)}`, home).href;
  }

  link.addEventListener("click", (event) => {
    if (chosen.size > 1) return;
    event.preventDefault();
    told.textContent = "Valitse ensin kaksi tai kolme tekoa.";
  });
  kept.follow(show);
}
