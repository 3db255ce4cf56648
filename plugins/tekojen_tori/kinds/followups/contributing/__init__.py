"""What is asked of a follow-up, and how the answers to the question come in."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.followups import followed_by_name
from tekojen_tori.contributing.asking.new_content import NewContent
from tekojen_tori.contributing.receiving.receivers import Receiver
from tekojen_tori.kinds.followups.contributing.answers import take_answer
from tekojen_tori.kinds.followups.reading import FOLLOW_UPS


def _names(content: Content) -> dict[str, list[str]]:
    """The deeds and the adoptions that may have been asked of."""
    return {"of": list(followed_by_name(content.of(Done), content.of(Adopts)))}


def _called(fields: Mapping[str, Any]) -> str:
    """The file is called by when what was asked of, so that a long name can't cut off the day."""
    return f"{fields['date']} {fields['of']}"


NEW = (NewContent(FOLLOW_UPS, first=("of", "date", "state"), known=_names, called=_called),)
RECEIVERS = (Receiver("vastaus kysymykseen, vieläkö teko elää", take_answer),)
