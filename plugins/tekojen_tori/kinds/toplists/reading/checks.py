"""What only shows when TOP lists are seen with what they list: things that aren't there, and rules that find none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.toplists.content import THIS_YEAR, By, TopList, by_list_name, list_name
from tekojen_tori.kinds.toplists.reading.files import TopListFile
from tekojen_tori.kinds.toplists.reading.ranking import Candidates
from tekojen_tori.reading.checks.named_files import KindWords, words_by_folder
from tekojen_tori.reading.checks.written_checks import nearest
from tekojen_tori.reading.content_file import Read, readable
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem, error, info, warning


def toplist_checks(
    files: Iterable[TopListFile],
    told: Iterable[Told],
    adoptions: Iterable[Adopts],
    registers: Registers,
    today: date,
) -> Iterator[Problem]:
    """Every problem between a TOP list and what may stand on it."""
    told = list(told)
    known = by_list_name(told)
    adoptions = list(adoptions)

    def candidates(with_drafts: bool) -> Candidates:
        deeds = tuple(one for one in told if isinstance(one, Done) and (with_drafts or not one.draft))
        taken = [one for one in adoptions if with_drafts or not one.draft]
        return Candidates(deeds, cache(lambda: Spread(deeds, taken, registers)), registers, today)

    published, every = candidates(False), candidates(True)
    for one in readable(files):
        yield from _orders(one, known)
        yield from _editions(one)
        yield from _empty_rule(one, every if one.thing.draft else published)


@dataclass(frozen=True)
class _Named:
    """A thing as a list names it, and where in the fields."""

    name: str
    key: Key


def _orders(one: Read[TopList], known: Mapping[str, Told]) -> Iterator[Problem]:
    toplist = one.thing
    yield from _named(one, [_Named(pick.deed, ("deeds", n, "deed")) for n, pick in enumerate(toplist.deeds)], known)
    for number, edition in enumerate(toplist.editions):
        key = ("editions", number, "deeds")
        yield from _named(one, [_Named(name, (*key, n)) for n, name in enumerate(edition.deeds)], known)


def _named(one: Read[TopList], named: Iterable[_Named], known: Mapping[str, Told]) -> Iterator[Problem]:
    """What is wrong with the things of one order: each must be there, under its own name, once, and published."""
    seen: set[str] = set()
    for written in named:
        place = one.front.place(written.key)
        folder = _folder(written.name)
        if folder not in words_by_folder():
            message = f"”{written.name}” ei voi olla TOP-listalla."
            yield error(
                one.file, "unlistable", message, f"Listalle käyvät kansiot {', '.join(words_by_folder())}.", *place
            )
            continue
        word, thing = words_by_folder()[folder], known.get(written.name)
        if thing is None:
            message = f"{word.none_such} ”{written.name}” ei ole."
            hint = partial(_hint, written.name, word, known)
            lacks = written.name.rpartition("/")[2]
            yield error(one.file, f"unknown-{word.code}", message, hint, *place, lacks=lacks)
            continue
        name = list_name(thing)
        if thing.slug != written.name.rpartition("/")[2]:
            message = f"{word.one} ”{written.name}” on nimetty uudelleen."
            yield warning(one.file, f"renamed-{word.code}", message, f"Kirjoita: {name}.", *place)
        if name in seen:
            message = f"{word.one} ”{name}” on listalla kahdesti."
            yield error(one.file, f"repeated-{word.code}", message, "Poista toinen.", *place)
        if thing.draft and not one.thing.draft:
            message = f"{word.one} ”{name}” on luonnos."
            yield error(one.file, f"draft-{word.code}", message, "Julkaise se tai poista se listalta.", *place)
        seen.add(name)


def _folder(name: str) -> str:
    """The content folder of what a list names; only deeds are named without it."""
    return name.partition("/")[0] if "/" in name else "deeds"


def _hint(name: str, word: KindWords, known: Mapping[str, Told]) -> str:
    """What was probably meant: a thing of the kind that was named, or of another kind if it has just that name."""
    folder, slug = _folder(name), name.rpartition("/")[2]
    same_kind = {other.rpartition("/")[2]: other for other in known if _folder(other) == folder}
    slugs = {other.rpartition("/")[2]: other for other in known} | same_kind
    near = slug if slug in slugs else nearest(slug, same_kind)
    if near:
        return f"Tarkoititko: {list_name(known[slugs[near]])}?"
    return f"Jos sitä ei enää ole, poista se listalta. Muuten kirjoita {word.how_to_name}."


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


def _empty_rule(one: Read[TopList], candidates: Candidates) -> Iterator[Problem]:
    toplist = one.thing
    if toplist.rule is None or any(candidates.ranked(toplist.rule)):
        return
    place = one.front.place(("rule",))
    if toplist.rule.by is By.ADOPTED and candidates.admitted(toplist.rule):
        # A list of what others took may wait for the first of them.
        message = "Kukaan ei ole vielä ottanut mallia teoista, joita sääntö koskee."
        yield info(one.file, "nothing-adopted", message, "", *place)
        return
    of_any_year = toplist.rule.model_copy(update={"year": None})
    if toplist.rule.year == THIS_YEAR and any(candidates.ranked(of_any_year)):
        # Otherwise every such list would stop the builds of January.
        yield info(
            one.file, "empty-year", f"Sääntö ei löydä vielä mitään vuodelta {candidates.today.year}.", "", *place
        )
    else:
        yield error(
            one.file,
            "empty-rule",
            "Sääntö ei löydä torilta mitään.",
            "Väljennä sääntöä: poista siitä rajaus tai vaihda vuosi.",
            *place,
        )
