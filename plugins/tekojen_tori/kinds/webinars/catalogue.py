"""What is still to come."""

from collections.abc import Iterable, Iterator
from datetime import date

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.content.dates import Moment
from tekojen_tori.kinds.webinars.content import Webinar, clock_minutes


def coming_webinars(webinars: Iterable[Webinar], today: date) -> tuple[Webinar, ...]:
    """The webinars to come, today's included, the next one first."""
    coming = [webinar for webinar in webinars if is_coming(webinar, today)]
    return tuple(sorted(coming, key=_begins))


def is_coming(webinar: Webinar, today: date) -> bool:
    """Whether a webinar is today or later. One known by its year only is taken to be over once the year begins."""
    if not webinar.date:
        return False
    last = webinar.date.last
    return (last.latest() if last.month else last.earliest()) >= today


def joining(webinar: Webinar, today: date) -> str | None:
    """Where to take part in a webinar that is to come; the address of one that is over leads to an empty room."""
    return webinar.join if is_held(webinar, today) else None


def is_held(webinar: Webinar, today: date) -> bool:
    """Whether a webinar is to come and has not been called off."""
    return is_coming(webinar, today) and not webinar.cancelled


def _begins(webinar: Webinar) -> tuple[Moment, int]:
    assert webinar.date is not None, "what comes has a date"
    return webinar.date.first, clock_minutes(webinar.starts) if webinar.starts else 0


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The webinars to come, but for those that have been called off."""
    held = [webinar for webinar in catalogue.of(Webinar) if not webinar.cancelled]
    yield Proposed(50, "Webinaarit", coming_webinars(held, catalogue.content.today))
