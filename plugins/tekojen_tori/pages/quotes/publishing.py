"""The quotes on the pages of what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Support
from tekojen_tori.content.written import Written
from tekojen_tori.pages.quotes.catalogue import Quotes
from tekojen_tori.pages.quotes.content import Quote
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View

_SHOWN = 3
"""Quotes that are shown at once; the rest are for those who ask."""


@dataclass(frozen=True, kw_only=True)
class QuotesView(View):
    """The quotes about one thing, under a heading of that level."""

    template = "quotes.html"
    shown: Sequence[Quote]
    rest: Sequence[Quote]
    heading: str


def _of_thing(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    return _html(catalogue.part(Quotes).of(thing), site, here)


def _of_group(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return _html(catalogue.part(Quotes).of(group), site, here) if isinstance(group, Support) else ""


def _named(name: str, catalogue: Catalogue, site: Site, here: str) -> str:
    return _html(catalogue.part(Quotes).named(name), site, here)


def _named_within(name: str, catalogue: Catalogue, site: Site, here: str) -> str:
    return _html(catalogue.part(Quotes).named(name), site, here, heading="h3")


def _html(quotes: Sequence[Quote], site: Site, here: str, heading: str = "h2") -> str:
    if not quotes:
        return ""
    return site.render(QuotesView(shown=quotes[:_SHOWN], rest=quotes[_SHOWN:], heading=heading), here)


ASIDES = {"said": _of_thing, "group": _of_group, "programme": _named, "tool": _named_within}
