"""What programs are told of stories."""

from collections.abc import Mapping
from typing import Any, Literal

from tekojen_tori.data.api.models import EditorialForm, Form, PersonForm, ReferenceForm
from tekojen_tori.data.api.things import Things, collection_of
from tekojen_tori.kinds.stories.content import STORY, Story


class QuoteForm(Form):
    """Nostolainaus."""

    text: str
    by: str | None


class StoryForm(EditorialForm):
    """Tarina."""

    kind: Literal["story"]
    professions: list[str]
    people: list[PersonForm]
    quote: QuoteForm | None
    campaign: ReferenceForm | None


def _tell(story: Story, api: Things) -> Mapping[str, Any]:
    return api.editorial(story) | {
        "professions": list(story.profession),
        "people": [PersonForm(name=person.name, role=person.role) for person in story.people],
        "quote": QuoteForm(text=story.quote.text, by=story.quote.by) if story.quote else None,
        "campaign": api.maybe(api.catalogue.find("campaign", story.campaign)),
    }


COLLECTIONS = (collection_of(STORY, StoryForm, _tell),)
