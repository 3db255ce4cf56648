"""The adoptions as feeds tell of them, wherever they were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.spread import Adopter
from tekojen_tori.content.written import Written
from tekojen_tori.data.feeds.item import FeedItem
from tekojen_tori.kinds.adoptions.content import ADOPTION, adoption_anchor
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug
from tekojen_tori.publishing.addresses import address, first_address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True, eq=False)
class AdoptionItem(FeedItem):
    """Somebody who took a deed as a model."""

    adopter: Adopter
    site: Site

    @property
    def title(self) -> str:
        """Who took what."""
        return f"{self.adopter.name} otti mallia: {self.adopter.model.title}"

    @property
    def id(self) -> str:
        """By the first address of its model, and by its file, the deed that came of it, or else who took it."""
        one = self.adopter
        by = (*one.deed.aliases, one.deed.slug)[0] if one.deed else slug(one.name)
        name = adoption_anchor(one.told) if one.told else f"mallia-otti-{by}"
        return self.site.canonical(f"{first_address(one.model)}#{name}")

    @property
    def url(self) -> str:
        """The deed that came of it, or else its place on the page of its model."""
        one = self.adopter
        if one.deed:
            return self.site.canonical(address(one.deed))
        return self.site.canonical(f"{address(one.model)}#{adoption_anchor(one.told) if one.told else 'otettu-mallia'}")

    @property
    def summary(self) -> str:
        """Whose the model is, and what came of it."""
        one = self.adopter
        whose = f"Malli on tekijältä {one.model.done_by.name}."
        if one.deed:
            return f"{whose} Siitä tuli oma teko: {one.deed.title}"
        return f"{whose} {describe(one.told) if one.told else ''}".rstrip()

    @property
    def authors(self) -> tuple[str, ...]:
        """Who took it."""
        return (self.adopter.name,)

    @property
    def categories(self) -> tuple[str, ...]:
        """In which way, if that is told."""
        return (ADOPTION.title, *((sentence(self.adopter.how),) if self.adopter.how else ()))


def adoption_items(catalogue: Catalogue, site: Site) -> Iterator[AdoptionItem]:
    """Each adoption by others. What has neither a history nor a date is left out."""
    for one in catalogue.spread.every:
        published, updated = _told_when(one, catalogue)
        if published and updated:
            yield AdoptionItem(published, updated, one, site)


def _told_when(one: Adopter, catalogue: Catalogue) -> tuple[datetime | None, datetime | None]:
    """When it was published and changed: as whoever took it told, or else when they took it."""
    told: Written | None = one.told or one.deed
    if told:
        return catalogue.published(told), catalogue.updated(told)
    taken = catalogue.beginning_of(one.date.last.earliest()) if one.date else None
    return taken, taken
