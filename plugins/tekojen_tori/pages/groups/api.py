"""What programs are told of sectors, themes, municipalities and organisations."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content import registers
from tekojen_tori.data.api.models import (
    Count,
    Reference,
    Thing,
)
from tekojen_tori.data.api.things import Collection, Things


class Organisation(Thing):
    """Organisaatio, joka ei ole kunta."""

    kind: Literal["organisation"]
    type: str
    also_known_as: list[str]
    municipalities: Annotated[list[Reference], Field(description="Kunnat, joita organisaatio palvelee.")]
    nationwide: bool
    closed: Annotated[int | None, Field(description="Vuosi, jona toiminta päättyi.")]
    deed_count: Count


class Municipality(Thing):
    """Kunta."""

    kind: Literal["municipality"]
    code: Annotated[str, Field(description="Tilastokeskuksen kuntanumero.")]
    name_sv: str
    region: str
    latitude: float
    longitude: float
    deed_count: Count


class Sector(Thing):
    """Palveluala."""

    kind: Literal["sector"]
    description: str
    deed_count: Count


class Theme(Thing):
    """Teema."""

    kind: Literal["theme"]
    description: str
    deed_count: Count


class Support(Thing):
    """Tuki, jota kehittämiseen on saatu."""

    kind: Literal["support"]
    description: str
    deed_count: Count


def _organisation(organisation: registers.Organisation, api: Things) -> Mapping[str, Any]:
    return {
        "type": organisation.kind,
        "also_known_as": list(organisation.also_known_as),
        "municipalities": api.references(api.catalogue.registers.municipalities_of(organisation)),
        "nationwide": organisation.nationwide,
        "closed": organisation.closed,
        "deed_count": len(api.catalogue.by_organisation.get(organisation, ())),
    }


def _municipality(municipality: registers.Municipality, api: Things) -> Mapping[str, Any]:
    return {
        "code": municipality.code,
        "name_sv": municipality.name_sv,
        "region": municipality.region,
        "latitude": municipality.latitude,
        "longitude": municipality.longitude,
        "deed_count": len(api.catalogue.by_municipality.get(municipality, ())),
    }


def _sector(sector: registers.Sector, api: Things) -> Mapping[str, Any]:
    return {"description": sector.description, "deed_count": len(api.catalogue.by_sector[sector])}


def _theme(theme: registers.Theme, api: Things) -> Mapping[str, Any]:
    return {"description": theme.description, "deed_count": len(api.catalogue.by_theme[theme])}


def _support(support: registers.Support, api: Things) -> Mapping[str, Any]:
    return {"description": support.description, "deed_count": len(api.catalogue.by_support[support])}


def _has_page(doer: registers.Organisation | registers.Municipality, catalogue: Catalogue) -> bool:
    return doer in catalogue.with_page


def _collection(
    of: type[Any],
    folder: str,
    name: str,
    plural: str,
    form: type[Thing],
    tell: Callable[[Any, Things], Mapping[str, Any]],
    **more: Any,
) -> Collection:
    """A register's."""
    return Collection(
        of=of, folder=folder, name=name, plural=plural, form=form, tell=tell, title=attrgetter("name"),
        every=lambda catalogue: getattr(catalogue.registers, folder), **more,
    )  # fmt: skip


COLLECTIONS = (
    _collection(
        registers.Organisation,
        "organisations",
        "organisation",
        "Organisaatiot",
        Organisation,
        _organisation,
        has_page=_has_page,
    ),
    _collection(
        registers.Municipality,
        "municipalities",
        "municipality",
        "Kunnat",
        Municipality,
        _municipality,
        has_page=_has_page,
    ),
    _collection(registers.Sector, "sectors", "sector", "Palvelualat", Sector, _sector),
    _collection(registers.Theme, "themes", "theme", "Teemat", Theme, _theme),
    _collection(
        registers.Support, "support", "support", "Tuki", Support, _support, has_page=lambda support, catalogue: False
    ),
)
