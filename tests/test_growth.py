"""Nobody can hold a check, a build, an import or an issue by what they write: time grows as the text does.

Four times as much of anything may take about four times as long. What would take sixteen times, grows with the square.
"""

import gc
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath

import pytest
import yaml
from pydantic import ValidationError

from conftest import PROJECT, TODAY, Folder, project_registers
from tekojen_tori.content.adopting.questions import QUESTIONS
from tekojen_tori.content.content import Content
from tekojen_tori.contributing.importing.drafts import Drafter
from tekojen_tori.contributing.importing.headings import heading_target
from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.html_as_markdown import markdown_of
from tekojen_tori.contributing.importing.importables import KIND, all_targets, known_importables
from tekojen_tori.contributing.importing.mapping import ColumnMapping
from tekojen_tori.contributing.importing.matching import Matchers
from tekojen_tori.contributing.importing.plan import Planner
from tekojen_tori.contributing.importing.sources import wxr_tables
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table
from tekojen_tori.contributing.importing.sources.wrapped_texts import WrappedText
from tekojen_tori.contributing.issues.forms import issue_forms
from tekojen_tori.contributing.mending import Original
from tekojen_tori.contributing.receiving.filled_forms import FORMS
from tekojen_tori.contributing.receiving.messages import UnreadableMessage, message_in
from tekojen_tori.contributing.receiving.receivers import NotReceived, receivers
from tekojen_tori.contributing.receiving.whole_files import FILES
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.kinds.deeds.content import Deed, DeedFields, validate_deed
from tekojen_tori.kinds.deeds.reading.files import DEEDS
from tekojen_tori.kinds.podcast.reading.transcripts import read_transcript
from tekojen_tori.language.tokens import LONGEST_WORD, tokens, with_shared_ends
from tekojen_tori.language.words.morphology import words_of
from tekojen_tori.markdown import text as markdown_text
from tekojen_tori.markdown.cmark import html_of_markdown
from tekojen_tori.markdown.links import links_in
from tekojen_tori.markdown.text import fault_in
from tekojen_tori.pages.programme.content.pages import PageFields, ProgrammePage
from tekojen_tori.pages.programme.sections import shown_sections
from tekojen_tori.pages.programme.sections import words_of_page as words_of_page
from tekojen_tori.pages.trying.half_page import half_page
from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.publishing.text.plain_text import plain_text, shortened
from tekojen_tori.reading.checks.links_and_pictures import link_problems
from tekojen_tori.reading.content_file import Read
from tekojen_tori.reading.content_folder import ContentFolder

REGISTERS = project_registers()
MATCHERS = Matchers(REGISTERS)
TIMES = 4
AT_MOST = 9.0
"""As many times the time for so many times the text. Sixteen would be the square."""
UNNOTICED = 0.05
"""Seconds of the processor's time, below which it tells nothing of growth."""

REPEATED = (
    "[", "]", "(", "<", ">", "!", "![", "](", "[](", "[]()", "![[]()", "[a](", "[a](b", '[a](b "x ', "[a](b 'c", "[a](<b",
    "[a](b.md) ", "![a](b.png) ", "[a][b]", "[a]: b\n", "[a]: b '\n", "[a", "*", "_", "~", "`", "**a ", "*a_ ", "*a **a ",
    "`a``", "`` ` ", "<`", "[`", "&", "&amp", "&#", "&lt;", "\\", "|", "a|", "|a|\n", "|-|\n", "- ", "- a\n", "- a\n\n", "1. ",
    "> ", "> - ", "> a\n> \n", "* a\n  * b\n", "# ", "#", "### ", "### # ", "=\n", "a\n=\n", "a\n---\n", "    a\n", "\t", " ",
    "\n", "  \n", "a  \n", "x\n\n", "a\\\n", "```\n", "~~~\n", "---\n", "***\n", "<b>", "<b a=1>", "<b><p>", "<i></b>", "</b>",
    "</p>", "<p>", "<div>", "<div>\n\n", "<ul><li>", "<h1><b>", "<span>", "<td>", "<table>", "<table><td>", "<select>", "<svg>",
    "<math>", "<template>", "<textarea>", "<title>", "<plaintext>", "<script>", "<style ", "<br>", "<br ", "<a ", '<a href="',
    "<a href=x>", "<img ", '<img src="https://a.fi" ', "<![CDATA[", "<?", "<!--", "<!A ", "</", "</body>", "</html>", "<frameset>",
    "http://", "http://a(", "http://a)", "www.a", "a@", "a@b.", "mailto:", "://", "a-", "a'", "a:", "a- ja ", "a ja ", "työ", "mis",
    "a", "é", "1", "1.", "1.1.2019 ", "2019-", "2019/", "..", ", ", ";", "/", "-", "–", "{", "[caption ", "[^", "[^a]", "[^a]: b\n", "<<<<<<< ", "<<<<<<<\n", "<v ", "<v a>", "a,\n",
    "<blockquote>", "</blockquote>", "a?", "a ?\n", "a kirjoitti:\n", "Lähettäjä: a\n", "Terveisin a\n", "0 ", "a b terveisin ",
)  # fmt: skip
MADE: dict[str, Callable[[int], str]] = {
    "a link of spaces": lambda size: f"[a]({' ' * size}",
    "a picture without end": lambda size: f"![a](http://{'x' * size}",
    "brackets in brackets": lambda size: "[" * (size // 2) + "a" + "]" * (size // 2),
    "links in links": lambda size: "[" * (size // 6) + "a" + "](b)" * (size // 6),
    "pictures in pictures": lambda size: "![" * (size // 6) + "a" + "](b)" * (size // 6),
    "emphasis in emphasis": lambda size: "*a " * (size // 6) + "a* " * (size // 6),
    "quotes before lazy lines": lambda size: ">" * (size // 2) + "a\n" + "a\n" * (size // 4),
    "code in growing ticks": lambda size: "".join("e" + "`" * length for length in range(1, int((2 * size) ** 0.5))),
    "many definitions": lambda size: "".join(f"[{n}]: u{n}\n\n[{n}]\n\n" for n in range(size // 24)),
    "a long definition used often": lambda size: f"[a]: {'b' * (size // 2)}\n\n" + "[a] " * (size // 8),
    "a wide table": lambda size: "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|a" * (size // 6) + "|\n",
    "a long table": lambda size: "|a|\n|-|\n" + "|a|\n" * (size // 4),
    "many tables": lambda size: "|a|\n|-|\n|a|\n\n" * (size // 14),
    "tags that are never closed": lambda size: "".join(f"<b a={n}><p>" for n in range(size // 14)),
    "tags that a cell closes": lambda size: "".join(f"<font a={n}><table><td></font>" for n in range(size // 30)),
    "stray ends of tags": lambda size: "<span>" * (size // 12) + "</x>" * (size // 8),
    "a long number": lambda size: "a " + "9" * size,
    "dots at the end of a word": lambda size: "a" + "." * size + "a",
    "spaces before a word": lambda size: "a" + " " * size + "a",
    "a long list": lambda size: "".join(f"{n}. a\n" for n in range(size // 8)),
    "many links to nothing": lambda size: "".join(f"[a](b{n}.md)\n" for n in range(size // 14)),
    "many footnotes": lambda size: "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(size // 28)),
    "a footnote used often": lambda size: "[^a]: b\n\n" + "[^a] " * (size // 5),
    "footnotes without marks": lambda size: "".join(f"[^{n}]: b\n\n" for n in range(size // 14)),
    "marks without footnotes": lambda size: "".join(f"[^{n}] " for n in range(size // 8)),
    "footnotes in footnotes": lambda size: "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(size // 22)) + "[^0]",
    "tags that nobody knows": lambda size: "".join(f"<x{n}></x{n}> " for n in range(size // 18)),
    "many addresses": lambda size: "".join(f"https://a{n}.fi/ " for n in range(size // 18)),
}  # fmt: skip
PATTERNS = {repr(unit): lambda size, unit=unit: unit * (size // len(unit)) for unit in REPEATED} | MADE

FIELDS = "title: Teko\nmunicipality: Askola\nsector: koko kunta\ntheme: [viestintä]\ndate: 2019\n"
ONE_DEED = Content(
    REGISTERS,
    (validate_deed({**yaml.safe_load(FIELDS), "slug": "x", "path": "deeds/x.md", "text": "a"}, REGISTERS),),
    TODAY,
)
TABLE = Table(all_targets(), (), ())
NOTHING = ContentFolder(PROJECT / "ei-ole", PROJECT)
EVERYTHING = ColumnMapping({name: name for name in TABLE.columns if name != KIND})


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short text that is measured again costs as much as the first time, as a long one does: long ones aren't kept."""
    monkeypatch.setattr(markdown_text, "_remembered", markdown_text._remembered.__wrapped__)


def check(text: str) -> None:
    """As the checker reads a deed with such a text, and one with such a title."""
    path = PROJECT / "deeds" / "teko.md"
    one = DEEDS.read_text(f"---\n{FIELDS}---\n{text}", path, PROJECT, REGISTERS, TODAY)
    DEEDS.read_text(f"---\n{FIELDS.replace('Teko', json.dumps(text))}---\nTeksti.", path, PROJECT, REGISTERS, TODAY)
    if one.thing and one.front:
        list(islice(link_problems(Read("teko.md", one.thing, one.front), {}, PROJECT), 50))


def build(text: str) -> None:
    """As a text that passed is published: its page, pictures, excerpt, and words for the search."""
    if fault_in(text) is None:
        to_html(text, PurePosixPath("deeds/teko.md"), lambda file, tag: f"/{file}")
        list(links_in(text))
        words = plain_text(text)
        shortened(words, 155)
        tokens(with_shared_ends(words))


def kit(text: str) -> None:
    """As the kit to try such a deed is made of it."""
    if fault_in(text) is None:
        half_page(Deed.model_construct(text=text, summary=text))


def page(text: str) -> None:
    """As a page of the programme with such a text, such a cell and such a title is read and published."""
    section = {"title": text, "text": text, "source": "s. 1", "table": {"columns": ["A", "B"], "rows": [["a", text]]}}
    with suppress(ValidationError):
        fields = PageFields.model_validate({"number": 1, "title": "Sivu", "summary": text, "sections": [section]})
        read = ProgrammePage.model_construct(**dict(fields), slug="sivu")
        shown_sections(read, {}, frozenset())
        words_of_page(read)


def cell(text: str) -> None:
    """As an importer reads a long cell, and an answer in an issue is kept within its part."""
    markdown_of(text, highest_heading=2)
    plain(text)
    heading_target(text)
    wxr_tables.without_shortcodes(text)
    within_a_part(text)
    WrappedText(text, is_rst=True)
    WrappedText(text, is_rst=False)


def column(text: str) -> None:
    """As an importer reads a long cell of Markdown."""
    markdown_of(html_of_markdown(text), highest_heading=2)


@cache
def drafters() -> list[Drafter]:
    """One for rows of each kind: an import makes it once."""
    mappings = (replace(EVERYTHING, defaults={KIND: kind}) for kind in known_importables())
    return [Drafter(TABLE, mapping, REGISTERS, MATCHERS) for mapping in mappings]


def row(text: str) -> None:
    """As an importer reads a row of any kind whose every cell is such."""
    for drafter in drafters():
        drafter.draft(SourceRow(2, (text,) * len(TABLE.columns)))


def planned(text: str) -> None:
    """As a row with such a text becomes a file whose links lead to those of other rows."""
    row = SourceRow(2, ("Teko", "Askola", "koko kunta", "viestintä", "2019", text))
    names = ("title", "municipality", "sector", "theme", "date", "text")
    table = Table(names, (row,), ())
    planner = Planner(NOTHING.root, NOTHING.read(TODAY), TODAY)
    planner.add(Drafter(table, ColumnMapping({name: name for name in names}), REGISTERS, MATCHERS).draft(row))
    planner.finish()
    assert planner.plan.new or planner.plan.rejected


def issue(text: str) -> None:
    """As an issue whose every answer is such is made into whatever it can become."""
    for form in issue_forms():
        form.made("\n\n".join(f"### {label}\n\n{text}" for label in form.labels.values()), REGISTERS)


def fields(text: str) -> None:
    """As every field of a deed with such a value, and one with such a name, is understood."""
    value = json.dumps(text)
    names = (*DeedFields.model_fields, "tags", "kunta", "draft ")
    lines = "".join(f"{name}: {value}\n" for name in names)
    path = PROJECT / "deeds" / "teko.md"
    for front in (
        lines,
        f"{FIELDS}{value}: x\ndate:\u00a0{text[:9]}\n",
        f"{FIELDS}links: [{value}]\n{' ' * len(text)}",
    ):
        file = DEEDS.read_text(f"---\n{front}---\nTeksti.", path, PROJECT, REGISTERS, TODAY)
        assert all(problem.hint is not None for problem in file.problems)


def mended(text: str) -> None:
    """As a field is sought and taken out of a file that has such values, comments and text."""
    lines = "".join(f"  - {line} # {line}\n" for line in text.splitlines())
    with suppress(ValueError):
        Original(f"---\ntitle: |\n  {text}\nadoptions:\n{lines}---\n{text}\n".encode()).without("adoptions")


def message(text: str) -> None:
    """As a message is received: as it is, in an answer to letters and forms, and below and among fields."""
    messages = (
        f"From: a\nDate: b\nContent-Type: text/html\n\n{text}",
        f"From: a\nDate: b\nSubject: Vs: Vieläkö teko elää: Teko\n\n{text}",
        f"{text}\nKirjoita virke tähän alle:\n{text}\nTeko: deeds/x\nTila: käytössä\n",
        f"Tiedosto: deeds/x.md\n{QUESTIONS[0]}\nKemi 2026\n{QUESTIONS[1]}\n{text}\n{QUESTIONS[2]}\n{text}",
        f"Tiedosto: deeds/x.md\n{QUESTIONS[0]}\n{text}",
        f"---\n{FIELDS}---\n{text}",
        f"---\n{text}\n---\na",
        *("\n".join(f"### {label}\na" for label in form.labels.values()) + text for form in issue_forms()),
    )
    for written in messages:
        with suppress(UnreadableMessage, NotReceived):
            whole = message_in(written.encode(), "x")
            for receiver in (FILES, FORMS, *receivers()):
                receiver.take(whole, ONE_DEED, TODAY)


def grows_faster(way: Callable[[str], None], made: Callable[[int], str], size: int) -> str:
    """What it takes at both sizes, if the larger one takes too many times as long; else nothing."""
    large = taken(way, made(size))
    if large < UNNOTICED:
        return ""
    small = min(taken(way, made(size // TIMES)) for _ in range(2))
    if large > AT_MOST * small:  # or something else took the processor's time meanwhile
        large = min(large, *(taken(way, made(size)) for _ in range(6)))
    return f"{small:.3f} s, {large:.3f} s" if large > max(UNNOTICED, AT_MOST * small) else ""


def taken(way: Callable[[str], None], text: str) -> float:
    """Processor seconds. What the garbage collector walks through is the process's, not the text's, so it waits."""
    links_in.cache_clear()
    gc.disable()
    try:
        began = time.process_time()
        way(text)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("way", "size"),
    [
        (check, 32_000),
        (build, 32_000),
        (kit, 32_000),
        (page, 16_000),
        (cell, 12_000),
        (column, 12_000),
        (row, 3_200),
        (planned, 12_000),
        (issue, 6_400),
        (fields, 6_400),
        (message, 8_000),
        (mended, 8_000),
    ],
)
def test_time_grows_as_the_text_does(way: Callable[[str], None], size: int) -> None:
    way("Ensimmäinen teksti **lataa** sen, mikä ladataan kerran.")
    assert {name: slow for name, made in PATTERNS.items() if (slow := grows_faster(way, made, size))} == {}


# What is nested deeper than anybody means, or multiplies itself, and where: it is told before anything reads it.
TOO_MUCH: dict[str, tuple[str, str, int]] = {
    "quotes in quotes": ("Alku.\n\n" + ">" * 200 + " a", "too-deep", 10),
    "lists in lists": ("- " * 200 + "a", "too-deep", 8),
    "emphasis in emphasis": ("*a " * 60 + "a*" * 60, "too-deep", 8),
    "tags left open": ("<b>a\n" * 60, "too-deep", 8),
    "divisions left open": ("<div>\n" * 300, "too-deep", 8),
    "a table of very many columns": (
        "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "a\n" * 3000,
        "too-large-when-shown",
        8,
    ),
    "very many links": ("[a](https://a.fi/)\n" * 1001, "too-many-links", 1008),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_a_text_that_is_too_much_is_a_problem_at_its_line(folder: Folder, kind: str) -> None:
    text, code, line = TOO_MUCH[kind]
    folder.deed(text=text)
    assert (code, line) in [(problem.code, problem.line) for problem in folder.read().problems]


def test_what_people_write_is_not_too_much(folder: Folder) -> None:
    nested = "".join(f"{'  ' * level}- taso\n" for level in range(20))
    table = "| a | b | c |\n| - | - | - |\n" + "| solu | **toinen** | [kolmas](https://a.fi/) |\n" * 1000
    folder.deed(text=f"{nested}\n> > > lainaus\n\n{table}\n<b>vahva</b> ja <kbd>F1</kbd>\n")
    assert folder.read().problems == ()


def test_a_problem_with_the_text_does_not_hide_those_of_the_fields(folder: Folder) -> None:
    folder.deed(text="> " * 100 + "a", theme="[ei-ole]")
    assert {problem.code for problem in folder.read().problems} == {"too-deep", "unknown-theme"}


def test_a_word_of_thousands_of_letters_does_not_end_the_dictionary() -> None:
    assert words_of("työ" * 5_000) is None
    assert words_of("työmatka")
    assert tokens("a" * 300) == ["a" * LONGEST_WORD]


def test_a_long_line_of_a_transcript_does_not_hold_the_check(tmp_path: Path) -> None:
    def read(text: str) -> None:
        file = tmp_path / "puhe.vtt"
        file.write_text(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n", encoding="utf-8")
        read_transcript(file, tmp_path)

    for unit in (
        "<",
        "<v ",
        "<v\n",
        "<v\xa0",
        "<v.",
        "<v a>",
        "</v>",
        "&lt;",
        "-->",
        "a ",
        "{\\",
        "A: b\n",
        "A\n",
        "1\n\n",
        "NOTE\n\n",
    ):
        assert not grows_faster(read, lambda size, unit=unit: unit * (size // len(unit)), 80_000), unit
