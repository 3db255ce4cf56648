"""What programs are told of campaigns."""

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
from tekojen_tori.kinds.campaigns.catalogue import Campaigns, standing
from tekojen_tori.kinds.campaigns.content import CAMPAIGN, Campaign


class AwardForm(Form):
    """Palkinto."""

    series: str
    recipient: ReferenceForm | None
    recipient_name: Annotated[str | None, Field(description="Saajan nimi kunniakirjassa, jos muu kuin saajan nimi.")]
    unit: str | None
    deed: ReferenceForm | None
    deed_name: Annotated[str | None, Field(description="Teon nimi kunniakirjassa, jos muu kuin teon otsikko.")]
    date: DateForm | None
    reason: str | None


class CampaignForm(WrittenForm):
    """Kampanja tai gaala."""

    kind: Literal["campaign"]
    type: Literal["kampanja", "gaala"]
    begins: DateForm
    ends: DateForm
    message: str | None
    hashtags: list[str]
    goal: int | None
    reported: Annotated[int | None, Field(description="Lähteen kertoma tulos.")]
    reported_about: Annotated[
        Literal["noin", "yli", "lähes", "alle"] | None, Field(description="Jos lähteen kertoma tulos ei ole tarkka.")
    ]
    deeds: Annotated[list[ReferenceForm], Field(description="Torin teot, jotka lasketaan mukaan.")]
    awards: list[AwardForm]
    html: Html


def _tell(campaign: Campaign, api: Things) -> Mapping[str, Any]:
    return api.written(campaign) | {
        "type": campaign.kind.value,
        "begins": date_form(campaign.begins),
        "ends": date_form(campaign.ends),
        "message": campaign.message,
        "hashtags": list(campaign.hashtags),
        "goal": campaign.goal,
        "reported": campaign.reported,
        "reported_about": campaign.reported_about,
        "deeds": api.references(standing(campaign, api.catalogue.deeds).deeds),
        "awards": [
            AwardForm(
                series=given.award.series.name,
                recipient=api.maybe(given.got_by),
                recipient_name=given.award.recipient_name,
                unit=given.award.unit,
                deed=api.maybe(given.deed),
                deed_name=given.award.deed_name,
                date=date_form(given.award.date),
                reason=given.award.reason,
            )
            for given in api.catalogue.part(Campaigns).awards
            if given.campaign is campaign
        ],
    }


COLLECTIONS = (collection_of(CAMPAIGN, CampaignForm, _tell),)
