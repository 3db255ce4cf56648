"""What programs are told of deeds."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.data.api.models import LinkForm
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.deeds.content import DEED, Deed
from tekojen_tori.kinds.deeds.forms import AdoptionForm, DeedForm, DeedRecordForm
from tekojen_tori.kinds.deeds.table import DeedLines, DeedTable


def _tell(deed: Deed, api: Things) -> Mapping[str, Any]:
    return api.told(deed) | {
        "stage": deed.stage.value if deed.stage else None,
        "campaign": api.maybe(api.catalogue.find("campaign", deed.campaign)),
        "support": api.references(deed.support),
        "partners": list(deed.partners),
        "awards": list(deed.awards),
        "adopted_from": api.maybe(api.catalogue.model_of(deed)),
        "adoptions": [
            AdoptionForm(by=one.name, date=date_form(one.date), deed=api.maybe(one.deed))
            for one in api.catalogue.adopters.get(deed.slug, ())
        ],
        "links": [LinkForm(url=link.url, title=link.title) for link in deed.links],
        "authors": list(deed.authors),
        "condensed": deed.condensed,
    }


COLLECTIONS = (
    collection_of(
        DEED, DeedForm, _tell, plural="Teot", others={"deed-record": DeedRecordForm}, bulks=(DeedTable, DeedLines)
    ),
)
