"""Deeds of organisations that weren't there at the time: most were done by what they came of, or what came of them."""

from collections.abc import Iterator

from tekojen_tori.content.registers import Organisation, Registers
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_file import Read, readable
from tekojen_tori.reading.problems import Problem, info
from tekojen_tori.reading.together import Together


def out_of_time(together: Together) -> Iterator[Problem]:
    """Every deed that is surely from before its organisation began or after it ended."""
    registers = together.registers
    became = {own.name: shipped.became for shipped, own in registers.known_otherwise()}
    for one in readable(together.of(Deed)):
        organisation, date = one.thing.organisation, one.thing.date
        if organisation is None or "date" not in one.front.fields:
            continue
        if organisation.closed and date.first.year > organisation.closed:
            heir = organisation.became or became.get(organisation.name)
            message = f"{organisation.name} päättyi vuonna {organisation.closed}, ja teko on sen jälkeen."
            yield _told(one, message, f"Tarkoititko: {heir}?" if heir else "")
        elif organisation.since and date.last.year < organisation.since:
            message = f"{organisation.name} aloitti vuonna {organisation.since}, ja teko on sitä ennen."
            yield _told(one, message, _before(organisation, registers))


def _told(one: Read[Deed], message: str, hint: str) -> Problem:
    return info(one.file, "organisation-of-another-time", message, hint, *one.front.place(("organisation",)))


def _before(organisation: Organisation, registers: Registers) -> str:
    """What the organisation came of, if that is known."""
    names = sorted(one.name for one in registers.shipped_organisations if one.became == organisation.name)
    return f"Silloin oli: {', '.join(names)}." if names else ""
