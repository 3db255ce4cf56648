"""Municipalities by the names on their letterheads: Lahden kaupunki, Sipoon kunta, Esbo stad."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tekojen_tori.content.names import Names
from tekojen_tori.language.words.inflection import WordClass, stems

if TYPE_CHECKING:
    from tekojen_tori.content.registers import Municipality

_OTHER_GENITIVES = {
    "Isokyrö": ("Isonkyrön",),
    "Koski Tl": ("Kosken Tl", "Koski Tl:n"),
    "Uusikaarlepyy": ("Uudenkaarlepyyn",),
    "Uusikaupunki": ("Uudenkaupungin",),
    "Vähäkyrö": ("Vähänkyrön",),
    "Virrat": ("Virtain", "Virtojen"),
}
"""Those whose beginning inflects too, or that inflect like nothing else."""
_FINNISH, _SWEDISH = ("kaupunki", "kunta"), ("stad", "kommun")


def official_names(
    municipalities: Sequence["Municipality"], former: Mapping[str, "Municipality"]
) -> Names["Municipality"]:
    """Those of today's municipalities and of the former ones that are a part of them; none that two could have."""
    meant: dict[str, list[Municipality]] = defaultdict(list)
    for name, place in [*((place.name, place) for place in municipalities), *former.items()]:
        for official in _finnish(name):
            meant[official].append(place)
    for place in municipalities:
        for official in _swedish(place.name_sv):
            meant[official].append(place)
    return Names((name, places[0]) for name, places in meant.items() if len(set(places)) == 1)


def _finnish(name: str) -> Iterator[str]:
    """With whatever its genitive may be by its letters: those that it isn't are nobody's name."""
    genitives = {f"{stem}n" for stem in stems(name.casefold(), WordClass.NOUN)}
    if name.endswith("nen"):
        genitives.add(f"{name.removesuffix('nen')}sten")  # Kauniainen, Kauniaisten: a plural, as most of these are
    for genitive in (*genitives, *_OTHER_GENITIVES.get(name, ())):
        yield from (f"{genitive} {office}" for office in _FINNISH)


def _swedish(name: str) -> Iterator[str]:
    yield from (f"{form} {office}" for form in (name.casefold(), f"{name.casefold()}s") for office in _SWEDISH)
