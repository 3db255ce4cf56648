"""The media types of sounds and transcripts, by the endings of their files, for servers."""

from tekojen_tori.kinds.podcast.content.transcript import TRANSCRIPT_TYPES
from tekojen_tori.kinds.podcast.reading.audio_files import FORMS

SELDOM_KNOWN = TRANSCRIPT_TYPES
"""Types that servers don't know by themselves."""
KNOWN = {ending: form.types[0] for ending, form in FORMS.items()}
