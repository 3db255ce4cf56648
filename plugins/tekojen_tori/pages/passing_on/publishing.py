"""What stands on a page for whoever passes it on, on a screen and on paper."""

from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.history import Dates
from tekojen_tori.content.written import Written
from tekojen_tori.language.dates import when
from tekojen_tori.pages.passing_on.citing import bibtex, reference
from tekojen_tori.pages.passing_on.qr_code import qr_code
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.views import View


@dataclass(frozen=True, kw_only=True)
class PassOnView(View):
    """A page's line to share, cite or print it: its whole address, a letter of it, and how to refer to it.

    `came` tells when it was published and changed, if that is known.
    """

    template = "pass_on.html"
    title: str
    where: str
    share: str
    reference: str
    bibtex: str
    came: str


@dataclass(frozen=True, kw_only=True)
class OnPaperView(View):
    """What stands at the end of a printed page: where it is from, how it may be used, and the way back."""

    template = "on_paper.html"
    reference: str
    licence: str
    code: Markup
    came: str


def _pass_on(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    """Nothing where nobody else could find the page: of a draft, or of a site that doesn't know its address."""
    if not _has_address(thing, site):
        return ""
    where = site.canonical(address(thing))
    view = PassOnView(
        title=thing.title,
        where=where,
        share=letter("", thing.title, "Hei!", "Tämä voisi kiinnostaa sinua:", f"{thing.title}\n{where}"),
        reference=reference(thing, site.name, where),
        bibtex=bibtex(thing, site.name, where),
        came=_came(catalogue.dates(thing)),
    )
    return site.render(view, here)


def _on_paper(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    if not _has_address(thing, site):
        return ""
    where = site.canonical(address(thing))
    view = OnPaperView(
        reference=reference(thing, site.name, where),
        licence=LICENCE,
        code=qr_code(where),
        came=_came(catalogue.dates(thing)),
    )
    return site.render(view, here)


def _came(dates: Dates | None) -> str:
    """On which day the page was published and last changed; nothing where no history tells."""
    if dates is None:
        return ""
    published, updated = (when(day.year, day.month, day.day) for day in (dates.published, dates.updated))
    changed = f" ja sitä on muutettu {updated}" if updated != published else ""
    return f"Sivu on julkaistu {published}{changed}."


def _has_address(thing: Written, site: Site) -> bool:
    return bool(site.url) and not thing.draft


SCRIPTS = "passing_on"
ASIDES = {"pass_on": _pass_on, "paper": _on_paper}
