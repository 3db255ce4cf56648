/* Searches off the page's own thread, so that typing never waits. */

import { Engine } from "./engine.js";
import { marked, passage } from "./passages.js";
import { Pieces } from "./pieces.js";

let give;
const given = new Promise((resolve) => (give = resolve));
const pieces = new Pieces(new URL("../../../search/", self.location.href), given);
const engine = new Engine(pieces);

const tasks = {
  search: (state) => engine.search(state),
  details({ numbers, words }) {
    const marking = words ? engine.marking(words) : () => () => false;
    return Promise.all(numbers.map((number) => details(number, marking)));
  },
};

/* What a result shows: title and passage as [[text, isMarked], …]. */
async function details(number, marking) {
  const found = await pieces.details(number);
  const matches = marking([]);
  const excerpt = passage(found, matches) ?? (found.summary || passage(found, () => true)) ?? "";
  const { text, ...shown } = found;
  return { ...shown, titleMarked: marked(found.title, marking), passage: marked(excerpt, marking) };
}

/* The first message brings the index's directory. */
self.addEventListener("message", async ({ data: { directory, id, task, input } }) => {
  if (directory !== undefined) return give(directory);
  try {
    self.postMessage({ id, output: await tasks[task](input) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
