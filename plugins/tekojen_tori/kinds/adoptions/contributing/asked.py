"""What the terminal asks of an adoption, and what its file is called."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.contributing.asking.new_content import NewContent
from tekojen_tori.kinds.adoptions.reading import ADOPTIONS
from tekojen_tori.language.slugs import slug


def called(fields: Mapping[str, Any]) -> str:
    """The file is called by who took which deed as a model."""
    return f"{slug(str(fields['who']))}-{fields['model']}"


def _names(content: Content) -> dict[str, list[str]]:
    """The deeds that may have been a model."""
    return {"model": [deed.slug for deed in content.of(Done)]}


NEW_ADOPTION = NewContent(ADOPTIONS, first=("model", "who", "date", "how"), known=_names, called=called)
