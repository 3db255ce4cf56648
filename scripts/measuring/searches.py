"""Our search and the peers', each asked through its published script in a real browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import chromium
from measuring.server import Server

# Each start makes `window.find(query)`, which gives the addresses of all pages found, and `window.show(text)`, which
# ends when a reader who wrote the text would see the first results. What a peer's interface draws is left out.
TORI = """async () => {
  const [field, told] = [document.querySelector("#haku"), document.querySelector(".search__told")];
  let worker;
  let answered;
  const ask = (task, input) => new Promise((resolve, reject) => {
    answered = ({ output, error }) => (error ? reject(new Error(error)) : resolve(output));
    worker.postMessage({ id: 0, task, input });
  });
  window.find = async (query) => {
    if (!worker) {
      const { src } = document.querySelector("script[src*='tori.js']");
      worker = new Worker(new URL("search/worker.js", src), { type: "module" });
      worker.onmessage = ({ data }) => answered(data);
      worker.postMessage({ directory: null });
    }
    const { results, words } = await ask("search", { query });
    return (await ask("details", { numbers: results, words })).map(({ address }) => address);
  };
  window.show = (text) => new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(told, { childList: true });
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}"""
MATERIAL = """async ([script, mark]) => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(script);
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  window.find = async (query) => {
    const marked = query.split(" ").map((word) => mark + word).join(" ");
    return (await ask({ type: 2, data: marked })).data.items.map(([{ location }]) => location);
  };
  window.show = window.find;
}"""
PAGEFIND = """async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = async (query, most) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, most).map((result) => result.data()));
    return shown.map(({ url }) => url);
  };
  window.find = (query) => found(query, Infinity);
  window.show = (text) => found(text, 5);
}"""


@dataclass(frozen=True)
class Search:
    """A site with its search: the page to begin at, and the script that starts it, given `arguments`."""

    who: str
    site: Path
    begins_at: str
    start: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A search in a browser that has seen nothing of its site before. The page is open, the search not yet begun."""

    search: Search
    page: Page
    server: Server

    def start(self) -> None:
        """Begin, as when the reader goes to the search field."""
        self.page.evaluate(self.search.start, list(self.search.arguments))

    def find(self, query: str) -> list[str]:
        """The addresses of all pages found, relative to the site or from its root."""
        found: list[str] = self.page.evaluate("(query) => window.find(query)", query)
        return found

    def show(self, text: str) -> None:
        """Search as a reader who wrote the text, until the first results are shown."""
        self.page.evaluate("async (text) => { await window.show(text); }", text)

    def milliseconds_to_show(self, text: str) -> list[float]:
        """How long each letter waits for its results when the text is written letter by letter.

        From the input event until the results are in the page (for a peer, until its published script has answered
        with what it shows first). What must be fetched comes from this machine's own server;
        painting is not included.
        """
        waits: list[float] = self.page.evaluate(
            """async (text) => {
              const waits = [];
              for (let length = 1; length <= text.length; length++) {
                const begun = performance.now();
                await window.show(text.slice(0, length));
                waits.push(performance.now() - begun);
              }
              return waits;
            }""",
            text,
        )
        return waits


@contextmanager
def browsing() -> Iterator[Browser]:
    """A real browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.command() or None,
            args=list(chromium.FLAGS),
            env={**os.environ, "HOME": chromium.home()},
        )
        yield browser
        browser.close()


@contextmanager
def opened(search: Search, browser: Browser) -> Iterator[Opened]:
    """The search in a new browser context, with a server whose count begins when its first page has been loaded."""
    with Server(search.site).serving() as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.address + search.begins_at, wait_until="networkidle")
        server.sent = 0
        yield Opened(search, page, server)
        context.close()
