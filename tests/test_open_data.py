"""Open data: everything of the site in a form that other programs can rely on."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from conftest import PROJECT, Folder, png
from direct import URL, catalogue_of, files_of, site_of
from tekojen_tori.content.history import Dates
from tekojen_tori.data.api.describing import form_schemas
from tekojen_tori.data.api.publishing import publish
from tekojen_tori.data.api.things import Things, bulk_files, collections
from tekojen_tori.kinds.campaigns.catalogue import Campaigns
from tekojen_tori.kinds.deeds.table import COLUMNS, DeedTable
from test_campaigns import campaign
from test_editorials import editorial, story
from test_generated import plain

SITE = "https://tekojentori.example/"
PROMISE = PROJECT / "tests" / "api_v1.json"


def load(site: Path, address: str) -> Any:
    return json.loads((site / "api/v1" / address).read_text(encoding="utf-8"))


def data(folder: Folder, address: str) -> Any:
    return load(folder.root / "site", address)


def file_of(site: Path, url: str) -> Path:
    """The file of the built site at an absolute address of it."""
    assert url.startswith(SITE), url
    path = site / urlsplit(url).path.lstrip("/")
    return path / "index.html" if path.is_dir() else path


def rows(folder: Folder, file: str, delimiter: str) -> list[dict[str, str]]:
    text = (folder.root / "site/api/v1" / file).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_deed_tells_all_that_its_page_does(folder: Folder) -> None:
    folder.deed("malli", title="Mallina ollut teko", municipality="Sipoo")
    folder.deed(
        date="2018/2020", summary="Vuorot omiin käsiin.", stage="kokeilu", adopted_from="malli", aliases="[vanha]",
        authors="[Maija]", links="[{url: 'https://a.example/', title: Lisää}]", text="**Tehtiin** [näin](malli.md).",
    )  # fmt: skip
    folder.built()
    deed = data(folder, "deeds/tiimi.json")
    assert deed["name"] == "Tiimi suunnittelee vuoronsa itse"
    assert (deed["id"], deed["url"]) == (f"{SITE}teot/vanha/", f"{SITE}teot/tiimi/")
    assert deed["date"] == {
        "written": "2018/2020", "first_day": "2018-01-01", "last_day": "2020-12-31", "year": 2020,
    }  # fmt: skip
    assert deed["municipality"]["name"] == "Askola"
    assert [theme["slug"] for theme in deed["themes"]] == ["itseohjautuvuus"]
    assert deed["adopted_from"]["slug"] == "malli"
    assert deed["text"] == "**Tehtiin** [näin](malli.md)."
    assert f'<strong>Tehtiin</strong> <a href="{SITE}teot/malli/"' in deed["html"]
    assert data(folder, "deeds/malli.json")["adoptions"][0]["by"] == "Askola"


JANUARY, MARCH = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)


def told(folder: Folder, file: str, url: str = URL) -> dict[str, Any]:
    """What the API tells of a content file that was published in January and changed in March."""
    path = PurePosixPath(file)
    catalogue = catalogue_of(folder, history={path: Dates(JANUARY, MARCH)})
    things = Things(catalogue, site_of(folder, url))
    form: dict[str, Any] = things.form(catalogue.by_path[path]).model_dump(mode="json")
    return form


def reference(kind: str, folder: str, slug: str, name: str, place: str | None) -> dict[str, Any]:
    url = f"{URL}{place}/{slug}/" if place else None
    return {"kind": kind, "slug": slug, "name": name, "url": url, "data": f"{URL}api/v1/{folder}/{slug}.json"}


ASKOLA = reference("municipality", "municipalities", "askola", "Askola", "kunnat")
HSL = reference(
    "organisation", "organisations", "helsingin-seudun-liikenne", "Helsingin seudun liikenne", "organisaatiot"
)
WORK = reference("sector", "sectors", "koko-kunta", "koko kunta", "palvelualat")
THEMES = [
    reference("theme", "themes", "ergonomia", "ergonomia", "teemat"),
    reference("theme", "themes", "aivotyo", "aivotyö", "teemat"),
]
SYKSY = reference("campaign", "campaigns", "syksy", "Kampanja syksy", "kampanjat")
TIIMI = reference("deed", "deeds", "tiimi", "Tiimi suunnittelee vuoronsa itse", "teot")
PODCAST = "---\ntitle: Kuntapuhe\n---\nPuhetta.\n"


def test_the_data_of_a_deed_is_all_that_is_known_of_it(folder: Folder) -> None:
    folder.write("deeds/ku va.png", png(2, 2))
    folder.deed("malli", title="Malli", municipality="Sipoo", date="2015")
    folder.deed(
        organisation="HSL", sector="koko kunta", theme="[ergonomia, aivotyö]", date="2019-10-02", summary="Lyhyesti.",
        stage="kokeilu", adopted_from="malli", aliases="[vanha, vanhin]", authors="[Maija, Matti]", lang="sv",
        links="[{url: 'https://a.example/', title: Lisää}, 'https://b.example/']", image="ku va.png", alt="Tiimi",
        campaign="vanha-syksy", awards="[Paras teko]", source="Raportti", adoptions="[{by: Turku, date: 2020-02}]",
        partners="Valmennus Oy", condensed="true", participants="n. 40", duration="3 kk", cost="ei mitään",
        evidence="{how: mitattiin, figure: 30 % vähemmän, url: 'https://c.example/'}",
    )  # fmt: skip
    folder.deed("seuraaja", title="Seuraaja", adopted_from="tiimi", date="2020", municipality="Sipoo")
    for date, state in (("2020-12", "päättynyt"), ("2020", "käytössä")):
        folder.write(f"followups/{date}.md", f"---\nof: tiimi\ndate: {date}\nstate: {state}\n---\nKysyttiin.\n")
    campaign(folder, aliases="[vanha-syksy]")
    assert told(folder, "deeds/tiimi.md") == {
        **TIIMI,
        "id": f"{URL}teot/vanha/",
        "former_urls": [f"{URL}teot/vanha/", f"{URL}teot/vanhin/"],
        "summary": "Lyhyesti.",
        "image": {"url": f"{URL}media/deeds/ku%20va.png", "alt": "Tiimi"},
        "source": "Raportti",
        "published": "2026-01-15T00:00:00Z",
        "updated": "2026-03-02T00:00:00Z",
        "text": "Tehtiin yhdessä.",
        "html": "<p>Tehtiin yhdessä.</p>\n",
        "language": "sv",
        "date": {"written": "2019-10-02", "first_day": "2019-10-02", "last_day": "2019-10-02", "year": 2019},
        "municipality": ASKOLA,
        "organisation": HSL,
        "sectors": [WORK],
        "themes": THEMES,
        "stage": "leviää",
        "evidence": {"how": "mitattiin", "figure": "30 % vähemmän", "url": "https://c.example/"},
        "participants": "n. 40",
        "duration": "3 kk",
        "cost": "ei mitään",
        "stage_told": "kokeilu",
        "state": "päättynyt",
        "checked": {"written": "2020-12", "first_day": "2020-12-01", "last_day": "2020-12-31", "year": 2020},
        "campaign": SYKSY,
        "support": [],
        "partners": ["Valmennus Oy"],
        "condensed": True,
        "awards": ["Paras teko"],
        "adopted_from": reference("deed", "deeds", "malli", "Malli", "teot"),
        "models": [reference("deed", "deeds", "malli", "Malli", "teot")],
        "adoptions": [
            {
                "by": "Turku",
                "date": {"written": "2020-02", "first_day": "2020-02-01", "last_day": "2020-02-29", "year": 2020},
                "deed": None,
                "who": reference("municipality", "municipalities", "turku", "Turku", "kunnat"),
                "how": None,
                "adoption": None,
                "url": None,
            },
            {
                "by": "Sipoo",
                "date": {"written": "2020", "first_day": "2020-01-01", "last_day": "2020-12-31", "year": 2020},
                "deed": reference("deed", "deeds", "seuraaja", "Seuraaja", "teot"),
                "who": reference("municipality", "municipalities", "sipoo", "Sipoo", "kunnat"),
                "how": None,
                "adoption": None,
                "url": None,
            },
        ],
        "links": [{"url": "https://a.example/", "title": "Lisää"}, {"url": "https://b.example/", "title": None}],
        "authors": ["Maija", "Matti"],
    }


def test_what_has_another_name_now_is_found_by_its_former_ones(folder: Folder) -> None:
    folder.deed(aliases="[vanha, vanhin, /2019/otsikko/]")
    story(folder, aliases="[entinen]")
    folder.write("stories/sankarit.md", "---\ntitle: Sankarit\naliases: [urhot]\n---\n\nEsittely.\n")
    files = files_of(publish, catalogue_of(folder), site_of(folder))
    data = {path: content for path, content in files.items() if path.startswith("api/v1/")}
    for now, *former in (
        ("deeds/tiimi", "deeds/vanha", "deeds/vanhin"),
        ("stories/tarina", "stories/entinen"),
        ("series/stories-sankarit", "series/stories-urhot"),
    ):
        new = data[f"api/v1/{now}.json"]
        assert [data[f"api/v1/{old}.json"] for old in former] == [new] * len(former)
        assert json.loads(new)["data"] == f"{URL}api/v1/{now}.json"
    assert [one["slug"] for one in json.loads(data["api/v1/deeds.json"])["items"]] == ["tiimi"]
    assert not any("otsikko" in path for path in data)


def test_what_is_not_known_is_null_or_empty(folder: Folder) -> None:
    folder.deed(date="2018/2020")
    folder.deed("muu", title="Muu", municipality="Sipoo")
    found = told(folder, "deeds/tiimi.md")
    empty = ("summary", "image", "source", "organisation", "stage", "campaign", "adopted_from")
    assert {key: found[key] for key in empty} == dict.fromkeys(empty)
    assert [found[key] for key in ("former_urls", "awards", "adoptions", "links", "authors")] == [[]] * 5
    assert found["id"] == found["url"] == f"{URL}teot/tiimi/"
    assert found["date"] == {
        "written": "2018/2020", "first_day": "2018-01-01", "last_day": "2020-12-31", "year": 2020,
    }  # fmt: skip


def test_the_data_of_what_editors_tell_is_all_that_is_known_of_it(folder: Folder) -> None:
    folder.deed()
    campaign(folder)
    about = {"theme": "[ergonomia, aivotyö]", "sector": "[koko kunta]", "deeds": "[tiimi]"}
    story(
        folder, "juttu", number="2", organisation="HSL", campaign="syksy", profession="[kokki]", condensed="true",
        people="[{name: Maija, role: kokki, consent: true}]", quote="{text: Näin on, by: Maija}", **about,
    )  # fmt: skip
    found = told(folder, "stories/sankarit/juttu.md")
    assert (found["kind"], found["id"], found["condensed"], found["number"]) == (
        "story",
        f"{URL}tarinat/juttu/",
        True,
        2,
    )
    assert (found["municipality"], found["municipalities"], found["organisation"]) == (None, [], HSL)
    assert (found["sectors"], found["themes"], found["deeds"]) == ([WORK], THEMES, [TIIMI])
    assert (found["professions"], found["people"]) == (["kokki"], [{"name": "Maija", "role": "kokki"}])
    assert (found["quote"], found["campaign"]) == ({"text": "Näin on", "by": "Maija"}, SYKSY)
    assert found["series"] == reference("series", "series", "stories-sankarit", "Sankarit", None) | {
        "url": f"{URL}tarinat/sankarit/"
    }
    series = told(folder, "stories/sankarit.md")
    assert (series["of"], [one["slug"] for one in series["members"]]) == ("story", ["juttu"])
    assert (series["slug"], series["published"]) == ("stories-sankarit", "2026-01-15T00:00:00Z")

    story(folder, "muu", municipality="[Askola, Sipoo]")
    bare = told(folder, "stories/sankarit/muu.md")
    assert (bare["municipality"], [one["name"] for one in bare["municipalities"]]) == (None, ["Askola", "Sipoo"])
    empty = ("number", "quote", "campaign", "organisation")
    assert {key: bare[key] for key in empty} == dict.fromkeys(empty)
    assert (bare["condensed"], bare["people"], bare["professions"], bare["deeds"]) == (False, [], [], [])


def test_the_data_of_an_episode_leads_to_its_sound_and_transcript(folder: Folder) -> None:
    folder.deed()
    folder.write("podcasts/podcast.md", PODCAST)
    folder.write("podcasts/teksti 1.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHei!\n")
    editorial(
        folder, "podcasts/a", number="4", date="2020-03-02", municipality="Askola", guests="[{name: Maija}]",
        audio="{url: 'https://m.example/1.mp3', bytes: 900, seconds: 60, type: audio/mpeg}",
        chapters="[{at: '0:00', title: Alku}, {at: '0:30', title: Loppu}]", transcript="teksti 1.vtt",
    )  # fmt: skip
    found = told(folder, "podcasts/a.md")
    assert (found["number"], found["municipality"], found["municipalities"]) == (4, ASKOLA, [ASKOLA])
    assert found["guests"] == [{"name": "Maija", "role": None}]
    assert found["audio"] == {"url": "https://m.example/1.mp3", "bytes": 900, "seconds": 60, "type": "audio/mpeg"}
    assert found["chapters"] == [{"seconds": 0, "title": "Alku"}, {"seconds": 30, "title": "Loppu"}]
    assert found["transcript"] == f"{URL}media/podcasts/teksti%201.vtt"
    editorial(folder, "podcasts/b", number="5")
    bare = told(folder, "podcasts/b.md")
    assert [bare[key] for key in ("audio", "transcript", "date", "series")] == [None] * 4


@pytest.mark.parametrize(
    ("fields", "starts", "ends"),
    [
        ({"date": "2027-03-02", "starts": "9:00", "ends": "10.30"}, "2027-03-02T09:00:00+02:00", "2027-03-02T10:30:00+02:00"),
        ({"date": "2027-03-02/2027-03-04", "starts": "9:00", "ends": "16:00"}, "2027-03-02T09:00:00+02:00", "2027-03-04T16:00:00+02:00"),
        ({"date": "2027-03/2027-06-04", "starts": "9:00"}, "2027-06-04T09:00:00+03:00", None),
        ({"date": "2027-03-02"}, None, None),
        ({"date": "2027"}, None, None),
        ({}, None, None),
    ],
)  # fmt: skip
def test_the_data_of_a_webinar_tells_when_it_begins_and_ends(
    folder: Folder, fields: dict[str, str], starts: str | None, ends: str | None
) -> None:
    folder.deed()
    editorial(
        folder, "webinars/w", place="Kuntatalo", partners="[Keva, KT]", join="https://k.example/",
        recording="{url: 'https://v.example/', title: Katso}", **fields,
    )  # fmt: skip
    found = told(folder, "webinars/w.md")
    assert (found["starts"], found["ends"]) == (starts, ends)
    assert (found["place"], found["partners"], found["join"]) == ("Kuntatalo", ["Keva", "KT"], "https://k.example/")
    assert found["recording"] == {"url": "https://v.example/", "title": "Katso"}
    assert (found["cancelled"], found["moved_from"]) == (False, [])


def test_the_data_of_a_webinar_tells_that_it_was_moved_or_called_off(folder: Folder) -> None:
    folder.deed()
    moved = "[2027-01-12, {date: 2027-02-16, starts: 9.00}]"
    editorial(folder, "webinars/w", date="2027-03-02", cancelled="true", moved_from=moved)
    found = told(folder, "webinars/w.md")
    assert found["cancelled"] is True
    assert [(one["date"]["written"], one["starts"]) for one in found["moved_from"]] == [
        ("2027-01-12", None),
        ("2027-02-16", "2027-02-16T09:00:00+02:00"),
    ]


def test_the_data_of_a_list_holds_its_places(folder: Folder) -> None:
    folder.deed()
    folder.write(
        "toplists/a.md",
        "---\ntitle: Lista\nlength: 3\ndate: 2020-05\ndeeds: [{deed: tiimi, why: Siksi.}]\n---\nJohdanto.\n",
    )
    found = told(folder, "toplists/a.md")
    assert found["places"] == [{"place": 1, "name": TIIMI["name"], "thing": TIIMI, "why": "Siksi.", "count": None}]
    assert (found["length"], found["date"]["written"], found["url"]) == (3, "2020-05", f"{URL}top/a/")
    folder.write("toplists/b.md", "---\ntitle: Lista\nrule: organisations\n---\nJohdanto.\n")
    found = told(folder, "toplists/b.md")
    assert found["places"] == [{"place": 1, "name": "Askola", "thing": ASKOLA, "why": None, "count": 1}]
    assert (found["length"], found["date"]) == (None, None)


def test_the_data_of_a_campaign_tells_its_awards_as_they_were_given(folder: Folder) -> None:
    folder.deed(campaign="syksy")
    awards = (
        "\n  - {series: innostavat-teot, deed: tiimi, unit: Kotihoito, date: 2019-12, reason: Hyvä teko}"
        "\n  - {series: innostavat-teot, recipient_name: Maija Malli, deed_name: Vanha teko, organisation: HSL}"
    )
    campaign(
        folder, "muu", begins="2018", ends="2018", awards="[{series: innostavat-teot, deed: tiimi}]", hashtags="[a, b]"
    )
    campaign(
        folder, goal="100", reported="90", reported_about="noin", message="Laita kiertämään", awards=awards,
        hashtags="[hyvä, teko]",
    )  # fmt: skip
    found = told(folder, "campaigns/syksy.md")
    series = catalogue_of(folder).part(Campaigns).awards[0].award.series.name
    assert found["awards"] == [
        {
            "series": series, "recipient": ASKOLA, "recipient_name": None, "unit": "Kotihoito", "deed": TIIMI, "deed_name": None,
            "date": {"written": "2019-12", "first_day": "2019-12-01", "last_day": "2019-12-31", "year": 2019}, "reason": "Hyvä teko",
        },
        {
            "series": series, "recipient": HSL | {"url": None}, "recipient_name": "Maija Malli", "unit": None, "deed": None,
            "deed_name": "Vanha teko", "date": None, "reason": None,
        },
    ]  # fmt: skip
    assert (found["type"], found["goal"], found["reported"], found["reported_about"]) == ("kampanja", 100, 90, "noin")
    assert (found["begins"]["first_day"], found["ends"]["last_day"]) == ("2019-08-01", "2019-10-31")
    assert (found["message"], found["hashtags"], found["deeds"]) == ("Laita kiertämään", ["hyvä", "teko"], [TIIMI])
    other = told(folder, "campaigns/muu.md")
    assert len(other["awards"]) == 1 and other["deeds"] == [] and other["goal"] is None


def test_the_data_of_a_group_counts_its_deeds(folder: Folder) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen", municipality=None, organisation="HSL", theme="[ergonomia, itseohjautuvuus]")
    catalogue = catalogue_of(folder)
    things, registers = Things(catalogue, site_of(folder)), catalogue.registers

    def of(thing: Any) -> dict[str, Any]:
        found: dict[str, Any] = things.form(thing).model_dump(mode="json")
        return found

    themes = {theme.slug: of(theme)["deed_count"] for theme in registers.themes}
    assert {slug: count for slug, count in themes.items() if count} == {"itseohjautuvuus": 2, "ergonomia": 1}
    health = of(registers.sectors[0])
    assert (health["name"], health["deed_count"]) == ("sosiaali- ja terveysala", 2)
    assert health["description"] == registers.sectors[0].description
    place = registers.municipality_names.find("Askola")
    assert place is not None
    assert of(place) == ASKOLA | {
        "code": place.code, "name_sv": "Askola", "region": "Uusimaa", "latitude": place.latitude,
        "longitude": place.longitude, "population": 4878, "population_day": "2020-12-31", "deed_count": 1,
    }  # fmt: skip
    organisation = registers.organisation_names.find("HSL")
    assert organisation is not None
    found = of(organisation)
    assert {key: found[key] for key in HSL} == HSL
    assert (found["type"], found["also_known_as"], found["deed_count"]) == (organisation.kind, ["HSL"], 1)
    assert [one["name"] for one in found["municipalities"]] == list(organisation.municipalities)
    assert (found["nationwide"], found["closed"]) == (False, None)


def test_whoever_has_a_page_is_told_its_address_and_nobody_else(folder: Folder) -> None:
    """Every municipality has one; an organisation by deeds of its own or by a story."""
    folder.deed()
    folder.deed("yhtio", title="Yhtiö", municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    story(folder, organisation="Xamk")
    story(folder, "toinen", municipality="Kemi")
    catalogue = catalogue_of(folder)
    things = Things(catalogue, site_of(folder))
    everybody = (*catalogue.registers.municipalities, *catalogue.registers.organisations)
    with_address = {one for one in everybody if things.reference(one).url}
    assert with_address == catalogue.with_page
    assert set(catalogue.registers.municipalities) <= with_address
    organisations = {one.name for one in with_address if one in catalogue.registers.organisations}
    assert organisations == {one.name for one in catalogue.organisations} and len(organisations) == 2
    assert {things.form(one).url is None for one in everybody if one in with_address} == {False}


def test_everything_of_a_kind_is_in_the_order_of_the_site(folder: Folder) -> None:
    for year in ("2018", "2020", "2019"):
        folder.deed(f"teko-{year}", title=f"Teko {year}", date=year)
        story(folder, f"juttu-{year}", date=year)
        campaign(folder, f"k{year}", begins=year, ends=year)
        editorial(folder, f"podcasts/jakso-{year}", number=year)
        editorial(folder, f"webinars/web-{year}", date=year)
    catalogue = catalogue_of(folder)
    things = Things(catalogue, site_of(folder))
    found = {one.folder: [things.reference(thing).slug for thing in one.every(catalogue)] for one in collections()}
    for folder_name, start in (("deeds", "teko-"), ("stories", "juttu-"), ("campaigns", "k"), ("episodes", "jakso-"), ("webinars", "web-")):  # fmt: skip
        assert found[folder_name] == [f"{start}{year}" for year in ("2020", "2019", "2018")]
    registers = catalogue.registers
    for name in ("organisations", "municipalities", "sectors", "themes"):
        assert found[name] == [one.slug for one in getattr(registers, name)]
    assert (found["series"], found["toplists"]) == (["stories-sankarit"], [])


def test_a_row_of_the_table_tells_what_the_data_does(folder: Folder) -> None:
    folder.deed("malli", title="Malli")
    folder.deed(
        organisation="HSL", sector="koko kunta", theme="[ergonomia, aivotyö]", date="2018/2020", summary="Lyhyesti.",
        stage="kokeilu", authors="[Maija, Matti]", campaign="syksy", awards="[Paras, Toinen]", source="Raportti",
        adoptions="[Turku, Lahti]", lang="sv", partners="[Valmennus Oy, Neuvo Ky]", condensed="true",
        participants="n. 40", duration="3 kk", cost="ei mitään",
        evidence="{how: mitattiin, figure: 30 % vähemmän, url: 'https://c.example/'}",
    )  # fmt: skip
    folder.write("followups/a.md", "---\nof: tiimi\ndate: 2021-03\nstate: käytössä\n---\n")
    campaign(folder)
    path = PurePosixPath("deeds/tiimi.md")
    catalogue = catalogue_of(folder, history={path: Dates(JANUARY, MARCH)})
    things = Things(catalogue, site_of(folder))
    forms: list[Any] = [things.form(catalogue.deed_by_slug[slug]) for slug in ("tiimi", "malli")]
    hostile = forms[1].model_copy(update={"name": "=1+1", "summary": "@a", "authors": ["+1"]})
    made = DeedTable()
    for form in (*forms, hostile):
        made.add(form)
    _, with_semicolons = made.contents()
    read = list(csv.DictReader(io.StringIO(with_semicolons.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert tuple(read[0]) == COLUMNS
    assert [cell for cell in read[2].values() if cell.startswith("'")] == ["'=1+1", "'@a", "'+1"], "no formula runs"
    assert read[0] == {
        "slug": "tiimi", "name": "Tiimi suunnittelee vuoronsa itse", "summary": "Lyhyesti.", "municipality": "Askola",
        "organisation": "Helsingin seudun liikenne", "sector": "koko kunta", "themes": "ergonomia; aivotyö",
        "date": "2018/2020", "year": "2020", "stage": "leviää", "evidence": "mitattiin", "evidence_figure": "30 % vähemmän",
        "evidence_url": "https://c.example/", "participants": "n. 40", "duration": "3 kk", "cost": "ei mitään", "state": "käytössä", "checked": "2021-03", "campaign": "Kampanja syksy", "awards": "Paras; Toinen",
        "support": "", "partners": "Valmennus Oy; Neuvo Ky", "condensed": "true", "adoptions": "2", "authors": "Maija; Matti", "language": "sv", "published": "2026-01-15T00:00:00+00:00",
        "updated": "2026-03-02T00:00:00+00:00", "source": "Raportti", "url": f"{URL}teot/tiimi/",
        "data": f"{URL}api/v1/deeds/tiimi.json", 
    }  # fmt: skip
    assert {key: read[1][key] for key in ("organisation", "stage", "state", "checked", "campaign", "awards", "authors", "source", "adoptions")} == {
        "organisation": "", "stage": "", "state": "", "checked": "", "campaign": "", "awards": "", "authors": "", "source": "", "adoptions": "0",
    }  # fmt: skip


def test_whom_to_ask_stays_on_the_page(folder: Folder) -> None:
    folder.deed(contact="{name: Maija Meikäläinen, email: maija@kunta.example, phone: 040 123 4567}")
    folder.built()
    assert "maija@kunta.example" in folder.page("teot/tiimi/")
    for file in (folder.root / "site/api").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert "maija@" not in text and "Meikäläinen" not in text and "123 4567" not in text, file


def test_nothing_in_the_html_can_run(folder: Folder) -> None:
    folder.deed(text='<script>alert(1)</script><a href="https://a.example/" onclick="alert(2)">x</a>')
    folder.built()
    html = data(folder, "deeds/tiimi.json")["html"]
    assert "alert" not in html and "onclick" not in html


def test_drafts_are_not_in_the_data(folder: Folder) -> None:
    folder.deed()
    folder.deed("kesken", title="Keskeneräinen salaisuus", draft="true")
    folder.built()
    for file in (folder.root / "site/api").rglob("*.*"):
        assert "Keskeneräinen" not in file.read_text(encoding="utf-8"), file


def test_tables_open_with_every_letter_and_no_formula(folder: Folder) -> None:
    folder.deed("a", title="'=HYPERLINK(\"https://paha.example\")'", summary="'-1 \"ä\", ö; å'", date="2019-10")
    folder.deed("b", title="'@SUM(1)'", authors="['+358']", municipality="Äänekoski")
    folder.built()
    for file, delimiter in (("deeds.csv", ","), ("deeds.excel.csv", ";")):
        one, other = rows(folder, file, delimiter)
        assert (one["name"], one["summary"]) == ('\'=HYPERLINK("https://paha.example")', '\'-1 "ä", ö; å')
        assert (other["name"], other["authors"], other["municipality"]) == ("'@SUM(1)", "'+358", "Äänekoski")
        assert (one["date"], one["year"], one["url"]) == ("2019-10", "2019", f"{SITE}teot/a/")


def test_json_lines_hold_each_deed_once(folder: Folder) -> None:
    folder.deed(text="Ensin\n\nsitten")
    folder.deed("toinen", title="Toinen teko")
    folder.built()
    lines = (folder.root / "site/api/v1/deeds.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["slug"] for line in lines) == ["tiimi", "toinen"]
    validator = Draft202012Validator(data(folder, "schema/api/deed-record.json"))
    for line in lines:
        validator.validate(json.loads(line))


def test_two_series_of_one_name_are_two_files(folder: Folder) -> None:
    folder.deed()
    story(folder)
    folder.write("webinars/sankarit.md", "---\ntitle: Sankarit puhuvat\n---\nWebinaareja.\n")
    editorial(folder, "webinars/sankarit/eka", date="2027-03-02", starts="13:00")
    folder.built()
    assert data(folder, "series/stories-sankarit.json")["of"] == "story"
    assert data(folder, "series/webinars-sankarit.json")["members"][0]["slug"] == "eka"
    assert data(folder, "webinars/eka.json")["starts"] == "2027-03-02T13:00:00+02:00"


def test_a_campaign_tells_what_counts_in_it(folder: Folder) -> None:
    folder.deed(campaign="syksy")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    folder.built()
    told = data(folder, "campaigns/syksy.json")
    assert [deed["slug"] for deed in told["deeds"]] == ["tiimi"]
    assert told["awards"][0]["recipient"]["name"] == "Askola"


def test_without_the_sites_own_address_there_is_no_data(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    monkeypatch.setenv("SITE_URL", "")
    folder.built()
    assert not (folder.root / "site/api/v1/index.json").exists()
    assert "avoin-data" not in folder.page()


def every(site: Path) -> Iterator[tuple[str, Path]]:
    """The schema and the file of everything in the data."""
    yield "index", site / "api/v1/index.json"
    for kind in collections():
        yield "listing" if kind.has_file else f"{kind.name}-listing", site / kind.list_address
        for file in (site / "api/v1" / kind.folder).glob("*"):  # of some kinds there may be nothing yet
            yield kind.name, file


def test_each_file_is_as_its_schema_tells(real_site: Path) -> None:
    validators = {}
    for name in form_schemas():
        schema = load(real_site, f"schema/api/{name}.json")
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{SITE}api/v1/schema/api/{name}.json"
        validators[name] = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, file in every(real_site):
        assert [one.message for one in validators[name].iter_errors(json.loads(file.read_bytes()))] == [], file


def test_every_address_in_the_data_leads_somewhere(real_site: Path) -> None:
    index = load(real_site, "index.json")
    assert {part["kind"] for part in index["kinds"]} == {kind.name for kind in collections()}
    for part in index["kinds"]:
        listing = json.loads(file_of(real_site, part["list"]).read_bytes())
        assert part["count"] == listing["count"] == len(listing["items"])
        assert file_of(real_site, part["schema_url"]).is_file()
        for item in listing["items"]:
            assert item["data"] == part["each"].replace("{slug}", item["slug"])
            told = json.loads(file_of(real_site, item["data"]).read_bytes())
            assert "#" in item["data"] or told["slug"] == item["slug"]
            assert item["url"] is None or file_of(real_site, item["url"]).is_file(), item["url"]
    for told in (*(file["url"] for file in index["files"]), index["documentation"], index["openapi"]):
        assert file_of(real_site, told).is_file(), told


def test_what_has_no_page_of_its_own_is_told_whole_in_its_list(folder: Folder) -> None:
    folder.deed("malli", municipality="Sipoo")
    for name, who in (("eka", "Askola"), ("toka", "Kemi")):
        folder.write(f"adoptions/{name}.md", f"---\nmodel: malli\nwho: {who}\n---\n\nSovitimme *arkeemme*.\n")
    made = files_of(publish, catalogue_of(folder), site_of(folder, SITE))
    listing = json.loads(made["api/v1/adoptions.json"])
    schema = json.loads(made["api/v1/schema/api/adoption-listing.json"])
    assert [one.message for one in Draft202012Validator(schema).iter_errors(listing)] == []
    assert [(one["by"], one["text"]) for one in listing["items"]] == [
        ("Askola", "Sovitimme *arkeemme*."),
        ("Kemi", "Sovitimme *arkeemme*."),
    ]
    assert [one["data"] for one in listing["items"]] == [
        f"{SITE}api/v1/adoptions.json#{slug}" for slug in ("eka", "toka")
    ]
    assert not [address for address in made if address.startswith("api/v1/adoptions/")]
    described = json.loads(made["api/v1/openapi.json"])["paths"]
    assert "/deeds/{slug}.json" in described
    assert [path for path in described if path.startswith("/adoptions")] == ["/adoptions.json"]


def test_openapi_is_valid_and_tells_of_every_file(real_site: Path) -> None:
    described = load(real_site, "openapi.json")
    validate(described)
    for path, operations in described["paths"].items():
        examples = operations["get"].get("parameters", [{"examples": {"": {"value": ""}}}])[0]["examples"]
        for example in examples.values():
            assert (real_site / "api/v1" / path.lstrip("/").replace("{slug}", example["value"])).is_file()
    with_things = [part for part in load(real_site, "index.json")["kinds"] if part["count"] and "#" not in part["each"]]
    assert len(with_things) > 10
    assert len(described["paths"]) == 1 + len(collections()) + len(with_things)


def test_a_data_portal_finds_what_it_needs(real_site: Path) -> None:
    catalogue = load(real_site, "dcat.jsonld")
    dataset = catalogue["dcat:dataset"]
    assert catalogue["@type"] == "dcat:Catalog"
    for told in ("dct:title", "dct:description", "dct:publisher", "dct:license"):
        assert catalogue[told] and dataset[told], told
    assert dataset["dcat:landingPage"]["@id"] == f"{SITE}avoin-data/"
    assert dataset["dcat:contactPoint"]["vcard:hasEmail"]["@id"].startswith("mailto:")
    assert dataset["dct:spatial"]["@id"].endswith("/country/FIN")
    assert file_of(real_site, catalogue["dcat:service"]["dcat:endpointURL"]["@id"]).is_file()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dataset["dct:temporal"]["dcat:startDate"]["@value"])
    for distribution in dataset["dcat:distribution"]:
        assert file_of(real_site, distribution["dcat:downloadURL"]["@id"]).is_file()
        assert distribution["dcatap:availability"]["@id"].endswith("/AVAILABLE")
        assert distribution["dcat:mediaType"]["@type"] == "dct:MediaType"
        assert distribution["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_page_tells_how_to_use_it(real_site: Path) -> None:
    page = (real_site / "avoin-data/index.html").read_text(encoding="utf-8")
    for told in ("CC BY 4.0", "Lupaus", "1.0.0", *(bulk.name for bulk in bulk_files())):
        assert told in page, told
    assert 'href="./avoin-data/"' in (real_site / "index.html").read_text(encoding="utf-8"), "the footer leads to it"


def shape(schema: dict[str, Any]) -> Any:
    """What a program may rely on in a schema: the fields, and what each can hold; not its words."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        return sorted((shape(one) for one in schema["anyOf"]), key=str)
    if schema.get("type") == "array":
        return {"list of": shape(schema["items"])}
    kind = schema.get("type", "string")
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def form() -> dict[str, Any]:
    """The fields of every form and part of one."""
    found: dict[str, Any] = {"deeds.csv": list(COLUMNS)}
    for name, schema in form_schemas().items():
        for part, of in ({name: schema} | schema.get("$defs", {})).items():
            found[part] = {field: shape(its) for field, its in of["properties"].items()}
    return found


def broken(promised: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What was promised and is no more; what is new breaks nothing."""
    missing = [f"{part}.{field}" for part in promised for field in promised[part] if field not in now.get(part, ())]
    retyped = [
        f"{part}.{field}: {kind} → {now[part][field]}"
        for part, fields in promised.items()
        if isinstance(fields, dict) and part in now
        for field, kind in fields.items()
        if field in now[part] and now[part][field] != kind
    ]
    return missing + retyped


def test_the_form_of_v1_is_kept() -> None:
    """When a field is added, add it to `tests/api_v1.json` too, so that it's promised from then on."""
    assert broken(json.loads(PROMISE.read_text(encoding="utf-8")), form()) == []


def test_every_field_is_promised() -> None:
    promised = json.loads(PROMISE.read_text(encoding="utf-8"))
    assert broken(form(), promised) == []


def test_the_promise_tells_a_lost_field_and_a_new_type_from_an_addition() -> None:
    now = {"deed": {"slug": "string", "year": "integer"}, "deeds.csv": ["slug", "year"]}
    assert broken({"deed": {"slug": "string"}, "deeds.csv": ["slug"]}, now) == []
    assert broken({"deed": {"title": "string"}}, now) == ["deed.title"]
    assert broken({"deed": {"year": "string"}}, now) == ["deed.year: string → integer"]
    assert broken({"deeds.csv": ["title"]}, now) == ["deeds.csv.title"]


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("story", "stories/*/*.md"),
        ("series", "stories/*.md"),
        ("episode", "podcasts/*.md"),
        ("webinar", "webinars/*/*.md"),
        ("topic", "topics/*.md"),
    ],
)
def test_what_editors_write_is_as_its_schema_tells(kind: str, files: str) -> None:
    schema = json.loads((PROJECT / f"schemas/{kind}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for file in PROJECT.glob(files):
        if file.name == "podcast.md":
            continue  # it tells of the podcast itself, not of an episode
        fields = plain(frontmatter.load(str(file)).metadata)
        assert [one.message for one in validator.iter_errors(fields)] == [], file
    assert not validator.is_valid({"title": "Otsikko", "otsikko": "x"})
