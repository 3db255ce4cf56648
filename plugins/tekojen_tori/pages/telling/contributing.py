"""Nominations that a page sends to the editors: a message to pass on, and nothing to publish yet."""

from datetime import date

from tekojen_tori.content.content import Content
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received, Receiver

NOMINATED = "Ilmianto:"
"""With which such a message begins."""


def _take_nomination(message: Incoming, content: Content, today: date) -> Received | None:
    """Whoever did it tells of it themselves: until then there is no file."""
    if not message.text.lstrip().startswith(NOMINATED):
        return None
    raise NotReceived(
        "Tämä on ilmianto. Lähetä viestissä oleva kutsu tekijälle: teko tulee torille, kun hän itse kertoo siitä."
    )


RECEIVERS = (Receiver("ilmianto", _take_nomination),)
