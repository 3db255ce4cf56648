"""A reader's own list made into a TOP list: its file, and the ways to send it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.toplists.content import TOPLIST
from tekojen_tori.kinds.toplists.contributing.issues import TOPLIST_ISSUES
from tekojen_tori.publishing.sending import FORGE_NAMES, WITHOUT_ACCOUNT, Way, issue_page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View

PROPOSING_CONTRACT = {"TOPLISTS": TOPLIST.folder}


@dataclass(frozen=True, kw_only=True)
class ProposingView(View):
    """The ways to send a list, those that need no account first."""

    template = "propose.html"
    ways: Sequence[Way]
    forge_name: str
    issue_page: str


def proposing(about: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What stands below a reader's own list."""
    view = ProposingView(
        ways=sorted(site.sending.ways, key=lambda way: way not in WITHOUT_ACCOUNT),
        forge_name=FORGE_NAMES[site.sending.forge],
        issue_page=issue_page(site.repository, TOPLIST_ISSUES.name),
    )
    return site.render(view, here)
