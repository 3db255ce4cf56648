"""Views: what each template may know, as classes that mypy sees. A view lies beside the code that fills it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What the templates of some sort of page all know, filled in one place for every page of the sort."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What one template knows: the view's fields by their names, and those of what its sort of page shares.

    What all templates know beside that is `site.Site`'s to say.
    """

    template: ClassVar[str]
    shares: ClassVar[type[Shared]] = Shared
