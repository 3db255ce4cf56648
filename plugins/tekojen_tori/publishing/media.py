"""Pictures that content shows: copied as they are, under one folder."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.markdown_links import links_in
from tekojen_tori.content.site_content import Written
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site


def media_address(file: PurePosixPath) -> str:
    """Where a picture of the content folder is on the site."""
    return addresses.MEDIA + normpath(file)


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Every picture that something written shows, once."""
    shown = {picture for written in catalogue.written for picture in _pictures(written)}
    for picture in sorted(shown):
        path = (site.content_root / picture).resolve()
        if path.is_relative_to(site.content_root) and path.is_file():
            yield File(media_address(picture), path)


def _pictures(written: Written) -> Iterator[PurePosixPath]:
    folder = written.path.parent
    if written.image:
        yield PurePosixPath(normpath(folder / written.image))
    if "![" in written.text or "<img" in written.text.lower():
        for link in links_in(written.text):
            if link.is_image and not urlsplit(link.target).scheme:
                yield PurePosixPath(normpath(folder / unquote(link.target)))
