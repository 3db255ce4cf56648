"""What programs are told of topics of webinars."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tekojen_tori.data.api.models import EditorialForm, ReferenceForm
from tekojen_tori.data.api.things import Things, collection_of
from tekojen_tori.kinds.webinar_topics import content
from tekojen_tori.kinds.webinar_topics.catalogue import WebinarTopics
from tekojen_tori.kinds.webinar_topics.content import TOPIC


class WebinarTopicForm(EditorialForm):
    """Webinaarien aihe: siitä pidettiin webinaareja, joista ei tiedetä muuta."""

    kind: Literal["topic"]
    webinars: Annotated[list[ReferenceForm], Field(description="Ne webinaarit aiheesta, jotka tunnetaan.")]
    stories: Annotated[list[ReferenceForm], Field(description="Tarinat aiheesta.")]


def _tell(topic: content.WebinarTopic, api: Things) -> Mapping[str, Any]:
    topics = api.catalogue.part(WebinarTopics)
    return api.editorial(topic) | {
        "webinars": api.references(topics.webinars_of(topic)),
        "stories": api.references(topics.stories_of(topic)),
    }


COLLECTIONS = (collection_of(TOPIC, WebinarTopicForm, _tell),)
