"""How the site looks among tabs, bookmarks and on a home screen."""

import json
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from conftest import PROJECT, Folder
from direct import catalogue_of, files_of, site_of
from tekojen_tori.publishing.frame import icons


def made(folder: Folder, **settings: str) -> dict[str, bytes]:
    folder.deed()
    return files_of(icons.publish, catalogue_of(folder), site_of(folder, **settings))


def picture(file: bytes) -> Image.Image:
    return Image.open(BytesIO(file))


def test_a_phone_is_told_of_the_site_and_of_icons_that_are_what_is_told_of_them(folder: Folder) -> None:
    files = made(folder)
    told = json.loads(files["manifest.webmanifest"])
    assert (told["name"], told["lang"], told["start_url"], told["scope"]) == ("Tori", "fi", "./", "./")
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    for one in told["icons"]:
        width, height = picture(files[one["src"]]).size
        assert (one["sizes"], one["type"]) == (f"{width}x{height}", "image/png")


def test_what_phones_cut_to_their_own_shape_loses_nothing_of_its_mark(folder: Folder) -> None:
    files = made(folder)
    for address in (icons.TOUCH, "assets/tori/icons/maskable.png"):
        icon = picture(files[address]).convert("RGBA")
        paper = icon.getpixel((0, 0))
        assert paper == (255, 253, 250, 255), "nothing lets light through, which iPhones would make black"
        mark = [
            (x, y) for x in range(icon.width) for y in range(icon.height) if icon.getpixel((x, y)) != paper
        ]  # fmt: skip
        assert mark
        middle, safe = icon.width / 2, icon.width * 0.4
        assert max((x - middle) ** 2 + (y - middle) ** 2 for x, y in mark) <= safe**2


def test_programs_that_read_no_page_find_an_icon_where_they_look_for_it(folder: Folder) -> None:
    icon = picture(made(folder)["favicon.ico"])
    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_icons_are_drawn_once_and_kept(folder: Folder) -> None:
    assert made(folder) == made(folder)
    assert len(list((site_of(folder).cache / "icons").glob("*.png"))) == 7


def test_the_colour_around_a_page_is_that_of_its_paper(real_site: Path) -> None:
    styles = (PROJECT / "plugins/tekojen_tori/web/styles/base.css").read_text(encoding="utf-8")
    light, *_ = re.findall(r"--paper: (#[0-9a-f]{6});", styles)
    assert light == icons.PAPER
    for page, root in (("index.html", "./"), ("teot/index.html", "../"), ("404.html", "/")):
        html = (real_site / page).read_text(encoding="utf-8")
        for relation, file in (("manifest", icons.MANIFEST), ("apple-touch-icon", icons.TOUCH)):
            assert f'<link rel="{relation}" href="{root}{file}">' in html
            assert (real_site / file).is_file()
