"""How somebody can be reached, where it stands in words that are to be published: an editor is told of it before."""

import re
from collections.abc import Iterator

from tekojen_tori.content.web_addresses import is_email_within

_PHONE = re.compile(r"(?<![\d.,/-])(?:\+358|0)(?:[ -]?\d){6,11}(?!\.?\d)")


def what_reaches_somebody(text: str) -> Iterator[str]:
    """A sentence on each sort of contact details in a text."""
    found = {"sähköpostiosoite": is_email_within(text), "puhelinnumero": _PHONE.search(text)}
    for what, is_there in found.items():
        if is_there:
            yield f"Vastauksessa on {what}, ja se julkaistaan. Poista se, jos sitä ei pidä julkaista."
