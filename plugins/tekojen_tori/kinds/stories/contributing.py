"""What is asked of a story."""

from tekojen_tori.contributing.asking.new_content import PICTURES_AND_PAST, SERIES, NewContent, deed_names
from tekojen_tori.kinds.stories.reading import STORIES

NEW = (NewContent(STORIES, first=(SERIES, "title", "date"), unasked=("people", *PICTURES_AND_PAST), known=deed_names),)
