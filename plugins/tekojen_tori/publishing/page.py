"""What publishing makes: pages and files, each at its address, or the promise of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class NotPublished(Exception):
    """Why the site can't be published, in words for whoever builds it."""


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page to a page."""

    title: str
    address: str


@dataclass(frozen=True)
class Page:
    """A page of the site.

    `address` is the page's folder seen from the home page, such as `teot/tiimi/`, and "" for the home page itself.
    `body` is the HTML inside the page's `<main>`. `section` is the address of the menu item the page belongs to.
    `data` is what the page tells machines about itself, as schema.org JSON-LD. `share_image` is the address of the
    page's own share image, if it has one. `podcast` is the podcast that the page offers to podcast programs, and
    the address of its feed. `feeds` names what can be followed, and the folder where the feeds lie, if it isn't the
    whole site.
    """

    address: str
    title: str
    description: str
    body: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    data: tuple[Mapping[str, Any], ...] = ()
    is_article: bool = False
    is_indexed: bool = True
    share_image: str | None = None
    podcast: Crumb | None = None
    feeds: Crumb | None = None

    @property
    def root(self) -> str:
        """The way from the page to the home page, as a relative address."""
        return root_of(self.address)

    @property
    def file(self) -> str:
        """The file of the site that holds the page."""
        return file_of(self.address)


@dataclass(frozen=True)
class File:
    """A file of the site that is no page, and its content or the file to copy it from."""

    address: str
    content: bytes | Path


@dataclass(frozen=True)
class Promise:
    """A page or file that is made when somebody wants it: a build wants all, a preview what is being looked at.

    Whatever costs something belongs into `make`, which works at any time while its catalogue lasts.
    """

    address: str
    make: Callable[[], Page | File]


@dataclass(frozen=True)
class Bundle:
    """All the files in a folder, and in those within it, of which nobody knows which there are until they are made."""

    folder: str
    make: Callable[[], Iterable[File]]


Published = Page | File | Promise | Bundle


def kept(published: Iterable[Published]) -> Iterator[Page | File]:
    """Every page and file, each made when it's its turn."""
    for one in published:
        if isinstance(one, Bundle):
            yield from one.make()
        else:
            yield one.make() if isinstance(one, Promise) else one


def file_of(address: str) -> str:
    """The file of the site that holds what is at an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def root_of(address: str) -> str:
    """The way from an address to the home page: "../../" from `teot/tiimi/`, "./" from the home page."""
    return "../" * address.count("/") or "./"
