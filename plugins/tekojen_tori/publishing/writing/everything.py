"""All that is published: what each room publishes, and what all share."""

from collections.abc import Callable, Iterable
from enum import Enum
from itertools import chain
from pathlib import Path

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.words.dictionary import DictionaryEnded
from tekojen_tori.publishing.drawing import share_images
from tekojen_tori.publishing.frame import assets, icons
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.page import Indexed, NotPublished, Page, Published
from tekojen_tori.publishing.pictures import media
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.writing import sitemap
from tekojen_tori.publishing.writing.cores import on_every_core
from tekojen_tori.publishing.writing.failures import unforeseen
from tekojen_tori.publishing.writing.output import Previous, write

Publisher = Callable[[Catalogue, Site], Iterable[Published]]


class DearToMake(Enum):
    """What is dear to make and serves several publishers, the dearest first."""

    WORDS = "the words of all texts"
    HTML = "the texts as HTML"


def publishers() -> list[Publisher]:
    """All that publish, each room by itself."""
    return list(chain.from_iterable(_parts()))


def _parts() -> list[list[Publisher]]:
    """The publishers in parts that are published beside one another, the longest first.

    A room's `publishing` module names in `SHARES` what it shares with others, who find it made.
    """
    sharing: dict[DearToMake, list[Publisher]] = {one: [] for one in DearToMake}
    alone: list[list[Publisher]] = []
    for room in rooms.parts("publishing"):
        if hasattr(room, "SHARES"):
            sharing[room.SHARES].append(room.publish)
        elif hasattr(room, "publish"):
            alone.append([room.publish])
    return [*sharing.values(), [media.publish], *alone, [assets.publish, icons.publish]]


def publish(
    catalogue: Catalogue,
    site: Site,
    frame: Frame,
    folder: Path,
    other_pages: Iterable[Page] = (),
    replaced: Path | None = None,
) -> None:
    """Write everything of the site into a folder, to take the place of the one that is `replaced`, if any.

    `other_pages` are those that the engine itself makes, for the sitemap to know. What rooms offer as `give_way` is
    written last, where there is nothing else.
    """
    previous = Previous.at(replaced) if replaced else None

    def write_part(part: list[Publisher]) -> list[Indexed]:
        try:
            return write(chain.from_iterable(publisher(catalogue, site) for publisher in part), frame, folder, previous)
        except (OSError, MemoryError, DictionaryEnded, NotPublished):
            raise
        except Exception as error:  # it may not survive the way from a worker, nor does its traceback
            raise unforeseen(error) from None

    with on_every_core(write_part, _parts()) as parts, share_images.every_image_drawn(catalogue, site) as images:
        indexed = [Indexed(page.address) for page in other_pages]
        indexed += chain.from_iterable(parts)
        write(sitemap.publish(lambda: indexed, site), frame, folder, previous)
        write(images, frame, folder, previous)
        for give_way in rooms.offers("publishing", "give_way"):
            write(give_way(catalogue, site), frame, folder, previous, gives_way=True)
