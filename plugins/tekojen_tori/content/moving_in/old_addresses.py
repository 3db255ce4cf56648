"""The addresses that a page has had: names of its file, and whole paths from before it was on this site."""

import re
from typing import Annotated
from unicodedata import normalize
from urllib.parse import unquote

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from tekojen_tori.content.registers import checked_slug
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.language.slugs import is_device

_LONGEST, _LONGEST_STEP = 500, 200  # bytes
_PAGES = (".html", ".htm")
"""The endings of files that servers show as pages."""
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}")
_PATH_MARKS = re.compile(r"[/?#]|\.html?$")
_STEP = re.compile(r"[\w~-](?:[\w.,;=@+()!$&' ~-]*[\w,;=@+()!$&'~-])?")
"""One folder or file that every machine can make: it isn't hidden, and ends in no full stop or space."""
_FORM = "Polku on muotoa /2019/05/otsikko/ tai /wp/otsikko.html."


def is_path(alias: str) -> bool:
    """Whether an old address is a whole path, and not a name that the file has had."""
    return alias.startswith("/")


def _alias(written: str) -> str:
    return _path(written) if _PATH_MARKS.search(written) else checked_slug(written)


def _path(written: str) -> str:
    """A path as the file of its redirect is called: letters in place of their codes."""
    if not written.startswith("/") or written.startswith("//"):
        raise _wrong(written, "Vanha osoite ”{written}” ei ole polku.", _meant(written))
    if "?" in written or "#" in written:
        raise _wrong(
            written,
            "Osoitteesta ”{written}” ei voi ohjata, sillä siinä on ? tai #: vain polusta voi.",
            "Poista se tästä ja tee ohjaus palvelimen asetuksissa.",
        )
    path = _decoded(written)
    *_, last = path.rstrip("/").split("/")
    ending = _ENDING.fullmatch(last[last.rfind(".") :]) if "." in last else None
    if ending and ending[0].lower() not in _PAGES:
        raise _wrong(
            written,
            "Osoitteesta ”{written}” ei voi ohjata, sillä palvelin ei näytä tiedostoa sivuna.",
            f"Poista se tästä ja tee ohjaus palvelimen asetuksissa. Pääte voi olla {' tai '.join(_PAGES)}.",
        )
    return path


def _decoded(written: str) -> str:
    try:
        path = normalize("NFC", unquote(written, errors="strict"))
    except UnicodeDecodeError:
        path = ""
    steps = path.strip("/").split("/")
    is_long = len(path.encode()) > _LONGEST or any(len(step.encode()) > _LONGEST_STEP for step in steps)
    if is_long or not all(_STEP.fullmatch(step) and not is_device(step) for step in steps):
        raise _wrong(written, "”{written}” ei kelpaa vanhaksi poluksi.", _FORM)
    return f"/{'/'.join(steps)}{'/' * path.endswith('/')}"


def _meant(written: str) -> str:
    """The path of a whole address, or of one that begins without a slash."""
    parts = parts_of(written)
    path = "/" + (parts.path if parts else "").lstrip("/")
    if parts is None or parts.query or parts.fragment or path == "/" or len(written) > _LONGEST:
        return f"Kirjoita vain polku, ilman palvelimen nimeä. {_FORM}"
    return f"Tarkoititko: {path}?"


def _wrong(written: str, message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("bad-old-path", message, {"written": written[:100], "hint": hint})


Alias = Annotated[
    str,
    AfterValidator(_alias),
    WithJsonSchema({"type": "string", "pattern": "^([a-z0-9]+(-[a-z0-9]+)*|/[^/?#].*)$"}),
]
"""A name that a file has had, or a whole path on the site: /2019/05/otsikko/."""
OLD_ADDRESSES = Field(
    title="Vanhat osoitteet",
    description="Tiedoston aiempia nimiä, tai kokonaisia polkuja aiemmalta sivustolta: /2019/05/otsikko/.",
)
