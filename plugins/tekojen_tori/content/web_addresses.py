"""Addresses that content may hold: of the web, and of e-mail."""

import re
from typing import Annotated
from urllib.parse import SplitResult, unquote, urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from tekojen_tori.language.characters import NOT_TEXT

WEB_SCHEMES = frozenset(["http", "https"])
_LONGEST = 2_000
_NOT_IN_HOSTS = frozenset(' "%<>\\^`{|}')
_NAME = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
EMAIL = rf"^(?=.{{6,254}}$)(?=[^@]{{1,64}}@){_NAME}@(?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])$"
"""The one address that `a@b.fi` is, as mail programs and `mailto:` read it: letters without accents, digits and . _ + -
before the at sign, and a domain name after it. Nothing in it needs escaping in an address of the web. Python and the
browser read the pattern alike."""


def _web_address_pattern(letter: str) -> str:
    """What an address of the web looks like. `letter` is a letter, digit or _ as the inside of a class."""
    label = rf"[{letter}](?:[{letter}-]*[{letter}])?"
    port = "0*(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})?"
    rest = rf"[^\s\\\x85\ufeff{NOT_TEXT}]*"
    return rf"^(?=.{{1,{_LONGEST}}}$)https?://{label}(?:\.{label})*\.?(?::{port})?(?:[/?#]{rest})?$"


_WEB_ADDRESS = re.compile(_web_address_pattern(r"\w"))
WEB_ADDRESS_IN_SCRIPTS = _web_address_pattern(r"\p{L}\p{N}_")
"""The same for the browser, where \\w knows no letters but English ones."""


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address, or None if it is none at all: http://[, or http://%5B as Markdown writes it."""
    try:
        parts = urlsplit(address)
        is_whose = parts.scheme not in WEB_SCHEMES or _is_host(urlsplit(f"//{unquote(parts.netloc)}").hostname)
    except ValueError:
        return None
    return parts if is_whose else None


def _is_host(name: str | None) -> bool:
    return bool(name) and _NOT_IN_HOSTS.isdisjoint(name or "")


def is_web_address(written: str) -> bool:
    """Whether it is an http(s) address with a host, and nothing that hides where it leads."""
    return _WEB_ADDRESS.fullmatch(written) is not None


_IN_TEXT = re.compile(r"https?://[^\s<>\"'()\[\]]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-zåäö0-9-]+\.)+[a-z]{2,12}(?:[/?#]\S*)?", re.IGNORECASE)
_AFTER = ".,;:!?»”"


def _web_address(written: str) -> str:
    if not is_web_address(written):
        raise PydanticCustomError(
            "bad-web-address",
            "”{written}” ei ole verkko-osoite.",
            {"written": written, "hint": _near_address(written)},
        )
    return written


def _near_address(written: str) -> str:
    """What to ask of a text that holds an address among other words, or one without its beginning."""
    text = written[:_LONGEST].strip()
    found = [one.rstrip(_AFTER) for one in _IN_TEXT.findall(text)] or (
        [f"https://{text}"] if _BARE.fullmatch(text) else []
    )
    if len(found) == 1 and is_web_address(found[0]):
        return f"Tarkoititko: {found[0]}?"
    several = "Kirjoita kukin osoite omalle rivilleen." if len(found) > 1 else ""
    return several or "Verkko-osoite alkaa https:// eikä siinä ole välilyöntejä."


def is_email(written: str) -> bool:
    """Whether it is one e-mail address, and nothing else."""
    return re.fullmatch(EMAIL, written) is not None


_AT = re.compile(r"\s*[\[({](?:at|ät|a|miuku|@)[\])}]\s*", re.IGNORECASE)
_EMAIL_IN_TEXT = re.compile(rf"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{{1,64}}@(?:{_LABEL}\.)+[A-Za-z]+")


def _email(written: str) -> str:
    if not is_email(written):
        raise PydanticCustomError(
            "bad-email",
            "”{written}” ei ole sähköpostiosoite.",
            {"written": written, "hint": _near_email(written)},
        )
    return written


def _near_email(written: str) -> str:
    """What to ask of a text that holds one address among other words, or with a word for the at sign."""
    text = _AT.sub("@", written[:_LONGEST])
    found = {one for one in _EMAIL_IN_TEXT.findall(text) if is_email(one)}
    return (
        f"Tarkoititko: {found.pop()}?" if len(found) == 1 else "Sähköpostiosoite on muotoa etunimi.sukunimi@kunta.fi."
    )


def is_email_within(text: str) -> bool:
    """Whether somebody's e-mail address stands in a text."""
    return re.search(rf"(?<![A-Za-z0-9._+-]){_NAME}@{_LABEL}\.[A-Za-z]", text[:_LONGEST]) is not None


WebAddress = Annotated[str, AfterValidator(_web_address)]
Email = Annotated[str, AfterValidator(_email)]
