"""Feeds: what they tell, to whom, and that readers' own programs understand them."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from conftest import TODAY, Folder, png
from direct import URL, catalogue_of, files_of, pages_of, site_of
from tekojen_tori.content.history import Dates
from tekojen_tori.data.feeds import publishing as feeds
from tekojen_tori.data.feeds.item import ToldItem, latest_items
from tekojen_tori.kinds.adoptions import publishing as adoptions
from test_adoptions import adoption
from test_campaigns import campaign
from test_editorials import editorial, story
from test_history import git, told_twice

SITE = "https://tekojentori.example/"
HOSTILE = "<b>&amp; ]]></title> \"'"


def feed(folder: Folder, file: str) -> Any:
    """A feed as a reader's program understands it, which finds nothing to complain of."""
    understood = feedparser.parse((folder.root / "site" / file).read_bytes())
    assert not understood.bozo, (file, understood.get("bozo_exception"))
    return understood


def json_feed(folder: Folder, file: str = "feed.json") -> dict[str, Any]:
    found = json.loads((folder.root / "site" / file).read_text(encoding="utf-8"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "items"} <= found.keys()
    for item in found["items"]:
        assert isinstance(item["id"], str)
        assert "content_html" in item or "content_text" in item
    return found


def test_every_format_tells_the_same(folder: Folder) -> None:
    folder.deed(date="2019-10-02", authors="[Maija Meikäläinen]", summary="Vuorot omiin käsiin.")
    editorial(folder, "webinars/dialogi", date="2018", theme="[ergonomia]")
    folder.built()
    rss, atom, made = feed(folder, "feed.xml"), feed(folder, "feed.atom"), json_feed(folder)
    assert (rss.version, atom.version) == ("rss20", "atom10")
    for entries in (rss.entries, atom.entries):
        assert [entry.id for entry in entries] == [f"{SITE}teot/tiimi/", f"{SITE}webinaarit/dialogi/"]
        assert [tag.term for tag in entries[0].tags] == [
            "Kehittämisteko",
            "Sosiaali- ja terveysala",
            "Itseohjautuvuus",
        ]
        assert entries[0].link == f"{SITE}teot/tiimi/"
        assert entries[0].author == "Maija Meikäläinen"
        assert entries[0].summary == "Vuorot omiin käsiin."
        assert "Askola · 2.10.2019" in entries[0].content[0].value
        assert "<p>Tehtiin yhdessä.</p>" in entries[0].content[0].value
        assert entries[0].updated_parsed[:3] == (2019, 10, 2)
    first = made["items"][0]
    assert (first["id"], first["summary"], first["language"]) == (f"{SITE}teot/tiimi/", "Vuorot omiin käsiin.", "fi")
    assert first["tags"] == ["Kehittämisteko", "Sosiaali- ja terveysala", "Itseohjautuvuus"]
    assert first["content_html"].endswith("<p>Tehtiin yhdessä.</p>\n")


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A tori with a deed of each group that is tried, and another of none of them."""
    folder = Folder(tmp_path_factory.mktemp("grouped") / "content")
    folder.deed(campaign="syksy")
    folder.deed("muu", title="Muu teko", municipality="Sipoo", sector="koko kunta", theme="[ergonomia]")
    campaign(folder)
    folder.built()
    return folder


@pytest.mark.parametrize(
    "address",
    ["palvelualat/sosiaali-ja-terveysala/", "teemat/itseohjautuvuus/", "kunnat/askola/", "kampanjat/syksy/"],
)
def test_a_group_has_feeds_of_its_own_which_its_page_leads_to(grouped: Folder, address: str) -> None:
    page = grouped.page(address)
    for file, media_type in (
        ("feed.xml", "application/rss+xml"),
        ("feed.atom", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
    ):
        assert f'<link rel="alternate" type="{media_type}"' in page
        assert f'href="../../{address}{file}" type="{media_type}"' in page, "the reader sees it too"
    for file in ("feed.xml", "feed.atom"):
        assert [entry.id for entry in feed(grouped, address + file).entries] == [f"{SITE}teot/tiimi/"]
    assert [item["id"] for item in json_feed(grouped, f"{address}feed.json")["items"]] == [f"{SITE}teot/tiimi/"]


def test_every_page_leads_to_the_sites_own_feeds_if_it_has_none_of_its_own(folder: Folder) -> None:
    folder.deed()
    audio = "{url: https://kunta.example/1.mp3, bytes: 1000, seconds: 60, type: audio/mpeg}"
    editorial(folder, "podcasts/jakso", number="1", audio=audio, date="2026-03-02")
    folder.write("podcasts/podcast.md", "---\ntitle: Kuntapuhe\nauthor: Väki\n---\nPuhetta.\n")
    editorial(folder, "webinars/tuleva", date="2031-01-01")
    folder.built()
    for address, root in (("", "./"), ("teot/tiimi/", "../../"), ("webinaarit/tuleva/", "../../"), ("haku/", "../")):
        assert f'title="Tekojen tori (RSS)" href="{root}feed.xml"' in folder.page(address)
    assert 'rel="alternate"' not in folder.page("404.html"), "it is shown at any address"
    follow = folder.page("seuraa/")
    assert 'href="../podcast/feed.xml"' in follow and 'href="webcal://tekojentori.example/tapahtumat.ics"' in follow
    told = feed(folder, "feed.xml").entries[0]
    assert told.id == f"{SITE}webinaarit/tuleva/"
    assert told.updated_parsed[:3] <= date.today().timetuple()[:3], "what is to come is told now"


def test_a_group_with_nothing_yet_can_be_followed_already(folder: Folder) -> None:
    folder.deed()
    folder.built()
    assert feed(folder, "teemat/ergonomia/feed.atom").entries == []
    assert json_feed(folder, "teemat/ergonomia/feed.json")["items"] == []


def test_updates_are_told_from_news(folder: Folder) -> None:
    told_twice(folder)
    folder.deed("uusi", title="Toinen teko")
    git(folder.root, "add", ".")
    git(folder.root, "commit", "-qm", "Toinen", on="2026-02-01")
    folder.built()
    mended, new = feed(folder, "feed.atom").entries
    assert (mended.published[:10], mended.updated[:10]) == ("2026-01-15", "2026-03-02")
    assert (new.published[:10], new.updated[:10]) == ("2026-02-01", "2026-02-01")
    assert "Päivitetty 2.3.2026." in mended.content[0].value
    assert "Päivitetty" not in new.content[0].value
    item = json_feed(folder)["items"][0]
    assert (item["date_published"][:10], item["date_modified"][:10]) == ("2026-01-15", "2026-03-02")
    assert feed(folder, "feed.xml").entries[0].published_parsed[:3] == (2026, 1, 15)


def test_a_thing_keeps_its_id_when_it_moves(folder: Folder) -> None:
    folder.deed("uusin", aliases="[ensimmainen, toinen]")
    folder.built()
    for file in ("feed.xml", "feed.atom"):
        (entry,) = feed(folder, file).entries
        assert (entry.id, entry.link) == (f"{SITE}teot/ensimmainen/", f"{SITE}teot/uusin/")
    assert json_feed(folder)["items"][0]["id"] == f"{SITE}teot/ensimmainen/"
    assert "../../teot/uusin/" in folder.page("teot/ensimmainen/"), "the id leads to it"


def test_links_and_pictures_work_wherever_a_feed_is_read(folder: Folder) -> None:
    folder.write("deeds/kuva.png", png(2, 2))
    folder.deed("toinen", title="Toinen teko", date="2018")
    folder.deed(text="![Taulu](kuva.png) [toinen](toinen.md) [alku](#alku) [Keva](https://www.keva.fi/)")
    folder.built()
    html = feed(folder, "feed.atom").entries[0].content[0].value
    assert f'src="{SITE}media/deeds/kuva.png"' in html
    assert f'href="{SITE}teot/toinen/"' in html
    assert f'href="{SITE}teot/tiimi/#alku"' in html
    assert 'href="https://www.keva.fi/"' in html
    assert "../" not in html


def test_nothing_written_breaks_a_feed_or_runs_in_a_readers_program(folder: Folder) -> None:
    folder.deed(
        title="'" + HOSTILE.replace("'", "''") + "'", text="Ohjausmerkki &amp;#11; ja <script>alert(1)</script>"
    )
    folder.built()
    for file in ("feed.xml", "feed.atom"):
        ElementTree.fromstring((folder.root / "site" / file).read_bytes())
        raw = (folder.root / "site" / file).read_text(encoding="utf-8")
        assert "<script" not in raw and "&lt;script" not in raw
    assert json_feed(folder)["items"][0]["title"] == HOSTILE
    (entry,) = ElementTree.fromstring((folder.root / "site/feed.atom").read_bytes()).findall("{*}entry")
    assert entry.findtext("{*}title") == HOSTILE


def test_without_the_sites_own_address_there_are_no_feeds(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    monkeypatch.setitem(os.environ, "SITE_URL", "")
    folder.built()
    assert list((folder.root / "site").rglob("feed.*")) == []
    assert "Seuraa" not in folder.page("teemat/itseohjautuvuus/")
    assert 'rel="alternate"' not in folder.page()


def test_feeds_stay_small(corpus_site: Path) -> None:
    for found in corpus_site.rglob("feed.*"):
        is_whole = found.parent == corpus_site
        assert found.stat().st_size < (400_000 if is_whole else 40_000), found


def test_every_feed_of_the_real_site_is_understood(real_site: Path) -> None:
    found = [*real_site.rglob("feed.xml"), *real_site.rglob("feed.atom")]
    assert len(found) > 100
    for file in found:
        assert not feedparser.parse(file.read_bytes()).bozo, file


def at(day: int, hour: int = 12) -> datetime:
    """A moment of January 2026."""
    return datetime(2026, 1, day, hour, tzinfo=UTC)


def items(folder: Folder, history: Mapping[str, Dates] | None = None) -> list[ToldItem]:
    """What the feeds tell, the files' histories given by their names."""
    known = {PurePosixPath(name): one for name, one in (history or {}).items()}
    return latest_items(catalogue_of(folder, history=known), site_of(folder))


def feeds_of(folder: Folder, history: Mapping[str, Dates] | None = None, url: str = URL) -> dict[str, Any]:
    """Every feed of a folder as JSON, made without a whole build."""
    known = {PurePosixPath(name): one for name, one in (history or {}).items()}
    made = files_of(feeds.publish, catalogue_of(folder, history=known), site_of(folder, url))
    return {address: json.loads(content) for address, content in made.items() if address.endswith(".json")}


def test_what_changed_last_is_told_first_with_when_it_came_and_when_it_changed(folder: Folder) -> None:
    for name in ("a", "b", "c"):
        folder.deed(name, title=f"Teko {name}", date="2019")
    editorial(folder, "podcasts/ajaton")
    editorial(folder, "podcasts/paatetty", number="2")
    history = {
        "deeds/a.md": Dates(at(1), at(20)),
        "deeds/b.md": Dates(at(15), at(15)),
        "podcasts/paatetty.md": Dates(at(2), at(18)),
    }
    found = [
        (one.thing.slug, one.published.date().isoformat(), one.updated.date().isoformat())
        for one in items(folder, history)
    ]
    assert found == [
        ("a", "2026-01-01", "2026-01-20"),
        ("paatetty", "2026-01-02", "2026-01-18"),
        ("b", "2026-01-15", "2026-01-15"),
        ("c", "2019-01-01", "2019-01-01"),
    ]


@pytest.mark.parametrize(
    ("published", "updated", "told"),
    [
        (at(1), at(2), "Päivitetty 2.1.2026."),
        (at(1, 8), at(1, 20), None),
        (at(1), at(1), None),
        (at(1, 20), at(2, 8), "Päivitetty 2.1.2026."),
    ],
)
def test_an_item_says_that_it_changed_if_it_did_on_a_later_day(
    folder: Folder, published: datetime, updated: datetime, told: str | None
) -> None:
    folder.deed()
    (item,) = items(folder, {"deeds/tiimi.md": Dates(published, updated)})
    assert (told in item.html) if told else ("Päivitetty" not in item.html)


def test_an_item_is_the_whole_of_it_for_any_program(folder: Folder) -> None:
    folder.write("deeds/ku va.png", png(2, 2))
    folder.deed(
        summary="Lyhyesti.", date="2019-10-02", image="ku va.png", alt="'Tiimi & <b>'", aliases="[vanha]",
        theme="[ergonomia, aivotyö]", authors="[Maija, Matti]", text="**Tehtiin.** [Ylös](#ylos)",
    )  # fmt: skip
    folder.deed("b", title="Toinen", date="2018", municipality="Espoo", organisation="HSL", text="Näin kävi.")
    item, other = items(folder)
    assert (item.id, item.url) == ("https://tori.example/teot/vanha/", "https://tori.example/teot/tiimi/")
    assert (item.summary, item.image) == ("Lyhyesti.", "https://tori.example/media/deeds/ku%20va.png")
    assert item.authors == ("Maija", "Matti")
    assert item.categories == ("Kehittämisteko", "Sosiaali- ja terveysala", "Ergonomia", "Aivotyö")
    assert item.html == (
        "<p>Kehittämisteko · Askola · 2.10.2019</p>\n"
        '<p><img src="https://tori.example/media/deeds/ku%20va.png" alt="Tiimi &amp; &lt;b&gt;"></p>\n'
        '<p><strong>Tehtiin.</strong> <a href="https://tori.example/teot/tiimi/#ylos" rel="noopener nofollow ugc">Ylös</a></p>\n'
    )
    assert (other.summary, other.image) == ("Näin kävi.", None)
    assert other.authors == ("Helsingin seudun liikenne",)
    assert "<img" not in other.html


def test_what_editors_wrote_is_nobodys_words_but_theirs(folder: Folder) -> None:
    folder.deed(source="Raportti")
    editorial(folder, "podcasts/jakso", municipality="[Askola, Sipoo]")
    told = items(folder, {"deeds/tiimi.md": Dates(at(1), at(1)), "podcasts/jakso.md": Dates(at(1), at(1))})
    assert [one.authors for one in told] == [(), ()]


def test_an_item_leaves_out_what_is_not_known(folder: Folder) -> None:
    editorial(folder, "podcasts/jakso", municipality="[Askola, Sipoo]")
    folder.deed()
    (item,) = [one for one in items(folder, {"podcasts/jakso.md": Dates(at(1), at(1))}) if one.thing.slug == "jakso"]
    assert item.html.startswith("<p>Podcast-jakso · Askola ja Sipoo</p>")


def test_a_feed_holds_fifty_and_a_groups_twenty_of_the_latest(folder: Folder) -> None:
    for number in range(52):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=f"{1960 + number}")
    found = feeds_of(folder)
    latest = [f"https://tori.example/teot/teko-{number}/" for number in range(51, -1, -1)]
    assert [one["id"] for one in found["feed.json"]["items"]] == latest[:50]
    assert [one["id"] for one in found["kunnat/askola/feed.json"]["items"]] == latest[:20]
    assert "content_html" in found["feed.json"]["items"][0]
    assert "content_html" not in found["kunnat/askola/feed.json"]["items"][0], "summaries keep hundreds of feeds small"
    assert found["feed.json"]["items"][0]["date_modified"].startswith("2011-01-01")


def test_a_group_is_told_what_belongs_to_it_and_each_once(folder: Folder) -> None:
    folder.deed(campaign="syksy", theme="[ergonomia, ergonomia]")
    folder.deed("jaksolla", title="Jaksolla", date="2019-09-01", municipality="Sipoo")
    story(
        folder, "juttu", date="2018", municipality="Askola", theme="[ergonomia]", campaign="vanha",
        sector="koko kunta",
    )  # fmt: skip
    editorial(folder, "webinars/web", date="2017", theme="[aivotyö]")
    campaign(folder, aliases="[vanha]")
    campaign(folder, "aika", counts="ajankohta", sector="sosiaali- ja terveysala", begins="2019-09", ends="2019-09")
    found = {
        address.removesuffix("feed.json"): [one["id"].split("/")[-2] for one in feed["items"]]
        for address, feed in feeds_of(folder).items()
    }
    assert {address: told for address, told in found.items() if told} == {
        "": ["jaksolla", "tiimi", "juttu", "web"],
        "palvelualat/sosiaali-ja-terveysala/": ["jaksolla", "tiimi"],
        "palvelualat/koko-kunta/": ["juttu"],
        "teemat/ergonomia/": ["tiimi", "juttu"],
        "teemat/itseohjautuvuus/": ["jaksolla"],
        "teemat/aivotyo/": ["web"],
        "kunnat/askola/": ["tiimi", "juttu"],
        "kunnat/sipoo/": ["jaksolla"],
        "kampanjat/syksy/": ["tiimi", "juttu"],
        "kampanjat/aika/": ["jaksolla"],
    }
    registers = catalogue_of(folder).registers
    assert len(found) == 1 + len(registers.sectors) + len(registers.themes) + 2 + 2 + 1, "and what is taken as a model"


def test_a_feed_tells_whose_it_is_and_when_anything_in_it_changed(folder: Folder) -> None:
    folder.deed()
    campaign(folder)
    made = files_of(feeds.publish, catalogue_of(folder, history={PurePosixPath("deeds/tiimi.md"): Dates(at(1), at(9))}), site_of(folder))  # fmt: skip
    group = feedparser.parse(made["teemat/itseohjautuvuus/feed.atom"]).feed
    assert (group.title, group.subtitle) == (
        "Tori: Itseohjautuvuus",
        "Uusimmat ja viimeksi muuttuneet: Itseohjautuvuus.",
    )
    assert group.id == "https://tori.example/teemat/itseohjautuvuus/feed.atom"
    assert group.links[1].href == "https://tori.example/teemat/itseohjautuvuus/"
    assert group.updated.startswith("2026-01-09T12:00")
    assert group.author == "Tori"
    whole = feedparser.parse(made["feed.atom"]).feed
    assert (whole.title, whole.subtitle) == ("Tori", "Tekoja kunnista.")
    empty = feedparser.parse(made["teemat/ergonomia/feed.atom"]).feed
    assert empty.updated == f"{TODAY}T00:00:00+00:00"
    titles = {
        address: feedparser.parse(content).feed.title
        for address, content in made.items()
        if address.endswith("feed.xml")
    }
    assert titles["kampanjat/syksy/feed.xml"] == "Tori: Kampanja syksy"
    assert titles["kunnat/askola/feed.xml"] == "Tori: Askola"
    assert titles["palvelualat/koko-kunta/feed.xml"] == "Tori: Koko kunta"


def test_the_page_of_feeds_tells_of_the_calendar_and_the_podcast_if_there_are_any(folder: Folder) -> None:
    folder.deed()

    def page() -> str:
        return pages_of(feeds.publish, catalogue_of(folder), site_of(folder))["seuraa/"].body

    assert "tapahtumat.ics" not in page() and "podcast/feed.xml" not in page()
    editorial(folder, "webinars/web", date="2026-12-01")
    folder.write("podcasts/podcast.md", "---\ntitle: Kuntapuhe\n---\nPuhetta.\n")
    assert 'href="webcal://tori.example/tapahtumat.ics"' in page() and "podcast/feed.xml" not in page(), (
        "there is nothing to hear"
    )
    audio = "{url: https://kunta.example/1.mp3, bytes: 1000, seconds: 60, type: audio/mpeg}"
    editorial(folder, "podcasts/jakso", number="1", audio=audio, date="2026-03-02")
    assert 'href="../podcast/feed.xml"' in page()
    assert "50" in page() and "<h1>Seuraa toria</h1>" in page()
    made = pages_of(feeds.publish, catalogue_of(folder), site_of(folder))["seuraa/"]
    assert made.description in page() and made.section == "seuraa/"
    assert 'href="../palvelualat/koko-kunta/feed' in page() and 'href="../teemat/ergonomia/feed' in page()
    assert pages_of(feeds.publish, catalogue_of(folder), site_of(folder, "")) == {}


@pytest.mark.parametrize(("date", "is_empty"), [("2025-11-23", True), ("2025-11-24", False), ("2026-12-01", False)])
def test_who_is_offered_a_calendar_without_events_is_told_so(folder: Folder, date: str, is_empty: bool) -> None:
    folder.deed()
    editorial(folder, "webinars/web", date=date)
    page = pages_of(feeds.publish, catalogue_of(folder), site_of(folder))["seuraa/"].body
    assert "tapahtumat.ics" in page
    assert ("Juuri nyt kalenterissa ei ole tapahtumia." in page) is is_empty


def test_what_a_feed_says_of_itself_is_text_also_to_readers_that_take_it_for_html(folder: Folder) -> None:
    hostile = "Syksy <img src=x onerror=alert(1)> & talvi"
    folder.deed(campaign="syksy")
    campaign(folder, title=f"'{hostile}'", summary=f"'{hostile}'")
    editorial(folder, "podcasts/jakso")
    folder.write("podcasts/podcast.md", "---\ntitle: Kuntapuhe\nauthor: Väki\n---\n3 \\< 5 \\<img src=x>\n")
    folder.built()
    for file in ("kampanjat/syksy/feed.xml", "podcast/feed.xml"):
        root = ElementTree.fromstring((folder.root / "site" / file).read_bytes())
        descriptions = [one.text or "" for one in root.iter("description")]
        assert "&lt;img src=x" in descriptions[0], file
        assert all("<" not in text for text in descriptions), file


# What is taken as a model


def taken_feed(folder: Folder, history: Mapping[PurePosixPath, Dates] | None = None) -> list[dict[str, Any]]:
    made = files_of(feeds.publish, catalogue_of(folder, history=history), site_of(folder))
    items: list[dict[str, Any]] = json.loads(made["otettu-mallia/feed.json"])["items"]
    return items


def test_what_is_newly_taken_as_a_model_can_be_followed_wherever_it_is_told(folder: Folder) -> None:
    folder.deed(adoptions="[{by: Lahti, date: 2018}, Pori]", aliases="[vanha]")
    folder.deed("oma", title="Oma viikkolista", municipality="Turku", date="2020-02", adopted_from="tiimi")
    folder.deed("jatko", title="Jatko", date="2021", adopted_from="tiimi")
    adoption(folder, who="Kemi", date="2019", text="Vaihdoimme **viikot** kuukausiin.")
    items = taken_feed(folder)
    assert [one["title"].partition(":")[0] for one in items] == [
        "Turku otti mallia", "Kemi otti mallia", "Lahti otti mallia",
    ], "the newest first; neither one's own nor what nobody knows the time of"  # fmt: skip
    assert [one["url"].removeprefix(URL) for one in items] == [
        "teot/oma/", "teot/tiimi/#malli-kemi", "teot/tiimi/#otettu-mallia",
    ]  # fmt: skip
    assert "Siitä tuli oma teko: Oma viikkolista" in items[0]["summary"]
    assert items[1]["summary"] == "Malli on tekijältä Askola. Vaihdoimme viikot kuukausiin."
    assert items[1]["tags"] == ["Otettu mallia", "Sovelsi"]
    ids = [one["id"] for one in items]
    assert len(set(ids)) == 3 and all(one.startswith(f"{URL}teot/vanha/#") for one in ids), "its model may move"


def test_an_adoption_of_which_nothing_more_is_told_says_whose_the_model_is(folder: Folder) -> None:
    folder.deed()
    adoption(folder, "kemi", who="Kemi", text="")
    assert [one["summary"] for one in taken_feed(folder)] == ["Malli on tekijältä Askola."]


def test_an_adoption_is_new_when_it_was_published(folder: Folder) -> None:
    folder.deed()
    adoption(folder, "kemi", who="Kemi", date="2020")
    adoption(folder, "oulu", who="Oulu", date="2019")
    items = taken_feed(folder, {PurePosixPath("adoptions/oulu.md"): Dates(at(1), at(9))})
    told = {one["title"].partition(" ")[0]: one["date_published"] for one in items}
    assert told["Oulu"] == at(1).isoformat() and told["Kemi"].startswith("2020-01-01")


def test_the_feed_of_adoptions_is_there_before_the_first_and_is_led_to(folder: Folder) -> None:
    folder.deed()
    assert taken_feed(folder) == []
    catalogue, site = catalogue_of(folder), site_of(folder)
    follow = pages_of(feeds.publish, catalogue, site)["seuraa/"].body
    assert 'href="../otettu-mallia/feed.xml"' in follow and 'href="../otettu-mallia/"' in follow
    page = pages_of(adoptions.publish, catalogue, site)["otettu-mallia/"]
    assert 'href="../otettu-mallia/feed.atom"' in page.body
    assert page.feeds and page.feeds.address == "otettu-mallia/"


# What one comes to


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({"date": "2026-12-09", "starts": "13:00", "ends": "14:30", "place": "Kuntatalo"}, "9.12.2026 klo 13.00–14.30, Kuntatalo"),
        ({"date": "2026-12-09", "starts": "13:00"}, "9.12.2026 klo 13.00"),
        ({"date": "2026-12-09", "place": "Kuntatalo", "municipality": "Askola"}, "Askola · 9.12.2026, Kuntatalo"),
        ({"date": "2026-12"}, "joulukuu 2026"),
    ],
)  # fmt: skip
def test_what_one_comes_to_is_told_with_when_and_where(folder: Folder, fields: dict[str, str], when: str) -> None:
    folder.deed()
    editorial(folder, "webinars/w", theme="työhyvinvointi", summary="Puhutaan aivoista.", **fields)
    files = files_of(feeds.publish, catalogue_of(folder), site_of(folder))
    (item,) = (one for one in json.loads(files["feed.json"])["items"] if "webinaarit" in one["url"])
    assert item["content_html"].startswith(f"<p>Webinaari · {when}</p>")
    assert item["summary"] == f"{when}. Puhutaan aivoista."
    (brief,) = (
        one for one in json.loads(files["teemat/tyohyvinvointi/feed.json"])["items"] if "webinaarit" in one["url"]
    )
    assert brief["content_text"] == f"{when}. Puhutaan aivoista.", "a group's feed has no more than this"


def test_what_one_does_not_come_to_is_told_by_what_it_is_about(folder: Folder) -> None:
    folder.deed()
    items = json.loads(files_of(feeds.publish, catalogue_of(folder), site_of(folder))["feed.json"])["items"]
    assert [item["summary"] for item in items] == ["Tehtiin yhdessä."]
