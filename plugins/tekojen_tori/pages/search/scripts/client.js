/* The page's side of the search: asks the worker and gets promises. */

export class SearchClient {
  #worker;
  #waiting = new Map();
  #next = 0;

  constructor() {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data: { id, output, error } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(output);
    });
    this.#worker.addEventListener("error", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("worker"));
      this.#waiting.clear();
    });
  }

  /* Searches with {query, facets, sort}: see Engine.search. */
  search(state) {
    return this.#ask("search", state);
  }

  /* What is shown of documents, by their numbers, the `words` of a search marked. */
  details(numbers, words = null) {
    return this.#ask("details", { numbers, words });
  }

  #ask(task, input) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, task, input });
    });
  }
}
