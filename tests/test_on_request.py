"""A preview makes what is asked for, and that is what a build would write, whatever has been edited before."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import jinja2
import pytest

from conftest import PROJECT, TODAY, Folder
from direct import site_of
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.on_request import SiteOnRequest
from tekojen_tori.publishing.page import Bundle, File, Page, Promise, file_of
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.writing.everything import publish
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.content_folder import ContentFolder

FRAME = "<title>{{ head }}{{ links }}</title>{% for title, address in menu %}{{ title }} {% endfor %}<main>{{ body }}</main>"
PLAIN = Page("tietoa/", "Tietoa", "", "<p>Tietoa torista.</p>")
SLUGS = [f"teko-{number}" for number in range(6)]
CHANGES = 200


def preview_of(content: Folder) -> Site:
    """As it is served: nobody shares a preview, so it has no share images."""
    return site_of(content, is_preview=True, is_indexed=False)


def frame_of(catalogue: Catalogue, site: Site) -> Frame:
    return Frame(jinja2.Template(FRAME), site, catalogue=catalogue)


def on_request(catalogue: Catalogue, site: Site) -> SiteOnRequest:
    return SiteOnRequest(catalogue, site, frame_of(catalogue, site), [PLAIN])


def built(catalogue: Catalogue, site: Site, folder: Path) -> dict[str, bytes]:
    """What a build writes, by the files of the site."""
    folder.mkdir()
    publish(catalogue, site, frame_of(catalogue, site), folder, [PLAIN])
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def content(folder: Folder) -> Folder:
    for number, slug in enumerate(SLUGS):
        folder.deed(slug, title=f"Teko {number}", municipality=("Askola", "Kemi")[number % 2])
    folder.write("stories/tarina.md", "---\ntitle: Tarina\nmunicipality: Kemi\ndate: 2019-05\n---\nKerrottiin.\n")
    folder.write("toplists/uusimmat.md", "---\ntitle: Uusimmat\nrule: newest\n---\nNämä.\n")
    return folder


def test_everything_that_a_build_writes_is_there_on_request(content: Folder, tmp_path: Path) -> None:
    site, catalogue = preview_of(content), Catalogue(content.read(TODAY).content)
    served = on_request(catalogue, site)
    written = built(catalogue, site, tmp_path / "site")
    written |= {"tietoa/index.html": served.read("tietoa/index.html") or b""}  # which the engine writes in a build
    assert [file for file, content in written.items() if served.read(file) != content] == []
    assert b"Tietoa torista." in written["tietoa/index.html"]


@pytest.mark.parametrize("file", ["teot/ei-ole/index.html", "", "teot", "../mkdocs.yml", "assets/tori/search/ei"])
def test_what_no_build_writes_is_nowhere(content: Folder, file: str) -> None:
    assert on_request(Catalogue(content.read(TODAY).content), preview_of(content)).read(file) is None


def edits(content: Folder, chance: random.Random) -> Iterator[Callable[[], object]]:
    """What editors do, in any order."""
    names = [*SLUGS, "uusi", "toinen-uusi"]
    places = ("Askola", "Kemi", "Utsjoki")
    while True:
        one, other = (content.root / "deeds" / f"{chance.choice(names)}.md" for _ in range(2))
        title, place = f"Teko {chance.random():.9f}", chance.choice(places)
        slug = one.stem

        def write(slug: str = slug, title: str = title, place: str = place) -> None:
            content.deed(slug, title=title, municipality=place)

        def rename(one: Path = one, other: Path = other) -> None:
            if one.is_file() and not other.exists():
                one.rename(other)

        def remove(one: Path = one) -> None:
            one.unlink(missing_ok=True)

        def list_it(slug: str = slug) -> None:
            content.write("toplists/lista.md", f"---\ntitle: Lista\ndeeds: [{slug}]\n---\nNämä.\n")

        def unlist() -> None:
            (content.root / "toplists/lista.md").unlink(missing_ok=True)

        def name_theme(title: str = title) -> None:
            registers = (PROJECT / "registers/themes.yml").read_text(encoding="utf-8")
            content.write("registers/themes.yml", registers.replace('description: "', f'description: "{title}. ', 1))

        yield chance.choice((write, write, write, rename, remove, list_it, unlist, name_theme))


def test_what_is_served_after_any_edits_is_what_a_fresh_build_would_write(content: Folder, tmp_path: Path) -> None:
    chance = random.Random(16)
    site = preview_of(content)
    kept = ContentFolder(content.root, PROJECT)
    change = edits(content, chance)
    for number in range(1, CHANGES + 1):
        next(change)()
        served = on_request(Catalogue(kept.read(TODAY).content), site)
        if number % 10:
            served.read(f"teot/{chance.choice(SLUGS)}/index.html")
            continue
        anew = Catalogue(ContentFolder(content.root, PROJECT).read(TODAY).content)
        if number % (CHANGES // 2):
            built_anew = on_request(anew, site)
            files = [f"teot/{slug}/index.html" for slug in SLUGS] + ["index.html", "teemat/index.html", "feed.xml"]
            assert [file for file in files if served.read(file) != built_anew.read(file)] == []
            continue
        fresh = built(anew, site, tmp_path / f"{number}")
        assert [file for file, written in fresh.items() if served.read(file) != written] == []
        gone = [f"teot/{slug}/index.html" for slug in (*SLUGS, "uusi", "toinen-uusi")]
        assert all(served.read(file) is None for file in gone if file not in fresh)


def test_an_edit_costs_the_reading_of_one_file_and_a_page_the_drawing_of_one(content: Folder) -> None:
    kept, site = ContentFolder(content.root, PROJECT), preview_of(content)
    kept.read(TODAY)
    content.deed("teko-3", title="Toinen nimi")
    read, drawn = [], []

    def reads(self: Reader, path: Path, *rest: object, original: Callable = Reader.read) -> object:  # type: ignore[type-arg]
        read.append(path.name)
        return original(self, path, *rest)

    def draws(self: Frame, page: Page, original: Callable = Frame.around) -> object:  # type: ignore[type-arg]
        drawn.append(page.address)
        return original(self, page)

    with patch.object(Reader, "read", reads), patch.object(Frame, "around", draws):
        served = on_request(Catalogue(kept.read(TODAY).content), site)
        assert "Toinen nimi" in (served.read("teot/teko-3/index.html") or b"").decode()
    assert read == ["teko-3.md"]
    assert drawn == ["teot/teko-3/"]


def test_a_page_is_found_without_making_those_before_it(content: Folder) -> None:
    """Only as much is made as is read: each promise that isn't asked for stays one."""
    made: list[str] = []

    def counted(self: Site, view: object, address: str, *rest: object, original: Callable = Site.render) -> object:  # type: ignore[type-arg]
        made.append(address)
        return original(self, view, address, *rest)

    with patch.object(Site, "render", counted):
        on_request(Catalogue(content.read(TODAY).content), preview_of(content)).read("teot/teko-5/index.html")
    assert {address for address in made if address.startswith("teot/teko-")} == {"teot/teko-5/"}


def test_what_fails_stops_nothing_else(content: Folder) -> None:
    """A room that fails as a whole, and a page that does."""
    from tekojen_tori.kinds.deeds import publishing as deeds
    from tekojen_tori.kinds.toplists import publishing as toplists

    def fails(*anything: object) -> None:
        raise LookupError

    with patch.object(toplists, "publish", lambda catalogue, site: map(fails, [1])):
        served = on_request(Catalogue(content.read(TODAY).content), preview_of(content))
        with pytest.raises(LookupError):
            served.read("top/index.html")
        assert served.read("kunnat/index.html")
    with patch.object(deeds, "_page", fails):
        served = on_request(Catalogue(content.read(TODAY).content), preview_of(content))
        for _ in range(2):
            with pytest.raises(LookupError):
                served.read("teot/teko-0/index.html")
        assert served.read("teot/index.html")


def test_the_first_at_an_address_stays(content: Folder) -> None:
    content.deed("teko-0", title="Teko", aliases="[/tietoa/]")
    served = on_request(Catalogue(content.read(TODAY).content), preview_of(content))
    assert b"Tietoa torista." in (served.read("tietoa/index.html") or b"")


@pytest.mark.parametrize(
    ("where", "file"),
    [("", "index.html"), ("teot/", "teot/index.html"), ("404.html", "404.html"), ("feed.xml", "feed.xml")],
)
def test_an_address_has_its_file(where: str, file: str) -> None:
    assert file_of(where) == file


def test_a_promise_and_a_bundle_name_nothing_that_is_not_theirs(content: Folder) -> None:
    """What makes them is asked once each, and gives what was promised."""
    from tekojen_tori.publishing.writing.everything import publishers

    catalogue, site = Catalogue(content.read(TODAY).content), preview_of(content)
    for one in (one for publisher in publishers() for one in publisher(catalogue, site)):
        if isinstance(one, Promise):
            assert one.make().address == one.address
        elif isinstance(one, Bundle):
            assert all(isinstance(made, File) and made.address.startswith(one.folder) for made in one.make())


def test_the_page_for_what_is_missing_is_there_too(content: Folder) -> None:
    assert on_request(Catalogue(content.read(TODAY).content), preview_of(content)).read(addresses.NOT_FOUND)


def test_while_a_deed_is_broken_its_last_good_page_stays(content: Folder) -> None:
    """Under the message of what is wrong; it goes with its file, and not before."""
    kept, site = ContentFolder(content.root, PROJECT), preview_of(content)

    def page() -> bytes | None:
        return on_request(Catalogue(kept.read(TODAY).content), site).read("teot/teko-3/index.html")

    content.deed("teko-3", title="Hyvä nimi")
    assert b"Hyv\xc3\xa4 nimi" in (page() or b"")
    path = content.deed("teko-3", title="Uusi nimi", municipality="Ei mikään")
    for _ in range(2):
        assert b"Hyv\xc3\xa4 nimi" in (page() or b"")
    assert any(problem.code == "unknown-municipality" for problem in kept.read(TODAY).problems)
    content.deed("teko-3", title="Uusi nimi")
    assert b"Uusi nimi" in (page() or b"")
    content.write("deeds/teko-3.md", b"\xff\xfe")
    assert b"Uusi nimi" in (page() or b"")
    path.unlink()
    assert page() is None


@pytest.mark.parametrize("broken", [b"- [", b"\xff", b"- name: [1]\n"])
def test_while_registers_are_broken_all_pages_stay(content: Folder, broken: bytes) -> None:
    """All content leans on them. What is edited meanwhile is shown; when they are mended, all is seen by them."""
    register, good = "registers/themes.yml", (PROJECT / "registers/themes.yml").read_text(encoding="utf-8")
    content.write(register, good)
    kept, site = ContentFolder(content.root, PROJECT), preview_of(content)

    def page(address: str) -> str:
        return (on_request(Catalogue(kept.read(TODAY).content), site).read(f"{address}index.html") or b"").decode()

    assert "Teko 3" in page("teot/teko-3/")
    content.write(register, broken)
    assert "Teko 3" in page("teot/teko-3/") and "Itseohjautuvuus" in page("teemat/itseohjautuvuus/")
    told = {(problem.code, Path(problem.file).name) for problem in kept.read(TODAY).problems}
    assert "themes.yml" in {file for _, file in told} and "unknown-theme" not in {code for code, _ in told}
    content.deed("teko-3", title="Toinen nimi")
    assert "Toinen nimi" in page("teot/teko-3/")
    content.write(register, good.replace('description: "', 'description: "Uusi selitys. ', 1))
    assert "Uusi selitys." in page("teemat/")
    (content.root / register).unlink()
    assert "Uusi selitys." not in page("teemat/"), "the project's own take their place"


def test_registers_that_were_never_good_are_taken_as_they_are(content: Folder) -> None:
    good = (PROJECT / "registers/themes.yml").read_text(encoding="utf-8")
    content.write("registers/themes.yml", "- [")
    kept = ContentFolder(content.root, PROJECT)
    assert any(problem.code == "unknown-theme" for problem in kept.read(TODAY).problems)
    content.write("registers/themes.yml", f"- name: [1]\n{good}")
    assert not any(problem.code == "unknown-theme" for problem in kept.read(TODAY).problems)


def test_while_a_rooms_own_file_is_broken_its_page_stays(content: Folder) -> None:
    quote = "- text: Teimme sen yhdessä.\n  by: Tiimi\n  about: deeds/teko-3\n  source: Luku\n"
    kept, site = ContentFolder(content.root, PROJECT), preview_of(content)

    def page() -> bytes:
        return on_request(Catalogue(kept.read(TODAY).content), site).read("teot/teko-3/index.html") or b""

    content.write("registers/quotes.yml", quote)
    assert b"Teimme sen" in page()
    for broken in (b"\xff", b"- ["):
        content.write("registers/quotes.yml", broken)
        assert b"Teimme sen" in page()
    content.write("registers/quotes.yml", quote.replace("Teimme", "Saimme"))
    assert b"Saimme sen" in page()
    (content.root / "registers/quotes.yml").unlink()
    assert b"Saimme sen" not in page()


def test_what_has_never_been_whole_has_no_page(content: Folder) -> None:
    content.deed("rikki", municipality="Ei mikään")
    assert on_request(Catalogue(content.read(TODAY).content), preview_of(content)).read("teot/rikki/index.html") is None
