"""When content was published, as its repository tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Dates:
    """When readers could first see what a file holds, and when it last changed."""

    published: datetime
    updated: datetime


@dataclass(frozen=True)
class History:
    """The dates of files, seen from the content folder, as of `now`: nothing in it is later.

    `gone` has the files that are no more, each as it was when it went.
    """

    files: Mapping[PurePosixPath, Dates] = field(default_factory=dict)
    gone: Mapping[PurePosixPath, Dates] = field(default_factory=dict)
    now: datetime = _EVER

    def of(self, file: PurePosixPath, aliases: Iterable[str]) -> Dates | None:
        """The dates of a file. It is as old as the oldest of those that have gone and whose names are its old ones."""
        dates = self.files.get(file)
        if dates is None:
            return None
        former = [self.gone[old] for alias in aliases if (old := file.with_name(f"{alias}.md")) in self.gone]
        return replace(dates, published=min(one.published for one in (dates, *former)))
