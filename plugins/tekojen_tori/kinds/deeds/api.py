"""What programs are told of deeds."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.content.adopting.spread import Adopter
from tekojen_tori.content.living.evidence import Evidence
from tekojen_tori.data.api.models import LinkForm
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.deeds.content import DEED, Deed
from tekojen_tori.kinds.deeds.forms import AdoptionForm, DeedForm, DeedRecordForm, EvidenceForm
from tekojen_tori.kinds.deeds.table import DeedLines, DeedTable


def _tell(deed: Deed, api: Things) -> Mapping[str, Any]:
    spread = api.catalogue.spread
    stage, models = spread.stage_of(deed), spread.models_of(deed)
    followup = api.catalogue.followups.latest(deed)
    return api.told(deed) | {
        "stage": stage.value if stage else None,
        "stage_told": deed.stage.value if deed.stage else None,
        "evidence": _evidence(deed.evidence),
        "participants": deed.participants,
        "duration": deed.duration,
        "cost": deed.cost,
        "state": followup.state.value if followup else None,
        "checked": date_form(followup.date) if followup else None,
        "campaign": api.maybe(api.catalogue.find("campaign", deed.campaign)),
        "support": api.references(deed.support),
        "partners": list(deed.partners),
        "awards": list(deed.awards),
        "adopted_from": api.maybe(models[0] if models else None),
        "models": api.references(models),
        "adoptions": [_adoption(one, api) for one in spread.followers_of(deed).every],
        "links": [LinkForm(url=link.url, title=link.title) for link in deed.links],
        "authors": list(deed.authors),
        "condensed": deed.condensed,
    }


def _evidence(told: Evidence | None) -> EvidenceForm | None:
    return EvidenceForm(how=told.how.value, figure=told.figure, url=told.url) if told else None


def _adoption(adopter: Adopter, api: Things) -> AdoptionForm:
    who = None if isinstance(adopter.who, str) else api.maybe(adopter.who)
    return AdoptionForm(
        by=adopter.name,
        date=date_form(adopter.date),
        deed=api.maybe(adopter.deed),
        who=who,
        how=adopter.how.value if adopter.how else None,
        adoption=api.maybe(adopter.told),
        url=adopter.url,
    )


COLLECTIONS = (
    collection_of(
        DEED, DeedForm, _tell, plural="Teot", others={"deed-record": DeedRecordForm}, bulks=(DeedTable, DeedLines)
    ),
)
