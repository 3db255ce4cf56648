"""What is said when a site can't be published, whatever the cause: one clear sentence, and never a traceback."""

import errno
import traceback
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any

from tekojen_tori.content.written import Written
from tekojen_tori.language.words.dictionary import DictionaryEnded
from tekojen_tori.publishing.page import Bundle, File, NotPublished, Page, Promise
from tekojen_tori.reading.report import printable

_AS_BEFORE = "Aiempi sivusto on ennallaan."
_FULL = {errno.ENOSPC, errno.EDQUOT}
_OUT_OF_MEMORY = {errno.ENOMEM, errno.EAGAIN}
_CAUSES = {
    errno.ENOENT: "se katosi kesken rakennuksen",
    errno.ENOTDIR: "kansion paikalla on tiedosto",
    errno.EEXIST: "kansion paikalla on tiedosto",
    errno.ENAMETOOLONG: "nimi on liian pitkä",
    errno.EFBIG: "se on liian suuri",
    errno.EMFILE: "liian monta tiedostoa on auki",
    errno.EBUSY: "se on käytössä",
} | dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "siihen ei ole oikeutta")


class Unforeseen(Exception):
    """A fault of the program itself: its sentence, and its traceback for those who mend it."""

    def __init__(self, sentence: str, trace: str) -> None:
        super().__init__(sentence, trace)
        self.sentence, self.trace = sentence, trace


def sentence_of(error: BaseException) -> str:
    """What to say of a failure to publish."""
    match error:
        case NotPublished():
            return str(error)
        case Unforeseen():
            return error.sentence
        case OSError() if error.errno in _FULL:
            return f"Levy on täynnä, joten sivustoa ei voitu rakentaa. {_AS_BEFORE}"
        case OSError() if error.errno not in _OUT_OF_MEMORY:
            what = f"Tiedostoa tai kansiota ”{printable(str(error.filename))}”" if error.filename else "Sivustoa"
            return f"{what} ei voitu käsitellä: {_CAUSES.get(error.errno or 0, error.strerror)}. {_AS_BEFORE}"
        case OSError() | MemoryError() | BrokenProcessPool() | DictionaryEnded():
            return (
                "Rakennus keskeytyi, koska käyttöjärjestelmä lopetti osan siitä. "
                f"Luultavasti muisti loppui kesken. {_AS_BEFORE}"
            )
    return unforeseen(error).sentence


def trace_of(error: BaseException) -> str:
    """The traceback of a failure, also of one that came in another process."""
    return error.trace if isinstance(error, Unforeseen) else "".join(traceback.format_exception(error))


def unforeseen(error: BaseException) -> Unforeseen:
    """What to say of a fault of the program, which names the file or page that was being published, if any was."""
    what = next(_published_in(error.__traceback__), "Sivustoa")
    fault = printable(" ".join(f"{type(error).__name__}: {error}".split())[:300])
    return Unforeseen(
        f"{what} ei osattu julkaista. Vika on ohjelmassa, ei tekstissäsi ({fault}). "
        "Kerro siitä torin ylläpidolle: komento mkdocs build --verbose näyttää, mistä vika löytyy. "
        f"{_AS_BEFORE}",
        trace_of(error),
    )


def _published_in(trace: TracebackType | None) -> Iterator[str]:
    """What the functions that failed were working on, the innermost first."""
    frames = [frame for frame, _ in traceback.walk_tb(trace)]
    for frame in reversed(frames):
        yield from filter(None, map(_name, frame.f_locals.values()))


def _name(thing: Any) -> str:
    if isinstance(thing, Written):
        return f"Tiedostoa ”{printable(str(thing.path))}”"
    if isinstance(thing, Page | File | Promise):
        return f"Sivua ”{printable(thing.address or '/')}”"
    if isinstance(thing, Bundle):
        return f"Kansiota ”{printable(thing.folder)}”"
    return ""
