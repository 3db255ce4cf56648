"""The catalogue: all published content in order, with every grouping that pages are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from tekojen_tori.catalogue.campaigns import Given
from tekojen_tori.catalogue.editorials import Editorials
from tekojen_tori.catalogue.features import Features
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.catalogue.order import newest_first
from tekojen_tori.catalogue.toplists import TopLists
from tekojen_tori.content import rankings
from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.deed import Deed, by_address
from tekojen_tori.content.history import History
from tekojen_tori.content.newsletter import Newsletter
from tekojen_tori.content.rankings import Adopter, Doer
from tekojen_tori.content.registers import Municipality, Organisation, Sector, Theme
from tekojen_tori.content.site_content import Content, Editorial, Told, Written
from tekojen_tori.content.story import Story
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.slugs import slug

Deeds = tuple[Deed, ...]


@dataclass(frozen=True)
class Region:
    """A region (maakunta) of Finland."""

    name: str

    @property
    def slug(self) -> str:
        """The last part of the region's address."""
        return slug(self.name)


class Catalogue:
    """Look-ups over content that does not change. Every list of deeds is newest first."""

    def __init__(
        self,
        content: Content,
        with_drafts: bool = False,
        history: History | None = None,
    ) -> None:
        self.content = content
        self._history, self._with_drafts = history or History(), with_drafts
        self.registers = content.registers
        self.deeds: Deeds = tuple(newest_first(deed for deed in content.deeds if with_drafts or not deed.draft))
        self.editorials = Editorials(content, self.deeds, with_drafts)
        self.toplists = TopLists(
            [toplist for toplist in content.toplists if with_drafts or not toplist.draft],
            self.deeds,
            self.editorials.all,
            content.registers,
            content.today,
        )
        self.campaigns: tuple[Campaign, ...] = tuple(
            sorted(
                (campaign for campaign in content.campaigns if with_drafts or not campaign.draft),
                key=lambda campaign: (campaign.begins, campaign.slug),
                reverse=True,
            )
        )

    @cached_property
    def newsletters(self) -> tuple[Newsletter, ...]:
        """The issues of the newsletter, the newest first."""
        published = (one for one in self.content.newsletters if self._with_drafts or not one.draft)
        return tuple(sorted(published, key=lambda one: (one.date, one.slug), reverse=True))

    @cached_property
    def campaign_by_slug(self) -> Mapping[str, Campaign]:
        """Each campaign by its address, old addresses included."""
        by_alias = {alias: campaign for campaign in self.campaigns for alias in campaign.aliases}
        return by_alias | {campaign.slug: campaign for campaign in self.campaigns}

    @cached_property
    def awards(self) -> tuple[Given, ...]:
        """Every award that was given, the newest campaign's first."""
        return tuple(
            Given(campaign, award, self.deed_by_slug.get(award.deed) if award.deed else None)
            for campaign in self.campaigns
            for award in campaign.awards
        )

    @cached_property
    def awards_of_deed(self) -> Mapping[Deed, tuple[Given, ...]]:
        """The awards of each deed that has any."""
        return grouped(self.awards, lambda one: (one.deed,) if one.deed else ())

    @cached_property
    def awards_of_doer(self) -> Mapping[Municipality | Organisation, tuple[Given, ...]]:
        """The awards of each municipality and organisation that has any, those of their deeds as well."""
        return grouped(self.awards, lambda one: (one.got_by,) if one.got_by else ())

    @cached_property
    def stories_of_campaign(self) -> Mapping[Campaign, tuple[Story, ...]]:
        """The stories of each campaign that has any, newest first."""

        def campaigns(story: Story) -> Iterable[Campaign]:
            campaign = self.campaign_by_slug.get(story.campaign or "")
            return (campaign,) if campaign else ()

        return grouped(self.editorials.stories, campaigns)

    @cached_property
    def deed_by_slug(self) -> Mapping[str, Deed]:
        """Each deed by its address, old addresses included."""
        return by_address(self.deeds)

    @property
    def written(self) -> tuple[Written, ...]:
        """All that has a text and a page of its own."""
        podcast = (self.editorials.podcast,) if self.editorials.podcast else ()
        return (
            *self.told,
            *self.editorials.series,
            *podcast,
            *self.toplists.all,
            *self.campaigns,
            *self.newsletters,
        )

    @cached_property
    def features(self) -> Features:
        """What the editors feature on the home page, today and before."""
        return Features(self.content.features, self.written, self.content.today)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What tells of work, whatever its kind: the newest first, and last what has no known date."""
        things: tuple[Told, ...] = (*self.deeds, *self.editorials.all)
        return tuple(newest_first(things))

    @cached_property
    def by_path(self) -> Mapping[PurePosixPath, Written]:
        """All that has a page of its own by its file, seen from the content folder."""
        return {thing.path: thing for thing in self.written}

    @cached_property
    def by_sector(self) -> Mapping[Sector, Deeds]:
        """The deeds of each sector, also of those that have none, in the editors' order."""
        return grouped(self.deeds, lambda deed: (deed.sector,), self.registers.sectors)

    @cached_property
    def by_theme(self) -> Mapping[Theme, Deeds]:
        """The deeds of each theme, also of those that have none, in alphabetical order."""
        themes = sorted(self.registers.themes, key=lambda theme: alphabetical(theme.name))
        return grouped(self.deeds, lambda deed: dict.fromkeys(deed.theme), themes)

    @cached_property
    def by_municipality(self) -> Mapping[Municipality, Deeds]:
        """The municipalities' deeds: those told as the municipality's own, or as done in it."""
        return _alphabetical(grouped(self.deeds, lambda deed: (deed.municipality,) if deed.municipality else ()))

    @cached_property
    def by_place(self) -> Mapping[Municipality, Deeds]:
        """The deeds done in each municipality: its own, and those of organisations that serve no other."""

        def place(deed: Deed) -> Iterable[Municipality]:
            places = deed.places(self.registers)
            return places if len(places) == 1 else ()

        return _alphabetical(grouped(self.deeds, place))

    @cached_property
    def by_organisation(self) -> Mapping[Organisation, Deeds]:
        """The deeds of each organisation that is no municipality."""
        return _alphabetical(grouped(self.deeds, lambda deed: (deed.organisation,) if deed.organisation else ()))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation that has a page: it has deeds, or something else tells of it."""
        told_of = (doer for doer in self.editorials.by_doer if isinstance(doer, Organisation))
        return _in_order({*self.by_organisation, *told_of})

    @cached_property
    def serving(self) -> Mapping[Municipality, tuple[Organisation, ...]]:
        """The organisations with a page that serve a municipality, nationwide ones left out."""
        found: dict[Municipality, list[Organisation]] = defaultdict(list)
        for organisation in self.organisations:
            for municipality in self.registers.municipalities_of(organisation):
                found[municipality].append(organisation)
        return {municipality: tuple(organisations) for municipality, organisations in found.items()}

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Every municipality that has a page: it has deeds or something else tells of it, or it is served by an
        organisation of which that is true."""
        told_of = (doer for doer in self.editorials.by_doer if isinstance(doer, Municipality))
        return _in_order({*self.by_municipality, *self.serving, *told_of})

    @cached_property
    def with_page(self) -> frozenset[Doer]:
        """Every municipality and organisation that has a page."""
        return frozenset((*self.municipalities, *self.organisations))

    @cached_property
    def by_region(self) -> Mapping[Region, Deeds]:
        """The deeds done in each region, in alphabetical order of the regions that have any."""

        def regions(deed: Deed) -> Iterable[Region]:
            return dict.fromkeys(Region(place.region) for place in deed.places(self.registers))

        return _alphabetical(grouped(self.deeds, regions))

    @cached_property
    def told_in_region(self) -> Mapping[Region, tuple[Editorial, ...]]:
        """The stories, episodes and webinars of each region's municipalities and of the organisations serving them."""

        def regions(thing: Editorial) -> Iterable[Region]:
            return dict.fromkeys(Region(place.region) for place in thing.places(self.registers))

        return grouped(self.editorials.newest, regions)

    @cached_property
    def by_year(self) -> Mapping[int, Deeds]:
        """The deeds of each year, the last year first."""
        years = grouped(self.deeds, lambda deed: (deed.date.year,))
        return dict(sorted(years.items(), reverse=True))

    @cached_property
    def most_active(self) -> tuple[tuple[Doer, int], ...]:
        """Whoever has done deeds with how many, the most first and equals in alphabetical order."""
        return rankings.most_active(self.deeds)

    @cached_property
    def adopters(self) -> Mapping[str, tuple[Adopter, ...]]:
        """By a deed's slug, those who took it as a model: told on the deed itself, or on a deed of theirs."""
        return rankings.adopters(self.deeds)

    def published(self, thing: Written) -> datetime | None:
        """When readers could first see a thing; where no history tells, the beginning of its own date.

        What is still to come is told today at the latest.
        """
        known = self._history.of(thing.path, thing.aliases)
        return known.published if known else self._beginning(thing)

    def updated(self, thing: Written) -> datetime | None:
        """When a thing last changed; where no history tells, the beginning of its own date."""
        known = self._history.of(thing.path, thing.aliases)
        return known.updated if known else self._beginning(thing)

    def moment(self, day: date) -> datetime:
        """The beginning of a day, of today at the latest, and never later than now."""
        return min(datetime.combine(min(day, self.content.today), time(), UTC), self._history.now)

    def model_of(self, deed: Deed) -> Deed | None:
        """The deed that was this one's model."""
        return self.deed_by_slug.get(deed.adopted_from or "")

    def _beginning(self, thing: Written) -> datetime | None:
        when: ContentDate | None = getattr(thing, "date", None)
        return self.moment(when.last.earliest()) if when else None


Named = TypeVar("Named", Municipality, Organisation, Region)


def _alphabetical(groups: Mapping[Named, Deeds]) -> dict[Named, Deeds]:
    return {group: groups[group] for group in _in_order(groups)}


def _in_order(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(named, key=lambda one: alphabetical(one.name)))
