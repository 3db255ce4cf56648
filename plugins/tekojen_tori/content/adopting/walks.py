"""Walks along what leads to what, each in time that grows with the things and the ways between them, no faster."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_SHOWN = 5


@dataclass(frozen=True)
class ModelCircle:
    """A circle of so many things: the way that closes it leads from `closing` to the first of those `shown`."""

    closing: str
    shown: tuple[str, ...]
    length: int


def circles(ways: Mapping[str, Sequence[str]]) -> Iterator[ModelCircle]:
    """A circle for each way that closes one: without those ways there would be none."""
    done: set[str] = set()
    for root in ways:
        if root in done:
            continue
        places = {root: 0}
        path = [(root, iter(ways[root]))]
        while path:
            node, others = path[-1]
            other = next(others, None)
            if other is None:
                path.pop()
                del places[node]
                done.add(node)
            elif other in places:
                begins = places[other]
                shown = tuple(one for one, _ in path[begins : begins + _SHOWN])
                yield ModelCircle(node, shown, len(path) - begins)
            elif other not in done:
                places[other] = len(path)
                path.append((other, iter(ways.get(other, ()))))


@dataclass(frozen=True)
class LongestWay:
    """The longest way on from something: how many steps it has, and where the first leads."""

    steps: int = 0
    on: str | None = None


def longest_ways(ways: Mapping[str, Sequence[str]]) -> Mapping[str, LongestWay]:
    """The longest way on from each thing; circles aren't gone round. Of equals the first."""
    longest: dict[str, LongestWay] = {}
    for root in ways:
        if root in longest:
            continue
        places = {root}
        path = [(root, iter(ways[root]))]
        while path:
            node, others = path[-1]
            other = next(others, None)
            if other is None:
                path.pop()
                places.remove(node)
                known = [one for one in ways.get(node, ()) if one in longest]
                best = max(known, key=lambda one: longest[one].steps, default=None)
                longest[node] = LongestWay() if best is None else LongestWay(longest[best].steps + 1, best)
            elif other not in places and other not in longest:
                places.add(other)
                path.append((other, iter(ways.get(other, ()))))
    return longest
