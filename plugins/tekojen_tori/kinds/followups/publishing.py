"""Whether a deed still lives: said on its page, at once and honestly, and beside an adoption that was followed up."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.living.follows_up import FollowsUp
from tekojen_tori.content.living.followups import Followed
from tekojen_tori.kinds.followups.content import followup_anchor
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.views import View


@dataclass(frozen=True)
class ShownFollowUp:
    """A follow-up as it is shown, and its place where others can point to it."""

    followup: FollowsUp
    text: Markup
    anchor: str | None


@dataclass(frozen=True, kw_only=True)
class LifeView(View):
    """What was found last, and before that. If nobody has asked for a year, the year after which nothing is known."""

    template = "life.html"
    latest: ShownFollowUp | None
    earlier: Sequence[ShownFollowUp]
    unknown_after: int | None


def _of_deed(deed: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What is known of a deed; nothing of one that is new, or not published yet."""
    if not isinstance(deed, Done) or deed.draft:
        return ""
    if catalogue.followups.of(deed):
        return _told(deed, catalogue, site, here, is_placed=True)
    if catalogue.followups.is_due(deed, catalogue.content.today):
        return site.render(LifeView(latest=None, earlier=(), unknown_after=deed.date.year), here)
    return ""


def _of_adoption(adoption: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What is known of an adoption, if somebody has asked; others can point to it on the page of the adoptions."""
    if not isinstance(adoption, Adopts):
        return ""
    return _told(adoption, catalogue, site, here, is_placed=here == kind_of(adoption).index)


def _told(followed: Followed, catalogue: Catalogue, site: Site, here: str, *, is_placed: bool = False) -> str:
    shown = [
        ShownFollowUp(one, written_html(one, here, catalogue, site), followup_anchor(one) if is_placed else None)
        for one in catalogue.followups.of(followed)
    ]
    return site.render(LifeView(latest=shown[0], earlier=shown[1:], unknown_after=None), here) if shown else ""


ASIDES = {"life": _of_deed, "adoption": _of_adoption}
