"""Bad input gives a Problem: file, line, what is wrong and what was probably meant. It never gives a traceback."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import GOOD, PROJECT, TODAY, Folder, png
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Problem, Severity
from tekojen_tori.reading.report import as_github, as_json, as_text


def with_line(old: str, new: str) -> str:
    """The good deed with one line changed."""
    assert old in GOOD
    return GOOD.replace(old, new)


MUNICIPALITY, THEME = "municipality: Askola", "theme: [itseohjautuvuus, työhyvinvointi]"
SECTOR, DATE = "sector: sosiaali- ja terveysala", "date: 2019-10-02"
DEEP = "title: " + "[" * 5000
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c"

# What is written, the problem's code and line, and a word of what it says.
BAD_FILES: dict[str, tuple[str | bytes, str, int, str]] = {
    "no front matter": ("Pelkkää tekstiä.\n", "no-front-matter", 1, "kentät"),
    "an empty file": ("", "no-front-matter", 1, "kentät"),
    "front matter that doesn't end": ("---\ntitle: Teko\n", "front-matter-not-closed", 1, "---"),
    "front matter that is a list": ("---\n- yksi\n---\nTeksti.\n", "no-front-matter", 2, "kenttiä"),
    "a colon in a value": (with_line("title: Itse", "title: Näin: itse"), "yaml-syntax", 2, "lainausmerkkeihin"),
    "a bracket left open": (with_line(THEME, "theme: [itseohjautuvuus"), "yaml-syntax", 5, "sulkematta"),
    "a quote left open": (with_line(MUNICIPALITY, 'municipality: "Askola'), "yaml-syntax", 3, "ainausmerk"),
    "empty lines above": (f"\n\n{with_line('', '')}", "no-front-matter", 3, "yllä on tyhjää"),
    "a space before the dashes": (f" {with_line('', '')}", "no-front-matter", 1, "eikä sen edessä"),
    "a fence around all": (f"```markdown\n{with_line('', '')}```\n", "no-front-matter", 1, "koodilohkossa"),
    "dashes of a word processor": (with_line("---", "–-"), "no-front-matter", 1, "yhdysviivaa"),
    "fields in TOML": ("+++\ntitle = \"Teko\"\n+++\nTeksti.\n", "no-front-matter", 1, "TOML"),
    "fields that end in dots": ("---\ntitle: Teko\n...\nTeksti.\n", "front-matter-not-closed", 3, "paikalle ---"),
    "a quotation at the beginning": (with_line("title: Itse", 'title: "Itse" tehty'), "yaml-syntax", 2, "title: '…'"),
    "an apostrophe at the beginning": (with_line("title: Itse", "title: 'Itse' tehty"), "yaml-syntax", 2, 'title: "…"'),
    "a bracket at the beginning": (with_line("title: Itse", "title: [Itse] tehty"), "yaml-syntax", 2, "alkaa merkillä ["),
    "a brace at the beginning": (with_line("title: Itse", "title: {Itse} tehty"), "yaml-syntax", 2, "alkaa merkillä {"),
    "an exclamation mark at the beginning": (with_line("title: Itse", "title: !Itse"), "yaml-syntax", 2, "alkaa merkillä !"),
    "a tag": (with_line("title: Itse", "title:\n  !Itse"), "yaml-syntax", 3, "lainausmerkkeihin"),
    "a star at the beginning": (with_line("title: Itse", "title: *Itse* tehty"), "yaml-syntax", 2, "alkaa merkillä *"),
    "a per cent at the beginning": (with_line("title: Itse", "title: %50"), "yaml-syntax", 2, "alkaa merkillä %"),
    "an odd mark in a list": (with_line(THEME, "theme:\n  - @x"), "yaml-syntax", 6, "ei voi alkaa"),
    "a tab": (with_line(THEME, "theme:\n\t- itseohjautuvuus"), "yaml-syntax", 6, "sarkai"),
    "a key twice": (with_line(DATE, f"{DATE}\n{DATE}"), "duplicate-key", 7, "date"),
    "a YAML bomb": (f"---\n{BOMB}\n---\nTeksti.\n", "yaml-anchor", 2, "ankkuri"),
    "bottomless YAML": (f"---\n{DEEP}\n---\nTeksti.\n", "yaml-too-deep", 2, "tasoja"),
    "a control character": (with_line("Kotihoidon", "Koti\x07hoidon"), "control-character", 7, "merkki"),
    "Windows-1252": (GOOD.encode("cp1252"), "not-utf8", 2, "Windows-1252"),
    "UTF-16": (GOOD.encode("utf-16"), "not-utf8", 1, "UTF-16"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), "byte-order-mark", 1, "BOM"),
    "Windows line ends": (GOOD.replace("\n", "\r\n"), "crlf", 1, "CRLF"),
    "an unknown key": (with_line("summary:", "sumary:"), "unknown-key", 7, "summary"),
    "no title": (with_line("title: Itseohjautuva tiimi suunnittelee työvuoronsa itse\n", ""), "missing-key", 2, "title"),
    "an empty title": (with_line("Itseohjautuva tiimi suunnittelee työvuoronsa itse", ""), "missing-key", 2, "title"),
    "nobody who did it": (with_line(f"{MUNICIPALITY}\n", ""), "missing-key", 2, "municipality"),
    "no sector": (with_line(f"{SECTOR}\n", ""), "missing-key", 2, "sector"),
    "no theme": (with_line(f"{THEME}\n", ""), "missing-key", 2, "theme"),
    "an empty list of themes": (with_line(THEME, "theme: []"), "missing-key", 5, "theme"),
    "no date": (with_line(f"{DATE}\n", ""), "missing-key", 2, "date"),
    "a list for a title": (with_line("title: Itseohjautuva", "title: [Itse, tiimi]\nsource: x"), "wrong-type", 2, "title"),
    "words for yes or no": (with_line(DATE, f"{DATE}\ndraft: ehkä"), "wrong-type", 7, "true tai false"),
    "an unknown sector": (with_line(SECTOR, "sector: sosiali- ja terveysala"), "unknown-sector", 4, "sosiaali- ja"),
    "an unknown theme": (with_line("[itseohjautuvuus,", "[itseohjautuvus,"), "unknown-theme", 5, "itseohjautuvuus"),
    "six themes": (with_line(THEME, "theme: [aivotyö, ergonomia, strategia, viestintä, ympäristö, digitalisaatio]"), "too-many", 5, "5"),
    "an unknown municipality": (with_line("Askola", "Ascola"), "unknown-municipality", 3, "Askola"),
    "two municipalities": (with_line("Askola", "[Askola, Sipoo]"), "wrong-type", 3, "Kirjoita vain yksi: municipality: Askola."),
    "two municipalities in one": (with_line("Askola", "Askola ja Porvoo"), "unknown-municipality", 3, "Askola tai Porvoo"),
    "a region": (with_line("Askola", "Pirkanmaa"), "unknown-municipality", 3, "maakunta"),
    "a misspelt organisation": (with_line(MUNICIPALITY, "organisation: Eksoite"), "unknown-organisation", 3, "Eksote"),
    "a municipality beside one": (with_line(MUNICIPALITY, f"{MUNICIPALITY}\norganisation: Sipoo"), "unknown-organisation", 4, "municipality: Sipoo"),
    "an unknown stage": (with_line(DATE, f"{DATE}\nstage: kokelu"), "unknown-value", 7, "kokeilu"),
    "a title of two letters": (with_line("Itseohjautuva tiimi suunnittelee työvuoronsa itse", "xy"), "too-short", 2, "vähintään 3"),
    "a theme twice": (with_line(THEME, "theme: [aivotyö, Aivotyö]"), "repeated-theme", 5, "Poista toinen"),
    "a title of 141 letters": (with_line("Itseohjautuva tiimi suunnittelee työvuoronsa itse", "x" * 141), "too-long", 2, "enintään 140"),
    "a day that doesn't exist": (with_line("2019-10-02", "2019-02-30"), "no-such-date", 6, "2019-02-30"),
    "a date of two readings": (with_line("2019-10-02", "2/10/2019"), "bad-date", 6, "2019-10-02 vai 2019-02-10"),
    "a span backwards": (with_line("2019-10-02", "2020/2018"), "bad-date", 6, "2018/2020"),
    "a date to come": (with_line("2019-10-02", "2031-01-01"), "future-date", 6, "tulevaisuudessa"),
    "no text": (GOOD.split("## ")[0], "empty-text", 8, "tekstiä"),
    "a link to nothing": (GOOD + "[Toinen](toinen-teko.md)\n", "broken-link", 12, "toinen-teko.md"),
    "a link out of the folder": (GOOD + "[Salat](../../../etc/passwd)\n", "link-out-of-folder", 12, "ulkopuolelle"),
    "a link to a heading": (GOOD + "[Alas](#alas)\n", "link-to-heading", 12, "#alas"),
    "a link that runs script": (GOOD + "[Paina](javascript:alert(1))\n", "bad-link", 12, "javascript"),
    "a link from the root": (GOOD + "[Teko](/deeds/tiimi.md)\n", "link-out-of-folder", 12, "toinen-teko.md"),
    "a link to another machine": (GOOD + "[Teko](//x.example/a)\n", "bad-link", 12, "verkkosivulle"),
    "a link that is no address": (GOOD + "[Teko](https://[x/)\n", "bad-link", 12, "virheellinen"),
    "a link to a picture": (GOOD + "[Teko](tiimi.png)\n", "broken-link", 12, "tiimi.png"),
    "a picture that isn't there": (GOOD + "![Tiimi](tiimi.png)\n", "missing-image", 12, "tiimi.png"),
    "a picture on another site": (GOOD + "![Tiimi](https://x.example/a.png)\n", "image-elsewhere", 12, "toiselta"),
    "a picture on another machine": (GOOD + "![Tiimi](//x.example/a.png)\n", "image-elsewhere", 12, "toiselta"),
    "a picture out of the folder": (GOOD + "![Tiimi](../../a.png)\n", "link-out-of-folder", 12, "ulkopuolelle"),
    "a picture of scripts": (GOOD + "![Tiimi](tiimi.svg)\n", "bad-image-type", 12, "png"),
    "a bad e-mail": (with_line(DATE, f"{DATE}\ncontact:\n  name: Keittiö\n  email: keittiö"), "bad-email", 9, "sähköposti"),
    "a bad web address": (with_line(DATE, f"{DATE}\nlinks: [kunta.fi]"), "bad-web-address", 7, "https"),
    "an unknown model": (with_line(DATE, f"{DATE}\nadopted_from: ei-ole"), "unknown-deed", 7, "ei-ole"),
    "an alias with capitals": (with_line(DATE, f"{DATE}\naliases: [Vanha Osoite]"), "bad-slug", 7, "vanha-osoite"),
    "more text than anybody tells": (GOOD + "x" * 200_000, "file-too-large", 1, "kt"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_gives_its_problem(folder: Folder, kind: str) -> None:
    text, code, line, told = BAD_FILES[kind]
    path = folder.write("deeds/tiimi.md", text)
    problems = [problem for problem in folder.read().problems if problem.code == code]
    assert problems, f"no {code} among {folder.read().problems}"
    assert (problems[0].file, problems[0].line) == (path.as_posix(), line)
    assert told in f"{problems[0].message} {problems[0].hint}"


def test_thirty_bad_files_are_all_told_at_once(folder: Folder) -> None:
    for number, (text, *_) in enumerate(BAD_FILES.values()):
        folder.write(f"deeds/teko-{number}.md", text)
    problems = folder.read().problems
    assert len({problem.file for problem in problems}) == len(BAD_FILES)
    assert {code for _, code, *_ in BAD_FILES.values()} <= {problem.code for problem in problems}


def codes(folder: Folder) -> set[str]:
    return {problem.code for problem in folder.read().problems if problem.severity is not Severity.INFO}


def test_a_good_deed_has_no_problems(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", GOOD)
    assert folder.read().problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Esbo", "Espoo"), ("hämeenkyrö", "Hämeenkyrö"), ("HAMEENKYRO", "Hämeenkyrö"), ("Nastola", "Lahti"), ("Ekenäs", "Raasepori")],
)  # fmt: skip
def test_names_are_accepted_as_people_write_them_and_it_is_told(folder: Folder, written: str, meant: str) -> None:
    folder.deed(municipality=written)
    reading = folder.read()
    assert reading.content.of(Deed)[0].municipality.name == meant  # type: ignore[union-attr]
    assert [(p.severity, p.code) for p in reading.problems] == [(Severity.INFO, "name-understood")]
    assert meant in reading.problems[0].message


def test_two_deeds_of_one_organisation_may_not_share_a_title(folder: Folder) -> None:
    folder.deed("yksi")
    folder.deed("kaksi")
    folder.deed("kolme", municipality="Lahti")
    assert [p.file.rpartition("/")[2] for p in folder.read().problems if p.code == "duplicate-title"] == ["yksi.md"]


@pytest.mark.parametrize("name", ["Tiimi", "työvuorot", "oma tiimi", "tiimi!", "a" * 101])
def test_a_file_name_that_is_no_good_address(folder: Folder, name: str) -> None:
    folder.deed(name)
    assert codes(folder) == {"bad-file-name"}


def test_file_names_that_would_share_an_address(folder: Folder) -> None:
    folder.deed("tyovuorot")
    folder.deed("työvuorot", title="Toinen teko")
    folder.deed("vuosi/tyovuorot", title="Kolmas teko")
    assert "colliding-file-name" in codes(folder)
    assert len([p for p in folder.read().problems if p.code == "colliding-file-name"]) == 2


def test_an_alias_may_not_be_anybody_elses_address(folder: Folder) -> None:
    folder.deed("yksi", aliases="[kaksi]")
    folder.deed("kaksi", title="Toinen teko")
    assert codes(folder) == {"colliding-alias"}


def test_pictures_are_checked(folder: Folder) -> None:
    folder.write("deeds/hyva.png", png(800, 600))
    folder.write("deeds/valtava.png", png(20_000, 10))
    folder.write("deeds/raskas.png", png(800, 600) + b"x" * 2_100_000)
    folder.write("deeds/teksti.png", "tämä ei ole kuva")
    folder.deed("ilman-kuvausta", image="hyva.png", title="Yksi")
    folder.deed("hyva", image="hyva.png", alt="Tiimi taululla", title="Kaksi")
    folder.deed("tekstissa", text="![](hyva.png)", title="Kolme")
    folder.deed("valtava", image="valtava.png", alt="Iso", title="Neljä")
    folder.deed("raskas", image="raskas.png", alt="Iso", title="Viisi")
    folder.deed("ei-kuva", image="teksti.png", alt="Teksti", title="Kuusi")
    found = {(Path(p.file).stem, p.code) for p in folder.read().problems}
    assert found == {
        ("ilman-kuvausta", "image-without-alt"),
        ("tekstissa", "image-without-alt"),
        ("valtava", "huge-image"),
        ("raskas", "huge-image"),
        ("ei-kuva", "not-an-image"),
    }


@pytest.mark.parametrize(("is_draft", "expected"), [("false", {"link-to-draft"}), ("true", set())])
def test_a_published_deed_may_not_link_to_a_draft_but_a_draft_may(
    folder: Folder, is_draft: str, expected: set[str]
) -> None:
    folder.deed("kesken", title="Kesken", draft="true")
    folder.deed("valmis", title="Valmis")
    folder.deed(text="[Kesken](kesken.md) ja [valmis](valmis.md)", draft=is_draft)
    assert codes(folder) == expected


def test_a_path_of_this_machine_is_no_link_even_if_it_is_there(folder: Folder) -> None:
    other = folder.deed("toinen", title="Toinen teko")
    folder.deed(text=f"[Toinen]({other})")
    assert codes(folder) == {"link-out-of-folder"}


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("Katso [toinen](toinen-tko.md).", 8, 7, "Tarkoititko: toinen-teko.md?"),
        ("Eka.\n\nKatso [a](qqqqqq)", 10, 7, "Tarkista tiedoston nimi ja kansio."),
        ("![a](kuvat/kuva-a.png)", 8, 1, "Tarkoititko: kuvat/kuva-b.png?"),
        ("![a](kuvia/kuva-b.png)", 8, 1, "Tarkista tiedoston nimi ja kansio."),
        ("![a](../toplists/kuva%20a.png)", 8, 1, "Tarkoititko: ../toplists/kuva b.png?"),
    ],
)
def test_what_is_not_there_is_told_where_it_is_named_with_what_is_near(
    folder: Folder, text: str, line: int, column: int, hint: str
) -> None:
    folder.deed("toinen-teko", title="Toinen teko")
    folder.write("deeds/kuvat/kuva-b.png", png(8, 6))
    folder.write("toplists/kuva b.png", png(8, 6))
    folder.deed(text=text)
    (problem,) = folder.read().problems
    assert (problem.line, problem.column, problem.hint) == (line, column, hint)
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("there", "hint"),
    [
        ("tiimi1.webp", "Tarkoititko: kuvat/tiimi1.webp?"),
        ("tiimikuva.jpeg", "Tarkista tiedoston nimi ja kansio."),
    ],
)
def test_a_file_is_offered_if_seventy_per_cent_of_its_name_is_alike(folder: Folder, there: str, hint: str) -> None:
    folder.write(f"deeds/kuvat/{there}", png(8, 6))
    folder.deed(text="![a](kuvat/tiimi.png)")
    assert [problem.hint for problem in folder.read().problems] == [hint]


@pytest.mark.parametrize(
    ("file", "width", "height", "size", "expected"),
    [
        ("kuva.png", 6000, 4000, 2_000_000, []),
        ("kuva.png", 6000, 4001, 2_000_000, ["liikaa kuvapisteitä"]),
        ("kuva.PNG", 8, 6000, 100, []),
        ("kuva.png", 6001, 8, 100, ["6001 × 8"]),
        ("kuva.png", 8, 6001, 100, ["8 × 6001"]),
        ("kuva.png", 8, 8, 2_000_001, ["2\N{NO-BREAK SPACE}000 kt"]),
        ("kuva.png", 1, 1, 100, []),
    ],
)
def test_a_picture_may_be_so_large_and_no_larger(
    folder: Folder, file: str, width: int, height: int, size: int, expected: list[str]
) -> None:
    picture = png(width, height)
    folder.write(f"deeds/{file}", picture + b"x" * (size - len(picture)))
    folder.deed("kentassa", title="Kentässä", image=file, alt="Tiimi")
    folder.deed("tekstissa", title="Tekstissä", text=f"![Tiimi]({file})")
    found = [(Path(problem.file).stem, problem.message) for problem in folder.read().problems]
    assert [stem for stem, _ in found] == [stem for stem in ("kentassa", "tekstissa") if expected]
    assert all(told in message for told in expected for _, message in found)


@pytest.mark.parametrize(
    "target",
    ["https://kunta.example/", "HTTP://kunta.example/", "mailto:a@kunta.example", "tel:+358401234567", "kaksi.md?x=1#y", "kak%73i.md"],
)  # fmt: skip
def test_a_link_to_the_web_to_a_person_or_to_a_file_is_good(folder: Folder, target: str) -> None:
    folder.deed("yksi", text=f"[Toinen]({target})")
    folder.deed("kaksi", title="Toinen teko")
    assert folder.read().problems == ()


def test_the_way_to_a_deed_is_told_from_where_one_is(folder: Folder) -> None:
    folder.deed("yksi", text="[a](/a)")
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [yksi]\n---\n[a](/a)\n")
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nSarja.\n")
    folder.write("stories/sarja/juttu.md", "---\ntitle: Juttu\ndate: 2020\n---\n[a](/a)\n")
    hints = {Path(problem.file).stem: problem.hint.split()[6] for problem in folder.read().problems}
    assert hints == {
        "yksi": "toinen-teko.md.",
        "lista": "../deeds/jokin-teko.md.",
        "juttu": "../../deeds/jokin-teko.md.",
    }


def test_a_content_folder_without_deeds_is_told_how_to_begin(folder: Folder) -> None:
    (folder.root / "deeds").rmdir()
    assert codes(folder) == {"no-deeds-folder"}


def test_a_symbolic_link_out_of_the_folder_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "salaisuus.md"
    secret.write_text(GOOD)
    (folder.root / "deeds" / "tiimi.md").symlink_to(secret)
    assert codes(folder) == {"link-out-of-folder"}


def test_what_is_no_file_at_all_is_told_and_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.root / "deeds" / "putki.md")
    folder.deed()
    assert codes(folder) == {"unreadable-file"}


def test_links_between_deeds_are_good_and_what_only_looks_like_one_is_nothing(folder: Folder) -> None:
    folder.deed(
        "yksi",
        text="[Toinen](kaksi.md#mita-tehtiin) ja `[ei](mikaan.md)` ja \\[ei\\](tamakaan.md) ja <https://kunta.example/>",
    )
    folder.deed("kaksi", title="Toinen teko")
    assert codes(folder) == set()


def test_a_register_that_is_wrong_is_told_too(folder: Folder) -> None:
    folder.deed()
    folder.write("registers/themes.yml", "- slug: Itse\n  name: itseohjautuvuus\n  icon: x\n")
    found = {p.code for p in folder.read().problems}
    assert {"bad-slug", "bad-icon", "missing-key", "unknown-theme"} <= found


@pytest.mark.parametrize("name", ["themes.yml", "organisations.yml", "features.yml"])
def test_a_register_that_should_be_a_list_is_told_so(folder: Folder, name: str) -> None:
    folder.deed()
    folder.write(f"registers/{name}", "slug: itse\n")
    assert ("not-a-list", name) in {(problem.code, Path(problem.file).name) for problem in folder.read().problems}


@pytest.mark.parametrize(
    ("serves", "code"),
    [("", "organisation-without-place"), ("municipalities: [Askola], nationwide: true", "organisation-without-place"),
     ("municipalities: [Askola]", ""), ("nationwide: true", ""), ("municipalities: [Ascola]", "unknown-municipality"),
     ("nationwide: true, closed: 1899", "out-of-range"), ("nationwide: true, closed: 1900", "")],
)  # fmt: skip
def test_an_organisation_serves_some_municipalities_or_all(folder: Folder, serves: str, code: str) -> None:
    folder.deed()
    folder.write("registers/organisations.yml", f"- {{slug: oy, name: Yhtiö Oy, kind: yhtiö, {serves}}}\n")
    assert codes(folder) == ({code} if code else set())


def test_a_folder_without_deeds_is_told_so(tmp_path: Path) -> None:
    problems = ContentFolder(tmp_path, PROJECT).read(TODAY).problems
    assert [(problem.code, Path(problem.file).name) for problem in problems] == [("no-deeds-folder", "deeds")]
    (tmp_path / "deeds").mkdir()
    assert ContentFolder(tmp_path, PROJECT).read(TODAY).problems == ()


def test_a_theme_that_is_told_twice_is_warned_of(folder: Folder) -> None:
    folder.deed(theme="[ergonomia, aivotyö, Ergonomia]")
    assert [p.code for p in folder.read().problems if p.severity is Severity.WARNING] == ["repeated-theme"]
    folder.deed(theme="[ergonomia, aivotyö]")
    assert codes(folder) == set()


def test_a_link_to_a_draft_would_lead_nowhere_unless_from_another_draft(folder: Folder) -> None:
    folder.deed("kesken", draft="true")
    folder.deed("valmis", title="Toinen teko", text="[Katso](kesken.md)")
    assert codes(folder) == {"link-to-draft"}
    folder.deed("valmis", title="Toinen teko", text="[Katso](kesken.md)", draft="true")
    assert codes(folder) == set()


@pytest.mark.parametrize(("length", "code"), [(140, set()), (141, {"too-long"}), (3, set()), (2, {"too-short"})])
def test_a_title_has_its_length(folder: Folder, length: int, code: set[str]) -> None:
    folder.deed(title="T" * length)
    assert codes(folder) == code


def test_a_webinar_that_ends_has_begun(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/w.md", "---\ntitle: Web\ndate: 2019-10-02\nends: 13:00\n---\nx\n")
    assert codes(folder) == {"end-without-start"}
    folder.write("webinars/w.md", "---\ntitle: Web\ndate: 2019-10-02\nstarts: 12:00\nends: 13:00\n---\nx\n")
    assert codes(folder) == set()


def test_a_transcript_is_a_file_beside_its_episode(folder: Folder) -> None:
    folder.deed()
    address = "https://kunta.example/jakso.vtt"
    folder.write("podcasts/a.md", f"---\ntitle: Jakso\nnumber: 1\ntranscript: {address}\n---\nx\n")
    assert codes(folder) == {"transcript-elsewhere"}


def test_synonyms_are_groups_of_words(folder: Folder) -> None:
    folder.deed()
    folder.write("registers/synonyms.yml", "- [etätyö, hajautettu työ]\n- etätyö\n- [yksin]\n- [a, 1.5: b]\n")
    bad = [problem.line for problem in folder.read().problems if problem.code == "bad-synonyms"]
    assert bad == [2, 3, 4]


@given(
    fields=st.dictionaries(st.sampled_from(["title", "theme", "date", "sector", "links", "contact", "x"]), st.text(max_size=40)),
    text=st.text(max_size=200),
    junk=st.binary(max_size=60),
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_whatever_gives_a_traceback(folder: Folder, fields: dict[str, str], text: str, junk: bytes) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    folder.write("deeds/tiimi.md", f"---\n{front}---\n{text}".encode(errors="replace") + junk)
    for problem in folder.read().problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


def test_people_see_the_no_break_space_of_a_number_as_a_space() -> None:
    problem = Problem("podcasts/a.md", 8, 26, "wrong-length", Severity.ERROR, "Koko on 1\u00a0920\u00a0044 tavua.", "")
    assert "Koko on 1\u00a0920\u00a0044 tavua." in as_text([problem])


def test_problems_are_told_to_people_programs_and_github() -> None:
    problem = Problem(
        "deeds/a.md", 3, 5, "unknown-theme", Severity.ERROR, "Teemaa ”x,\x1b[31m” ei ole.", "Tarkoititko: y?"
    )
    assert as_text([problem]).splitlines() == [
        "deeds/a.md:3:5: virhe: Teemaa ”x,\N{REPLACEMENT CHARACTER}[31m” ei ole.",
        "    Tarkoititko: y?",
        "Yhteensä 1 virhe.",
    ]
    assert json.loads(as_json([problem])) == [
        {"file": "deeds/a.md", "line": 3, "column": 5, "code": "unknown-theme", "severity": "error",
         "message": problem.message, "hint": problem.hint},
    ]  # fmt: skip
    assert as_github([problem]).startswith("::error file=deeds/a.md,line=3,col=5,title=unknown-theme::Teemaa")
    assert as_text([]) == "Kaikki kunnossa."


def test_a_broken_file_is_told_of_once_and_not_where_it_is_named(folder: Folder) -> None:
    folder.deed("kaksi", text="Katso [malli](tiimi.md).", title="Toinen teko", adopted_from="tiimi")
    folder.deed(date="2019-13")
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [tiimi, kaksi]\n---\nJohdanto.\n")
    assert [(problem.code, Path(problem.file).name) for problem in folder.read().problems] == [
        ("no-such-date", "tiimi.md")
    ]


def test_what_is_wrong_in_a_field_does_not_hide_what_else_is_wrong(folder: Folder) -> None:
    folder.deed()
    deeds = "deeds:\n  - deed: tiimit\n    huoh: Siksi.\n  - tiimi\n  - tiimi"
    folder.write("toplists/lista.md", f"---\ntitle: Lista\ndate: eilen\n{deeds}\n---\nJohdanto.\n")
    told = [(problem.code, problem.line) for problem in folder.read().problems]
    assert told == [("bad-date", 3), ("unknown-deed", 5), ("unknown-key", 6), ("repeated-deed", 8)]


def test_a_misspelt_key_within_a_field_is_recognised(folder: Folder) -> None:
    folder.deed(links="[{ulr: https://tori.example/}]")
    (problem,) = folder.read().problems
    assert (problem.message, problem.hint) == ("Kohdassa links ei ole kenttää ”ulr”.", "Tarkoititko: url?")


def test_no_hint_leads_to_another_mistake(folder: Folder) -> None:
    folder.deed(date="31.2.2019")
    folder.deed("kaksi", title="Toinen teko", adopted_from="tiimi.md")
    bad_slug, bad_date = sorted((problem.code, problem.hint) for problem in folder.read().problems)
    assert "2019-02-31" not in bad_date[1]
    assert bad_slug[1] == "Tarkoititko: tiimi?"


def test_a_wrong_field_is_not_told_to_be_missing_too(folder: Folder) -> None:
    folder.deed(municipality="Ascola")
    folder.write(
        "campaigns/syksy.md", "---\ntitle: Syksyn teot\nbegins: 2019-09\nends: 2019-08\ngoal: sata\n---\nKerro.\n"
    )
    told = [(problem.code, problem.line) for problem in folder.read().problems]
    assert told == [("bad-period", 2), ("wrong-type", 5), ("unknown-municipality", 3)]


@pytest.mark.parametrize(
    ("front", "line", "lost"),
    [
        ("why: Paras #hyvateko", 5, "#hyvateko"),
        ("why: Paras\n      kaikista #1 tänä vuonna", 5, "#1 tänä vuonna"),
        ("why: 'Paras #hyvateko'", None, ""),
        ("why: 'Paras' # tarkista", None, ""),
        ("why: Paras#hyvateko", None, ""),
        ("# tarkista\n    why: Paras", None, ""),
    ],
)
def test_an_end_of_a_value_that_yaml_drops_is_told_of(folder: Folder, front: str, line: int | None, lost: str) -> None:
    folder.deed()
    folder.write("toplists/lista.md", f"---\ntitle: Lista\ndeeds:\n  - deed: tiimi\n    {front}\n---\nJohdanto.\n")
    found = [(problem.line, problem.severity, lost in problem.message) for problem in folder.read().problems]
    assert found == ([(line, Severity.WARNING, True)] if line else [])


def test_an_end_of_a_value_is_told_of_in_every_kind_of_file(folder: Folder) -> None:
    folder.deed(title="Tiimi #1")
    folder.write("campaigns/kampanja.md", "---\ntitle: Kevät #1\nbegins: 2019-01\nends: 2019-02\n---\nKerro.\n")
    folder.write(
        "newsletters/kirje.md", "---\ntitle: Kirje #1\ndate: 2019-01-01\nsections: [{heading: Nyt}]\n---\nHei.\n"
    )
    found = {Path(problem.file).parent.name for problem in folder.read().problems if problem.code == "comment-in-value"}
    assert found == {"deeds", "campaigns", "newsletters"}
