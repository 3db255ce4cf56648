"""Certificates: valid by a PDF/UA checker, right to the letter, on one page, and safe to make."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import outloud
import pymupdf
import pytest

from conftest import PROJECT, Folder, project_registers
from tekojen_tori.content.registers import Registers
from test_campaigns import campaign
from test_cli import tori

_CERTIFICATES = 400
_SPECIAL = 47
"""So many of the first are each of a form of its own; the others only name one municipality after another."""
_MARGIN = 28  # points: the frame is there


def registers() -> Registers:
    return project_registers()


def awards(folder: Folder) -> list[dict[str, str]]:
    """Awards to everybody with a long name, of deeds with every difficult title, and to every municipality."""
    known = registers()
    titles = (
        "Ääkköset, ÅÄÖ ja šåøž – ”lainaus” ja 33 %",
        "Pitkä otsikko " + "sanoja toisensa perään " * 5 + "lopuksi",
        "Hymyä 😀 arkeen 👩🏽‍⚕️ ja ❤️ työhön",
        "שלום עולם kaikille",
        "مرحبا kaikille",
        "*Tähtiä*, #ristikoita, $kaavoja$ ja @viittauksia \\\\ <kulmissa>",
        "pitkäsanailmanvälejä" * 7,
    )
    made: list[dict[str, str]] = []
    for number, title in enumerate(titles):
        assert len(title) <= 140
        folder.deed(f"teko-{number}", title=f"'{title}'")
        made.append({"series": "innostavat-teot", "deed": f"teko-{number}", "reason": "Perusteltu " * 30})
    longest = sorted(known.organisations, key=lambda one: -len(one.name))[:40]
    made += [{"series": "oman-tyon-sankarit", "organisation": one.name, "unit": "Yksikkö " * 12} for one in longest]
    made += [{"series": "ihmeiden-tekijat", "municipality": place.name} for place in known.municipalities]
    return [*made, *made][:_CERTIFICATES]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[dict[str, str]], list[Path]]]:
    """Hundreds of awards, and the certificates that the command makes of them, in their order."""
    folder = Folder(tmp_path_factory.mktemp("awards") / "content")
    given = awards(folder)
    signed = [{"name": "Åke Äijälä", "role": "ohjelmapäällikkö"}, {"name": "Maija Malli"}]
    campaign(folder, awards=json.dumps(given, ensure_ascii=False), signatories=json.dumps(signed))
    out = folder.root / "pdf"
    result = tori("certificates", "syksy", "--content", folder.root, "--out", out)
    assert result.exit_code == 0, result.output
    made = sorted(out.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    yield given, made


def words(pdf: Path) -> str:
    """All that can be read from a PDF, on one line."""
    with pymupdf.open(pdf) as document:
        return " ".join("".join(page.get_text() for page in document).split())


def test_each_is_valid_by_a_checker_of_pdf_ua(certificates: tuple[list[dict[str, str]], list[Path]]) -> None:
    _, made = certificates
    assert len(made) == _CERTIFICATES
    found = {pdf.name: outloud.check(str(pdf)).findings for pdf in [*made[:_SPECIAL], *made[_SPECIAL::20]]}
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_the_checker_would_find_what_is_wrong(tmp_path: Path, folder: Folder) -> None:
    bad = tmp_path / "paha.pdf"
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Tunnisteeton teksti")
    document.save(bad)
    assert outloud.check(str(bad)).verdict == "fail"


def test_each_is_one_page_that_nothing_runs_over(certificates: tuple[list[dict[str, str]], list[Path]]) -> None:
    for pdf in certificates[1]:
        with pymupdf.open(pdf) as document:
            assert len(document) == 1, pdf.name
            page = document[0]
            inside = page.rect + pymupdf.Rect(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            outside = [word for word in page.get_text("words") if not inside.contains(pymupdf.Rect(word[:4]))]
            assert outside == [], pdf.name


def test_each_letter_is_right(certificates: tuple[list[dict[str, str]], list[Path]]) -> None:
    for award, pdf in zip(*certificates, strict=True):
        text = words(pdf)
        told = [award.get("organisation") or award.get("municipality") or "Askola", "Åke Äijälä", "ohjelmapäällikkö"]
        assert [part for part in told if part not in text] == [], pdf.name
    first = [words(pdf) for pdf in certificates[1][:7]]
    assert "”Ääkköset, ÅÄÖ ja šåøž – ”lainaus” ja 33 %”" in first[0]
    assert "”Hymyä arkeen ja työhön”" in first[2]
    assert set("שלום") <= set(first[3])
    assert "<kulmissa>" in first[5]


@pytest.mark.parametrize("count", [0, 1, 4, 7, 9])
def test_any_number_of_signatories_fits(folder: Folder, count: int) -> None:
    folder.deed()
    signed = [
        {"name": f"Maija-Kristiina Meikäläinen-Virtanen {n}", "role": "pääluottamusmies " * 5} for n in range(count)
    ]
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]", signatories=str(signed))
    out = folder.root / "pdf"
    assert tori("certificates", "syksy", "--content", folder.root, "--out", out).exit_code == 0
    (pdf,) = out.iterdir()
    assert outloud.check(str(pdf)).findings == []
    with pymupdf.open(pdf) as document:
        assert len(document) == 1
    assert len(re.findall("Meikäläinen-Virtanen", words(pdf))) == count


def test_what_no_font_can_show_stops_only_its_own_certificate(folder: Folder) -> None:
    folder.deed()
    folder.deed("outo", title='"Outo \\U0010FFFD merkki"')
    campaign(folder, awards="[{series: innostavat-teot, deed: outo}, {series: innostavat-teot, deed: tiimi}]")
    result = tori("certificates", "syksy", "--content", folder.root, "--out", folder.root / "pdf")
    assert result.exit_code == 1
    assert "Kunniakirjoja tehtiin 1." in result.output
    assert "innostavat-teot-askola-outo-merkki.pdf" in result.output


def test_names_cannot_lead_out_of_the_folder(folder: Folder) -> None:
    folder.deed(title="'../../../etc/passwd teko'")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    out = folder.root / "ulos" / "pdf"
    assert tori("certificates", "syksy", "--content", folder.root, "--out", out).exit_code == 0
    assert [path.name for path in (folder.root / "ulos").rglob("*.*")] == ["innostavat-teot-askola-etc-passwd-teko.pdf"]
    assert tori("certificates", "../syksy", "--content", folder.root).exit_code == 1


def made(folder: Folder, **fields: str) -> tuple[str, str]:
    """The words of a certificate to the deed's doer, and what the command told."""
    folder.deed()
    campaign(folder, **{"awards": "[{series: innostavat-teot, deed: tiimi}]"} | fields)
    out = folder.root / "pdf"
    result = tori("certificates", "syksy", "--content", folder.root, "--out", out)
    assert result.exit_code == 0, result.output
    return words(max(out.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)), result.output


def test_the_certificate_in_the_programmes_report_can_be_made_again(tmp_path: Path) -> None:
    result = tori("certificates", "kunteko-gaala-2019", "--content", PROJECT, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    text = words(next(tmp_path.glob("*.pdf")))
    for told in (
        "Kolarin kunta",
        "Vammaisten ja ikääntyneiden palvelut",
        "Jatkuva työyhteisöjen kehittäminen vanhus- ja kehitysvammayksiköissä",
        "20.11.2019",
        "Anna-Mari Jaanu ohjelmapäällikkö",
    ):
        assert told in text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"ends": "2019-10-31"}, False),
        ({"ends": "2019-10-31", "kind": "gaala"}, False),
        ({"begins": "2019-10-31", "ends": "2019-10-31", "kind": "gaala"}, True),
        ({"awards": "[{series: innostavat-teot, deed: tiimi, date: 2019-10-31}]"}, True),
    ],
)
def test_a_certificate_has_the_day_of_the_award_or_none(folder: Folder, fields: dict[str, str], told: bool) -> None:
    assert ("31.10.2019" in made(folder, **fields)[0]) == told


def test_certificates_left_from_an_earlier_run_are_told_but_not_removed(folder: Folder) -> None:
    assert "muitakin" not in made(folder)[1]
    assert "muitakin" not in made(folder)[1]
    own = folder.write("pdf/oma.pdf", "Oma")
    text, told = made(folder, awards="[{series: ihmeiden-tekijat, deed: tiimi}]")
    assert "Ihmeiden tekijät" in text
    assert told.splitlines()[-2:] == ["  innostavat-teot-askola-tiimi-suunnittelee-vuoronsa-itse.pdf", "  oma.pdf"]
    assert own.is_file()


def test_an_interrupted_run_leaves_no_half_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}, {series: innostavat-teot, deed: tiimi}]")
    out = folder.root / "pdf"
    moved = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        if any(out.glob("*.pdf")):
            raise KeyboardInterrupt
        return moved(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    result = tori("certificates", "syksy", "--content", folder.root, "--out", out)
    assert result.exit_code == 1
    assert "Kunniakirjoja ehti valmistua 1." in result.output
    assert [path.name for path in out.iterdir()] == ["innostavat-teot-askola-tiimi-suunnittelee-vuoronsa-itse.pdf"]


def test_a_certificate_template_of_an_editors_own(folder: Folder) -> None:
    folder.deed()
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    own = folder.write("campaigns/kunniakirja.typ", "= Otsikko\n#let a = (1\n")
    result = tori("certificates", "syksy", "--content", folder.root, "--out", folder.root / "pdf")
    assert result.exit_code == 1
    assert "Kunniakirjan mallissa" in result.output
    assert "kunniakirja.typ, rivi 2: unclosed delimiter" in result.output
    own.write_text('#set document(title: "Oma")\n= #json(bytes(sys.inputs.tiedot)).saaja\n', encoding="utf-8")
    assert tori("certificates", "syksy", "--content", folder.root, "--out", folder.root / "pdf").exit_code == 0


@pytest.mark.parametrize(("name", "told"), [("ei", "Kampanjaa ”ei” ei ole"), ("syksy", "ei ole palkintoja")])
def test_certificates_that_cannot_be_made_are_told_of(folder: Folder, name: str, told: str) -> None:
    folder.deed()
    campaign(folder)
    result = tori("certificates", name, "--content", folder.root)
    assert result.exit_code == 1
    assert told in result.output
