/* Enlarging the map. The browser's own scrolling moves what is seen, by touch, wheel and arrow keys alike. */

const TIMES = [1, 1.5, 2.25, 3.5, 5];

export function offerZoom(page, drawing) {
  const buttons = page.querySelector(".map__zoom");
  const view = page.querySelector(".map__view");
  const { width, height } = drawing.svg.viewBox.baseVal;
  const steps = { in: 1, out: -1 };
  let level = 0;

  function zoom(step) {
    const next = Math.min(TIMES.length - 1, Math.max(0, level + step));
    if (next === level) return;
    const middle = middleOfSeen();
    level = next;
    drawing.zoom(TIMES[level]);
    view.scrollLeft = middle.x * view.scrollWidth - view.clientWidth / 2;
    view.scrollTop = middle.y * view.scrollHeight - view.clientHeight / 2;
    tell();
  }

  /* What should be in the middle, as shares of the drawing: a dot that has the focus, or else what is there now. Of the
     whole map, most of which is empty, that is where the deeds are. */
  function middleOfSeen() {
    const chosen = drawing.svg.contains(document.activeElement) && document.activeElement.querySelector("circle");
    if (chosen) return { x: chosen.cx.baseVal.value / width, y: chosen.cy.baseVal.value / height };
    if (level === 0) return drawing.middle();
    return {
      x: (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth,
      y: (view.scrollTop + view.clientHeight / 2) / view.scrollHeight,
    };
  }

  function tell() {
    buttons.querySelector("[data-zoom=in]").setAttribute("aria-disabled", String(level === TIMES.length - 1));
    buttons.querySelector("[data-zoom=out]").setAttribute("aria-disabled", String(level === 0));
    view.classList.toggle("map__view--near", level > 0);
  }

  view.style.aspectRatio = [width, height].join(" / ");
  view.tabIndex = 0;
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", "Kartan näkymä: lähennä ja loitonna näppäimillä + ja −");
  buttons.addEventListener("click", ({ target }) => zoom(steps[target.closest("button")?.dataset.zoom] ?? 0));
  view.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (!ctrlKey && !metaKey && !altKey) zoom({ "+": 1, "-": -1 }[key] ?? 0);
  });
  addEventListener("beforeprint", () => drawing.zoom(1));
  addEventListener("afterprint", () => drawing.zoom(TIMES[level]));
  tell();
  buttons.hidden = false;
}
