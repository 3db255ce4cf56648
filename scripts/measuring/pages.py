"""The subject "pages": what a page of each type costs a reader who comes to it first, on a phone on a slow network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

import environment
from measuring.building import build_ours
from measuring.results import OURS, Measurement
from measuring.search import QUERIES
from measuring.searches import browsing
from measuring.server import Server

TRIP = 0.15
"""Seconds from asking to the first byte of an answer."""
BYTES_A_SECOND = 1_600_000 / 8
SLOW = {
    "offline": False,
    "latency": TRIP * 1000,
    "downloadThroughput": BYTES_A_SECOND,
    "uploadThroughput": BYTES_A_SECOND,
}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOWER = 4
"""Times that the processor is slower than this machine's."""
SETTLED = 700
"""Milliseconds in which what comes late, comes."""
PICTURES = ("Image", "Media")

_WATCH = """window.shift = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });"""


@dataclass(frozen=True)
class Loaded:
    """What a page took: requests and bytes as sent, heads included and pictures not; and how much it moved (CLS)."""

    requests: int
    bytes: int
    shift: float


@dataclass(frozen=True)
class FirstResult:
    """What the first result of a search took, from when the reader goes to the field with the words in mind."""

    trips: int
    milliseconds: float
    bytes: int


def measure_pages(content: Path, folder: Path, runs: int) -> Iterator[Measurement]:
    """Measure everything, in an empty folder that may be thrown away."""
    deeds = sum(1 for _ in (content / "deeds").rglob("*.md"))
    environment.tell(f"Rakennan {deeds} teon sivuston.")
    site = folder / "site"
    build_ours(content, site)
    with browsing() as browser:
        environment.tell("Mittaan sivuja.")
        for kind, address in page_types(site).items():
            loaded = [load(site, address, browser) for _ in range(runs)]
            yield Measurement(f"{kind} requests", OURS, deeds, median(one.requests for one in loaded), "requests", runs)
            yield Measurement(f"{kind} bytes", OURS, deeds, median(one.bytes for one in loaded), "bytes", runs)
            yield Measurement(f"{kind} shift", OURS, deeds, median(one.shift for one in loaded), "shift", runs)
        environment.tell("Mittaan haun ensimmäistä tulosta.")
        found = [first_result(site, query, browser) for query in QUERIES]
        for what, unit in (("trips", "trips"), ("milliseconds", "ms"), ("bytes", "bytes")):
            value = median(getattr(one, what) for one in found)
            yield Measurement(f"first result {what}", OURS, deeds, value, unit, len(found))


def page_types(site: Path) -> dict[str, str]:
    """By what is common to their addresses, a page of each type: of all of them the one of middling size."""
    pages: dict[str, list[Path]] = {}

    @cache
    def has_likes(first: str, last: str) -> bool:
        """Whether pages of that name lie beside one another."""
        return len(list((site / first).glob(f"*/{last}/index.html"))) > 1

    for path in site.rglob("index.html"):
        if b'http-equiv="refresh"' not in path.read_bytes():
            pages.setdefault(_type_of(_address_of(path, site), has_likes), []).append(path)
    middling = {kind: sorted(paths, key=_size)[len(paths) // 2] for kind, paths in sorted(pages.items())}
    return {kind: _address_of(path, site) for kind, path in middling.items()}


def _type_of(address: str, has_likes: Callable[[str, str], bool]) -> str:
    """The address with * for what is of its page alone: /teot/*/kokeilkaa/."""
    first, *rest = address.removesuffix("/").split("/")
    is_shared = len(rest) > 1 and not rest[-1].isdigit() and has_likes(first, rest[-1])
    last = [rest[-1] if is_shared else "*"] if rest else []
    return "/" + "".join(f"{part}/" for part in (first, *("*" for _ in rest[:-1]), *last) if part)


def _address_of(page: Path, site: Path) -> str:
    return f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./")


def _size(page: Path) -> tuple[int, Path]:
    return page.stat().st_size, page


def load(site: Path, address: str, browser: Browser) -> Loaded:
    """Open a page with an empty browser."""
    with Server(site).serving() as server:
        context = browser.new_context(**PHONE)
        page = context.new_page()
        kinds: dict[str, str] = {}
        sizes: dict[str, float] = {}
        network = context.new_cdp_session(page)
        network.on("Network.responseReceived", lambda one: kinds.update({one["requestId"]: one["type"]}))
        network.on(
            "Network.loadingFinished", lambda one: sizes.update({one["requestId"]: int(one["encodedDataLength"])})
        )
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", SLOW)
        network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(_WATCH)
        page.goto(server.address + address, wait_until="networkidle")
        page.wait_for_timeout(SETTLED)
        shift: float = page.evaluate("window.shift")
        context.close()
    counted = {one: size for one, size in sizes.items() if kinds.get(one) not in PICTURES}
    return Loaded(len(counted), int(sum(counted.values())), shift)


def first_result(site: Path, query: str, browser: Browser) -> FirstResult:
    """Search from the field at the top of a page of the site, whose page has been there a while."""
    with Server(site, trip=TRIP).serving() as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.address, wait_until="networkidle")
        server.begin()
        milliseconds = _search(page, query)
        found = FirstResult(server.trips, milliseconds, server.sent)
        context.close()
    return found


def _search(page: Page, query: str) -> float:
    took: float = page.evaluate(
        """(query) => new Promise((resolve) => {
          const field = document.querySelector("#find");
          const begun = performance.now();
          new MutationObserver((_, observer) => {
            if (!document.querySelector(".panel__results li")) return;
            observer.disconnect();
            resolve(performance.now() - begun);
          }).observe(document.body, { childList: true, subtree: true });
          field.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
          field.focus();
          field.value = query;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        })""",
        query,
    )
    return took
