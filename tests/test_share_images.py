"""Share images: what social media show of a page, and the awnings that they share with the deeds' cards."""

import json
import os
import re
import struct
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.campaigns import publishing as campaigns
from tekojen_tori.kinds.deeds import publishing as deed_pages
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.publishing.drawing import images as drawing
from tekojen_tori.publishing.drawing.images import Facts
from tekojen_tori.publishing.drawing.patterns import awning
from tekojen_tori.publishing.drawing.share_images import every_image_drawn, look
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.page import kept as made
from tekojen_tori.publishing.site import Site

URL = "https://tori.example/"


@pytest.fixture
def site(folder: Folder) -> Site:
    root = folder.root
    return Site("Tori", "Tekoja kunnista.", URL, root, root, lambda name: None, root / ".cache")


@pytest.fixture
def drawn_titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the images that are really drawn."""
    titles: list[str] = []

    def draw(images: Sequence[Facts], template: str) -> list[bytes]:
        titles.extend(facts["otsikko"] for facts in images)
        return [facts["otsikko"].encode() for facts in images]

    monkeypatch.setattr(drawing, "draw", draw)
    return titles


def everything(folder: Folder) -> None:
    folder.deed()
    folder.write("toplists/parhaat.md", "---\ntitle: Parhaat teot\ndeeds: [tiimi]\n---\nParhaat.\n")
    folder.write("campaigns/syksy.md", "---\ntitle: Syksyn teot\nbegins: 2019-08\nends: 2019-10\n---\nKerätään.\n")


def published(folder: Folder, site: Site) -> list[Page | File]:
    """The pages of everything, and the images."""
    catalogue = Catalogue(folder.read().content)
    with every_image_drawn(catalogue, site) as images:
        pages = (publish(catalogue, site) for publish in (deed_pages.publish, toplists.publish, campaigns.publish))
        return [*made(chain.from_iterable(pages)), *images]


def test_a_story_shows_where_and_when_under_its_sectors_awning(folder: Folder, site: Site) -> None:
    folder.write(
        "stories/kirjasto.md",
        "---\ntitle: Kirjasto avaa ovensa\nmunicipality: Kemi\ndate: 2020-05\nsector: koko kunta\n---\nAvattiin.\n",
    )
    (story,) = Catalogue(folder.read().content).written
    seen = look(story)
    assert (seen.kind, seen.where, seen.sector and seen.sector.slug) == ("Tarina", "Kemi · toukokuu 2020", "koko-kunta")
    assert set(images(folder, site)) == {"jakokuvat/tori.png", "jakokuvat/tarinat/kirjasto.png"}


def images(folder: Folder, site: Site) -> dict[str, bytes]:
    with every_image_drawn(Catalogue(folder.read().content), site) as files:
        return {file.address: file.content for file in files if isinstance(file.content, bytes)}


def kept(site: Site) -> list[Path]:
    return sorted((site.cache / "share-images").iterdir())


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def metas(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))


def test_each_thing_that_is_written_has_an_image_and_the_site_has_one(folder: Folder, site: Site) -> None:
    everything(folder)
    found = images(folder, site)
    assert set(found) == {
        "jakokuvat/tori.png",
        "jakokuvat/teot/tiimi.png",
        "jakokuvat/top/parhaat.png",
        "jakokuvat/kampanjat/syksy.png",
    }
    assert {size(image) for image in found.values()} == {(1200, 630)}
    assert len(set(found.values())) == 4
    assert images(folder, site) == found


def test_only_what_has_changed_is_drawn_again(folder: Folder, site: Site, drawn_titles: list[str]) -> None:
    everything(folder)
    images(folder, site)
    assert len(drawn_titles) == 4
    drawn_titles.clear()
    folder.deed(text="Teksti ei näy kuvassa.")
    images(folder, site)
    assert drawn_titles == []
    folder.deed(title="Uusi otsikko")
    images(folder, site)
    assert drawn_titles == ["Uusi otsikko"]


def test_a_new_template_draws_all_anew(folder: Folder, drawn_titles: list[str]) -> None:
    facts = {"a.png": {"otsikko": "Yksi"}, "b.png": {"otsikko": "Kaksi"}}
    for template in ("vanha", "vanha", "uusi"):
        with drawing.drawing(facts, template, folder.root / "kept") as files:
            list(files)
    assert sorted(drawn_titles) == ["Kaksi", "Kaksi", "Yksi", "Yksi"]


def test_images_that_no_build_has_used_for_a_month_go(folder: Folder, site: Site, drawn_titles: list[str]) -> None:
    everything(folder)
    long_ago = time.time() - 31 * 24 * 3600
    images(folder, site)
    before = kept(site)
    somebodys = folder.write(".cache/share-images/muistiinpanot.txt", "Ei ole meidän.")
    for path in (*before, somebodys):
        os.utime(path, (long_ago, long_ago))
    folder.deed(title="Uusi otsikko")
    images(folder, site)
    assert len(kept(site)) == len(before) + 1
    assert len(set(kept(site)) - set(before)) == 2, "the new one, and what isn't ours to remove"
    assert drawn_titles.count("Parhaat teot") == 1


@pytest.mark.parametrize("damage", ["emptied", "torn", "changed", "swapped", "a folder"])
def test_an_image_that_was_damaged_meanwhile_is_drawn_anew(
    folder: Folder, site: Site, drawn_titles: list[str], damage: str
) -> None:
    everything(folder)
    right = images(folder, site)
    victim, other = kept(site)[:2]
    whole = victim.read_bytes()
    if damage == "a folder":
        victim.unlink()
        victim.mkdir()
    else:
        damaged = {"emptied": b"", "torn": whole[:-9], "changed": b"X" + whole[1:], "swapped": other.read_bytes()}
        victim.write_bytes(damaged[damage])
    drawn_titles.clear()
    assert images(folder, site) == right
    assert len(drawn_titles) >= 1
    assert damage == "a folder" or victim.read_bytes() == whole


def test_an_image_that_goes_while_the_site_is_built_is_drawn_there_and_then(
    folder: Folder, site: Site, drawn_titles: list[str]
) -> None:
    everything(folder)
    right = images(folder, site)
    with every_image_drawn(Catalogue(folder.read().content), site) as files:
        for path in kept(site):
            path.unlink()
        assert {file.address: file.content for file in files} == right


def test_images_come_also_where_none_can_be_kept(folder: Folder, site: Site, drawn_titles: list[str]) -> None:
    everything(folder)
    folder.write(".cache", "Tämä on tiedosto.")
    assert len(images(folder, site)) == 4
    assert len(drawn_titles) == 4


HOSTILE = (
    "a" * 140,
    "Varhaiskasvatussuunnitelmakehittämistyöryhmätoiminnan käynnistäminen",
    "sanoja " * 20,
    '#set page(width: 1pt) #include "/etc/passwd" $x^2$ *b* _i_ \\u{0} ``` // /* <script> & " \' @viite',
    "🎉👩‍🚒🇫🇮❤️",
    "日本語 한국어 مرحبا שלום Привет ελληνικά हिन्दी ไทย",
    "e\u0301" * 70,
    "\u200b\u202e\ufeff\u00ad\u2028\x07\ufffe\U000e0041",
    "   ",
    *(chr(start) + chr(start + 0x35) for start in range(0xA0, 0x3000, 0x180)),
)


def test_any_title_becomes_an_image(folder: Folder, site: Site) -> None:
    everything(folder)
    content = folder.read().content
    deeds = tuple(
        content.of(Deed)[0].model_copy(update={"title": title, "slug": f"teko-{number}"})
        for number, title in enumerate(HOSTILE)
    )
    others = (one for one in content.things if not isinstance(one, Deed))
    with every_image_drawn(Catalogue(replace(content, things=(*deeds, *others))), site) as files:
        found = {file.address: file.content for file in files}
    assert len(found) == len(HOSTILE) + 3
    assert {size(image) for image in found.values() if isinstance(image, bytes)} == {(1200, 630)}


@pytest.mark.parametrize(
    ("title", "drawable"),
    [
        ("Keittiö 🎉 juhli", "Keittiö juhli"),
        ("🎉Keittiö👩‍🚒juhli🇫🇮", "Keittiö juhli"),
        ("I ❤️ kunta", "I ❤ kunta"),
        ("Eka\n  toka", "Eka toka"),
        ("Öljy – ”lainaus” 50 %", "Öljy – ”lainaus” 50 %"),
    ],
)
def test_what_the_fonts_cannot_draw_is_left_out_of_a_title(
    folder: Folder, site: Site, drawn_titles: list[str], title: str, drawable: str
) -> None:
    folder.deed()
    content = folder.read().content
    deed = content.of(Deed)[0].model_copy(update={"title": title})
    with every_image_drawn(Catalogue(replace(content, things=(deed,))), site) as files:
        list(files)
    assert sorted(drawn_titles) == sorted([drawable, "Tekoja kunnista."])


def test_each_kind_has_a_look_of_its_own(folder: Folder) -> None:
    folder.deed(date="2019-10-02", municipality="Kemi")
    for name, front in {
        "toplists/a": "length: 3",
        "campaigns/b": "begins: 2019-08\nends: 2019-10",
        "campaigns/c": "begins: 2019-08-02\nends: 2019-08-02\nkind: gaala",
        "newsletters/d": "date: 2020-01-02\nsections: [{heading: Nyt, text: Hei}]",
        "stories/sarja": "",
        "stories/sarja/juttu": "date: 2020\nsector: [koko kunta, opetus ja kasvatus]",
        "podcasts/podcast": "",
        "podcasts/e": "number: 1\nmunicipality: [Kemi, Tornio]",
        "webinars/f": "date: 2020-03",
        "topics/g": "theme: aivotyö",
    }.items():
        folder.write(f"{name}.md", f"---\ntitle: Otsikko\n{front}\n---\nTeksti.\n")
    catalogue = Catalogue(folder.read().content)
    looks = {str(one.path): look(one) for one in catalogue.written}
    assert {path: (seen.kind, seen.where, seen.sector and seen.sector.slug) for path, seen in looks.items()} == {
        "deeds/tiimi.md": ("Sosiaali- ja terveysala", "Kemi · 2.10.2019", "sosiaali-ja-terveysala"),
        "toplists/a.md": ("TOP-lista", "", None),
        "campaigns/b.md": ("Kampanja", "elo–lokakuu 2019", None),
        "campaigns/c.md": ("Gaala", "2.8.2019", None),
        "newsletters/d.md": ("Uutiskirje", "2.1.2020", None),
        "stories/sarja.md": ("Sarja", "", None),
        "stories/sarja/juttu.md": ("Tarina", "2020", "koko-kunta"),
        "podcasts/podcast.md": ("Podcast", "", None),
        "podcasts/e.md": ("Podcast-jakso", "Kemi ja Tornio", None),
        "webinars/f.md": ("Webinaari", "maaliskuu 2020", None),
        "topics/g.md": ("Webinaarien aihe", "", None),
    }


def test_the_facts_of_an_image_are_what_its_template_draws(
    folder: Folder, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts: dict[str, Facts] = {}

    def draw(images: Sequence[Facts], template: str) -> list[bytes]:
        facts.update({one["otsikko"]: one for one in images})
        return [b"a picture"] * len(images)

    monkeypatch.setattr(drawing, "draw", draw)
    folder.deed()
    images(folder, site)
    images(folder, replace(site, description=""))
    own, common, unnamed = facts["Tiimi suunnittelee vuoronsa itse"], facts["Tekoja kunnista."], facts["Tori"]
    assert {name: own[name] for name in ("laji", "paikka", "sivusto")} == {
        "laji": "Sosiaali- ja terveysala",
        "paikka": "Askola · 2019",
        "sivusto": "Tori",
    }
    sector = Catalogue(folder.read().content).deeds[0].sector
    assert (own["savy"], common["savy"]) == (sector.hue, None)
    assert f"hsl({sector.hue},55%,78%)" in own["markiisi"]
    assert "#b5470a" in common["markiisi"] and common["markiisi"] == unnamed["markiisi"] != own["markiisi"]
    assert own["merkki"].startswith("<svg")


def test_a_page_tells_social_media_of_its_image(folder: Folder, site: Site, drawn_titles: list[str]) -> None:
    everything(folder)
    made = published(folder, site)
    pages = {page.address: metas(head(page, site)) for page in made if isinstance(page, Page)}
    files = {file.address for file in made if isinstance(file, File)}
    for address, image, alt in (
        ("teot/tiimi/", "teot/tiimi.png", "Tiimi suunnittelee vuoronsa itse"),
        ("top/parhaat/", "top/parhaat.png", "Parhaat teot"),
        ("kampanjat/syksy/", "kampanjat/syksy.png", "Syksyn teot"),
        ("teot/", "tori.png", "Tekoja kunnista."),
    ):
        told = pages[address]
        assert told["og:image"] == f"{URL}jakokuvat/{image}"
        assert (told["og:image:width"], told["og:image:height"], told["og:image:alt"]) == ("1200", "630", alt)
        assert told["twitter:card"] == "summary_large_image"
    assert {told["og:image"].removeprefix(URL) for told in pages.values()} <= files


def test_the_projects_own_site_has_every_image_that_its_pages_name(real_site: Path) -> None:
    named = {
        metas(page.read_text())["og:image"] for page in real_site.rglob("index.html") if "og:image" in page.read_text()
    }
    assert len(named) > 50
    for address in named:
        assert (real_site / address.removeprefix("https://tekojentori.example/")).is_file(), address
    page = (real_site / "teot" / "kemi-lupa-kehittaa" / "index.html").read_text()
    article = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert article["image"] == metas(page)["og:image"]


@pytest.mark.parametrize("without", [{"is_indexed": False}, {"url": ""}, {"with_share_images": False}])
def test_there_are_none_where_nobody_would_share(
    folder: Folder, site: Site, drawn_titles: list[str], without: dict[str, object]
) -> None:
    """A preview, made-up content, a site whose address isn't known, and a site that doesn't want them."""
    everything(folder)
    site = replace(site, **without)  # type: ignore[arg-type]
    made = published(folder, site)
    assert [thing.address for thing in made if thing.address.startswith("jakokuvat/")] == []
    assert drawn_titles == []
    for page in made:
        if isinstance(page, Page):
            assert "og:image" not in metas(head(page, site))
            assert f"{URL}jakokuvat/" not in head(page, site)


def test_every_sector_has_an_awning_of_its_own_on_cards_and_in_images(folder: Folder, real_site: Path) -> None:
    sectors = folder.read().content.registers.sectors
    styles = next(real_site.glob("assets/tori/code/*/tori.css")).read_text(encoding="utf-8")
    drawings = dict(
        re.findall(r'\.sector-([\w-]+){--hue:\d+;--awning:url\("data:image/svg\+xml,(<svg[^"]*</svg>)"\)}', styles)
    )
    assert set(drawings) == {sector.slug for sector in sectors}
    assert len(set(drawings.values())) == len(sectors)
    for slug, drawn_so in drawings.items():
        assert unquote(drawn_so).replace("'", '"') == awning(slug, "teal").replace("teal", "#000")
