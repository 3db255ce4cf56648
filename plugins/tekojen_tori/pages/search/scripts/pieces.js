/* The files of the index, each fetched at most once. They are gzip, whatever the server makes of them. */

export class Pieces {
  #root;
  #fetched = new Map();
  #given;

  /* `given` is a promise of the directory's bytes, or of null if they are to be fetched. */
  constructor(root, given = null) {
    this.#root = root;
    this.#given = given;
  }

  /* What every search needs: see `index.py`. */
  directory() {
    return this.#file("directory", { cache: "no-cache" }, this.#given);
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

  #file(name, options, given = null) {
    if (!this.#fetched.has(name)) {
      const content = Promise.resolve(given).then((bytes) => (bytes ? parsed(bytes) : read(new URL(name, this.#root), options)));
      this.#given = null;
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
  return parsed(await response.arrayBuffer());
}

function parsed(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes[0] !== 0x1f) return JSON.parse(new TextDecoder().decode(bytes));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
