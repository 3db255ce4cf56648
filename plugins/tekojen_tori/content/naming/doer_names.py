"""Municipalities and organisations by the names that people call them by, in the forms in which they write them.

`pages/telling/scripts/names/names.js` reads the same, by data that is made of the same tables.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA

from tekojen_tori.content.names import Meant, Names, misspelt
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tidy import tidy
from tekojen_tori.language.words.inflection import VOWELS, Changes, WordClass, stem_changes

CASES = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä")
"""Those of a place's name where something is a municipality's or is done in it."""
OFFICES = (
    "kaupunki", "kaupungin", "kaupungissa", "kaup", "kunta", "kunnan", "kunnassa", "kaupunkikonserni",
    "kaupunkikonsernin", "kuntakonserni", "stad", "stads", "kommun", "kommuns", "city", "town", "municipality",
    "kaupungit", "kaupunkien", "kunnat", "kuntien", "kunnissa", "stader", "staderna", "kommuner", "kommunerna",
    "gielda", "kielda",
)  # fmt: skip
"""What a municipality is, beside its name."""
OFFICES_OWN = ("kaupungin", "kunnan", "kaupunkikonsernin", "stads", "kommuns")
"""What stands between a municipality's name and its own unit: Turun kaupungin varhaiskasvatus."""
OTHERS = (
    "oy", "oyj", "ab", "abp", "ky", "ry", "rf", "sr", "saatio", "yhdistys", "osuuskunta", "kuntayhtyma",
    "kuntayhtyman", "samkommun", "liikelaitos", "seurakunta", "seurakuntayhtyma", "hiippakunta", "yliopisto",
    "universitet", "university", "akademi", "ammattikorkeakoulu", "amk", "yrkeshogskola", "ammattiopisto",
    "hyvinvointialue", "hyvinvointialueen", "valfardsomrade", "sairaanhoitopiiri", "seutukunta", "liitto", "forbund",
    "maakunta", "maakuntaliitto", "virasto",
)  # fmt: skip
"""Words of a name that is somebody else's than a municipality's, though it may hold the municipality's."""
FORMS = (
    "oy", "oyj", "ab", "abp", "ky", "ry", "rf", "sr", "saatio", "osuuskunta", "kuntayhtyma", "kuntayhtyman",
    "samkommun", "samkommunen", "kf", "liikelaitos", "ltd",
)  # fmt: skip
"""Words that tell what kind of organisation it is: a name without them is the same, if it is no other's."""
OWNERS = {
    "hyvinvointialueen": "hyvinvointialue",
    "kuntayhtyman": "kuntayhtyma",
    "sairaanhoitopiirin": "sairaanhoitopiiri",
}
"""What stands between an organisation's name and its own unit: Pirkanmaan hyvinvointialueen kotihoito."""
INFLECTED = {"alue": "en", "piiri": "n", "yhtyma": "n", "sote": "n"}
"""By its end, how a name ends in the genitive."""
NOMINATIVES = {
    "uudenmaan": ("uusimaa", "uusimaan"),
    "suomen": ("suomi",),
    "hameen": ("hame",),
    "pohjanmaan": ("pohjanmaa",),
    "pirkanmaan": ("pirkanmaa",),
    "savon": ("savo",),
    "karjalan": ("karjala",),
    "kainuun": ("kainuu",),
    "kymenlaakson": ("kymenlaakso",),
    "lapin": ("lappi",),
    "satakunnan": ("satakunta",),
}
"""How people write the name of a region in an organisation's: Pirkanmaa hyvinvointialue."""
SHORTENED = {
    "mlk": "maalaiskunta",
    "hva": "hyvinvointialue",
    "shp": "sairaanhoitopiiri",
    "ky": "kuntayhtyma",
    "ppky": "peruspalvelukuntayhtyma",
}
OTHERS_ENDS = ("yliopisto", "seurakunta", "korkeakoulu", "yhtyma", "yhtyman", "liikelaitos")
ELSEWHERE = (
    "suomi", "finland", "ruotsi", "sverige", "sweden", "norja", "viro", "eesti", "tanska", "venaja", "eurooppa",
    "europa", "lappland", "nyland",
)  # fmt: skip
"""What is no municipality, though it may be like one in letters; a region isn't either."""
REGIONS_OTHERWISE = (
    "nyland", "egentliga finland", "egentliga tavastland", "birkaland", "paijanne-tavastland", "kymmenedalen",
    "sodra karelen", "norra karelen", "sodra savolax", "norra savolax", "mellersta finland", "sodra osterbotten",
    "osterbotten", "mellersta osterbotten", "norra osterbotten", "kajanaland", "lappland", "aland", "lapland",
)  # fmt: skip
NOBODYS = (
    "kaikki", "kaikki kunnat", "kunnat", "kuntia", "useita", "useita kuntia", "useat kunnat", "monta kuntaa",
    "monet kunnat", "koko maa", "koko suomi", "valtakunnallinen", "valtakunnallisesti", "ei mikaan", "ei kukaan", "muu",
    "muut", "joku", "muu organisaatio", "organisaatio", "yritys", "anonyymi", "nimeton", "yksityishenkilo", "testi",
    "test", "tuntematon", "ei tietoa", "salainen", "okand", "unknown", "oma tiimi", "meidan tiimi", "alla kommuner",
    "hela landet", "annan", "ingen", *ELSEWHERE,
)  # fmt: skip
"""What people write where nobody is named."""
SERVICES = (
    "varhaiskasvat", "paivakot", "esikoulu", "esiopetus", "koulu", "peruskoulu", "lukio", "kirjasto", "sivisty",
    "opetus", "tekni", "ruoka", "ruokapalvelu", "ateria", "siivous", "puhtaus", "nuoriso", "liikunta", "kulttuuri",
    "museo", "vapaa-aika", "tyollisyys", "elinkeino", "henkilosto", "hallinto", "konserni", "kaavoitus", "rakennus",
    "ymparisto", "kotihoito", "vanhus", "kansalaisopisto",
)  # fmt: skip
"""How the name of a municipality's own unit begins: Porvoon varhaiskasvatus."""

SHORT_WORD = 5
LIKENESS_OF_OFFICES = 0.8
SHORTEST_OFFICE = 6
"""In letters, of what a misspelling is known of: kaupnki. In a shorter one only turned letters are: kutna."""
LONGEST_SHORT_NAME = 3
"""In words, of an organisation's name before its unit: Oma Hämeen kotihoito."""
_DIGITS = re.compile(r"\(?(?:fi-)?\d[\d-]*\)?", re.ASCII)
_MARKS = r"\s*[,/;()|:]\s*|\s+[-–]\s+"
UNIT_MARKS = re.compile(_MARKS)
"""What stands between something and its unit."""
PARTS = re.compile(rf"{_MARKS}|\s*[&+]\s*|\s+(?:ja|sekä|seka|tai|och|samt|eller)\s+")
"""What stands between the parts of a text that names several, or something and its unit."""
_HYPHENS = re.compile(r"[-–]")
_ALONE = re.compile(r"[^\W\d_]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def name_changes(name: str) -> Changes:
    """The stems to which a Finnish place's endings are added, each as how many letters to cut and what to add."""
    if name.endswith("nen"):
        return ((3, "se"), (3, "si"), (3, "ste"))
    changes = [] if name[-1].casefold() in VOWELS else [(0, "i")]
    for cut, added in stem_changes(name.casefold(), WordClass.NOUN):
        stem = name.casefold()[: len(name) - cut] + added
        if _is_singular(stem, name):
            changes.append((cut, added))
    return tuple(changes)


def _is_singular(stem: str, name: str) -> bool:
    """Whether a stem of a name may be one of its own, as that of the plural is not."""
    if stem[-1] not in VOWELS or stem.endswith(("see", "sii", "hne", "eja", "ejä")):
        return False
    return stem[-1] != "i" or (name[-1] == "i" and stem[-2] not in "eouyöaä") or stem == name.casefold()


class PlaceNames(Names[Meant]):
    """Municipalities by their names, whatever they are called beside them and in whatever case they stand.

    `finnish` are the names that Finnish inflects, `swedish` those to which Swedish adds an s. `regions` are no places.
    """

    def __init__(
        self,
        named: Iterable[tuple[str, Meant]],
        finnish: Iterable[str],
        swedish: Iterable[str],
        regions: Iterable[str],
        official: Callable[[Meant], str],
    ) -> None:
        super().__init__(named)
        self._finnish, self._swedish, self._official = tuple(finnish), tuple(swedish), official
        whole = [fold(region) for region in regions]
        genitives = [fold(f"{stem}n") for region in regions for stem in _stems(region)]
        called = (f"{name} maakunta" for name in (*whole, *genitives))
        self.region_names = frozenset((*whole, *REGIONS_OTHERWISE, *called))
        """Folded, what people call regions."""
        self._not_places = frozenset((*ELSEWHERE, *whole, *(part for region in whole for part in region.split("-"))))

    @property
    def regions(self) -> frozenset[str]:
        """What is no place, folded."""
        return self._not_places

    @cached_property
    def _forms(self) -> dict[str, Meant]:
        """What surely is a place's, folded: its names, and forms of them that are no other's."""
        forms: dict[str, set[str]] = defaultdict(set)
        for name in self._finnish:
            for cut, added in name_changes(name):
                for case in CASES:
                    forms[fold(name[: len(name) - cut] + added + case)].add(name)
        for name in self._swedish:
            forms[fold(f"{name}s")].add(name)
        found = {
            form: {self._official(self._thing(name)): self._thing(name) for name in names}
            for form, names in forms.items()
        }
        own = {fold(name): self._thing(name) for name in self._folded.values()}
        return {form: next(iter(things.values())) for form, things in found.items() if len(things) == 1} | own

    @cached_property
    def _near_forms(self) -> dict[str, str]:
        """By folded form, the name to suggest: as it was written, or else the official one."""
        return {form: self._official(thing) for form, thing in self._forms.items()} | self._folded

    def _thing(self, name: str) -> Meant:
        thing = super().find(name)
        assert thing is not None, name
        return thing

    def is_a_letter_away(self, written: str) -> bool:
        """Whether a short word may be a place's misspelt name, though it can't be said whose: Esbu."""
        text = fold(tidy(written))
        return len(text) <= SHORT_WORD and any(OSA.distance(text, name, score_cutoff=1) < 2 for name in self._folded)

    def _whole(self, text: str) -> Meant | None:
        return self._named(text) or self._forms.get(_bare(text)) or self._twice(text)

    def several(self, written: str) -> list[str]:
        """The official names of the places that a text names, if they are several: Askola ja Porvoo, Kemi-Tornio.

        Where all else in it are places too, one of them may be misspelt.
        """
        text = fold(tidy(written))
        if _is_of_others(_ALONE.findall(text)):
            return []
        parts = [part for part in PARTS.split(text) if part]
        named = [self._forms.get(_bare(part)) or self._of_unit(part) for part in parts]
        names = [None if thing is None else self._official(thing) for thing in named]
        if len(set(names) - {None}) == 1:
            names = [self._of_part(_bare(part)) for part in parts]
            names = names if all(names) else []
        if not any(names):
            named = [self._forms.get(part) for part in _HYPHENS.split(_bare(text))]
            names = [self._official(thing) for thing in named if thing is not None] if all(named) else []
        found = list(dict.fromkeys(name for name in names if name))
        return found if len(found) > 1 else []

    def _twice(self, text: str) -> Meant | None:
        """One place by several of its names: Helsinki / Helsingfors, Porvoo-Borgå."""
        for marks in (PARTS, _HYPHENS):
            named = [self._forms.get(_bare(part)) for part in marks.split(text) if part]
            if len(named) > 1 and named[0] is not None and all(thing == named[0] for thing in named):
                return named[0]
        return None

    def _within(self, text: str) -> Meant | None:
        return self._of_unit(text) or self._in_parts(text)

    def _of_unit(self, text: str) -> Meant | None:
        """Whose a unit is: Turun kaupungin varhaiskasvatus."""
        words = text.split()
        for place, word in enumerate(words):
            if word in OFFICES_OWN and 0 < place < len(words) - 1 and not _is_of_others(words[place:]):
                return self._forms.get(_bare(" ".join(words[:place])))
        return None

    def _in_parts(self, text: str) -> Meant | None:
        """The one place in a longer text that begins with it: Porvoo, varhaiskasvatus."""
        first, *others = [part for part in UNIT_MARKS.split(text) if part] or [""]
        thing = self._forms.get(_bare(first)) if others else None
        others = [part for other in others for part in PARTS.split(other) if part]
        if thing is None or any(_is_of_others(_ALONE.findall(part)) for part in others):
            return None
        found = {self._official(one) for part in others if (one := self._forms.get(_bare(part)) or self._of_unit(part))}
        return thing if found <= {self._official(thing)} else None

    def _near(self, text: str) -> str | None:
        bare = _bare(text)
        if bare in self._not_places or _is_of_others(_ALONE.findall(text)):
            return None
        near = misspelt(bare, self._near_forms)
        if near:
            return near
        owner, _, unit = bare.partition(" ")
        if unit.startswith(tuple(SERVICES)) and owner in self._forms:
            return self._official(self._forms[owner])
        owner, _, office = bare.rpartition(" ")
        if owner and _is_like_an_office(office):
            return self._of_part(owner)
        parts = [_bare(part) for part in PARTS.split(text) if part]
        meant = {near for part in parts if len(parts) > 1 and (near := self._of_part(part))}
        return meant.pop() if len(meant) == 1 else None

    def _of_part(self, part: str) -> str | None:
        thing = self._forms.get(part)
        if thing is not None:
            return self._official(thing)
        return None if part in self._not_places else misspelt(part, self._near_forms)


def is_like_a_municipality(written: str) -> bool:
    """Whether a name says that it is a municipality's: Hevonkuusen kunta."""
    return any(word in OFFICES for word in fold(written).split())


class OrganisationNames(Names[Meant]):
    """Organisations by their names, long and short, with or without what tells their form: Jatsi, Jatsi Oy."""

    short = 6

    @cached_property
    def _shapes(self) -> dict[str, Meant]:
        """What surely is an organisation's, without form and marks: those of two are nobody's."""
        shapes: dict[str, list[Meant]] = defaultdict(list)
        for folded, name in self._folded.items():
            thing = self._named(folded)
            for shape in _shapes(name):
                if thing is not None and thing not in shapes[shape]:
                    shapes[shape].append(thing)
        return {shape: things[0] for shape, things in shapes.items() if len(things) == 1}

    @cached_property
    def _genitives(self) -> dict[str, Meant]:
        """What stands before an organisation's unit, as shapes: Varhan, HUSin, PSHP:n. Those of two are nobody's."""
        owners: dict[str, list[Meant]] = defaultdict(list)
        for folded, name in self._folded.items():
            thing = self._named(folded)
            if thing is None or len(folded.split()) > LONGEST_SHORT_NAME:
                continue
            for genitive in {_shape(f"{stem}n") for stem in (name, *_stems(name))}:
                if thing not in owners[genitive]:
                    owners[genitive].append(thing)
        return {shape: things[0] for shape, things in owners.items() if len(things) == 1}

    def _whole(self, text: str) -> Meant | None:
        return self._named(text) or self._shapes.get(_shape(text)) or self._twice(text)

    def _twice(self, text: str) -> Meant | None:
        """One organisation by two of its names, one after the other: Etelä-Savon hyvinvointialue Eloisa."""
        words = text.split()
        for place in range(1, len(words)):
            one, other = (self._shapes.get(_shape(" ".join(part))) for part in (words[:place], words[place:]))
            if one is not None and one == other:
                return one
        return None

    def _of_unit(self, text: str, names: Mapping[str, Meant]) -> tuple[Meant, str] | None:
        """Whose a unit is that is named after it, by shapes, and what it is called there."""
        words = text.split()
        for place in range(min(len(words) - 1, LONGEST_SHORT_NAME), 0, -1):
            owner = " ".join(words[:place])
            if (found := names.get(_shape(owner))) is not None and not _is_of_others(words[place:]):
                return found, owner
        return None

    def _within(self, text: str) -> Meant | None:
        """Whose a unit is: Pirkanmaan hyvinvointialueen kotihoito; or what stands first: Pirha, kotihoito."""
        for genitive, nominative in OWNERS.items():
            owner, mark, unit = text.partition(f"{genitive} ")
            if mark and unit:
                return self._shapes.get(_shape(owner + nominative))
        if found_of := self._of_unit(text, self._genitives):
            return found_of[0]
        parts = [part for part in PARTS.split(text) if part]
        found = [self._plainly(part) for part in parts]
        first = found[0] if len(found) > 1 else None
        return first if first is not None and all(one in (None, first) for one in found) else None

    def _plainly(self, text: str) -> Meant | None:
        return self._named(text) or self._shapes.get(_shape(text))

    def _near(self, text: str) -> str | None:
        bare = " ".join(word for word in text.split() if word not in FORMS) or text
        near = misspelt(text, self._folded, self.short) or misspelt(bare, self._bare_names, self.short)
        if near is None and (found := self._of_unit(text, self._shapes)):
            return self._written(found[1])
        first, *others = [part for part in UNIT_MARKS.split(text) if part] or [""]
        return self._written(first) if near is None and others and self._plainly(first) is not None else near

    def _written(self, text: str) -> str | None:
        return self._folded.get(text) or self._bare_names.get(text)

    @cached_property
    def _bare_names(self) -> dict[str, str]:
        bare = (
            (" ".join(word for word in folded.split() if word not in FORMS), name)
            for folded, name in self._folded.items()
        )
        return {short or name: name for short, name in bare}


def _bare(text: str) -> str:
    """A folded place's name without what it is and without numbers: Åbo stad, 00100 Helsinki."""
    words = [
        word
        for word in (SHORTENED.get(part.strip("."), part) for part in text.replace("–", "-").split())
        if word.strip(".") not in OFFICES and not _DIGITS.fullmatch(word)
    ]
    return " ".join(words).strip(" .,-–()") or text


def _is_of_others(words: Iterable[str]) -> bool:
    return any(word in OTHERS or word.endswith(OTHERS_ENDS) for word in words)


def _is_like_an_office(word: str) -> bool:
    return any(
        sorted(word) == sorted(office)
        or (len(office) >= SHORTEST_OFFICE and OSA.normalized_similarity(word, office) >= LIKENESS_OF_OFFICES)
        for office in OFFICES
    )


def _stems(name: str) -> Iterator[str]:
    yield from (name[: len(name) - cut] + added for cut, added in name_changes(name))


def _shapes(name: str) -> Iterator[str]:
    """The shapes in which a name may be written: in the nominative and, if it ends alike, in the genitive."""
    shape = _shape(name)
    yield shape
    yield from (shape + added for end, added in INFLECTED.items() if shape.endswith(end))
    folded = fold(name)
    for genitive, others in NOMINATIVES.items():
        if f"{genitive} " in folded:
            yield from (_shape(folded.replace(f"{genitive} ", f"{other} ")) for other in others)


def _shape(text: str) -> str:
    """The letters of a name without those of its form; short words at their length."""
    words = [SHORTENED.get(word, word) for word in _NOT_LETTERS.sub(" ", fold(text)).split()]
    return "".join(word for word in words if word not in FORMS) or "".join(words)
