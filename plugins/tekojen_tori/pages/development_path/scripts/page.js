/* The development path's checklists: the ticks stay in the reader's browser, each by the words beside it. */

const KEY = "kehittamispolku";

export function offer(page) {
  const boxes = [...page.querySelectorAll(".check input")];
  const kept = new Set(read());
  for (const box of boxes) box.checked ||= kept.has(words(box)); /* Some may be ticked before this script came. */
  page.addEventListener("change", () => update(page, boxes));
  page.querySelector(".path__print").addEventListener("click", () => print());
  page.querySelector(".path__clear").addEventListener("click", () => {
    if (!boxes.some((box) => box.checked) || !confirm("Tyhjennetäänkö kaikki rastit?")) return;
    for (const box of boxes) box.checked = false;
    update(page, boxes);
  });
  page.querySelector(".path__buttons").hidden = false;
  update(page, boxes);
}

function update(page, boxes) {
  page.querySelector(".path__kept").hidden = !write(boxes);
  count(page);
}

/* How many of each phase are ticked, told at its stop on the path. */
function count(page) {
  for (const stop of page.querySelectorAll(".path__stop")) {
    const boxes = [...page.querySelector(stop.hash).closest(".phase").querySelectorAll("input")];
    const ticked = boxes.filter((box) => box.checked).length;
    const told = stop.querySelector(".path__ticked");
    told.hidden = ticked === 0;
    told.textContent = `${ticked}/${boxes.length} rastitettu`;
  }
}

function words(box) {
  return box.parentElement.textContent.trim();
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

/* Whether the browser lets them be kept. */
function write(boxes) {
  try {
    localStorage.setItem(KEY, JSON.stringify(boxes.filter((box) => box.checked).map(words)));
    return true;
  } catch {
    return false;
  }
}
