"""Whatever content names and wherever it is published, nothing is written outside the site, and nothing twice."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import Folder, png
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.page import File, NotPublished
from tekojen_tori.publishing.pictures import media
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.writing.output import write

NO_FRAME = cast(Frame, None)
PARTS = [
    "..",
    ".",
    "",
    "%2e%2e",
    "%2E.",
    "..%2f",
    "deeds",
    "kuvat",
    "x.png",
    "aani.wav",
    "\\",
    "..\\",
    "C:",
    "~",
    "ä",
    "%00",
]


def everything_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@given(
    parts=st.lists(st.sampled_from(PARTS), max_size=9),
    by_the_folders_around=st.booleans(),
    is_preview=st.booleans(),
)
@example(parts=["deeds", "x.png"], by_the_folders_around=True, is_preview=False)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_picture_or_sound_is_written_outside_the_site(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], by_the_folders_around: bool, is_preview: bool
) -> None:
    around = tmp_path_factory.mktemp("around")
    folder = Folder(around / "tori")
    folder.write("deeds/x.png", png(9, 9))
    folder.write("podcasts/aani.wav", b"x")
    (around / "x.png").write_bytes(png(9, 9))
    if by_the_folders_around:
        parts = [*[".."] * len(folder.root.parts), *folder.root.parts[1:], *parts]
    target = "/".join(parts)
    folder.deed(image=f"'{target}'", alt="Kuva", text=f'![Kuva](<{target}>)\n\n<img src="{target}" alt="Kuva">')
    audio = f"{{url: '{target}', bytes: 1, seconds: 1, type: audio/wav}}"
    folder.write(
        "podcasts/jakso.md", f"---\ntitle: Jakso\nnumber: 1\ndate: 2020-01-01\naudio: {audio}\n---\nKuunnellaan.\n"
    )
    reading = folder.read()
    site = Site(
        "Tori",
        "",
        "",
        folder.root,
        folder.root,
        lambda name: None,
        folder.root / ".cache",
        folder.root,
        is_preview=is_preview,
    )
    before = everything_under(around)
    try:
        write(media.publish(Catalogue(reading.content), site), NO_FRAME, around / "site")
    except NotPublished:
        assert reading.problems, "what is refused when publishing has been told of when checking"
    new = everything_under(around) - before
    assert {path for path in new if not path.startswith(("site", "tori/.cache"))} == set()
    written = {path.removeprefix("site/") for path in new if (around / path).is_file() and path.startswith("site/")}
    assert written <= {"media/deeds/x.png", "media/podcasts/aani.wav", "kuvat/9/deeds/x.png.webp"}


def test_what_leads_out_and_in_again_by_the_folders_around_is_told_of_on_every_machine(folder: Folder) -> None:
    folder.write("deeds/x.png", png(9, 9))
    way_round = "/".join([*[".."] * len(folder.root.parts), *folder.root.parts[1:], "deeds", "x.png"])
    for target, code in (
        (way_round, "link-out-of-folder"),
        ("../deeds/x.png", None),
        ("../../x.png", "link-out-of-folder"),
    ):
        folder.deed(image=target, alt="Kuva", text=f"![Kuva]({target})")
        assert {problem.code for problem in folder.read().problems} == ({code} if code else set())


OUTSIDE: dict[str, Callable[[Path], str]] = {
    "up": lambda around: "../ulos.txt",
    "up from below": lambda around: "a/../../ulos.txt",
    "absolute": lambda around: str(around / "ulos.txt"),
    "NUL": lambda around: "a\0/ulos.txt",
    "NUL in the name": lambda around: "ulos\0.txt",
    "nothing": lambda around: "",
    "through a link": lambda around: "linkki/ulos.txt",
    "through a link, deep": lambda around: "linkki/a/b/ulos.txt",
    "onto a link": lambda around: "tiedosto.txt",
}


@pytest.mark.parametrize("way", OUTSIDE)
def test_no_address_leads_out_of_the_site(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "linkki").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "vanha.txt").write_text("vanha")
    (site / "tiedosto.txt").symlink_to(tmp_path / "vanha.txt")
    with pytest.raises(NotPublished, match=r"^Osoit"):
        write([File(OUTSIDE[way](tmp_path), b"uusi")], NO_FRAME, site)
    assert (tmp_path / "vanha.txt").read_text() == "vanha"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "vanha.txt"]


def test_one_address_is_never_two_things(tmp_path: Path) -> None:
    write([File("a/b.txt", b"yksi"), File("a/..b.txt", b"kaksi"), File("a/b..txt", b"kolme")], NO_FRAME, tmp_path)
    with pytest.raises(NotPublished, match=r"'a/b.txt' tulisi kaksi"):
        write([File("a/b.txt", b"toinen")], NO_FRAME, tmp_path)
    assert (tmp_path / "a/b.txt").read_bytes() == b"yksi"
