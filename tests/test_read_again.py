"""A folder that is read again says what it would say if it were read for the first time, and looks at little anew."""

import os
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from conftest import PROJECT, TODAY, Folder, png
from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.reading.template import GUIDE, template_sentences
from tekojen_tori.mkdocs_plugin import _stamps
from tekojen_tori.reading.content_file import Read
from tekojen_tori.reading.content_folder import ContentFolder, Reading
from tekojen_tori.reading.files.file_names import files_in
from test_adoptions import adoption
from test_followups import followup

EDITS = 300
SLUGS = [f"teko-{number}" for number in range(5)]
LEFT_IN_PLACE = min(template_sentences([PROJECT / GUIDE]))
LOOKS = [
    ("deeds.reading", "left_in_place"),
    ("adoptions.reading", "_beside_model"),
    ("followups.reading", "_beside_followed"),
    ("campaigns.reading.checks", "_counting"),
]


def told(reading: Reading) -> list[tuple[object, ...]]:
    """All that is told, and the hints, which problems aren't compared by."""
    return [(problem, problem.hint, problem.lacks) for problem in reading.problems]


def edit(content: Folder, chance: random.Random) -> None:
    """One of the things that go wrong, or are mended, between files."""
    slug, other, name = chance.choice(SLUGS), chance.choice(SLUGS), f"a-{chance.randrange(4)}"
    year = str(chance.randrange(2015, 2021))
    links = (None, f"[toinen]({other}.md)", f"![kuva]({other}.png)", "<vaikeaselkoista> *tekstiä*")

    def write(**fields: str | None) -> None:
        place = chance.choice(("Askola", "Kemi"))
        text = chance.choice(links) or LEFT_IN_PLACE
        title = chance.choice(("Sama teko", slug))
        content.deed(slug, text, **{"title": title, "municipality": place, "date": year} | fields)

    def remove() -> None:
        folder = chance.choice(("deeds", "adoptions", "followups", "campaigns"))
        for path in (content.root / folder).glob(f"*{chance.randrange(4)}.md"):
            path.unlink()

    def rename() -> None:
        path, to = (content.root / "deeds" / f"{one}.md" for one in (slug, other))
        if path.is_file() and not to.exists():
            path.rename(to)

    def hold_a_campaign() -> None:
        front = f"title: Kampanja\nbegins: {year}\nends: {year}\nreported: {chance.randrange(3)}"
        content.write(f"campaigns/{name}.md", f"---\n{front}\n---\nKerättiin.\n")

    def copy_a_picture() -> None:
        content.write(f"deeds/{other}.png", b"\x89PNG\r\n\x1a\n")

    chance.choice((
        write,
        lambda: write(draft="true"),
        lambda: write(aliases=f"[{other}, vanha-{slug}]"),
        lambda: write(adopted_from=f"[{other}]"),
        lambda: write(adoptions="[Kemi]"),
        lambda: write(campaign=name),
        lambda: write(date="joskus"),
        lambda: write(municipality=None, organisation=chance.choice(("Uusi Yhdistys", "uusi yhdistys"))),
        lambda: adoption(content, name, model=chance.choice((slug, f"vanha-{slug}")), date=year),
        lambda: adoption(content, name, model=slug, who=chance.choice(("Askola", "Päiväkoti Pilvi"))),
        lambda: followup(content, name, of=chance.choice((slug, f"adoptions/{name}", f"vanha-{slug}")), date=year),
        hold_a_campaign,
        copy_a_picture,
        rename,
        remove,
    ))()  # fmt: skip


def test_whatever_is_edited_it_says_what_a_fresh_reading_says(folder: Folder) -> None:
    chance, kept, today = random.Random(19), ContentFolder(folder.root, PROJECT), TODAY
    seen = set()
    for _ in range(EDITS):
        edit(folder, chance)
        today += timedelta(days=chance.randrange(2))
        again, anew = kept.read(today), ContentFolder(folder.root, PROJECT).read(today)
        assert told(again) == told(anew)
        seen |= {problem.code for problem in again.problems}
    assert len(seen) > 20, "of little else could it have gone wrong"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that looks beside others were taken at, in their order."""
    taken: list[str] = []

    def counted(look: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        def counts(one: Read[Any], *beside: object) -> Iterator[object]:
            taken.append(one.thing.path.as_posix())
            return look(one, *beside)

        return counts

    for kind, name in LOOKS:
        module = import_module(f"tekojen_tori.kinds.{kind}")
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    return taken


def test_an_edit_asks_only_of_what_hangs_on_the_changed_file(folder: Folder, looks: list[str]) -> None:
    for slug in SLUGS:
        folder.deed(slug, title=slug)
        adoption(folder, f"kemi-{slug}", model=slug)
        followup(folder, f"tarkistus-{slug}", of=slug)
    folder.write("campaigns/kampanja.md", "---\ntitle: Kampanja\nbegins: 2019\nends: 2019\n---\nKerättiin.\n")
    kept = ContentFolder(folder.root, PROJECT)
    kept.read(TODAY)
    everything = [f"deeds/{slug}.md" for slug in SLUGS] * 2
    everything += [f"{name}-{slug}.md" for name in ("adoptions/kemi", "followups/tarkistus") for slug in SLUGS]
    assert sorted(looks) == sorted(everything)

    def looked_at_after(change: Callable[[], object]) -> set[str]:
        change()
        looks.clear()
        kept.read(TODAY)
        return set(looks)

    one = {"deeds/teko-3.md", "adoptions/kemi-teko-3.md", "followups/tarkistus-teko-3.md"}
    assert looked_at_after(lambda: None) == set()
    assert looked_at_after(lambda: folder.deed("teko-3", "Toisin.", title="Toinen nimi")) == one
    assert looked_at_after(lambda: adoption(folder, "kemi-teko-3", model="teko-3", date="2021")) == {
        "adoptions/kemi-teko-3.md"
    }
    assert looked_at_after(lambda: folder.deed("uusi", title="Uusi")) == {"deeds/uusi.md"}


def test_what_goes_with_the_day_is_seen_anew_each_day(folder: Folder) -> None:
    folder.deed(date="2026-11-25")
    kept = ContentFolder(folder.root, PROJECT)
    assert [[problem.code for problem in kept.read(day).problems] for day in (TODAY, date(2026, 11, 25), TODAY)] == [
        ["future-date"], [], ["future-date"],
    ]  # fmt: skip


def test_what_takes_the_place_of_a_file_is_seen_though_it_is_as_large_and_as_old(folder: Folder) -> None:
    """A text, a picture, of which its size is remembered, and what MkDocs makes its part of."""
    config = MkDocsConfig()
    config.config_file_path, config.docs_dir = str(folder.root / "mkdocs.yml"), str(folder.root / "deeds")
    deed, picture = folder.root / "deeds/tiimi.md", folder.root / "deeds/kuva.png"
    kept, seen, stamps = ContentFolder(folder.root, PROJECT), [], []
    for title, width in (("Aamu", 20), ("Ilta", 10)):
        folder.deed("uusi", title=title, text="![Kaavio](kuva.png)").replace(deed)
        folder.write("uusi.png", png(width, 30 - width).ljust(200)).replace(picture)
        for file in (deed, picture):
            os.utime(file, (1_000_000_000, 1_000_000_000))
        content = kept.read(TODAY).content
        seen.append((content.things[0].title, content.pictures[PurePosixPath("deeds/kuva.png")].width))
        stamps.append(_stamps(config)[str(deed)])
    assert seen == [("Aamu", 20), ("Ilta", 10)]
    assert stamps[0] != stamps[1]


def test_files_are_listed_in_order_with_what_tells_their_states_apart(tmp_path: Path) -> None:
    """As they lie in folders within folders: links to files are files, links to folders lead nowhere."""
    for name in ("b.md", "a/z.md", "a/b/y.md", "a.md", "ä.md", ".piilo/x.md", "_piilo.md", "c/con.md"):
        path = tmp_path / "deeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "deeds" / "linkki.md").symlink_to("b.md")
    (tmp_path / "deeds" / "rikki.md").symlink_to("ei-ole")
    (tmp_path / "deeds" / "kansio").symlink_to("a")
    listed = files_in(tmp_path / "deeds")
    names = ["a/b/y.md", "a/z.md", "a.md", "b.md", "linkki.md", "rikki.md", "ä.md"]
    assert [path.relative_to(tmp_path / "deeds").as_posix() for path in listed.files] == names
    assert [problem.code for problem in listed.problems] == ["bad-file-name"]
    stamps = dict(zip(names, listed.stamps.values(), strict=True))
    assert stamps["rikki.md"] is None and stamps["linkki.md"] == stamps["b.md"] != stamps["a.md"]
    assert files_in(tmp_path / "ei-ole").files == ()


def test_adopters_stand_by_date_and_name(folder: Folder) -> None:
    folder.deed(adoptions="[Oulu, {by: Kemi, date: 2019-05}, {by: Espoo, date: 2020}, {by: Alavus, date: 2019-05}]")
    content = folder.read().content
    found = Spread(content.of(Deed), (), content.registers)
    assert [one.name for one in found.every] == ["Espoo", "Alavus", "Kemi", "Oulu"]
