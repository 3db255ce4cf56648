"""One reading of a text: what is checked is what is published, and what is published is clean."""

import re
from contextlib import ExitStack
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePosixPath
from posixpath import normpath
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from conftest import PROJECT, Folder, OpenPage, axe_violations, png
from direct import catalogue_of, site_of
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.importing.html_as_markdown import markdown_of
from tekojen_tori.markdown import mistakes, text
from tekojen_tori.markdown.cmark import html_of_markdown
from tekojen_tori.markdown.links import links_in, written_links_in
from tekojen_tori.markdown.mistakes import mistakes_in
from tekojen_tori.markdown.plain import is_plain
from tekojen_tori.publishing.text import markdown as publishing_markdown
from tekojen_tori.publishing.text import plain_text as publishing_plain_text
from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.publishing.text.plain_text import plain_text
from tekojen_tori.publishing.text.written import absolute_html, mail_html, written_html
from tekojen_tori.reading.problems import Severity

PATH = PurePosixPath("deeds/teko.md")


def page(markdown: str) -> str:
    return to_html(markdown, PATH, lambda file, tag: f"/{file}")


def targets_of_page(markdown: str) -> set[tuple[bool, str]]:
    """What the page asks the place of (whether it is a picture, and the file), and the addresses that it leads to.

    Marks of footnotes lead to notes of the same text, which the page itself names.
    """
    asked: set[tuple[bool, str]] = set()

    def target(file: PurePosixPath, tag: str) -> None:
        asked.add((tag == "img", str(file)))

    class Leads(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            targets = [unquote(value or "") for name, value in attrs if name in ("href", "src")]
            asked.update((tag == "img", target) for target in targets if not target.startswith("#alaviite-"))

    Leads(convert_charrefs=True).feed(to_html(markdown, PATH, target))
    return asked


def targets_of_check(markdown: str) -> set[tuple[bool, str]]:
    """The same of the links that the checker lets pass."""
    found = set()
    for link in links_in(markdown):
        target = link.target.strip()
        parts = parts_of(target)
        if parts is None:
            continue  # a problem, and no link on the page
        if parts.scheme or parts.netloc or target.startswith("#"):
            found.add((link.is_image, unquote(target)))
        else:
            found.add((link.is_image, normpath(PATH.parent / unquote(parts.path))))
    return found


PIECES = (
    "[a](b.md)", "![k](k.png)", "[x][y]", "\n\n[y]: y.md 'z'\n\n", "<a href=z.md>", "<a href='q r.md'", '<a title=">" href="w.md">', "</a>",
    "<img alt=x src=i.png>", "<img src='j.png'", ">", "'", '"', "`", "``", "\n```\n", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?x", "?>",
    "<script>", "</script>", "<style>", "</style>", "<textarea>", "</textarea>", "<title>", "</title>", "<svg>", "</svg>", "<math>", "<mtext>",
    "<select>", "<option>", "<table>", "<tr>", "<td>", "</table>", "<div>", "</div>", "<p>", "</p>", "<noembed>", "<xmp>", "<plaintext>",
    "<template>", "<frameset>", "</body>", "</html>", "<body>", "<h1>", "</h1>", "<b>", "</b>", "<form>", "<button>", "<iframe>", "\n\n", " ", "a",
    "\\", "[", "](", ")", "![", "(", "https://a.fi/ ", "www.b.fi", "c@d.fi", "<https://e.fi>", "http://[", "&#60;a href=f.md&#62;", "[^1]", "\n\n[^1]: n ", "<a data-footnote-ref href=g.md>", "# ", "- ", "> ",
)  # fmt: skip


PLAIN_PIECES = [
    *("Askola", "ä", "İ", "ﬁ", "9", " ", " ", "\n", "\n\n", "\n\n\n", ",", ". ", ":", ";", "!", "?", "(", ")", "–", "”", "’", "/", "%"),
    *("'", "-", "---", "1. ", "_", "www.", "http://", "://", "a@b.fi", "\u00a0", "*", "&amp;", "<b>", "|", "# ", ":thumbsup:", "TODO "),
]  # fmt: skip


@given(st.lists(st.sampled_from(PLAIN_PIECES), max_size=20).map("".join).map(str.strip))
def test_a_plain_text_reads_as_if_it_were_parsed(markdown: str) -> None:
    """Words in paragraphs are given to no parser, and nobody can tell it of what is made of them."""
    quick = (text.rendered(markdown), page(markdown), plain_text(markdown), list(mistakes_in(markdown)))
    assert quick[0] == html_of_markdown(markdown)
    with ExitStack() as parsing:
        for module in (text, mistakes, publishing_markdown, publishing_plain_text):
            parsing.enter_context(patch.object(module, "is_plain", lambda markdown: False))
        assert quick == (text.rendered(markdown), page(markdown), plain_text(markdown), list(mistakes_in(markdown)))


@pytest.mark.parametrize(
    ("markdown", "is_so"),
    [
        ("Teimme näin: klo 8–9, eli 50 % (noin).\nSe toimi!\n\nMiksi? ”Koska” se/tämä on C:n rivi-väli; hyvä.", True),
        *((written, False) for written in ("", "# a", "- a", "1. a", "a  \nb", "a_b_", "a *b*", "a & b", "a <b>", "a\\", "[a]")),
        *((written, False) for written in ("www.a.fi", "https://a.fi", "a@b.fi", "a | b", "`a`", "~a~", "a\u00a0b", "\na", "a\n\t")),
    ],
)  # fmt: skip
def test_a_text_is_plain_if_it_holds_nothing_but_words_in_paragraphs(markdown: str, is_so: bool) -> None:
    assert is_plain(markdown) == is_so


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_link_and_picture_of_a_page_has_been_checked(markdown: str) -> None:
    assert targets_of_page(markdown) <= targets_of_check(markdown)


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if "<" not in piece and "`" not in piece]), max_size=12).map(
        "".join
    )
)
def test_what_is_checked_is_on_the_page(markdown: str) -> None:
    assert targets_of_page(markdown) == targets_of_check(markdown)


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("Alku\n\nja [tämä](b.md)", (2, 4)),
        ("Alku ![kuva](b.md)", (0, 6)),
        ("> - x\n> - [sisällä](b.md)", (1, 5)),
        ("| a |\n| - |\n| [solu](b.md) |", (2, 3)),
        ("Viitattu [näin][x].\n\nMuuta.\n\n[x]: b.md", (4, 1)),
        ("Alku\n\n<img alt=x\n  src=b.md>", (3, 7)),
        ("<a href='b.md'>x</a>", (0, 1)),
    ],
)
def test_a_link_is_told_at_its_place(markdown: str, place: tuple[int, int]) -> None:
    (link,) = written_links_in(markdown)
    assert (link.target, link.line, link.column) == ("b.md", *place)


def test_a_link_is_told_as_it_was_written() -> None:
    written = [link.target for link in written_links_in("[a](pää.md) [b](<a b.md>) [c](c%20d.md) ![d](<ä ö.png>)")]
    assert written == ["pää.md", "a b.md", "c%20d.md", "ä ö.png"]


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://[)",
        "<img alt=x src='http://[::1'>",
        "[x](http://[)",
        "<a href=http://[>x</a>",
        "[x](https://)",
        "[x](https://a]b/)",
    ],
)
def test_an_address_that_is_none_is_a_problem_and_not_the_end(folder: Folder, text: str) -> None:
    folder.deed(text=f"Alku.\n\n{text}")
    folder.deed("toinen", title="Toinen", theme="[ei-ole]")
    codes = {problem.code for problem in folder.read().problems}
    assert "unknown-theme" in codes
    assert codes & {"bad-link", "image-elsewhere"}
    page(text)
    markdown_of(f"<p>{text}</p>", highest_heading=2)


def test_a_picture_in_html_is_told_of_with_or_without_quotation_marks(folder: Folder) -> None:
    folder.write("deeds/kuva.png", png(20, 10))
    folder.deed(text="<img alt=x src=kuva.png> <IMG SRC='kuva.png' ALT='Kaksi sanaa'>")
    assert folder.read().problems == ()
    folder.deed(text="Alku <img src=kuva.png> loppu")
    assert [(problem.code, problem.severity) for problem in folder.read().problems] == [
        ("image-without-alt", Severity.ERROR)
    ]


TABLE = "\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"


def test_a_table_is_framed_and_a_title_that_looks_like_one_is_not() -> None:
    html = page('[x](https://a.fi "<table><img src=x onerror=alert(1)>")' + TABLE)
    assert "<img" not in html
    assert html.count('<div class="table" role="region" aria-label="Taulukko" tabindex="0"><table>') == 1
    assert html.endswith("</table></div>\n")


@pytest.mark.parametrize(
    "html",
    [
        '<div class="table" onclick="x">a</div>',
        '<div class="hero" role="alert" tabindex="5">a</div>',
        "<div style='x'>a</div>",
    ],
)
def test_a_division_that_somebody_wrote_is_only_what_it_holds(html: str) -> None:
    assert page(html).strip() == "a"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# Yksi\n\n### Kolme", "<h2>Yksi</h2>\n<h3>Kolme</h3>"),
        ("### Kolme\n\n###### Kuusi", "<h2>Kolme</h2>\n<h3>Kuusi</h3>"),
        ("Yksi\n=\n\nKaksi\n-", "<h2>Yksi</h2>\n<h3>Kaksi</h3>"),
        ("<h1 class=x>Yksi</h1>", "<h2>Yksi</h2>"),
        ('## Kaksi\n\n[a](https://a.fi "<h1>")', '<h2>Kaksi</h2>\n<p><a href="https://a.fi" title="&lt;h1&gt;"'),
    ],
)
def test_headings_begin_below_the_title_of_the_page(markdown: str, html: str) -> None:
    assert html in page(markdown)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## Otsikko\n\nTeksti *vahvasti* ja `koodi`.", "Teksti vahvasti ja koodi."),
        ("Setext\n===\n\nTeksti", "Teksti"),
        ("[linkki](a.md (otsake)) ja ![kuva](b.png)", "linkki ja kuva"),
        ("- yksi\n- kaksi\n\n1. kolme", "yksi kaksi kolme"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("3 < 4 ja 5 > 4, a_b_c, 2*3*4", "3 < 4 ja 5 > 4, a_b_c, 234"),
        ("Yksi.<br>Kaksi. <script>alert(1)</script>", "Yksi. Kaksi."),
        ("A &amp; B &lt;b&gt;", "A & B <b>"),
    ],
)
def test_plain_words_are_those_that_a_reader_sees(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


def test_the_end_of_a_document_in_a_text_ends_nothing() -> None:
    assert "loppu" in page("alku\n\n</body></html>\n\nloppu")
    assert "loppu" in page("alku\n\n</div></div>\n\nloppu")


@given(st.lists(st.sampled_from([*PIECES, "&#1;", "\x01", "\x0b", "￾", "\ufeff"]), max_size=10).map("".join))
def test_any_text_can_be_shown(markdown: str) -> None:
    html = page(markdown)
    assert "<script" not in html
    assert "onerror" not in html
    plain_text(markdown)
    list(written_links_in(markdown))


@pytest.mark.parametrize(("letters", "times"), [(10, 1), (30_000, 2)])
def test_short_texts_are_parsed_once_and_long_ones_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch, letters: int, times: int
) -> None:
    parsed: list[str] = []

    def parse(written: str) -> str:
        parsed.append(written)
        return html_of_markdown(written)

    monkeypatch.setattr(text, "html_of_markdown", parse)
    written = f"{letters}{'x' * letters}"
    assert text.rendered(written) == text.rendered(written) == html_of_markdown(written)
    assert len(parsed) == times


NOTED = "Vuorot[^1] ja taas[^1], ja ääni[^ääni].\n\n[^1]: Lähde [a](https://a.fi).\n[^ääni]: Toinen."


def test_footnotes_lead_to_their_notes_and_back_by_finnish_names() -> None:
    html = page(NOTED)
    ids = re.findall(r' id="([^"]+)"', html)
    leads = re.findall(r'href="#([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 5
    assert set(leads) == set(ids), "every mark leads to a note, and every note back to each of its marks"
    assert re.findall(r'aria-label="([^"]+)"', html) == [
        *("Alaviite 1", "Alaviite 1", "Alaviite 2", "Alaviitteet"),
        *("Takaisin viitteeseen 1", "Takaisin viitteeseen 1", "Takaisin viitteeseen 2"),
    ]
    assert "Back to" not in html
    assert '<div class="footnotes" role="doc-endnotes" aria-label="Alaviitteet">' in html


def test_footnotes_of_two_texts_may_stand_on_one_page() -> None:
    one, other = (set(re.findall(r' id="([^"]+)"', page(text))) for text in (NOTED, NOTED + "\n\nLoppu."))
    assert not one & other


def test_footnotes_lead_to_the_page_from_feeds_and_letters(folder: Folder) -> None:
    folder.deed(text=NOTED)
    catalogue = catalogue_of(folder)
    (deed,) = catalogue.deeds
    whole, there = (
        absolute_html(deed, catalogue, site_of(folder)),
        written_html(deed, "teot/tiimi/", catalogue, site_of(folder)),
    )
    ids = re.findall(r' id="([^"]+)"', there)
    assert set(re.findall(r'href="https://tori.example/teot/tiimi/#([^"]+)"', whole)) == set(ids)
    assert 'href="#' not in whole + mail_html(deed, catalogue, site_of(folder))


def test_no_text_gives_anything_else_an_id() -> None:
    html = page('<p id="haku">a</p><li id="x">b</li> <a data-footnote-ref href="#fn-9" id="y" aria-label="z">c</a>')
    assert "haku" not in html and 'id="x"' not in html and 'id="y"' not in html and '"z"' not in html
    assert "href" not in html


def test_marks_of_notes_are_no_words_and_notes_are() -> None:
    assert plain_text(NOTED) == "Vuorot ja taas, ja ääni. Lähde a. Toinen."


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## A\n\n#### B\n\n# C\n\n### D", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<h3>D</h3>"),
        ("### A\n\n## B\n\n### C", "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>"),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F", "<h5>D</h5>\n<h6>E</h6>\n<h6>F</h6>"),
        ("# A\n\n### B\n\n## C", "<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>"),
    ],
)
def test_headings_are_as_deep_as_they_lie_within_one_another(markdown: str, html: str) -> None:
    assert html in page(markdown)


@given(st.lists(st.integers(1, 6), max_size=12))
def test_no_level_of_headings_is_skipped(levels: list[int]) -> None:
    shown = [int(level) for level in re.findall(r"<h(\d)>", page("\n\n".join(f"{'#' * level} X" for level in levels)))]
    assert len(shown) == len(levels)
    assert all(later <= earlier + 1 for earlier, later in pairwise([1, *shown]))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Alku.\n\n<<<<<<< HEAD\nVanha.\n=======\nUusi.\n>>>>>>> korjaus\n", [("merge-conflict", 2)]),
        ("## A\n\n<<<<<<< HEAD\nVanha.\n=======\nUusi.\n>>>>>>> b", [("merge-conflict", 2)]),
        ("Alku.\n\n||||||| 1a2b\nVanhin.\n", [("merge-conflict", 2)]),
        ("Alku.\n\nUusi.\n>>>>>>> korjaus\n", [("merge-conflict", 3)]),
        ("Otsikko\n=======\n\nTeksti.", []),
        ("```\n<<<<<<< HEAD\n```", []),
        ("a\n\n[](https://a.fi)", [("empty-link", 2)]),
        ("[![](k.png)](https://a.fi)", [("empty-link", 0)]),
        ("[![Kuva](k.png)](https://a.fi) [x](https://a.fi) <https://a.fi> https://b.fi", []),
        ("<a href='https://a.fi'> </a>", [("empty-link", 0)]),
        ("a\n\nKirjoita <nimi> tähän, ja <Nimi> tuohon.", [("unknown-tag", 2)]),
        ("<nimi> ja\n<toinen>", [("unknown-tag", 0), ("unknown-tag", 1)]),
        ("\\<nimi> `<nimi>` 3 <4 <br> <B>x</B> <section>y</section> <maija@a.fi> <!-- <nimi> -->", []),
        ("A[^1].\n\n[^1]: Lähde.", []),
        ("A[^1].", [("unknown-footnote", 0)]),
        ("A.\n\n[^1]: Lähde.", [("unused-footnote", 2)]),
        ("A `[^1]`.", []),
        ("\\[^1\\]: z ja \\[^2] ja \\<nimi>", []),
        ("A[^Lähde].\n\n[^lähde]: Lähde.", []),
        ("## Alku\n\n## Mitä tehtiin\n\nJotain.\n\n### Loppu", [("empty-part", 0), ("empty-part", 6)]),
        ("## Alku\n\n### Sen osa\n\nJotain.", []),
        (
            "a\n\n[tästä](https://a.fi), [Lue lisää»](https://b.fi) ja [tästä teosta](https://c.fi)",
            [("vague-link", 2), ("vague-link", 2)],
        ),
        ("a\n\n<iframe src='https://a.fi'></iframe>", [("left-out-tag", 2)]),
        ("a\n\n{{< youtube abc >}} ja {{< kuva >}}", [("foreign-mark", 2)]),
        ("{% include x %}\n\n{{ nimi }}", [("foreign-mark", 0)]),
        ("Katso [[Toinen teko]].\n\n![[kuva.png]]", [("foreign-mark", 0)]),
        ('!!! note "Huom"\n\n??? x\n\n::: tip', [("foreign-mark", 0)]),
        ("> [!NOTE]\n> Teksti.", [("foreign-mark", 0)]),
        ("- [ ] yksi\n- [x] kaksi", [("foreign-mark", 0)]),
        ("Teksti {: .iso} ja {#id .luokka}", [("foreign-mark", 0)]),
        ("Oli ==tärkeää== ja :thumbsup: kerta", [("foreign-mark", 0), ("foreign-mark", 0)]),
        ("Klo 12:30:15, a==b, 3 == 3, [1] ja [x](https://a.fi), {a}, C:n ja ”:)” !", []),
        ("Koodi:abc: ja ::abc: eivät ole emojeja.", []),
        ("`{{ x }}` ja `==x==`\n\n    :::\n    [[x]] TODO", []),
        ("\\[\\[x\\]\\] ja \\[ \\] y", []),
        ("a\n\nTODO: kirjoita", [("unfinished", 2)]),
        ("Lorem ipsum dolor sit amet.", [("unfinished", 0)]),
        ("A\n\nb LOREM IPSUM ja XXX", [("unfinished", 2)]),
        ("Kirjoita Tähän.", [("unfinished", 0)]),
        ("Otsikko\n\nTäytä tämä", [("unfinished", 2)]),
        ("Todo on suomea, ja loremia ei ole. Kirjoitamme tähän TODOn, ja alkukirjoita tähän.", []),
    ],
)
def test_what_was_left_in_a_text_by_mistake_is_told_at_its_place(
    folder: Folder, markdown: str, expected: list[tuple[str, int]]
) -> None:
    assert [(fault.code, fault.line) for fault in mistakes_in(markdown)] == expected
    assert all(fault.hint for fault in mistakes_in(markdown))
    folder.write("deeds/k.png", png(20, 10))
    folder.deed(text=markdown.replace("![](", "![k]("))
    codes = {problem.code for problem in folder.read().problems}
    if "![](" not in markdown:
        assert codes == {code for code, _ in expected}, "the checker tells the same"


def test_what_a_footnote_holds_is_on_the_page_unless_it_is_told_of() -> None:
    assert "Lähde." in page("A[^Lähde].\n\n[^lähde]: Lähde.")


def test_a_sentence_of_the_guides_own_template_is_no_answer(folder: Folder) -> None:
    """Whatever the guide says today: the sentences are taken from it."""
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = guide.partition("```markdown\n---\n")[2].partition("---\n")[2].partition("```")[0]
    sentences = [line for line in example.splitlines() if line and not line.startswith("#")]
    assert len(sentences) > 2
    folder.deed(text="## Mitä tehtiin\n\n" + "\n\n".join(sentences) + "\n\nSovimme vuoroista yhdessä.")
    found = [(one.code, one.severity.value) for one in folder.read().problems]
    assert found == [("template-sentence", "warning")] * len(sentences)
    folder.deed(text="## Mitä tehtiin\n\nVain tämä kohta on pakollinen, sanoimme.\n\n> Kysyimme: mitä haluttiin?")
    assert folder.read().problems == ()


def test_a_tori_with_a_guide_of_its_own_has_its_own_template(folder: Folder) -> None:
    folder.write("CONTRIBUTING.md", "# Ohje\n\n```markdown\n---\ntitle: x\n---\n## Mitä tehtiin\n\nKerro tähän.\n```\n")
    folder.deed(text="Kerro tähän.\n\nVain tämä kohta on pakollinen.")
    assert [(one.code, one.line) for one in folder.read().problems] == [("template-sentence", 8)]


WIDE = "| " + " | ".join(f"Sarakkeen {number} pitkähkö otsikko" for number in range(8)) + " |\n"
WIDE_AND_NOTED = f"""\
Vuorot tehtiin yhdessä.[^1]

{WIDE}{"| --- " * 8}|
{WIDE}
[^1]: Lähde: *kotihoidon* raportti.
"""


def test_a_wide_table_scrolls_by_keyboard_and_footnotes_lead_there_and_back(
    folder: Folder, open_page: OpenPage
) -> None:
    folder.deed(text=WIDE_AND_NOTED)
    folder.built()
    page = open_page(folder.root / "site", "teot/tiimi/", width=360)
    assert axe_violations(page) == []
    frame = page.get_by_role("region", name="Taulukko")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")
    assert frame.evaluate("frame => getComputedStyle(frame.querySelector('table')).overflowX") == "visible"
    sizes = "frame => [frame.querySelector('td'), document.querySelector('.md-typeset p')].map(e => getComputedStyle(e).fontSize)"
    cell, text = frame.evaluate(sizes)
    assert cell == text
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.table').scrollLeft > 0")
    page.get_by_role("link", name="Alaviite 1").click()
    expect(page).to_have_url(re.compile(r"#alaviite-[0-9a-f]+-1$"))
    page.get_by_role("link", name="Takaisin viitteeseen 1").click()
    expect(page).to_have_url(re.compile(r"#alaviite-[0-9a-f]+-viite-1$"))
