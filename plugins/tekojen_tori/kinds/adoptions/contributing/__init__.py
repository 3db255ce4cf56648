"""What is asked of an adoption, and how the answers to a letter come in."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.contributing.asking.new_content import NewContent
from tekojen_tori.contributing.receiving.receivers import Receiver
from tekojen_tori.kinds.adoptions.contributing.answers import take_adoption
from tekojen_tori.kinds.adoptions.reading import ADOPTIONS
from tekojen_tori.language.slugs import slug


def _names(content: Content) -> dict[str, list[str]]:
    """The deeds that may have been a model."""
    return {"model": [deed.slug for deed in content.of(Done)]}


def _called(fields: Mapping[str, Any]) -> str:
    """The file is called by who took which deed as a model."""
    return f"{slug(str(fields['who']))}-{fields['model']}"


RECEIVERS = (Receiver("viesti ”Otimme tästä mallia”", take_adoption),)
NEW = (NewContent(ADOPTIONS, first=("model", "who", "date", "how"), known=_names, called=_called),)
