"""Webinars and events: what readers see of them, and what their calendars understand."""

import io
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical

from conftest import TODAY, Folder
from direct import catalogue_of, files_of, pages_of, site_of
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.calendar import publishing as calendar
from tekojen_tori.data.calendar.publishing import calendar_of
from tekojen_tori.kinds.webinars import publishing as webinars
from tekojen_tori.kinds.webinars.catalogue import coming_webinars
from tekojen_tori.kinds.webinars.content import Webinar
from test_campaigns import campaign
from test_editorials import editorial

SOON = date.today() + timedelta(days=30)
LATELY = date.today() - timedelta(days=30)
HELSINKI = ZoneInfo("Europe/Helsinki")


def raw(folder: Folder, file: str = "tapahtumat.ics") -> bytes:
    return (folder.root / "site" / file).read_bytes()


def events(folder: Folder, file: str = "tapahtumat.ics") -> dict[str, Any]:
    """The events of a calendar by their titles."""
    calendar = icalendar.Calendar.from_ical(raw(folder, file))
    assert calendar["version"] == "2.0"
    assert not calendar.errors
    return {str(event["summary"]): event for event in calendar.walk("vevent")}


@pytest.mark.parametrize(
    ("written", "comes"),
    [
        ("2026-11-25", True),
        ("2026-12", True),
        ("2026-10", False),
        ("2026-11-20/2026-11-24", True),
        ("2026-11-20/2026-11-23", False),
        ("2026/2027", True),
        ("2026-11-24", True),
        ("2026-11-23", False),
        ("2026-11-23/2026-11-25", True),
        ("2026-11", True),
        ("2026", False),
        ("2027", True),
        (None, False),
    ],
)
def test_a_webinar_is_to_come_until_its_day_is_over(folder: Folder, written: str | None, comes: bool) -> None:
    folder.deed()
    editorial(folder, "webinars/w", date=written)
    content = Catalogue(folder.read().content)
    assert bool(coming_webinars(content.of(Webinar), content.content.today)) is comes


def test_the_next_webinar_comes_first(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/iltapaiva", date="2027-03-02", starts="13:00")
    editorial(folder, "webinars/aamu", date="2027-03-02", starts="9.00")
    editorial(folder, "webinars/seuraava-aamu", date="2027-03-03", starts="8:00")
    editorial(folder, "webinars/paivalla", date="2027-03-02")
    editorial(folder, "webinars/jo-alkanut", date="2026-11-20/2027-03-05")
    editorial(folder, "webinars/ensin", date="2027-02")
    content = Catalogue(folder.read().content)
    coming = coming_webinars(content.of(Webinar), content.content.today)
    assert [webinar.slug for webinar in coming] == [
        "jo-alkanut",
        "ensin",
        "paivalla",
        "aamu",
        "iltapaiva",
        "seuraava-aamu",
    ]


def test_a_webinar_to_come_tells_when_and_how_to_take_part(folder: Folder) -> None:
    folder.deed()
    editorial(
        folder, "webinars/dialogi", date=f"{SOON}", starts="09:00", ends="10.30", place="Kuntatalo, Helsinki",
        join="https://kokous.example/a", partners="[Keva]", deeds="[tiimi]",
    )  # fmt: skip
    folder.built()
    page = folder.page("webinaarit/dialogi/")
    when = f"{SOON.day}.{SOON.month}.{SOON.year} klo 9.00–10.30"
    for told in (when, "Kuntatalo, Helsinki", 'href="https://kokous.example/a"', "Keva", "../../teot/tiimi/"):
        assert told in page
    assert f'href="../../{"webinaarit/dialogi/tapahtuma.ics"}"' in page
    front = folder.page("webinaarit/")
    assert "Tulossa" in front and when in front and "Lisää kalenteriin" in front
    data = [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    (event,) = (one for one in data if one["@type"] == "Event")
    offset = datetime(SOON.year, SOON.month, SOON.day, 9, tzinfo=HELSINKI).isoformat()[-6:]
    assert event["startDate"] == f"{SOON}T09:00:00{offset}"
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert list(events(folder, calendar_of(Catalogue(folder.read().content).of(Webinar)[0]))) == [
        "Otsikko webinars/dialogi"
    ]


def test_a_past_webinar_offers_its_recording_and_no_more_than_is_known(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/vanha", date="2019", recording="https://video.example/v", condensed="true")
    folder.built()
    page = folder.page("webinaarit/vanha/")
    assert 'href="https://video.example/v"' in page
    assert "Tämä on lyhennelmä" in page
    assert '"@type":"Event"' not in page, "an event has a day"
    assert "Osallistu" not in page and "kalenteriin" not in page
    assert not (folder.root / "site/tapahtumat.ics").exists()
    assert "tapahtumat.ics" not in folder.page("webinaarit/")


def test_a_condensed_webinar_stands_among_the_others(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/dialogit.md", "---\ntitle: Dialogit\n---\nSarja.\n")
    told = {"condensed": "true", "summary": "Aiheena oli aivotyö."}
    for place in ("webinars/aivotyo", "webinars/dialogit/aivotyo-taas"):
        editorial(folder, place, title="Aivotyö", **told)
    editorial(folder, "podcasts/aivotyo", title="Aivotyö", **told)
    folder.built()
    for page in ("webinaarit/dialogit/", "webinaarit/aivotyo/", "podcast/", "podcast/aivotyo/"):
        body = folder.page(page).partition("<main")[2]
        assert "Aivotyö" in body and "Aiheena oli aivotyö." not in body, page
    _, _, others = folder.page("webinaarit/").partition("Muut webinaarit")
    assert "Aivotyö" in others and "Aiheena oli aivotyö." in others
    assert "Webinaareja" not in folder.page(), "a webinar without a date is no news"


def test_a_series_tells_its_webinars_in_order(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/dialogit.md", "---\ntitle: Dialogit\n---\nKaksi webinaaria.\n")
    editorial(folder, "webinars/dialogit/toka", number="2", title="Toinen osa")
    editorial(folder, "webinars/dialogit/eka", number="1", title="Ensimmäinen osa")
    editorial(folder, "webinars/yksin", title="Ihan yksin")
    folder.built()
    series = folder.page("webinaarit/dialogit/")
    assert "Kaksi webinaaria." in series
    assert series.index("Ensimmäinen osa") < series.index("Toinen osa")
    front = folder.page("webinaarit/")
    assert "Dialogit" in front and "2\u00a0webinaaria" in front and "Ihan yksin" in front
    assert "Toinen osa" not in front, "it's behind its series"


def test_calendars_understand_times_and_whole_days(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/klo", title="Kellon mukaan", date=f"{SOON}", starts="13:00", ends="14:00",
              join="https://kokous.example/a")  # fmt: skip
    editorial(folder, "webinars/paiva", title="Koko päivä", date=f"{SOON}/{SOON + timedelta(1)}")
    editorial(folder, "webinars/monta", title="Monta päivää", date=f"{SOON}/{SOON + timedelta(2)}", starts="9:00")
    editorial(folder, "webinars/ohi", title="Ohi", date=f"{LATELY}", starts="13:00",
              join="https://kokous.example/ohi", recording="https://video.example/v")  # fmt: skip
    editorial(folder, "webinars/kuukausi", title="Vain kuukausi", date=f"{SOON:%Y-%m}")
    campaign(folder, title="Syksy", begins=f"{SOON}", ends=f"{SOON + timedelta(9)}")
    campaign(folder, "gaala", title="Gaala", kind="gaala", begins=f"{SOON}", ends=f"{SOON}")
    folder.built()
    found = events(folder)
    webinars = {"Kellon mukaan", "Koko päivä", "Monta päivää", "Ohi"}
    assert set(found) == webinars | {"Syksy: kampanja alkaa", "Syksy: kampanja päättyy", "Gaala"}
    timed = found["Kellon mukaan"]
    assert timed.decoded("dtstart") == datetime(SOON.year, SOON.month, SOON.day, 13, tzinfo=HELSINKI)
    assert timed.decoded("dtend") - timed.decoded("dtstart") == timedelta(hours=1)
    assert timed["location"] == "https://kokous.example/a"
    assert timed["url"] == "https://tekojentori.example/webinaarit/klo/"
    whole = found["Koko päivä"]
    assert (whole.decoded("dtstart"), whole.decoded("dtend")) == (SOON, SOON + timedelta(2)), "the end is not included"
    several = found["Monta päivää"]
    assert (several.decoded("dtstart"), several.decoded("dtend")) == (SOON, SOON + timedelta(3)), "no end of a day"
    assert "kokous" not in f"{found['Ohi']['description']} {found['Ohi'].get('location')}", "nobody is there any more"
    assert "Tallenne: https://video.example/v" in found["Ohi"]["description"]
    assert all(event.decoded("dtstamp").date() <= date.today() for event in found.values())
    assert found["Gaala"].decoded("dtstart") == SOON
    assert found["Syksy: kampanja päättyy"].decoded("dtstart") == SOON + timedelta(9)
    assert b"TZID:Europe/Helsinki" in raw(folder)


def test_an_event_keeps_its_id_when_it_moves_and_every_id_differs(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/uusi", date=f"{SOON}", aliases="[vanha]")
    campaign(folder, begins=f"{SOON}", ends=f"{SOON}")
    folder.built()
    ids = [str(event["uid"]) for event in events(folder).values()]
    assert "webinaarit/vanha/@tekojentori.example" in ids
    assert len(ids) == len(set(ids)) == 3


def test_old_events_make_room_but_the_calendar_stays(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/vanha", date="2019-05-02")
    folder.built()
    assert events(folder) == {}
    assert b"BEGIN:VTIMEZONE" in raw(folder), "a calendar must hold something"


def test_the_calendar_keeps_to_its_form_whatever_is_written(folder: Folder) -> None:
    title = "Öitä, yötöitä; ja \\ vielä: " + "pitkä sana " * 9
    folder.deed()
    editorial(folder, "webinars/outo", title=f"'{title.strip()}'", date=f"{SOON}", place='"Sali A\\nEND:VEVENT"')
    folder.built()
    lines = raw(folder).split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line == b"END:VEVENT"] == [b"END:VEVENT"]
    assert list(events(folder)) == [title.strip()]


def calendars(folder: Folder, url: str = "https://tori.example/") -> dict[str, icalendar.Calendar]:
    """The calendars of a folder on the day of the tests, made without a whole build."""
    made = files_of(calendar.publish, catalogue_of(folder), site_of(folder, url))
    return {address: icalendar.Calendar.from_ical(content) for address, content in made.items()}  # type: ignore[misc]


def events_of(found: icalendar.Calendar) -> dict[str, Any]:
    return {str(event["summary"]): event for event in found.walk("vevent")}


@pytest.mark.parametrize(
    ("date", "is_shown"),
    [
        (f"{TODAY}", True),
        ("2025-11-24", True),
        ("2025-11-23", False),
        ("2025-11-20/2025-11-24", True),
        ("2027-01-01", True),
        ("2026-11", False),
        ("2025-10/2025-11-30", True),
        ("2025-10-01/2025-11", False),
    ],
)
def test_the_calendar_holds_what_has_a_day_and_was_no_more_than_a_year_ago(
    folder: Folder, date: str, is_shown: bool
) -> None:
    folder.deed()
    editorial(folder, "webinars/aina", title="Aina", date="2026-11-01")
    editorial(folder, "webinars/w", title="Webinaari", date=date)
    assert set(events_of(calendars(folder)["tapahtumat.ics"])) == {"Aina", *["Webinaari"] * is_shown}


def test_only_a_webinar_to_come_has_a_calendar_of_its_own(folder: Folder) -> None:
    folder.deed()
    days = {"eilen": "2026-11-23", "tanaan": "2026-11-24", "huomenna": "2026-11-25", "ilman": "2026-12"}
    for name, day in days.items():
        editorial(folder, f"webinars/{name}", title=name, date=day)
    campaign(folder, begins="2026-11-25", ends="2026-12-01")
    found = calendars(folder)
    own = {address: list(events_of(one)) for address, one in found.items() if address != "tapahtumat.ics"}
    assert own == {"webinaarit/tanaan/tapahtuma.ics": ["tanaan"], "webinaarit/huomenna/tapahtuma.ics": ["huomenna"]}
    assert len(events_of(found["tapahtumat.ics"])) == 5


@pytest.mark.parametrize(
    ("fields", "begins", "ends"),
    [
        ({"date": "2026-12-01"}, "2026-12-01", "2026-12-02"),
        ({"date": "2026-12-01/2026-12-03"}, "2026-12-01", "2026-12-04"),
        ({"date": "2026-12-01", "starts": "9:00"}, "2026-12-01T09:00:00+02:00", None),
        ({"date": "2026-12-01", "starts": "9:00", "ends": "10:30"}, "2026-12-01T09:00:00+02:00", "2026-12-01T10:30:00+02:00"),
        ({"date": "2026-12-01/2026-12-03", "starts": "9:00"}, "2026-12-01", "2026-12-04"),
        (
            {"date": "2026-12-01/2026-12-03", "starts": "9:00", "ends": "16:00"},
            "2026-12-01T09:00:00+02:00",
            "2026-12-03T16:00:00+02:00",
        ),
        ({"date": "2026-12/2027-01-15"}, "2027-01-15", "2027-01-16"),
        ({"date": "2027-06-01", "starts": "9:00"}, "2027-06-01T09:00:00+03:00", None),
    ],
)  # fmt: skip
def test_an_event_lasts_as_long_as_is_known(
    folder: Folder, fields: dict[str, str], begins: str, ends: str | None
) -> None:
    folder.deed()
    editorial(folder, "webinars/w", title="Webinaari", **fields)
    event = events_of(calendars(folder)["tapahtumat.ics"])["Webinaari"]
    assert event.decoded("dtstart").isoformat() == begins
    assert (event.decoded("dtend").isoformat() if "dtend" in event else None) == ends
    assert ("transp" in event) is ("T" not in begins), "a whole day leaves the reader free"


def test_a_campaign_is_in_the_calendar_by_its_known_days_and_a_gala_whole(folder: Folder) -> None:
    folder.deed()
    campaign(folder, "a", title="Ensin", begins="2026-11-20", ends="2026-12")
    campaign(folder, "b", title="Sitten", begins="2026-11", ends="2026-12-31", counts="nimetyt")
    campaign(folder, "c", title="Gaala", kind="gaala", begins="2026-12-03", ends="2026-12-04")
    campaign(folder, "d", title="Joskus", kind="gaala", begins="2026-12", ends="2026-12-04")
    campaign(folder, "e", title="Milloin", kind="gaala", begins="2026-12-04", ends="2027-01")
    found = events_of(calendars(folder)["tapahtumat.ics"])
    assert {
        name: (one.decoded("dtstart").isoformat(), one.decoded("dtend").isoformat()) for name, one in found.items()
    } == {
        "Ensin: kampanja alkaa": ("2026-11-20", "2026-11-21"),
        "Sitten: kampanja päättyy": ("2026-12-31", "2027-01-01"),
        "Gaala": ("2026-12-03", "2026-12-05"),
    }
    assert {str(one["uid"]) for one in found.values()} == {
        "kampanjat/a/alkaa@tori.example",
        "kampanjat/b/paattyy@tori.example",
        "kampanjat/c/@tori.example",
    }


def test_an_event_tells_what_it_is_where_it_is_and_how_to_take_part(folder: Folder) -> None:
    folder.deed()
    ways = {"join": "https://kokous.example/a", "recording": "https://video.example/v"}
    editorial(folder, "webinars/a", title="Web A", date="2026-12-01", summary="Aivoista.", place="Kuntatalo", **ways)
    editorial(folder, "webinars/b", title="Web B", date="2026-11-01", summary="Aivoista.", **ways)
    editorial(
        folder,
        "webinars/c",
        title="Web C",
        date="2026-12-01",
        text="Puhutaan aivoista.",
        join="https://kokous.example/c",
    )
    found = events_of(calendars(folder)["tapahtumat.ics"])
    assert {name: (str(one["description"]), one.get("location")) for name, one in found.items()} == {
        "Web A": (
            "Aivoista.\nOsallistu: https://kokous.example/a\nTallenne: https://video.example/v\nhttps://tori.example/webinaarit/a/",
            "Kuntatalo",
        ),
        "Web B": ("Aivoista.\nTallenne: https://video.example/v\nhttps://tori.example/webinaarit/b/", None),
        "Web C": (
            "Puhutaan aivoista.\nOsallistu: https://kokous.example/c\nhttps://tori.example/webinaarit/c/",
            "https://kokous.example/c",
        ),
    }
    assert {str(one["url"]) for one in found.values()} == {f"https://tori.example/webinaarit/{one}/" for one in "abc"}


def test_a_site_without_an_address_of_its_own_has_a_calendar_too(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/a", title="Web A", date="2026-12-01", summary="Aivoista.")
    event = events_of(calendars(folder, url="")["tapahtumat.ics"])["Web A"]
    assert "url" not in event
    assert (event["uid"], event["description"]) == ("webinaarit/a/@tekojen-tori.invalid", "Aivoista.")


def test_an_event_is_stamped_when_it_changed_or_when_it_was_and_never_after_today(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/ohi", title="Ohi", date="2026-11-01")
    editorial(folder, "webinars/tulossa", title="Tulossa", date="2026-12-01")
    campaign(folder, title="Kampanja", begins="2026-11-02", ends="2026-12-02")
    found = events_of(calendars(folder)["tapahtumat.ics"])
    assert {name: one.decoded("dtstamp").date().isoformat() for name, one in found.items()} == {
        "Ohi": "2026-11-01",
        "Tulossa": "2026-11-24",
        "Kampanja: kampanja alkaa": "2026-11-02",
        "Kampanja: kampanja päättyy": "2026-11-24",
    }


def test_the_calendar_is_the_sites_and_there_is_one_only_if_something_has_a_day(folder: Folder) -> None:
    folder.deed()
    assert calendars(folder) == {}
    editorial(folder, "webinars/a", title="Web A", date="2026-12-01")
    found = calendars(folder)["tapahtumat.ics"]
    assert (found["x-wr-calname"], found["name"], found["version"]) == ("Tori", "Tori", "2.0")
    assert found["prodid"] == "-//Tori//Tekojen tori//FI"


MOMENTS = {
    "talvella": ("2027-01-14", "9:00", "2027-01-14T07:00:00+00:00"),
    "kesalla": ("2027-07-01", "9:00", "2027-07-01T06:00:00+00:00"),
    "ennen-kesaaikaa": ("2027-03-27", "23:59", "2027-03-27T21:59:00+00:00"),
    "kesaajan-alku": ("2027-03-28", "4:00", "2027-03-28T01:00:00+00:00"),
    "kesaajan-loppu": ("2027-10-31", "2:59", "2027-10-30T23:59:00+00:00"),
    "taas-talvella": ("2027-10-31", "4:00", "2027-10-31T02:00:00+00:00"),
    "kaukana": ("2099-07-01", "9:00", "2099-07-01T06:00:00+00:00"),
}


def by_rules(folder: Folder) -> dict[str, datetime]:
    """When events begin to a program that knows no names of zones, and goes by what the file tells of its own."""
    written = files_of(calendar.publish, catalogue_of(folder), site_of(folder))["tapahtumat.ics"].decode()
    zone = tzical(io.StringIO(written.replace("Europe/Helsinki", "Outo aika"))).get("Outo aika")
    assert zone is not None
    return {name: begins.replace(tzinfo=zone) for name, begins in by_name(folder).items()}


def by_name(folder: Folder) -> dict[str, datetime]:
    """When they begin to a program that knows the zone by its name."""
    return {name: one.decoded("dtstart") for name, one in events_of(calendars(folder)["tapahtumat.ics"]).items()}


@pytest.mark.parametrize("reads", [by_rules, by_name])
def test_times_are_right_by_the_zone_that_the_calendar_tells_and_by_its_name(
    folder: Folder, reads: Callable[[Folder], dict[str, datetime]]
) -> None:
    folder.deed()
    for name, (day, starts, _) in MOMENTS.items():
        editorial(folder, f"webinars/{name}", title=name, date=day, starts=starts)
    found = {name: begins.astimezone(UTC).isoformat() for name, begins in reads(folder).items()}
    assert found == {name: moment for name, (_, _, moment) in MOMENTS.items()}


def test_the_zone_is_told_by_rules_as_outlook_reads_them(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/a", date="2026-12-01")
    (zone,) = calendars(folder)["tapahtumat.ics"].walk("vtimezone")
    known = {"TZNAME", "DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"}
    assert [(change.name, set(change)) for change in zone.subcomponents] == [("DAYLIGHT", known), ("STANDARD", known)]


def test_a_calendar_that_is_followed_says_how_often_to_fetch_it(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/a", date="2026-12-01")
    lines = files_of(calendar.publish, catalogue_of(folder), site_of(folder))["tapahtumat.ics"].decode().split("\r\n")
    for line in (
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Europe/Helsinki",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("url", "leads", "is_copied"),
    [
        ("https://tori.example/", "webcal://tori.example/tapahtumat.ics", True),
        ("https://kunta.example/tori/", "webcal://kunta.example/tori/tapahtumat.ics", True),
        ("", "../tapahtumat.ics", False),
    ],
)
def test_a_reader_subscribes_to_the_calendar_by_one_press_or_copies_its_address(
    folder: Folder, url: str, leads: str, is_copied: bool
) -> None:
    folder.deed()
    editorial(folder, "webinars/a", date="2026-12-01")
    page = pages_of(webinars.publish, catalogue_of(folder), site_of(folder, url))["webinaarit/"].body
    assert f'<a href="{leads}"' in page
    assert (f'<code class="copied">{url}<wbr>tapahtumat.ics</code>' in page) is is_copied
    assert ("Outlookissa" in page) is is_copied


def page_and_data(folder: Folder, **fields: str) -> tuple[str, dict[str, Any]]:
    """What a reader sees on a webinar's page, and what search engines are told."""
    editorial(folder, "webinars/w", title="Web", join="https://kokous.example/a", place="Kuntatalo", **fields)
    page = pages_of(webinars.publish, catalogue_of(folder), site_of(folder))["webinaarit/w/"]
    return page.body, next((dict(one) for one in page.data if one["@type"] == "Event"), {})


def test_a_cancelled_webinar_says_so_everywhere_and_lets_nobody_in(folder: Folder) -> None:
    folder.deed()
    page, data = page_and_data(folder, date="2027-03-02", starts="13:00", ends="14:30", cancelled="true")
    assert "Webinaari on peruttu." in page
    assert "kokous.example" not in page and "Lisää kalenteriin" not in page
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["startDate"] == "2027-03-02T13:00:00+02:00", "the day stays, for whoever looks for it"
    assert "VirtualLocation" not in json.dumps(data)
    listed = pages_of(webinars.publish, catalogue_of(folder), site_of(folder))["webinaarit/"].body
    assert '<span class="notice">Peruttu</span>' in listed and "Kuntatalo" not in listed
    event = events_of(calendars(folder)["tapahtumat.ics"])["Peruttu: Web"]
    assert (event["status"], event["sequence"], event["transp"]) == ("CANCELLED", 1, "TRANSPARENT")
    assert "kokous" not in event["description"] and "location" not in event
    assert events_of(calendars(folder)["webinaarit/w/tapahtuma.ics"]).keys() == {"Peruttu: Web"}


def test_a_webinar_that_is_held_says_nothing_of_being_cancelled_or_moved(folder: Folder) -> None:
    folder.deed()
    page, data = page_and_data(folder, date="2027-03-02", starts="13:00", ends="14:30")
    assert "peruttu" not in page.lower() and "siirretty" not in page
    assert "https://kokous.example/a" in page
    assert data["eventStatus"] == "https://schema.org/EventScheduled" and "previousStartDate" not in data
    event = events_of(calendars(folder)["tapahtumat.ics"])["Web"]
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)
    assert "transp" not in event


def test_a_moved_webinar_tells_the_new_time_and_the_old(folder: Folder) -> None:
    folder.deed()
    fields = {"date": "2027-03-02", "starts": "13:00", "moved_from": "[2027-01-12, {date: 2027-02-16, starts: 9.00}]"}
    page, data = page_and_data(folder, **fields)
    assert "Webinaari on siirretty." in page and "Aiemmin sen piti olla 12.1.2027 ja 16.2.2027 klo 9.00." in page
    assert "https://kokous.example/a" in page, "it is still held"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (data["startDate"], data["previousStartDate"]) == ("2027-03-02T13:00:00+02:00", "2027-02-16T09:00:00+02:00")
    event = events_of(calendars(folder)["tapahtumat.ics"])["Web"]
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 2)
    listed = pages_of(webinars.publish, catalogue_of(folder), site_of(folder))["webinaarit/"].body
    assert "Siirretty. Aiemmin sen piti olla 12.1.2027 ja 16.2.2027 klo 9.00." in listed


def test_a_webinar_moved_to_a_day_that_nobody_knows_yet_is_postponed(folder: Folder) -> None:
    folder.deed()
    page, data = page_and_data(folder, moved_from="2027-02-16")
    assert "Uusi aika kerrotaan myöhemmin." in page and "kokous.example" not in page
    assert (data["eventStatus"], data["startDate"]) == ("https://schema.org/EventPostponed", "2027-02-16")
    assert "previousStartDate" not in data and "endDate" not in data


def test_a_move_that_is_over_is_no_news(folder: Folder) -> None:
    folder.deed()
    page, _ = page_and_data(folder, date="2026-11-02", moved_from="2026-10-02")
    assert "siirretty" not in page


def test_whatever_is_cancelled_after_it_moved_has_changed_once_more(folder: Folder) -> None:
    folder.deed()
    page, data = page_and_data(folder, date="2027-03-02", moved_from="2027-02-16", cancelled="true")
    assert "Webinaari on peruttu." in page and "siirretty" not in page
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert events_of(calendars(folder)["tapahtumat.ics"])["Peruttu: Web"]["sequence"] == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"date": "2027-03-02", "moved_from": "2027-03-02"}, "not-moved"),
        ({"date": "2027-03-02", "starts": "13:00", "moved_from": "{date: 2027-03-02, starts: 13:00}"}, "not-moved"),
        ({"date": "2027-03-02", "moved_from": "2027-02"}, "inexact-date"),
        ({"date": "2027-03-02", "moved_from": "ensin"}, "bad-date"),
        ({"date": "2027-03-02", "moved_from": "[]"}, None),
        ({"date": "2027-03-02", "starts": "14:00", "moved_from": "{date: 2027-03-02, starts: 13:00}"}, None),
    ],
)
def test_a_webinar_moves_from_a_day_to_another_time(folder: Folder, fields: dict[str, str], code: str | None) -> None:
    folder.deed()
    editorial(folder, "webinars/w", **fields)
    assert [problem.code for problem in folder.read().problems if problem.severity.value == "error"] == [code] * bool(
        code
    )


def test_the_end_of_a_webinar_that_begins_at_an_hour_is_not_made_up(folder: Folder) -> None:
    folder.deed()
    for fields, ends in (
        ({"date": "2027-03-02", "starts": "13:00"}, None),
        ({"date": "2027-03-02", "starts": "13:00", "ends": "14:00"}, "2027-03-02T14:00:00+02:00"),
        ({"date": "2027-03-02"}, "2027-03-02"),
        ({"date": "2027-03-02/2027-03-03", "starts": "13:00"}, "2027-03-03"),
    ):
        assert page_and_data(folder, **fields)[1].get("endDate") == ends
