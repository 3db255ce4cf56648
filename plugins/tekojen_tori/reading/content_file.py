"""What the reading of every kind of content file shares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from tekojen_tori.content.dates import HOW_TO_WRITE, ContentDate
from tekojen_tori.language.slugs import is_slug, slug
from tekojen_tori.reading.front_matter import FrontMatter
from tekojen_tori.reading.problems import Problem, error, info
from tekojen_tori.reading.yaml_values import Place

LONGEST_SLUG = 100
FUTURE = "Ajankohta ”{written}” on tulevaisuudessa."
Thing = TypeVar("Thing", covariant=True)


@dataclass(frozen=True)
class ContentFile(Generic[Thing]):
    """A content file: the thing in it if it is readable, where its fields are, and what was wrong."""

    path: Path
    thing: Thing | None
    front: FrontMatter | None
    problems: tuple[Problem, ...]


def file_name_problems(path: Path, file: str) -> Iterator[Problem]:
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


def empty_text(front: FrontMatter, file: str, hint: str) -> Iterator[Problem]:
    """A problem if there are only fields."""
    if not front.text.strip():
        yield error(
            file,
            "empty-text",
            "Kenttien alla ei ole tekstiä.",
            hint,
            front.text_line,
        )


def understood_name(written: object, name: str, place: Place, file: str) -> Iterator[Problem]:
    """What a name was taken for, when it was not written as it officially is."""
    if isinstance(written, str) and written.strip() != name:
        yield info(file, "name-understood", f"”{written}” luettiin nimeksi ”{name}”.", "", *place)


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
