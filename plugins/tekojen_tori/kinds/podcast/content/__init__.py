"""The podcast and its episodes."""

from tekojen_tori.kinds.podcast.content.episode import EPISODE
from tekojen_tori.kinds.podcast.content.podcast import PODCAST

KINDS = (PODCAST, EPISODE)
