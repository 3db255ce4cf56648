"""Whoever did it, found by what people write of them: a municipality, an organisation, or one that isn't known yet."""

from tekojen_tori.content.names import LONGEST_NAME
from tekojen_tori.content.naming.doer_names import NOBODYS, is_like_a_municipality
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Registers
from tekojen_tori.language.sentences import either
from tekojen_tori.language.slugs import fold, is_device, is_slug, slug
from tekojen_tori.language.tidy import is_nothing, tidy

REGION = "{written} on maakunta. Kirjoita kunnan tai organisaation nimi."
SEVERAL = "Kirjoita niistä yksi: {names}."
NEAR = "Tarkoititko: {name}?"
OFFICIAL = "Kirjoita kunnan virallinen nimi."
WHOLE = "Kirjoita kunnan tai organisaation koko nimi."
LONGEST = 120
"""In letters, of a name that nobody knows yet."""


def doer(written: str, registers: Registers) -> Doer | None:
    """The municipality or organisation that surely was meant, or None."""
    organisations, municipalities = registers.organisation_names, registers.municipality_names
    return (
        organisations.called(written)
        or municipalities.called(written)
        or organisations.find(written)
        or municipality(written, registers)
    )


def municipality(written: str, registers: Registers) -> Municipality | None:
    """The municipality that surely was meant: that of its unit, unless it may be an organisation's misspelt name."""
    names = registers.municipality_names
    if found := names.called(written):
        return found
    found = names.find(written)
    return None if found and registers.organisation_names.nearest(written) else found


def new_organisation(written: str, registers: Registers) -> Organisation | None:
    """An organisation that no register has yet, if what was written may be one's name: somebody then adds it.

    What may be a misspelt name, several names or no name at all is none.
    """
    name = " ".join(written.split())
    address = slug(name)
    if not (3 <= len(name) <= LONGEST and is_slug(address)) or is_device(address) or is_nothing(name):
        return None
    if doer(name, registers) or doer_question(name, registers) or name.isdecimal():
        return None
    return Organisation(slug=address, name=name, kind="muu", nationwide=True)


def doer_question(written: str, registers: Registers) -> str:
    """What to ask of a name that isn't known, "" if there is nothing to ask."""
    municipalities, organisations = registers.municipality_names, registers.organisation_names
    if len(written) > LONGEST_NAME:
        return ""
    if fold(tidy(written)) in municipalities.region_names:
        return REGION.format(written=tidy(written))
    if names := municipalities.several(written):
        return SEVERAL.format(names=either(names))
    is_of_unit = municipalities.find(written) is not None
    near = None if is_of_unit else municipalities.nearest(written)
    near = near or organisations.nearest(written) or _of_address(slug(written), registers)
    if near:
        return NEAR.format(name=near)
    if is_like_a_municipality(written):
        return OFFICIAL
    return WHOLE if fold(tidy(written)) in NOBODYS or municipalities.is_a_letter_away(written) else ""


def _of_address(address: str, registers: Registers) -> str | None:
    """The organisation that has an address already: no other may have it, whatever it is called."""
    return next((one.name for one in registers.every_organisation if one.slug == address), None)
