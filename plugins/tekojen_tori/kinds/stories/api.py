"""What programs are told of stories."""

from collections.abc import Mapping
from typing import Any, Literal

from tekojen_tori.data.api.models import Editorial, Form, Person, Reference
from tekojen_tori.data.api.things import Things, collection_of
from tekojen_tori.kinds.stories import content
from tekojen_tori.kinds.stories.content import STORY


class Quote(Form):
    """Nostolainaus."""

    text: str
    by: str | None


class Story(Editorial):
    """Tarina."""

    kind: Literal["story"]
    professions: list[str]
    people: list[Person]
    quote: Quote | None
    campaign: Reference | None


def _tell(story: content.Story, api: Things) -> Mapping[str, Any]:
    return api.editorial(story) | {
        "professions": list(story.profession),
        "people": [Person(name=person.name, role=person.role) for person in story.people],
        "quote": Quote(text=story.quote.text, by=story.quote.by) if story.quote else None,
        "campaign": api.maybe(api.catalogue.find("campaign", story.campaign)),
    }


COLLECTIONS = (collection_of(STORY, Story, _tell),)
