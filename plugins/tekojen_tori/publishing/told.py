"""What pages, feeds and search say of anything that tells of work, whatever its kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.site_content import Editorial, Told, Written
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.podcast.content.episode import Episode
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import listed, sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.text.plain_text import plain_text, shortened


@dataclass(frozen=True)
class Kind:
    """A kind of thing, to readers: `slug` stands for it in addresses, `index` is the page of all of it.

    `one`, `count` and `some` are its name within a sentence: tarina, (30) tarinaa, tarinoita.
    """

    slug: str
    name: str
    plural: str
    icon: str
    index: str
    one: str
    count: str
    some: str

    def counted(self, how_many: int) -> str:
        """1 tarina, 30 tarinaa."""
        return counted(how_many, self.one, self.count)


KINDS: dict[type[Told], Kind] = {
    Deed: Kind(
        "teko", "Kehittämisteko", "Kehittämisteot", "material/hammer-wrench", addresses.DEEDS, "teko", "tekoa", "tekoja"
    ),
    Story: Kind(
        "tarina", "Tarina", "Tarinat", "material/book-open-variant", addresses.STORIES, "tarina", "tarinaa", "tarinoita"
    ),
    Episode: Kind(
        "jakso", "Podcast-jakso", "Podcast-jaksot", "material/microphone", addresses.PODCAST,
        "podcast-jakso", "podcast-jaksoa", "podcast-jaksoja",
    ),
    Webinar: Kind(
        "webinaari", "Webinaari", "Webinaarit", "material/presentation", addresses.WEBINARS,
        "webinaari", "webinaaria", "webinaareja",
    ),
}  # fmt: skip


def kind_of(thing: Told) -> Kind:
    """What kind of thing it is."""
    return KINDS[type(thing)]


def counts_of_kinds(catalogue: Catalogue) -> tuple[tuple[Kind, int], ...]:
    """The kinds of which there is anything, and how much."""
    counts = Counter(map(kind_of, catalogue.told))
    return tuple((kind, counts[kind]) for kind in KINDS.values() if counts[kind])


@dataclass(frozen=True)
class Shelf:
    """Stories, episodes and webinars of something: a few of each kind `shown`, and the `rest`."""

    title: str
    shown: tuple[Editorial, ...]
    rest: tuple[Editorial, ...]


def shelf(things: Sequence[Editorial], most: int = 3) -> Shelf | None:
    """Things as a shelf, in their own order of which the kinds take turns; None of nothing."""
    if not things:
        return None
    of_kinds = grouped(things, lambda thing: (kind_of(thing),))
    turns = [thing for turn in zip_longest(*of_kinds.values()) for thing in turn if thing]
    return Shelf(kinds_in_words(things), tuple(turns[:most]), tuple(turns[most:]))


def kinds_in_words(things: Iterable[Told]) -> str:
    """What kinds of things there are among some: Tarinoita, podcast-jaksoja ja webinaareja."""
    found = set(map(kind_of, things))
    return sentence(listed(kind.some for kind in KINDS.values() if kind in found))


def describe(thing: Written) -> str:
    """What a search engine or a card says of a thing: its summary, or else the beginning of its text."""
    return thing.summary or shortened(plain_text(thing.text), 155)
