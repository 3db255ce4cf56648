"""The home page."""

from collections.abc import Iterator
from itertools import islice

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.site_content import Editorial
from tekojen_tori.kinds.campaigns.catalogue import Phase, phase
from tekojen_tori.kinds.toplists.publishing import toplist_card
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import counts_of_kinds, shelf

_NEWEST = 6
_MOST_ACTIVE = 5
_TOPLISTS = 3
_TOLD = 6


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """What the tori is, a way to search it, and a way into each part of it. What is featured is not shown again."""
    featured = [one.thing for one in catalogue.features.current]
    running = [one for one in catalogue.campaigns if phase(one, catalogue.content.today) is Phase.RUNNING]
    newest = (deed for deed in catalogue.deeds if deed not in featured)
    toplists = [toplist for toplist in catalogue.toplists.fullest_first if toplist not in featured]
    themes = sorted(catalogue.by_theme.items(), key=lambda theme: -len(theme[1]))
    body = site.render(
        "home.html",
        addresses.HOME,
        deeds=catalogue.deeds,
        running=[one for one in running if one not in featured],
        features=catalogue.features,
        path=catalogue.content.development_path,
        newest=list(islice(newest, _NEWEST)),
        sectors=catalogue.by_sector,
        themes=[(theme, deeds) for theme, deeds in themes if deeds],
        municipality_count=len(catalogue.by_municipality),
        organisation_count=len(catalogue.by_organisation),
        most_active=catalogue.most_active[:_MOST_ACTIVE],
        adopters=catalogue.adopters,
        shelf=shelf(_told(catalogue), _TOLD),
        kinds=[kind for kind, _ in counts_of_kinds(catalogue) if kind.index != addresses.DEEDS],
        toplists=[toplist_card(toplist, catalogue) for toplist in toplists[:_TOPLISTS]],
    )
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.name,
        "description": site.description,
        "url": site.url,
        "inLanguage": "fi",
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site.canonical(addresses.SEARCH)}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }
    yield Page(
        address=addresses.HOME,
        title=site.name,
        description=site.description,
        body=body,
        data=(data,) if site.url else (),
    )


def _told(catalogue: Catalogue) -> list[Editorial]:
    """What else there is to read, the latest of each kind first; not what is featured, nor webinars without a date."""
    featured = [one.thing for one in catalogue.features.current]
    return [
        thing
        for thing in catalogue.editorials.all
        if thing not in featured and (thing.date or not isinstance(thing, Webinar))
    ]
