"""Whoever did it, found by what people write of them: a municipality, an organisation, or one that isn't known yet."""

from tekojen_tori.content.doer_names import is_like_a_municipality, several
from tekojen_tori.content.registers import Doer, Organisation, Registers
from tekojen_tori.language.slugs import fold, is_device, is_slug, slug
from tekojen_tori.language.tidy import is_nothing, tidy

REGION = "{written} on maakunta. Kirjoita kunnan tai organisaation nimi."
SEVERAL = "Kirjoita niistä yksi: {names}."
NEAR = "Tarkoititko: {name}?"
OFFICIAL = "Kirjoita kunnan virallinen nimi."
LONGEST = 120
"""In letters, of a name that nobody knows yet."""


def doer(written: str, registers: Registers) -> Doer | None:
    """The municipality or organisation that surely was meant, or None."""
    organisations, municipalities = registers.organisation_names, registers.municipality_names
    return (
        organisations.called(written)
        or municipalities.called(written)
        or organisations.find(written)
        or municipalities.find(written)
    )


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
    if fold(tidy(written)) in {fold(place.region) for place in registers.municipalities}:
        return REGION.format(written=tidy(written))
    if places := several(municipalities, written):
        names = list(dict.fromkeys(place.name for place in places))
        return SEVERAL.format(names=f"{', '.join(names[:-1])} tai {names[-1]}")
    if near := municipalities.nearest(written) or organisations.nearest(written):
        return NEAR.format(name=near)
    return OFFICIAL if is_like_a_municipality(written) else ""
