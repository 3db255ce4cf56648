"""What is asked of an episode."""

from tekojen_tori.contributing.asking.new_content import PICTURES_AND_PAST, NewContent, deed_names
from tekojen_tori.kinds.podcast.reading import EPISODES

NEW = (NewContent(EPISODES, first=("number", "title"), unasked=("chapters", *PICTURES_AND_PAST), known=deed_names),)
