"""The rules of the theme's style sheet that a page of the site can match: an eighth of it.

Whatever names an element, class, id or attribute that no page has, can't. What pages may have is told by our own
templates and scripts, where every word counts as a name, and for the texts within `.md-typeset` by the lists by which
they are cleaned. A name that is put together of parts would be missed: `tests/test_styles.py` holds every page to this.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import tinycss2

from tekojen_tori.machine.kept_files import forget_unused, keep, read_kept
from tekojen_tori.publishing.frame import plain_pages

_TEXT = "md-typeset"
"""The class within which texts are."""
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_WITH_RULES = ("media", "supports", "layer", "container")
_PROPERTY_USED = re.compile(r"var\(\s*(--[\w-]+)")
_KEPT_AS = re.compile(r"theme-[0-9a-f]{64}\.css")
_ITSELF = Path(__file__)


@dataclass(frozen=True)
class Matchable:
    """The names that a page's own elements, classes, ids and attributes may have."""

    names: frozenset[str]

    @classmethod
    def of(cls, sources: Iterable[str]) -> "Matchable":
        """All words of templates and scripts, and of modules that draw."""
        return cls(frozenset(word for source in sources for word in _WORD.findall(source)))

    def has_element(self, name: str, *, in_text: bool) -> bool:
        """Whether a page may have such an element."""
        return name in self.names or (in_text and name in plain_pages.TAGS)

    def has_class(self, name: str, *, in_text: bool) -> bool:
        """Whether an element of a page may have that class."""
        return name in self.names or (in_text and bool(plain_pages.CLASSES.fullmatch(name)))

    def has_attribute(self, name: str, *, in_text: bool) -> bool:
        """Whether an element of a page may have that attribute."""
        return name in self.names or (in_text and any(name in names for names in plain_pages.ATTRIBUTES.values()))


def needed_of_theme(theme: str, matchable: Matchable, ours: str, cache: Path) -> str:
    """Of the theme's style sheet what pages with the style sheet `ours` need. It is kept for the next build."""
    text = (
        *sorted(plain_pages.TAGS),
        plain_pages.CLASSES.pattern,
        *sorted(set().union(*plain_pages.ATTRIBUTES.values())),
    )
    made_of = (_ITSELF.read_text(encoding="utf-8"), tinycss2.VERSION, *text, *sorted(matchable.names), theme, ours)
    kept = cache / "styles" / f"theme-{sha256(chr(0).join(made_of).encode()).hexdigest()}.css"
    if (content := read_kept(kept)) is not None:
        return content.decode()
    needed = "".join(_rules(_parsed(theme), matchable))
    needed = _without_unused(needed, ours)
    if keep(kept, needed.encode()):
        forget_unused(kept.parent, _KEPT_AS)
    return needed


def _parsed(css: str) -> list[Any]:
    parsed: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return parsed


def _rules(rules: Iterable[Any], matchable: Matchable) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _can_match(one, matchable)]
            if selectors:
                yield f"{','.join(map(_text, selectors))}{{{_text(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _WITH_RULES:
            within = "".join(_rules(_parsed(tinycss2.serialize(rule.content)), matchable))
            if within:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{within}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield rule.serialize()


def _selectors(tokens: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a list of them."""
    selector: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _can_match(selector: Sequence[Any], matchable: Matchable) -> bool:
    """Whether an element may have all that a selector names. What stands in brackets, as of `:not()`, isn't looked at.

    What stands before the class of texts is around them, where nobody but our templates is.
    """
    texts = [place for place, token in enumerate(selector) if token.type == "ident" and token.value == _TEXT]
    for place, (before, token) in enumerate(zip([None, *selector], selector, strict=False)):
        in_text = not texts or place > texts[-1]
        sign = before.value if before is not None and before.type == "literal" else ""
        if token.type == "hash":
            is_there = token.value in matchable.names
        elif token.type == "[] block":
            name = next(one.value for one in token.content if one.type == "ident")
            is_there = matchable.has_attribute(name, in_text=in_text)
        elif token.type == "ident" and sign == ".":
            is_there = matchable.has_class(token.value, in_text=in_text)
        elif token.type == "ident" and sign != ":":
            is_there = matchable.has_element(token.lower_value, in_text=in_text)
        else:
            is_there = True
        if not is_there:
            return False
    return True


def _without_unused(css: str, ours: str) -> str:
    """Without the custom properties and animations that nothing uses, those included that only such properties use."""
    while True:
        used = {*_PROPERTY_USED.findall(css), *_PROPERTY_USED.findall(ours)}
        needed = "".join(_used(_parsed(css), used, css))
        if needed == css:
            return css
        css = needed


def _used(rules: Iterable[Any], properties: set[str], css: str) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            used = [one.serialize() for one in declared if not one.name.startswith("--") or one.name in properties]
            if used:
                yield f"{_text(rule.prelude)}{{{';'.join(used)}}}"
        elif rule.lower_at_keyword in _WITH_RULES:
            if within := "".join(_used(_parsed(tinycss2.serialize(rule.content)), properties, css)):
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{within}}}"
        elif rule.lower_at_keyword != "keyframes" or re.search(
            rf"animation[\w-]*:[^;}}]*\b{_text(rule.prelude)}\b", css
        ):
            yield rule.serialize()


def _text(tokens: Iterable[Any]) -> str:
    text: str = tinycss2.serialize(tokens).strip()
    return text
