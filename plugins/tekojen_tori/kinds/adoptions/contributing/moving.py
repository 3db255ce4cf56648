"""The adoptions that a deed itself lists, made files of their own: a mend for `tori check --fix`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tekojen_tori.content.adopting.spread import who_is
from tekojen_tori.content.done import AdoptionLine, Done
from tekojen_tori.content.named_fields import as_list
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.mending import Mend, original
from tekojen_tori.kinds.adoptions.content import ADOPTION, AdoptionFields
from tekojen_tori.kinds.adoptions.contributing.asked import called
from tekojen_tori.language.numbers import others
from tekojen_tori.language.sentences import listed
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.together import Together

_LISTED = "adoptions"
_LINES = TypeAdapter(tuple[AdoptionLine, ...])
_MOST_NAMED = 5


def mends(together: Together) -> Iterator[Mend]:
    """The adoptions that a published deed lists, each in a file of its own, with no more than the list tells."""
    for file in together.of(Done):
        lines = _listed_in(file)
        raw = original(file.path, together.root) if lines else None
        edit = raw.without(_LISTED) if raw else None
        if edit:
            new = _as_files(lines, file.path.stem, together.root, together.registers)
            told = f"mallin ottajat siirrettiin omiin tiedostoihinsa: {_named(new)}"
            yield Mend(file.path, told, (edit,), frozenset([_LISTED]), tuple(new.items()))


def _listed_in(file: ContentFile[Done]) -> Sequence[AdoptionLine]:
    """What a deed lists, if all of it is right, whatever else is wrong with the deed.

    Nothing of a draft, of which nothing is told.
    """
    deed, fields = file.thing or file.rest, file.front.fields if file.front else {}
    if not fields.get(_LISTED) or (deed.draft if deed else "draft" in fields):
        return ()
    if file.front and _LISTED in file.front.partial:
        return ()
    try:
        return _LINES.validate_python(as_list(fields[_LISTED]))
    except ValidationError:
        return ()


def _as_files(lines: Iterable[AdoptionLine], model: str, root: Path, registers: Registers) -> dict[Path, bytes]:
    """Two whose names make the same file name get a number. What is listed twice is one."""
    found: dict[Path, bytes] = {}
    of_stem: Counter[str] = Counter()
    for line in dict.fromkeys(lines):
        fields = _fields(line, model, registers)
        stem = file_stem(called(fields), "")
        path = root / ADOPTION.folder / f"{stem}.md"
        while path in found:
            of_stem[stem] += 1
            path = path.with_name(f"{stem}-{of_stem[stem] + 1}.md")
        found[path] = content_file(AdoptionFields, fields, "").encode()
    return found


def _fields(line: AdoptionLine, model: str, registers: Registers) -> dict[str, Any]:
    who = who_is(line.by, registers)
    name = who if isinstance(who, str) else who.name
    return {"model": model, "who": name, "date": line.date.iso() if line.date else None, "url": line.url}


def _named(new: Mapping[Path, bytes]) -> str:
    names = [f"{ADOPTION.folder}/{path.name}" for path in new]
    more = len(names) - _MOST_NAMED
    return listed([*names[:_MOST_NAMED], *([others(more)] if more > 0 else [])])
