"""What pages say of themselves in the words of schema.org: what is known, and nothing else."""

from collections.abc import Mapping
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Told, Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.drawing.share_images import share_image
from tekojen_tori.publishing.site import LICENCE, Site


def schema_org(of_type: str, **told: Any) -> dict[str, Any]:
    """What a page says of itself as something of a type. What isn't known is left out; none is known."""
    known = {name: value for name, value in told.items() if value or type(value) is int}
    return {"@context": "https://schema.org", "@type": of_type} | known


def article(thing: Told, catalogue: Catalogue, site: Site, **its_own: Any) -> Mapping[str, Any]:
    """An account of work. It was published when this site did so, not when what it tells of was done."""
    dates = catalogue.dates(thing)
    known = {
        "headline": thing.title,
        "description": describe(thing),
        "inLanguage": thing.lang,
        "author": [{"@type": "Person", "name": name} for name in thing.authors],
        "publisher": publisher(site),
        "datePublished": dates and dates.published.isoformat(timespec="seconds"),
        "dateModified": dates and dates.updated.isoformat(timespec="seconds"),
        "keywords": [theme.name for theme in thing.theme],
        "license": LICENCE,
        "isPartOf": website(site),
        **addressed(thing, site),
    }
    return schema_org("Article", **known | its_own)


def addressed(thing: Written, site: Site) -> dict[str, str]:
    """Where a thing is, and the picture by which it is shared."""
    url = {"url": site.canonical(address(thing))} if site.url else {}
    return url | ({"image": site.canonical(share_image(thing))} if site.has_share_images else {})


def publisher(site: Site) -> dict[str, str]:
    """Who answers for the site, if that is told."""
    return {"@type": "Organization", "name": site.publisher} if site.publisher else {}


def website(site: Site) -> dict[str, str]:
    """The site of which a page is a part."""
    return {"@type": "WebSite", "name": site.name} | ({"url": site.url} if site.url else {})
