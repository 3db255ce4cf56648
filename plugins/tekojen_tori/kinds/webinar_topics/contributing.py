"""What is asked of a topic of webinars."""

from tekojen_tori.content.content import Content
from tekojen_tori.content.written import Told
from tekojen_tori.contributing.asking.new_content import LATER, NewContent, deed_names
from tekojen_tori.kinds.webinar_topics.reading import TOPICS


def _names(content: Content) -> dict[str, list[str]]:
    """What a topic may name, by the fields, which are called as the folders are."""
    told = [thing for thing in content.things if isinstance(thing, Told)]
    others = {folder: [one.slug for one in told if one.path.parts[0] == folder] for folder in ("webinars", "stories")}
    return deed_names(content) | others


NEW = (NewContent(TOPICS, first=("title", "theme"), unasked=("number", *LATER), known=_names),)
