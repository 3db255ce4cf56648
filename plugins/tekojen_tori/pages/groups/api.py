"""What programs are told of sectors, themes, support, municipalities and organisations."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.groupings import GROUPINGS, Group
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Sector, Support, Theme
from tekojen_tori.data.api.models import (
    Count,
    ReferenceForm,
    ThingForm,
)
from tekojen_tori.data.api.things import Collection, Things


class OrganisationForm(ThingForm):
    """Organisaatio, joka ei ole kunta."""

    kind: Literal["organisation"]
    type: str
    also_known_as: list[str]
    municipalities: Annotated[list[ReferenceForm], Field(description="Kunnat, joita organisaatio palvelee.")]
    nationwide: bool
    closed: Annotated[int | None, Field(description="Vuosi, jona toiminta päättyi.")]
    deed_count: Count


class MunicipalityForm(ThingForm):
    """Kunta."""

    kind: Literal["municipality"]
    code: Annotated[str, Field(description="Tilastokeskuksen kuntanumero.")]
    name_sv: str
    region: str
    latitude: float
    longitude: float
    population: Annotated[int, Field(description="Väkiluku Tilastokeskuksen mukaan.")]
    population_day: Annotated[str, Field(description="Päivä, jonka väkiluku on.")]
    deed_count: Count


class SectorForm(ThingForm):
    """Palveluala."""

    kind: Literal["sector"]
    description: str
    deed_count: Count


class ThemeForm(ThingForm):
    """Teema."""

    kind: Literal["theme"]
    description: str
    deed_count: Count


class SupportForm(ThingForm):
    """Tuki, jota kehittämiseen on saatu."""

    kind: Literal["support"]
    description: str
    deed_count: Count


def _organisation(organisation: Organisation, api: Things) -> Mapping[str, Any]:
    return {
        "type": organisation.kind,
        "also_known_as": list(organisation.also_known_as),
        "municipalities": api.references(api.catalogue.registers.municipalities_of(organisation)),
        "nationwide": organisation.nationwide,
        "closed": organisation.closed,
        "deed_count": len(api.catalogue.by_organisation.get(organisation, ())),
    }


def _municipality(municipality: Municipality, api: Things) -> Mapping[str, Any]:
    return {
        "code": municipality.code,
        "name_sv": municipality.name_sv,
        "region": municipality.region,
        "latitude": municipality.latitude,
        "longitude": municipality.longitude,
        "population": municipality.population,
        "population_day": municipality.counted.iso(),
        "deed_count": len(api.catalogue.by_municipality.get(municipality, ())),
    }


def _group(group: Group, api: Things) -> Mapping[str, Any]:
    deeds = next(grouping.deeds(api.catalogue) for grouping in GROUPINGS if group in grouping.deeds(api.catalogue))
    return {"description": group.description, "deed_count": len(deeds[group])}


def _has_page(doer: Doer, catalogue: Catalogue) -> bool:
    return doer in catalogue.with_page


def _collection(
    of: type[Any],
    folder: str,
    name: str,
    plural: str,
    form: type[ThingForm],
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
        Organisation,
        "organisations",
        "organisation",
        "Organisaatiot",
        OrganisationForm,
        _organisation,
        has_page=_has_page,
    ),
    _collection(
        Municipality,
        "municipalities",
        "municipality",
        "Kunnat",
        MunicipalityForm,
        _municipality,
        has_page=_has_page,
    ),
    _collection(Sector, "sectors", "sector", "Palvelualat", SectorForm, _group),
    _collection(Theme, "themes", "theme", "Teemat", ThemeForm, _group),
    _collection(Support, "support", "support", "Tuki", SupportForm, _group),
)
