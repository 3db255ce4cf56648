"""The calendar: webinars, campaigns and galas as iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written
from tekojen_tori.language.dates import FINLAND
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address, first_address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View

if TYPE_CHECKING:
    import icalendar

_RECENT = timedelta(days=365)
_REFRESHED = timedelta(hours=12)
"""How often a calendar that somebody follows is to be fetched."""
_ZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{FINLAND}",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:EEST",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T040000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:EET",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
)
"""When clocks are changed, as rules: the program of Outlook knows no lists of days, and others go by them wrongly."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something with a day. `ends` is the last day, or the moment; without a clock time it lasts the whole day.

    `part` tells the events of one thing from one another. `ways` say how to take part, a line each. One that
    `is_invited_to` has a calendar file of its own. `changes` counts how often it has been moved or called off.
    """

    thing: Written
    title: str
    begins: date | datetime
    ends: date | datetime | None
    part: str = ""
    where: str | None = None
    ways: tuple[str, ...] = ()
    is_invited_to: bool = False
    is_cancelled: bool = False
    changes: int = 0


@dataclass(frozen=True, kw_only=True)
class FollowCalendarView(View):
    """How to subscribe to the calendar: `subscribed` opens the reader's own program, if the site's address is known.

    Who subscribes to one that `is_empty` should know that nothing will show.
    """

    template = "follow_calendar.html"
    subscribed: str | None
    is_empty: bool


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """The calendar that readers may follow, and one of each webinar to come; nothing if nothing has ever had a day.

    What was over a year ago is left out.
    """
    events = list(_events(catalogue))
    if not events:
        return
    recent = _of_late(events, catalogue)
    yield File(addresses.CALENDAR, _calendar(recent, catalogue, site))
    for event in recent:
        if event.is_invited_to:
            yield File(calendar_of(event.thing), _calendar([event], catalogue, site))


def calendar_of(thing: Written) -> str:
    """The address of a thing's own calendar entry."""
    return f"{address(thing)}tapahtuma.ics"


def _events(catalogue: Catalogue) -> Iterator[Event]:
    for events in rooms.offers("publishing", "events"):
        yield from events(catalogue)


def _of_late(events: Iterable[Event], catalogue: Catalogue) -> list[Event]:
    since = catalogue.content.today - _RECENT
    return [event for event in events if _day(event.ends or event.begins) >= since]


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _calendar(events: Iterable[Event], catalogue: Catalogue, site: Site) -> bytes:
    import icalendar  # slow to load, and needed only where something has a day

    made = icalendar.Calendar()
    made.add("prodid", f"-//{site.name}//Tekojen tori//FI")
    made.add("version", "2.0")
    made.add("name", site.name)
    made.add("x-wr-calname", site.name)
    made.add("x-wr-timezone", str(FINLAND))
    made.add("refresh-interval", _REFRESHED, {"value": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(_REFRESHED))
    made.add_component(icalendar.Timezone.from_ical(_ZONE))
    for event in events:
        made.add_component(_component(event, icalendar.Event(), catalogue, site))
    return bytes(made.to_ical())


def _component(event: Event, made: "icalendar.Event", catalogue: Catalogue, site: Site) -> "icalendar.Event":
    thing = event.thing
    changed = catalogue.updated(thing) or catalogue.beginning_of(_day(event.begins))
    made.add("uid", f"{first_address(thing)}{event.part}@{urlsplit(site.url).hostname or 'tekojen-tori.invalid'}")
    made.add("dtstamp", changed.astimezone(UTC))
    if known := catalogue.updated(thing):
        made.add("last-modified", known.astimezone(UTC))
    made.add("sequence", event.changes)
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("summary", event.title)
    made.add("dtstart", event.begins)
    if isinstance(event.begins, datetime):
        if event.ends:
            made.add("dtend", event.ends)
    else:
        made.add("dtend", (event.ends or event.begins) + timedelta(days=1))  # the day on which it's over already
    if event.is_cancelled or not isinstance(event.begins, datetime):
        made.add("transp", "TRANSPARENT")
    page = site.canonical(address(thing)) if site.url else None
    made.add("description", "\n".join(filter(None, (describe(thing), *event.ways, page))))
    if page:
        made.add("url", page)
    if event.where:
        made.add("location", event.where)
    return made


def how_to_follow(catalogue: Catalogue, site: Site, here: str) -> Markup:
    """How to subscribe to the calendar, said on the page at an address; nothing if there is no calendar."""
    events = list(_events(catalogue))
    if not events:
        return Markup()
    whole = urlsplit(site.canonical(addresses.CALENDAR))
    subscribed = whole._replace(scheme="webcal").geturl() if site.url else None
    view = FollowCalendarView(subscribed=subscribed, is_empty=not _of_late(events, catalogue))
    return site.render(view, here)


def _follow(about: None, catalogue: Catalogue, site: Site, here: str) -> str:
    return how_to_follow(catalogue, site, here)


ASIDES = {"follow": _follow}
