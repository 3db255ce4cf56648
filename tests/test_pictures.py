"""Pictures: only good ones are taken, and what is published of them tells nothing but what is to be seen in them."""

import io
import os
import random
import re
import struct
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageFile, ImageOps, ImageSequence
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.PngImagePlugin import PngInfo
from PIL.WebPImagePlugin import WebPImageFile

from conftest import Folder, OpenPage, png
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.page import NotPublished
from tekojen_tori.publishing.pictures import media
from tekojen_tori.publishing.pictures.drawn import drawn, versions
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.files.picture_files import read_picture

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
SECRET = b"SALAISUUS"
CORNERS = ("red", "lime", "blue", "black")


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, form, **options)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def seen(data: bytes, place: tuple[int, int]) -> tuple[int, ...]:
    colour = opened(data).convert("RGB").getpixel(place)
    assert isinstance(colour, tuple)
    return tuple(map(int, colour))


def alike(one: tuple[float, ...], other: tuple[float, ...], by: int = 40) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= by


def cornered(width: int = 80, height: int = 40) -> Image.Image:
    """A picture whose every corner has a colour of its own."""
    picture = Image.new("RGB", (width, height), "white")
    for place, colour in enumerate(CORNERS):
        left, top = place % 2 * width // 2, place // 2 * height // 2
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def published(tmp_path: Path, data: bytes, form: str) -> list[bytes]:
    """Every version of a picture as it is published, itself first."""
    path = tmp_path / f"kuva.{ENDINGS[form]}"
    path.write_bytes(data)
    found = read_picture(path)
    assert found and found.is_good and found.picture
    assert found.form == form
    return [drawn(data, found.picture, one) for one in versions(PurePosixPath("a.b"), found.picture)]


def secretive(form: str) -> bytes:
    """A picture that tells of a place, a person and a device in every way that its form knows."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Artist] = "SALAISUUS kamera", "SALAISUUS Meikäläinen"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "SALAISUUS 123"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (60.0, 10.0, 20.0), 29: "SALAISUUS"})
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SALAISUUS</x:xmpmeta>'
    picture = cornered()
    if form == "JPEG":
        data = saved(picture, form, exif=exif, xmp=xmp, comment=SECRET)
        iptc = b"Photoshop 3.0\x00" + SECRET
        segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
        return data[:2] + segment + data[2:] + SECRET
    if form == "PNG":
        told = PngInfo()
        told.add_text("Author", SECRET.decode())
        told.add_text("Comment", SECRET.decode(), zip=True)
        told.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return saved(picture, form, exif=exif, pnginfo=told) + SECRET
    if form == "GIF":
        data = saved(picture, form, comment=SECRET)
        block = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\x00"
        return data[:-1] + block + b";"
    return saved(picture, form, exif=exif, xmp=xmp)


@pytest.mark.parametrize("form", ENDINGS)
def test_what_a_picture_tells_of_places_people_and_devices_is_left_out(tmp_path: Path, form: str) -> None:
    data = secretive(form)
    assert SECRET in data
    for one in published(tmp_path, data, form):
        assert SECRET not in one
        assert not opened(one).getexif()
        assert set(opened(one).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
                                         "transparency", "background", "version", "loop", "duration", "timestamp"}  # fmt: skip
        assert alike(seen(one, (10, 10)), (255, 0, 0))


def test_the_small_picture_within_a_picture_goes_too(tmp_path: Path) -> None:
    data = saved(cornered(), "JPEG")
    within = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00" + saved(
        Image.new("RGB", (9, 9)), "JPEG", comment=SECRET
    )
    segment = b"\xff\xe1" + struct.pack(">H", len(within) + 2) + within
    for one in published(tmp_path, data[:2] + segment + data[2:], "JPEG"):
        assert SECRET not in one
        assert one.startswith(b"\xff\xd8") is False or one.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_tells_no_more(tmp_path: Path, form: str) -> None:
    exif, told = Image.Exif(), PngInfo()
    exif[ExifTags.Base.Make] = SECRET.decode()
    told.add_text("Author", SECRET.decode())
    others = [ImageChops.offset(cornered(), step) for step in (9, 18)]
    options = {
        "GIF": {"comment": SECRET},
        "WEBP": {"exif": exif, "xmp": SECRET},
        "PNG": {"exif": exif, "pnginfo": told},
    }[form]
    data = saved(cornered(), form, save_all=True, append_images=others, icc_profile=exchanged_profile(), **options)
    assert SECRET in data
    (one,) = published(tmp_path, data, form)
    assert SECRET not in one
    assert "icc_profile" not in opened(one).info


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_its_camera_was_held(tmp_path: Path, form: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    data = saved(cornered(), form, exif=exif)
    upright = ImageOps.exif_transpose(opened(data)).convert("RGB")
    for one in published(tmp_path, data, form):
        assert opened(one).size == upright.size
        width, height = upright.size
        for place in ((5, 5), (width - 5, 5), (5, height - 5), (width - 5, height - 5)):
            assert alike(seen(one, place), upright.getpixel(place), 90)  # type: ignore[arg-type]


def exchanged_profile() -> bytes:
    """The profile of a device whose red is blue and whose blue is red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for colour, other in ((b"rXYZ", b"????"), (b"bXYZ", b"rXYZ"), (b"????", b"bXYZ")):
        profile = profile.replace(colour, other, 1)
    return profile.replace("sRGB".encode("utf-16-be"), "kone".encode("utf-16-be"))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_are_as_their_profile_tells(tmp_path: Path, form: str) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile, colour in ((exchanged_profile(), (0, 0, 255)), (srgb, (255, 0, 0)), (b"ei ole profiili", (255, 0, 0))):
        for one in published(tmp_path, saved(cornered(), form, icc_profile=profile), form):
            assert "icc_profile" not in opened(one).info
            assert alike(seen(one, (10, 10)), colour)


def test_a_picture_for_the_printing_press_becomes_one_for_screens(tmp_path: Path) -> None:
    for one in published(tmp_path, saved(cornered().convert("CMYK"), "JPEG"), "JPEG"):
        assert opened(one).mode == "RGB"
        assert alike(seen(one, (10, 10)), (255, 0, 0))


def test_sixteen_bits_are_made_eight_without_burning_white(tmp_path: Path) -> None:
    for one in published(tmp_path, saved(Image.new("I;16", (40, 30), 0x4000), "PNG"), "PNG"):
        assert alike(seen(one, (5, 5)), (0x40, 0x40, 0x40), 3)


@pytest.mark.parametrize("width", [60, 2400])
def test_what_is_transparent_stays_so(tmp_path: Path, width: int) -> None:
    clear = Image.new("RGBA", (width, 40), (255, 0, 0, 255))
    clear.paste((0, 255, 0, 0), (0, 0, width // 2, 40))
    palette = clear.convert("RGB").quantize(8)
    for picture, options in (
        (clear, {}),
        (palette, {"transparency": palette.getpixel((5, 5))}),
        (clear.convert("RGB"), {"transparency": (0, 255, 0)}),
        (clear.convert("LA"), {}),
    ):
        for one in published(tmp_path, saved(picture, "PNG", **options), "PNG"):
            alpha = opened(one).convert("RGBA").getchannel("A")
            assert (alpha.getpixel((5, 5)), alpha.getpixel((alpha.width - 5, 5))) == (0, 255)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_what_moves_goes_on_moving(tmp_path: Path, form: str) -> None:
    frames = [ImageChops.offset(cornered(), 7 * step, 3 * step) for step in range(6)]
    times = [100, 200, 300, 100, 50, 150]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=times, loop=3)
    (one,) = published(tmp_path, data, form)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(one))
    assert after.info["loop"] == before.info["loop"]
    for was, now in zip(ImageSequence.Iterator(before), ImageSequence.Iterator(after), strict=True):
        was.load(), now.load()
        assert now.info["duration"] == was.info["duration"]
        difference = ImageChops.difference(was.convert("RGB"), now.convert("RGB")).convert("L")
        assert difference.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) <= 6


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_large_picture_is_made_no_larger_than_pages_show_it(tmp_path: Path, form: str) -> None:
    sizes = [opened(one).size for one in published(tmp_path, saved(cornered(3000, 1500), form), form)]
    assert sizes == ([(1600, 800), (800, 400), (1600, 800)] if form in ("JPEG", "PNG") else [(1600, 800)])


def test_pages_are_offered_what_is_lighter(tmp_path: Path) -> None:
    noise = Image.effect_noise((250, 190), 90).convert("RGB").resize((2000, 1520), Image.Resampling.BICUBIC)
    itself, narrow, wide = published(tmp_path, saved(noise, "JPEG"), "JPEG")
    assert len(narrow) < len(wide) < len(itself)


@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_picture_is_always_the_same_bytes(tmp_path: Path, form: str) -> None:
    data = secretive(form)
    assert published(tmp_path, data, form) == published(tmp_path, data, form)


def problems(folder: Folder, name: str, data: bytes | None) -> list[tuple[str, str]]:
    """The codes and hints about a picture that a deed names."""
    if data is not None:
        folder.write(f"deeds/{name}", data)
    folder.deed(image=name, alt="Kuva")
    return [(problem.code, problem.hint) for problem in folder.read().problems]


def moving(form: str, frames: int, size: tuple[int, int]) -> bytes:
    others = [Image.new("L", size, shade) for shade in range(1, frames)]
    return saved(Image.new("L", size, 0), form, save_all=True, append_images=others)


def deceptive_png() -> bytes:
    """A PNG whose every checksum is right but whose pixels can't be decoded."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">II5B", 40, 30, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"hups" * 9) + chunk(b"IEND", b"")


NO_PICTURES: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "svg": ("a.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "wrong-image-type", "Käy: avif"),
    "svg after a comment": ("a.png", lambda: b"<?xml version='1.0'?><!-- x --><SVG/>", "wrong-image-type", "Käy: avif"),
    "heic": ("a.jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "wrong-image-type", "JPEG-muodossa"),
    "heic by name": ("a.heic", lambda: b"\0\0\0\x18ftypheic", "bad-image-type", "JPEG-muodossa"),
    "svg by name": ("a.svg", lambda: b"<svg/>", "bad-image-type", "Käy: avif"),
    "jpeg as png": ("a.png", lambda: saved(cornered(), "JPEG"), "wrong-image-type", "Anna tiedoston nimeksi a.jpg"),
    "png as gif": ("a.gif", lambda: png(9, 9), "wrong-image-type", "Anna tiedoston nimeksi a.png"),
    "webp as avif": ("a.avif", lambda: saved(cornered(), "WEBP"), "wrong-image-type", "Anna tiedoston nimeksi a.webp"),
    "pdf": ("a.png", lambda: b"%PDF-1.7 x", "wrong-image-type", "Käy: avif"),
    "text": ("a.png", lambda: b"ei kuva", "not-an-image", "Tallenna"),
    "nothing": ("a.png", lambda: b"", "not-an-image", "Tallenna"),
    "bomb": ("a.png", lambda: saved(Image.new("1", (6000, 6000)), "PNG"), "huge-image", "24 miljoonaa"),
    "bomb in webp": ("a.webp", lambda: saved(Image.new("RGB", (6000, 4100)), "WEBP", lossless=True), "huge-image", "24 miljoonaa"),
    "long": ("a.png", lambda: png(6001, 1), "huge-image", "6\N{NO-BREAK SPACE}000 kuvapistettä"),
    "moving bomb": ("a.gif", lambda: moving("GIF", 3, (4000, 4500)), "huge-image", "liikkuvassa kuvassa"),
    "heavy": ("a.png", lambda: png(9, 9) + b"x" * 2_000_000, "huge-image", "2 Mt"),
    "moving avif": ("a.avif", lambda: moving("AVIF", 2, (20, 20)), "bad-image-type", "webp tai gif"),
    "checksum": ("a.png", lambda: saved(cornered(), "PNG").replace(b"IDAT", b"IDAT\x00", 1), "broken-image", "Tallenna"),
    "pixels": ("a.png", deceptive_png, "broken-image", "Tallenna"),
}  # fmt: skip


@pytest.mark.parametrize("what", NO_PICTURES)
def test_what_is_no_good_picture_is_told_of_with_what_it_really_is(folder: Folder, what: str) -> None:
    name, data, code, hint = NO_PICTURES[what]
    ((found, hinted),) = problems(folder, name, data())
    assert found == code
    assert hint in hinted


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", saved(cornered(), "JPEG")),
        ("a.JPEG", saved(cornered(), "JPEG")),
        ("a.png", saved(Image.new("1", (6000, 4000)), "PNG")),
        ("a.gif", moving("GIF", 20, (100, 100))),
        ("a.webp", saved(cornered(), "WEBP")),
        ("a.avif", saved(cornered(), "AVIF")),
        ("iso kuva, ä.png", png(9, 9)),
    ],
)
def test_good_pictures_are_good(folder: Folder, name: str, data: bytes) -> None:
    assert problems(folder, name, data) == []


@pytest.mark.parametrize("form", ENDINGS)
def test_a_picture_whose_end_is_missing_is_told_of(folder: Folder, form: str) -> None:
    data = saved(Image.effect_noise((60, 40), 90).convert("RGB"), form)
    for left in range(30, len(data) * 9 // 10, len(data) // 15):
        ((code, _),) = problems(folder, f"a.{ENDINGS[form]}", data[:left])
        assert code == "broken-image", left


@given(form=st.sampled_from(sorted(ENDINGS)), seed=st.randoms(use_true_random=False), many=st.integers(1, 8))
def test_whatever_the_check_takes_for_a_picture_can_be_published(form: str, seed: random.Random, many: int) -> None:
    data = bytearray(secretive(form))
    for _ in range(many):
        data[seed.randrange(len(data))] = seed.randrange(256)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{ENDINGS[form]}")
        path.write_bytes(data)
        found = read_picture(path)
    assert found
    if found.picture and found.is_good and found.form == form:
        for one in versions(PurePosixPath("a"), found.picture):
            assert SECRET not in drawn(bytes(data), found.picture, one)


def test_checking_decodes_nothing_large(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[tuple[int, int]] = []
    for form in (ImageFile.ImageFile, GifImageFile, WebPImageFile, AvifImageFile):
        load = form.load
        monkeypatch.setattr(form, "load", lambda picture, load=load: decoded.append(picture.size) or load(picture))
    for name, data, code, _ in NO_PICTURES.values():
        if code == "huge-image":
            problems(folder, name, data())
    assert decoded == []
    problems(folder, "iso.jpg", saved(cornered(4000, 3000), "JPEG"))
    assert set(decoded) == {(500, 375)}
    problems(folder, "pieni.png", png(30, 20))
    assert decoded[-1] == (30, 20)


@pytest.mark.parametrize(
    "name", ["x" * 5000, "x" * 5000 + ".png", "../" * 3000 + "x.png", "a/" * 3000 + "x.png", "a\0.png"]
)
@pytest.mark.parametrize("written", ["![Kuva](<{}>)", '<img alt="Kuva" src="{}">'])
def test_names_that_no_file_can_have_are_problems(folder: Folder, name: str, written: str) -> None:
    folder.deed(text=written.format(name))
    found = [problem for problem in folder.read().problems if problem.code != "control-character"]
    assert {problem.code for problem in found} <= {"missing-image", "bad-image-type", "link-out-of-folder"}
    assert all(len(problem.message) < 300 for problem in found)
    if "\0" not in name:
        assert found
        folder.deed(image=name, alt="Kuva")
        assert folder.read().problems


@pytest.fixture
def site(folder: Folder) -> Site:
    root = folder.root
    return Site("Tori", "", "https://tori.example/", root, root, lambda name: None, root / ".cache", root)


def files(folder: Folder, site: Site) -> dict[str, bytes | Path]:
    return {one.address: one.content for one in media.publish(Catalogue(folder.read().content), site)}


def test_a_drawn_picture_is_kept_and_a_damaged_one_is_drawn_anew(
    folder: Folder, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = []
    monkeypatch.setattr(media.pictures, "drawn", lambda *what: count.append(what) or drawn(*what))
    folder.write("deeds/a.jpg", saved(cornered(), "JPEG"))
    folder.deed(image="a.jpg", alt="Kuva")
    first = files(folder, site)
    assert len(count) == len(first) == 2
    assert files(folder, site) == first
    assert len(count) == 2
    for damage in (b"", b"x", None):
        for kept in (folder.root / ".cache/pictures").iterdir():
            kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
        assert files(folder, site) == first
    assert len(count) == 8
    folder.write("deeds/a.jpg", saved(cornered(90, 60), "JPEG"))
    assert files(folder, site) != first


def test_drawn_pictures_that_no_build_has_used_for_a_month_go(folder: Folder, site: Site) -> None:
    folder.write("deeds/a.jpg", saved(cornered(), "JPEG"))
    folder.deed(image="a.jpg", alt="Kuva")
    files(folder, site)
    before = set((folder.root / ".cache/pictures").iterdir())
    somebodys = folder.write(".cache/pictures/muistiinpanot.txt", "Ei ole meidän.")
    long_ago = time.time() - 31 * 24 * 3600
    for path in (*before, somebodys):
        os.utime(path, (long_ago, long_ago))
    folder.write("deeds/a.jpg", saved(cornered(90, 60), "JPEG"))
    files(folder, site)
    left = set((folder.root / ".cache/pictures").iterdir())
    assert somebodys in left
    assert left.isdisjoint(before)
    assert len(left) == len(before) + 1


def test_pictures_are_published_though_none_can_be_kept(folder: Folder, site: Site) -> None:
    folder.write("deeds/a.jpg", saved(cornered(), "JPEG"))
    folder.deed(image="a.jpg", alt="Kuva")
    folder.write(".cache/pictures", "tiedosto kansion paikalla")
    assert set(files(folder, site)) == {"media/deeds/a.jpg", "kuvat/80/deeds/a.jpg.webp"}


@pytest.mark.parametrize("gone", ["deeds/a.jpg", "podcasts/aani.wav"])
def test_what_vanishes_between_check_and_copying_stops_the_build(folder: Folder, site: Site, gone: str) -> None:
    folder.write("deeds/a.jpg", saved(cornered(), "JPEG"))
    folder.deed(image="a.jpg", alt="Kuva")
    folder.write("podcasts/aani.wav", b"x")
    audio = "{url: aani.wav, bytes: 1, seconds: 1, type: audio/wav}"
    folder.write(
        "podcasts/jakso.md", f"---\ntitle: Jakso\nnumber: 1\ndate: 2020-01-01\naudio: {audio}\n---\nKuunnellaan.\n"
    )
    catalogue = Catalogue(folder.read().content)
    assert gone in {path.removeprefix("media/") for path in files(folder, site)}
    (folder.root / gone).unlink()
    with pytest.raises(NotPublished, match=f"Tiedosto {re.escape(gone)} katosi"):
        list(media.publish(catalogue, site))


def test_pages_show_pictures_lightly_and_without_jumping(folder: Folder, open_page: OpenPage) -> None:
    folder.write("deeds/iso kuva.jpg", saved(cornered(3000, 1500), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"))
    folder.write("deeds/pieni.gif", saved(cornered(), "GIF"))
    folder.write("deeds/b.png", png(1200, 300))
    text = '![Pieni](pieni.gif) ja <img src="b.png" alt="Kapea" width="300" height="7"> ja ![Iso](<iso kuva.jpg> "Otsikko")'
    folder.deed(image="iso kuva.jpg", alt="Iso", text=text)
    folder.built("--strict")
    html = folder.page("teot/tiimi/")
    address = "deeds/iso%20kuva.jpg"
    source = (
        f'<source type="image/webp" srcset="../../kuvat/800/{address}.webp 800w, ../../kuvat/1600/{address}.webp 1600w" '
        'sizes="(min-width: 45em) 42rem, 100vw">'
    )
    assert html.count(source) == 2
    assert f'<img class="deed__image" src="../../media/{address}" alt="Iso" width="1600" height="800">' in html
    assert '<img src="../../media/deeds/pieni.gif" alt="Pieni" loading="lazy" width="80" height="40">' in html
    assert 'alt="Kapea" loading="lazy" width="300" height="75">' in html
    assert 'sizes="300px"' in html
    assert f'src="https://tekojentori.example/media/{address}"' in folder.page("feed.xml").replace("&quot;", '"')
    assert "kuvat/800" not in folder.page("feed.xml"), "feeds show the picture itself, which any reader can"
    for width, wanted in ((390, "/800/"), (1280, "/800/")):
        page = open_page(folder.root / "site", "teot/tiimi/", width=width)
        shown = page.eval_on_selector_all(
            "main img",
            "images => Promise.all(images.map(async image => { image.loading = 'eager'; await image.decode();"
            " return [image.currentSrc, image.clientWidth / image.clientHeight] }))",
        )
        assert wanted in shown[0][0]
        assert [round(shape, 1) for _, shape in shown] == [2.0, 2.0, 4.0, 2.0]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_cover_of_a_podcast_stays_as_large_as_directories_want(folder: Folder, site: Site) -> None:
    folder.write("podcasts/kansi.png", png(3000, 3000))
    folder.write("podcasts/podcast.md", "---\ntitle: Podcast\nimage: kansi.png\nalt: Kansi\n---\nKuunnellaan.\n")
    cover = files(folder, site)["media/podcasts/kansi.png"]
    assert isinstance(cover, bytes)
    assert opened(cover).size == (3000, 3000)


def test_a_picture_that_breaks_between_check_and_drawing_stops_the_build(folder: Folder, site: Site) -> None:
    folder.write("deeds/a.png", png(9, 9))
    folder.deed(image="a.png", alt="Kuva")
    catalogue = Catalogue(folder.read().content)
    for broken in (b"", deceptive_png(), saved(Image.new("1", (6000, 6000)), "PNG")):
        folder.write("deeds/a.png", broken)
        with pytest.raises(NotPublished, match=r"^Kuvaa deeds/a\.png ei voi avata"):
            list(media.publish(catalogue, site))
