"""The subject "search": ours beside Material's and Pagefind's, on the same texts in one run."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

import environment
from measuring.building import Cost, Material, Pagefind, build_ours, our_search
from measuring.content import write_content
from measuring.evaluation import Evaluation
from measuring.measures import bytes_of_queries, bytes_to_first_result, keystrokes, quality_of
from measuring.results import Measurement
from measuring.searches import Search, browsing

# What readers of any municipal deeds might write; none comes from an evaluation set.
QUERIES = (
    "työvuorojen suunnittelu",
    "kotihoidossa",
    "koulun ilmapiiri",
    "asiakaspalaute",
    "etätyö",
    "uuden esihenkilön perehdytys",
    "varhaiskasvatuksen henkilöstö",
    "ruokahävikki",
    "kirjaston digipalvelut",
    "sairauspoissaolojen vähentäminen",
)


def measure_search(content: Path, folder: Path, runs: int, evaluation: Evaluation | None) -> Iterator[Measurement]:
    """Measure everything, in an empty folder that may be thrown away."""
    deeds = sum(1 for _ in (content / "deeds").rglob("*.md"))
    environment.tell(f"Rakennan {deeds} teon sivustot.")
    searches, costs = build_all(content, folder / "corpus", runs)
    for (what, who), each in costs.items():
        yield Measurement(what, who, deeds, median(cost.seconds for cost in each), "s", runs)
        yield Measurement(f"{what}_memory", who, deeds, median(cost.megabytes for cost in each), "MB", runs)
    with browsing() as browser:
        for search in searches:
            environment.tell(f"Mittaan hakua: {search.who}.")
            yield from measure_reading(search, browser, deeds, runs)
        if evaluation:
            environment.tell("Mittaan, mitä haut löytävät.")
            yield from measure_quality(evaluation, folder / "evaluation", browser)


def build_all(content: Path, folder: Path, runs: int) -> tuple[list[Search], dict[tuple[str, str], list[Cost]]]:
    """Build the three sites of a content folder, so many times by turns; costs by what was done and who did it.

    "build" is a build with nothing kept from before, "build_again" one that knows the texts' words already. Pagefind's
    "build" is only the indexing of finished pages.
    """
    material, site = Material(content, folder / "material"), folder / "tori"
    material.build()
    pagefind = Pagefind(material.site, folder / "pagefind")
    builds: dict[tuple[str, str], Callable[[], Cost]] = {
        ("build", "tori"): lambda: build_ours(content, site, is_cold=True),
        ("build", "material"): material.build,
        ("build", "pagefind"): pagefind.build,
        ("build_again", "tori"): lambda: build_ours(content, site),
    }
    rounds = [{name: build() for name, build in builds.items()} for _ in range(runs)]
    costs = {name: [each[name] for each in rounds] for name in builds}
    return [our_search(site), material.search(), pagefind.search()], costs


def measure_reading(search: Search, browser: Browser, deeds: int, runs: int) -> Iterator[Measurement]:
    """Bytes and waits of ten ordinary queries."""
    first = bytes_to_first_result(search, browser, QUERIES)
    yield Measurement("bytes_first_result", search.who, deeds, median(first), "bytes", len(first))
    yield Measurement("bytes_ten_queries", search.who, deeds, bytes_of_queries(search, browser, QUERIES), "bytes", 1)
    medians, slow, fetched = zip(*(keystrokes(search, browser, QUERIES) for _ in range(runs)), strict=True)
    yield Measurement("bytes_ten_typed", search.who, deeds, median(fetched), "bytes", runs)
    yield Measurement("keystroke_median", search.who, deeds, median(medians), "ms", runs)
    yield Measurement("keystroke_p95", search.who, deeds, median(slow), "ms", runs)


def measure_quality(evaluation: Evaluation, folder: Path, browser: Browser) -> Iterator[Measurement]:
    """What each search finds of an evaluation set."""
    ids = write_content(evaluation.documents, folder / "content")
    searches, _ = build_all(folder / "content", folder, 1)
    stemmed = Material(folder / "content", folder / "lunr_fi", is_stemmed=True)
    stemmed.build()
    for search in [*searches, stemmed.search()]:
        scores = asdict(quality_of(search, browser, evaluation.queries, ids))
        for what, share in scores.items():
            yield Measurement(what, search.who, len(evaluation.documents), share, "share", 1)
