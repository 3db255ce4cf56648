"""A webinar or another event, past or to come."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import STRICT, Day, Partners, as_list
from tekojen_tori.content.order import newest_first
from tekojen_tori.content.web_addresses import WebAddress
from tekojen_tori.kinds.deeds.content import Link
from tekojen_tori.language.dates import FINLAND

Clock = Annotated[str, Field(pattern=r"^([01]?\d|2[0-3])[:.][0-5]\d$", description="Suomen aikaa, esimerkiksi 13:00.")]


class EarlierTime(BaseModel):
    """When a webinar was to be held before it was moved; alone its day."""

    model_config = STRICT

    date: Annotated[Day, Field(title="Päivä")]
    starts: Annotated[Clock | None, Field(title="Alkaa kello")] = None

    @model_validator(mode="before")
    @classmethod
    def _day_alone(cls, written: object) -> object:
        return written if isinstance(written, dict) else {"date": written}


class WebinarFields(EditorialFields):
    """What an editor writes above a webinar. Its clock times are Finland's, on the day of `date`."""

    partners: Annotated[Partners, Field(description="Ketkä järjestivät.")] = ()
    starts: Annotated[Clock | None, Field(title="Alkaa kello")] = None
    ends: Annotated[Clock | None, Field(title="Päättyy kello")] = None
    place: Annotated[
        str | None, Field(max_length=140, title="Paikka", description="Jos ollaan jossakin paikan päällä.")
    ] = None
    join: Annotated[WebAddress | None, Field(title="Osallistumisosoite", description="Mistä pääsee mukaan.")] = None
    recording: Annotated[Link | None, Field(title="Tallenne", description="Missä tallenteen voi katsoa.")] = None

    moved_from: Annotated[
        tuple[EarlierTime, ...],
        BeforeValidator(lambda written: [written] if isinstance(written, dict) else as_list(written)),
        Field(
            title="Aiemmat ajat", description="Jos aika on muuttunut: milloin tilaisuuden piti olla, ensimmäinen ensin."
        ),
    ] = ()
    cancelled: Annotated[bool, Field(title="Peruttu", description="true, jos tilaisuutta ei pidetä.")] = False

    @model_validator(mode="after")
    def _has_moved(self) -> "WebinarFields":
        if self.date and any((one.date.last, one.starts) == (self.date.last, self.starts) for one in self.moved_from):
            raise PydanticCustomError(
                "not-moved",
                "Webinaarin aika on sama, josta se on siirretty.",
                {"hint": "Kirjoita uusi aika kenttiin date ja starts, ja vanha kenttään moved_from."},
            )
        return self

    @model_validator(mode="after")
    def _clock_needs_a_day(self) -> "WebinarFields":
        if self.starts and not (self.date and self.date.last.day):
            raise PydanticCustomError(
                "time-without-day",
                "Kellonaika on kerrottu, mutta päivää ei.",
                {"hint": "Kirjoita päivä: date: 2027-03-02."},
            )
        if self.ends and not self.starts:
            raise PydanticCustomError(
                "end-without-start",
                "Päättymisaika on kerrottu, mutta alkamisaikaa ei.",
                {"hint": "Lisää starts: 13:00."},
            )
        if self.starts and self.ends and clock_minutes(self.ends) <= clock_minutes(self.starts):
            raise PydanticCustomError(
                "bad-period",
                "Tilaisuus päättyy ennen kuin se alkaa.",
                {"hint": f"Tarkoititko: starts: {self.ends}, ends: {self.starts}?"},
            )
        if self.starts and self.date and any(_is_skipped(self.date.last.earliest(), at) for at in self._clocks()):
            raise PydanticCustomError(
                "no-such-time",
                "Kellonaikaa ei ole: kesäaika alkaa tuona yönä, ja kello siirtyy kolmesta neljään.",
                {"hint": "Tarkista kellonaika ja päivä."},
            )
        return self

    def _clocks(self) -> Iterator[str]:
        return (clock for clock in (self.starts, self.ends) if clock)


class Webinar(WebinarFields, EditorialThing):
    """A webinar as it was read; its series, if any, is the folder in which it lies."""

    is_news_undated: ClassVar[bool] = False
    is_held: ClassVar[bool] = True

    @property
    def names(self) -> tuple[str, ...]:
        """Who held it."""
        return self.partners

    @property
    def notice(self) -> str:
        """What readers must know of it first."""
        return "Peruttu" if self.cancelled else ""


def at_clock(day: date, clock: str) -> datetime:
    """A clock time of a day in Finland."""
    hours, minutes = divmod(clock_minutes(clock), 60)
    return datetime.combine(day, time(hours, minutes), FINLAND)


def _is_skipped(day: date, clock: str) -> bool:
    """Whether clocks in Finland go past this time, as they do when summer time begins."""
    told = at_clock(day, clock)
    return told.astimezone(UTC).astimezone(FINLAND).time() != told.time()


def clock_minutes(clock: str) -> int:
    """A clock time as minutes from midnight."""
    hours, minutes = clock.replace(".", ":").split(":")
    return int(hours) * 60 + int(minutes)


WEBINAR: Kind[Webinar] = Kind(
    name="webinar",
    collection="webinars",
    folder="webinars",
    fields=WebinarFields,
    thing=Webinar,
    slug="webinaari",
    index="webinaarit/",
    title="Webinaari",
    plural="Webinaarit",
    one="webinaari",
    count="webinaaria",
    some="webinaareja",
    icon="material/presentation",
    in_order=newest_first,
)
KINDS = (WEBINAR,)
