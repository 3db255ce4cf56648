"""What pages, feeds and search say of anything that tells of work, whatever its kind."""

from dataclasses import dataclass

from tekojen_tori.content.deed import Deed
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.site_content import Told, Written
from tekojen_tori.content.story import Story
from tekojen_tori.content.webinar import Webinar
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.plain_text import plain_text, shortened


@dataclass(frozen=True)
class Kind:
    """A kind of thing, to readers: `slug` stands for it in addresses, `index` is the page of all of it."""

    slug: str
    name: str
    plural: str
    icon: str
    index: str


KINDS: dict[type[Told], Kind] = {
    Deed: Kind("teko", "Kehittämisteko", "Kehittämisteot", "material/hammer-wrench", addresses.DEEDS),
    Story: Kind("tarina", "Tarina", "Tarinat", "material/book-open-variant", addresses.STORIES),
    Episode: Kind("jakso", "Podcast-jakso", "Podcast-jaksot", "material/microphone", addresses.PODCAST),
    Webinar: Kind("webinaari", "Webinaari", "Webinaarit", "material/presentation", addresses.WEBINARS),
}


def kind_of(thing: Told) -> Kind:
    """What kind of thing it is."""
    return KINDS[type(thing)]


def describe(thing: Written) -> str:
    """What a search engine or a card says of a thing: its summary, or else the beginning of its text."""
    return thing.summary or shortened(plain_text(thing.text), 155)
