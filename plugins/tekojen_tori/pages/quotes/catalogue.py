"""Which quotes are about what."""

from collections import defaultdict

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Support
from tekojen_tori.content.written import Written
from tekojen_tori.pages.quotes.content import Quote, QuoteList


class Quotes:
    """The quotes of a catalogue by what they are about."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._about: dict[str, list[Quote]] = defaultdict(list)
        for quote in catalogue.content.part(QuoteList) or ():
            for name in quote.about:
                self._about[name].append(quote)

    def of(self, thing: Written | Support) -> tuple[Quote, ...]:
        """The quotes about a kind of support, or about a content file under any name that it has had."""
        if isinstance(thing, Support):
            return self.named(f"support/{thing.slug}")
        folder = thing.path.parent.as_posix()
        names = dict.fromkeys(f"{folder}/{name}" for name in (thing.path.stem, *thing.aliases))
        return tuple(dict.fromkeys(quote for name in names for quote in self.named(name)))

    def named(self, name: str) -> tuple[Quote, ...]:
        """The quotes about something by its name among what they can be about."""
        return tuple(self._about.get(name, ()))
