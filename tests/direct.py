"""What publishing makes of a content folder without a whole build: as quick as what a test is about is small."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from conftest import TODAY, Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.history import Dates, History
from tekojen_tori.publishing.page import File, Page, Published, kept
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.problems import Severity

URL = "https://tori.example/"
_KEPT = TemporaryDirectory(prefix="tori-tests-")
"""Compiled templates, kept from test to test: compiling them takes longer than most tests do."""


def catalogue_of(
    folder: Folder,
    today: date = TODAY,
    *,
    with_drafts: bool = False,
    history: Mapping[PurePosixPath, Dates] | None = None,
) -> Catalogue:
    """The catalogue of a folder in which nothing is wrong."""
    reading = folder.read(today)
    wrong = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert not wrong, wrong
    return Catalogue(reading.content, with_drafts, History(history or {}))


def site_of(folder: Folder, url: str = URL, **settings: bool | str) -> Site:
    """A site for what is in a folder; the pages have no icons."""
    root = folder.root
    return Site(
        name="Tori",
        description="Tekoja kunnista.",
        url=url,
        content_root=root,
        icons=root,
        edit_url=lambda name: None,
        cache=Path(_KEPT.name),
        **settings,  # type: ignore[arg-type]
    )


Publisher = Callable[[Catalogue, Site], Iterable[Published]]


def pages_of(publish: Publisher, catalogue: Catalogue, site: Site) -> dict[str, Page]:
    """The pages that a publisher makes, by their addresses."""
    return {made.address: made for made in kept(publish(catalogue, site)) if isinstance(made, Page)}


def files_of(publish: Publisher, catalogue: Catalogue, site: Site) -> dict[str, bytes]:
    """The files that a publisher makes, by their addresses."""
    made = (made for made in kept(publish(catalogue, site)) if isinstance(made, File))
    return {file.address: file.content for file in made if isinstance(file.content, bytes)}


def words(html: str) -> str:
    """What a reader sees of HTML, on one line and with spaces of one kind."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
