"""Names and dates as people write them: every door reads the same, or asks the same."""

import random
import re
import runpy
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from as_people_write import DATES, NAMES
from conftest import PROJECT, TODAY, Folder, project_registers
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.content.names import misspelt_of
from tekojen_tori.content.naming.doers import doer, doer_question
from tekojen_tori.content.registers import Municipality
from tekojen_tori.contributing.asking.interview import as_answers, problem_with
from tekojen_tori.contributing.importing.drafts import Drafter
from tekojen_tori.contributing.importing.mapping import ColumnMapping
from tekojen_tori.contributing.importing.matching import Matchers
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table
from tekojen_tori.contributing.issues.issue_form import LABELS
from tekojen_tori.contributing.issues.issues import deed_in
from tekojen_tori.contributing.mending import mend
from tekojen_tori.kinds.deeds.content import DeedFields
from tekojen_tori.kinds.deeds.reading.files import DEEDS
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.publishing import addresses
from tekojen_tori.reading.checks.validation import unknown_keys
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Severity

REGISTERS = project_registers()
MATCHERS = Matchers(REGISTERS)
Answer = tuple[str, str]
"""What was read, "" if nothing, and what was asked."""


def file_of(**fields: str) -> str:
    lines = {
        "title": "Tiimi tekee",
        "municipality": "Askola",
        "sector": "koko kunta",
        "theme": "viestintä",
        "date": "2019",
    }
    front = yaml.safe_dump({key: value for key, value in (lines | fields).items() if value}, allow_unicode=True)
    return f"---\n{front}---\nTehtiin.\n"


def checked(field: str, written: str, **others: str) -> Answer:
    """What the checker makes of a file with a field."""
    path = PROJECT / "deeds" / "kokeilu.md"
    file = DEEDS.read_text(file_of(**others | {field: written}), path, PROJECT, REGISTERS, TODAY)
    hints = [f"{one.message} {one.hint}" for one in file.problems if one.severity is Severity.ERROR]
    if file.thing is None:
        return "", " ".join(hints)
    is_new = any(one.code == "new-organisation" for one in file.problems)
    name = "new" if is_new else file.thing.done_by.name
    return (file.thing.date.iso() if field == "date" else name), ""


def in_issue(key: str, written: str) -> Answer:
    good = {"title": "Otsikko on", "who": "Askola", "sector": "koko kunta", "theme": "viestintä", "date": "2019"}
    answers = good | {"done": "Tehtiin.", "consent": "- [X] Kyllä", key: written}
    told = deed_in("\n\n".join(f"### {label}\n\n{answers.get(name, '')}" for name, label in LABELS.items()), REGISTERS)
    file = DEEDS.read_text(told.text, PROJECT / "deeds" / "kokeilu.md", PROJECT, REGISTERS, TODAY)
    asked = [f"{one.message} {one.hint}" for one in (*told.wrong, *file.problems)]
    if file.thing is None or told.wrong:
        return "", " ".join(asked)
    official = {
        *(place.name for place in REGISTERS.municipalities),
        *(one.name for one in REGISTERS.every_organisation),
    }
    name = file.thing.done_by.name
    return (file.thing.date.iso() if key == "date" else name if name in official else "new"), ""


def by_checker(written: str) -> Answer:
    """In whichever of the two fields: a name that stands in the wrong one is known there too."""
    read = checked("municipality", written)
    return read if read[0] else checked("organisation", written, municipality="")


def in_terminal(written: str) -> Answer:
    asked = problem_with("place", written, REGISTERS, TODAY)
    if asked:
        return "", asked
    answers = as_answers({"place": written, "sector": "koko kunta", "theme": ["viestintä"]}, REGISTERS)
    return answers.done_by if doer(written, REGISTERS) else "new", ""


def imported(target: str, written: str) -> tuple[str, str]:
    """What a row of a table becomes, and what its report tells."""
    columns = ("title", target, "sector", "theme", "text", *(() if target == "date" else ("date",)))
    cells = ("Tiimi tekee", written, "koko kunta", "viestintä", "Tehtiin.", "2019")
    table = Table(columns, (SourceRow(2, cells[: len(columns)]),))
    draft = Drafter(table, ColumnMapping({name: name for name in columns}), REGISTERS, MATCHERS).draft(table.rows[0])
    told = " ".join(f"{note.part} {note.written} {note.made_of_it} {note.advice}" for note in draft.notes)
    if target == "date":
        return str(draft.fields.get("date", "")), told
    if "uusi organisaatio" in told:
        return "new", told
    return draft.done_by.name if draft.done_by else "", told


NAME_DOORS: dict[str, Callable[[str], Answer]] = {
    "checker": by_checker,
    "issue form": lambda written: in_issue("who", written),
    "terminal": in_terminal,
}


def test_the_tables_are_as_large_as_they_are_said_to_be() -> None:
    assert len(NAMES) >= 475
    assert len(DATES) >= 365


@pytest.mark.parametrize("door", NAME_DOORS)
def test_every_door_knows_a_name_or_asks_of_it(door: str) -> None:
    wrong = {}
    for written, meant in NAMES.items():
        read, asked = NAME_DOORS[door](written)
        is_right = (not read and meant[1:] in asked) if meant[0] == "?" else read == meant
        if not is_right:
            wrong[written] = (meant, read, asked)
    assert wrong == {}


def test_an_import_takes_the_same_and_reports_what_it_guessed() -> None:
    wrong = {}
    for written, meant in NAMES.items():
        (read, told) = imported("organisation", written)
        # nobody is there to ask: what would be offered is taken and told of, or nothing is
        guessed = read and read in told and (read in meant or doer(meant[1:], REGISTERS) == doer(read, REGISTERS))
        is_right = not read or guessed if meant[0] == "?" else read == meant
        if not is_right:
            wrong[written] = (meant, read, told)
    assert wrong == {}


FIND = """async (written) => {
  const scripts = new URL("../assets/tori/code/source/contributing/", location);
  const { Names } = await import(new URL("names/names.js", scripts));
  const names = new Names((await (await fetch(new URL("../../../contributing/form.json", scripts))).json()).names);
  return written.map((one) => [names.find(one)?.name ?? "", names.isNew(one), names.question(one)]);
}"""


def typos() -> Iterator[tuple[str, str]]:
    """Each municipality's name and those of the organisations with one letter wrong, and the right name."""
    chance = random.Random(14)
    for name in [place.name for place in REGISTERS.municipalities] + [one.name for one in REGISTERS.every_organisation]:
        if len(name) < 5:
            continue
        place = chance.randrange(1, len(name) - 1)
        letter = chance.choice("aeioukstnlr")
        way = chance.randrange(4)
        if way == 0:
            yield name[:place] + name[place + 1 :], name
        elif way == 1:
            yield name[:place] + letter + name[place:], name
        elif way == 2:
            yield name[:place] + letter + name[place + 1 :], name
        else:
            yield name[:place] + name[place + 1] + name[place] + name[place + 2 :], name


@pytest.fixture(scope="module")
def form_page(real_site: Path, serve: Callable[[Path], str], browser: Browser) -> Page:
    page = browser.new_page()
    page.goto(f"{serve(real_site)}{addresses.TELL}")
    return page


def test_the_form_in_the_browser_reads_and_asks_just_as_the_checker_does(form_page: Page) -> None:
    written = [*NAMES, *(typo for typo, _ in list(typos())[::6]), *OTHERS]
    for one, (name, is_new, question) in zip(written, form_page.evaluate(FIND, written), strict=True):
        found = doer(one, REGISTERS)
        assert name == (found.name if found else ""), one
        if not found:
            assert question == doer_question(one, REGISTERS), one
        if one in NAMES and not found:
            assert is_new == (NAMES[one] == "new"), one


READ_DATES = """async (written) => {
  const { readDate, yearIn } = await import(new URL("../assets/tori/code/source/contributing/dates.js", location));
  return written.map((one) => [readDate(one), yearIn(one)]);
}"""


def test_the_form_in_the_browser_reads_no_date_otherwise_than_the_checker_and_asks_of_the_rest(form_page: Page) -> None:
    read = dict(zip(DATES, form_page.evaluate(READ_DATES, [*DATES]), strict=True))
    assert [one for one, (date, _) in read.items() if date and date != DATES[one]] == []
    assert sum(bool(date) for date, _ in read.values()) > 100
    asked = [one for one, (date, year) in read.items() if not date and year and year not in DATES[one]]
    assert asked == ["vko 54/2019", "2019-W53"], "of weeks that aren't, no more is known"


OTHERS = (
    """
Turun yliopisto|Helsingin yliopisto|Åbo Akademi|Jyväskylän ammattikorkeakoulu|Oulun seurakunta|Tampereen Sähkölaitos Oy|Kela|THL|Sitra
Valtiokonttori|Oslo|Riika|Tallinna|Tukholma|Pietari|Norja|Ruotsi|Suomi|Savo|Häme|Karjala|Pohjanmaa|Muu|Kaikki|Ei mikään
Hevonkuusi|Anonyymi|Testi|Kuntaliitot ry|Kaupunkiliitto|Sairaala|Päiväkoti Pilvilinna|Koulu|Kotihoito|Oma tiimi|Kirjastot.fi|Posti
Lahden Ateria Oy|Keski-Suomen kuntayhtymä|Kanta-Hämeen hyvinvointiyhtymä|Etelä-Savon koulutus Oy|Savonia|Laurea|Metropolia|Haaga-Helia
Uppsala|Malmö|Umeå|Kiova|Berliini|Tartto|Viipuri|Viro|Eesti|Lappland
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def test_of_the_hints_that_are_shown_at_least_nineteen_in_twenty_are_right() -> None:
    """Of misspelt names and of names that are nobody's here, as many as may be written."""
    right, shown, known = 0, 0, list(typos())
    for typo, name in known:
        thing = doer(name, REGISTERS)
        if found := re.search(r"Tarkoititko: (.*)\?", doer_question(typo, REGISTERS)):
            shown += 1
            right += doer(found[1], REGISTERS) is thing
    false = [one for one in OTHERS if "Tarkoititko" in doer_question(one, REGISTERS)]
    assert len(known) > 300
    assert right >= 0.95 * (shown + len(false)), (right, shown, false)
    assert right >= 0.8 * len(known), "most misspelt names are recognised"


def test_no_hint_is_given_of_a_name_that_two_are_equally_near_to() -> None:
    assert REGISTERS.municipality_names.nearest("Pyhäjä") is None
    assert misspelt_of("kar", ("kari", "kara")) is None


# Dates

DATE_DOORS: dict[str, Callable[[str], Answer]] = {
    "checker": lambda written: checked("date", written),
    "issue form": lambda written: in_issue("date", written),
    "terminal": lambda written: in_terminal_date(written),
}


def in_terminal_date(written: str) -> Answer:
    answer = as_iso(written)
    asked = problem_with("date", answer, REGISTERS, TODAY)
    return ("", asked) if asked else (answer, "")


@pytest.mark.parametrize("door", DATE_DOORS)
def test_every_door_reads_a_date_or_asks_of_it(door: str) -> None:
    wrong = {}
    for written, meant in DATES.items():
        read, asked = DATE_DOORS[door](written)
        is_right = (not read and meant[1:] in asked) if meant[0] == "?" else read == meant
        if not is_right or ("Tarkoititko" in asked and meant == "?"):
            wrong[written] = (meant, read, asked)
    assert wrong == {}


def test_an_import_reads_the_same_dates_and_reports_what_it_guessed() -> None:
    wrong = {}
    for written, meant in DATES.items():
        read, told = imported("date", written)
        is_right = not read or read in told if meant[0] == "?" else read == meant
        if not is_right:
            wrong[written] = (meant, read, told)
    assert wrong == {}


def test_the_day_of_a_time_stamp_is_that_of_finland() -> None:
    assert [as_iso(f"2019-10-01T{hour}:00:00Z") for hour in (20, 21)] == ["2019-10-01", "2019-10-02"]
    assert [as_iso(f"2019-12-01T{hour}:00:00Z") for hour in (21, 22)] == ["2019-12-01", "2019-12-02"]


# Fields

KEYS = {
    "otsikko": "title", "Title": "title", "kunta": "municipality", "palveluala": "sector", "ala": "sector", "teema": "theme",
    "päivämäärä": "date", "pvm": "date", "Ajankohta": "date", "tiivistelmä": "summary", "kuvaus": "summary", "description": "summary",
    "yhteystieto": "contact", "kirjoittaja": "authors", "author": "authors", "kieli": "lang", "lähde": "source", "linkit": "links",
    "kuva": "image", "luonnos": "draft", "vaihe": "stage", "organisaatio": "organisation", "kommun": "municipality",
    "datum": "date", "titel": "title", "organization": "organisation", "themes": "theme", "tekijä": "municipality", "employer": "organisation",
}  # fmt: skip
HINTED_KEYS = {
    "tags": "theme", "keywords": "theme", "category": "sector", "nimi": "title", "sumary": "summary", "tilte": "title", "sectr": "sector",
    "season": "", "cancelled": "", "layout": "", "permalink": "", "weight": "", "slug": "", "status": "", "guid": "", "type": "",
}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), KEYS.items())
def test_fields_are_known_by_their_meaning(written: str, meant: str) -> None:
    values = {
        "title": "Tiimi tekee",
        "municipality": "Askola",
        "sector": "koko kunta",
        "theme": "viestintä",
        "date": "2019",
    }
    others = {
        "contact": "Maija",
        "lang": "sv",
        "links": "https://askola.fi/",
        "draft": "true",
        "stage": "kokeilu",
        "organisation": "HSL",
    }
    value = (values | others | {"image": "kuva.png"}).get(meant, "Jotain")
    text = file_of(**{meant: ""} if meant in values else {}).replace("---\n", f"---\n{written}: {value}\n", 1)
    file = DEEDS.read_text(text, PROJECT / "deeds" / "kokeilu.md", PROJECT, REGISTERS, TODAY)
    assert [one.code for one in file.problems if one.severity is Severity.ERROR] == []
    assert file.thing is not None
    assert meant in file.thing.model_fields_set
    assert [(one.code, one.line) for one in file.problems if one.code == "key-understood"] == [("key-understood", 2)]


def test_what_was_read_otherwise_than_written_is_told_once_at_its_place(folder: Folder) -> None:
    text = "---\ntitle: Tiimi\nkunta: Turun kaupunki\nsector: [koko kunta]\ntheme: viestintä, ergonomia\ndate:\u00a0syksy 2019\n---\nx\n"
    folder.write("deeds/teko.md", text)
    assert [(one.code, one.line, one.severity) for one in folder.read().problems] == [
        ("no-break-space", 2, Severity.INFO),
        ("key-understood", 3, Severity.INFO),
        ("name-understood", 3, Severity.INFO),
        ("value-understood", 4, Severity.INFO),
        ("value-understood", 5, Severity.INFO),
        ("date-understood", 6, Severity.INFO),
    ]


def test_a_municipality_in_a_field_of_organisations_is_one_whatever_the_field_is_called(folder: Folder) -> None:
    folder.write("deeds/teko.md", file_of(municipality="").replace("---\n", "---\nOrganisaatio: Turun kaupunki\n", 1))
    assert {one.severity for one in folder.read().problems} == {Severity.INFO}
    assert folder.read().content.things[0].done_by.name == "Turku"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("written", "meant"), {"fi_FI": "fi", "sv-FI": "sv", "EN": "en", "en-US": "en"}.items())
def test_a_language_may_be_told_with_its_country(folder: Folder, written: str, meant: str) -> None:
    path = folder.write("deeds/teko.md", file_of(lang=written))
    assert folder.read().content.things[0].lang == meant  # type: ignore[attr-defined]
    list(mend(ContentFolder(folder.root, PROJECT), TODAY, lambda path: True))
    assert f"lang: {meant}\n" in path.read_text("utf-8")


@pytest.mark.parametrize(("written", "meant"), HINTED_KEYS.items())
def test_what_a_field_may_mean_is_asked_or_nothing_is(written: str, meant: str) -> None:
    (problem,) = unknown_keys({written: "x"}, DeedFields, lambda key: (1, 1), "x.md")
    assert problem.hint.startswith(f"Tarkoititko: {meant}?" if meant else "Kentät ovat: ")


def test_tags_are_themes_or_a_sector_where_their_values_are(folder: Folder) -> None:
    for tags, key in (("[viestintä, ergonomia]", "theme"), ("viestintä, ergonomia", "theme")):
        folder.write("deeds/teko.md", file_of(theme="").replace("---\n", f"---\ntags: {tags}\n", 1))
        (deed,) = folder.read().content.things
        assert [one.name for one in getattr(deed, key)] == ["viestintä", "ergonomia"]
    folder.write("deeds/teko.md", file_of(theme="").replace("---\n", "---\ntags: [viestintä, lean]\n", 1))
    assert {"unknown-key", "missing-key"} == {one.code for one in folder.read().problems}


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("links: www.askola.fi/x", "Tarkoititko: https://www.askola.fi/x?"),
        ("links: '[Askola](https://askola.fi/)'", "Tarkoititko: https://askola.fi/?"),
        ("links: https://askola.fi/ (lisää tietoa)", "Tarkoititko: https://askola.fi/?"),
        ("links: https://askola.fi/a, https://askola.fi/b", "Kirjoita kukin osoite omalle rivilleen."),
        ("links: Askolan sivut", "Verkko-osoite alkaa https://"),
        ("contact: {name: Maija, email: maija(at)askola.fi}", "Tarkoititko: maija@askola.fi?"),
        ("contact: {name: Maija, email: Maija <maija@askola.fi>}", "Tarkoititko: maija@askola.fi?"),
        ("contact: {name: Maija, email: a@askola.fi tai b@askola.fi}", "Sähköpostiosoite on muotoa"),
        ("adopted_from: https://tori.example/teot/tiimi/", "Tarkoititko: tiimi?"),
        ("adopted_from: deeds/tiimi.md", "Tarkoititko: tiimi?"),
        ("adopted_from: /", "Kirjoita esimerkiksi: "),
    ],
)
def test_of_an_address_among_other_words_it_is_asked(folder: Folder, field: str, hint: str) -> None:
    folder.write("deeds/teko.md", file_of().replace("---\nTeh", f"{field}\n---\nTeh", 1))
    (problem,) = [one for one in folder.read().problems if one.severity is Severity.ERROR]
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Maija Malli, 040 123 4567", ("Maija Malli", None, None, "040 123 4567")),
        ("[{name: Maija}]", ("Maija", None, None, None)),
        ("Kotihoito, Askola", ("Kotihoito, Askola", None, None, None)),
        ("'A, a@b.fi; B, b@b.fi'", ("A, a@b.fi; B, b@b.fi", None, None, None)),
    ],
)
def test_a_contact_in_one_text_is_parted_where_that_is_certain(
    folder: Folder, written: str, parts: tuple[str | None, ...]
) -> None:
    folder.write("deeds/teko.md", file_of().replace("---\nTeh", f"contact: {written}\n---\nTeh", 1))
    contact = folder.read().content.things[0].contact  # type: ignore[attr-defined]
    assert (contact.name, contact.role, contact.email, contact.phone) == parts


def test_an_emptied_optional_field_is_an_absent_one(folder: Folder) -> None:
    emptied = (
        'summary: ""\nstage: ""\nimage: "-"\nawards: []\nlinks:\n  - url: ""\n    title: ""\n  - url: https://askola.fi/\n'
        'contact: {name: "", email: "", phone: ""}\nsource: ei tiedossa\ndraft:\nsupport: ~\n'
    )
    folder.write("deeds/teko.md", file_of().replace("---\nTeh", f"{emptied}---\nTeh", 1))
    assert [one for one in folder.read().problems if one.severity is not Severity.INFO] == []
    (deed,) = folder.read().content.things
    assert [deed.summary, deed.stage, deed.image, deed.contact, deed.source] == [None] * 5  # type: ignore[attr-defined]
    assert [link.url for link in deed.links] == ["https://askola.fi/"]  # type: ignore[attr-defined]


def test_a_title_may_say_that_there_is_nothing(folder: Folder) -> None:
    folder.write("deeds/teko.md", file_of(title="Ei tiedossa"))
    assert folder.read().problems == ()


@pytest.mark.parametrize("mark", ['"-"', '""', '" "', "–", "…", "~", ""])
def test_a_required_field_that_is_emptied_is_missing_at_its_line(folder: Folder, mark: str) -> None:
    text = file_of(sector="").replace("---\n", f"---\nsector: {mark}\n", 1)
    folder.write("deeds/teko.md", text)
    assert [(one.code, one.line) for one in folder.read().problems] == [("missing-key", 2)]


def test_one_bad_field_hides_nothing_and_nothing_follows_from_it(folder: Folder) -> None:
    folder.write(
        "deeds/teko.md",
        "---\ntitle: Tiimi\nkunta: Hämenkyrö\nsector: koko kunta\ntheme: viestintä\npvm: 2/10/2019\n"
        "links: [https:/rikki]\nstage: kokelu\n---\n[Tyhjä](ei-ole.md)\n",
    )
    found = [(one.code, one.line) for one in folder.read().problems if one.severity is not Severity.INFO]
    assert found == [
        ("unknown-municipality", 3),
        ("bad-date", 6),
        ("bad-web-address", 7),
        ("unknown-value", 8),
        ("broken-link", 10),
    ]


ADOPTION = {"model": "tiimi", "who": "Kemi", "date": "2020"}
FOLLOW_UP = {"of": "tiimi", "date": "2020", "state": "käytössä"}


@pytest.mark.parametrize(
    ("file", "fields", "lacking"),
    [
        (file, fields | {named: "timmi", "date": "2999"}, lacking)
        for file, fields, named in (("adoptions/a", ADOPTION, "model"), ("followups/a", FOLLOW_UP, "of"))
        for lacking in fields
    ],
)
def test_of_what_is_told_of_a_deed_one_bad_field_hides_nothing_either(
    folder: Folder, file: str, fields: dict[str, str], lacking: str
) -> None:
    folder.deed()
    written = fields | {lacking: "{a: 1}"}
    text = "".join(f"{name}: {value}\n" for name, value in written.items())
    folder.write(f"{file}.md", f"---\n{text}---\n[Tyhjä](ei-ole.md)\n")
    told = [one.line for one in folder.read().problems if one.severity is not Severity.INFO]
    wrong = {lacking, "date", "model", "of"}
    assert told == [*(line for line, name in enumerate(written, 2) if name in wrong), len(written) + 3]


@pytest.mark.parametrize(
    ("folder_of", "fields", "lacking"),
    [("adoptions", ADOPTION, "model"), ("adoptions", ADOPTION, "who"), ("followups", FOLLOW_UP, "of"), ("followups", FOLLOW_UP, "date")],
)  # fmt: skip
def test_two_files_that_lack_the_same_are_not_the_same(
    folder: Folder, folder_of: str, fields: dict[str, str], lacking: str
) -> None:
    folder.deed()
    for name in ("a", "b"):
        text = "".join(f"{key}: {value}\n" for key, value in (fields | {lacking: ""}).items())
        folder.write(f"{folder_of}/{name}.md", f"---\n{text}---\nTeksti.\n")
    errors = [one.code for one in folder.read().problems if one.severity is Severity.ERROR]
    assert errors == ["missing-key", "missing-key"]


def test_an_organisation_that_nobody_knows_lets_the_deed_in_with_a_line_for_the_editor(folder: Folder) -> None:
    folder.write("deeds/teko.md", file_of(municipality="", organisation="Hevonkuusen Kehitys Oy"))
    reading = folder.read()
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("new-organisation", Severity.INFO)
    (deed,) = reading.content.things
    assert deed.done_by.name == "Hevonkuusen Kehitys Oy"  # type: ignore[attr-defined]
    line = problem.hint.partition(": ")[2].replace("[Kunta]", "[Askola]")
    folder.write("registers/organisations.yml", f"{line}\n")
    assert folder.read().problems == ()
    assert folder.read().content.things[0].done_by.slug == deed.done_by.slug  # type: ignore[attr-defined]


@pytest.mark.parametrize("other", ["hevonkuusen kehitys OY", "Hevonkuusen Kehitys, Oy", "Hevonkuusen-kehitys oy!"])
def test_a_new_organisation_is_one_however_its_name_is_written(folder: Folder, other: str) -> None:
    folder.write("deeds/teko.md", file_of(municipality="", organisation="Hevonkuusen Kehitys Oy"))
    folder.write("deeds/toinen.md", file_of(title="Toinen", municipality="", organisation=other))
    reading = folder.read()
    assert {one.severity for one in reading.problems} == {Severity.INFO}
    (told,) = [one for one in reading.problems if one.code == "name-understood"]
    assert Path(told.file).name == "toinen.md" and "Hevonkuusen Kehitys Oy" in told.message
    pages = pages_of(groups.publish, catalogue_of(folder), site_of(folder))
    assert [address for address in pages if address.startswith(addresses.ORGANISATIONS)] == [
        "organisaatiot/",
        "organisaatiot/hevonkuusen-kehitys-oy/",
    ]


def test_a_new_organisation_takes_no_others_address(folder: Folder) -> None:
    folder.write(
        "registers/organisations.yml", "- {slug: kehitys, name: Koillinen, kind: yhtiö, municipalities: [Askola]}\n"
    )
    folder.write("deeds/teko.md", file_of(municipality="", organisation="Kehitys"))
    (problem,) = folder.read().problems
    assert (problem.code, problem.hint) == ("unknown-organisation", "Tarkoititko: Koillinen?")


MENDS = [
    ("municipality: Askola", "municipality: Askolan kunta", "municipality: Askola"),
    ("municipality: Askola", "municipality: \"ASKOLA\" # oma", "municipality: Askola # oma"),
    ("municipality: Askola", "kunta:   Askola", "municipality:   Askola"),
    ("municipality: Askola", "municipality: Askola, keittiö", "municipality: Askola, keittiö"),  # what else it says stays
    ("municipality: Askola", "municipality: pirha", "organisation: Pirkanmaan hyvinvointialue"),
    ("date: 2019", "date: '8/2019–5/2020'", "date: 2019-08/2020-05"),
    ("date: 2019", "pvm: syksy 2019", "date: 2019-09/2019-11"),
    ("date: 2019", "date:\u00a02.10.2019", "date: 2019-10-02"),
    ("theme: viestintä", "theme: viestintä, ergonomia", "theme: [viestintä, ergonomia]"),
    ("theme: viestintä", "tags: [Viestintä, ergonomia]", "theme: [viestintä, ergonomia]"),
    ("theme: viestintä", "theme:\n  - Viestintä\n  # toinen\n  - ergonomia", "theme:\n  - viestintä\n  # toinen\n  - ergonomia"),
    ("date: 2019", "date: 2019\nstage: Kokeilu", "date: 2019\nstage: kokeilu"),
    ("date: 2019", "date: 2019\nlang: suomi", "date: 2019\nlang: fi"),
    ("date: 2019", "date: 2019\nlinks: [<https://askola.fi/>]", "date: 2019\nlinks: [\"https://askola.fi/\"]"),
    ("date: 2019", "date: 2019\ncontact:\n  name: Maija\n  email: <maija@askola.fi>\n  phone: p. 040 123 4567",
     'date: 2019\ncontact:\n  name: Maija\n  email: "maija@askola.fi"\n  phone: "040 123 4567"'),
    ("date: 2019", "date: 2019\ncontact: Maija Malli, kokki, maija@askola.fi",
     'date: 2019\ncontact: {name: Maija Malli, role: kokki, email: "maija@askola.fi"}'),
    ("sector: koko kunta", "sector: [ 'Koko kunta' ]", "sector: koko kunta"),
    ("sector: koko kunta", "sector: Johto, HR ja hallinto", "sector: \"johto, hr ja hallinto\""),
    ("date: 2019", "date: 2019\ndraft: ei\nstage: \"\"", "date: 2019\ndraft: false\nstage: \"\""),
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("good", "written", "mended"), MENDS)
def test_what_is_certain_is_written_as_it_should_be_and_nothing_else_changes(
    folder: Folder, good: str, written: str, mended: str, end: str, mark: str
) -> None:
    lines = "---\ntitle:  Tiimi – 🙂\nmunicipality: Askola\nsector: koko kunta\ntheme: viestintä\ndate: 2019\n---\n\nTeksti:\u00a0x.\n"
    assert good in lines

    def bytes_with(line: str) -> bytes:
        return mark.encode() + lines.replace(good, line).replace("\n", end).encode()

    path = folder.write("deeds/teko.md", bytes_with(written))
    done = list(mend(ContentFolder(folder.root, PROJECT), TODAY, lambda path: True))
    assert all(one.is_done for one in done), done
    assert path.read_bytes() == bytes_with(mended)
    assert bool(done) == (written != mended)


def test_every_organisation_that_comes_with_the_program_is_found_by_all_its_names_and_has_an_heir() -> None:
    counties = [one for one in REGISTERS.shipped_organisations if one.kind == "hyvinvointialue"]
    assert len(counties) == 21
    served = [name for one in counties for name in one.municipalities]
    assert len(served) == len(set(served)) == 292, "every municipality but Helsinki and those of Åland"
    names = {one.name for one in REGISTERS.shipped_organisations}
    for one in REGISTERS.shipped_organisations:
        assert all(REGISTERS.organisation_names.find(name) for name in one.names)
        assert one.became is None or one.became in names
        assert (one.became is None) or one.closed
        assert {REGISTERS.municipality_names.find(name).name for name in one.municipalities} == set(one.municipalities)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("organisation", "date", "hint"),
    [
        ("Eksote", "2022", None),
        ("Eksote", "2022/2023", None),
        ("Eksote", "2023", "Tarkoititko: Etelä-Karjalan hyvinvointialue?"),
        ("Pirha", "2023", None),
        ("Pirha", "2022/2023", None),
        ("Pirha", "2022", "Silloin oli: Pirkanmaan sairaanhoitopiiri."),
        ("HSL", "2009", None),
    ],
)
def test_a_deed_of_a_time_when_its_organisation_was_another_is_told_so(
    folder: Folder, organisation: str, date: str, hint: str | None
) -> None:
    folder.write("deeds/teko.md", file_of(municipality="", organisation=organisation, date=date))
    told = [one for one in folder.read().problems if one.code == "organisation-of-another-time"]
    assert [(one.severity, one.hint, one.line) for one in told] == (
        [(Severity.INFO, hint, told[0].line)] if hint else []
    )


def test_a_table_of_statistics_finland_gives_counties_their_municipalities() -> None:
    scripts = runpy.run_path(str(PROJECT / "scripts" / "make_organisations"), run_name="make")
    text = "sourceCode;sourceName;targetCode;targetName\n'837';'Tampere';'08';'Pirkanmaan hyvinvointialue'\n"
    text += '"020";"Akaa";"08";"Pirkanmaan hyvinvointialue"\n091;Helsinki;00;Helsingin kaupunki\n'
    assert scripts["members_in"](text, REGISTERS) == ({"Pirkanmaan hyvinvointialue": ["Akaa", "Tampere"]}, [])
    wrong = "1;Hevonkuusi;08;Pirkanmaan hyvinvointialue\n2;Akaa;09;Hevonkuusen hyvinvointialue\n"
    assert len(scripts["members_in"](wrong, REGISTERS)[1]) == 2


def test_the_program_says_nothing_of_what_a_register_says_itself() -> None:
    eksote = REGISTERS.organisation_names.find("Eksote")
    assert eksote in REGISTERS.organisations
    assert [one.slug for one in REGISTERS.every_organisation].count("eksote") == 1


def test_no_date_or_name_is_later_than_today_because_of_how_it_is_read() -> None:
    assert all(int(meant[:4]) <= date.today().year for meant in DATES.values() if meant[0] != "?")
    assert all(isinstance(doer(name, REGISTERS), Municipality) for name in ("Turku", "Åbo"))
