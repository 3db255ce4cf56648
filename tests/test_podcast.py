"""The podcast as listeners and their programs meet it: pages, feed and player."""

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import podcastparser
import pytest
from playwright.sync_api import Page, expect

from conftest import Folder, OpenEarly, OpenPage, axe_violations, png
from direct import catalogue_of, pages_of, site_of, words
from sound import wav
from tekojen_tori.kinds.podcast import cover as covers
from tekojen_tori.kinds.podcast import publishing as podcasts
from tekojen_tori.kinds.podcast.content.transcript import Cue
from tekojen_tori.kinds.podcast.feed import podcast_feed as made_feed
from tekojen_tori.kinds.podcast.paragraphs import paragraphs
from tekojen_tori.kinds.podcast.show import Show
from tekojen_tori.language.durations import clock, duration
from test_editorials import editorial

SITE = "https://tekojentori.example/"
SECONDS = 100
SOUND = wav(SECONDS)
EPISODE = "podcast/kuulee/"
PODCAST = """\
---
title: Kuntapuhe & muuta
author: Kuntien väki
owner_email: podcast@kunta.example
category: [Government, Health & Fitness/Mental Health]
guid: 9b024349-ccf0-5f69-a609-6b82873eab3c
---
Kuntapuhe kertoo *työstä*.
"""
HEARD = f"""\
---
title: Työvuorot <b>itse</b> & yhdessä
number: 2
date: 2026-03-02
municipality: Askola
deeds: [tiimi]
aliases: [vanha-osoite]
summary: Miten vuorot <b>itse</b> suunnitellaan.
guests:
  - name: Maija Malli
    role: esihenkilö
audio: {{url: "jakso 2.wav", bytes: {len(SOUND)}, seconds: {SECONDS}, type: audio/wav}}
chapters:
  - at: "0:00"
    title: Alku
  - at: "0:40"
    title: Tiimi <i>alkaa</i>
  - at: "1:20"
    title: Lopuksi
transcript: jakso2.vtt
---
Puhutaan [teosta](../deeds/tiimi.md).

## Luku

![Kaavio](kuva.png)
"""
TRANSCRIPT = """\
WEBVTT

00:00.000 --> 00:20.000
<v Maija>Hei ja tervetuloa!

00:20.000 --> 00:40.000
<v Maija>Puhutaan vuoroista &amp; työstä. <script>alert("vtt")</script>

00:40.000 --> 01:30.000
<v Erkki>Me suunnittelimme ne itse.
"""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A site whose podcast has an episode that can be heard, and one that can't."""
    folder = Folder(tmp_path_factory.mktemp("podcast") / "content")
    folder.deed()
    folder.deed("toinen", title="Toinen teko Askolasta", theme="[ergonomia]")
    folder.write("podcasts/podcast.md", PODCAST)
    folder.write("podcasts/kuulee.md", HEARD)
    folder.write("podcasts/mykka.md", "---\ntitle: Mykkä jakso\nnumber: 1\ncondensed: true\n---\nÄäni on kadonnut.\n")
    folder.write("podcasts/jakso 2.wav", SOUND)
    folder.write("podcasts/jakso2.vtt", TRANSCRIPT)
    folder.write("podcasts/kuva.png", png(20, 10))
    folder.built("--strict")
    return folder


@pytest.fixture(scope="module")
def site(heard: Folder) -> Path:
    return heard.root / "site"


@pytest.fixture(scope="module")
def feed(site: Path) -> bytes:
    return (site / "podcast/feed.xml").read_bytes()


def test_the_page_of_all_episodes_tells_the_newest_first_and_how_to_follow(heard: Folder) -> None:
    page = heard.page("podcast/")
    assert page.index("Työvuorot") < page.index("Mykkä jakso")
    assert re.search(r"Askola · 2\.3\.2026 · 2\xa0min", page)
    assert "ei ääntä" in page
    assert f"{SITE}<wbr>podcast/feed.xml" in page
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Kuntapuhe &amp; muuta" href="../podcast/feed.xml">'
        in page
    )


def test_an_episode_leads_to_its_deed_its_doer_and_its_neighbours(heard: Folder) -> None:
    page = heard.page(EPISODE)
    for address in ("kunnat/askola/", "teot/tiimi/", "podcast/mykka/", "teot/toinen/"):
        assert f'href="../../{address}"' in page
    assert "Maija Malli, esihenkilö" in page
    assert "../../podcast/kuulee/" in heard.page("podcast/vanha-osoite/")


def test_what_is_said_is_paragraphs_and_only_text(heard: Folder) -> None:
    text = heard.page(EPISODE).partition('class="transcript__text"')[2].partition("</div>")[0]
    assert text.count("<p ") == 2
    assert "<strong>Maija:</strong> Hei ja tervetuloa! Puhutaan vuoroista &amp; työstä." in text
    assert "<script" not in text
    assert "<b>itse</b>" not in heard.page(EPISODE)
    assert "<i>alkaa</i>" not in heard.page(EPISODE)


def test_an_episode_without_sound_says_so_and_has_no_player(heard: Folder) -> None:
    page = heard.page("podcast/mykka/")
    assert "Tämän jakson ääntä ei ole torilla" in page
    assert "Tämä on lyhennelmä: teksti kertoo jaksosta" in page
    assert "lyhennelmä" not in heard.page(EPISODE)
    assert "<audio" not in page


def test_an_episode_tells_machines_what_it_is(heard: Folder) -> None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', heard.page(EPISODE))
    data = next(one for one in map(json.loads, found) if one["@type"] == "PodcastEpisode")
    assert data["episodeNumber"] == 2
    assert data["associatedMedia"]["contentUrl"] == f"{SITE}media/podcasts/jakso%202.wav"
    assert data["associatedMedia"]["duration"] == f"PT{SECONDS}S"
    assert "transcript" not in data["associatedMedia"], "the page has it already, and it may be long"
    assert data["partOfSeries"]["url"] == f"{SITE}podcast/"


def test_a_podcast_program_understands_the_feed(feed: bytes) -> None:
    podcast = podcastparser.parse(f"{SITE}podcast/feed.xml", BytesIO(feed))
    assert podcast["title"] == "Kuntapuhe & muuta"
    assert podcast["description"] == "Kuntapuhe kertoo työstä."
    assert podcast["link"] == f"{SITE}podcast/"
    assert podcast["language"] == "fi"
    assert podcast["itunes_author"] == "Kuntien väki"
    assert podcast["itunes_owner"] == {"name": "Kuntien väki", "email": "podcast@kunta.example"}
    assert podcast["itunes_categories"] == [["Government"], ["Health & Fitness", "Mental Health"]]
    (episode,) = podcast["episodes"]
    assert episode["title"] == "Työvuorot <b>itse</b> & yhdessä"
    assert episode["total_time"] == SECONDS
    assert episode["number"] == 2
    assert episode["enclosures"] == [
        {"url": f"{SITE}media/podcasts/jakso%202.wav", "file_size": len(SOUND), "mime_type": "audio/wav"}
    ]
    assert f'href="{SITE}teot/tiimi/"' in episode["description_html"]
    assert b"<description>Miten vuorot &amp;lt;b&amp;gt;itse&amp;lt;/b&amp;gt; suunnitellaan.</description>" in feed


def test_the_feed_has_the_elements_of_podcasting_2_0(feed: bytes) -> None:
    podcast = "{https://podcastindex.org/namespace/1.0}"
    channel = ElementTree.fromstring(feed)[0]
    told = {element.tag.removeprefix(podcast): element.text for element in channel if element.tag.startswith(podcast)}
    assert told["guid"] == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert (told["medium"], told["license"], told["locked"]) == ("podcast", "cc-by-4.0", "no")
    item = channel.find("item")
    assert item is not None
    told_of_item = {
        element.tag.removeprefix(podcast): (element.text, element.attrib)
        for element in item
        if element.tag.startswith(podcast)
    }
    assert told_of_item == {
        "episode": ("2", {}),
        "person": ("Maija Malli", {"role": "guest"}),
        "transcript": (None, {"url": f"{SITE}media/podcasts/jakso2.vtt", "type": "text/vtt", "language": "fi"}),
        "chapters": (None, {"url": f"{SITE}podcast/kuulee/chapters.json", "type": "application/json+chapters"}),
    }


def test_a_feed_reader_finds_nothing_wrong_with_the_feed(feed: bytes) -> None:
    read = feedparser.parse(feed)
    assert read.bozo == 0
    assert read.version == "rss20"
    (entry,) = read.entries
    assert entry.published == "Mon, 02 Mar 2026 00:00:00 +0200"
    assert entry.guidislink is False
    assert {link.rel for link in entry.links} == {"alternate", "enclosure"}
    assert read.feed.links[-1].href == f"{SITE}podcast/feed.xml"


def test_all_that_the_feed_names_is_on_the_site(feed: bytes, site: Path) -> None:
    text = feed.decode()
    named = {*re.findall(r'(?:url|href|src)=(?:"|&quot;)([^"&]+)', text), *re.findall(r"<(?:link|url)>([^<]+)<", text)}
    ours = {urlsplit(address).path.strip("/") for address in named if address.startswith(SITE)}
    assert len(ours) > 6
    for path in ours:
        file = site / path.replace("%20", " ")
        assert file.is_file() or (file / "index.html").is_file(), path


def test_the_cover_is_square_and_large_enough_for_directories(site: Path) -> None:
    head = (site / "podcast/kansi.png").read_bytes()[:26]
    width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    assert width == height
    assert 1400 <= width <= 3000
    assert head[25] == 2, "RGB, as directories want no transparency"


def test_the_cover_is_kept_until_it_would_be_drawn_otherwise(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draws(template: bytes, *, sys_inputs: dict[str, str], **options: object) -> bytes:
        drawn.append(json.loads(sys_inputs["tiedot"])["otsikko"])
        return png(10, 10)

    monkeypatch.setattr(covers.typst, "compile", draws)
    folder.deed()

    def cover(title: str) -> None:
        folder.write("podcasts/podcast.md", f"---\ntitle: {title}\n---\nPuhetta.\n")
        covers.cover(Show(catalogue_of(folder), replace(site_of(folder), cache=folder.root / "cache")))

    for title in ("Kuntapuhe", "Kuntapuhe", "Toinen", "Kuntapuhe"):
        cover(title)
    assert drawn == ["Kuntapuhe", "Toinen"]
    monkeypatch.setattr(covers, "_DRAWN_BY", "another typst")
    cover("Kuntapuhe")
    assert drawn[2:] == ["Kuntapuhe"]


def test_chapters_are_a_file_that_programs_read(site: Path) -> None:
    chapters = json.loads((site / "podcast/kuulee/chapters.json").read_text(encoding="utf-8"))
    assert chapters["version"] == "1.2.0"
    assert chapters["chapters"][1] == {"startTime": 40, "title": "Tiimi <i>alkaa</i>"}


def test_programs_that_fetch_no_file_of_chapters_read_them_in_the_feed(feed: bytes) -> None:
    (episode,) = podcastparser.parse(f"{SITE}podcast/feed.xml", BytesIO(feed))["episodes"]
    assert episode["chapters"] == [
        {"start": 0, "title": "Alku"},
        {"start": 40, "title": "Tiimi <i>alkaa</i>"},
        {"start": 80, "title": "Lopuksi"},
    ]
    (told,) = ElementTree.fromstring(feed).iter("{http://podlove.org/simple-chapters}chapters")
    assert told.get("version") == "1.2"
    assert [chapter.get("start") for chapter in told] == ["00:00:00", "00:00:40", "00:01:20"]


def test_an_episode_keeps_its_guid_when_its_file_and_the_site_move(
    heard: Folder, feed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Folder(tmp_path / "content")
    moved.deed()
    moved.deed("toinen", title="Toinen teko Askolasta", theme="[ergonomia]")
    for file in (heard.root / "podcasts").iterdir():
        moved.write(f"podcasts/{file.name.replace('kuulee', 'uusi-nimi')}", file.read_bytes())
    monkeypatch.setenv("SITE_URL", "https://toinen.example/tori/")
    result = moved.build()
    assert result.returncode == 0, result.stderr
    before, after = feedparser.parse(feed), feedparser.parse((moved.root / "site/podcast/feed.xml").read_bytes())
    assert after.entries[0].link == "https://toinen.example/tori/podcast/uusi-nimi/"
    assert after.entries[0].id == before.entries[0].id
    assert UUID(after.entries[0].id).version == 5


ELSEWHERE = "{url: https://media.example/1.mp3, bytes: 900, seconds: 60, type: audio/mpeg}"


def podcast_of(folder: Folder, **episodes: dict[str, str]) -> Show:
    """The podcast of a folder with episodes that can be heard, by their names and fields."""
    folder.deed()
    for day, (name, fields) in enumerate(episodes.items(), 1):
        editorial(folder, f"podcasts/{name}", audio=ELSEWHERE, date=f"2026-03-{day:02}", **{"number": None} | fields)
    return Show(catalogue_of(folder), site_of(folder))


def entries_of(show: Show) -> dict[str, Any]:
    """What a feed reader finds in the feed, by titles."""
    read = feedparser.parse(made_feed(show))
    assert read.bozo == 0
    return {entry.title.removeprefix("Otsikko podcasts/"): entry for entry in read.entries}


def test_an_episode_that_moved_in_keeps_the_guid_that_it_had(folder: Folder) -> None:
    moved = {"number": "2", "guid": "Buzzsprout-1234567"}
    show = podcast_of(
        folder, vanha=moved, osoite={"number": "3", "guid": "https://vanha.example/?p=3"}, uusi={"number": "4"}
    )
    found = {name: entry.id for name, entry in entries_of(show).items()}
    assert (found["vanha"], found["osoite"]) == ("Buzzsprout-1234567", "https://vanha.example/?p=3")
    assert found["uusi"].startswith("urn:uuid:")
    assert b'<guid isPermaLink="false">Buzzsprout-1234567</guid>' in made_feed(show)


def test_a_podcast_that_moves_out_tells_where_its_feed_now_is(folder: Folder) -> None:
    show = podcast_of(folder, eka={"number": "1"})
    assert b"new-feed-url" not in made_feed(show)
    folder.write("podcasts/podcast.md", "---\ntitle: Kuntapuhe\nnew_feed: https://uusi.example/syote\n---\nPuhetta.\n")
    moved = Show(catalogue_of(folder), site_of(folder))
    assert b"<itunes:new-feed-url>https://uusi.example/syote</itunes:new-feed-url>" in made_feed(moved)
    page = pages_of(podcasts.publish, moved.catalogue, moved.site)["podcast/"].body
    assert "Podcast on muuttanut." in page and '<code class="copied">https://uusi.example/syote</code>' in page


def test_trailers_bonus_episodes_and_seasons_are_told_to_programs_and_readers(folder: Folder) -> None:
    show = podcast_of(
        folder,
        traileri={"type": "traileri", "season": "2"},
        eka={"number": "1"},
        toka={"number": "2", "season": "1"},
        kolmas={"number": "1", "season": "2"},
        lisa={"type": "bonus", "season": "2"},
        englanniksi={"type": "trailer"},
    )
    itunes = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    items = ElementTree.fromstring(made_feed(show)).iter("item")
    told = {
        str(item.findtext("title")).removeprefix("Otsikko podcasts/"): tuple(
            item.findtext(itunes + tag) for tag in ("episodeType", "season", "episode")
        )
        for item in items
    }
    assert list(told.items()) == [
        ("lisa", ("bonus", "2", None)),
        ("kolmas", ("full", "2", "1")),
        ("traileri", ("trailer", "2", None)),
        ("toka", ("full", "1", "2")),
        ("eka", ("full", None, "1")),
        ("englanniksi", ("trailer", None, None)),
    ]
    pages = pages_of(podcasts.publish, show.catalogue, show.site)
    listed = words(pages["podcast/"].body)
    assert (
        listed.index("Kausi 2") < listed.index("podcasts/lisa") < listed.index("Kausi 1") < listed.index("podcasts/eka")
    )
    assert "Traileri · 1.3.2026" in listed and "Bonusjakso" not in listed and "Bonus · 5.3.2026" in listed
    assert "kausi 2, jakso 1" in words(pages["podcast/kolmas/"].body)
    assert "kausi 2, traileri" in words(pages["podcast/traileri/"].body)
    (data,) = (one for one in pages["podcast/kolmas/"].data if one["@type"] == "PodcastEpisode")
    assert (data["episodeNumber"], data["partOfSeason"]["seasonNumber"]) == (1, 2)
    (data,) = (one for one in pages["podcast/englanniksi/"].data if one["@type"] == "PodcastEpisode")
    assert "episodeNumber" not in data and "partOfSeason" not in data
    assert len({entry.id for entry in entries_of(show).values()}) == 6


def test_a_podcast_without_seasons_has_no_headings_of_them(folder: Folder) -> None:
    show = podcast_of(folder, eka={"number": "1"}, toka={"number": "2"})
    page = pages_of(podcasts.publish, show.catalogue, show.site)["podcast/"].body
    assert "Kausi" not in page and page.count("<ol ") == 1


def test_a_podcast_may_begin_to_have_seasons_and_rename_its_trailer(folder: Folder) -> None:
    before = entries_of(podcast_of(folder, eka={"number": "1"}, traileri={"type": "traileri"}))
    (folder.root / "podcasts/traileri.md").rename(folder.root / "podcasts/mainos.md")
    after = entries_of(
        podcast_of(folder, eka={"number": "1", "season": "1"}, mainos={"type": "traileri", "aliases": "[traileri]"})
    )
    assert (after["eka"].id, after["mainos"].id) == (before["eka"].id, before["traileri"].id)


@pytest.mark.parametrize(
    ("episodes", "code"),
    [
        ({"a": {}}, "missing-key"),
        ({"a": {"type": "traileri"}}, None),
        ({"a": {"type": "bonus"}}, None),
        ({"a": {"type": "mainos"}}, "unknown-value"),
        ({"a": {"number": "1", "season": "1"}, "b": {"number": "1"}}, "repeated-number"),
        ({"a": {"number": "1", "season": "1"}, "b": {"number": "1", "season": "2"}}, None),
        ({"a": {"number": "1", "guid": "x"}, "b": {"number": "2", "guid": "x"}}, "repeated-guid"),
        ({"a": {"number": "1", "guid": "x"}, "b": {"number": "2", "guid": "y"}}, None),
        ({"a": {"number": "1", "season": "0"}}, "out-of-range"),
    ],
)
def test_episodes_are_told_apart(folder: Folder, episodes: dict[str, dict[str, str]], code: str | None) -> None:
    folder.deed()
    for name, fields in episodes.items():
        editorial(folder, f"podcasts/{name}", **{"number": None} | fields)
    assert [problem.code for problem in folder.read().problems] == [code] * bool(code)


def test_a_feed_without_episodes_is_whole_and_says_so(real_site: Path) -> None:
    feed = (real_site / "podcast/feed.xml").read_bytes()
    read = feedparser.parse(feed)
    assert (read.bozo, read.entries) == (0, [])
    assert "ei ole vielä jaksoja" in podcastparser.parse(SITE, BytesIO(feed))["description"]


def test_a_podcast_without_sound_asks_nobody_to_subscribe(real_site: Path) -> None:
    page = (real_site / "podcast/index.html").read_text(encoding="utf-8")
    assert "podcast/feed.xml" not in page
    assert "Tilaa podcast" not in page and "Podcastin tiedot" in page
    assert "podcast/feed.xml" not in (real_site / "seuraa/index.html").read_text(encoding="utf-8")


def test_a_podcast_that_nobody_has_described_takes_its_name_from_the_site(folder: Folder) -> None:
    folder.deed()
    folder.write("podcasts/jakso.md", "---\ntitle: Jakso\nnumber: 1\n---\nTekstiä.\n")
    assert folder.build().returncode == 0
    channel = ElementTree.fromstring((folder.root / "site/podcast/feed.xml").read_bytes())[0]
    assert channel.findtext("title") == "Tekojen tori – podcast"


def test_without_episodes_there_is_no_podcast(folder: Folder) -> None:
    folder.deed()
    assert folder.build().returncode == 0
    assert not (folder.root / "site/podcast").exists()


def test_a_feed_needs_the_address_of_the_site(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    folder.write("podcasts/jakso.md", "---\ntitle: Jakso\nnumber: 1\n---\nTekstiä.\n")
    monkeypatch.setenv("SITE_URL", "")
    assert folder.build().returncode == 0
    assert not (folder.root / "site/podcast/feed.xml").exists()
    assert 'rel="alternate"' not in folder.page("podcast/")
    assert "Tilaa podcast" not in folder.page("podcast/")


def test_a_cover_of_the_editors_own_takes_the_place_of_the_drawn_one(folder: Folder) -> None:
    folder.deed()
    folder.write("podcasts/kansi.png", png(1400, 1400))
    folder.write("podcasts/podcast.md", "---\ntitle: Kuntapuhe\nimage: kansi.png\nalt: Kansi\n---\nMistä on kyse.\n")
    assert folder.build().returncode == 0
    assert f'<itunes:image href="{SITE}media/podcasts/kansi.png"' in folder.page("podcast/feed.xml")
    assert not (folder.root / "site/podcast/kansi.png").exists()


def test_cues_become_paragraphs_by_speaker_pause_and_length() -> None:
    said = [
        Cue(0, 1, "Hei.", "A"),
        Cue(1, 2, "No hei.", "B"),
        Cue(2, 3, "Mitä kuuluu?", "B"),
        Cue(9, 10, "Hyvää.", "B"),
        *(Cue(10 + place, 11 + place, "Pitkä lause jatkuu tässä.", "A") for place in range(20)),
    ]
    found = list(paragraphs(said))
    assert [(one.start, one.speaker) for one in found] == [(0, "A"), (1, "B"), (9, None), (10, "A"), (25, None)]
    assert " ".join(one.text for one in found) == " ".join(cue.text for cue in said)


def cue(start: float, end: float, letters: int, mark: str = ".", speaker: str | None = None) -> Cue:
    return Cue(start, end, "x" * (letters - 1) + mark, speaker)


@pytest.mark.parametrize(
    ("cues", "starts"),
    [
        ([], []),
        ([cue(0, 1, 9)], [0]),
        ([cue(0, 1, 9), cue(3.5, 4, 9)], [0]),  # a pause of two seconds and a half
        ([cue(0, 1, 9), cue(3.6, 4, 9)], [0, 3.6]),
        ([cue(0, 1, 9), cue(1, 2, 9, speaker="A"), cue(2, 3, 9, speaker="A"), cue(3, 4, 9)], [0, 1, 3]),
        ([cue(0, 1, 350), cue(1, 2, 9)], [0]),
        ([cue(0, 1, 351), cue(1, 2, 9)], [0, 1]),
        ([cue(0, 1, 200), cue(1, 2, 151), cue(2, 3, 9)], [0, 2]),
        *[([cue(0, 1, 351, mark), cue(1, 2, 9)], [0, 1]) for mark in ".!?…”"],
        ([cue(0, 1, 351, ","), cue(1, 2, 9)], [0]),
        ([cue(0, 1, 900, ","), cue(1, 2, 9)], [0]),
        ([cue(0, 1, 901, ","), cue(1, 2, 9)], [0, 1]),
        ([cue(0, 1, 451, ","), cue(1, 2, 450, ","), cue(2, 3, 9)], [0, 2]),
    ],
)
def test_a_paragraph_ends_with_its_speaker_at_a_pause_and_when_it_is_long(cues: list[Cue], starts: list[float]) -> None:
    found = list(paragraphs(cues))
    assert [one.start for one in found] == starts
    assert " ".join(one.text for one in found) == " ".join(cue.text for cue in cues)


def test_a_speaker_is_named_where_it_changes() -> None:
    cues = [
        Cue(at, at + 1, "Hei.", who) for at, who in ((0, None), (1, "A"), (9, "A"), (10, "B"), (11, None), (12, "B"))
    ]
    found = [(one.start, one.speaker) for one in paragraphs(cues)]
    assert found == [(0, None), (1, "A"), (9, None), (10, "B"), (11, None), (12, "B")]


@pytest.mark.parametrize(
    ("seconds", "at", "length"),
    [
        (5, "0:05", "5\xa0s"),
        (750, "12:30", "12\xa0min"),
        (3750, "1:02:30", "1\xa0t 2\xa0min"),
        (7200, "2:00:00", "2\xa0t"),
    ],
)
def test_times_are_as_finnish_listeners_read_them(seconds: int, at: str, length: str) -> None:
    assert (clock(seconds), duration(seconds)) == (at, length)


def seconds(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def wait_for_second(page: Page, least: float) -> None:
    page.wait_for_function("least => document.querySelector('audio').currentTime >= least", arg=least)


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Go to something by the Tab key alone, and press a key on it."""
    page.locator("h1").evaluate("h1 => { h1.tabIndex = -1; h1.focus(); }")
    target = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return page.keyboard.press(key)
    raise AssertionError(f"no way by keyboard to {name}")


def test_the_player_works_by_keyboard(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    press(page, "+30 s eteenpäin")
    assert seconds(page) == 30
    press(page, "−15 s taaksepäin", "Space")
    assert seconds(page) == 15
    press(page, "0:40 Tiimi")
    wait_for_second(page, 40.2)
    expect(page.locator(".chapters [aria-current]")).to_contain_text("Tiimi <i>alkaa</i>")
    expect(page.locator(".transcript [aria-current]")).to_contain_text("Me suunnittelimme ne itse.")
    page.get_by_label("Nopeus").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.querySelector('audio').playbackRate === 1.25")
    press(page, "Kuuntele kohdasta 0:00")
    page.wait_for_function("() => document.querySelector('audio').currentTime < 20")
    expect(page.locator(".chapters [aria-current]")).to_contain_text("Alku")


def test_the_keys_of_headphones_skip_as_the_buttons_do(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    page.evaluate(
        """() => {
          window.keys = {};
          navigator.mediaSession.setActionHandler = (name, handler) => (window.keys[name] = handler);
        }"""
    )
    press(page, "0:40 Tiimi")
    page.wait_for_function("() => window.keys.seekforward")
    wait_for_second(page, 40.2)
    page.evaluate("document.querySelector('audio').pause()")

    def skip(name: str, start: int) -> float:
        return float(
            page.evaluate(
                """([name, start]) => {
                  const audio = document.querySelector("audio");
                  audio.currentTime = start;
                  window.keys[name]();
                  return audio.currentTime;
                }""",
                [name, start],
            )
        )

    assert sorted(page.evaluate("Object.keys(window.keys)")) == ["seekbackward", "seekforward"]
    assert (skip("seekbackward", 50), skip("seekforward", 50)) == (35, 80)
    assert skip("seekbackward", 10) == 0, "there is nothing before the beginning"
    assert skip("seekforward", 80) == float(page.evaluate("document.querySelector('audio').duration"))
    told = page.evaluate("(({ title, artist, album, artwork }) => [title, artist, album, artwork.length])(navigator.mediaSession.metadata)")  # fmt: skip
    assert told == ["Työvuorot <b>itse</b> & yhdessä", "Kuntapuhe & muuta", "Kuntapuhe & muuta", 1]


@pytest.mark.parametrize("key", ["ctrlKey", "metaKey", "shiftKey"])
def test_a_moment_can_be_opened_in_a_window_of_its_own(site: Path, open_page: OpenPage, key: str) -> None:
    page = open_page(site, EPISODE)
    was_taken, moment = page.evaluate(
        """(key) => {
          let taken = null;
          window.addEventListener("click", (event) => ((taken = event.defaultPrevented), event.preventDefault()));
          const click = (keys) => new MouseEvent("click", { bubbles: true, cancelable: true, ...keys });
          document.querySelector(".chapters [data-moment='40']").dispatchEvent(click({ [key]: true }));
          return [taken, document.querySelector("audio").currentTime];
        }""",
        key,
    )
    assert (was_taken, moment) == (False, 0), "the browser does with the link what it always does"


def test_the_place_is_kept_while_one_listens_every_five_seconds(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    slow_down = "(audio) => (audio.defaultPlaybackRate = audio.playbackRate = 0.25)"
    page.locator("audio").evaluate(slow_down)  # for a slow machine to look in time
    press(page, "0:40 Tiimi")
    page.wait_for_function("() => localStorage.getItem('jakso-kuulee') === '40'")
    seek = "seconds => (document.querySelector('audio').currentTime = seconds)"
    page.evaluate(seek, 43)
    wait_for_second(page, 43.3)
    assert page.evaluate("localStorage.getItem('jakso-kuulee')") == "40"
    page.evaluate(seek, 60)
    page.wait_for_function("() => localStorage.getItem('jakso-kuulee') === '60'")
    assert page.evaluate("document.querySelector('audio').paused") is False


def test_the_place_is_kept_when_one_stops_or_goes_away_between(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    press(page, "0:40 Tiimi")
    page.wait_for_function("() => localStorage.getItem('jakso-kuulee') === '40'")
    seek = "seconds => (document.querySelector('audio').currentTime = seconds)"
    page.evaluate(seek, 43)
    wait_for_second(page, 43.1)
    page.evaluate("document.querySelector('audio').pause()")
    page.wait_for_function("() => localStorage.getItem('jakso-kuulee') === '43'")
    page.evaluate("document.querySelector('audio').play()")
    page.evaluate(seek, 46)
    wait_for_second(page, 46.1)
    page.reload()
    expect(page.locator(".player__told")).to_have_text("Jatkat siitä, mihin jäit: 0:46.")


def test_the_place_is_kept_from_the_fifth_second_on_and_for_each_episode(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    found = page.evaluate(
        """async () => {
          const { keep, kept, forget } = await import(new URL("../../assets/tori/code/source/podcast/place.js", location));
          const keeping = (seconds) => (localStorage.clear(), keep("a", seconds), kept("a"));
          const told = [0, 4.9, 5, 65.9].map(keeping);
          keep("b", 30);
          forget("a");
          const after = [kept("a"), kept("b"), Object.keys(localStorage)];
          localStorage.setItem("jakso-a", "rikki");
          return [told, after, kept("a")];
        }"""
    )
    assert found == [[0, 0, 5, 65], [0, 30, ["jakso-b"]], 0]


def listen_to_the_second_chapter_and_come_back(page: Page) -> None:
    press(page, "0:40 Tiimi")
    page.wait_for_function(
        """() => {
          const audio = document.querySelector("audio");
          if (audio.currentTime >= 40.2) audio.pause();
          return audio.paused && localStorage.getItem("jakso-kuulee") === "40";
        }"""
    )
    page.reload()
    expect(page.locator(".player__told")).to_have_text("Jatkat siitä, mihin jäit: 0:40.")


def test_the_player_keeps_its_place_over_a_reload_and_forgets_it_at_the_end(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE)
    listen_to_the_second_chapter_and_come_back(page)
    assert seconds(page) == 40
    page.evaluate("document.querySelector('audio').play()")
    wait_for_second(page, 40.2)
    page.evaluate("document.querySelector('audio').currentTime = 99.5")
    page.wait_for_function("() => document.querySelector('audio').ended")
    page.wait_for_function("() => localStorage.getItem('jakso-kuulee') === null")


def test_where_one_has_listened_to_and_how_fast_wins_over_the_address(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, f"{EPISODE}#t=20")
    page.get_by_label("Nopeus").select_option("1.5")
    listen_to_the_second_chapter_and_come_back(page)
    expect(page.get_by_label("Nopeus")).to_have_value("1.5")
    page.evaluate("document.querySelector('audio').play()")
    wait_for_second(page, 40.2)
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


AUDIO = "document.querySelector('audio')"


@pytest.mark.parametrize(("place", "address"), [("60", EPISODE), (None, f"{EPISODE}#t=60")])
def test_who_has_gone_somewhere_before_the_script_stays_there(
    site: Path, open_early: OpenEarly, place: str | None, address: str
) -> None:
    early = open_early(site, address, kept={"jakso-kuulee": place} if place else {})
    early.page.evaluate(f"({AUDIO}.currentTime = 20, {AUDIO}.playbackRate = 1.25)")
    early.scripts_come()
    expect(early.page.get_by_label("Nopeus")).to_have_value("1.25")
    assert seconds(early.page) == 20
    expect(early.page.locator(".player__told")).to_have_text("")
    early.page.evaluate(f"{AUDIO}.play()")
    wait_for_second(early.page, 20.2)
    assert seconds(early.page) < 60
    assert early.page.evaluate(f"{AUDIO}.playbackRate") == 1.25


def test_who_has_only_begun_before_the_script_goes_on_where_one_stopped(site: Path, open_early: OpenEarly) -> None:
    early = open_early(site, EPISODE, kept={"jakso-kuulee": "60", "podcastin-nopeus": "1.5"})
    early.page.evaluate(f"{AUDIO}.play()")
    wait_for_second(early.page, 0.1)
    assert seconds(early.page) < 5
    early.scripts_come()
    wait_for_second(early.page, 60)
    expect(early.page.get_by_label("Nopeus")).to_have_value("1.5")
    expect(early.page.locator(".player__told")).to_have_text("Jatkat siitä, mihin jäit: 1:00.")
    assert early.page.evaluate("navigator.mediaSession.metadata.artist") == "Kuntapuhe & muuta"


@pytest.mark.parametrize("moment", ["?t=45", "#t=45", "#t=0:45"])
def test_a_link_begins_at_its_moment(site: Path, open_page: OpenPage, moment: str) -> None:
    page = open_page(site, EPISODE + moment)
    expect(page.locator(".player__told")).to_have_text("Alkaa kohdasta: 0:45.")
    assert seconds(page) == 45


def test_a_link_to_the_moment_can_be_shared(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE, permissions=["clipboard-read", "clipboard-write"])
    press(page, "+30 s eteenpäin")
    press(page, "Kopioi linkki tähän kohtaan")
    expect(page.locator(".player__told")).to_have_text("Linkki kohtaan 0:30 on kopioitu.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url}#t=30"


def test_the_text_moves_along_only_if_asked(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE, width=360, reduced_motion="reduce")
    now = page.locator(".transcript [aria-current]")

    def hear_the_turn() -> None:
        page.evaluate("document.querySelector('audio').currentTime = 20")
        expect(now).to_contain_text("Hei ja tervetuloa!")
        page.evaluate("scrollTo(0, 0)")
        page.evaluate("document.querySelector('audio').currentTime = 39.8")
        expect(now).to_contain_text("Me suunnittelimme ne itse.")

    press(page, "0:00 Alku")
    hear_the_turn()
    assert page.evaluate("scrollY") == 0
    page.get_by_label("Seuraa tekstiä").check()
    hear_the_turn()
    page.wait_for_function("() => scrollY > 0")
    expect(now).to_be_in_viewport()


def test_an_episode_is_heard_and_read_without_javascript(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, EPISODE, java_script_enabled=False)
    expect(page.locator("audio")).to_be_visible()
    expect(page.locator(".player__tools")).to_be_hidden()
    expect(page.get_by_text("Seuraa tekstiä")).to_be_hidden()
    moment = page.get_by_role("link", name="Lopuksi").get_attribute("href")
    assert moment == "../../media/podcasts/jakso%202.wav#t=80"
    expect(page.get_by_text("Me suunnittelimme ne itse.")).to_be_visible()


@pytest.mark.parametrize("address", ["podcast/", EPISODE, "podcast/mykka/"])
@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_the_podcast(
    site: Path, open_page: OpenPage, address: str, width: int, colours: str
) -> None:
    page = open_page(site, address, width, colours)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
