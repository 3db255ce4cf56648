"""What people write in Markdown: as HTML that is safe anywhere, and as plain words for descriptions and search."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.publishing.text.plain_text import plain_text, shortened

HERE = PurePosixPath("deeds/teko.md")
KNOWN = {("deeds/toinen.md", "a"): "../../teot/toinen/", ("deeds/kuvat/k.png", "img"): "../../media/k.png"}


def html(text: str, page: str = "") -> str:
    """A text as HTML on a site that has one other deed and one picture."""
    return str(to_html(text, HERE, lambda file, tag: KNOWN.get((file.as_posix(), tag)), page)).strip()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[a](https://kunta.example/x?y=1&z#q)", "https://kunta.example/x?y=1&amp;z#q"),
        ("[a](mailto:a@kunta.example)", "mailto:a@kunta.example"),
        ("[a](tel:+358401234567)", "tel:+358401234567"),
        ("https://kunta.example/", "https://kunta.example/"),
        ("[a](toinen.md)", "../../teot/toinen/"),
        ("[a](toinen.md#tulos)", "../../teot/toinen/#tulos"),
        ("[a](../deeds/%74oinen.md)", "../../teot/toinen/"),
        ("[a](kuvat/../toinen.md)", "../../teot/toinen/"),
        ("[a](#alas)", "#alas"),
        ('<a href="https://kunta.example/" rel="follow" target="_blank" onclick="x()">a</a>', "https://kunta.example/"),
    ],
)
def test_every_link_of_a_contributor_is_one_that_search_engines_do_not_follow(link: str, address: str) -> None:
    assert f'<a href="{address}" rel="noopener nofollow ugc">' in html(link)
    assert "onclick" not in html(link) and "target" not in html(link)


@pytest.mark.parametrize("link", ["[a](ei-ole.md)", "[a](ei-ole.md#x)", "[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](kuvat/k.png)"])  # fmt: skip
def test_a_link_to_nothing_is_only_its_words(link: str) -> None:
    assert re.fullmatch(r'<p><a rel="[^"]*">a</a></p>', html(link))


def test_a_link_within_a_text_tells_its_page_where_it_is_read_elsewhere() -> None:
    assert 'href="https://tori.example/teot/teko/#alas"' in html("[a](#alas)", "https://tori.example/teot/teko/")


@pytest.mark.parametrize(
    ("picture", "source"),
    [
        ('![Taulu](kuvat/k.png "Seinä")', "../../media/k.png"),
        ("![Taulu](https://x.example/k.png)", None),
        ("![Taulu](//x.example/k.png)", None),
        ("![Taulu](toinen.md)", None),
        ("![Taulu](ei-ole.png)", None),
    ],
)
def test_a_picture_is_the_sites_own_and_waits_until_it_is_seen(picture: str, source: str | None) -> None:
    shown = html(picture)
    assert 'alt="Taulu"' in shown and 'loading="lazy"' in shown
    assert re.findall(r' src="([^"]*)"', shown) == ([source] if source else [])
    assert 'href="//x.example/k.png"' in html("[a](//x.example/k.png)"), "a link may lead anywhere"


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ([1], [2]),
        ([2], [2]),
        ([3], [2]),
        ([1, 2, 3], [2, 3, 4]),
        ([2, 3], [2, 3]),
        ([3, 2, 4], [2, 2, 3]),
        ([4, 6, 5], [2, 3, 3]),
        ([1, 6], [2, 3]),
        ([1, 5, 6], [2, 3, 4]),
        ([6], [2]),
    ],
)
def test_the_headings_of_a_text_begin_below_the_title_of_its_page(levels: list[int], shown: list[int]) -> None:
    made = html("\n\n".join(f"{'#' * level} Otsikko" for level in levels))
    assert [int(level) for level in re.findall(r"<h(\d)>", made)] == shown
    assert re.findall(r"<(h\d)>", made) == re.findall(r"</(h\d)>", made)


def test_what_markdown_can_say_is_shown_and_a_table_can_be_scrolled() -> None:
    made = html("**a** *b* ~~c~~ `d`\n\n> e\n\n3. f\n\n| g | h |\n| --- | ---: |\n| i | j |\n\n---\n")
    for tag in ("strong", "em", "del", "code", "blockquote", 'ol start="3"', "li", "th", 'th align="right"', "hr"):
        assert f"<{tag}>" in made, tag
    assert made.count('<div class="table" role="region" aria-label="Taulukko" tabindex="0"><table>') == 1
    assert made.count("</table></div>") == 1


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "template", "svg", "math"])
def test_what_could_run_or_load_is_gone_with_what_it_holds(tag: str) -> None:
    assert "salaisuus" not in html(f"Alku\n\n<{tag}>salaisuus</{tag}>\n\nloppu")
    assert "loppu" in html(f"Alku\n\n<{tag}>salaisuus</{tag}>\n\nloppu")


def test_other_marks_are_gone_but_their_words_stay() -> None:
    made = html(
        '<form><button>Paina</button></form> <b class="x" style="y">b</b> <abbr title="t">a</abbr> <p id="z">p</p>'
    )
    assert "Paina" in made and '<abbr title="t">a</abbr>' in made
    assert not re.search(r"<(form|button|b)\b|class=|style=|id=", made)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## Otsikko\n\nEka **vahva** *korostus* `koodi` ~~pois~~.", "Eka vahva korostus koodi pois."),
        ("####### Ei otsikko", "####### Ei otsikko"),
        ("#Ei otsikko", "#Ei otsikko"),
        ("Teksti\n### Väli\nlisää", "Teksti lisää"),
        ("[linkki](https://a.fi/x_y) ja ![kuva](k.png)", "linkki ja kuva"),
        ("<b>Lihava</b> &amp; &#35;1 &auml;", "Lihava & #1 ä"),
        ("- yksi\n* kaksi\n+ kolme\n> neljä", "yksi kaksi kolme neljä"),
        ("etä-työ, 2018-2020, a - b", "etä-työ, 2018-2020, a - b"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("", ""),
    ],
)
def test_the_plain_words_of_a_text_are_what_a_reader_reads(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("kolme pitkää sanaa", 18, "kolme pitkää sanaa"),
        ("kolme pitkää sanaa", 17, "kolme pitkää…"),
        ("kolme pitkää sanaa", 14, "kolme pitkää…"),
        ("kolme pitkää sanaa", 13, "kolme…"),
        ("kolme, pitkää. sanaa", 8, "kolme…"),
        ("kolme pitkää. sanaa", 15, "kolme pitkää…"),
        ("eka – toka kolmas", 9, "eka…"),
        ("eka: toka kolmas", 8, "eka…"),
        ("yhdyssanahirviö", 8, "yhdyssa…"),
        ("  kaksi \n sanaa ", 11, "kaksi sanaa"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(st.text(st.sampled_from("aä ,.–\n"), max_size=60), st.integers(2, 60))
def test_a_text_that_was_cut_is_no_longer_than_asked_and_holds_whole_words(text: str, most: int) -> None:
    short, whole = shortened(text, most), " ".join(text.split())
    assert len(short) <= most
    assert (short == whole) is (len(whole) <= most)
    if short != whole and " " in whole[: most - 1]:
        assert whole.startswith(short[:-1])
        assert whole[len(short) - 1] in " ,.–"
