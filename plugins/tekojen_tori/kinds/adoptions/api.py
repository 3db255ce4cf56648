"""What programs are told of adoptions."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.data.api.models import Address, DateForm, Html, ReferenceForm, WrittenForm
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.adoptions.content import ADOPTION, Adoption, adoption_anchor
from tekojen_tori.publishing.addresses import first_address


class AdoptionRecordForm(WrittenForm):
    """Mallin ottaminen: kuka otti mallia mistä teosta ja mitä siitä tuli."""

    kind: Literal["adoption"]
    model: Annotated[ReferenceForm | None, Field(description="Teko, josta mallia otettiin.")]
    by: Annotated[str, Field(description="Kuka otti mallia.")]
    who: Annotated[ReferenceForm | None, Field(description="Kunta tai organisaatio, jos tori tuntee sen.")]
    date: DateForm | None
    how: Annotated[
        Literal["innoittui", "sovelsi", "kopioi"] | None, Field(description="Miten mallia otettiin, jos se tiedetään.")
    ]
    more: Annotated[Address | None, Field(description="Missä siitä kerrotaan.")]
    html: Html


def _tell(adoption: Adoption, api: Things) -> Mapping[str, Any]:
    model = api.catalogue.deed_by_slug.get(adoption.model)
    first = f"{first_address(model)}#{adoption_anchor(adoption)}" if model else first_address(adoption)
    return api.written(adoption) | {
        "id": api.site.canonical(first),
        "model": api.maybe(model),
        "by": adoption.name,
        "who": None if isinstance(adoption.who, str) else api.maybe(adoption.who),
        "date": date_form(adoption.date),
        "how": adoption.how.value if adoption.how else None,
        "more": adoption.url,
    }


COLLECTIONS = (collection_of(ADOPTION, AdoptionRecordForm, _tell),)
