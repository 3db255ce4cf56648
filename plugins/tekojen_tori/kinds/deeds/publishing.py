"""The deeds: a page each, and the list of them all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside
from tekojen_tori.content.adopting.spread import Followers
from tekojen_tori.content.done import Done, Stage
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.content.registers import Municipality
from tekojen_tori.kinds.deeds.content import DEED, Contact, Deed
from tekojen_tori.kinds.deeds.enquiries import Enquiry, enquiry
from tekojen_tori.kinds.deeds.related import Related, RelatedDeeds
from tekojen_tori.kinds.deeds.taking_as_model import TakingAsModel, taking_as_model
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.descriptions import kinds_in_words
from tekojen_tori.publishing.drawing.share_images import Look, where
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import article
from tekojen_tori.publishing.listing import ListingView, listing_pages
from tekojen_tori.publishing.page import Crumb, Page, Promise
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import ThingView, page_of
from tekojen_tori.publishing.writing.everything import DearToMake

LOOKS = {Deed: lambda deed: Look(sentence(deed.sector.name), where(deed), deed.sector)}

LINKS = (BarLink(Bar.MENU, 10, "Teot", DEED.index),)

SHARES = DearToMake.HTML

_LIST = Crumb("Teot", DEED.index)


@dataclass(frozen=True, kw_only=True)
class DeedsView(ListingView):
    """The list of all deeds."""

    template = "deeds.html"
    narrow: Markup


@dataclass(frozen=True, kw_only=True)
class DeedView(ThingView):
    """A deed's page. `serves` are the municipalities of its organisation, and `kinds` says what `beside` holds.

    `taking_as_model` is how a reader tells to have done likewise, `enquiry` the letter in which one asks of it, if
    there is anybody to ask.
    """

    template = "deed.html"
    deed: Deed
    taking_as_model: TakingAsModel
    enquiry: Enquiry | None
    serves: tuple[Municipality, ...]
    models: tuple[Done, ...]
    followers: Followers
    stage: Stage | None
    stage_rule: str
    related: tuple[Related, ...]
    beside: tuple[Beside, ...]
    kinds: str
    newer: Deed | None
    older: Deed | None


@dataclass(frozen=True, kw_only=True)
class WhomToAskView(View):
    """Whom to ask of a deed: its contact, and who else gets a question if the contact has no address."""

    template = "whom_to_ask.html"
    contact: Contact | None
    enquiry: Enquiry | None


def publish(catalogue: Catalogue, site: Site) -> Iterator[Promise]:
    """All deeds, newest first, and each deed's page."""
    count = counted(len(catalogue.deeds), "kehittämisteko", "kehittämistekoa")
    yield from listing_pages(
        lambda: DeedsView(narrow=asides("narrow", DEED, catalogue, site, DEED.index)),
        DEED.index,
        "Kaikki teot",
        f"{count} kunnista ja niiden organisaatioista, uusin ensin.",
        catalogue.deeds,
        catalogue,
        site,
        section=DEED.index,
    )
    for newer, deed, older in with_neighbours(catalogue.of(Deed)):
        yield Promise(DEED.address(deed), partial(_page, deed, newer, older, catalogue, site))


def _page(deed: Deed, newer: Deed | None, older: Deed | None, catalogue: Catalogue, site: Site) -> Page:
    beside = catalogue.editorials.beside(deed)
    view = DeedView(
        deed=deed,
        taking_as_model=taking_as_model(deed, site),
        enquiry=enquiry(deed, catalogue.registers, site),
        serves=catalogue.registers.municipalities_of(deed.organisation) if deed.organisation else (),
        models=catalogue.spread.models_of(deed),
        followers=(followers := catalogue.spread.followers_of(deed)),
        stage=followers.stage(deed.stage),
        stage_rule=catalogue.spread.rule.in_words,
        related=catalogue.part(RelatedDeeds).of(deed),
        beside=beside,
        kinds=kinds_in_words(one.thing for one in beside),
        newer=newer,
        older=older,
    )
    return page_of(
        deed,
        view,
        catalogue,
        site,
        section=DEED.index,
        crumbs=(_LIST, Crumb(sentence(deed.sector.name), address(deed.sector))),
        data=(_article(deed, catalogue, site),),
        is_article=True,
        facts=_facts(view),
    )


def _facts(view: DeedView) -> Iterator[tuple[str, str]]:
    """What the page tells beside the text, for its Markdown."""
    deed, evidence = view.deed, view.deed.evidence
    yield "Vaihe", view.stage.value if view.stage else ""
    yield "Mukana", deed.participants or ""
    yield "Kesto", deed.duration or ""
    yield "Hinta", deed.cost or ""
    yield "Mistä tiedetään", ". ".join(filter(None, (evidence.how.value, evidence.figure))) if evidence else ""
    yield "Mallin ottaneet", ", ".join(adopter.name for adopter in view.followers.every)
    yield "Muut palkinnot", ", ".join(deed.awards)
    yield "Huomaa", "Tämä on lyhennelmä: teksti kertoo teosta vain sen, minkä lähde kertoo." if deed.condensed else ""


def _article(deed: Deed, catalogue: Catalogue, site: Site) -> Mapping[str, Any]:
    doer = {"@type": "Organization", "name": deed.done_by.name}
    its_own: dict[str, Any] = {"author": doer} if deed.tellers and not deed.authors else {}
    return article(
        deed,
        catalogue,
        site,
        **its_own,
        dateCreated=deed.date.iso(),
        articleSection=deed.sector.name,
        sourceOrganization=doer,
    )


def _whom_to_ask(thing: Done, catalogue: Catalogue, site: Site, here: str) -> str:
    """Nothing if there is nobody, or if it is no deed of ours."""
    if not isinstance(thing, Deed):
        return ""
    asked = enquiry(thing, catalogue.registers, site)
    return site.render(WhomToAskView(contact=thing.contact, enquiry=asked), here) if thing.contact or asked else ""


ASIDES = {"whom_to_ask": _whom_to_ask}
