"""What programs are told of series."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.content.kind import kinds
from tekojen_tori.data.api.models import (
    Html,
    ReferenceForm,
    WrittenForm,
)
from tekojen_tori.data.api.things import Things, collection_of
from tekojen_tori.kinds.series.content import SERIES, Series


class SeriesForm(WrittenForm):
    """Tarinoiden tai webinaarien sarja."""

    kind: Literal["series"]
    of: Literal["story", "webinar"]
    members: Annotated[list[ReferenceForm], Field(description="Sarjan omassa järjestyksessä.")]
    html: Html


def _tell(series: Series, api: Things) -> Mapping[str, Any]:
    return api.written(series) | {
        "of": next(kind.name for kind in kinds() if kind.folder == series.folder),
        "members": api.references(api.catalogue.editorials.members(series)),
    }


def _slug(series: Series) -> str:
    """A series of stories and one of webinars may have the same slug."""
    return f"{series.folder}-{series.slug}"


COLLECTIONS = (collection_of(SERIES, SeriesForm, _tell, slug=_slug),)
