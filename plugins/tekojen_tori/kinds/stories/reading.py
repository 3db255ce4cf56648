"""The files of `stories/`."""

from tekojen_tori.kinds.stories.content import STORY
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import happened, is_no_series, understood_names

STORIES = Reader(STORY, "tarina", "Kerro tarina.", understood_names, happened, is_no_series)
READERS = (STORIES,)
