"""Links to an earlier site, which lead on to where a thing now is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from conftest import Folder
from direct import catalogue_of, files_of, site_of
from tekojen_tori.content.moving_in.old_addresses import Alias
from tekojen_tori.data.api.things import Things
from tekojen_tori.data.redirects import publishing as redirects
from tekojen_tori.publishing.addresses import first_address
from test_editorials import editorial


def taken(written: str) -> str:
    """An old address as it was understood."""
    return TypeAdapter(Alias).validate_python(written)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("vanha-nimi", "vanha-nimi"),
        ("/2019/05/otsikko/", "/2019/05/otsikko/"),
        ("/2019/05/otsikko", "/2019/05/otsikko"),
        ("/wp/2019/05/otsikko.html", "/wp/2019/05/otsikko.html"),
        ("/Otsikko.HTM", "/Otsikko.HTM"),
        ("/p%C3%A4iv%C3%A4koti/", "/päiväkoti/"),
        ("/pa\u0308iva\u0308koti/", "/päiväkoti/"),
        ("/teko_1,2 (uusi)/", "/teko_1,2 (uusi)/"),
        ("/versio-2.10/", "/versio-2.10/"),
    ],
)
def test_an_old_address_is_a_name_or_a_path(written: str, understood: str) -> None:
    assert taken(written) == understood


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("/?p=123", "tee ohjaus palvelimen asetuksissa"),
        ("?p=123", "Kirjoita vain polku"),
        ("/2019/?p=3", "tee ohjaus palvelimen asetuksissa"),
        ("/otsikko/#kohta", "tee ohjaus palvelimen asetuksissa"),
        ("/index.php", "Pääte voi olla .html tai .htm."),
        ("/raportti.pdf", "Pääte voi olla .html tai .htm."),
        ("2019/05/otsikko/", "Tarkoititko: /2019/05/otsikko/?"),
        ("otsikko.html", "Tarkoititko: /otsikko.html?"),
        ("https://vanha.example/2019/05/otsikko/", "Tarkoititko: /2019/05/otsikko/?"),
        ("https://vanha.example/?p=123", "Kirjoita vain polku"),
        ("//vanha.example/otsikko/", "Tarkoititko: /otsikko/?"),
        ("/", "Polku on muotoa /2019/05/otsikko/"),
        ("/../salaisuus/", "Polku on muotoa"),
        ("/a/../../b/", "Polku on muotoa"),
        ("/a/%2e%2e/b/", "Polku on muotoa"),
        ("/a//b/", "Polku on muotoa"),
        ("/.git/config/", "Polku on muotoa"),
        ("/a\\b/", "Polku on muotoa"),
        ("/a%00b/", "Polku on muotoa"),
        ("/a%FFb/", "Polku on muotoa"),
        ("/a/con/", "Polku on muotoa"),
        ("/piste./", "Polku on muotoa"),
        (f"/{'a' * 201}/", "Polku on muotoa"),
        ("/a" * 300, "Polku on muotoa"),
    ],
)
def test_what_no_redirect_can_be_made_from_is_told(written: str, hint: str) -> None:
    with pytest.raises(ValidationError) as failure:
        taken(written)
    (found,) = failure.value.errors()
    assert found["type"] == "bad-old-path"
    assert hint in found["ctx"]["hint"]


@given(st.text(max_size=60))
def test_no_path_leads_out_of_the_site(rest: str) -> None:
    try:
        path = taken(f"/{rest}")
    except ValidationError:
        return
    steps = path.strip("/").split("/")
    assert path.startswith("/") and all(step and not step.startswith(".") for step in steps)
    assert not set(path) & set('<>:"|?*\\\0\n')


def test_a_path_of_an_earlier_site_leads_to_where_the_thing_now_is(folder: Folder) -> None:
    paths = "[/2019/05/otsikko/, /wp/otsikko.html, /vanha.htm, /ilman, /päivä/]"
    folder.deed(aliases=paths)
    editorial(folder, "podcasts/jakso", aliases="[/jaksot/1/]")
    made = files_of(redirects.give_way, catalogue_of(folder), site_of(folder))
    leads = {address: content.decode().partition('<a href="')[2].partition('"')[0] for address, content in made.items()}
    assert leads == {
        "2019/05/otsikko/index.html": "../../../teot/tiimi/",
        "wp/otsikko.html": "../teot/tiimi/",
        "vanha.htm": "./teot/tiimi/",
        "ilman/index.html": "../teot/tiimi/",
        "päivä/index.html": "../teot/tiimi/",
        "jaksot/1/index.html": "../../podcast/jakso/",
    }


def test_an_old_path_is_not_what_feeds_and_calendars_know_a_thing_by(folder: Folder) -> None:
    folder.deed(aliases="[/2019/05/otsikko/, vanha]")
    folder.deed("toinen", title="Toinen", aliases="[/2019/06/toinen/]")
    catalogue = catalogue_of(folder)
    by_slug = {deed.slug: first_address(deed) for deed in catalogue.deeds}
    assert by_slug == {"tiimi": "teot/vanha/", "toinen": "teot/toinen/"}
    (tiimi,) = (deed for deed in catalogue.deeds if deed.slug == "tiimi")
    former = Things(catalogue, site_of(folder)).written(tiimi)["former_urls"]
    assert former == ["https://tori.example/teot/vanha/", "https://tori.example/2019/05/otsikko/"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("/a/b/", "/a/c/", None),
        ("/a/b/", "/a/b/", "colliding-alias"),
        ("/a/b/", "/A/B", "colliding-alias"),
        ("/a/b/", "/a/b/index.html", "colliding-alias"),
        ("/a/b/", "/teot/vanha/", "colliding-alias"),
        ("/a/b/", "/podcast.html", None),
    ],
)
def test_two_things_have_not_been_at_one_place(folder: Folder, one: str, other: str, code: str | None) -> None:
    folder.deed(aliases=f"[{one}]")
    editorial(folder, "podcasts/jakso", aliases=f"[{other}]")
    assert [problem.code for problem in folder.read().problems] == [code] * bool(code)


def test_a_path_gives_way_to_what_the_site_has_there(folder: Folder) -> None:
    """A page, a file, a folder and a file in place of a folder: none of them stops the build, or is written over."""
    folder.deed(aliases="[/tietoa/, /404.html, /feed.xml/x/, /haku/, /oma/polku/]")
    folder.built()
    assert "../teot/tiimi/" in folder.page("oma/polku/")
    assert 'http-equiv="refresh"' not in folder.page("haku/") + folder.page("404.html")
    assert (folder.root / "site/feed.xml").is_file()
    assert "oma/polku" not in folder.page("sitemap.xml")


def test_whoever_reads_pages_as_markdown_is_told_the_new_address_too(folder: Folder) -> None:
    folder.deed(title="Näin [se] tehtiin", aliases="[vanha, /2019/05/otsikko/]")
    made = files_of(redirects.publish, catalogue_of(folder), site_of(folder))
    told = {address: content.decode() for address, content in made.items() if address.endswith(".md")}
    assert told == {
        "teot/vanha/index.md": (
            "# Näin \\[se\\] tehtiin\n\n"
            "Sivu on siirtynyt: [Näin \\[se\\] tehtiin](https://tori.example/teot/tiimi/index.md)\n"
        )
    }
    preview = files_of(redirects.publish, catalogue_of(folder), replace(site_of(folder), url=""))
    assert [*preview] == ["teot/vanha/index.html", "teot/vanha/kokeilkaa/index.html"]
