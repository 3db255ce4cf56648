"""The editors' plain pages (`pages/`): what of their HTML, and which of the files beside them, may reach a reader.

They come from whoever proposes a change, as deeds do, so nothing in them can run, pose as a part of the site or take a
reader away. What the Markdown of these pages can do beyond a deed's, such as ids, footnotes and buttons, is allowed.
"""

import re
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

import nh3

from tekojen_tori.publishing.pictures import drawn as pictures
from tekojen_tori.publishing.pictures.shown import sized_image
from tekojen_tori.reading.files.picture_files import FORMS, read_picture, real_path
from tekojen_tori.reading.files.text_files import is_utf8

TAGS = nh3.ALLOWED_TAGS - {"area", "footer", "header", "map", "nav"}
"""What only carries text. Headers, footers and ways about are the frame's."""
ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "td": {"align", "colspan", "rowspan"},
    "details": {"open"},
    "time": {"datetime"},
}
CLASSES = re.compile(r"button|language-.*|admonition(-title)?|footnote(-ref|-backref)?")
"""Those that Markdown's extensions make, and the one of the site's own that pages need."""
_IDS_OF_THE_FRAME = ("sisalto", "find")
_IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*? src="(?P<address>[^"]*)"(?: [a-z]+="[^"]*")*>')
_DOCUMENTS = (".csv", ".docx", ".odp", ".ods", ".odt", ".pdf", ".pptx", ".txt", ".xlsx")
"""Endings of files that no browser runs as a part of the site."""


def cleaned_page(html: str) -> str:
    """The HTML of a plain page without what could run, style, load or lead a reader away."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object", "template", "svg", "math"},
    )


def page_with_sizes(html: str, folder: Path, here: str) -> str:
    """Cleaned HTML for the page at an address, with the size of each picture that lies in the folder: so the text under
    a picture stays where it is when the picture comes."""

    def sized(found: re.Match[str]) -> str:
        name = normpath(join(here, unquote(unescape(found["address"]))))
        if why_not_published(folder, name, is_page=False):
            return found[0]
        size = read_picture(folder / name)
        return sized_image(found[0], size.picture)[0] if size and size.picture else found[0]

    return _IMAGE.sub(sized, html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(one for one in value.split() if CLASSES.fullmatch(one)) or None
    if name == "id" and value in _IDS_OF_THE_FRAME:
        return None
    if name == "src" and _is_elsewhere(value):
        return None
    return value


def _is_elsewhere(address: str) -> bool:
    """Whether a picture would be loaded from another site."""
    as_read = "".join(letter for letter in address if letter > " ").replace("\\", "/")
    return as_read.startswith("//") or ":" in as_read.partition("/")[0]


def why_not_published(folder: Path, name: str, *, is_page: bool) -> str | None:
    """Why a page, or a file beside the pages, is left out if it is."""
    path = real_path(folder, PurePosixPath(name))
    if path is None:
        return "se on linkki, joka ei johda tähän kansioon. Korvaa linkki tiedostolla."
    if not path.is_file():
        return "sitä ei ole."
    if is_page:
        return None if is_utf8(path.read_bytes()) else "se ei ole UTF-8-muotoista tekstiä. Tallenna se muodossa UTF-8."
    ending = PurePosixPath(name).suffix.lower()
    if ending in FORMS:
        found = read_picture(path)
        if found is None or not found.is_good or found.form != FORMS[ending]:
            return f"se ei ole kelvollinen {FORMS[ending]}-kuva. Tallenna se uudelleen, enintään 2 Mt."
    elif ending not in _DOCUMENTS:
        allowed = ", ".join(one.removeprefix(".") for one in (*FORMS, *_DOCUMENTS))
        return f"sivujen lisäksi kansiossa voi olla: {allowed}."
    return None


def picture(path: Path) -> bytes | None:
    """What is published of a file, if it is a good picture."""
    found = read_picture(path) if path.suffix.lower() in FORMS else None
    if found is None or found.picture is None:
        return None
    return pictures.drawn(
        path.read_bytes(), found.picture, pictures.versions(PurePosixPath(path.name), found.picture)[0]
    )
