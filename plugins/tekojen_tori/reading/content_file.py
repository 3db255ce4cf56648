"""What the reading of every kind of content file shares."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from operator import is_not
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from tekojen_tori.content.dates import HOW_TO_WRITE, ContentDate
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Municipality, Registers, Sector, Theme
from tekojen_tori.content.written import Written
from tekojen_tori.language.slugs import is_device, is_slug, slug
from tekojen_tori.markdown.links import links_in
from tekojen_tori.markdown.mistakes import mistakes_in
from tekojen_tori.markdown.text import fault_in
from tekojen_tori.reading.checks.stand_ins import Rest, rest_of, with_stand_ins
from tekojen_tori.reading.checks.validation import problems_of, unknown_keys, without_wrong
from tekojen_tori.reading.files.front_matter import NO_BREAK_SPACES, FrontMatter, read_front_matter
from tekojen_tori.reading.files.text_files import TextFile, read_text, shown, too_large, whole
from tekojen_tori.reading.files.understood import Understood, understood, understood_keys, understood_things
from tekojen_tori.reading.files.yaml_values import Key, Place
from tekojen_tori.reading.last_net import Doing, caught, checked
from tekojen_tori.reading.problems import Problem, error, info, warning

LONGEST_SLUG = 100
LARGEST_TEXT = 200_000
"""In bytes, of a content file: some hundred pages, more than anybody tells of one thing."""
_MOST_MISTAKES = 50
"""Of one text, each of which is sought in the whole."""
FUTURE = "Ajankohta ”{written}” on tulevaisuudessa."
_BETWEEN_FIELDS = ("bad-period",)
"""What can be wrong between two fields that are there; that something is lacking may come of what was left out."""
_NAMED = (Municipality, Sector, Theme)
FileThing = TypeVar("FileThing", covariant=True)
Seen = TypeVar("Seen")


@dataclass(frozen=True)
class ContentFile(Generic[FileThing]):
    """A content file: the thing in it if it is readable, where its fields are, and what was wrong.

    Of a thing that isn't readable, `rest` is what can be checked on: the thing without the fields that are wrong, with
    something of no meaning where there must be something.
    `understood` is what was written otherwise than it should be, and surely meant.
    """

    path: Path
    thing: FileThing | None
    front: FrontMatter | None
    problems: tuple[Problem, ...]
    rest: FileThing | None = None
    understood: tuple[Understood, ...] = ()

    @cached_property
    def read(self) -> "Read[FileThing] | None":
        """What there is to check beside other files; None if nothing is."""
        thing = self.thing or self.rest
        return Read(shown(self.path), thing, self.front) if thing and self.front else None

    @cached_property
    def address(self) -> str:
        """What its name makes of its address, which no other file may have; "" if nothing."""
        return slug(self.path.stem)


@dataclass(frozen=True)
class Read(Generic[FileThing]):
    """A file that holds a readable thing; `file` is how a person names it."""

    file: str
    thing: FileThing
    front: FrontMatter
    _seen: dict[Callable[..., object], tuple[object, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """By looks, what was found and then beside what."""

    def seen(self, look: Callable[..., Iterable[Seen]], *beside: object) -> tuple[Seen, ...]:
        """What a look at the file beside other things finds. While they are the same objects, it isn't taken again.

        So it must be a function that lasts, and go by nothing but the file and those things.
        """
        known = self._seen.get(look)
        if known is None or len(known) != len(beside) + 1 or any(map(is_not, known[1:], beside)):
            known = self._seen[look] = (tuple(look(self, *beside)), *beside)
        found: tuple[Seen, ...] = known[0]  # type: ignore[assignment]
        return found


def readable(files: Iterable[ContentFile[FileThing]]) -> list[Read[FileThing]]:
    """The files that hold something to check: what is wrong in a file doesn't hide what else is wrong in it."""
    return [read for file in files if (read := file.read)]


Kept = TypeVar("Kept", bound=Written)


@dataclass(frozen=True)
class Reader(Generic[Kept]):
    """How the files of a kind of content are read.

    Its files lie in the kind's folder unless it has others `elsewhere`, and of those it reads the ones that it `holds`,
    which is asked with the file and the content folder. `checks` finds what only the thing itself shows. `past` gives
    its dates that may not be yet to come, by their keys. `usual_slug` stands in for a file name that no address can be
    made of, and `what_to_tell` is the hint when there is no text but one is needed (`needs_text`).
    """

    kind: Kind[Kept]
    usual_slug: str
    what_to_tell: str
    checks: Callable[[Kept, FrontMatter, str], Iterable[Problem]] = lambda thing, front, file: ()
    past: Callable[[Kept], Iterable[tuple[Key, ContentDate]]] = lambda thing: ()
    holds: Callable[[Path, Path], bool] = lambda path, root: True
    elsewhere: Callable[[], tuple[str, ...]] | None = None
    needs_text: bool = True

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which its files may lie."""
        return self.elsewhere() if self.elsewhere else (self.kind.folder,)

    def read(self, path: Path, root: Path, registers: Registers) -> ContentFile[Kept]:
        """Read and check one file by itself, whatever day it is; what depends on other files is checked when all are
        read."""
        return self._caught(path, lambda: self._read(path, root, registers))

    def read_text(self, text: str, path: Path, root: Path, registers: Registers, today: date) -> ContentFile[Kept]:
        """Check a text as if it were in that file, which need not exist."""
        file = self._caught(path, lambda: self._checked(whole(text, shown(path)), path, root, registers))
        return self.as_of(today, file)

    def as_of(self, today: date, file: ContentFile[Kept]) -> ContentFile[Kept]:
        """A file that was read, with what is wrong in it today and perhaps won't be tomorrow."""
        thing, front = file.thing or file.rest, file.front
        if thing is None or front is None:
            return file
        found = checked(lambda: self._future_dates(thing, front, today, shown(file.path)), shown(file.path))
        return replace(file, problems=(*file.problems, *found)) if found else file

    def _caught(self, path: Path, read: Callable[[], ContentFile[Kept]]) -> ContentFile[Kept]:
        return caught(read, lambda problem: ContentFile(path, None, None, (problem,)), shown(path), Doing.READING)

    def _read(self, path: Path, root: Path, registers: Registers) -> ContentFile[Kept]:
        read = read_text(path, root, LARGEST_TEXT)
        if read.text is None:
            return ContentFile(path, None, None, (*read.problems, *_file_name_problems(path, shown(path))))
        return self._checked(read, path, root, registers)

    def _checked(self, read: TextFile, path: Path, root: Path, registers: Registers) -> ContentFile[Kept]:
        text, file = read.text or "", shown(path)
        problems = [*read.problems, *_file_name_problems(path, file)]
        if len(text.encode()) > LARGEST_TEXT:
            return ContentFile(path, None, None, (*problems, too_large(file, len(text.encode()), LARGEST_TEXT)))
        front = read_front_matter(text, file)
        if isinstance(front, Problem):
            return ContentFile(path, None, None, (*problems, front))
        problems += _left_out(front, file)
        if front.has_odd_spaces:
            message = "Kentän nimen perässä on sitova välilyönti, joka luettiin tavalliseksi."
            problems.append(info(file, NO_BREAK_SPACES, message, "", 2))
        meant = understood(front, self.kind.fields, registers)
        problems += understood_keys(meant.found, front.place, file)
        front = meant.front
        problems += unknown_keys(front.fields, self.kind.fields, front.place, file)
        if fault := fault_in(front.text):
            line = front.text_line + fault.line
            problems.append(error(file, fault.code, fault.message, fault.hint, line))
            front = replace(front, text="", left_out=frozenset({"text"}))
        elif self.needs_text and not front.text.strip():
            problems.append(
                error(file, "empty-text", "Kenttien alla ei ole tekstiä.", self.what_to_tell, front.text_line)
            )
        links_in(front.text)  # which will be asked for when its HTML isn't remembered any more
        for mistake in islice(mistakes_in(front.text), _MOST_MISTAKES):
            line = front.text_line + mistake.line
            tell = error if mistake.is_grave else warning
            problems.append(tell(file, mistake.code, mistake.message, mistake.hint, line))
        known = {key: front.fields[key] for key in self.kind.fields.model_fields if front.fields.get(key) is not None}
        place = {"slug": slug(path.stem) or self.usual_slug, "path": PurePosixPath(path.relative_to(root))}
        fields = {**known, **place, "text": front.text}
        try:
            thing = self.kind.thing.model_validate(fields, context=registers)
        except ValidationError as failure:
            problems += problems_of(failure.errors(), self.kind.thing, front.place, file)
            right = without_wrong(fields, failure)
            rest = self._rest(right, registers, front, file, problems)
            found: list[Understood] = []
            if rest:
                front = front.without(rest.left_out) if rest.left_out else front
                wrong = front.left_out | (known.keys() - rest.fields.keys())
                front = replace(front, fields=_as_read(front.fields, rest.fields, rest.thing), left_out=wrong)
                problems += self.checks(rest.thing, front, file)
                told, found = understood_things(rest.thing, front, registers, file)
                problems += told
            thing_left = rest.thing if rest else None
            return ContentFile(path, None, front, tuple(problems), thing_left, (*meant.found, *found))
        told, found = understood_things(thing, front, registers, file)
        problems += [*self.checks(thing, front, file), *told]
        return ContentFile(path, thing, front, tuple(problems), understood=(*meant.found, *found))

    def _future_dates(self, thing: Kept, front: FrontMatter, today: date, file: str) -> Iterator[Problem]:
        for key, when in self.past(thing):
            if key[0] in front.fields and when.last.earliest() > today:
                yield error(
                    file,
                    "future-date",
                    FUTURE.format(written=when.iso()),
                    f"Tänään on {today.isoformat()}. {HOW_TO_WRITE}",
                    *front.place(key),
                )

    def _rest(
        self, right: dict[str, Any], registers: Registers, front: FrontMatter, file: str, problems: list[Problem]
    ) -> Rest[Kept] | None:
        """The thing without the fields that are wrong, if there is one; adds what its fields show only together."""
        try:
            return Rest(with_stand_ins(right, self.kind.thing, registers), right)
        except ValidationError as later:
            of_fields_together = [found for found in later.errors() if found["type"] in _BETWEEN_FIELDS]
            problems += problems_of(of_fields_together, self.kind.thing, front.place, file)
            return rest_of(right, self.kind.thing, registers)


def _as_read(fields: Mapping[str, Any], right: Mapping[str, Any], rest: Written) -> dict[str, Any]:
    """The fields of a thing as they were written; those that something stands in for, as that is called."""
    stood_in = {key: getattr(rest, key) for key in type(rest).model_fields if key not in right}
    named = {key: value.name for key, value in stood_in.items() if isinstance(value, _NAMED)}
    lists = {
        key: [one.name for one in value]
        for key, value in stood_in.items()
        if isinstance(value, tuple) and value and isinstance(value[0], _NAMED)
    }
    return {key: right[key] for key in fields if key in right} | named | lists


def _file_name_problems(path: Path, file: str) -> Iterator[Problem]:
    """Why the file's name can't be an address, if it can't."""
    if not is_slug(path.stem) or path.suffix != ".md":
        meant = f"Tarkoititko: {slug(path.stem)}.md?" if slug(path.stem) else "Nimeä tiedosto otsikon mukaan."
        yield error(
            file,
            "bad-file-name",
            "Tiedoston nimi ei kelpaa sivun osoitteeksi: käytä vain pieniä kirjaimia a–z, numeroita ja yhdysviivoja.",
            meant,
        )
    elif is_device(path.name):
        yield error(
            file, "bad-file-name", f"Nimi ”{path.name}” ei käy: Windows ei salli sitä.", "Anna tiedostolle toinen nimi."
        )
    elif len(path.stem) > LONGEST_SLUG:
        yield error(
            file, "bad-file-name", f"Tiedoston nimi on liian pitkä: enintään {LONGEST_SLUG} merkkiä.", "Lyhennä nimeä."
        )


def _left_out(front: FrontMatter, file: str) -> Iterator[Problem]:
    """Ends of values that YAML takes for comments, and that are gone without a word."""
    for key, comment in front.comments.items():
        yield warning(
            file,
            "comment-in-value",
            f"Rivin loppu ”{comment}” jää pois, sillä # aloittaa kommentin.",
            "Jos se kuuluu tekstiin, kirjoita koko arvo lainausmerkkeihin. Kommentti kirjoitetaan omalle rivilleen.",
            *front.place(key),
        )


def understood_name(written: object, name: str, place: Place, file: str) -> Iterator[Problem]:
    """What a name was taken for, when it was not written as it officially is."""
    if isinstance(written, str) and written.strip() != name:
        yield info(file, "name-understood", f"”{written}” luettiin nimeksi ”{name}”.", "", *place)
