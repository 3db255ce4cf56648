"""Pictures as pages show them: in the lightest form and size that the browser can use, and without the page jumping."""

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.picture import Picture
from tekojen_tori.content.targets import file_at
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import MEDIA
from tekojen_tori.publishing.page import root_of
from tekojen_tori.publishing.pictures.drawn import WIDEST, versions
from tekojen_tori.publishing.pictures.media import media_address
from tekojen_tori.publishing.site import Site

COLUMN = "(min-width: 45em) 42rem, 100vw"
"""How wide a picture in the text's column is on a screen."""
_GIVEN = re.compile(r' (width|height)="(\d{0,5})[^"]*"')


def picture_of(written: Written, catalogue: Catalogue) -> str | None:
    """The address of the picture that its fields name, if there is one."""
    file = _file(written, catalogue)
    return quote(media_address(file)) if file else None


def shown_picture(
    written: Written, here: str, catalogue: Catalogue, site: Site, look: str, width: str
) -> Markup | None:
    """The picture that its fields name, for the page at an address; `look` is its class, `width` that on the screen."""
    file = _file(written, catalogue)
    if file is None:
        return None
    picture = catalogue.content.pictures[file]
    address = root_of(here) + quote(media_address(file))
    image = Markup('<img class="{}" src="{}" alt="{}" width="{}" height="{}">').format(
        look, address, written.alt or "", *_size(picture, WIDEST)
    )
    return _offering(image, file, picture, root_of(here), width, site)


def with_sizes(html: str, root: str, catalogue: Catalogue, offered_on: Site | None) -> str:
    """A text as HTML, with the size of each of its pictures, which the pages of a site offer in more than one form.

    `root` is what the addresses of pictures begin with in it. It must be something that its author can't have written.
    """

    def sized(found: re.Match[str]) -> str:
        file = PurePosixPath(unquote(found["file"]))
        picture = catalogue.content.pictures[file]
        image, width = sized_image(found[0], picture)
        return _offering(image, file, picture, root, f"{width}px" if width else COLUMN, offered_on)

    pattern = rf'<img [^>]*?src="{re.escape(root + MEDIA)}(?P<file>[^"]+)"[^>]*>'
    return re.sub(pattern, sized, html)


def sized_image(image: str, picture: Picture) -> tuple[Markup, int | None]:
    """An <img> with the size of its picture, and the width that its author gave, no wider than the picture is."""
    given = {name: int(value) for name, value in _GIVEN.findall(image) if value}
    width, height = _size(picture, min(given.get("width") or WIDEST, WIDEST))
    sized = Markup(f'{_GIVEN.sub("", image)[:-1]} width="{width}" height="{height}">')
    return sized, width if "width" in given else None


def _file(written: Written, catalogue: Catalogue) -> PurePosixPath | None:
    file = file_at(written.path, written.image) if written.image else None
    return file if file in catalogue.content.pictures else None


def _size(picture: Picture, widest: int) -> tuple[int, int]:
    width = min(picture.width, widest)
    return width, max(1, round(picture.height * width / picture.width))


def _offering(image: Markup, file: PurePosixPath, picture: Picture, root: str, width: str, site: Site | None) -> Markup:
    """A picture and the lighter versions of it. A preview and what is read elsewhere have only itself."""
    offered = versions(file, picture)[1:] if site and not site.is_preview else ()
    if not offered:
        return image
    choices = ", ".join(f"{root}{quote(one.address)} {one.width}w" for one in offered)
    source = Markup('<source type="image/webp" srcset="{}" sizes="{}">').format(choices, width)
    return Markup("<picture>{}{}</picture>").format(source, image)
