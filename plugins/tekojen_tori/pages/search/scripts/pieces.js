/* The files of the index, each fetched at most once. They are gzip, whatever the server makes of them. */

export class Pieces {
  #root;
  #fetched = new Map();

  constructor(root) {
    this.#root = root;
  }

  directory() {
    return this.#file("directory", { cache: "no-cache" });
  }

  documents() {
    return this.#inFolder("documents");
  }

  vocabulary() {
    return this.#inFolder("vocabulary");
  }

  words(number) {
    return this.#inFolder(`words-${number}`);
  }

  positions(number) {
    return this.#inFolder(`positions-${number}`);
  }

  details(number) {
    return this.#inFolder(`details-${number}`);
  }

  async #inFolder(name) {
    const { folder } = await this.directory();
    return this.#file(`${folder}/${name}`);
  }

  #file(name, options) {
    if (!this.#fetched.has(name)) {
      const content = read(new URL(name, this.#root), options);
      /* After a failure everything is fetched anew: the site may have been published again in the meantime. */
      content.catch(() => this.#fetched.clear());
      this.#fetched.set(name, content);
    }
    return this.#fetched.get(name);
  }
}

async function read(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f) return JSON.parse(new TextDecoder().decode(bytes));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
