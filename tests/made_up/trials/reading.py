"""The files of `trials/`."""

from tekojen_tori.reading.content_file import Reader
from trials.content import TRIAL

READERS = (Reader(TRIAL, "kokeilu", "Kerro, mitä kokeiltiin."),)
