"""What is asked of an episode."""

from tekojen_tori.contributing.asking.new_content import LATER, NewContent, deed_names
from tekojen_tori.kinds.podcast.reading import EPISODES

NEW = (
    NewContent(
        EPISODES,
        first=("type", "number", "title"),
        together=("type", "number"),
        unasked=("chapters", "guid", *LATER),
        known=deed_names,
    ),
)
