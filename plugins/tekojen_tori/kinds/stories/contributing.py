"""What is asked of a story."""

from tekojen_tori.contributing.asking.new_content import LATER, SERIES, NewContent, deed_names
from tekojen_tori.kinds.stories.reading import STORIES

NEW = (NewContent(STORIES, first=(SERIES, "title", "date"), unasked=("people", *LATER), known=deed_names),)
