"""What editors are told of deeds that seem to tell of the same thing."""

from collections.abc import Collection, Iterator
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.content import Content
from tekojen_tori.machine.kept_files import KEPT
from tekojen_tori.pages.search.alike import Likeness


def likeness(content: Content, project: Path) -> Likeness:
    """Tells which deeds are alike, drafts among them."""
    return Likeness(Catalogue(content, with_drafts=True), project / KEPT)


def alike_lines(content: Content, project: Path, root: Path, files: Collection[Path]) -> Iterator[str]:
    """A line for each deed of these files (whole paths) with each other deed that tells of the same."""
    catalogue = Catalogue(content, with_drafts=True)
    deeds = [deed for deed in catalogue.deeds if (root / deed.path).resolve() in files]
    if not deeds or len(catalogue.deeds) == 1:
        return
    alike = Likeness(catalogue, project / KEPT)
    for deed in deeds:
        for other in alike.like(deed):
            yield f"{deed.path}: tämä kertoo ehkä samasta kuin {other.path}: {other.title}"


def alike_pairs(content: Content, project: Path) -> tuple[str, ...]:
    """A line for each pair of deeds that tell of the same."""
    alike = likeness(content, project)
    return tuple(f"{one.path} ja {other.path}: {one.title} / {other.title}" for one, other in alike.pairs())
