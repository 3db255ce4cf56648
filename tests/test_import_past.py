"""An office's past comes in in one afternoon: nearly all of it after one round of the map of values, and nothing is lost."""

import re
from pathlib import Path

from conftest import Folder
from messy import MEANT, site, workbook
from tekojen_tori.kinds.deeds.content import Deed
from test_import import deeds, rejected, report_of, source, tori
from test_import_offices import mapping_of

ROWS, POSTS = 667, 60
ENOUGH = 0.95


def one_round(file: Path, meant: dict[str, str]) -> None:
    """Write into the map what the office means, as a person would: on the right of each value that is asked."""
    path = mapping_of(file)
    lines = path.read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        found = re.match(r'    "([^"]+)":', line)
        if found and found[1] in meant:
            lines[place] = f'{found[0]} "{meant[found[1]]}"'
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def words_of(text: str) -> list[str]:
    """The words of a text, without the marks that make it look as it does."""
    return re.findall(r"\w+", re.sub(r"</?\w+[^<>:]*>|&amp;", " ", text))


def has_all(text: str, words: list[str]) -> bool:
    """Whether all words stand in a text in their order."""
    return " ".join(words) in " ".join(words_of(text.replace("\\", "")))


def test_a_messy_workbook_of_667_rows(folder: Folder) -> None:
    raw, told = workbook(ROWS)
    file = source(folder, raw, "teot.xlsx")
    assert tori(folder, file).exit_code == 0
    one_round(file, MEANT)
    assert tori(folder, file).exit_code == 0
    content = folder.read()
    assert content.problems == ()
    made = {deed.title.replace("\u00a0", " "): deed for deed in content.content.of(Deed)}
    report = report_of(file)

    coming = [row for row in told if row.becomes == "deed"]
    assert len(made) >= ENOUGH * ROWS
    assert [row.title for row in coming if row.title not in made] == []
    for row in coming:
        deed = made[row.title]
        assert deed.municipality and deed.municipality.name == row.fields["municipality"]
        assert deed.sector.name == row.fields["sector"]
        assert [theme.name for theme in deed.theme] == row.fields["theme"]
        assert deed.date.iso() == row.fields["date"]
        assert [text for text in row.texts if not has_all(deed.text, words_of(text))] == []
        name, reach = row.fields["contact"]
        contact = deed.contact
        assert (contact.name if contact else "") == name
        assert reach in ("", contact.phone if contact else None, contact.email if contact else None)
        assert not row.fields["link"] or [link.url for link in deed.links] == [row.fields["link"]]
        assert not any(private in deed.text + str(deed.model_dump()) for private in row.cells)

    out = [row.title for row in told if row.becomes == "rejected"]
    kept = [line for line in rejected(file)[1:] if line[5] or line[0]]
    assert len(kept) == len(out), "what stays out is kept whole for mending"
    assert f"| sama toiseen kertaan | {sum(row.becomes == 'repeated' for row in told)} |" in report
    assert "Piilotettuja rivejä ei tuotu: rivi 504." in report
    assert "Yhdistetyn solun arvo luettiin jokaiselle riville" in report
    for column in ("Diaarinumero", "Huom.", "Nimi", "Sähköposti", "Aloitusaika"):
        assert re.search(rf"^\| {re.escape(column)} \| \d+ \|", report, re.MULTILINE), "a column that stays out is told"


def test_an_export_of_a_site_of_60_posts(folder: Folder) -> None:
    raw, told = site(POSTS)
    file = source(folder, raw, "vienti.xml")
    assert tori(folder, file).exit_code == 0
    one_round(file, {"Keittiöväki": "ruoka- ja siivouspalvelut", "Kategoria": "-", "Kategoriä": "-"})
    assert tori(folder, file).exit_code == 0
    assert folder.read().problems == ()
    made = deeds(folder)
    assert len(made) == len(told) == POSTS
    for number, post in enumerate(told):
        text = made[f"varkaus-teko-{number}-mita-opittiin.md"]
        unescaped = text.replace("\\", "")
        assert [words for words in post.words if words not in unescaped] == []
        assert [words for words in post.not_there if words in unescaped] == []
        assert f'aliases: ["/2019/10/teko-{number}/"]' in text
        assert "authors: [Tove Toimittaja]" in text
    report = report_of(file)
    assert "joita tiedostossa ei saisi olla" in report
    assert "Lisäosien merkinnät jätettiin pois" in report
    for told_of in ("liitetiedostoja", "sivuja", "artikkeleita (luonnoksia)", "valikon kohtia"):
        assert told_of in report
