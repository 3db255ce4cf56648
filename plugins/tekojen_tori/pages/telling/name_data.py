"""What the form's scripts need to read names as the checker does: names, stems and words of the same tables."""

from typing import Any

from tekojen_tori.content.names import LONGEST_NAME
from tekojen_tori.content.naming import doer_names, doers
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tidy import NOTHING


def name_data(registers: Registers) -> dict[str, Any]:
    """By field each official name with its others, and how to know them in other forms. Words are folded."""
    places = registers.municipality_names
    finnish = (*(place.name for place in registers.municipalities), *registers.former_municipalities)
    short = (name for one in _known(registers)["organisation"].items() for name in (one[0], *one[1]))
    inflected = (*finnish, *(name for name in short if len(name.split()) <= doer_names.LONGEST_SHORT_NAME))
    return {
        "known": _known(registers),
        "stems": {name: stems for name in dict.fromkeys(inflected) if (stems := _stems(name))},
        "uninflected": sorted({*registers.other_municipality_names, *_swedish(registers)}.difference(finnish)),
        "swedish": _swedish(registers),
        "cases": [fold(case) for case in doer_names.CASES],
        "offices": doer_names.OFFICES,
        "officesOwn": doer_names.OFFICES_OWN,
        "others": doer_names.OTHERS,
        "othersEnds": doer_names.OTHERS_ENDS,
        "forms": doer_names.FORMS,
        "shortened": doer_names.SHORTENED,
        "owners": doer_names.OWNERS,
        "inflected": doer_names.INFLECTED,
        "nominatives": doer_names.NOMINATIVES,
        "longestShortName": doer_names.LONGEST_SHORT_NAME,
        "shortestOffice": doer_names.SHORTEST_OFFICE,
        "likenessOfOffices": doer_names.LIKENESS_OF_OFFICES,
        "services": doer_names.SERVICES,
        "notPlaces": sorted(places.regions),
        "regions": sorted(places.region_names),
        "nothing": sorted(NOTHING),
        "nobodys": doer_names.NOBODYS,
        "shortWord": doer_names.SHORT_WORD,
        "longest": [LONGEST_NAME, doers.LONGEST],
        "questions": {
            "region": doers.REGION,
            "several": doers.SEVERAL,
            "near": doers.NEAR,
            "official": doers.OFFICIAL,
            "whole": doers.WHOLE,
        },
    }


def _known(registers: Registers) -> dict[str, dict[str, list[str]]]:
    municipalities = {place.name: [place.name_sv] for place in registers.municipalities}
    for names in (registers.former_municipalities, registers.other_municipality_names):
        for other, today in names.items():
            municipalities[today].append(other)
    organisations = {one.name: list(one.also_known_as) for one in registers.every_organisation}
    for shipped, own in registers.known_otherwise():
        organisations[own.name] += [name for name in shipped.names if name not in own.names]
    return {
        "municipality": {
            name: sorted({other for other in others if other != name}) for name, others in municipalities.items()
        },
        "organisation": organisations,
    }


def _swedish(registers: Registers) -> list[str]:
    return sorted({place.name_sv for place in registers.municipalities if place.name_sv != place.name})


def _stems(name: str) -> str:
    """The stems beside the name itself, each as how many letters to cut and what to add: 2de 2kse."""
    changes = doer_names.name_changes(name)
    return "" if changes == ((0, ""),) else " ".join(f"{cut}{fold(added)}" for cut, added in changes)
