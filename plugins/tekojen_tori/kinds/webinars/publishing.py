"""The webinars: a page each, a page for each series, and the page of them all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside, InSeries
from tekojen_tori.content.dates import Moment
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.written import Written
from tekojen_tori.data.calendar.publishing import Event, calendar_of, how_to_follow
from tekojen_tori.kinds.webinars.catalogue import coming_webinars, is_coming, is_held, joining
from tekojen_tori.kinds.webinars.content import WEBINAR, EarlierTime, Webinar, at_clock
from tekojen_tori.language.sentences import listed
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.drawing.share_images import Look
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import addressed, schema_org
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site, finnish_date
from tekojen_tori.publishing.text.as_markdown import link_in_markdown
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page

LOOKS = {Webinar: lambda webinar: Look(WEBINAR.title, _told(webinar), next(iter(webinar.sectors), None))}

LINKS = (BarLink(Bar.MENU, 80, "Webinaarit", WEBINAR.index, lambda catalogue, site: catalogue.of(Webinar)),)

_TITLE = "Webinaarit"
_DESCRIPTION = "Webinaarit ja muut tilaisuudet, joissa jaetaan tietoa ja esimerkkejä kuntatyön kehittämisestä."


@dataclass(frozen=True, kw_only=True)
class WebinarsView(PageView):
    """The page of all webinars. `calendar` says how to follow the tori's, if it has one.

    `every` holds the series and theirs, and `aside` gives what other rooms say at a place of the page.
    """

    template = "webinars.html"
    coming: Sequence[Webinar]
    every: Sequence[InSeries]
    others: list[Webinar]
    aside: Callable[[str], Markup]
    calendar: Markup
    calendar_of: Callable[[Written], str]
    moved_from: Callable[[Webinar], str]


@dataclass(frozen=True, kw_only=True)
class WebinarSeriesView(ThingView):
    """The page of a series of webinars."""

    template = "webinar_series.html"
    series: Written
    webinars: tuple[EditorialThing, ...]


@dataclass(frozen=True, kw_only=True)
class WebinarView(ThingView):
    """A webinar's page. `calendar` is the address of its own calendar entry, if it `comes` on a day that is known.

    `moved` says when it was to be held before, if it has been moved.
    """

    template = "webinar.html"
    webinar: Webinar
    series: Written | None
    comes: bool
    moved: str
    calendar: str | None
    deeds: tuple[Done, ...]
    beside: tuple[Beside, ...]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Everything of the webinars; nothing if there are none."""
    if not catalogue.of(Webinar):
        return
    every = catalogue.editorials.series_in(WEBINAR.folder)
    here = WEBINAR.index
    yield whole_page(_all(every, catalogue, site), here, _TITLE, _DESCRIPTION, site, section=here)
    for one in every:
        yield Promise(address(one.series), partial(_series_page, one, catalogue, site))
    for webinar in catalogue.of(Webinar):
        yield Promise(address(webinar), partial(_page, webinar, catalogue, site))


def _all(every: Sequence[InSeries], catalogue: Catalogue, site: Site) -> WebinarsView:
    coming = coming_webinars(catalogue.of(Webinar), catalogue.content.today)
    in_series = {webinar.slug for one in every for webinar in one.members}
    others = [one for one in catalogue.of(Webinar) if one.slug not in in_series and one not in coming]
    return WebinarsView(
        coming=coming,
        every=every,
        others=others,
        aside=lambda place: asides(place, coming, catalogue, site, WEBINAR.index),
        calendar=how_to_follow(catalogue, site, WEBINAR.index),
        calendar_of=calendar_of,
        moved_from=lambda webinar: moved_from(webinar, catalogue.content.today),
    )


def _series_page(one: InSeries, catalogue: Catalogue, site: Site) -> Page:
    view = WebinarSeriesView(series=one.series, webinars=one.members)
    crumbs = (Crumb(_TITLE, WEBINAR.index),)
    return page_of(one.series, view, catalogue, site, section=WEBINAR.index, crumbs=crumbs)


def _page(webinar: Webinar, catalogue: Catalogue, site: Site) -> Page:
    series = catalogue.editorials.series_of(webinar)
    comes = is_held(webinar, catalogue.content.today)
    view = WebinarView(
        webinar=webinar,
        series=series,
        comes=comes,
        moved=moved_from(webinar, catalogue.content.today),
        calendar=calendar_of(webinar) if comes and webinar.date and webinar.date.last.day else None,
        deeds=catalogue.editorials.deeds_of(webinar),
        beside=catalogue.editorials.beside(webinar),
    )
    return page_of(
        webinar,
        view,
        catalogue,
        site,
        section=WEBINAR.index,
        crumbs=(Crumb(_TITLE, WEBINAR.index), *((Crumb(series.title, address(series)),) if series else ())),
        data=tuple(_event(webinar, comes, site)),
        is_article=True,
        facts=(
            ("Kello", _at(webinar.starts, webinar.ends).strip()),
            ("Paikka", "" if webinar.cancelled else webinar.place or ""),
            ("Siirretty, aiemmin", view.moved),
            ("Sarja", series.title if series else ""),
        ),
        listed=link_in_markdown("Tallenne", webinar.recording.url) if webinar.recording else "",
    )


def _event(webinar: Webinar, comes: bool, site: Site) -> Iterator[Mapping[str, Any]]:
    """The webinar as search engines know events, which have a day; what isn't known is left out.

    One that was moved to a day which nobody knows yet has that on which it was to be.
    """
    earlier = next(reversed(webinar.moved_from), None)
    before = _iso(earlier.date.last, earlier.starts) if earlier else None
    is_dated = bool(webinar.date and webinar.date.last.day)
    if not (is_dated or before):
        return
    join = webinar.join if comes else None
    ways = {"Online": webinar.join or webinar.recording, "Offline": webinar.place}
    mode = "Mixed" if all(ways.values()) else next((way for way, known in ways.items() if known), None)
    status = _status(webinar, comes, is_dated)
    places: list[Mapping[str, Any]] = []
    if webinar.place:
        places.append({"@type": "Place", "name": webinar.place, "address": webinar.place})
    if join:
        places.append({"@type": "VirtualLocation", "url": join})
    yield schema_org(
        "Event",
        name=webinar.title,
        description=describe(webinar),
        inLanguage=webinar.lang,
        **(_span(webinar) if is_dated else {"startDate": before}),
        previousStartDate=before if is_dated else None,
        eventStatus=status and f"https://schema.org/Event{status}",
        eventAttendanceMode=mode and f"https://schema.org/{mode}EventAttendanceMode",
        location=places,
        organizer=[{"@type": "Organization", "name": name} for name in webinar.partners],
        recordedIn=webinar.recording and {"@type": "VideoObject", "url": webinar.recording.url},
        **addressed(webinar, site),
    )


def _status(webinar: Webinar, comes: bool, is_dated: bool) -> str | None:
    if webinar.cancelled:
        return "Cancelled"
    if webinar.moved_from:
        return "Rescheduled" if is_dated else "Postponed"
    return "Scheduled" if comes else None


def _span(webinar: Webinar) -> Mapping[str, str | None]:
    """When it begins and ends; the end of one that begins at an hour isn't known by its day alone."""
    assert webinar.date is not None, "it has a day"
    first = webinar.date.first if webinar.date.first.day else webinar.date.last
    has_end = webinar.ends or not webinar.starts or first != webinar.date.last
    return {
        "startDate": _iso(first, webinar.starts),
        "endDate": _iso(webinar.date.last, webinar.ends) if has_end else None,
    }


def _iso(day: Moment, clock: str | None) -> str:
    """A day in ISO 8601, and a clock time if it's known."""
    return at_clock(day.earliest(), clock).isoformat() if clock else day.iso()


def events(catalogue: Catalogue) -> Iterator[Event]:
    """The webinars that have a day, for the calendar."""
    for webinar in catalogue.of(Webinar):
        if webinar.date and webinar.date.last.day:
            yield _in_calendar(webinar, webinar.date.first, webinar.date.last, catalogue.content.today)


def _in_calendar(webinar: Webinar, first: Moment, last: Moment, today: date) -> Event:
    begins: date | datetime = first.earliest() if first.day else last.earliest()
    ends: date | datetime | None = last.earliest()
    lasts_days = begins != ends and not webinar.ends
    if webinar.starts and not lasts_days:
        begins = at_clock(begins, webinar.starts)
        ends = at_clock(last.earliest(), webinar.ends) if webinar.ends else None
    join = joining(webinar, today)
    return Event(
        thing=webinar,
        title=": ".join(filter(None, (webinar.notice, webinar.title))),
        begins=begins,
        ends=ends,
        where=None if webinar.cancelled else webinar.place or join,
        ways=tuple(_ways(webinar, join)),
        is_invited_to=is_coming(webinar, today),
        is_cancelled=webinar.cancelled,
        changes=len(webinar.moved_from) + webinar.cancelled,
    )


def _ways(webinar: Webinar, join: str | None) -> Iterator[str]:
    """How to take part in what is to come, or to see what was."""
    if join:
        yield f"Osallistu: {join}"
    if webinar.recording:
        yield f"Tallenne: {webinar.recording.url}"


def event_time(webinar: Webinar) -> str:
    """When a webinar is or was: 2.3.2027 klo 9.00–14.00."""
    if not webinar.date:
        return ""
    return f"{finnish_date(webinar.date)}{_at(webinar.starts, webinar.ends)}"


def _at(*clocks: str | None) -> str:
    told = "–".join(clock.removeprefix("0").replace(":", ".") for clock in clocks if clock)
    return f" klo {told}" if told else ""


def _told(webinar: Webinar) -> str:
    """Whose it is, when and where, as newsletters, feeds and share images tell it."""
    place = None if webinar.cancelled else webinar.place
    return " · ".join(
        filter(None, (webinar.notice, webinar.who, ", ".join(filter(None, (event_time(webinar), place)))))
    )


def moved_from(webinar: Webinar, today: date) -> str:
    """When a webinar was to be held before it was moved: 16.2.2027 klo 13.00; "" if it wasn't, or it is over."""
    is_over = webinar.date and not is_coming(webinar, today)
    return "" if is_over else listed(map(_earlier_time, webinar.moved_from))


def _earlier_time(earlier: EarlierTime) -> str:
    return f"{finnish_date(earlier.date)}{_at(earlier.starts)}"


FILTERS = {"event_time": event_time}
