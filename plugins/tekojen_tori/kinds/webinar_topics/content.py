"""A topic of webinars: what is known of webinars that nobody can tell from one another."""

from typing import ClassVar

from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.language.order import alphabetical


class WebinarTopicFields(EditorialFields):
    """What an editor writes above a topic of webinars."""


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
