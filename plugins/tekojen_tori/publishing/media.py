"""Pictures that content shows and sounds that it plays: copied as they are, under one folder."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.markdown_links import links_in
from tekojen_tori.content.written import Written
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site


def media_address(file: PurePosixPath) -> str:
    """Where a picture, sound or transcript of the content folder is on the site."""
    return addresses.MEDIA + normpath(file)


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Every picture that something written shows, and what else the rooms name in their `MEDIA`, once."""
    shown = {picture for written in catalogue.written for picture in _pictures(written)}
    shown.update(*(media(catalogue) for media in rooms.offers("publishing", "MEDIA")))
    for file in sorted(shown):
        path = (site.content_root / file).resolve()
        if path.is_relative_to(site.content_root) and path.is_file():
            yield File(media_address(file), path)


def _pictures(written: Written) -> Iterator[PurePosixPath]:
    folder = written.path.parent
    if written.image:
        yield PurePosixPath(normpath(folder / written.image))
    if "![" in written.text or "<img" in written.text.lower():
        for link in links_in(written.text):
            if link.is_image and not urlsplit(link.target).scheme:
                yield PurePosixPath(normpath(folder / unquote(link.target)))
