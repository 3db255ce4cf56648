/* What the pages do with JavaScript; everything essential works without it. */

const root = document.documentElement;

function isDark() {
  if (root.dataset.colours) return root.dataset.colours === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function offerColours() {
  const button = document.querySelector(".colours");
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.colours = isDark() ? "light" : "dark";
    button.setAttribute("aria-pressed", String(isDark()));
    try {
      localStorage.setItem("colours", root.dataset.colours);
    } catch {
      /* Storage may be forbidden: the choice then lasts until the next page. */
    }
  });
}

function isWriting(element) {
  return element.closest("input, textarea, select, [contenteditable]") !== null;
}

function offerSearchKey() {
  const field = document.querySelector(".hero__find input") ?? document.querySelector("#find");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

offerColours();
offerSearchKey();
