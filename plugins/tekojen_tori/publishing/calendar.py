"""The calendar: webinars, campaigns and galas as iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.coming import is_coming, joining
from tekojen_tori.content.campaign import Campaign, CampaignKind
from tekojen_tori.content.dates import Moment
from tekojen_tori.content.webinar import FINLAND, Webinar, moment
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address, first_address
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import describe

if TYPE_CHECKING:
    import icalendar

_RECENT = timedelta(days=365)
_TIME_ZONE_FOR = 10
"""For how many years from now on the calendar tells when summer time begins and ends."""


@dataclass(frozen=True)
class _Event:
    """Something with a day. `ends` is the last day, or the moment; without a clock time it lasts the whole day."""

    part: str
    thing: Webinar | Campaign
    title: str
    begins: date | datetime
    ends: date | datetime | None


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """The calendar that readers may follow, and one of each webinar to come; nothing if nothing has ever had a day.

    What was over a year ago is left out.
    """
    events = list(_events(catalogue))
    if not events:
        return
    today = catalogue.content.today
    recent = [event for event in events if _day(event.ends or event.begins) >= today - _RECENT]
    yield File(addresses.CALENDAR, _calendar(recent, catalogue, site))
    for event in recent:
        if isinstance(event.thing, Webinar) and is_coming(event.thing, today):
            yield File(calendar_of(event.thing), _calendar([event], catalogue, site))


def has_calendar(catalogue: Catalogue) -> bool:
    """Whether there is a calendar to follow."""
    return any(True for _ in _events(catalogue))


def calendar_of(webinar: Webinar) -> str:
    """The address of a webinar's own calendar entry."""
    return f"{address(webinar)}tapahtuma.ics"


def _events(catalogue: Catalogue) -> Iterator[_Event]:
    for webinar in catalogue.editorials.webinars:
        if webinar.date and webinar.date.last.day:
            yield _webinar(webinar, webinar.date.first, webinar.date.last)
    for campaign in catalogue.campaigns:
        first, last = campaign.begins.first, campaign.ends.last
        if campaign.kind is CampaignKind.GALA:
            if first.day and last.day:
                yield _Event("", campaign, campaign.title, first.earliest(), last.earliest())
            continue
        for when, part, happens in ((first, "alkaa", "alkaa"), (last, "paattyy", "päättyy")):
            if when.day:
                yield _Event(part, campaign, f"{campaign.title}: kampanja {happens}", when.earliest(), None)


def _webinar(webinar: Webinar, first: Moment, last: Moment) -> _Event:
    begins = first.earliest() if first.day else last.earliest()
    lasts_days = begins != last.earliest() and not webinar.ends
    if not webinar.starts or lasts_days:
        return _Event("", webinar, webinar.title, begins, last.earliest())
    ends = moment(last.earliest(), webinar.ends) if webinar.ends else None
    return _Event("", webinar, webinar.title, moment(begins, webinar.starts), ends)


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _calendar(events: Iterable[_Event], catalogue: Catalogue, site: Site) -> bytes:
    import icalendar  # slow to load, and needed only where something has a day

    made = icalendar.Calendar()
    made.add("prodid", f"-//{site.name}//Tekojen tori//FI")
    made.add("version", "2.0")
    made.add("x-wr-calname", site.name)
    today = catalogue.content.today
    made.add_component(
        icalendar.Timezone.from_tzid(
            str(FINLAND), first_date=date(today.year - 2, 1, 1), last_date=date(today.year + _TIME_ZONE_FOR, 1, 1)
        )
    )
    for event in events:
        made.add_component(_component(event, icalendar.Event(), catalogue, site))
    return bytes(made.to_ical())


def _component(event: _Event, made: "icalendar.Event", catalogue: Catalogue, site: Site) -> "icalendar.Event":
    thing = event.thing
    changed = catalogue.updated(thing) or catalogue.moment(_day(event.begins))
    made.add("uid", f"{first_address(thing)}{event.part}@{urlsplit(site.url).hostname or 'tekojen-tori.invalid'}")
    made.add("dtstamp", changed.astimezone(UTC))
    made.add("summary", event.title)
    made.add("dtstart", event.begins)
    if isinstance(event.begins, datetime):
        if event.ends:
            made.add("dtend", event.ends)
    else:
        made.add("dtend", (event.ends or event.begins) + timedelta(days=1))  # the day on which it's over already
        made.add("transp", "TRANSPARENT")
    page = site.canonical(address(thing)) if site.url else None
    ways = list(_ways(thing, catalogue)) if isinstance(thing, Webinar) else []
    made.add("description", "\n".join(filter(None, (describe(thing), *ways, page))))
    if page:
        made.add("url", page)
    if isinstance(thing, Webinar) and (where := thing.place or joining(thing, catalogue.content.today)):
        made.add("location", where)
    return made


def _ways(webinar: Webinar, catalogue: Catalogue) -> Iterator[str]:
    """How to take part in what is to come, or to see what was."""
    if join := joining(webinar, catalogue.content.today):
        yield f"Osallistu: {join}"
    if webinar.recording:
        yield f"Tallenne: {webinar.recording.url}"
