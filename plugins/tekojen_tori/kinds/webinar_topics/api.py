"""What programs are told of topics of webinars."""

from typing import Literal

from tekojen_tori.data.api.models import Editorial
from tekojen_tori.data.api.things import collection_of
from tekojen_tori.kinds.webinar_topics.content import TOPIC


class WebinarTopic(Editorial):
    """Webinaarien aihe: siitä pidettiin webinaareja, mutta ei tiedetä, mitkä."""

    kind: Literal["topic"]


COLLECTIONS = (collection_of(TOPIC, WebinarTopic, lambda topic, api: api.editorial(topic)),)
