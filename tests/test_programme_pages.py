"""Pages that tell of the programme: what it was, what it cost and did, what came of it, what was learned, who carries on."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import PROJECT, TODAY, Folder, OpenPage
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.markdown.links import links_in
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.programme.content.pages import ProgrammePage
from tekojen_tori.pages.programme.publishing import publish, searched
from tekojen_tori.publishing.drawing.chains import ChainLink, chain
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors

HERE = "tietoa/ohjelma/"
FIGURES = """\
title: Ohjelma
summary: Näin kävi.
source: Julkaisu
figures:
  - {slug: osallistujat, title: Osallistujat, part: Laajuus, tells: Moniko., source: s. 7, rows: [{name: Kaikki, value: 5}]}
"""
PAGE = """\
number: 2
title: Arviointi
summary: Mitä löytyi.
sections:
  - title: Tuloksia
    text: |
      Hyvää. [Haku](/haku/) ja [teko](/teot/tiimi/).
    figures: [osallistujat]
    source: s. 54
  - title: Suosituksia
    table:
      columns: [Suositus, Vastaus]
      rows:
        - [Jatkakaa., Jatkamme.]
    source: s. 57
  - title: Ketju
    chain:
      - {title: Resurssit, boxes: [Raha, Väki]}
      - {title: Tulokset, boxes: [Osaaminen kasvaa]}
    source: s. 56
"""


def written(folder: Folder, page: str = PAGE, name: str = "arviointi.yml") -> Path:
    folder.deed()
    folder.write("registers/programme.yml", FIGURES)
    return folder.write(f"registers/programme/{name}", page)


def changed(old: str, new: str) -> str:
    assert old in PAGE
    return PAGE.replace(old, new, 1)


# The programme's own pages


@pytest.fixture(scope="module")
def programme() -> Programme:
    reading = ContentFolder(PROJECT, PROJECT).read(TODAY)
    assert not errors(reading.problems)
    read = reading.content.part(Programme)
    assert read is not None
    return read


def page(programme: Programme, slug: str) -> ProgrammePage:
    return next(page for page in programme.pages if page.slug == slug)


def told(page: ProgrammePage) -> str:
    """All that a page says in words."""
    pieces = [text for section in page.sections for text in section.texts]
    pieces += [box for section in page.sections for step in section.chain for box in (step.title, *step.boxes)]
    return " ".join(" ".join(pieces).split())


@pytest.mark.parametrize(
    ("slug", "facts"),
    [
        ("mika-ohjelma-oli", ["3,1 miljoonaa", "noin puoli miljoonaa vuodessa", "JUKO", "JAU", "Sote ry", "ESR", "Hämeen ELY",
                              "Pääneuvotteluryhmä", "projektitiedottaja", "2019–2020", "Työelämä 2020", "12.10.2020"]),
        ("kentalla", ["Helsinki, Kuopio, Oulu, Tampere, Seinäjoki, Turku, Joensuu ja Kajaani", "Kokkola, Rovaniemi, Kuusamo ja Rauma",
                      "Kuntamarkkinat", "2015–2018", "Zagreb", "9.6.2016", "Tukholma", "Porvoo", "23.–24.5.2018", "19 maasta",
                      "digikokeilut", "Turvallisuus hallintaan", "Sotergo", "TUJU", "Leanin", "Ikäjohtaminen", "Keva"]),
        ("viestinta", ["38", "MTV3", "Talouselämä", "Tekoja ja tekijöitä", "Neuvonantajiston pyöreä pöytä", "2 000–3 200"]),
        ("sparraus", ["prosessien kehittäminen", "kahdessa tunnissa", "3–6 kuukauden", "4,7/5"]),
        ("valmennus", ["Hyria", "ryhmämenetelmät", "kolmea päivää lyhyenä"]),
        ("tyopajat", ["LATU", "58 osallistujaa", "26 osallistujaa", "muutoksen tukija", "Palvelumuotoilu Palo", "Gofore"]),
        ("arviointi", ["Arviointi nimesi viisi edellytystä", "kestävyysvaje", "vihreä", "keltainen", "punainen"]),
        ("opit", ["jäävuoren huippu", "hyötysuhde", "2017 ja 2020", "Otettu mallia"]),
        ("jatko", ["12 haastattelua", "Tekry", "27.5.2020", "Luottamusmiesjärjestelmän", "onnellisin"]),
    ],
)  # fmt: skip
def test_a_newcomer_finds_what_the_source_tells(programme: Programme, slug: str, facts: list[str]) -> None:
    text = told(page(programme, slug))
    assert [fact for fact in facts if fact not in text] == []


def test_beside_each_of_nine_recommendations_stands_what_this_tori_does(programme: Programme) -> None:
    (section,) = page(programme, "suositukset").sections
    assert section.table is not None
    assert [row[0][:3] for row in section.table.rows] == [f"{number}\\." for number in range(1, 10)]
    assert all(len(answer) > 40 for _, answer in section.table.rows)
    assert "toimituksen" in section.source


def test_there_are_nine_learning_networks_ten_pluses_and_eight_minuses(programme: Programme) -> None:
    sections = {section.title: section for page in programme.pages for section in page.sections}
    networks = sections["Yhdeksän oppimisverkostoa"].table
    assert networks is not None
    assert len(networks.rows) == 9
    lists = {"Plussat": 10, "Miinukset": 8, "Miksi kehittää?": 8}
    assert {title: (sections[title].text or "").count("\n- ") for title in lists} == lists


def test_the_chain_of_effects_says_what_its_source_leaves_out(programme: Programme) -> None:
    (section,) = (section for section in page(programme, "arviointi").sections if section.chain)
    assert [step.title for step in section.chain] == [
        "Resurssit ja panostukset",
        "Keinot ja toiminta",
        "Tulokset ja suorat vaikutukset",
        "Välilliset vaikutukset",
        "Laajemmat vaikutukset",
    ]
    assert sum(len(step.boxes) for step in section.chain) == 29
    assert "värejä ei voi lukea lähteen tekstistä" in (section.text or "")


def test_pages_are_in_plain_finnish_with_its_typography(programme: Programme) -> None:
    every = " ".join(map(told, programme.pages)).replace("Esimiestyö muutoksessa", "")  # a network's name
    assert re.findall(r"\b\w*esimie\w*", every, re.IGNORECASE) == []
    assert re.findall(r"\d-\d{4}|\d%|\w - \w|\"", re.sub(r"978-[\d-]+|(^| )- ", "", every)) == []


def test_every_link_of_the_pages_leads_somewhere(programme: Programme, real_site: Path) -> None:
    for one in programme.pages:
        html = (real_site / one.address / "index.html").read_text(encoding="utf-8")
        links = [link.target for section in one.sections for text in section.texts for link in links_in(text)]
        assert all((real_site / link.strip("/") / "index.html").is_file() for link in links), one.slug
        shown = html.partition("<main")[2]
        assert [link for link in links if f'href="../../../{link.strip("/")}/"' not in shown] == []


# What a page is made of


def test_pages_are_as_their_schema_tells() -> None:
    schema = yaml.safe_load((PROJECT / "schemas/programme_page.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    files = sorted((PROJECT / "registers/programme").glob("*.yml"))
    assert files
    for file in files:
        Draft202012Validator(schema).validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_the_example_of_the_guide_is_a_good_file(folder: Folder) -> None:
    guide = (PROJECT / "docs/toimitus.md").read_text(encoding="utf-8").partition("## Ohjelman luvut ja sivut")[2]
    figures, shown = (part.partition("```")[0] for part in guide.split("```yaml\n")[1:3])
    folder.deed()
    folder.write("registers/programme.yml", figures)
    folder.write("registers/programme/arviointi.yml", shown)
    assert folder.read().problems == ()


def test_a_page_shows_its_text_figures_table_and_drawing_each_with_its_source(folder: Folder) -> None:
    written(folder)
    html = pages_of(publish, catalogue_of(folder), site_of(folder))[f"{HERE}arviointi/"].body
    text = words(html)
    for said in ("Mitä löytyi.", "Hyvää.", "Jatkakaa.", "Jatkamme.", "Osaaminen kasvaa", "s. 54", "s. 57", "s. 56"):
        assert said in text
    assert 'href="../../../teot/tiimi/"' in html
    assert 'href="../../../tietoa/ohjelma/osallistujat.csv"' in html
    assert "<style" not in html
    assert " style=" not in html


def test_pages_come_in_their_order_and_lead_to_one_another(folder: Folder) -> None:
    written(folder)
    folder.write("registers/programme/alku.yml", PAGE.replace("number: 2", "number: 1").replace("Arviointi", "Alku"))
    made = pages_of(publish, catalogue_of(folder), site_of(folder))
    assert list(made) == [HERE, f"{HERE}alku/", f"{HERE}arviointi/"]
    assert [crumb.title for crumb in made[f"{HERE}alku/"].crumbs] == ["Tietoa torista", "Ohjelma"]
    assert "Seuraavaksi: Arviointi" in words(made[f"{HERE}alku/"].body)
    assert "Seuraavaksi" not in words(made[f"{HERE}arviointi/"].body)
    front = made[HERE].body
    assert front.index(f'href="../../{HERE}alku/"') < front.index(f'href="../../{HERE}arviointi/"')


def test_a_link_to_a_page_that_this_tori_has_not_is_only_its_words(folder: Folder) -> None:
    written(folder, changed("[Haku](/haku/)", "[Polku](/kehittamispolku/), [Haku](/haku/), ![Kuva](/teot/tiimi/)"))
    html = pages_of(publish, catalogue_of(folder), site_of(folder))[f"{HERE}arviointi/"].body
    assert "Polku" in html
    assert "kehittamispolku" not in html
    assert "<img" not in html
    assert 'href="../../../haku/"' in html


def test_a_number_stays_on_one_line(folder: Folder) -> None:
    written(folder, changed("Hyvää.", "Noin 5 000 osallistujaa vuonna 2020."))
    html = pages_of(publish, catalogue_of(folder), site_of(folder))[f"{HERE}arviointi/"].body
    assert "5\u00a0000 osallistujaa vuonna 2020" in unescape(html)


# What is wrong

BAD = {
    "an unknown key": ("sumary: Mitä", "summary: Mitä", "unknown-key", "summary"),
    "no source": ("", "    source: s. 54\n", "missing-key", "source"),
    "no sections": ("sections: []\n", PAGE[PAGE.index("sections:") :], "missing-key", "sections"),
    "no number": ("", "number: 2\n", "missing-key", "number"),
    "a number too large": ("number: 1001", "number: 2", "out-of-range", "1000"),
    "a cell too many": ("[Jatkakaa., Jatkamme., Kyllä.]", "[Jatkakaa., Jatkamme.]", "wrong-number-of-cells", "2, ei 3"),
    "an unknown figure": ("[osalistujat]", "[osallistujat]", "unknown-figure", "Tarkoititko: osallistujat?"),
    "an unknown deed": ("/teot/timmi/", "/teot/tiimi/", "unknown-page", "Tarkoititko: /teot/tiimi/?"),
    "an unknown page": (f"/{HERE}arvointi/", "/teot/tiimi/", "unknown-page", f"/{HERE}arviointi/"),
    "a text too deep": (f"{'> ' * 60}Hyvää.", "Hyvää. [Haku](/haku/) ja [teko](/teot/tiimi/).", "unreadable-text", "50"),
    "a box without words": ('[Raha, ""]', "[Raha, Väki]", "missing-key", "boxes"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_page_gives_its_problem_and_the_figures_stay(folder: Folder, kind: str) -> None:
    new, old, code, word = BAD[kind]
    file = written(folder, changed(old, new))
    reading = folder.read()
    problems = [problem for problem in reading.problems if problem.code == code]
    assert problems, f"no {code} among {reading.problems}"
    assert problems[0].file == file.as_posix()
    assert word in f"{problems[0].message} {problems[0].hint}"
    assert reading.content.part(Programme) is not None


@pytest.mark.parametrize("name", ["Arviointi.yml", "arviointi 2020.yml", "arviointi.md", "alla/arviointi.yml"])
def test_the_name_of_a_page_is_its_address(folder: Folder, name: str) -> None:
    file = written(folder, name=name)
    (problem,) = folder.read().problems
    assert (problem.file, problem.code) == (file.as_posix(), "bad-file-name")


def test_pages_need_the_programme(folder: Folder) -> None:
    written(folder).parent.parent.joinpath("programme.yml").unlink()
    (problem,) = folder.read().problems
    assert (Path(problem.file).name, problem.code) == ("programme.yml", "no-programme")


def test_a_page_that_changes_is_read_anew(folder: Folder) -> None:
    written(folder)
    content = ContentFolder(folder.root, PROJECT)

    def titles() -> list[str]:
        read = content.read(TODAY).content.part(Programme)
        return [page.title for page in read.pages] if read else []

    assert titles() == ["Arviointi"]
    written(folder, changed("title: Arviointi", "title: Ulkoinen arviointi"))
    assert titles() == ["Ulkoinen arviointi"]
    written(folder, PAGE, "toinen.yml")
    assert titles() == ["Ulkoinen arviointi", "Arviointi"]


# The whole site


def test_a_tori_without_pages_has_its_figures_and_no_link_to_any(folder: Folder) -> None:
    folder.deed()
    folder.write("registers/programme.yml", FIGURES)
    assert folder.build("--strict").returncode == 0
    assert [path.name for path in (folder.root / "site" / HERE).iterdir() if path.is_dir()] == []
    for address in (HERE, "tietoa/", "sitemap.xml"):
        assert not re.search(rf"{HERE}[a-z]", folder.page(address).replace(f"{HERE}osallistujat.csv", ""))
    assert "Ohjelman tarina" not in folder.page(HERE)


def test_pages_are_in_the_sitemap_and_led_to_from_every_page(real_site: Path, programme: Programme) -> None:
    sitemap = (real_site / "sitemap.xml").read_text(encoding="utf-8")
    about, front = ((real_site / at / "index.html").read_text(encoding="utf-8") for at in ("tietoa", HERE))
    for one in programme.pages:
        assert f"/{one.address}<" in sitemap
        assert f'href="../{one.address}"' in about
        assert f'href="../../{one.address}"' in front
    assert f'href="./{HERE}"' in (real_site / "index.html").read_text(encoding="utf-8")


def test_search_knows_all_that_pages_say(folder: Folder) -> None:
    written(folder)
    front, found = searched(catalogue_of(folder))
    assert (front.address, front.title) == (HERE, "Ohjelma")
    assert "Osallistujat" in front.text
    assert (found.address, found.title, found.part_of) == (f"{HERE}arviointi/", "Arviointi", "Ohjelma")
    for said in ("Hyvää", "Jatkamme", "Osaaminen kasvaa", "Suosituksia"):
        assert said in found.text


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("ulkoinen arviointi", "arviointi"),
        ("vaikutusketju", "arviointi"),
        ("oppimisverkostot", "kentalla"),
        ("tekry", "jatko"),
        ("ohjelman suositukset", "suositukset"),
    ],
)
def test_a_reader_finds_the_pages(real_site: Path, open_page: OpenPage, query: str, slug: str) -> None:
    found = open_page(real_site, f"haku/?q={query}")
    found.locator(".result").first.wait_for()
    titles = found.locator(".result__title a").evaluate_all("links => links.slice(0, 3).map(one => one.href)")
    assert any(title.endswith(f"{HERE}{slug}/") for title in titles)


# The drawing

STEPS = [
    ChainLink("Resurssit", ("Raha", "Väki & aika")),
    ChainLink("Tulokset", ("Osaaminen kasvaa",)),
    ChainLink("Hyöty", ("<b>",)),
]


def texts(svg: str) -> list[str]:
    return [words(text) for text in re.findall(r"<text.*?</text>", svg, re.DOTALL)]


def test_both_drawings_have_every_step_and_box() -> None:
    drawn = str(chain("ketju", "Vaikutusketju", STEPS))
    for one in drawn.split("</svg>")[:2]:
        assert texts(one) == ["Resurssit", "Raha", "Väki & aika", "Tulokset", "Osaaminen kasvaa", "Hyöty", "<b>"]
        assert "Resurssit → Tulokset → Hyöty" in one
    assert len(set(re.findall(r' id="([^"]+)"', drawn))) == 4


@pytest.mark.parametrize(("width", "shown"), [(1280, "across"), (390, "down"), (320, "down")])
def test_one_drawing_is_shown_whose_words_stay_in_their_boxes(
    real_site: Path, open_page: OpenPage, width: int, shown: str
) -> None:
    opened = open_page(real_site, f"{HERE}arviointi/", width, "light")
    visible = opened.locator(".chain").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width).map(one => one.classList[1])"
    )
    assert visible == [f"chain--{shown}"]
    out: Any = opened.locator(f".chain--{shown}").evaluate(
        """drawing => [...drawing.querySelectorAll(".chain__box")].flatMap(box => {
            const text = box.nextElementSibling, edges = box.getBoundingClientRect(), words = text.getBoundingClientRect()
            return words.right <= edges.right && words.bottom <= edges.bottom && words.top >= edges.top ? [] : [text.textContent]
        })"""
    )
    assert out == []


def test_the_drawing_stands_beside_its_words_for_a_screen_reader(
    programme: Programme, real_site: Path, open_page: OpenPage
) -> None:
    opened = open_page(real_site, f"{HERE}arviointi/")
    opened.locator(".chain__text summary").click()
    (section,) = (section for section in page(programme, "arviointi").sections if section.chain)
    assert opened.locator(".chain__text h3").all_inner_texts() == [step.title for step in section.chain]
    boxes = [box for step in section.chain for box in step.boxes]
    assert opened.locator(".chain__text ul li").all_inner_texts() == boxes
    assert opened.get_by_role("img", name="Vaikutusketju").count() == 1
