"""The files of `webinars/`."""

from tekojen_tori.kinds.webinars.content import WEBINAR
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import is_no_series, understood_names

WEBINARS = Reader(WEBINAR, "webinaari", "Kerro, mistä on kyse.", understood_names, holds=is_no_series)
READERS = (WEBINARS,)
