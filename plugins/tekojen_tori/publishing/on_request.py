"""A site whose pages and files are made when they are asked for, so that an edit is seen before all is drawn anew."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from threading import Lock

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.page import Bundle, File, Indexed, Page, Promise, Published, file_of, kept
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.writing import sitemap
from tekojen_tori.publishing.writing.everything import Publisher, publishers


class SiteOnRequest:
    """What a build of a catalogue would write, each file made when it is read.

    What the rooms promise is gone through only as far as it takes to find what is asked for. One is made at a time, for
    they share what the catalogue has worked out.
    """

    def __init__(self, catalogue: Catalogue, site: Site, frame: Frame, other_pages: Iterable[Page] = ()) -> None:
        """`other_pages` are those that the engine itself makes."""
        self._frame = frame
        self._found: dict[str, Page | File | Promise] = {}
        self._bundles: list[Bundle] = []
        self._coming = list(_sources(catalogue, site, tuple(other_pages)))
        self._one_at_a_time = Lock()

    def read(self, file: str) -> bytes | None:
        """What a file of the site holds, seen from the home page; None if the site has no such file.

        It raises whatever fails in making it. What doesn't need what failed can be read all the same.
        """
        with self._one_at_a_time:
            found = self._find(file)
            made = found.make() if isinstance(found, Promise) else found
            if isinstance(made, Page):
                return self._frame.around(made).encode()
            if made is None:
                return None
            return made.content.read_bytes() if isinstance(made.content, Path) else made.content

    def _find(self, file: str) -> Page | File | Promise | None:
        while file not in self._found:
            bundle = next((bundle for bundle in self._bundles if file.startswith(bundle.folder)), None)
            if bundle:
                self._bundles.remove(bundle)
                self._add(bundle.make())
            elif not self._coming:
                return None
            else:
                self._go_on(self._coming[0])
        return self._found[file]

    def _go_on(self, source: Iterator[Published]) -> None:
        try:
            coming = next(source, None)
        except Exception:
            self._coming.remove(source)
            raise
        if coming is None:
            self._coming.remove(source)
        elif isinstance(coming, Bundle):
            self._bundles.append(coming)
        else:
            self._add([coming])

    def _add(self, published: Iterable[Page | File | Promise]) -> None:
        """The first at an address stays: what comes last gives way."""
        for one in published:
            self._found.setdefault(file_of(one.address), one)


def _sources(catalogue: Catalogue, site: Site, other_pages: tuple[Page, ...]) -> Iterator[Iterator[Published]]:
    """All that publish, as a build asks them; what gives way comes last."""

    def every() -> Iterator[Iterator[Published]]:
        yield iter(other_pages)
        yield from map(asked, publishers())

    def asked(publish: Publisher) -> Iterator[Published]:
        yield from publish(catalogue, site)

    def indexed() -> list[Indexed]:
        made = kept(chain.from_iterable(every()))
        return [Indexed(one.address, one.updated) for one in made if isinstance(one, Page) and one.is_indexed]

    yield from every()
    yield iter(sitemap.publish(indexed, site))
    yield from map(asked, rooms.offers("publishing", "give_way"))
