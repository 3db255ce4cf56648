"""How a page is referred to: in words, as Finnish texts do, and in BibTeX for programs that keep references."""

import re

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.written import Told, Written
from tekojen_tori.language.sentences import listed

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)
_PERSON = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)+")
"""A name whose parts BibTeX tells apart as it should."""


def reference(thing: Written, site_name: str, where: str) -> str:
    """`Askola (2019). Tiimi suunnittelee vuoronsa. Tekojen tori. https://…`, without the day on which it was read.

    Who and which year are left out if they aren't known; then the title comes first.
    """
    who, year, title = listed(_who(thing)), _year(thing), " ".join(thing.title.split())
    first, rest = (who, f"{_ended(title)} ") if who else (title, "")
    return f"{_ended(f'{first} ({year})' if year else first)} {rest}{_ended(site_name)} {where}"


def bibtex(thing: Written, site_name: str, where: str) -> str:
    """The same for BibTeX."""
    fields = {
        "author": _authors(thing),
        "title": f"{{{_escaped(thing.title)}}}",
        "year": _year(thing).replace("–", "--"),
        "howpublished": _escaped(site_name),
        "url": where,
    }
    lines = (f"  {key} = {{{value}}}," for key, value in fields.items() if value)
    return "\n".join((f"@misc{{{thing.slug},", *lines, "}"))


def _who(thing: Written) -> tuple[str, ...]:
    return thing.tellers if isinstance(thing, Told) else ()


def _authors(thing: Written) -> str:
    """Whoever signed it by names that BibTeX may part; a municipality or an organisation has no family name."""
    signed = thing.authors if isinstance(thing, Told) else ()
    return " and ".join(_name(one) if one in signed else _whole(one) for one in _who(thing))


def _year(thing: Written) -> str:
    date: ContentDate | None = getattr(thing, "date", None)
    return date.years.name if date else ""


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _name(name: str) -> str:
    is_person = _PERSON.fullmatch(name) and "and" not in name.casefold().split()
    return _escaped(name) if is_person else _whole(name)


def _whole(name: str) -> str:
    return f"{{{_escaped(name)}}}"


def _escaped(words: str) -> str:
    return " ".join(words.split()).translate(_SPECIAL)
