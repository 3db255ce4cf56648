"""What help a deed had: the support of a programme, and partners."""

import json

import pytest

from conftest import Folder
from direct import catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori.data.api.things import Things
from tekojen_tori.data.feeds import publishing as feeds
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.map import publishing as maps
from tekojen_tori.pages.search import publishing as search
from tekojen_tori.pages.search.documents import documents
from tekojen_tori.pages.search.facets import facets
from tekojen_tori.pages.statistics import publishing as statistics
from tekojen_tori.publishing.frame.links import Bar, links
from tekojen_tori.publishing.page import Page, kept

SUPPORT = """\
- {slug: sparraus, name: sparraus, description: Kehittäjä auttaa., icon: material/account}
- {slug: tyopajasarja, name: työpajasarja, description: Työpajoja., icon: material/account}
"""


def supported(folder: Folder, support: str = "[sparraus, työpajasarja]", **fields: str) -> None:
    """A deed that had support, in a folder that knows of two kinds."""
    folder.write("registers/support.yml", SUPPORT)
    folder.deed(support=support, **fields)


def deed_page(folder: Folder) -> str:
    return words(pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body)


def test_a_deeds_page_tells_what_support_it_had_and_who_helped(folder: Folder) -> None:
    supported(folder, partners="[Valmennus Oy (Maija Malli), Neuvo Ky]")
    page = deed_page(folder)
    assert "Tuki Sparraus , Työpajasarja" in page
    assert "Kumppanit Valmennus Oy (Maija Malli), Neuvo Ky" in page


def test_one_partner_may_be_written_without_a_list(folder: Folder) -> None:
    folder.deed(partners="Valmennus Oy (Maija Malli)")
    page = deed_page(folder)
    assert "Kumppani Valmennus Oy (Maija Malli)" in page
    assert "Tuki" not in page


def search_page(folder: Folder) -> str:
    page = next(kept(search.publish(catalogue_of(folder), site_of(folder))))
    assert isinstance(page, Page)
    return words(page.body)


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        ("sparraus", []),
        ("[sparraus, työpajasarja]", []),
        ("[Sparraus]", [("name-understood", "")]),
        ("[sparraus, sparaus]", [("unknown-support", "Tarkoititko: sparraus?")]),
        ("[xyzzy]", [("unknown-support", "Tuen lajit luetellaan tiedostossa registers/support.yml.")]),
        ("[sparraus, sparraus]", [("repeated-support", "Poista toinen.")]),
    ],
)  # fmt: skip
def test_support_is_named_as_its_register_names_it(
    folder: Folder, support: str, expected: list[tuple[str, str]]
) -> None:
    supported(folder, support)
    assert [(problem.code, str(problem.hint)) for problem in folder.read().problems] == expected


def test_a_tori_without_the_register_knows_of_no_support(folder: Folder) -> None:
    folder.deed(support="sparraus")
    assert [problem.code for problem in folder.read().problems] == ["unknown-support"]
    assert folder.read().content.registers.support == ()


def test_search_finds_a_deed_by_its_support_and_its_partners(folder: Folder) -> None:
    supported(folder, partners="[Valmennus Oy]")
    (document,) = [one for one in documents(catalogue_of(folder)) if one.thing]
    assert {"sparraus", "työpajasarja", "Valmennus Oy"} <= set(document.labels)


def test_support_is_browsed_like_themes(folder: Folder) -> None:
    supported(folder, support="sparraus")
    folder.deed("toinen", title="Toinen teko", municipality="Sipoo", support="[sparraus, työpajasarja]")
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(groups.publish, catalogue, site)
    index = words(pages["tuki/"].body)
    assert "Sparraus Kehittäjä auttaa. 2 tekoa" in index
    assert "Työpajasarja Työpajoja. 1 teko" in index
    page = words(pages["tuki/sparraus/"].body)
    for told in (
        "Sparraus Kehittäjä auttaa. 2 tekoa", "Tiimi suunnittelee vuoronsa itse", "Keiden teoista kerrotaan Askola 1 Sipoo 1",
        "Samoissa teoissa myös Työpajasarja 1", "Katso teot kartalla",
    ):  # fmt: skip
        assert told in page, told
    assert 'href="../../tuki/sparraus/"' in pages_of(deeds.publish, catalogue, site)["teot/tiimi/"].body
    assert "Kehittämisen tuki" in [link.title for link in links(Bar.FOOTER, catalogue, site)]


def test_support_without_deeds_has_a_page_to_wait_for_them(folder: Folder) -> None:
    supported(folder, support="sparraus")
    page = words(pages_of(groups.publish, catalogue_of(folder), site_of(folder))["tuki/tyopajasarja/"].body)
    assert "Täällä ei ole vielä yhtään tekoa." in page
    assert "kartalla" not in page


def test_without_the_register_nothing_is_said_of_support(folder: Folder) -> None:
    folder.deed()
    catalogue, site = catalogue_of(folder), site_of(folder)
    for publish in (groups.publish, maps.publish):
        assert not [address for address in pages_of(publish, catalogue, site) if "tuki/" in address]
    assert "Kehittämisen tuki" not in [link.title for link in links(Bar.FOOTER, catalogue, site)]
    assert 'name="tuki"' not in pages_of(maps.publish, catalogue, site)["kartta/"].body
    for publish, address in ((feeds.publish, "seuraa/"), (statistics.publish, "tilastot/")):
        assert "Tuki" not in words(pages_of(publish, catalogue, site)[address].body), address
    assert "Tuki" not in search_page(folder)


def test_a_search_is_narrowed_by_support(folder: Folder) -> None:
    supported(folder, support="työpajasarja")
    folder.deed("toinen", title="Toinen teko")
    catalogue = catalogue_of(folder)
    (facet,) = [one for one in facets(catalogue) if one.name == "tuki"]
    assert (facet.title, facet.values) == ("Tuki", (("tyopajasarja", "Työpajasarja"),))
    having = [
        one.details["address"]
        for one, values in zip(documents(catalogue), facet.of_documents, strict=True)
        if values
    ]  # fmt: skip
    assert having == ["teot/tiimi/"]
    assert "Tuki Työpajasarja 1" in search_page(folder)


def test_the_map_shows_where_which_support_was_had(folder: Folder) -> None:
    supported(folder, support="työpajasarja")
    folder.deed("toinen", title="Toinen teko", municipality="Sipoo")
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(maps.publish, catalogue, site)
    assert '<select name="tuki">' in pages["kartta/"].body
    page = words(pages["kartta/tuki/tyopajasarja/"].body)
    assert "Kunnat, joissa on tekoja, joiden tukena oli työpajasarja. 1 teko 1 kunnassa." in page
    told = json.loads(files_of(maps.publish, catalogue, site)["assets/tori/map/deeds.json"])
    place = list(told["groups"]).index("tuki")
    assert told["groups"]["tuki"] == ["sparraus", "tyopajasarja"]
    assert (told["deeds"]["askola"][0][place], told["deeds"]["sipoo"][0][place]) == ([1], [])


def test_support_is_followed_counted_and_given_to_programs(folder: Folder) -> None:
    supported(folder, support="sparraus")
    catalogue, site = catalogue_of(folder), site_of(folder)
    files = files_of(feeds.publish, catalogue, site)
    assert "Tiimi suunnittelee" in files["tuki/sparraus/feed.xml"].decode()
    assert "Tiimi suunnittelee" not in files["tuki/tyopajasarja/feed.xml"].decode()
    assert "Tuki kerrallaan" in words(pages_of(feeds.publish, catalogue, site)["seuraa/"].body)
    assert "Teot tuen mukaan" in words(pages_of(statistics.publish, catalogue, site)["tilastot/"].body)
    things = Things(catalogue, site)
    told = things.form(catalogue.deeds[0]).model_dump()
    assert [(one["kind"], one["name"], one["url"]) for one in told["support"]] == [
        ("support", "sparraus", "https://tori.example/tuki/sparraus/")
    ]
    assert things.form(catalogue.registers.support[0]).model_dump()["deed_count"] == 1
