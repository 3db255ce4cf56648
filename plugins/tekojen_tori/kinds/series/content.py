"""A series of stories or webinars: a Markdown file beside the folder, of the same name, that holds them."""

from pathlib import PurePosixPath

from tekojen_tori.content.editorial import PublishedFields
from tekojen_tori.content.registers import Slug


class SeriesFields(PublishedFields):
    """What an editor writes above the introduction of a series."""


class Series(SeriesFields):
    """A series as it was read. `text` is Markdown; `path` is its file, seen from the content folder."""

    slug: Slug
    text: str
    path: PurePosixPath

    @property
    def folder(self) -> str:
        """The folder of what it is a series of: `stories` or `webinars`."""
        return self.path.parts[0]
