/* The page's side of the search: asks the worker and gets promises. */

export class SearchClient {
  #worker;
  #waiting = new Map();
  #next = 0;
  #isOver = false;

  /* `begun` is what the first touch of a field has begun: the worker, a promise that is kept if it fails, and one of the
     index's directory, which comes beside the scripts. */
  constructor({ worker, failed, directory }) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data: { id, output, error } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(output);
    });
    failed.then(() => {
      this.#isOver = true;
      for (const { reject } of this.#waiting.values()) reject(new Error("worker"));
      this.#waiting.clear();
    });
    directory.then(
      (bytes) => worker.postMessage({ directory: bytes }, [bytes]),
      () => worker.postMessage({ directory: null }), // the worker then asks for it, and tells if it doesn't get it
    );
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
      if (this.#isOver) return reject(new Error("worker"));
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, task, input });
    });
  }
}
