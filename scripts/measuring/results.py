"""Measurements, as JSON and as a table beside the peers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

OURS, PEERS = "tori", ("hugo", "material", "lunr_fi", "pagefind")
DECIMALS = {"share": 3, "bytes": 0, "ms": 1, "s": 2, "MB": 0, "requests": 0, "trips": 0, "shift": 3}


@dataclass(frozen=True)
class Measurement:
    """One measured thing: `what` of `who`, over so many deeds; the median of `runs` runs, in `unit`."""

    what: str
    who: str
    deeds: int
    median: float
    unit: str
    runs: int


def as_json(measurements: Iterable[Measurement]) -> Iterator[str]:
    """One JSON object a line."""
    return (json.dumps(asdict(one)) for one in measurements)


def as_table(measurements: Sequence[Measurement]) -> Iterator[str]:
    """A line for each thing: the value of each, and ours divided by each peer's."""
    measured = {one.who for one in measurements}
    there = [peer for peer in PEERS if peer in measured]
    columns = [OURS, *there, *(f"{OURS}/{peer}" for peer in there)]
    width = max(19, *(len(one.what) + 1 for one in measurements)) if measurements else 19
    yield f"{'':<{width}}{'tekoja':>7}" + "".join(f"{column:>14}" for column in columns)
    rows: dict[str, dict[str, Measurement]] = {}
    for one in measurements:
        rows.setdefault(one.what, {})[one.who] = one
    for what, by_who in rows.items():
        ours = by_who[OURS]
        peers = [by_who.get(peer) for peer in there]
        values = [ours, *peers]
        cells = [*map(_value, values), *(_ratio(ours, peer) for peer in peers)]
        yield f"{what:<{width}}{ours.deeds:>7}" + "".join(f"{cell:>14}" for cell in cells)


def _value(one: Measurement | None) -> str:
    if one is None:
        return "–"
    return f"{one.median:.{DECIMALS[one.unit]}f}" + ("" if one.unit == "share" else f" {one.unit}")


def _ratio(ours: Measurement, peer: Measurement | None) -> str:
    return f"{ours.median / peer.median:.2f}" if peer and peer.median else "–"
