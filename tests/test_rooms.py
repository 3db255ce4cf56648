"""A kind of content is a room: one folder and one line add it, and without them the rest of the house stands."""

import csv
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, Folder
from tekojen_tori import rooms
from tekojen_tori.content.kind import Kind, kinds

MADE_UP = PROJECT / "tests" / "made_up"
KINDS = [room for room in rooms.ROOMS if room.startswith("tekojen_tori.kinds.")]
CHALLENGE = """\
---
title: Kolme palaveria pois viikossa
municipality: Askola
theme: itseohjautuvuus
date: 2026-03
prize: Kakkukahvit
---
Kokeilkaa, mistä palaverista kukaan ei jää kaipaamaan mitään.
"""


def run(
    folder: Folder, *commands: Sequence[str], add: Sequence[str] = (), take: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run commands, until one fails, with some rooms more, or less, than the tori has."""
    changes = json.dumps({"add": list(add), "take": list(take)})
    return subprocess.run(
        [sys.executable, str(MADE_UP / "run.py"), changes, json.dumps(commands)],
        cwd=folder.root, env=os.environ | {"TORI_CONTENT": str(folder.root), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def build(folder: Folder, *others: Sequence[str], **changes: Sequence[str]) -> Path:
    """Run other commands, and build the site."""
    site = folder.root / "site"
    command = (
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        f"--config-file={PROJECT / 'mkdocs.yml'}",
        f"--site-dir={site}",
    )
    built = run(folder, *others, command, **changes)
    assert built.returncode == 0, built.stderr
    return site


@pytest.fixture(scope="module")
def challenged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a tori to which a kind was added, with a thing of it."""
    folder = Folder(tmp_path_factory.mktemp("challenged"))
    folder.deed("tiimi")
    folder.write("challenges/kolme-palaveria.md", CHALLENGE)
    return build(folder, add=["challenges"])


def text(site: Path, file: str) -> str:
    return (site / file).read_text(encoding="utf-8")


def test_a_new_kind_has_its_pages_and_is_in_the_menu(challenged: Path) -> None:
    assert "Palkinto: Kakkukahvit" in text(challenged, "haasteet/kolme-palaveria/index.html")
    assert 'href="../haasteet/kolme-palaveria/"' in text(challenged, "haasteet/index.html")
    assert re.search(r'<a [^>]*href="\./haasteet/"[^>]*>\s*Haasteet', text(challenged, "index.html"))


def test_a_new_kind_is_told_of_where_deeds_are(challenged: Path) -> None:
    assert "Kolme palaveria pois viikossa" in text(challenged, "kunnat/askola/index.html"), "its municipality"
    assert "Kolme palaveria pois viikossa" in text(challenged, "teemat/itseohjautuvuus/index.html"), "its theme"
    assert "haasteita" in text(challenged, "index.html").casefold(), "the home page"
    rows = list(csv.reader(text(challenged, "tilastot/lajeittain.csv").splitlines(), delimiter=";"))
    assert ["Haasteet", "1"] in rows, "the statistics"


def test_a_new_kind_is_found_and_followed(challenged: Path) -> None:
    index = json.loads(gzip.decompress((challenged / "assets/tori/search/directory").read_bytes()))
    assert ["haaste", "Haaste"] in next(one for one in index["documents"]["facets"] if one["name"] == "laji")["values"]
    assert "Haaste" in text(challenged, "haku/index.html")
    for feed in ("feed.xml", "feed.atom", "feed.json", "kunnat/askola/feed.xml"):
        assert "haasteet/kolme-palaveria/" in text(challenged, feed), feed
    assert "haasteet/kolme-palaveria/" in text(challenged, "sitemap.xml")
    assert "\n- Palkinto: Kakkukahvit\n" in text(challenged, "haasteet/kolme-palaveria/index.md")
    assert "haasteet/kolme-palaveria/" in text(challenged, "llms.txt")


def test_a_new_kind_is_open_data_with_its_schemas(challenged: Path) -> None:
    told = json.loads(text(challenged, "api/v1/challenges/kolme-palaveria.json"))
    assert (told["kind"], told["prize"]) == ("challenge", "Kakkukahvit")
    assert [one["slug"] for one in json.loads(text(challenged, "api/v1/challenges.json"))["items"]] == [
        "kolme-palaveria"
    ]
    index = json.loads(text(challenged, "api/v1/index.json"))
    assert "challenge" in [part["kind"] for part in index["kinds"]]
    assert "prize" in json.loads(text(challenged, "api/v1/schema/api/challenge.json"))["properties"]
    assert "prize" in json.loads(text(challenged, "api/v1/schema/challenge.json"))["properties"]


def test_a_new_kind_has_a_share_image_that_its_page_names_and_a_style(challenged: Path) -> None:
    image = "jakokuvat/haasteet/kolme-palaveria.png"
    assert (challenged / image).read_bytes().startswith(b"\x89PNG")
    assert image in text(challenged, "haasteet/kolme-palaveria/index.html")
    assert ".challenge__prize" in next(challenged.glob("assets/tori/code/*/tori.css")).read_text(encoding="utf-8")


def test_a_new_kind_is_checked_listed_and_asked_for(folder: Folder) -> None:
    folder.deed("tiimi")
    folder.write("challenges/kolme-palaveria.md", CHALLENGE.replace("Askola", "Askolla"))
    folder.write("challenges/toinen.md", CHALLENGE.replace("prize:", "prise:"))
    folder.write("toplists/lista.md", "---\ntitle: Kokeiltavaa\ndeeds: [challenges/kolme-palaverja]\n---\nLista.\n")
    checked = run(folder, ("tekojen_tori", "check", "--content", ".", "--format", "json"), add=["challenges"])
    assert {
        (Path(one["file"]).name, one["code"]) for one in json.loads(checked.stdout) if one["severity"] == "error"
    } == {
        ("kolme-palaveria.md", "unknown-municipality"),
        ("toinen.md", "unknown-key"),
        ("lista.md", "unknown-challenge"),
    }
    asked = run(folder, ("tekojen_tori", "new", "challenge", "--help"), add=["challenges"])
    assert "--prize" in asked.stdout, asked.stderr


@pytest.mark.parametrize("room", [room for room in KINDS if not room.endswith(".deeds")])
def test_without_a_kind_the_rest_of_the_tori_stands(folder: Folder, room: str) -> None:
    folder.deed("tiimi", campaign=None)
    for kind in kinds():
        if kind.tells_of_work and kind.folder != "deeds":
            in_series = f"{kind.folder}/{'sarja/' if kind.thing.has_series else ''}{kind.name}"
            number = "number: 1\n" if kind.folder == "podcasts" else ""
            folder.write(
                f"{in_series}.md", f"---\ntitle: Ensimmäinen\ndate: 2020\ndeeds: [tiimi]\n{number}---\nTeksti.\n"
            )
            if kind.thing.has_series:
                folder.write(f"{kind.folder}/sarja.md", "---\ntitle: Sarja\n---\nSarjan esittely.\n")
    others = [("tekojen_tori", command, "--content", ".") for command in ("check", "desk", "stats")]
    helps = [("tekojen_tori", *command, "--help") for command in ((), ("new",), ("receive",), ("import",))]
    site = build(folder, *others, *helps, take=[room])
    assert "Tiimi suunnittelee vuoronsa itse" in text(site, "teot/tiimi/index.html")


ONE_OF_EACH = {
    "deed": (
        "deeds/yksi",
        "municipality: Askola\nsector: sosiaali- ja terveysala\ntheme: itseohjautuvuus\ndate: 2019-01",
        "teot/yksi/",
    ),
    "adoption": (
        "adoptions/kemi",
        "model: yksi\nwho: Kemi\ndate: 2019-02\nhow: sovelsi",
        "teot/yksi/#malli-kemi",
    ),
    "followup": (
        "followups/2020-yksi",
        "of: yksi\ndate: 2020\nstate: käytössä",
        "teot/yksi/#tarkistus-2020-yksi",
    ),
    "story": ("stories/sarja/yksi", "date: 2019-02\ndeeds: [yksi]", "tarinat/yksi/"),
    "series": ("stories/sarja", "summary: Sarjan esittely.", "tarinat/sarja/"),
    "podcast": ("podcasts/podcast", "summary: Podcastin esittely.", "podcast/"),
    "episode": ("podcasts/yksi", "date: 2019-03-01\nnumber: 1\ndeeds: [yksi]", "podcast/yksi/"),
    "webinar": ("webinars/yksi", "date: 2019-04-01\ndeeds: [yksi]", "webinaarit/yksi/"),
    "topic": ("topics/aihe", "deeds: [yksi]", "webinaarit/aihe/"),
    "toplist": ("toplists/yksi", "deeds: [deeds/yksi]", "top/yksi/"),
    "campaign": ("campaigns/yksi", "begins: 2019-05\nends: 2019-06", "kampanjat/yksi/"),
    "newsletter": (
        "newsletters/yksi",
        "date: 2019-06-01\nsections: [{heading: Uutta, shows: [deeds/yksi]}]",
        "uutiskirje/yksi/",
    ),
}
NOT_THERE = {
    ("series", "menu"): "it is listed among its members",
    ("series", "feed"): "its members come in it one by one",
    ("topic", "feed"): "without a date only the history of a repository tells when it was new",
    ("toplist", "feed"): "a list of what is followed already",
    ("campaign", "feed"): "it is in the calendar",
    ("adoption", "site map"): "it is shown on its model's page",
    ("adoption", "feed"): "the feed of all is of work, and adoptions have one of their own",
    ("followup", "menu"): "it is shown on its deed's page and card, and counted among the statistics",
    ("followup", "site map"): "it is shown on its deed's page",
    ("followup", "feed"): "feeds tell of work, and a follow-up is a sentence about somebody's",
    ("newsletter", "feed"): "it is sent to those who asked for it",
    ("newsletter", "tori new"): "`tori newsletter` writes it from what is new",
    ("newsletter", "data"): "it tells again what the data holds",
    ("series", "tori new"): "its questions would be its title and its introduction",
    ("podcast", "tori new"): "there is one, and it is written once",
    ("podcast", "data"): "its data is its feed, which podcast programs read",
}


def page(address: str) -> str:
    """The page on which a thing is shown, if it has only a place on it."""
    return address.partition("#")[0]


def whole_in_data(site: Path, kind: Kind[Any]) -> list[dict[str, Any]]:
    """All that the data tells of each thing of a kind: in a file of its own, or in the list."""
    if kind.has_page:
        return [json.loads(file.read_bytes()) for file in (site / f"api/v1/{kind.collection}").glob("*.json")]
    items: list[dict[str, Any]] = json.loads((site / f"api/v1/{kind.collection}.json").read_bytes())["items"]
    return items


PLACES = {
    "page": lambda site, kind, address: "Ainoa laatuaan" in text(site, f"{page(address)}index.html"),
    "site map": lambda site, kind, address: f"/{address}<" in text(site, "sitemap.xml"),
    "menu": lambda site, kind, address: bool(kind.index) and f'href="./{kind.index}"' in text(site, "index.html"),
    "feed": lambda site, kind, address: address in text(site, "feed.json"),
    "data": lambda site, kind, address: any(
        one["url"].endswith(f"/{address}") and "text" in one for one in whole_in_data(site, kind)
    ),
    "schema": lambda site, kind, address: (site / f"api/v1/schema/{kind.name}.json").is_file(),
    "share image": lambda site, kind, address: (
        (
            image := re.search(
                r'property="og:image" content="[^"]*/(jakokuvat/[^"]+)"', text(site, f"{page(address)}index.html")
            )
        )
        is not None
        and image[1] != "jakokuvat/tori.png"
        and (site / image[1]).is_file()
    ),
    "tori new": lambda site, kind, address: any(f" {kind.name} " in line for line in asked_for()),
}


@cache
def asked_for() -> list[str]:
    """What `tori new` makes, a line each."""
    command = [sys.executable, "-m", "tekojen_tori", "new", "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture(scope="module")
def one_of_each(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a tori that has one thing of each kind."""
    folder = Folder(tmp_path_factory.mktemp("each"))
    fields_of = {kind.name: kind.fields.model_fields for kind in kinds()}
    for name, (file, fields, _) in ONE_OF_EACH.items():
        title = "title: Ainoa laatuaan\n" if "title" in fields_of[name] else ""
        folder.write(f"{file}.md", f"---\n{title}{fields}\n---\nTeksti.\n")
    return build(folder)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_no_place_forgets_a_kind(one_of_each: Path, kind: Kind[Any], place: str) -> None:
    """Each place has each kind, or says why not."""
    _, _, address = ONE_OF_EACH[kind.name]
    assert set(ONE_OF_EACH) == {kind.name for kind in kinds()}
    assert PLACES[place](one_of_each, kind, address) is ((kind.name, place) not in NOT_THERE)
