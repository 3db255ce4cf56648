"""Pictures that content shows and sounds that it plays, under one folder.

Sounds and transcripts are copied as they are. Pictures are drawn anew, which takes a moment, so they are kept from one
build to the next. A preview shows the files themselves: nobody else sees it.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path, PurePosixPath

import PIL
from PIL import features

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.targets import file_at, pictures_of
from tekojen_tori.machine.kept_files import forget_unused, keep, read_kept
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File, NotPublished
from tekojen_tori.publishing.pictures import drawn as pictures
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.files.picture_files import real_path

_FOLDER = "pictures"
_KEPT_AS = re.compile(r"[0-9a-f]{64}")
"""The names of those that are kept: the sums of all that they are drawn from."""
_AT_A_TIME = 2
"""Pictures drawn beside one another: each of the largest takes about 200 MB of memory."""


def media_address(file: PurePosixPath) -> str:
    """Where a picture, sound or transcript of the content folder is on the site."""
    return f"{addresses.MEDIA}{file}"


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Every picture that something written shows, and what else the rooms name in their `MEDIA`, once."""
    heard = {file for media in rooms.offers("publishing", "MEDIA") for file in media(catalogue)}
    shown = {file for written in catalogue.written for file in pictures_of(written)} & catalogue.content.pictures.keys()
    if site.is_preview:
        for file in sorted(heard | shown):
            path = _path(file, site)
            if path.is_file():
                yield File(media_address(file), path)
        return
    for file in sorted(heard):
        if not _path(file, site).is_file():
            raise _gone(file)
        yield File(media_address(file), _path(file, site))
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        drawn = [pool.submit(_drawn, file, catalogue, site) for file in sorted(shown)]
        try:
            for one in drawn:
                yield from one.result()
            forget_unused(site.cache / _FOLDER, _KEPT_AS)
        finally:
            pool.shutdown(cancel_futures=True)


def _drawn(file: PurePosixPath, catalogue: Catalogue, site: Site) -> list[File]:
    """Every version of a picture."""
    picture = catalogue.content.pictures[file]
    showing = (one for one in catalogue.written if one.image and file_at(one.path, one.image) == file)
    widest = max((one.widest_picture or pictures.WIDEST for one in showing), default=pictures.WIDEST)
    try:
        data = _path(file, site).read_bytes()
    except OSError:
        raise _gone(file) from None
    made = []
    for version in pictures.versions(file, picture, widest):
        name = hashlib.sha256(_recipe() + repr((picture, version.form, version.width)).encode() + data).hexdigest()
        try:
            content = _kept(site.cache / _FOLDER / name, partial(pictures.drawn, data, picture, version))
        except Exception as failure:  # Pillow raises whatever the data make it stumble on.
            raise NotPublished(f"Kuvaa {file} ei voi avata: se on rikki. Tallenna se uudelleen.") from failure
        made.append(File(version.address, content))
    return made


def _path(file: PurePosixPath, site: Site) -> Path:
    path = real_path(site.content_root, file)
    if path is None:
        raise NotPublished(f"Tiedosto {file} on sisältökansion ulkopuolella.")
    return path


def _gone(file: PurePosixPath) -> NotPublished:
    return NotPublished(f"Tiedosto {file} katosi, kun sivustoa rakennettiin. Palauta se tai poista viittaukset siihen.")


@cache
def _recipe() -> bytes:
    """All but the picture itself that its versions are drawn by."""
    programs = [PIL.__version__, *(str(features.version(name)) for name in ("jpg", "webp", "avif", "littlecms2"))]
    return Path(pictures.__file__).read_bytes() + repr(programs).encode()


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What was made before, if it is there and whole; else it is made, and kept if it can be."""
    kept = read_kept(path)
    if kept is None:
        kept = make()
        keep(path, kept)
    return kept
