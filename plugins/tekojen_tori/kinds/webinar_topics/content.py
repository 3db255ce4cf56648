"""A topic of webinars: what is known of webinars that nobody can tell from one another."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import as_list
from tekojen_tori.content.registers import Slug
from tekojen_tori.language.order import alphabetical

_Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
_KNOWN_WEBINARS = "Webinaarit, joiden aiheena tämä tiedetään olleen: tiedostojen nimet ilman päätettä .md."
_STORIES = "Tarinat tästä aiheesta: tiedostojen nimet ilman päätettä .md."


class WebinarTopicFields(EditorialFields):
    """What an editor writes above a topic of webinars; `webinars` are those of them that are known."""

    webinars: Annotated[_Slugs, Field(title="Webinaarit", description=_KNOWN_WEBINARS)] = ()
    stories: Annotated[_Slugs, Field(title="Tarinat", description=_STORIES)] = ()


class WebinarTopic(WebinarTopicFields, EditorialThing):
    """A topic of webinars as it was read."""

    has_series: ClassVar[bool] = False
    is_news_undated: ClassVar[bool] = False


TOPIC: Kind[WebinarTopic] = Kind(
    name="topic",
    collection="topics",
    folder="topics",
    fields=WebinarTopicFields,
    thing=WebinarTopic,
    slug="webinaarien-aihe",
    index="webinaarit/#aiheet",
    title="Webinaarien aihe",
    plural="Webinaarien aiheet",
    one="webinaarien aihe",
    count="webinaarien aihetta",
    some="webinaarien aiheita",
    icon="material/presentation",
    in_order=lambda every: sorted(every, key=lambda topic: alphabetical(topic.title)),
)
KINDS = (TOPIC,)
