"""Which deeds are to be asked of again, and what an editor should look at of that."""

from collections.abc import Iterator

from tekojen_tori.catalogue.attention import Matter
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done


def due(catalogue: Catalogue) -> tuple[Done, ...]:
    """The published deeds of which nobody has asked for a year, those first of which the least is known today."""
    followups, today = catalogue.followups, catalogue.content.today
    asked = (deed for deed in catalogue.deeds if not deed.draft and followups.is_due(deed, today))
    return tuple(sorted(asked, key=lambda deed: (followups.last_known(deed), deed.slug)))


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """The deeds that are due."""
    lines = tuple(f"{deed.path}: {deed.title}" for deed in due(catalogue))
    if lines:
        yield Matter("Teot, joita ei ole tarkistettu vuoteen: kysy valitsimella --review", lines)
