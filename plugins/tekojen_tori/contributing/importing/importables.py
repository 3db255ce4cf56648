"""What the rows of a source can become: each kind of content that tells of work, and the parts that a column can be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import Introduces
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.asking import MANY
from tekojen_tori.contributing.asking.questions import InputKind, Question, questions_of
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.schema import schemas
from tekojen_tori.language.slugs import fold
from tekojen_tori.reading.content_file import Reader

KIND, SERIES, TEXT, KEYWORDS, CONSENT = "kind", "series", "text", "keywords", "consent"
NOT_IMPORTED = ("image", "alt")
"""Fields that need more than a cell can hold: a file."""
_MODELS = "adopted_from"
"""The field that names what was the model, which is work that somebody has done."""
DOERS = ("municipality", "organisation")
HEADED = tuple(section.heading for section in SECTIONS)
_OF_ANY_KIND = (*HEADED, TEXT, KEYWORDS, CONSENT, KIND)
_OTHER_PARTS = {
    TEXT: "Teksti",
    KEYWORDS: "Asiasanat",
    CONSENT: "Lupa julkaista",
    KIND: "Laji",
    SERIES: "Sarja",
}


@dataclass(frozen=True, eq=False)
class Importable:
    """A kind of content that rows can become, with the questions of its fields by key."""

    reader: Reader[Any]
    questions: Mapping[str, Question]

    @property
    def kind(self) -> Kind[Any]:
        """What kind it is."""
        return self.reader.kind

    @property
    def is_done(self) -> bool:
        """Whether somebody did it, without whose name it is nothing."""
        return issubclass(self.kind.thing, Done)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that can be imported. Whatever is added to the model is one of them."""
        return tuple(key for key in self.questions if key not in NOT_IMPORTED)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """What a column can be: a field or a part of one, and what else makes the file."""
        parts = [f"{key}.{part.key}" for key in self.fields for part in self.parts(key)]
        return (*self.fields, *parts, *_OF_ANY_KIND, *((SERIES,) if self.kind.thing.has_series else ()))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """What there must be; of whoever did it the first of the fields that can say it."""
        needed = [key for key in self.fields if self.questions[key].is_required or (self.is_done and key == DOERS[0])]
        return (*needed, *((SERIES,) if self.kind.thing.needs_series else ()))

    def parts(self, key: str) -> tuple[Question, ...]:
        """The questions of a field's parts; none if it is of one part."""
        return self.questions[key].parts if self.questions[key].kind is InputKind.GROUP else ()

    def holds_many(self, key: str) -> bool:
        """Whether a field holds several values."""
        return key in self.questions and self.questions[key].kind in MANY


def importables(registers: Registers) -> dict[str, Importable]:
    """Every kind that can be imported, by its name; deeds first."""
    of = schemas(registers)
    every = (one for one in _readers() if one.kind.tells_of_work)
    return {one.kind.name: Importable(one, questions_of(of[one.kind.name])) for one in every}


def reader_of_series() -> Reader[Any] | None:
    """What reads a series's introduction; None in a tori without a room for them."""
    return next((one for one in _readers() if issubclass(one.kind.thing, Introduces)), None)


def _readers() -> Iterator[Reader[Any]]:
    return (one for readers in rooms.offers("reading", "READERS") for one in readers)


def known_importables() -> Mapping[str, Importable]:
    """The same without the names of registers, for what depends on the models alone."""
    return _without_registers(tuple(rooms.ROOMS))


@cache
def _without_registers(every_room: tuple[str, ...]) -> Mapping[str, Importable]:
    return importables(Registers((), (), (), ()))


def all_targets() -> tuple[str, ...]:
    """What a column can be in one kind or another."""
    return tuple(dict.fromkeys(target for one in known_importables().values() for target in one.targets))


def all_fields() -> tuple[str, ...]:
    """The fields of one kind or another."""
    return tuple(dict.fromkeys(key for one in known_importables().values() for key in one.fields))


def is_split(target: str) -> bool:
    """Whether a cell holds several values, each with a meaning of its own. A sector's name may hold a comma itself."""
    if target in (*DOERS, "sector"):
        return False
    return target == KEYWORDS or any(one.holds_many(target) for one in known_importables().values())


def part_name(target: str) -> str:
    """What a person calls a target of the mapping: the title of a field or its part, or the heading of a section."""
    key, _, part = target.partition(".")
    questions = next((one.questions for one in known_importables().values() if key in one.questions), {})
    if key not in questions:
        return _OTHER_PARTS.get(target, target)
    parts = {one.key: one.title for one in questions[key].parts}
    return parts.get(part, questions[key].title)


def kind_named(written: str) -> str | None:
    """The name of the kind that somebody calls so: story, tarina, Tarinat, stories."""
    return _kind_names(tuple(rooms.ROOMS)).get(fold(written))


@cache
def _kind_names(every_room: tuple[str, ...]) -> dict[str, str]:
    called = {
        fold(name): one.kind.name
        for one in known_importables().values()
        for whole in (one.kind.some, one.kind.index.strip("/#"), one.kind.collection, one.kind.folder, one.kind.plural)
        for name in (whole, whole.rpartition("-")[2])
    }
    own = {
        fold(name): one.kind.name
        for one in known_importables().values()
        for whole in (one.kind.slug, one.kind.title, one.kind.one, one.kind.name)
        for name in (whole, whole.rpartition("-")[2])
    }
    return called | own


def referred(key: str) -> tuple[Kind[Any], ...]:
    """The kinds of whose things a field names the files (`deeds`, `campaign`, `adopted_from`); none, if it does not."""
    if key == _MODELS:
        return tuple(kind for kind in kinds() if issubclass(kind.thing, Done))
    return tuple(kind for kind in kinds() if kind.has_page and key in (kind.name, kind.collection))
