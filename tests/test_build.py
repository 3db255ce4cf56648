"""A whole build: what is written becomes pages, and what goes wrong leaves the previous site as it was."""

import json
import re
import shutil
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest

import building
from conftest import CONFIG, GOOD, PROJECT, Folder, png
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.content.kind import kinds
from tekojen_tori.kinds.deeds import publishing as deed_pages
from tekojen_tori.kinds.podcast.content.podcast import Podcast
from tekojen_tori.pages.not_found import publishing as not_found
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.listing import ListPage, list_pages
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site
from test_editorials import editorial, story


def test_a_file_becomes_a_page_found_by_every_way(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", GOOD)
    assert folder.build("--strict").returncode == 0
    assert "<h1>Itseohjautuva tiimi suunnittelee työvuoronsa itse</h1>" in folder.page("teot/tiimi/")
    ways = ("", "teot/", "palvelualat/sosiaali-ja-terveysala/", "teemat/itseohjautuvuus/", "teemat/tyohyvinvointi/")
    for place in (*ways, "kunnat/askola/", "maakunnat/uusimaa/", "vuodet/2019/"):
        assert "teot/tiimi/" in folder.page(place), place


def test_a_page_tells_itself_to_search_engines_and_social_media(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", GOOD)
    folder.build()
    page = folder.page("teot/tiimi/")
    assert "<title>Itseohjautuva tiimi suunnittelee työvuoronsa itse – Tekojen tori</title>" in page
    assert '<link rel="canonical" href="https://tekojentori.example/teot/tiimi/">' in page
    assert '<meta property="og:description" content="Kotihoidon tiimi ryhtyi' in page
    data = [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    assert [one["@type"] for one in data] == ["Article", "BreadcrumbList"]
    assert data[0]["dateCreated"] == "2019-10-02"
    assert "<loc>https://tekojentori.example/teot/tiimi/</loc>" in folder.page("sitemap.xml")
    assert "Sitemap: https://tekojentori.example/sitemap.xml" in folder.page("robots.txt")


def test_whatever_is_written_can_be_changed_where_it_is_kept(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", GOOD)
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [tiimi]\n---\nLista.\n")
    folder.write(
        "campaigns/kevat.md", "---\ntitle: Kevään kampanja\nbegins: 2019-03\nends: 2019-05\n---\nKerro teko.\n"
    )
    folder.write(
        "newsletters/uutta.md",
        "---\ntitle: Uutta\ndate: 2026-03-01\nsections:\n- {heading: Teot, shows: [deeds/tiimi]}\n---\nHei!\n",
    )
    editorial(folder, "podcasts/jakso", number="1")
    editorial(folder, "webinars/webinaari")
    editorial(folder, "topics/aihe")
    story(folder)
    assert folder.build().returncode == 0
    written = catalogue_of(folder).written
    with_its_own_page = {kind.thing for kind in kinds() if kind.has_page}
    assert {type(thing) for thing in written} == with_its_own_page - {Podcast}, "whose page shows its episodes"
    for thing in written:
        edited = f"https://github.example/tekojentori/tekojen-tori/edit/main/{thing.path}"
        assert edited in folder.page(address(thing)), thing.path


def test_old_addresses_lead_to_the_new_one(folder: Folder) -> None:
    folder.deed(aliases="[vanha-tiimi]")
    folder.build()
    assert 'content="0; url=../../teot/tiimi/"' in folder.page("teot/vanha-tiimi/")


def test_links_between_files_become_links_between_pages(folder: Folder) -> None:
    folder.deed("yksi", text="Katso [toinen](kaksi.md#tulos).")
    folder.deed("kaksi", title="Toinen teko")
    folder.build()
    assert '<a href="../../teot/kaksi/#tulos"' in folder.page("teot/yksi/")


def test_pictures_come_along(folder: Folder) -> None:
    folder.write("deeds/kuvat/taulu.png", png(80, 60))
    folder.deed(image="kuvat/taulu.png", alt="Taulu seinällä", text="![Taulu](kuvat/taulu.png)")
    assert folder.build("--strict").returncode == 0
    assert folder.page("teot/tiimi/").count('src="../../media/deeds/kuvat/taulu.png"') == 2
    assert (folder.root / "site" / "media" / "deeds" / "kuvat" / "taulu.png").is_file()


def test_drafts_are_never_published(folder: Folder) -> None:
    folder.deed()
    folder.deed("kesken", title="Keskeneräinen salaisuus", draft="true")
    folder.build()
    assert not (folder.root / "site" / "teot" / "kesken").exists()
    assert not any("Keskeneräinen" in page.read_text() for page in (folder.root / "site").rglob("*.html"))


def state(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_failed_build_leaves_the_previous_site_and_nothing_half_built(folder: Folder) -> None:
    good = folder.deed()
    assert folder.build().returncode == 0
    before = state(folder.root / "site")
    good.write_text(good.read_text().replace("Askola", "Ascola"))
    folder.write("deeds/toinen.md", "ei kenttiä")
    result = folder.build()
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "tiimi.md:3:1: virhe: Kuntaa ”Ascola” ei ole." in result.stderr
    assert "toinen.md:1:1: virhe: Tiedoston alusta puuttuvat kentät." in result.stderr
    assert state(folder.root / "site") == before
    assert sorted(path.name for path in folder.root.iterdir()) == ["deeds", "site"]


def test_remarks_are_told_and_stop_a_strict_build(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    folder.write("deeds/tiimi.md", GOOD.replace("\n", "\r\n"))
    assert folder.build().returncode == 0
    assert "deeds/tiimi.md:1:1: huomautus: " in caplog.text
    assert folder.build("--strict").returncode == 1


HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2) alt=x>

[linkki](https://kunta.example/ "onclick=alert(3)") <a href="https://a.example/" onclick="alert(4)">a</a>
<iframe src="https://paha.example/"></iframe><style>body{display:none}</style>

{{ site.url }} {% raw %} <svg onload=alert(5)></svg>
"""


def test_nothing_in_a_deed_can_run_in_a_readers_browser(folder: Folder) -> None:
    folder.write("deeds/x.png", b"")
    folder.deed(title='"<script>alert(0)</script>"', summary="\"'<b>'\"", text=HOSTILE.replace("src=x ", ""))
    folder.built()
    page = folder.page("teot/tiimi/")
    assert "alert" in page
    without_data = JSON_LD.sub("", page)
    assert re.findall(r"<script(?! src=)", without_data) == []
    assert not re.search(r"<[^>]+\son\w+\s*=", without_data)
    assert not re.search(r"<(iframe|style|object|svg onload)", without_data)
    assert "{{ site.url }}" in page


JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_what_pages_tell_programs_holds_no_marks_and_yet_the_very_words(folder: Folder) -> None:
    title = "</script><script>alert(0)</script> & <!-- ]]>"
    folder.deed(title=f'"{title}"', summary=f'"{title}"')
    folder.deed("toinen", title="Toinen teko", summary=f'"{title}"')
    story(folder, title=f'"{title}"')
    assert folder.build().returncode == 0
    told = []
    for page in sorted((folder.root / "site").rglob("*.html")):
        for text in JSON_LD.findall(page.read_text(encoding="utf-8")):
            assert not re.search("[<>&]", text), page
            told.append(json.loads(text))
    titles = [one.get("headline") or one.get("name") for one in told]
    assert titles.count(title) >= 2
    crumbs = [step["name"] for one in told for step in one.get("itemListElement", ()) if "name" in step]
    assert crumbs.count(title) >= 2


@pytest.fixture(scope="module")
def with_one_deed(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A tori with one deed, built once: nobody changes it."""
    folder = Folder(tmp_path_factory.mktemp("one") / "content")
    folder.deed()
    folder.built()
    return folder


@pytest.mark.parametrize("address", ["", "teot/tiimi/", "404.html", "tietoa/"])
def test_every_page_forbids_scripts_from_elsewhere_and_asks_nothing_of_others(
    with_one_deed: Folder, address: str
) -> None:
    page = with_one_deed.page(address)
    assert "script-src 'self'; style-src 'self'" in page
    fetched = re.findall(
        r'<(?:script|img|source|iframe)[^>]* src="([^"]+)"|<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)"', page
    )
    assert fetched
    assert not [one for pair in fetched for one in pair if one.startswith(("http", "//"))]


def test_links_work_from_any_folder_and_the_404_page_from_any_address(with_one_deed: Folder) -> None:
    for root, page in (("../../", "teot/tiimi/"), ("./", ""), ("/", "404.html")):
        assert re.search(rf'href="{root}assets/tori/code/\w+/tori\.css"', with_one_deed.page(page))


def test_an_empty_tori_is_a_tori_too(folder: Folder) -> None:
    assert folder.build("--strict").returncode == 0
    home = folder.page()
    assert re.findall("<h2[^>]*>([^<]*)", home) == ["Kerro oma tekosi"], "an invitation, and no heading of nothing"
    assert "0\u00a0tekoa" not in home and "0\u00a0kunnasta" not in home
    for where in ("teot/", "vuodet/", "maakunnat/", "organisaatiot/", "tilastot/", "teemat/aivotyo/"):
        page = folder.page(where)
        assert "Täällä ei ole vielä yhtään tekoa. " in page and ">Kerro ensimmäinen teko</a>" in page, where


def test_the_synthetic_corpus_is_marked_on_every_page_and_hidden_from_search_engines(corpus_site: Path) -> None:
    pages = [page for page in corpus_site.rglob("*.html") if 'http-equiv="refresh"' not in page.read_text()]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Keksittyä koeaineistoa" in text, page
        assert '<meta name="robots" content="noindex">' in text, page


def test_the_pages_show_the_published_figures(corpus_site: Path) -> None:
    def words(address: str) -> str:
        text = re.sub(r"<[^>]*>", " ", (corpus_site / address / "index.html").read_text(encoding="utf-8"))
        return " ".join(text.split())

    home = words("")
    assert "Torilla on nyt 667 tekoa 100 kunnasta ja 36 muusta organisaatiosta." in home
    assert "Hämeenkyrö 53 tekoa Varkaus 38 tekoa Järvenpää 30 tekoa Liminka 30 tekoa Kangasala 28 tekoa" in home
    assert "Sosiaali- ja terveysala 220 tekoa" in home
    assert "53 tekoa, sivu 1 / 3" in words("kunnat/hameenkyro")
    assert "211 tekoa" in words("vuodet/2019")


def test_no_page_lists_more_than_a_reader_can_take_in(corpus_site: Path) -> None:
    for page in corpus_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert text.count('<li class="card') <= 24, page
        assert len(text) < 120_000, page


def test_a_strict_build_that_stops_at_a_plain_page_leaves_the_previous_site_too(tmp_path: Path) -> None:
    building.copy_empty_tori(tmp_path)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    Folder(tmp_path).deed()
    build = partial(building.build, tmp_path / "mkdocs.yml", "--quiet", "--strict")
    assert build().returncode == 0
    before = state(tmp_path / "site")
    (tmp_path / "pages" / "tietoa.md").write_text("[Ei ole](ei-ole.md)")
    assert build().returncode == 1
    assert state(tmp_path / "site") == before


def test_the_same_content_makes_the_same_site_to_the_byte(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's sets come in another order with each seed."""
    themes = ("ergonomia", "itseohjautuvuus", "työhyvinvointi", "viestintä", "strategia", "digitalisaatio")
    for number, chosen in enumerate(combinations(themes, 3)):
        text = "Topaasian ja Howspacen kanssa kokeiltiin etä- ja lähityötä, RPA:ta ja tiimi-iltoja."
        folder.deed(f"teko-{number}", text, title=f"Teko {number}", theme=f"[{', '.join(chosen)}]")
    made = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        site = folder.root / "site"
        assert building.build_apart(CONFIG, f"--site-dir={site}", content=folder.root).returncode == 0
        made.append({str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()})
    assert made[0] == made[1]


def metas(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="([^"]+)"(?: type="[^"]*" title="[^"]*")? href="([^"]*)">', html)


def test_a_page_tells_others_its_one_address(folder: Folder) -> None:
    page = Page("teot/tiimi/", "Tiimi <b>", "Kuvaus & muuta", "", is_article=True)
    told = head(page, site_of(folder))
    assert told.startswith("<title>Tiimi &lt;b&gt; – Tori</title>\n")
    assert links(told) == [
        ("canonical", "https://tori.example/teot/tiimi/"),
        *(("alternate", f"../../feed.{form}") for form in ("xml", "atom", "json")),
    ]
    assert metas(told) == {
        "description": "Kuvaus &amp; muuta",
        "og:type": "article",
        "og:site_name": "Tori",
        "og:locale": "fi_FI",
        "og:title": "Tiimi &lt;b&gt;",
        "og:description": "Kuvaus &amp; muuta",
        "og:url": "https://tori.example/teot/tiimi/",
        "og:image": "https://tori.example/jakokuvat/tori.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Tekoja kunnista.",
        "twitter:card": "summary_large_image",
    }


def test_the_home_page_has_the_sites_own_title_and_is_no_article(folder: Folder) -> None:
    told = head(Page("", "Tori", "Kuvaus", ""), site_of(folder))
    assert "<title>Tori</title>" in told
    assert metas(told)["og:type"] == "website"
    assert ("canonical", "https://tori.example/") in links(told)


def test_a_page_that_is_at_no_address_of_its_own_tells_none(folder: Folder) -> None:
    """The page for what is not there is shown at any address, and a draft is nowhere but in a preview."""
    folder.deed()
    for page in (
        pages_of(not_found.publish, catalogue_of(folder), site_of(folder))["404.html"],
        Page("teot/kesken/", "Kesken", "Kuvaus", "", is_indexed=False),
    ):
        told = head(page, site_of(folder))
        assert links(told) == []
        assert metas(told)["robots"] == "noindex"
        assert "og:url" not in metas(told)


@pytest.mark.parametrize(
    ("url", "settings", "robots", "relations"),
    [
        ("https://tori.example/", {}, None, ["canonical", "alternate", "alternate", "alternate"]),
        ("https://tori.example/", {"is_indexed": False}, "noindex", ["canonical", "alternate", "alternate", "alternate"]),
        ("", {}, None, []),
        ("", {"is_indexed": False}, "noindex", []),
    ],
)  # fmt: skip
def test_a_site_that_does_not_know_its_address_tells_none(
    folder: Folder, url: str, settings: dict[str, bool], robots: str | None, relations: list[str]
) -> None:
    told = head(Page("teot/", "Teot", "Kuvaus", ""), site_of(folder, url, **settings))
    assert metas(told).get("robots") == robots
    assert [relation for relation, _ in links(told)] == relations
    assert ("og:url" in metas(told)) is bool(url)
    assert metas(told)["twitter:card"] == ("summary_large_image" if url and not settings else "summary")


def test_a_page_leads_to_feeds_of_its_own(folder: Folder) -> None:
    page = Page("teot/sivu/2/", "Teot", "Kuvaus", "", podcast=Crumb("Kuntapuhe", "podcast/feed.xml"))
    assert links(head(page, site_of(folder)))[1] == ("alternate", "../../../podcast/feed.xml")
    assert links(head(page, site_of(folder, ""))) == []
    own = head(Page("teemat/x/", "X", "Kuvaus", "", feeds=Crumb("Tori: X", "teemat/x/")), site_of(folder))
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Tori: X (RSS)" href="../../teemat/x/feed.xml">' in own
    )


def test_a_description_is_of_a_length_that_search_engines_show(folder: Folder) -> None:
    told = metas(head(Page("a/", "A", "sana " * 60, ""), site_of(folder)))
    assert told["description"] == told["og:description"] == ("sana " * 40)[:-6].rstrip() + "…"
    assert metas(head(Page("a/", "A", "x" * 200, ""), site_of(folder)))["description"] == "x" * 200


def test_a_share_image_of_its_own_is_told_with_the_pages_title(folder: Folder) -> None:
    told = metas(head(Page("a/", "A & B", "Kuvaus", "", share_image="jakokuvat/a.png"), site_of(folder)))
    assert (told["og:image"], told["og:image:alt"]) == ("https://tori.example/jakokuvat/a.png", "A &amp; B")


HOSTILE_WORDS = ("</script><script>alert(1)</script>", "<!--<script>", "a & b > c", '"\\"', "\u2028")


@pytest.mark.parametrize("text", HOSTILE_WORDS)
def test_what_a_page_tells_machines_says_what_was_written_and_never_ends_its_script(folder: Folder, text: str) -> None:
    page = Page("a/b/", text, "Kuvaus", "", data=({"@type": "Article", "headline": text},), crumbs=(Crumb(text, "a/"),))
    told = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head(page, site_of(folder)), re.DOTALL)
    assert not any(mark in data for data in told for mark in "<>&")
    article, way = map(json.loads, told)
    assert article == {"@type": "Article", "headline": text}
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Etusivu", "https://tori.example/"),
        (2, text, "https://tori.example/a/"),
        (3, text, "https://tori.example/a/b/"),
    ]
    without_address = head(page, site_of(folder, ""))
    assert without_address.count("application/ld+json") == 1, "the way has addresses or it is not told"
    assert "ld+json" not in head(Page("a/", "A", "Kuvaus", ""), site_of(folder))


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (2, 3, [1, 2, 3]),
        (1, 4, [1, 2, 3, 4]),
        (1, 5, [1, 2, None, 5]),
        (3, 5, [1, 2, 3, 4, 5]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_of_many_pages_the_ends_and_the_neighbours_are_offered_and_no_gap_hides_one_page(
    number: int, count: int, shown: list[int | None]
) -> None:
    assert ListPage((), number, "teot/", count).shown_numbers == shown


@pytest.mark.parametrize(("deeds", "sizes"), [(0, [0]), (1, [1]), (24, [24]), (25, [24, 1]), (48, [24, 24]), (49, [24, 24, 1])])  # fmt: skip
def test_a_long_list_goes_on_from_page_to_page(deeds: int, sizes: list[int]) -> None:
    found = list(list_pages(range(deeds), "teot/"))  # type: ignore[arg-type]
    assert [len(part.deeds) for part in found] == sizes
    assert [one for part in found for one in part.deeds] == list(range(deeds))
    assert [(part.number, part.count) for part in found] == [(place, len(sizes)) for place in range(1, len(sizes) + 1)]


def test_each_page_of_a_list_leads_to_those_beside_it(folder: Folder, site: Site) -> None:
    for number in range(50):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    found = pages_of(deed_pages.publish, catalogue_of(folder), site)
    first, second, third = (found[address] for address in ("teot/", "teot/sivu/2/", "teot/sivu/3/"))
    assert [page.title for page in (first, second, third)] == [
        "Kaikki teot",
        "Kaikki teot, sivu 2",
        "Kaikki teot, sivu 3",
    ]
    beside = [re.findall(r'<a href="([^"]+)">(Edellinen|Seuraava)<', page.body) for page in (first, second, third)]
    assert beside == [
        [("../teot/sivu/2/", "Seuraava")],
        [("../../../teot/", "Edellinen"), ("../../../teot/sivu/3/", "Seuraava")],
        [("../../../teot/sivu/2/", "Edellinen")],
    ]
    assert [page.data[0]["url"] for page in (first, third)] == [
        f"https://tori.example/{one.address}" for one in (first, third)
    ]
    assert second.data[0]["name"] == "Kaikki teot, sivu 2"
    assert {page.section for page in (first, second, third)} == {"teot/"}


@pytest.fixture
def site(folder: Folder) -> Site:
    return site_of(folder)
