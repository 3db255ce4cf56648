"""A deed, or any other content, as the file that is published, made of answers.

`pages/telling/scripts/deed_file.js` writes the same file in the browser.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import as_markdown, on_one_line
from tekojen_tori.kinds.deeds.content import DEED, DeedFields
from tekojen_tori.language.slugs import is_device, slug
from tekojen_tori.reading.files.field_kinds import kinds_of

LONGEST_NAME = 80
"""In letters, of a file's name without its ending."""

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäö](?:[A-Za-zÅÄÖåäö0-9 ./()–-]*[A-Za-zÅÄÖåäö0-9./()–-])?")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
WHOLE_NUMBER = r"^(?:0|[1-9][0-9]{0,14})$"
"""What stands without quotes in a field that is a number."""
NOT_WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
"""Words that YAML tools take for something else than a word."""
_NOT_IN_JSON_STRINGS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

FieldValues = Mapping[str, Any]


def deed_text(fields: FieldValues, sections: Mapping[str, str]) -> str:
    """The file of a deed. `sections` are by key what somebody wrote, plain words; empty ones are left out."""
    parts = ((section.heading, as_markdown(sections.get(section.key, ""))) for section in SECTIONS)
    return deed_file(fields, "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts if text))


def deed_file(fields: FieldValues, markdown: str) -> str:
    """The file of a deed with this text."""
    return content_file(DeedFields, fields, markdown)


def content_file(model: type[BaseModel], fields: FieldValues, markdown: str) -> str:
    """A content file. Fields come in the order of their model; those without a value are left out."""
    front = "".join(
        line
        for key, field in model.model_fields.items()
        for line in _lines(key, _as_number(fields.get(key), field.annotation))
    )
    text = markdown.strip()
    return f"---\n{front}---\n\n{text}\n" if text else f"---\n{front}---\n"


def file_stem(title: str, done_by: str) -> str:
    """A name for the file of a deed, without its ending: who did it, and what, in the letters of addresses."""
    whole = slug(f"{done_by} {title}") or DEED.one
    if is_device(whole):
        return f"{whole}-1"
    if len(whole) <= LONGEST_NAME:
        return whole
    return whole[: LONGEST_NAME + 1].rpartition("-")[0] or whole[:LONGEST_NAME]


def _as_number(value: Any, kind: Any) -> Any:
    """The number that an answer is to a field that is one; any other value as it is."""
    is_number = isinstance(value, str) and int in kinds_of(kind) and re.match(WHOLE_NUMBER, value)
    return int(value) if is_number else value


def _lines(key: str, value: Any) -> Iterator[str]:
    value = _without_nothing(value)
    if value is None:
        return
    if isinstance(value, Mapping):
        yield f"{key}:\n"
        yield from (f"  {name}: {scalar(part)}\n" for name, part in value.items())
    elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        yield f"{key}:\n"
        for item in value:
            pairs = [f"{name}: {scalar(part)}\n" for name, part in item.items()]
            yield from (("    " if place else "  - ") + pair for place, pair in enumerate(pairs))
    elif isinstance(value, list):
        yield f"{key}: [{', '.join(map(scalar, value))}]\n"
    else:
        yield f"{key}: {scalar(value)}\n"


def _without_nothing(value: Any) -> Any:
    """The value without its empty parts, texts on one line; None if nothing is left."""
    if isinstance(value, bool):
        return value or None
    if isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {name: part for name, each in value.items() if (part := _without_nothing(each)) is not None} or None
    if isinstance(value, list | tuple):
        return [part for each in value if (part := _without_nothing(each)) is not None] or None
    return (on_one_line(str(value)) or None) if value is not None else None


def scalar(value: str | int) -> str:
    """A value in YAML: a text in quotes, unless nothing in it could be taken for something else."""
    if isinstance(value, int):
        return str(value).lower()
    text = value
    if (_PLAIN.fullmatch(text) and text.casefold() not in NOT_WORDS) or _DATE.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_JSON_STRINGS.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
