"""What only shows when TOP lists and deeds are seen together: deeds that aren't there, and rules that find none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.deed import Deed, by_address
from tekojen_tori.content.rankings import ranked
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.toplist import THIS_YEAR, TopList
from tekojen_tori.reading.links_and_pictures import Read, readable
from tekojen_tori.reading.problems import Problem, error, info, warning
from tekojen_tori.reading.toplists import TopListFile
from tekojen_tori.reading.written_checks import nearest
from tekojen_tori.reading.yaml_values import Key


def toplist_checks(
    files: Iterable[TopListFile], deeds: Iterable[Deed], registers: Registers, today: date
) -> Iterator[Problem]:
    """Every problem between a TOP list and the deeds."""
    deeds = list(deeds)
    known = by_address(deeds)
    for one in readable(files):
        yield from _deeds(one, known)
        yield from _editions(one)
        yield from _empty_rule(one, deeds, registers, today)


@dataclass(frozen=True)
class _Named:
    """A deed's address as a list gives it, and where in the fields."""

    slug: str
    key: Key


def _deeds(one: Read[TopList], known: Mapping[str, Deed]) -> Iterator[Problem]:
    toplist = one.thing
    yield from _named(one, [_Named(pick.deed, ("deeds", n, "deed")) for n, pick in enumerate(toplist.deeds)], known)
    for number, edition in enumerate(toplist.editions):
        key = ("editions", number, "deeds")
        yield from _named(one, [_Named(slug, (*key, n)) for n, slug in enumerate(edition.deeds)], known)


def _named(one: Read[TopList], named: Iterable[_Named], known: Mapping[str, Deed]) -> Iterator[Problem]:
    """What is wrong with the deeds of one order: each must be there, under its own address, once, and published."""
    seen: set[str] = set()
    for written in named:
        place = one.front.place(written.key)
        deed = known.get(written.slug)
        if deed is None:
            near = nearest(written.slug, known)
            hint = (
                f"Tarkoititko: {known[near].slug}?"
                if near
                else "Jos teko on poistettu, poista se listalta. Muuten kirjoita teon tiedostonimi ilman päätettä .md."
            )
            yield error(one.file, "unknown-deed", f"Tekoa ”{written.slug}” ei ole.", hint, *place, lacks=written.slug)
            continue
        if deed.slug != written.slug:
            message = f"Teko ”{written.slug}” on nimetty uudelleen."
            yield warning(one.file, "renamed-deed", message, f"Kirjoita: {deed.slug}.", *place)
        if deed.slug in seen:
            message = f"Teko ”{deed.slug}” on listalla kahdesti."
            yield error(one.file, "repeated-deed", message, "Poista toinen.", *place)
        if deed.draft and not one.thing.draft:
            message = f"Teko ”{deed.slug}” on luonnos."
            yield error(one.file, "draft-deed", message, "Julkaise se tai poista se listalta.", *place)
        seen.add(deed.slug)


def _editions(one: Read[TopList]) -> Iterator[Problem]:
    seen = set()
    for number, edition in enumerate(one.thing.editions):
        place = one.front.place(("editions", number, "date"))
        if edition.date in seen:
            message = f"Painos {edition.date.iso()} on kahdesti."
            yield error(one.file, "repeated-edition", message, "Poista toinen tai tarkenna päivää.", *place)
        seen.add(edition.date)
        if bool(edition.organisations) != one.thing.is_of_organisations:
            what = "organisaatioita" if edition.organisations else "tekoja"
            other = "tekojen" if edition.organisations else "organisaatioiden"
            message = f"Painoksessa on {what}, mutta tämä on {other} lista."
            yield error(one.file, "mixed-edition", message, "Siirrä painos omalle listalleen.", *place)


def _empty_rule(one: Read[TopList], deeds: Iterable[Deed], registers: Registers, today: date) -> Iterator[Problem]:
    toplist = one.thing
    if toplist.rule is None:
        return
    published = [deed for deed in deeds if toplist.draft or not deed.draft]
    if any(ranked(toplist.rule, published, registers, today)):
        return
    place = one.front.place(("rule",))
    of_any_year = toplist.rule.model_copy(update={"year": None})
    if toplist.rule.year == THIS_YEAR and any(ranked(of_any_year, published, registers, today)):
        # Otherwise every such list would stop the builds of January.
        yield info(one.file, "empty-year", f"Sääntö ei löydä vielä mitään vuodelta {today.year}.", "", *place)
    else:
        yield error(
            one.file,
            "empty-rule",
            "Sääntö ei löydä torilta mitään.",
            "Väljennä sääntöä: poista siitä rajaus tai vaihda vuosi.",
            *place,
        )
