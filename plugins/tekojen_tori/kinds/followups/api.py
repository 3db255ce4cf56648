"""What programs are told of follow-ups."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.content.done import Done
from tekojen_tori.data.api.models import DateForm, Html, ReferenceForm, StateName, WrittenForm
from tekojen_tori.data.api.things import Things, collection_of, date_form
from tekojen_tori.kinds.followups.content import FOLLOW_UP, FollowUp, followup_anchor
from tekojen_tori.publishing.addresses import first_address


class FollowUpForm(WrittenForm):
    """Tarkistus: elikö teko tai muualla otettu malli yhä, kun sitä kysyttiin."""

    kind: Literal["followup"]
    of: Annotated[ReferenceForm | None, Field(description="Teko tai mallin ottaminen, joka tarkistettiin.")]
    date: Annotated[DateForm, Field(description="Milloin tarkistettiin.")]
    state: Annotated[StateName, Field(description="Mikä tila oli silloin.")]
    html: Html


def _tell(followup: FollowUp, api: Things) -> Mapping[str, Any]:
    followed = api.catalogue.followups.followed(followup)
    shown_on = f"{first_address(followed)}#{followup_anchor(followup)}" if isinstance(followed, Done) else None
    return api.written(followup) | {
        "id": api.site.canonical(shown_on or first_address(followup)),
        "of": api.maybe(followed),
        "date": date_form(followup.date),
        "state": followup.state.value,
    }


COLLECTIONS = (collection_of(FOLLOW_UP, FollowUpForm, _tell),)
