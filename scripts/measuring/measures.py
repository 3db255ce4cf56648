"""What is measured of a search in a browser."""

from collections.abc import Collection, Mapping, Sequence
from statistics import median, quantiles

from playwright.sync_api import Browser

from measuring.evaluation import Quality, Query, quality
from measuring.searches import Search, opened


def quality_of(search: Search, browser: Browser, queries: Collection[Query], ids: Mapping[str, str]) -> Quality:
    """The scores of a search over a site whose pages are named as in `ids`, by the last part of their addresses."""
    with opened(search, browser) as one:
        one.start()
        return quality(queries, lambda query: _ids(one.find(query), ids))


def bytes_to_first_result(search: Search, browser: Browser, queries: Sequence[str]) -> list[int]:
    """What a reader's browser, empty at first, fetches for each query alone.

    Counted from when the reader goes to the search field until the first results are shown: scripts, workers, index
    and the results themselves, as sent, heads included. The page with the field isn't counted.
    """
    return [bytes_of_queries(search, browser, [query]) for query in queries]


def bytes_of_queries(search: Search, browser: Browser, queries: Sequence[str]) -> int:
    """The same of one reader's queries one after another."""
    with opened(search, browser) as one:
        one.start()
        for query in queries:
            one.show(query)
        return one.server.sent


def keystrokes(search: Search, browser: Browser, queries: Sequence[str]) -> tuple[float, float, int]:
    """One reader writes queries letter by letter: see `Opened.milliseconds_to_show`.

    Everything is written twice. The first time tells the bytes fetched in all, the second the median and the 95th
    percentile of the waits in milliseconds: what the browser has to do, everything needed being there.
    """
    with opened(search, browser) as one:
        one.start()
        for query in queries:
            one.milliseconds_to_show(query)
        fetched = one.server.sent
        waits = [wait for query in queries for wait in one.milliseconds_to_show(query)]
        return median(waits), quantiles(waits, n=20)[-1], fetched


def _ids(addresses: Collection[str], ids: Mapping[str, str]) -> set[str]:
    """The documents at the addresses; other pages are nobody's answer."""
    slugs = {address.split("#")[0].strip("/").rpartition("/")[2] for address in addresses}
    return {ids[slug] for slug in slugs if slug in ids}
