"""Pictures that content shows and sounds that it plays: copied as they are, under one folder."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.markdown_links import links_in
from tekojen_tori.content.site_content import Written
from tekojen_tori.content.web_address import parts_of
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site


def media_address(file: PurePosixPath) -> str:
    """Where a picture, sound or transcript of the content folder is on the site."""
    return addresses.MEDIA + normpath(file)


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Every picture that something written shows, and the sounds and transcripts of the podcast, once."""
    shown = {picture for written in catalogue.written for picture in _pictures(written)}
    shown |= {file for episode in catalogue.editorials.episodes for file in _podcast_files(episode, catalogue)}
    for file in sorted(shown):
        path = (site.content_root / file).resolve()
        if path.is_relative_to(site.content_root) and path.is_file():
            yield File(media_address(file), path)


def audio_file(episode: Episode) -> PurePosixPath | None:
    """The file of an episode's sound in the content folder; None if it is elsewhere or there is none."""
    parts = parts_of(episode.audio.url) if episode.audio else None
    if parts is None or parts.netloc:
        return None
    return PurePosixPath(normpath(episode.path.parent / unquote(parts.path)))


def _podcast_files(episode: Episode, catalogue: Catalogue) -> Iterator[PurePosixPath]:
    if audio := audio_file(episode):
        yield audio
    if transcript := catalogue.content.transcripts.get(episode.path):
        yield transcript.path


def _pictures(written: Written) -> Iterator[PurePosixPath]:
    folder = written.path.parent
    if written.image:
        yield PurePosixPath(normpath(folder / written.image))
    for link in links_in(written.text):
        parts = parts_of(link.target) if link.is_image else None
        if parts and not parts.scheme and not parts.netloc:
            yield PurePosixPath(normpath(folder / unquote(parts.path)))
