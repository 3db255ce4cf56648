"""What a deed tells a boss in half a page: its own words and nothing else, from under the parts of its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.content.done import Done
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.markdown.text import HEADINGS, markdown_tree, words_of_tree
from tekojen_tori.publishing.text.plain_text import whole_sentences

_LONGEST, _LONGEST_PART = 280, 180
"""Letters: what was done may take more of the half page than each of the rest, and a mail program takes them all."""
_KEYS = {section.heading.casefold(): section.key for section in SECTIONS}


@dataclass(frozen=True)
class HalfPage:
    """What was done, why, what came of it and what its doers advise; "" where the deed doesn't tell it by itself."""

    what: str
    why: str
    results: str
    lessons: str


def half_page(deed: Done) -> HalfPage:
    """The half page of a deed. A text without parts tells all in one, and more of what was done than a summary."""
    parts: dict[str, list[str]] = {}
    for key, words in _paragraphs(deed.text):
        parts.setdefault(key, []).append(words)
    told = {key: " ".join(paragraphs) for key, paragraphs in parts.items()}
    before_any_part, done = told.get("", ""), told.get("done", "")
    what = (deed.summary, done, before_any_part) if told.keys() - {""} else (before_any_part, deed.summary)
    return HalfPage(
        whole_sentences(next(filter(None, what), ""), _LONGEST),
        *(whole_sentences(told.get(key, ""), _LONGEST_PART) for key in ("before", "results", "lessons")),
    )


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The text's paragraphs, each with the key of the part it stands in, "" if in none of those that deeds have.

    One that only leads to a list says nothing without it.
    """
    key = ""
    for one in markdown_tree(text):
        if one.tag in HEADINGS:
            key = _KEYS.get(" ".join("".join(one.itertext()).split()).casefold(), "")
        elif one.tag == "p" and (words := words_of_tree(one)) and not words.endswith(":"):
            yield key, words
