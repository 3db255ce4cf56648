"""Telling a deed: from an empty form to a file that passes the checker, whatever was written and however it is sent."""

import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from pydantic import BaseModel

from conftest import Folder, OpenPage, project_registers
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.deed_file import content_file, deed_text, file_stem
from tekojen_tori.contributing.plain_words import as_markdown, cleaned
from tekojen_tori.language.slugs import is_slug
from tekojen_tori.pages.telling import publishing as telling
from tekojen_tori.pages.telling.theme_words import theme_words
from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.reading.problems import Severity

TELL = "ilmoita/"
BITS = [
    "a", "ä", "Å", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\u2028", "*", "**", "_", "# ", "- ", "• ", "1. ", "2) ", "9.", "---",
    "===", ":---", "<b>", "</script>", "<!--", "&amp;", "&#60;", "[x](y)", "![i](j)", "`", "```", "~~", "|", "| a | b |",
    "|---|---|", "http://a.fi/x_y*z", "https://b.fi/?q=1&amp;b=2.", "www.a.fi/_x_", "a@b.fi", ":", "{{ x }}", "${{ y }}",
    "\\", "!", "+ ", "> ", "😀", "👩‍⚕️", "\x00", "\x07", "\x1b[31m", "\u202e", "\ufeff", '"', "'", "[ ] ", "[^1]: z", "null", "true",
]  # fmt: skip
TYPED = st.one_of(st.lists(st.sampled_from(BITS), max_size=14).map("".join), st.text(max_size=80))
LIST_MARK = re.compile(r"^(?:[-*•–]|\d{1,3}[.)]) +")


@pytest.fixture(scope="module")
def registers() -> Registers:
    return project_registers()


def lines_of(html: str) -> list[str]:
    """The lines that a reader sees."""
    broken = re.sub(r"<br ?/?>|</p>|</?li>|<[uo]l[^>]*>", "\n", html)
    return [" ".join(line.split()) for line in unescape(re.sub(r"<[^>]*>", "", broken)).split("\n") if line.split()]


@given(TYPED)
@example("a\n:---")
@example("https://b.fi/?q=1&amp;b=2.")
def test_what_was_typed_is_what_readers_see(typed: str) -> None:
    html = str(to_html(as_markdown(typed), PurePosixPath("deeds/x.md"), lambda file, tag: None))
    seen = lines_of(html)
    written = [" ".join(line.split()) for line in cleaned(typed).split("\n") if line.split()]
    assert len(seen) == len(written)
    for shown, line in zip(seen, written, strict=True):
        assert shown in (line, LIST_MARK.sub("", line))


@given(title=TYPED, sections=st.lists(TYPED, min_size=4, max_size=4), name=TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_makes_a_file_that_passes(folder: Folder, title: str, sections: list[str], name: str) -> None:
    title = f"Otsikko {title}"[:140]
    fields = {"title": title, "municipality": "Askola", "sector": "koko kunta", "theme": ["viestintä"], "date": "2019"}
    fields |= {
        "contact": {"name": f"Nimi {name}"},
        "links": [{"url": "https://a.fi/x", "title": name}],
        "authors": [name],
    }
    keys = ("before", "done", "results", "lessons")
    written = dict(zip(keys, sections, strict=True)) | {"done": f"Tehtiin. {sections[1]}"}
    stem = file_stem(title, "Askola")
    assert is_slug(stem)
    path = folder.write(f"deeds/{stem}.md", deed_text(fields, written))
    problems = folder.read().problems
    path.unlink()
    told = ("email-in-authors", "foreign-mark", "unfinished")  # shown as typed, and the editors are asked to look
    assert [one for one in problems if one.code not in told] == []


def offers(folder: Folder, theme: str) -> dict[str, float]:
    """The beginnings of words that make the form offer a theme, with their weights."""
    return dict(theme_words(catalogue_of(folder), folder.root.parent)[theme])


def tell(folder: Folder, theme: str, text: str, count: int) -> None:
    """So many deeds about a theme, each with the same text."""
    for number in range(count):
        name = f"{theme[:3]}-{len(list((folder.root / 'deeds').iterdir()))}-{number}"
        folder.deed(name, title=f"{theme.title()} {name}", theme=f"[{theme}]", text=text)


def test_a_theme_is_offered_for_the_words_of_its_name_and_less_for_those_of_its_description(folder: Folder) -> None:
    folder.deed()
    found = offers(folder, "ergonomia")
    assert found["ergonom"] == 3.0
    assert set(found.values()) == {3.0, 1.0}
    assert sum(weight == 3.0 for weight in found.values()) == 1


def test_a_theme_is_offered_for_what_its_deeds_say_oftener_than_others(folder: Folder) -> None:
    """In all of its deeds, and twice as often as in all: 1; half of its deeds: half of that."""
    tell(folder, "viestintä", "Porkkanoita ja banaaneja.", 2)
    tell(folder, "viestintä", "Porkkanoita ja perunoita.", 2)
    tell(folder, "strategia", "Perunoita vain.", 4)
    found = offers(folder, "viestintä")
    assert found["porkka"] == 1.0
    assert "peruna"[:5] not in {word[:5] for word in found}, "others say it as often"
    assert not any(word.startswith("banaa") for word in found), "two deeds are too few"
    tell(folder, "viestintä", "Banaaneja.", 4)
    tell(folder, "strategia", "Hiljaista oli.", 4)
    found = offers(folder, "viestintä")
    assert next(weight for word, weight in found.items() if word.startswith("banaa")) == 0.8
    assert found["porkka"] == 0.5


def test_no_word_weighs_more_than_a_themes_own_name(folder: Folder) -> None:
    tell(folder, "viestintä", "Porkkanoita.", 3)
    tell(folder, "strategia", "Hiljaista oli.", 45)
    found = offers(folder, "viestintä")
    assert found["porkka"] == found["viestin"] == 3.0
    assert max(found.values()) == 3.0


def test_twenty_five_words_of_its_deeds_and_no_short_ones_tell_of_a_theme(folder: Folder) -> None:
    folder.deed()
    own = set(offers(folder, "viestintä"))
    words = [f"{letter * 2}kortteli" for letter in "bcdfghjklmnprstv"] + [
        f"{letter * 2}talous" for letter in "bcdfghjklmnprstv"
    ]
    tell(folder, "viestintä", f"{' '.join(words)} kissa koti auto", 3)
    tell(folder, "strategia", "Hiljaista oli.", 3)
    found = offers(folder, "viestintä")
    assert len(set(found) - own) == 25
    assert not {"koti", "auto"} & set(found)


def test_a_word_of_five_letters_tells_of_a_theme_and_longer_ones_without_their_ends(folder: Folder) -> None:
    folder.deed()
    own = set(offers(folder, "viestintä"))
    tell(folder, "viestintä", "Kissa, koti, auto, peruna, salaatti.", 3)
    tell(folder, "strategia", "Hiljaista oli.", 3)
    assert set(offers(folder, "viestintä")) - own == {"kissa", "perun", "salaat"}


DEED_TEXTS = """async (given) => {
  const { deedText, fileStem } = await import(new URL("../assets/tori/code/source/contributing/deed_file.js", location));
  return given.map(([fields, sections]) => [deedText(fields, sections), fileStem(fields[0][1], "Åbo")]);
}"""


@given(st.lists(st.tuples(TYPED, TYPED, st.lists(TYPED, max_size=3)), min_size=40, max_size=40))
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_the_browser_writes_the_same_file(writing_page: Page, given: list[tuple[str, str, list[str]]]) -> None:
    fields = [
        {
            "title": line,
            "theme": many,
            "contact": {"name": line},
            "links": [{"url": one, "title": line} for one in many],
        }
        for line, _, many in given
    ]
    sections = [{"done": text, "lessons": line} for line, text, _ in given]
    asked = [
        [list(map(list, one.items())), [["Mitä tehtiin", part["done"]], ["Mitä muut voivat oppia", part["lessons"]]]]
        for one, part in zip(fields, sections, strict=True)
    ]
    written = writing_page.evaluate(DEED_TEXTS, asked)
    for one, part, (text, stem) in zip(fields, sections, written, strict=True):
        assert text == deed_text(one, part)
        assert is_slug(stem)


NUMBERS = """async (given) => {
  const code = new URL("../assets/tori/code/source/contributing/", location);
  const { deedText } = await import(new URL("deed_file.js", code));
  const { Answers } = await import(new URL("answers.js", code));
  const messages = { hours: { "wrong-type": "Kenttä Tunnit: ”{written}” ei kelpaa." } };
  const form = { questions: [{ key: "hours", kind: "number" }], sections: [], messages };
  return given.map((hours) => {
    const answers = new Answers(form, null, { hours });
    return [deedText(answers.fields(), []), answers.problems("2026-01-01").map(({ message }) => message)];
  });
}"""


class Lasting(BaseModel):
    hours: int | None = None


@pytest.mark.parametrize(
    ("written", "line", "is_number"),
    [
        ("40", "hours: 40\n", True),
        (" 0 ", "hours: 0\n", True),
        ("", "", True),
        ("9" * 15, f"hours: {'9' * 15}\n", True),
        ("9" * 16, f'hours: "{"9" * 16}"\n', False),
        ("007", 'hours: "007"\n', False),
        ("noin 40", "hours: noin 40\n", False),
        ("-1", 'hours: "-1"\n', False),
    ],
)
def test_a_number_is_written_as_one_and_what_is_none_is_told(
    writing_page: Page, written: str, line: str, is_number: bool
) -> None:
    ((text, problems),) = writing_page.evaluate(NUMBERS, [written])
    assert text == f"---\n{line}---\n"
    assert text == content_file(Lasting, {"hours": written.strip()}, "")
    assert problems == ([] if is_number else [f"Kenttä Tunnit: ”{written}” ei kelpaa."])


@pytest.fixture(scope="module")
def writing_page(real_site: Path, serve: Callable[[Path], str], browser: Browser) -> Page:
    """A page whose scripts can be called, for tests in which hypothesis asks again and again."""
    page = browser.new_page()
    page.goto(serve(real_site) + TELL)
    return page


def test_every_name_the_form_offers_makes_a_file_that_passes(
    folder: Folder, registers: Registers, writing_page: Page
) -> None:
    themes = [theme.name for theme in registers.themes]
    sectors = [sector.name for sector in registers.sectors]
    places = [name for one in registers.municipalities for name in (one.name, one.name_sv)]
    places += [*registers.former_municipalities, *(one.name for one in registers.organisations)]
    given = [
        [place, sectors[n % len(sectors)], themes[n % len(themes)]] for n, place in enumerate(dict.fromkeys(places))
    ]
    given += [["Askola", sector, theme] for sector in sectors for theme in themes]
    texts = writing_page.evaluate(
        """async (given) => {
          const scripts = new URL("../assets/tori/code/source/contributing/", location);
          const load = (name) => import(new URL(`${name}.js`, scripts));
          const [{ Answers }, { Names }, { deedText }] = await Promise.all(["answers", "names/names", "deed_file"].map(load));
          const form = await (await fetch(new URL("../../../contributing/form.json", scripts))).json();
          const names = new Names(form.names);
          return given.map(([place, sector, theme], number) => {
            const written = { title: `Teko ${number}`, place, sector, theme, "date.year": "2020", done: "Tehtiin." };
            const answers = new Answers(form, names, written);
            const problems = answers.problems("2026-11").map(({ message }) => message).join();
            return problems || deedText(answers.fields(), answers.sections());
          });
        }""",
        given,
    )
    for number, text in enumerate(texts):
        folder.write(f"deeds/teko-{number}.md", text)
    assert len(texts) > 700
    assert [problem for problem in folder.read().problems if problem.code != "name-understood"] == []


NEAREST = """async (written) => {
  const scripts = new URL("../assets/tori/code/source/contributing/", location);
  const { Names } = await import(new URL("names/names.js", scripts));
  const names = new Names((await (await fetch(new URL("../../../contributing/form.json", scripts))).json()).names);
  return written.map((one) => [names.nearest(one), names.find(one)?.name ?? null, names.suggest(one)]);
}"""


def test_a_name_is_suggested_only_if_it_is_near_for_its_length(writing_page: Page) -> None:
    """One letter in four may be wrong, missing or in its neighbour's place."""
    near = {
        "Askula": "Askola",
        "askoal": "Askola",
        "Hämenkyro": "Hämeenkyrö",
        "Hämenkyr": "Hämeenkyrö",
        "Espo": "Espoo",
        "Orx": None,
        "Lx": None,
        "Hämankyxx": None,
        "Tukholma": None,
        "": None,
    }
    found = writing_page.evaluate(NEAREST, list(near))
    assert {name: nearest for name, (nearest, _, _) in zip(near, found, strict=True)} == near


def test_names_are_offered_by_their_beginnings_and_then_by_what_they_hold(writing_page: Page) -> None:
    (_, none, few), (_, _, held), (_, esbo, swedish), (_, spaced, _) = writing_page.evaluate(
        NEAREST, ["hä", "kyrö", " ESBO ", "Järvi-Saimaan   palvelut oy"]
    )
    assert none is None and esbo == "Espoo" and spaced == "Järvi-Saimaan Palvelut Oy"
    assert all(re.search(r"(^|\()h[aä]", one["label"], re.IGNORECASE) for one in few), "two letters only begin a name"
    assert 0 < len(few) <= 8
    assert {"Hämeenkyrö", "Isokyrö"} <= {one["value"] for one in held}
    assert swedish == [{"value": "Espoo", "label": "Espoo (Esbo)"}]
    (_, _, many), (_, _, mid), (_, _, inner) = writing_page.evaluate(NEAREST, ["a", "askola", "spoo"])
    assert {"value": "Espoo", "label": "Espoo"} in inner
    assert len(many) == 8
    assert mid[0] == {"value": "Askola", "label": "Askola"}


def test_municipalities_of_today_are_offered_before_those_that_were(writing_page: Page) -> None:
    found = writing_page.evaluate(NEAREST, ["hämeenk", "kuus", "kirkko"])
    begun, shared, alone = ([one["label"] for one in names] for _, _, names in found)
    assert begun == ["Hämeenkyrö", "Hollola (Hämeenkoski)"]
    assert shared[0] == "Kuusamo" and "Kouvola (Kuusankoski)" in shared
    assert alone[0] == "Kirkkonummi"


SENT = r"""async ([forge, repository, length, mailed]) => {
  const { newFilePage, mail } = await import(new URL("../assets/tori/code/source/contributing/sending.js", location));
  const sending = { forge, branch: "main", folder: "tori/" };
  const whole = newFilePage({ sending, repository }, "deeds/teko.md", "x".repeat(length));
  return [whole, mail("a@b.fi", "Aihe & muu", "\n" + "y".repeat(mailed), "Liitteenä")];
}"""


def test_a_text_goes_along_as_long_as_its_address_is_not_too_long(writing_page: Page) -> None:
    start = "https://forge.example/tori/new/main?filename=tori%2Fdeeds%2Fteko.md&value="
    room = 7500 - len(quote(start, safe="-_.!~*'()"))  # the forge's login encodes it once more
    for length, is_whole in ((room, True), (room + 1, False)):
        page, _ = writing_page.evaluate(SENT, ["github", "https://forge.example/tori", length, 1])
        assert page["isWhole"] is is_whole
        assert page["address"] == (start + "x" * length if is_whole else start.removesuffix("&value="))
    head = "mailto:a@b.fi?subject=Aihe%20%26%20muu&body="
    fitting = 1900 - len(head) - len("%0D%0A")
    for lines, is_whole in ((fitting, True), (fitting + 1, False)):
        _, letter = writing_page.evaluate(SENT, ["github", "https://forge.example/tori", 1, lines])
        assert letter == {
            "isWhole": is_whole,
            "address": head + ("%0D%0A" + "y" * lines if is_whole else "Liitteen%C3%A4"),
        }


PROBLEMS = """async ([given, today]) => {
  const scripts = new URL("../assets/tori/code/source/contributing/", location);
  const load = (name) => import(new URL(`${name}.js`, scripts));
  const [{ Answers }, { Names }] = await Promise.all(["answers", "names/names"].map(load));
  const form = await (await fetch(new URL("../../../contributing/form.json", scripts))).json();
  const names = new Names(form.names);
  return given.map((one) => new Answers(form, names, one).problems(today).map(({ name, row }) => [name, row ?? null]));
}"""
ANSWERS = {
    "title": "Teko", "place": "Askola", "sector": "koko kunta", "theme": "viestintä", "date.year": "2020", "done": "Tehtiin.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        ({"title": "xy"}, ["title"]),
        ({"title": "xyz"}, []),
        ({"title": "😀" * 140}, []),
        ({"title": "x" * 141}, ["title"]),
        ({"title": " \u00ad "}, ["title"]),
        ({"place": ""}, ["place"]),
        ({"place": "Esbo"}, []),
        ({"place": "Esbu"}, ["place"]),
        ({"sector": ""}, ["sector"]),
        ({"theme": []}, ["theme"]),
        ({"theme": ["viestintä", "ergonomia", "aivotyö", "strategia", "ympäristö"]}, []),
        ({"theme": ["viestintä", "ergonomia", "aivotyö", "strategia", "ympäristö", "digitalisaatio"]}, ["theme"]),
        ({"date.year": ""}, ["date.year"]),
        ({"date.year": "20"}, ["date.year"]),
        ({"date.year": "0000"}, ["date.year"]),
        ({"date.year": "1899"}, ["date.year"]),
        ({"date.year": "1900"}, []),
        ({"date.year": "2026"}, []),
        ({"date.year": "2027"}, ["date.year"]),
        ({"date.year": "syksy 2019"}, []),
        ({"date.year": "8/2019–5/2020"}, []),
        ({"date.year": "10/2026–11/2026"}, []),
        ({"date.year": "10/2026–12/2026"}, ["date.year"]),
        ({"date.year": "2/10/2019"}, ["date.year"]),
        ({"place": "Hevonkuusen Kehitys Oy"}, []),
        ({"place": "Askola ja Sipoo"}, ["place"]),
        ({"date.year": "2026", "date.month": "11"}, []),
        ({"date.year": "2026", "date.month": "12"}, ["date.year"]),
        ({"done": " "}, ["done"]),
        ({"summary": "x" * 300}, []),
        ({"summary": "x" * 301}, ["summary"]),
        ({"contact.name": "Maija", "contact.email": "maija@kunta.fi", "contact.phone": "+358 40 123-4567"}, []),
        ({"contact.name": "Maija", "contact.email": "maija"}, ["contact.email"]),
        ({"contact.name": "Maija", "contact.email": "maija@kunta"}, ["contact.email"]),
        ({"contact.name": "Maija", "contact.email": "ma ija@kunta.fi"}, ["contact.email"]),
        ({"contact.name": "Maija", "contact.phone": "12345"}, []),
        ({"contact.name": "Maija", "contact.phone": "1234"}, ["contact.phone"]),
        ({"contact.name": "Maija", "contact.phone": "kysy"}, ["contact.phone"]),
        ({"contact.name": "Maija", "contact.phone": "1" * 26}, ["contact.phone"]),
        ({"contact.email": "maija@kunta.fi"}, ["contact.name"]),
        ({"links.url": ["https://a.fi"], "links.title": ["A"]}, []),
        ({"links.url": ["http://a.fi", "a.fi"], "links.title": ["", ""]}, ["links.url"]),
        ({"links.url": ["", ""], "links.title": ["", ""]}, []),
        ({"links.url": [""], "links.title": ["A"]}, ["links.url"]),
    ],
)
def test_the_form_stops_what_the_checker_would(
    writing_page: Page, folder: Folder, changed: dict[str, object], wrong: list[str]
) -> None:
    (found,) = writing_page.evaluate(PROBLEMS, [[ANSWERS | changed], "2026-11-24"])
    assert [name for name, _ in found] == wrong
    text = writing_page.evaluate(FILE_OF, ANSWERS | changed)
    folder.write("deeds/teko.md", text)
    errors = [problem for problem in folder.read().problems if problem.severity is Severity.ERROR]
    assert bool(errors) is bool(wrong), errors


FILE_OF = """async (given) => {
  const scripts = new URL("../assets/tori/code/source/contributing/", location);
  const load = (name) => import(new URL(`${name}.js`, scripts));
  const [{ Answers }, { Names }, { deedText }] = await Promise.all(["answers", "names/names", "deed_file"].map(load));
  const form = await (await fetch(new URL("../../../contributing/form.json", scripts))).json();
  const answers = new Answers(form, new Names(form.names), given);
  return deedText(answers.fields(), answers.sections());
}"""


def test_of_several_rows_the_wrong_one_is_told(writing_page: Page) -> None:
    given = ANSWERS | {"links.url": ["https://a.fi", "", "a.fi"], "links.title": ["A", "", "C"]}
    (found,) = writing_page.evaluate(PROBLEMS, [[given], "2026-11-24"])
    assert found == [["links.url", 2]]


class Writer:
    """Somebody who fills in the form."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def write(self, name: str, text: str) -> None:
        self.page.fill(f"[name='{name}']", text)

    def choose(self, name: str, value: str) -> None:
        self.page.check(f"[name='{name}'][value='{value}']", force=True)
        self.steps += 1

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.steps += 1

    def first_stage(self, title: str = "Keittiön työvuorot suunnitellaan yhdessä: näin") -> None:
        self.write("title", title)
        self.write("place", "Esbo")
        self.page.keyboard.press("Tab")
        self.choose("sector", "ruoka- ja siivouspalvelut")
        self.press("Jatka tarinaan")

    def second_stage(self) -> None:
        self.write("before", "Ruokaa jäi yli.\n\nSe harmitti *kaikkia*.")
        self.write("done", "Teimme näin:\n- mittasimme\n- kerroimme tuloksista")
        self.theme()
        self.press("Jatka tarkistukseen")

    def theme(self) -> None:
        """Themes are offered for what was written, so they come after it."""
        self.page.locator(".tell__offer button").first.click()
        self.steps += 1


@pytest.fixture
def writer(real_site: Path, open_page: OpenPage) -> Writer:
    page = open_page(real_site, TELL)
    page.locator("form.tell").wait_for()
    return Writer(page)


def test_a_first_deed_goes_from_an_empty_form_to_the_forge(writer: Writer, folder: Folder) -> None:
    writer.first_stage()
    writer.second_stage()
    expect(writer.page.locator(".preview")).to_contain_text("Se harmitti *kaikkia*.")
    expect(writer.page.locator(".preview")).to_contain_text("Espoo · 20")
    address = urlsplit(writer.page.locator("[data-way=forge] a").get_attribute("href") or "")
    assert writer.steps + 1 <= 12
    sent = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert (address.netloc, address.path) == ("github.example", "/tekojentori/tekojen-tori/new/main")
    assert sent["filename"] == "deeds/espoo-keittion-tyovuorot-suunnitellaan-yhdessa-nain.md"
    folder.write(sent["filename"], sent["value"])
    assert folder.read(date.today()).problems == ()
    assert sent["value"] == writer.page.input_value(".tell__text")


def test_a_reload_at_every_stage_loses_nothing(writer: Writer) -> None:
    page = writer.page
    writer.first_stage()
    page.reload()
    expect(page.get_by_role("heading", name="Tarina")).to_be_visible()
    expect(page.locator(".tell__status")).to_have_text("Jatkat siitä, mihin jäit.")
    writer.second_stage()
    before = page.input_value(".tell__text")
    page.reload()
    expect(page.get_by_role("heading", name="Tarkista ja lähetä")).to_be_visible()
    assert page.input_value(".tell__text") == before
    page.go_back()
    expect(page.locator("[name=before]")).to_have_value("Ruokaa jäi yli.\n\nSe harmitti *kaikkia*.")
    page.go_back()
    expect(page.locator("[name=title]")).to_have_value("Keittiön työvuorot suunnitellaan yhdessä: näin")


def test_email_comes_first_with_its_address_in_sight_and_what_happens_next_is_told(writer: Writer) -> None:
    page = writer.page
    writer.first_stage()
    writer.second_stage()
    assert page.locator("[data-way]").first.get_attribute("data-way") == "email"
    expect(page.locator("[data-way=email]")).to_contain_text("toimitus@tekojentori.example")
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    page.locator("[data-way=email] [data-link]").click()
    expect(page.locator("[data-way=email] .way__told")).to_contain_text("Toimitus lukee sen")


def test_a_draft_knows_that_it_was_sent_until_it_is_changed(writer: Writer) -> None:
    page = writer.page
    writer.first_stage()
    writer.second_stage()
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    page.locator("[data-way=email] [data-link]").click()
    page.reload()
    expect(page.locator(".tell__status")).to_contain_text("Avasit tämän teon lähetyksen")
    page.get_by_role("button", name="Takaisin").last.click()
    writer.write("done", "Tehtiin toisin.")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator(".tell__status")).to_have_text("Jatkat siitä, mihin jäit.")


def test_two_tabs_lose_nothing_of_one_another(writer: Writer) -> None:
    first = writer.page
    writer.write("title", "Eka otsikko")
    first.wait_for_timeout(300)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("[name=title]")).to_have_value("Eka otsikko")
    second.fill("[name=title]", "Toka otsikko")
    second.wait_for_timeout(300)
    expect(first.locator("[name=title]")).to_have_value("Toka otsikko")
    first.fill("[name=place]", "Espoo")
    first.wait_for_timeout(300)
    expect(second.locator("[name=place]")).to_have_value("Espoo")
    second.reload()
    expect(second.locator("[name=title]")).to_have_value("Toka otsikko")
    expect(second.locator("[name=place]")).to_have_value("Espoo")


EMPTIED = """() => {
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  for (const field of document.querySelectorAll("input[autocomplete=off]")) field.value = "";
  for (const form of document.querySelectorAll("form[autocomplete=off]")) form.reset();
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""
"""What Safari's engine does when a page comes back from its memory."""


@pytest.mark.parametrize(("address", "name"), [(TELL, "title"), ("ilmianna/", "title"), ("haku/", "q")])
def test_what_a_browser_would_empty_on_coming_back_is_not_emptied(
    real_site: Path, open_page: OpenPage, address: str, name: str
) -> None:
    page = open_page(real_site, address)
    page.locator(f"main [name={name}]").fill("vuorot")
    page.evaluate(EMPTIED)
    expect(page.locator(f"main [name={name}]")).to_have_value("vuorot")
    expect(page.locator(f"main [name={name}]")).to_have_attribute("autocomplete", "off")


def test_an_answer_that_nobody_edited_is_never_replaced_in_the_draft(writer: Writer) -> None:
    page = writer.page
    writer.write("title", "Otsikko")
    page.wait_for_timeout(300)
    page.evaluate("document.querySelector('[name=title]').value = ''")
    writer.write("place", "Espoo")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Otsikko")
    expect(page.locator("[name=place]")).to_have_value("Espoo")


def test_starting_over_empties_the_form(writer: Writer) -> None:
    writer.first_stage()
    writer.page.on("dialog", lambda dialog: dialog.accept())
    writer.press("Aloita alusta")
    expect(writer.page.locator("[name=title]")).to_be_focused()
    writer.page.reload()
    expect(writer.page.locator("[name=title]")).to_have_value("")


def test_problems_are_told_at_the_field_in_the_checkers_words(writer: Writer, folder: Folder) -> None:
    page = writer.page
    writer.write("title", "x")
    writer.write("place", "Espo")
    writer.write("date.year", "2099")
    writer.press("Jatka tarinaan")
    expect(page.locator("[name=title]")).to_be_focused()
    told = [text for text in page.locator(".ask__problem").all_inner_texts() if text]
    assert page.locator(".tell__wrong li").all_inner_texts() == told
    page.locator(".tell__wrong button").nth(1).click()
    expect(page.locator("[name=place]")).to_be_focused()
    folder.deed(title="x", municipality="Espo", date="2019")
    folder.deed(name="toinen", date="2099")
    checked = {problem.message.replace("Kenttä title", "Otsikko") for problem in folder.read().problems}
    assert told[0] in checked
    assert told[1].removesuffix(" Tarkoititko: Espoo?") in checked
    assert told[2] == "Valitse palveluala."
    assert told[3] in checked
    expect(page.locator(".tell__status")).to_have_text("4 kohtaa kaipaa vielä korjausta.")
    expect(page).to_have_title("Virhe: Kerro teko – Tekojen tori")
    expect(page.get_by_role("radiogroup", name="Palveluala")).to_have_attribute("aria-invalid", "true")
    page.fill("[name=title]", "xyz")
    expect(page.locator("#kysymys-title-problem")).to_have_text("")
    page.get_by_label("Opetus ja kasvatus").check()
    assert page.get_by_role("radiogroup", name="Palveluala").get_attribute("aria-invalid") is None


def test_choices_of_which_many_are_made_are_told_as_wrong_each_and_the_title_is_right_again(writer: Writer) -> None:
    page = writer.page
    writer.first_stage()
    writer.write("done", "Mittasimme.")
    writer.press("Jatka tarkistukseen")
    expect(page).to_have_title("Virhe: Kerro teko – Tekojen tori")
    invalid = page.locator("[name=theme][aria-invalid=true]")
    assert invalid.count() == page.locator("[name=theme]").count()
    page.locator("[name=theme]").first.check()
    expect(invalid).to_have_count(0)
    writer.press("Jatka tarkistukseen")
    expect(page).to_have_title("Kerro teko – Tekojen tori")
    levels = page.locator(".preview :is(h1, h2, h3, h4)").evaluate_all("all => all.map(one => one.tagName)")
    assert levels[0] == "H3" and set(levels[1:]) == {"H4"}, "the parts of the deed are below its title"


def test_back_and_forth_between_stages_leads_to_what_is_seen(writer: Writer) -> None:
    page = writer.page
    writer.first_stage()
    page.locator("[name=done]").focus()
    page.go_back()
    expect(page.locator("#vaihe-1-otsikko")).to_be_focused()
    page.go_forward()
    expect(page.locator("#vaihe-2-otsikko")).to_be_focused()


def test_a_draft_can_be_saved_and_opened_again(writer: Writer, tmp_path: Path) -> None:
    page = writer.page
    writer.first_stage()
    with page.expect_download() as kept:
        writer.press("Tallenna luonnos tiedostoon")
    draft = tmp_path / "luonnos.json"
    kept.value.save_as(draft)
    page.on("dialog", lambda dialog: dialog.accept())
    writer.press("Aloita alusta")
    page.set_input_files("input[type=file]", draft)
    expect(page.locator("[name=place]")).to_have_value("Esbo")
    other = tmp_path / "muu.json"
    other.write_text(json.dumps({"answers": {"title": "Väärä"}}))
    page.set_input_files("input[type=file]", other)
    expect(page.locator(".tell__status")).to_contain_text("muu.json ei ole")
    expect(page.locator("[name=place]")).to_have_value("Esbo")


def test_a_text_too_long_for_an_address_is_never_cut(writer: Writer) -> None:
    page = writer.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    writer.first_stage()
    writer.write("done", "Tehtiin työtä yhdessä. " * 900)
    writer.theme()
    writer.press("Jatka tarkistukseen")
    forge, mail = page.locator("[data-way=forge]"), page.locator("[data-way=email]")
    assert "value=" not in (forge.locator("a").get_attribute("href") or "")
    forge.get_by_role("button", name="Kopioi teksti").click()
    expect(forge.locator(".way__told")).to_have_text("Teksti on kopioitu.")
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value(".tell__text")
    assert "kopioimasi" in (mail.locator("a").get_attribute("href") or "")
    mail.get_by_role("button", name="Kopioi viesti ja avaa sähköposti").click()
    expect(mail.locator(".way__told")).to_have_text("Viesti on kopioitu. Liitä se sähköpostiin.")
    expect(mail).to_contain_text("osoitteeseen toimitus@tekojentori.example")
    assert page.evaluate("navigator.clipboard.readText()").endswith(page.input_value(".tell__text"))
    page.locator(".tell__file summary").click()
    with page.expect_download() as saved:
        page.locator(".tell__file").get_by_role("button", name="Tallenna tiedosto").click()
    assert saved.value.path().read_text(encoding="utf-8") == page.input_value(".tell__text")


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("github", "https://x.example/o/r/new/main?filename=tori%2Fdeeds%2Fa.md&value=%23+%C3%A4"),
        ("forgejo", "https://x.example/o/r/_new/main/tori/deeds?filename=a.md&value=%23+%C3%A4"),
        ("gitlab", "https://x.example/o/r/-/new/main?file_name=tori%2Fdeeds%2Fa.md"),
    ],
)
def test_each_forge_has_its_own_address(writing_page: Page, forge: str, address: str) -> None:
    made = writing_page.evaluate(
        """async (forge) => {
          const { newFilePage } = await import(new URL("../assets/tori/code/source/contributing/sending.js", location));
          const sending = { forge, branch: "main", folder: "tori/" };
          return newFilePage({ sending, repository: "https://x.example/o/r" }, "deeds/a.md", "# ä");
        }""",
        forge,
    )
    assert made == {"address": address, "isWhole": forge != "gitlab"}


def test_a_nomination_opens_the_form_with_what_is_known(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "ilmianna/")
    page.fill("[name=title]", "Tiimi & työvuorot = #1 <b>")
    page.fill("[name=place]", "Åbo")
    page.select_option("[name=sector]", "koko kunta")
    page.fill("[name=email]", "tekija@kunta.example")
    page.get_by_role("button", name="Tee kutsu").click()
    invitation = page.input_value("#kutsu")
    assert (page.locator("[data-link]").get_attribute("href") or "").startswith("mailto:tekija@kunta.example?subject=")
    page.goto(next(line for line in invitation.split("\n") if line.startswith("http")))
    expect(page.locator("[name=title]")).to_have_value("Tiimi & työvuorot = #1 <b>")
    expect(page.locator("[name=place]")).to_have_value("Turku")
    expect(page.locator("[name=sector][value='koko kunta']")).to_be_checked()
    assert page.evaluate("location.hash") == ""


def test_the_form_works_by_keyboard_alone(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, TELL)
    page.locator("form.tell").wait_for()
    page.locator("[name=title]").focus()
    keys = page.keyboard
    keys.type("Keittiön työvuorot suunnitellaan yhdessä")
    keys.press("Tab")
    keys.type("vard")
    expect(page.locator(".names-offered li").first).to_have_text("Vårdö")
    keys.type("o")
    keys.press("Backspace")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator("[name=place]")).to_have_value("Vårdö")
    keys.press("Tab")
    keys.press("Space")
    expect(page.locator("[name=sector]").first).to_be_checked()
    page.get_by_role("button", name="Jatka tarinaan").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Tarina")).to_be_focused()
    for text in ("Tab", "Tab"):
        keys.press(text)
    keys.type("Punnitsimme hävikin.")
    expect(page.locator(".tell__offer button").first).to_be_visible()
    page.locator("[name=lessons]").focus()
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("[name=theme]:checked")).to_have_count(1)
    page.get_by_role("button", name="Jatka tarkistukseen").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Tarkista ja lähetä")).to_be_focused()
    expect(page.locator(".preview")).to_contain_text("Punnitsimme hävikin.")


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_any_stage(real_site: Path, open_page: OpenPage, width: int, colours: str) -> None:
    page = open_page(real_site, TELL, width=width, colours=colours)
    writer = Writer(page)

    def check() -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    writer.press("Jatka tarinaan")
    check()
    writer.first_stage()
    page.locator(".tell__more summary").click()
    page.locator("[data-add]").click()
    check()
    writer.second_stage()
    page.locator(".tell__file summary").click()
    check()
    page.goto(page.url.replace("ilmoita/", "ilmianna/"))
    page.fill("[name=title]", "Teko")
    page.get_by_role("button", name="Tee kutsu").click()
    check()


def test_a_nomination_that_tells_of_nothing_says_so_in_the_tab_too(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "ilmianna/")
    page.get_by_role("button", name="Tee kutsu").click()
    expect(page).to_have_title("Virhe: Ilmianna teko – Tekojen tori")
    expect(page.locator("[name=title]")).to_be_focused()
    page.fill("[name=title]", "Teko")
    page.get_by_role("button", name="Tee kutsu").click()
    expect(page).to_have_title("Ilmianna teko – Tekojen tori")


def test_an_invitation_is_there_after_reloading_without_the_address_that_is_not_kept(
    real_site: Path, open_page: OpenPage
) -> None:
    page = open_page(real_site, "ilmianna/")
    page.fill("[name=title]", "Tiimin työvuorot")
    page.fill("[name=email]", "tekija@kunta.example")
    page.get_by_role("button", name="Tee kutsu").click()
    invitation = page.input_value("#kutsu")
    page.fill("#kutsu", f"{invitation}\n\nTerveisin minä")
    page.reload()
    expect(page.locator("#kutsu")).to_have_value(f"{invitation}\n\nTerveisin minä")
    expect(page.locator("[name=title]")).to_have_value("Tiimin työvuorot")
    assert "tekija" not in page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })")


def test_a_form_that_cannot_open_says_so(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "404.html")
    page.route("**/form.json", lambda route: route.fulfill(status=404))
    page.goto(page.url.replace("404.html", TELL))
    expect(page.locator(".tell__failed")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "keyboard", "own"),
    [
        ("title", None, "off"),
        ("contact.name", None, "name"),
        ("contact.role", None, "organization-title"),
        ("contact.email", "email", "email"),
        ("contact.phone", "tel", "tel"),
        ("evidence.url", "url", "off"),
        ("date.year", "numeric", "off"),
    ],
)
def test_a_phone_shows_the_keyboard_that_is_needed_and_offers_what_it_knows_of_its_owner(
    folder: Folder, name: str, keyboard: str | None, own: str
) -> None:
    folder.deed()
    page = pages_of(telling.publish, catalogue_of(folder), site_of(folder))[TELL].body
    (field,) = re.findall(rf'<input [^>]*name="{re.escape(name)}"[^>]*>', page)
    shown = re.search(r'inputmode="(\w+)"', field)
    assert (shown[1] if shown else None, re.findall(r'autocomplete="([\w-]+)"', field)) == (keyboard, [own])


def test_names_that_are_offered_are_seen_above_a_phones_keyboard_and_so_is_their_question(writer: Writer) -> None:
    page = writer.page
    page.set_viewport_size({"width": 390, "height": 500})
    place = page.locator("[name=place]")
    place.evaluate("(one) => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight)")
    expect(place).to_be_in_viewport(ratio=0.9)
    place.press_sequentially("Kem")
    offered = page.locator(".names-offered").get_by_role("option")
    expect(offered.first).to_be_in_viewport(ratio=1)
    expect(offered.last).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Kunta tai organisaatio", exact=True)).to_be_in_viewport(ratio=1)
