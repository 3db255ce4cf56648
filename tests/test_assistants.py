"""What assistants and other programs that read are given: each page as Markdown, and `/llms.txt`, which leads to them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Folder
from direct import URL, catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori.data.assistants import publishing as assistants
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.podcast import publishing as podcast
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.text.as_markdown import in_markdown, text_in_markdown
from tekojen_tori.publishing.text.markdown import to_html
from test_editorials import editorial, story

LICENCE = "([CC BY 4.0](https://creativecommons.org/licenses/by/4.0/))"


def deed_page(folder: Folder) -> str:
    return pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].markdown or ""


def text(folder: Folder, written: str) -> str:
    """A deed's text as assistants get it."""
    folder.deed(text=written)
    catalogue = catalogue_of(folder)
    return text_in_markdown(catalogue.deeds[0], catalogue, site_of(folder))


def test_a_deed_is_told_with_its_facts_its_source_and_how_it_may_be_used(folder: Folder) -> None:
    folder.deed(
        summary="Vuorot syntyvät yhdessä.",
        date="2019-10",
        stage="kokeilu",
        participants="n. 40 asiakasta",
        partners="[Filosofian Akatemia]",
        source="Loppujulkaisu, luku 3",
        text="## Lähtötilanne\n\nVuorot eivät *toimineet*.",
    )
    assert deed_page(folder).split("\n") == [
        "# Tiimi suunnittelee vuoronsa itse",
        "",
        "> Vuorot syntyvät yhdessä.",
        "",
        "- Kehittämisteko: Askola",
        "- Ajankohta: lokakuu 2019",
        "- Palveluala: sosiaali- ja terveysala",
        "- Teemat: itseohjautuvuus",
        "- Kumppanit: Filosofian Akatemia",
        "- Vaihe: kokeilu",
        "- Mukana: n. 40 asiakasta",
        "",
        "## Lähtötilanne",
        "",
        "Vuorot eivät *toimineet*.",
        "",
        "---",
        "",
        "Mihin tämä perustuu: Loppujulkaisu, luku 3",
        "",
        f"Tämä on sivu {URL}teot/tiimi/ palvelusta Tori. Tekstiä saa käyttää vapaasti, kun mainitsee lähteen {LICENCE}.",
        "",
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Katso [toinen](toinen.md).", f"Katso [toinen]({URL}teot/toinen/)."),
        ("Katso [toinen](toinen.md#mita-tehtiin).", f"Katso [toinen]({URL}teot/toinen/#mita-tehtiin)."),
        ("Katso [tarina](../stories/sankarit/tarina.md).", f"Katso [tarina]({URL}tarinat/tarina/)."),
        ("Katso [sivu](https://kunta.example/a).", "Katso [sivu](https://kunta.example/a)."),
        ("Kirjoita [meille](mailto:a@kunta.example).", "Kirjoita [meille](mailto:a@kunta.example)."),
        ("Katso [alku](#lahtotilanne).", f"Katso [alku]({URL}teot/tiimi/#lahtotilanne)."),
        ("Katso [sivu](https://kunta.example/a 'Otsikko').", 'Katso [sivu](https://kunta.example/a "Otsikko").'),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 2 |"),
    ],
)
def test_links_lead_where_they_lead_on_the_page(folder: Folder, written: str, told: str) -> None:
    folder.deed("toinen", title="Toinen teko")
    story(folder)
    assert text(folder, written) == told


SHOWN = ("Näkyy {}.", "*Näkyy {}*", "- näkyy {}", "Näkyy & {}", "## Näkyy {}", "# Näkyy {}", "`näkyy {}`", "> näkyy {}",
         "[näkyy {}](https://a.example/)", "[näkyy {}](javascript:alert)", "<b>näkyy {}</b>", "näkyy\\* {}")  # fmt: skip
HIDDEN = (
    "<!-- piilossa {} -->",
    "[//]: # (piilossa {})",
    '[x{0}]: https://a.example/ "piilossa {0}"',
    "<script>piilossa {}</script>",
    "<style>piilossa {}</style>",
    '<p hidden data-x="piilossa {}"></p>',
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from((*SHOWN, *HIDDEN)), min_size=1, max_size=6))
def test_assistants_are_told_all_that_people_are_shown_and_nothing_else(
    folder_for_many: Folder, pieces: list[str]
) -> None:
    written = "\n\n".join(piece.format(f"sana{number}") for number, piece in enumerate(pieces))
    folder_for_many.deed(text="Tehtiin yhdessä.")
    catalogue = catalogue_of(folder_for_many)
    thing = catalogue.deeds[0].model_copy(update={"text": written})
    told = text_in_markdown(thing, catalogue, site_of(folder_for_many))
    page = words(to_html(written, thing.path, lambda file, tag: None))
    assert set(re.findall(r"sana\d+", told)) == set(re.findall(r"sana\d+", page))
    assert "javascript:" not in told


@pytest.fixture(scope="module")
def folder_for_many(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("many"))


@given(st.text(st.characters(exclude_categories=["C"]), max_size=40))
def test_plain_words_mean_nothing_else(plain: str) -> None:
    """A title or a name is shown as it was written, whatever marks are in it."""
    shown = words(to_html(f"x{in_markdown(plain)}x", Path("a.md"), lambda file, tag: None))  # type: ignore[arg-type]
    assert shown == " ".join(f"x{' '.join(plain.split())}x".split())


def test_a_list_is_told_whole_on_its_first_page(folder: Folder) -> None:
    for number in range(30):
        folder.deed(f"teko-{number}", title=f"Teko numero {number}", summary="Näin kävi.")
    made = pages_of(groups.publish, catalogue_of(folder), site_of(folder))
    told = made["teemat/itseohjautuvuus/"].markdown or ""
    assert told.startswith("# Itseohjautuvuus\n")
    lines = [line for line in told.split("\n") if line.startswith("- ")]
    assert len(lines) == 30
    assert f"- [Teko numero 3]({URL}teot/teko-3/index.md): Askola, 2019. Näin kävi." in lines
    assert made["teemat/itseohjautuvuus/sivu/2/"].markdown is None
    assert made["kunnat/askola/"].markdown is not None
    assert made["kunnat/espoo/"].markdown is None, "nobody tells of it"


def test_lists_stories_and_episodes_are_told_in_their_order(folder: Folder) -> None:
    folder.deed("eka", title="Ensimmäinen teko", municipality="Espoo")
    folder.deed("toka", title="Toinen teko")
    folder.write(
        "toplists/lista.md", "---\ntitle: Lista\ndeeds:\n- {deed: toka, why: Hyvä alku}\n- eka\n---\nMiksi nämä.\n"
    )
    folder.write("toplists/ahkerat.md", "---\ntitle: Ahkerat\nrule: {by: organisations}\nlength: 2\n---\nAhkerat.\n")
    story(folder, deeds="[eka]")
    editorial(folder, "podcasts/jakso", number="3")
    catalogue, site = catalogue_of(folder), site_of(folder)
    made = pages_of(toplists.publish, catalogue, site)
    assert (
        f"1. [Toinen teko]({URL}teot/toka/index.md): Askola, 2019 **Miksi listalla:** Hyvä alku\n"
        f"2. [Ensimmäinen teko]({URL}teot/eka/index.md): Espoo, 2019\n"
    ) in (made["top/lista/"].markdown or "")
    assert f"1. [Askola]({URL}kunnat/askola/index.md): 1\xa0teko\n" in (made["top/ahkerat/"].markdown or "")
    told = pages_of(stories.publish, catalogue, site)
    assert f"- [Otsikko stories/sankarit/tarina]({URL}tarinat/tarina/index.md)" in (told["tarinat/sankarit/"].markdown or "")  # fmt: skip
    assert "- Teot, joista tarina kertoo: Ensimmäinen teko" in (told["tarinat/tarina/"].markdown or "")
    assert "- Jakso: " in (pages_of(podcast.publish, catalogue, site)["podcast/jakso/"].markdown or "")


def test_a_page_leads_to_its_markdown_and_a_site_without_an_address_and_a_preview_have_none(folder: Folder) -> None:
    folder.deed()
    catalogue, site = catalogue_of(folder), site_of(folder)
    page = pages_of(deeds.publish, catalogue, site)["teot/tiimi/"]
    link = '<link rel="alternate" type="text/markdown" title="Tiimi suunnittelee vuoronsa itse" href="index.md">'
    assert link in head(page, site)
    assert "text/markdown" not in head(replace(page, markdown=None), site)
    for without in (site_of(folder, ""), site_of(folder, is_preview=True)):
        assert pages_of(deeds.publish, catalogue, without)["teot/tiimi/"].markdown is None
        assert files_of(assistants.publish, catalogue, without) == {}


def test_the_front_has_the_form_of_llmstxt_and_names_everything_that_is_told(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "podcasts/jakso", title="Jakso *tähdillä*", summary="Kuunnellaan.")
    told = files_of(assistants.publish, catalogue_of(folder), site_of(folder))["llms.txt"].decode()
    title, _, summary, *_ = told.split("\n")
    assert (title, summary) == ("# Tori", "> Tekoja kunnista.")
    assert "Täällä on nyt 1\xa0teko ja 1\xa0podcast-jakso." in told
    sections = dict(part.split("\n\n", 1) for part in told.rstrip().split("\n\n## ")[1:])
    assert sections["Kehittämisteot"] == f"- [Kaikki]({URL}teot/index.md): 1\xa0teko"
    assert f"- [Itseohjautuvuus]({URL}teemat/itseohjautuvuus/index.md): 1\xa0kehittämisteko" in sections["Teemat"]
    assert sections["Podcast-jaksot"] == f"- [Jakso \\*tähdillä\\*]({URL}podcast/jakso/index.md): Kuunnellaan."
    assert "Tarinat" not in sections, "there are none"
    assert all(line.startswith("- [") for lines in sections.values() for line in lines.split("\n"))


def test_what_is_made_up_says_so_first(folder: Folder) -> None:
    folder.deed()
    folder.write("corpus.yml", "")
    catalogue = catalogue_of(folder)
    assert catalogue.content.synthetic
    page = pages_of(deeds.publish, catalogue, site_of(folder))["teot/tiimi/"]
    front = files_of(assistants.publish, catalogue, site_of(folder))["llms.txt"].decode()
    for told in (page.markdown or "", front):
        assert "**Keksittyä koeaineistoa. Näitä tekoja ei ole tehty missään.**" in told.split("\n")[:6]


def test_whatever_assistants_are_led_to_is_there(real_site: Path) -> None:
    files = [real_site / "llms.txt", *real_site.rglob("index.md")]
    assert len(files) > 250
    missing = set()
    for file in files:
        for link in re.findall(r"\]\(https://tekojentori\.example/([^)#]*)", file.read_text(encoding="utf-8")):
            path = real_site / link
            if not (path.is_file() or (path / "index.html").is_file()):
                missing.add((file.relative_to(real_site).as_posix(), link))
    assert missing == set()
    for file in files[1:]:
        html = file.with_name("index.html").read_text(encoding="utf-8")
        assert 'type="text/markdown"' in html and "noindex" not in html
