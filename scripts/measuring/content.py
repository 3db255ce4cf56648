"""Any texts as a content folder, whose deeds they are."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from measuring.evaluation import Document

# Every deed has a doer, a sector and a theme, which are searched too. This word is like no other, so no query finds it.
NEUTRAL_WORD = "zqxwqz"
REGISTERS = {
    "sectors.yml": [
        {"slug": "ala", "name": NEUTRAL_WORD, "description": NEUTRAL_WORD, "icon": "material/tag", "hue": 200}
    ],
    "themes.yml": [{"slug": "teema", "name": NEUTRAL_WORD, "description": NEUTRAL_WORD, "icon": "material/tag"}],
    "organisations.yml": [{"slug": "tekija", "name": NEUTRAL_WORD, "kind": "muu", "nationwide": True}],
    "synonyms.yml": [],
}
SHORTEST_TITLE, LONGEST_TITLE = 3, 140
MARKUP = re.compile(r"[\\`*_{}\[\]<>&#|!~]|(?<!\S)[-+=:]|(?<=\d)[.)](?=\s|$)")


def write_content(documents: Iterable[Document], folder: Path) -> Mapping[str, str]:
    """Write a content folder with a deed of each document; returns the document's id by the deed's slug."""
    for part in ("deeds", "registers"):
        (folder / part).mkdir(parents=True)
    for name, entries in REGISTERS.items():
        (folder / "registers" / name).write_text(yaml.safe_dump(entries), encoding="utf-8")
    ids: dict[str, str] = {}
    titles: set[str] = set()
    for number, document in enumerate(documents, 1):
        slug = f"teksti-{number:05}"
        ids[slug] = document.id
        title = valid_title(document.title, number, titles)
        titles.add(title.casefold())
        words = _one_line(document.title)
        text = document.text if len(words) <= LONGEST_TITLE else f"{words} {document.text}"
        fields = {
            "title": title,
            "organisation": NEUTRAL_WORD,
            "sector": NEUTRAL_WORD,
            "theme": [NEUTRAL_WORD],
            "date": "2020",
        }
        front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        (folder / "deeds" / f"{slug}.md").write_text(f"---\n{front}---\n{escaped(text)}\n", encoding="utf-8")
    return ids


def escaped(text: str) -> str:
    """Markdown that reads as the very text, on one line.

    Character references mean the same in every dialect of Markdown, and backslashes do not.
    """
    return MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", _one_line(text))


def valid_title(written: str, number: int, taken: set[str]) -> str:
    """A title that a deed may have: whole if possible, with the document's number if it is short or taken."""
    title = _one_line(written)
    if len(title) < SHORTEST_TITLE or title.casefold() in taken:
        title = f"{title[: LONGEST_TITLE - 7]} {number:05}"
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"


def _one_line(text: str) -> str:
    """The text with single spaces, without the control characters that no deed may hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
