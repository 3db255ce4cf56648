"""What programs are told of webinars."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.data.api.models import (
    Address,
    DateForm,
    EditorialForm,
    Form,
    LinkForm,
)
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.webinars.content import WEBINAR, Webinar, at_clock


class EarlierTimeForm(Form):
    """Aika, josta webinaari on siirretty."""

    date: DateForm | None
    starts: Annotated[datetime | None, Field(description="Alkamishetki, jos kellonaika tiedetään.")]


class WebinarForm(EditorialForm):
    """Webinaari tai muu tilaisuus."""

    kind: Literal["webinar"]
    starts: Annotated[datetime | None, Field(description="Alkamishetki, jos päivä ja kellonaika tiedetään.")]
    ends: datetime | None
    place: str | None
    partners: list[str]
    join: Address | None
    recording: LinkForm | None
    cancelled: Annotated[bool, Field(description="Onko tilaisuus peruttu.")]
    moved_from: Annotated[list[EarlierTimeForm], Field(description="Milloin tilaisuuden piti olla, ensimmäinen ensin.")]


def _tell(webinar: Webinar, api: Things) -> Mapping[str, Any]:
    day, recording = webinar.date, webinar.recording
    first = day and (day.first if day.first.day else day.last)
    return api.editorial(webinar) | {
        "starts": at_clock(first.earliest(), webinar.starts) if first and webinar.starts else None,
        "ends": at_clock(day.last.earliest(), webinar.ends) if day and webinar.ends else None,
        "place": webinar.place,
        "partners": list(webinar.partners),
        "join": webinar.join,
        "recording": LinkForm(url=recording.url, title=recording.title) if recording else None,
        "cancelled": webinar.cancelled,
        "moved_from": [
            EarlierTimeForm(
                date=date_form(one.date), starts=at_clock(one.date.last.earliest(), one.starts) if one.starts else None
            )
            for one in webinar.moved_from
        ],
    }


COLLECTIONS = (collection_of(WEBINAR, WebinarForm, _tell),)
