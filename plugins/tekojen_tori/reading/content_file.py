"""What the reading of every kind of content file shares."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from tekojen_tori.content.dates import HOW_TO_WRITE, ContentDate
from tekojen_tori.content.markdown import fault_in
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.slugs import is_slug, slug
from tekojen_tori.reading.front_matter import FrontMatter, read_front_matter
from tekojen_tori.reading.problems import Problem, error, info, warning
from tekojen_tori.reading.text_files import read_text, shown
from tekojen_tori.reading.validation import problems_of, unknown_keys, without_wrong
from tekojen_tori.reading.yaml_values import Place

LONGEST_SLUG = 100
FUTURE = "Ajankohta ”{written}” on tulevaisuudessa."
_BETWEEN_FIELDS = ("bad-period",)
"""What can be wrong between two fields that are there; that something is lacking may come of what was left out."""
Thing = TypeVar("Thing", covariant=True)


@dataclass(frozen=True)
class ContentFile(Generic[Thing]):
    """A content file: the thing in it if it is readable, where its fields are, and what was wrong.

    Of a thing that isn't readable, `rest` is what can be checked on: the thing without the fields that are wrong.
    """

    path: Path
    thing: Thing | None
    front: FrontMatter | None
    problems: tuple[Problem, ...]
    rest: Thing | None = None


Kept = TypeVar("Kept", bound=BaseModel)


@dataclass(frozen=True)
class Kind(Generic[Kept]):
    """How a kind of content file is read.

    `fields` is the model of what stands above the text, `thing` that of the whole, and `checks` finds what only the
    thing itself shows. `usual_slug` stands in for a file name that no address can be made of, and `what_to_tell` is the
    hint when there is no text.
    """

    fields: type[BaseModel]
    thing: type[Kept]
    usual_slug: str
    what_to_tell: str
    checks: Callable[[Kept, FrontMatter, date, str], Iterable[Problem]] = lambda thing, front, today, file: ()

    def read(self, path: Path, root: Path, registers: Registers, today: date) -> ContentFile[Kept]:
        """Read and check one file by itself; what depends on other files is checked when all are read."""
        read = read_text(path, root)
        if read.text is None:
            return ContentFile(path, None, None, (*read.problems, *_file_name_problems(path, shown(path))))
        file = self.read_text(read.text, path, root, registers, today)
        return replace(file, problems=(*read.problems, *file.problems))

    def read_text(self, text: str, path: Path, root: Path, registers: Registers, today: date) -> ContentFile[Kept]:
        """Check a text as if it were in that file, which need not exist."""
        file = shown(path)
        problems = list(_file_name_problems(path, file))
        front = read_front_matter(text, file)
        if isinstance(front, Problem):
            return ContentFile(path, None, None, (*problems, front))
        problems += unknown_keys(front.fields, self.fields, front.place, file)
        problems += _left_out(front, file)
        if fault := fault_in(front.text):
            line = front.text_line + fault.line
            problems.append(error(file, fault.code, fault.message, fault.hint, line))
            front = replace(front, text="")
        elif not front.text.strip():
            problems.append(
                error(file, "empty-text", "Kenttien alla ei ole tekstiä.", self.what_to_tell, front.text_line)
            )
        known = {key: front.fields[key] for key in self.fields.model_fields if front.fields.get(key) is not None}
        place = {"slug": slug(path.stem) or self.usual_slug, "path": PurePosixPath(path.relative_to(root))}
        fields = {**known, **place, "text": front.text}
        try:
            thing = self.thing.model_validate(fields, context=registers)
        except ValidationError as failure:
            problems += problems_of(failure.errors(), self.thing, front.place, file)
            rest = self._rest(fields, failure, registers, front, file, problems)
            if rest:
                problems += self.checks(rest, front, today, file)
            return ContentFile(path, None, front, tuple(problems), rest)
        return ContentFile(path, thing, front, (*problems, *self.checks(thing, front, today, file)))

    def _rest(
        self,
        fields: dict[str, Any],
        failure: ValidationError,
        registers: Registers,
        front: FrontMatter,
        file: str,
        problems: list[Problem],
    ) -> Kept | None:
        """The thing without the fields that are wrong, if there is one; adds what its fields show only together."""
        right = without_wrong(fields, failure)
        if right is None:
            return None
        try:
            return self.thing.model_validate(right, context=registers)
        except ValidationError as later:
            of_fields_together = [found for found in later.errors() if found["type"] in _BETWEEN_FIELDS]
            problems += problems_of(of_fields_together, self.thing, front.place, file)
            return None


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


def future_date(when: ContentDate, place: Place, today: date, file: str) -> Iterator[Problem]:
    """A problem if the date is yet to come."""
    if when.last.earliest() > today:
        yield error(
            file,
            "future-date",
            FUTURE.format(written=when.iso()),
            f"Tänään on {today.isoformat()}. {HOW_TO_WRITE}",
            *place,
        )


def understood_name(written: object, name: str, place: Place, file: str) -> Iterator[Problem]:
    """What a name was taken for, when it was not written as it officially is."""
    if isinstance(written, str) and written.strip() != name:
        yield info(file, "name-understood", f"”{written}” luettiin nimeksi ”{name}”.", "", *place)
