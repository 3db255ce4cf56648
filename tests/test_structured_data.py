"""What pages tell search engines of themselves: in the words of schema.org, true to the files and to their history."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin

import pytest

from conftest import Folder
from direct import catalogue_of, files_of, pages_of, site_of
from tekojen_tori.content.history import Dates
from tekojen_tori.kinds.campaigns import publishing as campaigns
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.pages.map import publishing as maps
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.frame.titles import doubled_titles
from tekojen_tori.publishing.page import Indexed, Page
from tekojen_tori.publishing.writing import sitemap
from test_campaigns import campaign
from test_editorials import editorial, story

MARCH, MAY = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 5, 1, 12, tzinfo=UTC)
OF_THING = {"name", "description", "url", "image"}
OF_WORK = OF_THING | {
    "headline", "inLanguage", "license", "isPartOf", "author", "publisher", "datePublished", "dateModified",
    "dateCreated", "temporalCoverage", "keywords", "sourceOrganization", "about", "mentions", "position", "contributor",
    "timeRequired", "associatedMedia", "version", "isAccessibleForFree", "creator",
}  # fmt: skip
VOCABULARY = {
    "Article": OF_WORK | {"articleSection"},
    "AudioObject": OF_WORK | {"contentUrl", "encodingFormat", "contentSize", "duration"},
    "BreadcrumbList": OF_THING | {"itemListElement"},
    "CollectionPage": OF_WORK | {"mainEntity"},
    "CreativeWorkSeries": OF_WORK,
    "DataDownload": OF_WORK | {"encodingFormat", "contentUrl"},
    "Dataset": OF_WORK | {"distribution"},
    "Event": OF_THING
    | {"inLanguage", "startDate", "endDate", "previousStartDate", "eventStatus", "eventAttendanceMode", "location"}
    | {"organizer", "recordedIn"},
    "ItemList": OF_THING | {"itemListElement", "itemListOrder", "numberOfItems"},
    "ListItem": OF_THING | {"position", "item"},
    "Organization": OF_THING,
    "Person": OF_THING,
    "Place": OF_THING | {"address"},
    "PodcastEpisode": OF_WORK | {"partOfSeries", "partOfSeason", "episodeNumber"},
    "PodcastSeason": OF_WORK | {"seasonNumber"},
    "PodcastSeries": OF_WORK | {"webFeed"},
    # The second is how Google wants the words of a search told.
    "SearchAction": OF_THING | {"target", "query-input"},
    "VideoObject": OF_WORK,
    "VirtualLocation": OF_THING,
    "WebSite": OF_WORK | {"potentialAction"},
}
"""Of each type that pages speak of, those of its properties that they may use."""


def known(path: str, published: datetime = MARCH, updated: datetime = MAY) -> dict[PurePosixPath, Dates]:
    return {PurePosixPath(path): Dates(published, updated)}


def article(folder: Folder, publisher: str = "", **settings: Any) -> dict[str, Any]:
    """What the page of the deed `tiimi` says of itself."""
    made = pages_of(deeds.publish, catalogue_of(folder, **settings), site_of(folder, publisher=publisher))
    return dict(made["teot/tiimi/"].data[0])


def strangers(told: Any) -> set[str]:
    """What isn't said in words of the vocabulary, wherever it stands."""
    if isinstance(told, list | tuple):
        return {one for part in told for one in strangers(part)}
    if not isinstance(told, dict):
        return set()
    words = {word for word in told if not word.startswith("@")}
    own = {f"{told['@type']}.{word}" for word in words - VOCABULARY.get(told["@type"], set())}
    return own.union(*(strangers(value) for value in told.values()))


def test_every_page_speaks_the_words_of_schema_org(real_site: Path) -> None:
    found: Counter[str] = Counter()
    for page in real_site.rglob("*.html"):
        for told in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8")):
            data = json.loads(told)
            assert data["@context"] == "https://schema.org"
            assert strangers(data) == set(), page
            found[data["@type"]] += 1
    assert {"Article", "BreadcrumbList", "CollectionPage", "ItemList", "PodcastEpisode", "WebSite"} <= set(found)


def test_a_deed_was_published_and_changed_when_the_site_did_so(folder: Folder) -> None:
    folder.deed(date="2019")
    told = article(folder, "Toimitus", history=known("deeds/tiimi.md"))
    assert (told["dateCreated"], told["datePublished"], told["dateModified"]) == (
        "2019", "2026-03-01T12:00:00+00:00", "2026-05-01T12:00:00+00:00",
    )  # fmt: skip
    assert told["publisher"] == {"@type": "Organization", "name": "Toimitus"}
    unknown = article(folder)
    assert not {"datePublished", "dateModified", "publisher"} & set(unknown), "nobody knows"


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({}, {"@type": "Organization", "name": "Askola"}),
        ({"authors": "[Maija Malli]"}, [{"@type": "Person", "name": "Maija Malli"}]),
        ({"authors": "[Maija Malli]", "source": "Raportti"}, [{"@type": "Person", "name": "Maija Malli"}]),
        ({"source": "Raportti"}, None),
    ],
)
def test_whoever_did_a_deed_wrote_of_it_unless_editors_did_from_a_source(
    folder: Folder, fields: dict[str, str], author: object
) -> None:
    folder.deed(**fields)
    assert article(folder).get("author") == author


def test_a_story_tells_of_a_year_and_was_published_later(folder: Folder) -> None:
    story(folder, date="2020")
    catalogue = catalogue_of(folder, history=known("stories/sankarit/tarina.md"))
    (told,) = pages_of(stories.publish, catalogue, site_of(folder))["tarinat/tarina/"].data
    assert (told["temporalCoverage"], told["datePublished"][:10]) == ("2020", "2026-03-01")
    assert "author" not in told


def test_a_list_tells_which_deeds_stand_on_each_of_its_pages(folder: Folder) -> None:
    for number in range(25):
        folder.deed(f"teko-{number:02}", title=f"Teko numero {number}", date=str(2015 + number % 5))
    made = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    first, second = (made[f"teot/{page}"].data[0]["mainEntity"] for page in ("", "sivu/2/"))
    assert [one["numberOfItems"] for one in (first, second)] == [25, 25]
    assert [one["position"] for one in first["itemListElement"]] == list(range(1, 25))
    (last,) = second["itemListElement"]
    assert (last["position"], last["url"]) == (25, "https://tori.example/teot/teko-05/"), "newest first"
    assert made["teot/"].description != made["teot/sivu/2/"].description


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"kind": "gaala", "begins": "2019-11-05", "ends": "2019-11-05"}, ("2019-11-05", "2019-11-05")),
        ({"kind": "gaala", "begins": "2019-11", "ends": "2019-11"}, None),
        ({"kind": "kampanja", "begins": "2019-11-05", "ends": "2019-11-06"}, None),
    ],
)
def test_a_gala_on_a_day_is_an_event(folder: Folder, fields: dict[str, str], days: tuple[str, str] | None) -> None:
    campaign(folder, **fields)
    told = pages_of(campaigns.publish, catalogue_of(folder), site_of(folder))["kampanjat/syksy/"].data
    assert [(one["@type"], one["startDate"], one["endDate"]) for one in told] == ([("Event", *days)] if days else [])
    assert strangers(told) == set()


def test_search_engines_are_told_when_a_page_changed_and_nothing_that_nobody_knows(folder: Folder) -> None:
    folder.deed("eka", title="Ensimmäinen teko")
    folder.deed("toka", title="Toinen teko")
    history = known("deeds/eka.md") | known("deeds/toka.md", MARCH, MARCH)
    made = pages_of(deeds.publish, catalogue_of(folder, history=history), site_of(folder))
    assert {one.address: one.updated for one in made.values()} == {
        "teot/": MAY, "teot/eka/": MAY, "teot/toka/": MARCH,
    }  # fmt: skip
    assert '<meta property="article:modified_time" content="2026-05-01T12:00:00+00:00">' in head(
        made["teot/eka/"], site_of(folder)
    )
    assert "article:" not in head(made["teot/"], site_of(folder)), "a list is no article"
    indexed = [Indexed(one.address, one.updated) for one in made.values()]
    files = files_of(lambda catalogue, site: sitemap.publish(lambda: indexed, site), catalogue_of(folder), site_of(folder))  # fmt: skip
    assert "teot/toka/</loc><lastmod>2026-03-01T12:00:00+00:00</lastmod></url>" in files["sitemap.xml"].decode()
    untold = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    assert {one.updated for one in untold.values()} == {None}, "its own date is when it was done, not told"


def titled(page: Page, folder: Folder) -> str:
    told = re.match("<title>(.*)</title>", head(page, site_of(folder), doubled_titles(catalogue_of(folder))))
    assert told
    return unescape(told[1])


def test_pages_of_the_same_name_are_told_apart_by_their_titles_and_others_are_short(folder: Folder) -> None:
    folder.deed("sama", title="Itseohjautuvuus")
    folder.deed("muu", title="Jokin muu teko")
    editorial(folder, "podcasts/jakso", title="Itseohjautuvuus")
    made = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    assert titled(made["teot/sama/"], folder) == "Itseohjautuvuus – Teot – Tori"
    assert titled(made["teot/muu/"], folder) == "Jokin muu teko – Tori"


def test_every_page_that_search_engines_know_has_a_title_of_its_own_and_a_link_that_leads_to_it(
    real_site: Path,
) -> None:
    titles: Counter[str] = Counter()
    linked: set[str] = set()
    indexed: set[str] = set()
    for file in real_site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        here = f"https://tori.example/{file.relative_to(real_site).as_posix().removesuffix('index.html')}"
        linked |= {found for link in re.findall(r'href="([^"#?]+)', html) if (found := urljoin(here, link)) != here}
        if 'content="noindex"' not in html and 'http-equiv="refresh"' not in html:
            titles.update(re.findall("<title>(.*?)</title>", html)[:1])
            indexed.add(here)
    assert [title for title, count in titles.items() if count > 1] == []
    assert indexed - linked == set()


def test_a_map_that_would_show_nothing_is_not_for_search_engines(folder: Folder) -> None:
    folder.deed(theme="[itseohjautuvuus]")
    made = pages_of(maps.publish, catalogue_of(folder), site_of(folder))
    assert made["kartta/teemat/itseohjautuvuus/"].is_indexed
    assert made["kartta/uusimaa/"].is_indexed
    assert not made["kartta/teemat/tyohyvinvointi/"].is_indexed
    descriptions = Counter(page.description for page in made.values())
    assert max(descriptions.values()) == 1
