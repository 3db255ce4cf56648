"""The files of `challenges/`."""

from challenges.content import CHALLENGE
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import is_no_series, understood_names

CHALLENGES = Reader(CHALLENGE, "haaste", "Kerro, mihin haastetaan.", understood_names, holds=is_no_series)
READERS = (CHALLENGES,)
