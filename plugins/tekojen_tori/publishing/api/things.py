"""Each kind of thing in the form of the open data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from tekojen_tori.catalogue.campaigns import standing
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.registers import Municipality, Organisation, Sector, Theme
from tekojen_tori.content.series import Series
from tekojen_tori.content.site_content import Editorial, Told, Written
from tekojen_tori.content.story import Story
from tekojen_tori.content.toplist import TopList
from tekojen_tori.content.webinar import Webinar, moment
from tekojen_tori.publishing.addresses import address, first_address, folder_of
from tekojen_tori.publishing.api import models
from tekojen_tori.publishing.media import media_address
from tekojen_tori.publishing.podcast.show import audio_address
from tekojen_tori.publishing.shown_pictures import picture_of
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.written import absolute_html

Named = Municipality | Organisation | Sector | Theme
Anything = Written | Named

FOLDER = "api/v1/"


@dataclass(frozen=True)
class Kind:
    """A kind of thing in the API: the folder of its files, what it's called, and its form."""

    folder: str
    name: str
    plural: str
    form: type[models.Thing]


KINDS: Mapping[type[Any], Kind] = {
    Deed: Kind("deeds", "deed", "Teot", models.Deed),
    Story: Kind("stories", "story", "Tarinat", models.Story),
    Series: Kind("series", "series", "Sarjat", models.Series),
    Episode: Kind("episodes", "episode", "Podcast-jaksot", models.Episode),
    Webinar: Kind("webinars", "webinar", "Webinaarit", models.Webinar),
    TopList: Kind("toplists", "toplist", "TOP-listat", models.TopList),
    Campaign: Kind("campaigns", "campaign", "Kampanjat ja gaalat", models.Campaign),
    Organisation: Kind("organisations", "organisation", "Organisaatiot", models.Organisation),
    Municipality: Kind("municipalities", "municipality", "Kunnat", models.Municipality),
    Sector: Kind("sectors", "sector", "Palvelualat", models.Sector),
    Theme: Kind("themes", "theme", "Teemat", models.Theme),
}


def slug_of(thing: Anything) -> str:
    """What tells a thing from others of its kind; a series of stories and one of webinars may have the same slug."""
    return f"{thing.folder}-{thing.slug}" if isinstance(thing, Series) else thing.slug


class Things:
    """Makes what the API tells of each thing of a catalogue."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._references: dict[tuple[str, str], models.Reference] = {}

    def of_kind(self, kind: type[Any]) -> Sequence[Anything]:
        """Everything of a kind, in the order in which the site has it."""
        catalogue, registers = self._catalogue, self._catalogue.registers
        every: Mapping[type[Any], Sequence[Anything]] = {
            Deed: catalogue.deeds,
            Story: catalogue.editorials.stories,
            Series: catalogue.editorials.series,
            Episode: catalogue.editorials.episodes,
            Webinar: catalogue.editorials.webinars,
            TopList: catalogue.toplists.all,
            Campaign: catalogue.campaigns,
            Organisation: registers.organisations,
            Municipality: registers.municipalities,
            Sector: registers.sectors,
            Theme: registers.themes,
        }
        return every[kind]

    def form(self, thing: Anything) -> models.Thing:
        """A thing in its form."""
        return self._forms[type(thing)](thing)

    def reference(self, thing: Anything) -> models.Reference:
        """A thing as others tell of it."""
        key = (KINDS[type(thing)].name, slug_of(thing))
        if key not in self._references:
            self._references[key] = models.Reference.model_construct(**self._thing(thing))
        return self._references[key]

    def data_address(self, thing: Anything) -> str:
        """The address of a thing's file, seen from the home page."""
        return f"{FOLDER}{KINDS[type(thing)].folder}/{slug_of(thing)}.json"

    @cached_property
    def _forms(self) -> Mapping[type[Any], Callable[[Any], models.Thing]]:
        return {
            Deed: self._deed,
            Story: self._story,
            Series: self._series,
            Episode: self._episode,
            Webinar: self._webinar,
            TopList: self._toplist,
            Campaign: self._campaign,
            Organisation: self._organisation,
            Municipality: self._municipality,
            Sector: self._group,
            Theme: self._group,
        }

    @cached_property
    def _with_page(self) -> set[Named]:
        return {*self._catalogue.municipalities, *self._catalogue.by_organisation}

    def _thing(self, thing: Anything) -> dict[str, Any]:
        has_page = not isinstance(thing, Municipality | Organisation) or thing in self._with_page
        return {
            "kind": KINDS[type(thing)].name,
            "slug": slug_of(thing),
            "name": thing.name if isinstance(thing, Named) else thing.title,
            "url": self._site.canonical(address(thing)) if has_page else None,
            "data": self._site.canonical(self.data_address(thing)),
        }

    def _written(self, thing: Written) -> dict[str, Any]:
        image = picture_of(thing, self._catalogue)
        return self._thing(thing) | {
            "id": self._site.canonical(first_address(thing)),
            "former_urls": [self._site.canonical(f"{folder_of(thing)}{alias}/") for alias in thing.aliases],
            "summary": thing.summary,
            "image": models.Image(url=self._site.canonical(image), alt=thing.alt or "") if image else None,
            "source": thing.source,
            "published": self._catalogue.published(thing),
            "updated": self._catalogue.updated(thing),
            "text": thing.text.strip(),
            "html": str(absolute_html(thing, self._catalogue, self._site)),
        }

    def _told(self, thing: Told) -> dict[str, Any]:
        return self._written(thing) | {
            "language": thing.lang,
            "date": _date(thing.date),
            "municipality": self._maybe(thing.municipalities[0]) if len(thing.municipalities) == 1 else None,
            "organisation": self._maybe(thing.organisation),
            "sectors": self._references_to(thing.sectors),
            "themes": self._references_to(thing.theme),
        }

    def _deed(self, deed: Deed) -> models.Deed:
        campaign = self._catalogue.campaign_by_slug.get(deed.campaign) if deed.campaign else None
        return models.Deed.model_construct(
            **self._told(deed),
            stage=deed.stage.value if deed.stage else None,
            campaign=self._maybe(campaign),
            awards=list(deed.awards),
            adopted_from=self._maybe(self._catalogue.model_of(deed)),
            adoptions=[
                models.Adoption(by=one.name, date=_date(one.date), deed=self._maybe(one.deed))
                for one in self._catalogue.adopters.get(deed.slug, ())
            ],
            links=[models.Link(url=link.url, title=link.title) for link in deed.links],
            authors=list(deed.authors),
        )

    def _editorial(self, thing: Editorial) -> dict[str, Any]:
        return self._told(thing) | {
            "municipalities": self._references_to(thing.municipalities),
            "number": thing.number,
            "series": self._maybe(self._catalogue.editorials.series_of(thing)),
            "deeds": self._references_to(self._catalogue.editorials.deeds_of(thing)),
            "condensed": thing.condensed,
        }

    def _story(self, story: Story) -> models.Story:
        campaign = self._catalogue.campaign_by_slug.get(story.campaign) if story.campaign else None
        return models.Story.model_construct(
            **self._editorial(story),
            professions=list(story.profession),
            people=[models.Person(name=person.name, role=person.role) for person in story.people],
            quote=models.Quote(text=story.quote.text, by=story.quote.by) if story.quote else None,
            campaign=self._maybe(campaign),
        )

    def _episode(self, episode: Episode) -> models.Episode:
        audio, url = episode.audio, audio_address(episode, self._site.url)
        transcript = self._catalogue.content.transcripts.get(episode.path)
        return models.Episode.model_construct(
            **self._editorial(episode),
            guests=[models.Person(name=guest.name, role=guest.role) for guest in episode.guests],
            audio=models.Audio(url=url, bytes=audio.bytes, seconds=audio.seconds, type=audio.type)
            if audio and url
            else None,
            chapters=[models.Chapter(seconds=chapter.seconds, title=chapter.title) for chapter in episode.chapters],
            transcript=self._site.canonical(quote(media_address(transcript.path))) if transcript else None,
        )

    def _webinar(self, webinar: Webinar) -> models.Webinar:
        day, recording = webinar.date, webinar.recording
        first = day and (day.first if day.first.day else day.last)
        return models.Webinar.model_construct(
            **self._editorial(webinar),
            starts=moment(first.earliest(), webinar.starts) if first and webinar.starts else None,
            ends=moment(day.last.earliest(), webinar.ends) if day and webinar.ends else None,
            place=webinar.place,
            partners=list(webinar.partners),
            join=webinar.join,
            recording=models.Link(url=recording.url, title=recording.title) if recording else None,
        )

    def _series(self, series: Series) -> models.Series:
        return models.Series.model_construct(
            **self._written(series),
            of="story" if series.folder == "stories" else "webinar",
            members=self._references_to(self._catalogue.editorials.members(series)),
        )

    def _toplist(self, toplist: TopList) -> models.TopList:
        return models.TopList.model_construct(
            **self._written(toplist),
            date=_date(toplist.date),
            length=toplist.length,
            places=[
                models.Place(
                    place=entry.place, name=entry.name, thing=self._maybe(entry.thing), why=entry.why, count=entry.count
                )
                for entry in self._catalogue.toplists.entries[toplist.slug]
            ],
        )

    def _campaign(self, campaign: Campaign) -> models.Campaign:
        return models.Campaign.model_construct(
            **self._written(campaign),
            type=campaign.kind.value,
            begins=_date(campaign.begins),
            ends=_date(campaign.ends),
            message=campaign.message,
            hashtags=list(campaign.hashtags),
            goal=campaign.goal,
            reported=campaign.reported,
            reported_about=campaign.reported_about,
            deeds=self._references_to(standing(campaign, self._catalogue.deeds).deeds),
            awards=[
                models.Award(
                    series=given.award.series.name,
                    recipient=self._maybe(given.got_by),
                    recipient_name=given.award.recipient_name,
                    unit=given.award.unit,
                    deed=self._maybe(given.deed),
                    deed_name=given.award.deed_name,
                    date=_date(given.award.date),
                    reason=given.award.reason,
                )
                for given in self._catalogue.awards
                if given.campaign is campaign
            ],
        )

    def _organisation(self, organisation: Organisation) -> models.Organisation:
        return models.Organisation.model_construct(
            **self._thing(organisation),
            type=organisation.kind,
            also_known_as=list(organisation.also_known_as),
            municipalities=self._references_to(self._catalogue.registers.municipalities_of(organisation)),
            nationwide=organisation.nationwide,
            closed=organisation.closed,
            deed_count=len(self._catalogue.by_organisation.get(organisation, ())),
        )

    def _municipality(self, municipality: Municipality) -> models.Municipality:
        return models.Municipality.model_construct(
            **self._thing(municipality),
            code=municipality.code,
            name_sv=municipality.name_sv,
            region=municipality.region,
            latitude=municipality.latitude,
            longitude=municipality.longitude,
            deed_count=len(self._catalogue.by_municipality.get(municipality, ())),
        )

    def _group(self, group: Sector | Theme) -> models.Thing:
        form = KINDS[type(group)].form
        deeds = self._catalogue.by_sector if isinstance(group, Sector) else self._catalogue.by_theme
        return form.model_construct(
            **self._thing(group),
            description=group.description,
            deed_count=len(deeds[group]),  # type: ignore[index]
        )

    def _maybe(self, thing: Anything | None) -> models.Reference | None:
        return self.reference(thing) if thing else None

    def _references_to(self, things: Iterable[Anything]) -> list[models.Reference]:
        return [self.reference(thing) for thing in things]


def _date(date: ContentDate | None) -> models.Date | None:
    if date is None:
        return None
    first, last = date.first.earliest().isoformat(), date.last.latest().isoformat()
    return models.Date.model_construct(written=date.iso(), first_day=first, last_day=last, year=date.year)
