"""The sections of the programme's pages as their template shows them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from tekojen_tori.language.numbers import NO_BREAK_SPACE
from tekojen_tori.pages.programme.content.pages import PageSection, ProgrammePage, Step
from tekojen_tori.publishing.drawing.chains import ChainLink, chain
from tekojen_tori.publishing.drawing.figure import Figure
from tekojen_tori.publishing.page import root_of
from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.publishing.text.plain_text import plain_text

_FILE = PurePosixPath("registers/programme/page.yml")
_WITHIN_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b)")


@dataclass(frozen=True)
class ShownSection:
    """A section: its Markdown as HTML, its drawing beside the steps that it draws, and its figures."""

    title: str
    text: Markup
    columns: Sequence[str]
    rows: Sequence[Sequence[Markup]]
    steps: Sequence[Step]
    drawing: Markup
    figures: Sequence[Figure]
    source: str


def shown_sections(
    page: ProgrammePage, figures: Mapping[str, Figure], addresses: Collection[str]
) -> list[ShownSection]:
    """The sections of a page. A link to none of the site's `addresses` is only its words."""

    def target(file: PurePosixPath, tag: str) -> str | None:
        address = f"{file.as_posix().strip('/')}/".lstrip("/")
        leads = tag == "a" and file.is_absolute() and address in addresses
        return root_of(page.address) + address if leads else None

    def html(text: str) -> Markup:
        together = _WITHIN_A_NUMBER.sub(NO_BREAK_SPACE, text)
        return to_html(together, _FILE, target, has_pictures=False)

    def section(number: int, one: PageSection) -> ShownSection:
        steps = [ChainLink(step.title, step.boxes) for step in one.chain]
        return ShownSection(
            one.title,
            html(one.text or ""),
            one.table.columns if one.table else (),
            [[html(cell) for cell in row] for row in one.table.rows] if one.table else (),
            one.chain,
            chain(f"ketju-{number}", one.title, steps) if steps else Markup(),
            [figures[slug] for slug in one.figures],
            one.source,
        )

    return [section(number, one) for number, one in enumerate(page.sections, 1)]


def words_of_page(page: ProgrammePage) -> str:
    """All that a page says, for search."""
    pieces: list[str] = []
    for section in page.sections:
        pieces += [section.title, *map(plain_text, section.texts)]
        pieces += (words for step in section.chain for words in (step.title, *step.boxes))
    return ". ".join(piece.rstrip(".") for piece in pieces if piece)
