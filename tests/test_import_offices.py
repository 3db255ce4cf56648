"""An office's past as it lies on its disks: sheets marked by hand, exports of survey tools, people in one cell."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.comments
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Folder
from tekojen_tori.content.naming.contacts import parts_of_contact
from tekojen_tori.contributing.importing.importables import CONSENT
from tekojen_tori.contributing.importing.sources import ods_tables
from tekojen_tori.contributing.importing.sources.encodings import decoded
from tekojen_tori.contributing.importing.sources.ods_tables import MEDIA_TYPE, ods_rows
from tekojen_tori.contributing.importing.sources.php_values import php_values
from tekojen_tori.contributing.importing.sources.sheet_marks import Marks, as_seen, linked
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table, UnreadableSource
from tekojen_tori.contributing.importing.sources.wrapped_texts import WrappedText
from tekojen_tori.contributing.importing.sources.xlsx_tables import xlsx_rows
from tekojen_tori.contributing.importing.surveys import asks_for, own_columns, with_choices_joined
from test_import import HEADINGS, ROW, csv_bytes, deeds, import_twice, only_deed, report_of, source, tori, with_row

# Sheets


def sheet_file(folder: Folder, rows: Iterable[Sequence[object]], mark: Callable[[Any], object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    mark(book.active)
    path = folder.root.parent / "teot.xlsx"
    book.save(path)
    return path


def row_of(title: str, **changed: str) -> list[str]:
    return list((dict(zip(HEADINGS, ROW, strict=True)) | {"Otsikko": title} | changed).values())


def test_a_merged_cell_is_every_rows_that_it_covers_and_that_is_told(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("E3:E4")

    rows = [HEADINGS, row_of("Eka teko"), row_of("Toka teko", Kunta=""), row_of("Kolmas teko", Kunta="", Pvm="")]
    path = sheet_file(folder, rows, mark)
    output = import_twice(folder, path)
    assert "3 uutta tekoa" in output
    assert "jonka se kattaa: rivit 3, 4." in output
    assert all("municipality: Askola\n" in text and "date: 2019-10-02\n" in text for text in deeds(folder).values())


def test_a_row_below_a_merged_cell_gets_nothing_of_it(folder: Folder) -> None:
    rows = [HEADINGS, row_of("Eka teko"), row_of("Toka teko", Kunta=""), row_of("Kolmas teko", Kunta="")]
    path = sheet_file(folder, rows, lambda sheet: sheet.merge_cells("B2:B3"))
    assert "2 uutta tekoa" in import_twice(folder, path)
    assert "Tekijä puuttuu" in report_of(path)


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 6), st.integers(1, 3)), st.integers(1, 8), max_size=6
    )  # areas may overlap, as in a broken file
)
def test_filling_adds_to_empty_cells_alone_and_only_what_a_merged_area_holds(
    merged: dict[tuple[int, int], int],
) -> None:
    rows = [SourceRow(number, ("a", "" if number % 2 else "b")) for number in range(1, 8)]
    seen, _ = as_seen(rows, Marks(merged=merged))
    for before, after in zip(rows, seen, strict=True):
        for place in range(3):
            if before.cell(place):
                assert after.cell(place) == before.cell(place)
            elif after.cell(place):
                covering = [
                    row for (row, column), last in merged.items() if column == place + 1 and row <= after.number <= last
                ]
                assert any(rows[row - 1].cell(place) == after.cell(place) for row in covering)


def test_hidden_rows_are_not_content_and_are_told(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    path = sheet_file(folder, [HEADINGS, row_of("Näkyvä teko"), row_of("Piilossa oleva teko")], mark)
    assert "Piilotettuja rivejä ei tuotu: rivi 3." in import_twice(folder, path)
    assert "title: Näkyvä teko" in only_deed(folder)


def test_rows_that_are_struck_through_and_comments_of_cells_are_told(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["A3"].font = openpyxl.styles.Font(strike=True)
        sheet["B2"].comment = openpyxl.comments.Comment("Tarkista!", "Maija")

    path = sheet_file(folder, [HEADINGS, row_of("Hyvä teko"), row_of("Vanha teko")], mark)
    output = import_twice(folder, path)
    assert "Yliviivattua tekstiä tuotiin: rivi 3." in output
    assert "Solujen huomautuksia ei tuotu: 1." in output
    assert "Tarkista" not in "".join(deeds(folder).values())


def test_the_address_behind_a_cell_is_the_links_and_its_words_the_links_title(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["G2"].hyperlink = "https://askola.example/vuorot"

    path = sheet_file(folder, [(*HEADINGS, "Linkki"), (*ROW, "Lue lisää")], mark)
    import_twice(folder, path)
    assert 'url: "https://askola.example/vuorot"\n    title: Lue lisää\n' in only_deed(folder)


def test_the_address_behind_a_text_is_a_link_in_it(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["F2"].hyperlink = "https://askola.example/"
        sheet["A2"].hyperlink = "https://askola.example/otsikko"

    path = sheet_file(folder, [HEADINGS, row_of("Tiimi & vuorot", Kuvaus="Tehtiin < yhdessä.")], mark)
    import_twice(folder, path)
    assert "[Tehtiin < yhdessä.](https://askola.example/)" in only_deed(folder).replace("\\", "")
    assert 'title: "Tiimi & vuorot"' in only_deed(folder)


@pytest.mark.parametrize("text", ["https://x.example/", "Katso https://x.example", "x@y.example"])
def test_a_cell_that_shows_its_address_stays_as_it_is(text: str) -> None:
    assert linked(text, "mailto:x@y.example" if "@" in text else "https://x.example/") == text


def test_coloured_columns_without_a_value_are_no_columns(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        for row in range(1, 3):
            sheet.cell(row, 700).fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")

    assert "1 uusi teko" in import_twice(folder, sheet_file(folder, [HEADINGS, ROW], mark))


# Survey tools

FORMS = ("Tunniste", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi")
QUESTIONS = (
    "Mikä on kehittämistekonne nimi?",
    "Mikä kunta olette?",
    "Mihin palvelualaan teko kuuluu?",
    "Mistä teemoista teko kertoo? Valitse 1–5.",
    "Milloin teko tehtiin?",
    "Kerro lyhyesti, mitä teitte ja miksi",
    "Saako tekonne julkaista?",
)
ANSWERER = ("7", "2026-10-01", "2026-10-01", "maija.malli@kunta.example", "Maija Malli")


def answers(consent: str) -> bytes:
    return csv_bytes([FORMS + QUESTIONS, (*ANSWERER, *ROW, consent)])


def test_who_answered_a_survey_and_when_never_becomes_content(folder: Folder) -> None:
    file = source(folder, answers("Kyllä"))
    assert "1 uusi teko" in import_twice(folder, file)
    text = only_deed(folder)
    assert "Malli" not in text
    assert "2026" not in text
    assert "## Mitä tehtiin\n\nTehtiin yhdessä." in text
    mapping = file.with_name("teot.csv.mapping.yml").read_text(encoding="utf-8")
    assert '"Nimi": "-"' in mapping
    assert "kertovat vastaajasta, eivät teosta" in mapping


@pytest.mark.parametrize(
    ("consent", "is_given"),
    [("Kyllä", True), ("kyllä, saa julkaista", True), ("Saa", True), ("Ei", False), ("Kyllä ei", False), ("", False)],
)
def test_an_answer_that_may_not_be_published_is_not(folder: Folder, consent: str, is_given: bool) -> None:
    file = source(folder, answers(consent))
    assert (f"{int(is_given)} uu") in import_twice(folder, file)
    assert ("Lupaa julkaista ei ole annettu." in report_of(file)) is not is_given


@pytest.mark.parametrize(
    ("columns", "own"),
    [
        (("Aikaleima", "Sähköpostiosoite", "Teon nimi"), 2),
        (("Timestamp", "Title"), 1),
        (("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Mikä kunta?"), 5),
        (("Vastaajan numero", "Vastausaika", "Nimi", "Kunta"), 3),
        (("Starttid", "Slutförandetid", "E-post", "Namn", "Rubrik"), 4),
        (("Nimi", "Sähköposti", "Kunta"), 0),
        (("Otsikko", "Kunta"), 0),
        ((), 0),
    ],
)
def test_the_columns_of_survey_tools_are_known(columns: tuple[str, ...], own: int) -> None:
    assert own_columns(columns) == columns[:own]


def test_a_question_may_be_called_as_a_tools_own_column() -> None:
    assert own_columns(("Aikaleima", "Teon nimi", "Nimi", "Total time")) == ("Aikaleima", "Total time")


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("Mistä kunnasta olette?", "municipality"),
        ("Missä kunnissa tekoa tehtiin?", "municipality"),
        ("Mille toimialalle teko kuuluu?", "sector"),
        ("Mihin teemoihin kehittämistekonne liittyy?", "theme"),
        ("Millainen oli lähtötilanne, miksi ryhdyitte tähän?", "Lähtötilanne"),
        ("Mitä saatiin aikaan? Kerro myös luvuista.", "Mitä saatiin aikaan"),
        ("Mitä opitte matkan varrella?", "Mitä muut voivat oppia"),
        ("Kuvaile omin sanoin, mitä teitte", "Mitä tehtiin"),
        ("Kuka on yhteyshenkilö?", "contact.name"),
        ("Saako tekonne julkaista Tekojen torilla?", CONSENT),
        ("När gjordes detta?", "date"),
        ("Mitä kuuluu?", None),
        ("Nimi", None),
    ],
)
def test_a_question_is_known_by_its_words(question: str, target: str | None) -> None:
    assert asks_for(question) == target


@pytest.mark.parametrize(
    ("columns", "ticks"),
    [
        (("Mistä teemoista teko kertoo? [ergonomia]", "Mistä teemoista teko kertoo? [viestintä]"), ("Yes", "No")),
        (("[ergonomia] Mistä teemoista teko kertoo?", "[viestintä] Mistä teemoista teko kertoo?"), ("Kyllä", "")),
        (("Mistä teemoista teko kertoo?: ergonomia", "Mistä teemoista teko kertoo?: viestintä"), ("1", "0")),
    ],
)
def test_boxes_of_a_question_that_have_columns_of_their_own_are_one_list(
    folder: Folder, columns: tuple[str, ...], ticks: tuple[str, ...]
) -> None:
    head, row = [*HEADINGS[:3], *columns, *HEADINGS[4:]], [*ROW[:3], *ticks, *ROW[4:]]
    swapped = ["Toinen teko", *ROW[1:3], *reversed(ticks), *ROW[4:]]
    output = import_twice(folder, source(folder, csv_bytes([head, row, swapped])))
    assert "Kysymyksen ”Mistä teemoista teko kertoo?” 2 vaihtoehtoa luettiin yhdeksi sarakkeeksi." in output
    made = deeds(folder)
    assert "theme: [ergonomia]\n" in made["askola-tiimi-suunnittelee-vuoronsa.md"]
    assert "theme: [viestintä]\n" in made["askola-toinen-teko.md"]


@pytest.mark.parametrize(
    "columns",
    [
        {"Teema [a]": "ergonomia", "Teema [b]": "1"},
        {"Teema [a]": "1"},
        {"Eka kysymys [a]": "1", "Toka kysymys [b]": "1"},
        {"Teema [a]": "0", "Teema [b]": "0"},
    ],
)
def test_columns_that_are_no_boxes_of_one_question_stay_apart(columns: dict[str, str]) -> None:
    table = Table(tuple(columns), (SourceRow(2, tuple(columns.values())),))
    assert with_choices_joined(table) == table


# Contacts


@pytest.mark.parametrize(
    ("written", "parts", "left"),
    [
        ("Kotihoito", {"name": "Kotihoito"}, ""),
        ("Tiimi 2 / 2019", {"name": "Tiimi 2 / 2019"}, ""),
        ("maija@askola.example", {"email": "maija@askola.example"}, ""),
        (
            "Maija Malli, maija@askola.example, 040 123 4567",
            {"name": "Maija Malli", "email": "maija@askola.example", "phone": "040 123 4567"},
            "",
        ),
        ("Maija Malli <maija@askola.example>", {"name": "Maija Malli", "email": "maija@askola.example"}, ""),
        (
            "Maija Malli (kotihoidon esihenkilö), puh. +358 40 123 4567",
            {"name": "Maija Malli", "role": "kotihoidon esihenkilö", "phone": "+358 40 123 4567"},
            "",
        ),
        ("Maija, 0401234567 ja Olli, 0507654321", {"name": "Maija", "phone": "0401234567"}, "ja Olli, 0507654321"),
        ("a@x.example; b@x.example", {"email": "a@x.example"}, "b@x.example"),
        ("", {}, ""),
    ],
)
def test_a_person_in_one_cell_is_parted(written: str, parts: dict[str, str], left: str) -> None:
    assert parts_of_contact(written) == (parts, left)


def test_a_persons_address_and_number_are_fields_and_a_second_person_is_told(folder: Folder) -> None:
    rows = [(*HEADINGS, "Yhteyshenkilö"), (*ROW, "Maija Malli, maija@askola.example, Olli Malli, olli@askola.example")]
    file = source(folder, csv_bytes(rows))
    import_twice(folder, file)
    assert 'contact:\n  name: Maija Malli\n  email: "maija@askola.example"\n' in only_deed(folder)
    assert "Teolla on yksi yhteyshenkilö" in report_of(file)


def test_an_import_of_a_sheet_ends_in_files_that_pass(folder: Folder) -> None:
    path = sheet_file(folder, [HEADINGS, ROW], lambda sheet: None)
    assert tori(folder, path).exit_code == 0
    import_twice(folder, path)
    assert folder.read().problems == ()


# WordPress

RSS = (
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
)


def post(title: str, content: str = "<p>Tehtiin.</p>", extra: str = "", link: str = "") -> str:
    slug = title.replace(" ", "-").lower()
    return (
        f"<item><title>{title}</title><link>{link or f'https://vanha.example/2019/10/{slug}/'}</link>"
        f"<dc:creator>{'toimittaja'}</dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<wp:post_date>2019-10-02 12:00:00</wp:post_date><wp:post_name>{slug}</wp:post_name>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        '<category domain="category" nicename="a">Askola</category>'
        '<category domain="category" nicename="b">koko kunta</category>'
        f'<category domain="post_tag" nicename="c">työhyvinvointi</category>{extra}</item>'
    )


def export(*posts: str, author: str = "Maija Malli", ends: str = "</channel></rss>") -> str:
    head = f"<wp:author><wp:author_login>toimittaja</wp:author_login><wp:author_display_name>{author}"
    return f"{RSS}{head}</wp:author_display_name></wp:author>{''.join(posts)}{ends}"


def imported(folder: Folder, *posts: str, **parts: str) -> tuple[dict[str, str], str]:
    file = source(folder, export(*posts, **parts), "vienti.xml")
    output = import_twice(folder, file)
    assert folder.read().problems == ()
    return deeds(folder), output


def text_of(folder: Folder, content: str) -> str:
    made, _ = imported(folder, post("Hyvä teko", content))
    return made["askola-hyva-teko.md"].partition("\n---\n\n")[2].rstrip()


@pytest.mark.parametrize("forbidden", ["\x0b", "\x1f\x00", "&#11;", "&#x1F;", "\ufffe", "&#55296;", "&#999999999;"])
def test_what_no_xml_may_hold_is_left_out_and_the_posts_read(folder: Folder, forbidden: str) -> None:
    made, output = imported(folder, post("Hyvä teko", extra=f"<wp:x>a{forbidden}b</wp:x>"), post("Toinen teko"))
    assert len(made) == 2
    assert "joita tiedostossa ei saisi olla" in output


def test_a_reference_that_xml_may_hold_is_left_alone(folder: Folder) -> None:
    made, output = imported(folder, post("Hyvä &#228;&#x1F600; teko"))
    assert "Hyvä ä\U0001f600 teko" in "".join(made.values())
    assert "ei saisi olla" not in output


def test_a_post_that_is_broken_loses_no_other(folder: Folder) -> None:
    broken = post("Rikkinäinen teko").replace("</content:encoded>", "")
    made, output = imported(folder, post("Eka teko"), broken, post("Toka teko"))
    assert list(made) == ["askola-eka-teko.md", "askola-toka-teko.md"]
    assert "Artikkeli ”Rikkinäinen teko” on viennissä rikki tai kesken" in output
    assert "authors: [Maija Malli]" in made["askola-toka-teko.md"]


def test_of_an_export_that_is_cut_short_whole_posts_are_read(folder: Folder) -> None:
    cut = post("Katkennut teko")[:200]
    made, output = imported(folder, post("Eka teko"), cut, ends="")
    assert list(made) == ["askola-eka-teko.md"]
    assert "Katkennut teko" in output


@pytest.mark.parametrize("name", ["toimittaja", "Toimittaja", "admin", "Ylläpito", ""])
def test_what_somebody_logs_in_with_is_no_author(folder: Folder, name: str) -> None:
    imported(folder, post("Eka teko"), author=name)
    assert "authors" not in only_deed(folder)


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        ('[su_button url="https://x.example/"]Askolan sivut[/su_button]', "[Askolan sivut](https://x.example/)"),
        ("[a_b][c_d]Sisältö[/c_d][/a_b]", "Sisältö"),
        ("Alku.\n\n[toc]\n\nLoppu.", "Alku.\n\nLoppu."),
        ('Alku. [contact-form-7 id="1" title="x"] Loppu.', "Alku. Loppu."),
        ("[youtube https://y.example/1]", "[https://y.example/1](https://y.example/1)"),
        ("Näin hän kirjoitti [sic] ja [lue lisää].", "Näin hän kirjoitti [sic] ja [lue lisää]."),
        ("Viite [1] ja [a].", "Viite [1] ja [a]."),
    ],
)
def test_shortcodes_go_and_what_they_hold_stays(folder: Folder, content: str, markdown: str) -> None:
    assert text_of(folder, content).replace("\\", "") == markdown


def test_shortcodes_are_told_once_with_their_count(folder: Folder) -> None:
    _, output = imported(folder, post("Eka teko", "[a_b]x[/a_b] [a_b]y[/a_b]"), post("Toka teko", "[a_b]z[/a_b] [c-d]"))
    assert "eivät: [a_b] (3), [c-d] (1)." in output


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        ('<p style="x">Eka.</p>\n\nToka.\n\nKolmas.', "Eka.\n\nToka.\n\nKolmas."),
        ("Eka.\n\n<ul>\n<li>a\n\n</li><li>b</li></ul>\n\nToka\nrivi.", "Eka.\n\n- a\n- b\n\nToka\\\nrivi."),
        ("Eka.<hr>Toka.\n\nKolmas.", "Eka.\n\n---\n\nToka.\n\nKolmas."),
        ("<p>Eka.\n\nToka.", "Eka.\n\nToka."),
    ],
)
def test_empty_lines_part_paragraphs_also_beside_those_with_tags(folder: Folder, content: str, markdown: str) -> None:
    assert text_of(folder, content).replace("\n\n\n", "\n\n") == markdown


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        (
            '[caption id="a"]<a href="https://v.example/k.jpg"><img src="https://v.example/k-300x200.jpg" alt="Vaaka">'
            "</a> Keittiön vaaka[/caption]",
            "[Kuva: Vaaka](https://v.example/k-300x200.jpg)\n\nKeittiön vaaka",
        ),
        (
            '<figure><img src="https://v.example/k.jpg" alt="Vaaka"><figcaption>Keittiön vaaka</figcaption></figure>',
            "[Kuva: Vaaka](https://v.example/k.jpg)\n\nKeittiön vaaka",
        ),
        (
            '<a href="https://v.example/kuva-1/"><img src="https://v.example/kuva-1.png" alt="Vaaka"></a>',
            "[Kuva: Vaaka](https://v.example/kuva-1.png)",
        ),
        (
            '<a href="https://ohje.example/"><img src="https://v.example/k.png" alt="Ohje keittiölle"></a>',
            "[Ohje keittiölle](https://ohje.example/)",
        ),
    ],
)
def test_a_picture_is_one_link_and_its_caption_stands_apart(folder: Folder, content: str, markdown: str) -> None:
    assert text_of(folder, content) == markdown


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        (
            '<audio controls src="https://v.example/a.mp3"></audio>',
            "[https://v.example/a.mp3](https://v.example/a.mp3)",
        ),
        (
            '<video><source src="https://v.example/a.mp4" type="video/mp4">Selain ei osaa.</video>',
            "[https://v.example/a.mp4](https://v.example/a.mp4)",
        ),
        (
            '<img src="data:image/gif;base64,R0" data-src="https://v.example/k.jpg" alt="Vaaka">',
            "[Kuva: Vaaka](https://v.example/k.jpg)",
        ),
        ("<p>Hinta <del>10 €</del> 8 €</p>", "Hinta ~~10 €~~ 8 €"),
        (
            "<p>Katso ftp://v.example/a ja sitten 2019. Sitten 3) muuta.</p>",
            "Katso ftp\\://v.example/a ja sitten 2019. Sitten 3) muuta.",
        ),
    ],
)
def test_nothing_that_a_page_showed_is_lost(folder: Folder, content: str, markdown: str) -> None:
    assert text_of(folder, content) == markdown


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ('a:2:{i:0;s:15:"työhyvinvointi";i:1;s:4:"Lean";}', ["työhyvinvointi", "Lean"]),
        ('a:1:{s:1:"x";a:2:{i:0;i:7;i:1;b:1;}}', ["7"]),
        ('s:3:"a;b";', ["a;b"]),
        ("a:0:{}", []),
        ('a:1:{i:0;s:99:"x";}', None),
        ("a:1:{i:0;", None),
        ("tavallinen", None),
        ("", None),
    ],
)
def test_serialised_lists_are_read(written: str, values: list[str] | None) -> None:
    assert php_values(written) == values


@given(st.text(alphabet='aisdbN:;{}"0123 ä', max_size=60))
def test_whatever_looks_serialised_is_read_or_not_and_nothing_else(written: str) -> None:
    found = php_values(written)
    assert found is None or all(one in written for one in found)


def test_a_list_that_a_plug_in_keeps_is_a_list_of_themes(folder: Folder) -> None:
    listed = meta("teemat", 'a:2:{i:0;s:9:"ergonomia";i:1;s:15:"työhyvinvointi";}')
    imported(folder, post("Eka teko", extra=listed))
    assert "theme: [ergonomia, työhyvinvointi]" in only_deed(folder).replace(
        "[työhyvinvointi, ergonomia]", "[ergonomia, työhyvinvointi]"
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [("syksy 2017", "2017-09/2017-11"), ("20170315", "2017-03-15"), ("1489536000", "2017-03-15"), ("", "2019-10-02")],
)
def test_when_it_was_done_goes_before_when_it_was_posted(folder: Folder, written: str, date: str) -> None:
    imported(folder, post("Eka teko", extra=meta("ajankohta", written)))
    assert f"date: {date}\n" in only_deed(folder)


def test_a_post_without_a_day_of_its_own_has_that_of_its_posting_which_is_told(folder: Folder) -> None:
    posts = (post("Eka teko", extra=meta("ajankohta", "syksy 2017")), post("Toka teko"))
    made, _ = imported(folder, *posts)
    assert "date: 2017-09/2017-11\n" in made["askola-eka-teko.md"]
    assert "date: 2019-10-02\n" in made["askola-toka-teko.md"]
    told = report_of(folder.root.parent / "vienti.xml")
    assert "2019-10-02 12:00:00, koska muuta ei ole kerrottu | 1 | 2 |" in told


def test_a_rejected_post_that_is_mended_keeps_the_day_when_it_was_done(folder: Folder) -> None:
    broken = post("Eka teko", extra=meta("ajankohta", "syksy 2017")).replace("koko kunta", "Zyx")
    file = source(folder, export(broken, post("Toka teko", extra=meta("ajankohta", "2018"))), "vienti.xml")
    import_twice(folder, file)
    mended = file.with_name("vienti.xml.hylatyt.csv")
    mended.write_text(mended.read_text(encoding="utf-8-sig").replace("Zyx", "koko kunta"), encoding="utf-8")
    assert tori(folder, mended, "--mapping", str(mapping_of(file))).exit_code == 0
    assert "date: 2017-09/2017-11\n" in deeds(folder)["askola-eka-teko.md"]


def test_links_between_old_posts_lead_to_the_deeds(folder: Folder) -> None:
    link = '<p>Katso <a href="https://vanha.example/2019/10/toka-teko/#x">toinen</a> ja <a href="http://vanha.example/2019/10/eka-teko">oma</a>, <a href="https://vanha.example/muu/">muu</a>.</p>'
    made, _ = imported(folder, post("Eka teko", link), post("Toka teko"))
    text = made["askola-eka-teko.md"]
    assert "[toinen](askola-toka-teko.md)" in text
    assert "[oma](askola-eka-teko.md)" in text
    assert "[muu](https://vanha.example/muu/)" in text


# What an office's own words mean


def mapping_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.mapping.yml")


def decide(file: Path, **meant: str) -> None:
    """Write what values mean on the right side of the map, as a person would."""
    path = mapping_of(file)
    lines = path.read_text(encoding="utf-8").splitlines()
    for written, meaning in meant.items():
        (place,) = (number for number, line in enumerate(lines) if line.startswith(f'    "{written}":'))
        lines[place] = f'    "{written}": {meaning}'
    path.write_text("\n".join(lines), encoding="utf-8")


OFFICE = (
    HEADINGS,
    ("Eka teko", "Askola", "Zyxtoimi", "Leania, työhyvinvointi", "joskus", "Teksti."),
    ("Toka teko", "Xyzzykylä", "Zyxtoimi", "Leania", "2019", "Teksti."),
    ("Kolmas teko", "Hämenkyrö", "koko kunta", "ergonomia", "2019", "Teksti."),
)


def test_each_value_that_is_not_known_is_asked_once_with_its_rows(folder: Folder) -> None:
    file = source(folder, csv_bytes(OFFICE))
    assert tori(folder, file).exit_code == 0
    text = mapping_of(file).read_text(encoding="utf-8")
    assert '  municipality:\n    "Hämenkyrö": "Hämeenkyrö"  # 1 rivi, arvattu\n    "Xyzzykylä":  # 1 rivi' in text
    assert '  sector:\n    "Zyxtoimi":  # 2 riviä' in text
    assert '  theme:\n    "Leania":  # 2 riviä' in text
    assert '  date:\n    "joskus":  # 1 rivi' in text
    assert text.index("  sector:") < text.index("  theme:")


def test_after_one_round_of_the_value_map_all_rows_are_in(folder: Folder) -> None:
    file = source(folder, csv_bytes(OFFICE))
    assert tori(folder, file).exit_code == 0
    decide(file, Zyxtoimi="koko kunta", Leania="ergonomia, ympäristö", joskus="2018-05", Xyzzykylä="Turku")
    assert "3 uutta tekoa" in tori(folder, file).output.replace("\u00a0", " ")
    made = deeds(folder)
    assert (
        "sector: koko kunta\ntheme: [ergonomia, ympäristö, työhyvinvointi]\ndate: 2018-05\n"
        in made["askola-eka-teko.md"]
    )
    assert "theme: [ergonomia, ympäristö]" in made["turku-toka-teko.md"]
    assert folder.read().problems == ()


def test_a_value_may_be_left_out_which_is_told_or_undecided(folder: Folder) -> None:
    file = source(
        folder, csv_bytes([*OFFICE[:1], ("Eka teko", "Askola", "koko kunta", "Leania, työhyvinvointi", "2019", "T.")])
    )
    assert tori(folder, file).exit_code == 0
    decide(file, Leania='"-"')
    assert tori(folder, file).exit_code == 0
    assert "theme: [työhyvinvointi]" in only_deed(folder)
    assert "Kartta jättää arvon pois." in report_of(file)


def test_a_guess_may_be_put_right(folder: Folder) -> None:
    file = source(folder, csv_bytes([OFFICE[0], OFFICE[3]]))
    assert tori(folder, file).exit_code == 0
    decide(file, Hämenkyrö="Hämeenlinna")
    assert tori(folder, file).exit_code == 0
    assert "municipality: Hämeenlinna" in only_deed(folder)


def test_where_all_is_known_nothing_is_asked(folder: Folder) -> None:
    file = source(folder, csv_bytes([HEADINGS, ROW]))
    assert tori(folder, file).exit_code == 0
    assert "arvot:" not in mapping_of(file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        ("arvot: x", "Kohdan arvot alla on kenttiä.", ""),
        ("arvot:\n  vari: {a: b}", "Kenttää ”vari” ei voi tuoda.", ""),
        ("arvot:\n  sector: x", "Kohdan ”sector” alla on arvoja.", ""),
        ("arvot:\n  sector: {a: [b]}", "Arvon ”a” merkitys ei ole tekstiä.", ""),
        ("arvot:\n  sector: {a: koko kuntaa}", "Arvoa ”koko kuntaa” ei ole kentässä sector.", "koko kunta"),
        ("arvot:\n  theme: {a: 'ergonomia, xyz'}", "Arvoa ”xyz” ei ole kentässä theme.", ""),
        ("arvot:\n  date: {a: joskus}", "Arvoa ”joskus” ei ole kentässä date.", ""),
        ("arvot:\n  municipality: {a: Atlantis}", "Arvoa ”Atlantis” ei ole kentässä municipality.", ""),
        ("arvot:\n  keywords: {a: xyzzy}", "Arvoa ”xyzzy” ei ole kentässä keywords.", ""),
    ],
)
def test_a_meaning_that_is_none_is_told(folder: Folder, values: str, message: str, hint: str) -> None:
    file = source(folder, csv_bytes([HEADINGS, ROW]))
    assert tori(folder, file).exit_code == 0
    with mapping_of(file).open("a", encoding="utf-8") as mapping:
        mapping.write(f"{values}\n")
    result = tori(folder, file)
    assert result.exit_code == 1
    assert message in result.output
    assert hint in result.output
    assert not (folder.root / "deeds").exists() or deeds(folder) == {}


def test_a_meaning_may_be_an_organisation_a_known_word_or_a_date(folder: Folder) -> None:
    file = source(folder, csv_bytes([HEADINGS, ROW]))
    assert tori(folder, file).exit_code == 0
    with mapping_of(file).open("a", encoding="utf-8") as mapping:
        mapping.write(
            "arvot:\n  keywords: {a: ergonomia, b: Turku}\n  date: {x: 10/2019}\n  stage: {kokeilu: x}\n  theme:\n"
        )
    assert tori(folder, file).exit_code == 0


# Folders of texts


def texts(folder: Folder, **files: str) -> Path:
    place = folder.root.parent / "vanhat"
    place.mkdir()
    for name, text in files.items():
        (place / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return place


FIELDS_ABOVE = "title: Eka teko\nmunicipality: Askola\nsector: koko kunta\ntheme: [ergonomia]\n"


def test_a_folder_of_markdown_is_imported_by_its_map_alone(folder: Folder) -> None:
    text = "## Alku\n\nOli *näin* [täällä](https://x.example/).\n\n- a\n- b\n\n{% include x.html %}\n"
    place = texts(folder, eka__md=f"---\n{FIELDS_ABOVE}date: 2019\nreleases:\n  - {{a: 1}}\n---\n{text}")
    output = import_twice(folder, place)
    assert "Julkaisuohjelman merkintöjä" in output
    assert "releases" in output
    assert only_deed(folder).endswith("## Alku\n\nOli *näin* [täällä](https://x.example/).\n\n- a\n- b\n")
    assert folder.read().problems == ()


def test_fields_may_be_headers_as_in_a_letter_and_addresses_of_authors_stay_out(folder: Folder) -> None:
    head = FIELDS_ABOVE.replace("[ergonomia]", "ergonomia") + "Author: Maija Malli <maija@x.example>,\n  Olli Malli\n"
    place = texts(folder, eka__rst=f"{head}date: 05-Jul-2001\n\nTeksti *näin*.\n")
    import_twice(folder, place)
    assert "date: 2001-07-05\nauthors: [Maija Malli, Olli Malli]\n" in only_deed(folder)
    assert only_deed(folder).endswith("Teksti *näin*.\n")


def test_a_column_may_be_declared_markdown(folder: Folder) -> None:
    file = source(folder, with_row(Kuvaus="Tehtiin **yhdessä**."))
    assert tori(folder, file).exit_code == 0
    text = mapping_of(file).read_text(encoding="utf-8")
    assert "markdown: []" in text
    mapping_of(file).write_text(text.replace("markdown: []", 'markdown: ["Kuvaus"]'), encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert "Tehtiin **yhdessä**." in only_deed(folder)


def test_a_column_that_is_not_there_cannot_be_markdown(folder: Folder) -> None:
    file = source(folder, with_row())
    assert tori(folder, file).exit_code == 0
    text = mapping_of(file).read_text(encoding="utf-8")
    mapping_of(file).write_text(text.replace("markdown: []", "markdown: [Kuvauus]"), encoding="utf-8")
    assert "Saraketta ”Kuvauus” ei ole" in tori(folder, file).output


def test_a_text_without_fields_is_told_and_loses_no_other(folder: Folder) -> None:
    good = f"---\n{FIELDS_ABOVE}date: 2019\n---\nTeksti.\n"
    place = texts(folder, a__md="Vain tekstiä.\n", b__md="---\ntitle: [\n---\n", c__md=good, _d__md=good, e__png="x")
    (place / "_d.md").rename(place / ".d.md")
    output = import_twice(folder, place)
    assert "2 tiedostoa ei voitu lukea eikä tuotu: a.md, b.md." in output
    assert "1 uusi teko" in output


def test_a_folder_without_texts_is_told(folder: Folder) -> None:
    result = tori(folder, texts(folder, x__png="x"))
    assert result.exit_code == 1
    assert "ei ole yhtään tekstiä" in result.output


# LibreOffice

CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<office:automatic-styles><style:style style:name="piilo"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def ods(*sheets: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", MEDIA_TYPE)
        archive.writestr("content.xml", CONTENT.format("".join(sheets)))
    return made.getvalue()


def ods_sheet(*rows: str, name: str = "Teot", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def ods_row(*cells: str, attributes: str = "") -> str:
    made = (
        one if one.startswith("<") else f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells
    )
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def typed(kind: str, value: str, shown: str) -> str:
    attribute = {"date": "date-value", "float": "value", "boolean": "boolean-value"}[kind]
    return f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"><text:p>{shown}</text:p></table:table-cell>'


EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def test_a_spreadsheet_of_libreoffice_is_imported_as_it_is_seen(folder: Folder) -> None:
    merged = '<table:table-cell table:number-rows-spanned="2"><text:p>Askola</text:p></table:table-cell>'
    linked_text = (
        '<table:table-cell><text:p><text:a xlink:href="https://x.example/">Tehtiin</text:a></text:p></table:table-cell>'
    )
    rows = [
        ods_row(*HEADINGS, EMPTY),
        ods_row("Eka<text:s/>teko", merged, *ROW[2:4], typed("date", "2019-10-02", "2.10.19"), linked_text),
        ods_row("Toka teko", "<table:covered-table-cell/>", *ROW[2:4], typed("date", "2019-10-01", "10/2019"), ROW[5]),
        ods_row("Piilossa oleva", *ROW[1:], attributes='table:visibility="filter"'),
        ods_row(EMPTY, attributes='table:number-rows-repeated="1048000"'),
    ]
    raw = ods(ods_sheet(*rows, name="Vanha", style="piilo"), ods_sheet(*rows))
    output = import_twice(folder, source(folder, raw, "teot.ods"))
    assert "Luettiin välilehti ”Teot”. Lukematta jäivät: Vanha" in output
    assert "rivi 3." in output
    assert "Piilotettuja rivejä ei tuotu: rivi 4." in output
    first, second = deeds(folder).values()
    assert "title: Eka teko\nmunicipality: Askola\n" in first
    assert "date: 2019-10-02\n" in first
    assert "[Tehtiin](https://x.example/)" in first
    assert "municipality: Askola\n" in second
    assert "date: 2019-10\n" in second
    assert folder.read().problems == ()


def test_numbers_of_libreoffice_are_without_marks_and_comments_are_no_content() -> None:
    comment = "<table:table-cell><office:annotation><text:p>huomautus</text:p></office:annotation><text:p>a</text:p></table:table-cell>"
    rows, _ = ods_rows(
        ods(ods_sheet(ods_row(typed("float", "2019", "2 019"), typed("boolean", "true", "TOSI"), comment))), None
    )
    assert rows == [SourceRow(1, ("2019", "kyllä", "a"))]


def test_rows_of_libreoffice_may_be_repeated_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    repeated = ods(ods_sheet(ods_row("a", attributes='table:number-rows-repeated="3"')))
    assert [row.number for row in ods_rows(repeated, None)[0]] == [1, 2, 3]
    monkeypatch.setattr(ods_tables, "_MOST_ROWS", 2)
    with pytest.raises(UnreadableSource, match="yli miljoona"):
        ods_rows(repeated, None)


def test_a_table_of_libreoffice_may_be_wide_but_not_without_end() -> None:
    def wide(times: int) -> bytes:
        cell = f'<table:table-cell table:number-columns-repeated="{times}"><text:p>a</text:p></table:table-cell>'
        return ods(ods_sheet(ods_row(cell)))

    assert len(ods_rows(wide(500), None)[0][0].cells) == 500
    with pytest.raises(UnreadableSource, match="yli 500 saraketta"):
        ods_rows(wide(501), None)


@pytest.mark.parametrize(
    "content", ["<a>", "", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'], ids=["cut", "empty", "entities"]
)
def test_a_broken_spreadsheet_of_libreoffice_is_told(folder: Folder, content: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", MEDIA_TYPE)
        archive.writestr("content.xml", content)
    result = tori(folder, source(folder, made.getvalue(), "teot.ods"))
    assert result.exit_code == 1
    assert "vioittunut" in result.output


def packed_ods() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", CONTENT.format(ods_sheet(*(ods_row(*HEADINGS), ods_row(*ROW)))))
    return made.getvalue()


def packed_xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADINGS, ROW):
        book.worksheets[0].append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("made", "read", "step"), [(packed_ods, ods_rows, 1), (packed_xlsx, xlsx_rows, 11)], ids=["ods", "xlsx"]
)
def test_whichever_byte_of_a_spreadsheet_is_damaged_it_is_read_or_told(
    made: Callable[[], bytes], read: Callable[[bytes, None], object], step: int
) -> None:
    whole = made()
    told = 0
    for place in range(0, len(whole), step):
        try:
            read(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :], None)
        except UnreadableSource:
            told += 1
    assert 0 < told < len(whole) / step


def test_a_sheet_of_libreoffice_is_chosen_by_its_name(folder: Folder) -> None:
    raw = ods(ods_sheet(ods_row("a")), ods_sheet(ods_row("b"), name="Muut"))
    assert ods_rows(raw, "Muut")[0] == [SourceRow(1, ("b",))]
    with pytest.raises(UnreadableSource, match="Välilehdet ovat: Teot, Muut"):
        ods_rows(raw, "Ei ole")
    assert ods_rows(ods(ods_sheet()), None) == ([], [])


# Texts beside one another


def test_links_between_the_texts_of_a_folder_lead_to_what_they_became(folder: Folder) -> None:
    text = (
        "[toka](toka.md) [sama](./toka.md#kohta) [osoite](/vanha/toka) [viite] ![kuva](kuva.png) [muu](ei-ole.md)"
        " [ulos](https://x.example/) [tässä](#kohta)\n\n[viite]: toka.html\n"
    )
    head = "municipality: Askola\nsector: koko kunta\ntheme: [ergonomia]\ndate: 2019\n"
    place = texts(
        folder,
        eka__md=f"---\ntitle: Eka teko\n{head}---\n{text}",
        toka__md=f"---\ntitle: Toka teko\npermalink: /vanha/toka\n{head}---\nTeksti.\n",
    )
    import_twice(folder, place)
    made = deeds(folder)["askola-eka-teko.md"]
    for words in ("toka", "sama", "osoite", "viite"):
        assert f"[{words}](askola-toka-teko.md)" in made
    assert "Kuva: kuva muu [ulos](https://x.example/) tässä" in made
    told = report_of(place)
    assert "| 1 | Linkit | ei-ole.md | Tuotavissa ei ole tiedostoa, johon linkki johtaa. |" in told
    assert "| 1 | Linkit | kuva.png |" in told
    assert "kansio.invalid" not in made
    assert 'aliases: ["/vanha/toka"]' in deeds(folder)["askola-toka-teko.md"]
    assert folder.read().problems == ()
    assert tori(folder, place).exit_code == 0
    assert "sisältö on nyt eri" not in report_of(place), "where links lead is no change of the content"


def test_footnotes_of_markdown_stay_footnotes(folder: Folder) -> None:
    body = "Hinta laski[^1] ja *väki* jäi[^a].\n\n[^1]: Raportti 2019.\n\n[^a]: Kysely,\n    [tulokset](https://x.example/).\n"
    place = texts(folder, eka__md=f"---\n{FIELDS_ABOVE}date: 2019\n---\n{body}")
    import_twice(folder, place)
    text = only_deed(folder)
    assert "Hinta laski[^1] ja *väki* jäi[^2].\n" in text
    assert "[^1]: Raportti 2019.\n\n[^2]: Kysely,\n" in text
    assert "↩" not in text
    assert folder.read().problems == ()


def test_comments_of_code_are_no_headings(folder: Folder) -> None:
    body = "# Otsikko\n\n```\n# huomautus\ntee()\n```\n\n## Toinen\n"
    place = texts(folder, eka__md=f"---\n{FIELDS_ABOVE}date: 2019\n---\n{body}")
    import_twice(folder, place)
    assert "## Otsikko\n\n```\n# huomautus\ntee()\n```\n\n### Toinen" in only_deed(folder)


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("Otsikko\n=======\n\nTeksti.\n\nToinen\n------\nTeksti.", "## Otsikko\n\nTeksti.\n\n### Toinen\n\nTeksti."),
        ("=====\nYlin\n=====\n\nAlin\n-----", "## Ylin\n\n### Alin"),
        ("Rivi, joka on niin pitkä, että se loppuu vasta tähän\nja jatkuu.", "Rivi, joka on niin pitkä, että se loppuu vasta tähän ja jatkuu."),
        ("Lyhyt\nrivi\n", "Lyhyt\\\nrivi"),
        ("- eka\n- toka jatkuu\n  tähän\n\n  ja uusi kappale\n\nLoppu.", "- eka\n\n- toka jatkuu\\\n  tähän\n\n  ja uusi kappale\n\nLoppu."),
        ("1. eka\n2) toka\n#. kolmas", "1. eka\n\n2. toka\n\n1. kolmas"),
        ("Näin::\n\n    def f():\n        pass\n\nLoppu.", "Näin:\n\n```\ndef f():\n    pass\n```\n\nLoppu."),
        (".. code-block:: python\n   :caption: x\n\n   x = 1\n", "```\nx = 1\n```"),
        ("    Tämä on sisennetty lause, jonka joku on sanonut.\n    Se jatkuu tällä toisella rivillä näin.",
         "> Tämä on sisennetty lause, jonka joku on sanonut. Se jatkuu tällä toisella rivillä näin."),
        ("``a*b`` :pep:`8` `Askola <https://x.example/>`__ :ref:`tuolla <x>` [1]_ *näin* **noin**",
         "`a*b` PEP 8 [Askola](https://x.example/) tuolla \\[1\\] *näin* **noin**"),
        ("Loppu.\n\n.. huomautus kirjoittajille\n.. _ankkuri:\n\n.. [1] Lähde on tässä.\n", "Loppu.\n\n\\[1\\] Lähde on tässä."),
        (".. note:: Tärkeää\n\n   on tämä asia kaikille meille aina.", "Tärkeää\n\n> on tämä asia kaikille meille aina."),
        ("a_b * <c> [d]", "a\\_b \\* \\<c\\> \\[d\\]"),
        ("````x", "\\`\\`\\`\\`x"),
    ],
)  # fmt: skip
def test_a_text_laid_out_by_hand_looks_as_it_did(written: str, markdown: str) -> None:
    assert WrappedText(written, is_rst=True).markdown == markdown


def test_in_a_plain_text_no_mark_means_anything_but_the_lay_out() -> None:
    assert WrappedText("Otsikko\n---\n\n*näin* ``x`` .. note:: y", is_rst=False).markdown == (
        "## Otsikko\n\n\\*näin\\* \\`\\`x\\`\\` .. note:: y"
    )


@given(st.text(alphabet="ab .-=*`_:#\n\t1)<>[]äå", max_size=200))
def test_every_word_of_a_text_laid_out_by_hand_stays(written: str) -> None:
    markdown = WrappedText(written, is_rst=False).markdown
    assert re.findall(r"[abäå]+", markdown) == re.findall(r"[abäå]+", written)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_a_broken_byte_in_a_long_line_spoils_only_itself(encoding: str) -> None:
    line = "Hyvää työtä tehtiin Järvenpäässä ".encode() * 30 + "ä".encode(encoding) + " loppuun asti päästiin".encode()
    text = decoded(line).text
    assert text.startswith("Hyvää työtä tehtiin Järvenpäässä")
    assert text.endswith("loppuun asti päästiin")
    assert "\ufffd" not in text
