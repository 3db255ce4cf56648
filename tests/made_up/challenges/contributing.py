"""What is asked of a challenge."""

from challenges.reading import CHALLENGES
from tekojen_tori.contributing.asking.new_content import NewContent

NEW = (NewContent(CHALLENGES, first=("title", "prize")),)
