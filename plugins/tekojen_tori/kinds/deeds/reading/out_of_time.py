"""Deeds of organisations that weren't there at the time: most were done by what they came of, or what came of them."""

from collections.abc import Iterator

from tekojen_tori.content.registers import Organisation, Registers
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_file import readable
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
        place = one.front.place(("organisation",))
        if organisation.closed and date.first.year > organisation.closed:
            heir = organisation.became or became.get(organisation.name)
            message = f"{organisation.name} päättyi vuonna {organisation.closed}, ja teko on sen jälkeen."
            yield info(
                one.file, "organisation-of-another-time", message, f"Tarkoititko: {heir}?" if heir else "", *place
            )
        elif organisation.since and date.last.year < organisation.since:
            message = f"{organisation.name} aloitti vuonna {organisation.since}, ja teko on sitä ennen."
            yield info(one.file, "organisation-of-another-time", message, _before(organisation, registers), *place)


def _before(organisation: Organisation, registers: Registers) -> str:
    """What the organisation came of, if that is known."""
    names = sorted(one.name for one in registers.shipped_organisations if one.became == organisation.name)
    return f"Silloin oli: {', '.join(names)}." if names else ""
