"""What programs are told of TOP lists."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.data.api.models import (
    DateForm,
    Form,
    Html,
    ReferenceForm,
    WrittenForm,
)
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.toplists.catalogue import TopLists
from tekojen_tori.kinds.toplists.content import TOPLIST, TopList


class PlaceForm(Form):
    """Sija listalla."""

    place: Annotated[int, Field(ge=1)]
    name: str
    thing: Annotated[
        ReferenceForm | None,
        Field(description="Teko, tarina, podcast-jakso, webinaari tai tekijä, jos se on yhä torilla."),
    ]
    why: str | None
    count: Annotated[int | None, Field(description="Luku, jonka mukaan sija määräytyy, jos sellainen on.")]


class TopListForm(WrittenForm):
    """TOP-lista."""

    kind: Literal["toplist"]
    date: DateForm | None
    length: Annotated[int | None, Field(description="Montako sijaa listalla on täytenä.")]
    places: list[PlaceForm]
    html: Html


def _tell(toplist: TopList, api: Things) -> Mapping[str, Any]:
    return api.written(toplist) | {
        "date": date_form(toplist.date),
        "length": toplist.length,
        "places": [
            PlaceForm(
                place=entry.place, name=entry.name, thing=api.maybe(entry.thing), why=entry.why, count=entry.count
            )
            for entry in api.catalogue.part(TopLists).entries[toplist.slug]
        ],
    }


COLLECTIONS = (collection_of(TOPLIST, TopListForm, _tell),)
