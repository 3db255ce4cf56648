"""What is asked of a topic of webinars."""

from tekojen_tori.contributing.asking.new_content import PICTURES_AND_PAST, NewContent, deed_names
from tekojen_tori.kinds.webinar_topics.reading import TOPICS

NEW = (NewContent(TOPICS, first=("title", "theme"), unasked=("number", *PICTURES_AND_PAST), known=deed_names),)
