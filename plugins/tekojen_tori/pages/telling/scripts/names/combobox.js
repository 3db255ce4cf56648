/* A field that offers names while one types. Whatever is typed may stay as it is. */

let lists = 0;

/* `suggest(text)` gives [{value, label}, …], best first. */
export function offerNames(input, suggest) {
  const list = document.createElement("ul");
  list.id = `nimet-${++lists}`;
  list.className = "names-offered";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Ehdotukset");
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.after(list);
  let chosen = -1;

  function offer() {
    const found = input.value.trim() ? suggest(input.value) : [];
    const isDone = found.length === 1 && found[0].value === input.value;
    list.replaceChildren(...(isDone ? [] : found).map(option));
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
    if (!list.hidden && isBelowSight(list)) input.scrollIntoView();
  }

  function option({ value, label }, place) {
    const item = document.createElement("li");
    item.id = `${list.id}-${place}`;
    item.dataset.value = value;
    item.textContent = label;
    item.setAttribute("role", "option");
    return item;
  }

  function choose(place) {
    chosen = place;
    for (const [at, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(at === place));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place]?.scrollIntoView({ block: "nearest" });
  }

  function take(item) {
    input.value = item.dataset.value;
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  const keys = {
    ArrowDown: () => (list.hidden ? offer() : choose((chosen + 1) % list.children.length)),
    ArrowUp: () => !list.hidden && choose((chosen < 1 ? list.children.length : chosen) - 1),
    Enter: () => chosen >= 0 && take(list.children[chosen]),
    Escape: close,
  };

  input.addEventListener("input", offer);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || (list.hidden && event.key !== "ArrowDown")) return;
    event.preventDefault();
    keys[event.key]();
  });
  /* On pressing, for by the time of a click the field would have lost the focus and the list be gone. */
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = event.target.closest("li");
    if (item) take(item);
  });
}

/* Whether the end of something is below what is seen: on a phone the keyboard covers half of it. */
function isBelowSight(element) {
  const { height, offsetTop } = visualViewport ?? { height: innerHeight, offsetTop: 0 };
  return element.getBoundingClientRect().bottom > offsetTop + height;
}
