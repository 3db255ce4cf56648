"""Webinars and events: what readers see of them, and what their calendars understand."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from conftest import Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.calendar.publishing import calendar_of
from tekojen_tori.kinds.webinars.catalogue import coming_webinars
from tekojen_tori.kinds.webinars.content import Webinar
from test_campaigns import campaign
from test_editorials import editorial

SOON = date.today() + timedelta(days=30)
LATELY = date.today() - timedelta(days=30)
HELSINKI = ZoneInfo("Europe/Helsinki")


def built(folder: Folder) -> None:
    result = folder.build()
    assert result.returncode == 0, result.stderr


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
    editorial(folder, "webinars/ensin", date="2027-02")
    content = Catalogue(folder.read().content)
    coming = coming_webinars(content.of(Webinar), content.content.today)
    assert [webinar.slug for webinar in coming] == ["ensin", "aamu", "iltapaiva"]


def test_a_webinar_to_come_tells_when_and_how_to_take_part(folder: Folder) -> None:
    folder.deed()
    editorial(
        folder, "webinars/dialogi", date=f"{SOON}", starts="09:00", ends="10.30", place="Kuntatalo, Helsinki",
        join="https://kokous.example/a", partners="[Keva]", deeds="[tiimi]",
    )  # fmt: skip
    built(folder)
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
    built(folder)
    page = folder.page("webinaarit/vanha/")
    assert 'href="https://video.example/v"' in page
    assert "Tämä on lyhennelmä" in page
    assert '"@type":"Event"' not in page, "an event has a day"
    assert "Osallistu" not in page and "kalenteriin" not in page
    assert not (folder.root / "site/tapahtumat.ics").exists()
    assert "tapahtumat.ics" not in folder.page("webinaarit/")


def test_what_is_only_known_by_its_topic_is_listed_by_that_alone(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/dialogit.md", "---\ntitle: Dialogit\n---\nSarja.\n")
    told = {"condensed": "true", "summary": "Aiheena oli aivotyö."}
    for place in ("webinars/aivotyo", "webinars/dialogit/aivotyo-taas"):
        editorial(folder, place, title="Aivotyö", **told)
    editorial(folder, "podcasts/aivotyo", title="Aivotyö", **told)
    built(folder)
    for page in ("webinaarit/", "webinaarit/dialogit/", "webinaarit/aivotyo/", "podcast/", "podcast/aivotyo/"):
        body = folder.page(page).partition("<main")[2]
        assert "Aivotyö" in body and "Aiheena oli aivotyö." not in body, page
    assert "Muita aiheita" in folder.page("webinaarit/")
    assert "Webinaareja" not in folder.page(), "a webinar without a date is no news"


def test_a_series_tells_its_webinars_in_order(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/dialogit.md", "---\ntitle: Dialogit\n---\nKaksi webinaaria.\n")
    editorial(folder, "webinars/dialogit/toka", number="2", title="Toinen osa")
    editorial(folder, "webinars/dialogit/eka", number="1", title="Ensimmäinen osa")
    editorial(folder, "webinars/yksin", title="Ihan yksin")
    built(folder)
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
    built(folder)
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
    built(folder)
    ids = [str(event["uid"]) for event in events(folder).values()]
    assert "webinaarit/vanha/@tekojentori.example" in ids
    assert len(ids) == len(set(ids)) == 3


def test_old_events_make_room_but_the_calendar_stays(folder: Folder) -> None:
    folder.deed()
    editorial(folder, "webinars/vanha", date="2019-05-02")
    built(folder)
    assert events(folder) == {}
    assert b"BEGIN:VTIMEZONE" in raw(folder), "a calendar must hold something"


def test_the_calendar_keeps_to_its_form_whatever_is_written(folder: Folder) -> None:
    title = "Öitä, yötöitä; ja \\ vielä: " + "pitkä sana " * 9
    folder.deed()
    editorial(folder, "webinars/outo", title=f"'{title.strip()}'", date=f"{SOON}", place='"Sali A\\nEND:VEVENT"')
    built(folder)
    lines = raw(folder).split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line == b"END:VEVENT"] == [b"END:VEVENT"]
    assert list(events(folder)) == [title.strip()]
