"""The files of `topics/`."""

from tekojen_tori.kinds.webinar_topics.content import TOPIC
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import understood_names

TOPICS = Reader(TOPIC, "aihe", "Kerro, mitä webinaareista tiedetään.", understood_names)
READERS = (TOPICS,)
