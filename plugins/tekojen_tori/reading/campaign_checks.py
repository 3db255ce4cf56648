"""What only shows when campaigns and deeds are seen together."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from tekojen_tori.content.campaign import Campaign, CampaignKind
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.story import Story
from tekojen_tori.reading.campaigns import CampaignFile
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.deeds import DeedFile
from tekojen_tori.reading.links_and_pictures import Read, readable
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.written_checks import nearest


def campaign_checks(
    files: Iterable[CampaignFile], deeds: Iterable[DeedFile], stories: Iterable[ContentFile[Story]] = ()
) -> Iterator[Problem]:
    """Every problem between campaigns, and between campaigns and the deeds and stories that name them."""
    read, told = readable(files), readable(deeds)
    by_slug = {one.thing.slug: one.thing for one in told}
    for one in read:
        yield from _awarded(one, by_slug)
    yield from _overlapping(read)
    naming: list[Read[Deed] | Read[Story]] = [*told, *readable(stories)]
    yield from _unknown_campaigns(naming, [one.thing for one in read])


def _awarded(one: Read[Campaign], deeds: dict[str, Deed]) -> Iterator[Problem]:
    for number, award in enumerate(one.thing.awards):
        if award.deed and award.deed not in deeds:
            renamed = next((deed.slug for deed in deeds.values() if award.deed in deed.aliases), None)
            near = renamed or nearest(award.deed, deeds)
            yield error(
                one.file,
                "unknown-deed",
                f"Palkittua tekoa ”{award.deed}” ei ole.",
                f"Tarkoititko: {near}?" if near else "Kirjoita sen teon tiedostonimi ilman päätettä .md.",
                *one.front.place(("awards", number, "deed")),
            )


def _overlapping(read: Iterable[Read[Campaign]]) -> Iterator[Problem]:
    """Campaigns at the same time: a mistake when both count all the deeds of it."""
    campaigns = [one for one in read if one.thing.kind is CampaignKind.CAMPAIGN]
    for one, other in combinations(sorted(campaigns, key=lambda one: one.thing.begins), 2):
        if one.thing.ends.last.latest() < other.thing.begins.first.earliest():
            continue
        both_count_all = one.thing.counts == other.thing.counts == "ajankohta"
        told = error if both_count_all else warning
        yield told(
            other.file,
            "overlapping-campaigns",
            f"Kampanja on samaan aikaan kuin ”{one.thing.title}”.",
            "Sama teko laskettaisiin molempiin. Muuta jaksoa tai kirjoita toiseen: counts: nimetyt."
            if both_count_all
            else "Tarkista kentät begins ja ends.",
            *other.front.place(("begins",)),
        )


def _unknown_campaigns(naming: Iterable[Read[Deed] | Read[Story]], campaigns: list[Campaign]) -> Iterator[Problem]:
    known = {address for campaign in campaigns for address in (campaign.slug, *campaign.aliases)}
    for one in naming:
        named = one.thing.campaign
        if named and named not in known:
            near = nearest(named, known)
            yield error(
                one.file,
                "unknown-campaign",
                f"Kampanjaa ”{named}” ei ole.",
                f"Tarkoititko: {near}?" if near else "Kirjoita kampanjan tiedostonimi ilman päätettä .md.",
                *one.front.place(("campaign",)),
            )
