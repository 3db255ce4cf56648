/* What a list is to pages other than its own: the button that puts a thing on it, or takes it off, and the marks. It comes
   when the button is first pressed, or if there is a list already. */

import { OWN_LIST } from "../contract.js";
import { add, has, MOST, remove } from "./entries.js";
import { kept } from "./kept.js";
import { offerMarks } from "./marks.js";

/* Makes a page ready, and its button if it has one. Gives what puts the thing on the list, if it isn't there yet. */
export function offer(part, home) {
  offerMarks(home);
  if (!part) return () => {};
  const { name, title, about } = part.dataset;
  const [button, told] = [part.querySelector("button"), part.querySelector(".keep__told")];

  kept.follow((list) => {
    const isThere = has(list, name);
    button.textContent = isThere ? "Poista omalta listalta" : "Lisää omalle listalle";
  });
  button.addEventListener("click", press);
  return () => has(kept.list, name) || press();

  function press() {
    const isThere = has(kept.list, name);
    if (!isThere && kept.list.entries.length === MOST) {
      told.textContent = `Listalla on jo ${MOST}. Poista ensin jokin. `;
    } else {
      const isKept = kept.change(isThere ? remove(name) : add({ name, title, about }));
      told.textContent = `${isThere ? "Poistettu listalta." : "Lisätty listalle."} `;
      if (!isKept) told.textContent += "Selain ei kuitenkaan tallenna listaa: se katoaa, kun lähdet tältä sivulta. ";
    }
    const link = document.createElement("a");
    link.href = new URL(OWN_LIST, home);
    link.textContent = "Avaa oma lista";
    told.append(link);
  }
}
