"""The deeds: a page each, and the list of them all."""

from collections.abc import Iterator, Mapping
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.related import RelatedDeeds
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.drawing.share_images import Look, share_image, where
from tekojen_tori.publishing.everything import Shared
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.listing import listing_pages
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.shown_pictures import shown_picture
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.told import describe, kinds_in_words

LOOKS = {Deed: lambda deed: Look(sentence(deed.sector.name), where(deed), deed.sector)}

LINKS = (Link(Bar.MENU, 10, "Teot", addresses.DEEDS),)

SHARES = Shared.HTML

_LIST = Crumb("Teot", addresses.DEEDS)


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """All deeds, newest first, and each deed's page."""
    yield from listing_pages(
        site,
        "deeds.html",
        addresses.DEEDS,
        "Kaikki teot",
        f"{counted(len(catalogue.deeds), 'kehittämisteko', 'kehittämistekoa')} kunnista ja niiden organisaatioista, "
        "uusin ensin.",
        catalogue.deeds,
        section=addresses.DEEDS,
        adopters=catalogue.adopters,
    )
    related = RelatedDeeds(catalogue)
    for newer, deed, older in with_neighbours(catalogue.deeds):
        yield _page(deed, newer, older, related, catalogue, site)


def _page(
    deed: Deed, newer: Deed | None, older: Deed | None, related: RelatedDeeds, catalogue: Catalogue, site: Site
) -> Page:
    here = address(deed)
    description = describe(deed)
    beside = catalogue.editorials.beside(deed)
    crumbs = (_LIST, Crumb(sentence(deed.sector.name), address(deed.sector)))
    return Page(
        address=here,
        title=deed.title,
        description=description,
        body=site.render(
            "deed.html",
            here,
            deed=deed,
            text=written_html(deed, here, catalogue, site),
            image=shown_picture(deed, here, catalogue, site),
            crumbs=crumbs,
            serves=catalogue.registers.municipalities_of(deed.organisation) if deed.organisation else (),
            model=catalogue.model_of(deed),
            aside=lambda place: asides(place, deed, catalogue, site, here),
            adopted_by=catalogue.adopters.get(deed.slug, ()),
            related=related.of(deed),
            beside=beside,
            kinds=kinds_in_words(one.thing for one in beside),
            adopters=catalogue.adopters,
            newer=newer,
            older=older,
            edit_url=site.edit_url(str(deed.path)),
        ),
        section=addresses.DEEDS,
        crumbs=crumbs,
        data=(_article(deed, description, site),),
        previous=address(newer) if newer else None,
        next=address(older) if older else None,
        is_article=True,
        is_indexed=not deed.draft,
        share_image=share_image(deed),
    )


def _article(deed: Deed, description: str, site: Site) -> Mapping[str, Any]:
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": deed.title,
        "description": description,
        "inLanguage": deed.lang,
        "dateCreated": deed.date.iso(),
        "articleSection": deed.sector.name,
        "keywords": [theme.name for theme in deed.theme],
        "sourceOrganization": {"@type": "Organization", "name": deed.done_by.name},
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
    }
    if site.url:
        data["url"] = site.canonical(address(deed))
    if site.has_share_images:
        data["image"] = site.canonical(share_image(deed))
    if deed.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in deed.authors]
    return data
