"""The challenges: a page each, and the page of them all."""

from collections.abc import Iterator

from challenges.content import CHALLENGE, Challenge
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.drawing.share_images import share_image
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.told import describe

LINKS = (Link(Bar.MENU, 90, CHALLENGE.plural, CHALLENGE.index, lambda catalogue, site: catalogue.of(Challenge)),)


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every challenge."""
    here, crumbs = CHALLENGE.index, (Crumb(CHALLENGE.plural, CHALLENGE.index),)
    challenges = catalogue.of(Challenge)
    body = site.render("challenges.html", here, title=CHALLENGE.plural, challenges=challenges)
    yield Page(here, CHALLENGE.plural, "Mihin on haastettu.", body, section=here)
    for challenge in challenges:
        place = address(challenge)
        text = written_html(challenge, place, catalogue, site)
        body = site.render("challenge.html", place, challenge=challenge, crumbs=crumbs, text=text)
        yield Page(
            place, challenge.title, describe(challenge), body, section=here, crumbs=crumbs,
            is_indexed=not challenge.draft, share_image=share_image(challenge),
        )  # fmt: skip
