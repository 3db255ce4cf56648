"""Topics of webinars: what is known of webinars is told, and nobody takes it for a webinar."""

import re

import pytest

from conftest import PROJECT, TODAY, Folder
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.api.things import Things
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.kinds.webinar_topics import publishing as topics
from tekojen_tori.kinds.webinar_topics.content import WebinarTopic
from tekojen_tori.kinds.webinars import publishing as webinars
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.pages.home import publishing as home
from tekojen_tori.pages.search.documents import documents
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.frame.links import Bar, links
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Severity
from test_editorials import editorial, story


def topic(folder: Folder, name: str = "aivotyo", **fields: str | None) -> None:
    """Write a topic."""
    editorial(folder, f"topics/{name}", **{"title": "Aivotyö", "theme": "aivotyö"} | fields)


def main_of(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(page)).split())


def problems(folder: Folder) -> list[tuple[str, str]]:
    return [
        (problem.file.rpartition("/content/")[2], problem.code)
        for problem in folder.read().problems
        if problem.severity is Severity.ERROR
    ]


@pytest.fixture
def folder(folder: Folder) -> Folder:
    folder.deed()
    return folder


def test_a_topic_has_its_page_among_those_of_webinars_and_says_what_it_is(folder: Folder) -> None:
    editorial(folder, "webinars/dialogi", title="Dialogi")
    topic(folder, deeds="[tiimi]", condensed="true", text="Siitä oli monta webinaaria.")
    catalogue = catalogue_of(folder)
    page = pages_of(topics.publish, catalogue, site_of(folder))["webinaarit/aivotyo/"]
    assert [(crumb.title, crumb.address) for crumb in page.crumbs] == [("Webinaarit", "webinaarit/")]
    said = main_of(page.body)
    for told in (
        "Webinaarien aihe",
        "Aivotyö",
        "Siitä oli monta webinaaria.",
        "Tämä on lyhennelmä",
        "Teko tästä aiheesta",
    ):
        assert told in said, told
    assert "Webinaari " not in said and "Webinaarin tiedot" not in said
    assert 'href="../../teot/tiimi/"' in page.body


def test_a_topic_and_the_webinars_and_stories_of_it_lead_to_one_another(folder: Folder) -> None:
    for name in ("eka", "toka", "muu"):
        editorial(folder, f"webinars/{name}", title=f"Webinaari {name}", theme="aivotyö")
    story(folder, title="Tarina aivoista", theme="aivotyö")
    topic(folder, webinars="[toka, eka]", stories="[tarina]")
    topic(folder, "toinen", title="Toinen aihe", webinars="[eka]")
    catalogue, site = catalogue_of(folder), site_of(folder)
    said = main_of(pages_of(topics.publish, catalogue, site)["webinaarit/aivotyo/"].body)
    _, _, named = said.partition("Webinaareja tästä aiheesta")
    named, _, others = named.partition("Katso myös")
    assert named.index("Webinaari toka") < named.index("Webinaari eka") < named.index("Tarina tästä aiheesta")
    assert "Tarina aivoista" in named and "Tarina aivoista" not in others, "nothing is offered twice"
    assert "Webinaari muu" not in named, "a theme in common doesn't make a webinar one of the topic's"
    pages = pages_of(webinars.publish, catalogue, site) | pages_of(stories.publish, catalogue, site)
    assert "Aiheet Aivotyö Toinen aihe " in main_of(pages["webinaarit/eka/"].body)
    assert "Aihe Aivotyö " in main_of(pages["tarinat/tarina/"].body)
    assert "Aihe" not in main_of(pages["webinaarit/muu/"].body)
    told = Things(catalogue, site).form(catalogue.find("topic", "aivotyo")).model_dump()
    assert [one["slug"] for one in told["webinars"]] == ["toka", "eka"]
    assert [one["slug"] for one in told["stories"]] == ["tarina"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"webinars": "[dialogi]", "stories": "[tarina]"}, []),
        ({"webinars": "[dialoggi]"}, ["unknown-webinar"]),
        ({"webinars": "[tarina]"}, ["unknown-webinar"]),
        ({"webinars": "[vanha]"}, ["renamed-webinar"]),
        ({"webinars": "[kesken]"}, ["draft-webinar"]),
        ({"webinars": "[kesken]", "draft": "true"}, []),
        ({"stories": "[tarrina]"}, ["unknown-story"]),
        ({"deeds": "[timmi]"}, ["unknown-deed"]),
    ],
)
def test_what_a_topic_names_is_there(folder: Folder, fields: dict[str, str], found: list[str]) -> None:
    editorial(folder, "webinars/dialogi", aliases="[vanha]")
    editorial(folder, "webinars/kesken", draft="true")
    story(folder)
    topic(folder, **fields)
    wrong = [problem for problem in folder.read().problems if problem.severity is not Severity.INFO]
    assert [problem.code for problem in wrong] == found


def test_the_page_of_webinars_lists_the_topics_below_them(folder: Folder) -> None:
    editorial(folder, "webinars/dialogi", title="Dialogi")
    for name, title in (("yo", "Yötyö"), ("aani", "Ääni"), ("aivotyo", "Aivotyö")):
        topic(folder, name, title=title, summary=f"{title} oli aiheena.")
    page = pages_of(webinars.publish, catalogue_of(folder), site_of(folder))["webinaarit/"]
    before, _, after = page.body.partition('<section id="aiheet">')
    assert "Dialogi" in before and "Dialogi" not in after
    assert main_of(after).split()[:5] == ["Muita", "aiheita", "Aivotyö", "Yötyö", "Ääni"], "in alphabetical order"
    assert "oli aiheena" not in after, "a name is all that there is to tell"


def test_without_topics_the_page_of_webinars_says_nothing_of_them(folder: Folder) -> None:
    editorial(folder, "webinars/dialogi")
    assert "aihe" not in pages_of(webinars.publish, catalogue_of(folder), site_of(folder))["webinaarit/"].body


def test_topics_have_a_page_of_their_own_where_there_are_no_webinars(folder: Folder) -> None:
    topic(folder)
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(topics.publish, catalogue, site)
    assert set(pages) == {"webinaarit/", "webinaarit/aivotyo/"}
    assert pages["webinaarit/"].title == "Webinaarien aiheet"
    assert 'id="aiheet"' in pages["webinaarit/"].body
    assert "Muita aiheita" not in pages["webinaarit/"].body
    assert [link.title for link in links(Bar.MENU, catalogue, site) if link.address == "webinaarit/"] == [
        "Webinaarien aiheet"
    ]
    editorial(folder, "webinars/dialogi")
    catalogue = catalogue_of(folder)
    assert set(pages_of(topics.publish, catalogue, site)) == {"webinaarit/aivotyo/"}
    assert [link.title for link in links(Bar.MENU, catalogue, site) if link.address == "webinaarit/"] == ["Webinaarit"]


def test_search_finds_a_topic_as_a_topic(folder: Folder) -> None:
    topic(folder)
    (found,) = (one for one in documents(catalogue_of(folder)) if isinstance(one.thing, WebinarTopic))
    assert (found.details["kind"], found.details["kindSlug"]) == ("Webinaarien aihe", "webinaarien-aihe")
    assert found.details["address"] == "webinaarit/aivotyo/"


def test_a_topic_without_a_date_is_no_news(folder: Folder) -> None:
    editorial(folder, "podcasts/jakso", title="Jakso")
    topic(folder)
    front = pages_of(home.publish, catalogue_of(folder), site_of(folder))[""].body
    assert "Jakso" in front and "Aivotyö" not in front
    assert 'href="./webinaarit/#aiheet"' in front, "it is found behind a link"


@pytest.mark.parametrize(
    ("other", "more"),
    [("webinars/aivotyo", {}), ("webinars/aivot/aivotyo", {}), ("webinars/aivotyo/yksi", {}), ("webinars/w", {"aliases": "[aivotyo]"})],
    ids=["a webinar", "a webinar of a series", "a series", "a webinar of old"],
)  # fmt: skip
def test_a_topic_can_not_have_the_address_of_a_webinar_or_a_series(
    folder: Folder, other: str, more: dict[str, str]
) -> None:
    if other.count("/") > 1:
        folder.write(f"{other.rpartition('/')[0]}.md", "---\ntitle: Sarja\n---\nSarja.\n")
    editorial(folder, other, **more)
    assert problems(folder) == []
    topic(folder)
    ((_, code),) = problems(folder)
    assert code == ("colliding-alias" if more else "colliding-file-name")


def test_an_old_address_of_a_topic_is_not_given_to_a_webinar(folder: Folder) -> None:
    topic(folder, aliases="[aivot]")
    editorial(folder, "webinars/aivot")
    assert [code for _, code in problems(folder)] == ["colliding-alias"]


def test_topics_lie_in_one_folder(folder: Folder) -> None:
    topic(folder, "sarja/aivotyo")
    ((_, code),) = problems(folder)
    assert code == "too-deep"


def test_toplists_may_hold_topics_and_say_which_is_missing(folder: Folder) -> None:
    topic(folder)
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [topics/aivotyo, topics/aivot]\n---\nLista.\n")
    assert [code for _, code in problems(folder)] == ["unknown-topic"]


def test_our_own_topics_keep_the_addresses_at_which_they_were_published() -> None:
    catalogue = Catalogue(ContentFolder(PROJECT, PROJECT).read(TODAY).content)
    assert {address(one) for one in catalogue.of(WebinarTopic)} == {
        f"webinaarit/{name}/"
        for name in (
            "aivotyo",
            "hyveet-tyossa",
            "kulttuurinmuutos",
            "kysy-kuntekosta",
            "palvelumuotoilu",
            "tyohyvinvoinnin-yhteisollinen-johtaminen",
            "tyohyvinvointi-ja-dialoginen-johtaminen-sote-alalla",
            "vuorovaikutuksen-merkitys-tyopaikalla",
        )
    }
    assert len(catalogue.of(Webinar)) == 19, "those that the source tells one by one"
