"""Addresses that content may hold: of the web, and of e-mail."""

import re
from typing import Annotated
from urllib.parse import SplitResult, unquote, urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from tekojen_tori.language.characters import control_character

_LONGEST = 2_000
_NOT_IN_HOSTS = frozenset(' "%<>\\^`{|}')
_HOST = re.compile(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\.?")
_NAME = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(rf"(?=.{{6,254}}\Z)(?=[^@]{{1,64}}@){_NAME}@(?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])")
"""The one address that `a@b.fi` is, as mail programs and `mailto:` read it: letters without accents, digits and . _ + -
before the at sign, and a domain name after it. Nothing in it needs escaping in an address of the web."""


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address, or None if it is none at all, such as http://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def has_host(parts: SplitResult) -> bool:
    """Whether an address tells whose it is: http://%5B, as Markdown writes http://[, does not."""
    whole = parts_of(f"//{unquote(parts.netloc)}")
    host = whole.hostname if whole else None
    return bool(host) and _NOT_IN_HOSTS.isdisjoint(host or "")


def is_web_address(written: str) -> bool:
    """Whether it is an http(s) address with a host, and nothing that hides where it leads."""
    try:
        parts = urlsplit(written)
        _ = parts.port  # a ValueError, if it is no number
    except ValueError:
        return False
    return (
        written.startswith(("https://", "http://"))
        and len(written) <= _LONGEST
        and "@" not in parts.netloc
        and _HOST.fullmatch(parts.hostname or "") is not None
        and "\\" not in written
        and not any(map(str.isspace, written))
        and control_character(written) is None
    )


def _web_address(written: str) -> str:
    if not is_web_address(written):
        raise PydanticCustomError(
            "bad-web-address",
            "”{written}” ei ole verkko-osoite.",
            {"written": written, "hint": "Verkko-osoite alkaa https:// eikä siinä ole välilyöntejä."},
        )
    return written


def _email(written: str) -> str:
    if not _EMAIL.fullmatch(written):
        raise PydanticCustomError(
            "bad-email",
            "”{written}” ei ole sähköpostiosoite.",
            {"written": written, "hint": "Sähköpostiosoite on muotoa etunimi.sukunimi@kunta.fi."},
        )
    return written


def is_email_within(text: str) -> bool:
    """Whether somebody's e-mail address stands in a text."""
    return re.search(rf"(?<![A-Za-z0-9._+-]){_NAME}@{_LABEL}\.[A-Za-z]", text[:_LONGEST]) is not None


WebAddress = Annotated[str, AfterValidator(_web_address)]
Email = Annotated[str, AfterValidator(_email)]
