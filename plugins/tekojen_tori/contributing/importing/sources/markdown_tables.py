"""A folder of texts with fields above them, as other generators of sites keep theirs: a row for each file."""

import json
import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from email.parser import HeaderParser
from functools import partial
from pathlib import Path

from tekojen_tori.contributing.importing.sources.encodings import decoded
from tekojen_tori.contributing.importing.sources.tables import (
    LONGEST_CELL,
    WITHIN,
    SourceRow,
    Table,
    UnreadableSource,
    unique_names,
)
from tekojen_tori.contributing.importing.sources.wrapped_texts import WrappedText
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.language.numbers import counted
from tekojen_tori.reading.files.front_matter import FrontMatter, read_front_matter

TEXT, FILE = "Teksti", "Tiedosto"
MOST_FILES = 100_000
_MARKDOWN = (".md", ".markdown")
_ENDINGS = (*_MARKDOWN, ".rst", ".txt")
_HEADER = re.compile(r"[A-Za-zÅÄÖåäö][\w -]{0,60}:(?:\s|$)")
_TITLE = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
_TEMPLATE = re.compile(r"\{[{%][^{}]*[%}]\}")
_RELATIVE = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?)(?![a-zA-Z][\w+.-]*:|//|#)(?P<there>[^\s()<>#]+)",
    re.MULTILINE,
)
_BETWEEN = "; "
_MOST_NAMED = 5


def markdown_table(folder: Path) -> Table:
    """The files of a folder and of those in it, in the order of their names. UnreadableSource if there are none.

    Fields are YAML between lines of ---, or headers as in a letter. Those within others are named with a point.
    """
    rows: list[tuple[int, dict[str, str]]] = []
    notes: list[str] = []
    unread: list[str] = []
    marks = comments = 0
    for number, path in enumerate(_files(folder), 1):
        name = path.relative_to(folder).as_posix()
        read = _read(path, name)
        if read is None:
            unread.append(name)
            continue
        fields, body = read
        if path.suffix.lower() not in _MARKDOWN:
            wrapped = WrappedText(body, is_rst=path.suffix.lower() == ".rst")
            body, comments = wrapped.markdown, comments + wrapped.comments
        else:
            body, count = _TEMPLATE.subn("", body)
            marks, body = marks + count, _RELATIVE.sub(partial(_within, name), body)
            if "title" not in fields:
                fields["title"] = _title(body)
        rows.append((number, fields | {TEXT: body.strip(), FILE: name}))
    if not rows:
        raise UnreadableSource("Kansiossa ei ole yhtään tekstiä, jonka yläpuolella olisi kenttiä (.md, .rst tai .txt).")
    if unread:
        named = ", ".join(unread[:_MOST_NAMED])
        notes.append(f"{counted(len(unread), 'tiedostoa', 'tiedostoa')} ei voitu lukea eikä tuotu: {named}.")
    if marks:
        notes.append(f"Julkaisuohjelman merkintöjä ({{{{ }}}} ja {{% %}}) poistettiin tekstistä {marks}.")
    if comments:
        notes.append(f"Kommentteja, jotka eivät näy lukijoille, jätettiin pois tekstistä {comments}.")
    columns = list(dict.fromkeys([*(name for _, row in rows for name in row if name not in (TEXT, FILE)), TEXT, FILE]))
    cells = (SourceRow(number, tuple(row.get(name, "") for name in columns)) for number, row in rows)
    return Table(
        unique_names(columns, len(columns)),
        tuple(cells),
        tuple(notes),
        markdown=frozenset({TEXT}),
        addresses={number: f"{WITHIN}{row[FILE]}" for number, row in rows},
    )


def _within(name: str, link: re.Match[str]) -> str:
    """A link to another file of the folder as a whole address, so that it can be found again."""
    there = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), link["there"])).lstrip("/")
    return f"{link['before']}{WITHIN}{there}"


def _files(folder: Path) -> Iterator[Path]:
    """Texts in order, hidden ones and links left out."""
    count = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith(".") or path.suffix.lower() not in _ENDINGS or path.is_symlink():
                continue
            count += 1
            if count > MOST_FILES:
                raise UnreadableSource(f"Kansiossa on yli {MOST_FILES} tiedostoa. Tuo se osissa.")
            yield path


def _read(path: Path, name: str) -> tuple[dict[str, str], str] | None:
    """The fields and the text of a file; None if there are no fields, or it can't be read."""
    try:
        if path.stat().st_size > LONGEST_CELL:
            return None
        text = cleaned(decoded(path.read_bytes()).text)
    except OSError:
        return None
    if text.startswith("---"):
        read = read_front_matter(text, name)
        return (dict(_flat(read.fields)), read.text) if isinstance(read, FrontMatter) else None
    if _HEADER.match(text):
        message = HeaderParser().parsestr(text)
        fields = {key: " ".join(str(value).split()) for key, value in message.items()}
        return (fields, str(message.get_payload())) if fields else None
    return None


def _flat(fields: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Fields as texts; lists of values with semicolons between them, lists of anything else as JSON."""
    for key, value in fields.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield name, _BETWEEN.join(value)
        elif isinstance(value, list):
            yield name, json.dumps(value, ensure_ascii=False)
        elif value is not None:
            yield name, str(value)


def _title(body: str) -> str:
    """The first heading, for a file whose fields have no title."""
    found = _TITLE.search(body)
    return found[1].strip(" #") if found else ""
