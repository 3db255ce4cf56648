"""What only shows when campaigns and deeds are seen together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from tekojen_tori.content.approximation import Approximation
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Registers
from tekojen_tori.content.written import Told, by_address
from tekojen_tori.kinds.campaigns.content import Campaign, CampaignKind, Counts
from tekojen_tori.kinds.campaigns.reading.files import CampaignFile
from tekojen_tori.reading.checks.written_checks import meant
from tekojen_tori.reading.content_file import ContentFile, Read, readable
from tekojen_tori.reading.problems import Problem, error, warning


def campaign_checks(
    files: Iterable[CampaignFile],
    deeds: Iterable[ContentFile[Done]],
    naming: Iterable[ContentFile[Told]],
    registers: Registers,
    today: date,
) -> Iterator[Problem]:
    """Every problem between campaigns, and between campaigns and the deeds and others that may name one."""
    read = readable(files)
    campaigns = by_address(one.thing for one in read)
    yield from _unknown_campaigns(readable(naming), campaigns)
    if not read:
        return
    told = readable(deeds)
    deeds_by_address = by_address(one.thing for one in told)
    counts = _counts([one.thing for one in read], told)
    for one in read:
        yield from _awarded(one, deeds_by_address)
        yield from _given_to_others(one, deeds_by_address, registers)
        yield from _result(one, counts[id(one.thing)], today)
    yield from _overlapping(read)
    yield from _uncounted(told, campaigns)


def _counts(campaigns: Iterable[Campaign], deeds: Iterable[Read[Done]]) -> Counter[int]:
    """How many deeds count in each campaign, by its identity; drafts only in a draft."""
    in_which = ((deed, campaign) for deed in deeds for campaign in deed.seen(_counting, *campaigns))
    return Counter(id(campaign) for deed, campaign in in_which if campaign.draft or not deed.thing.draft)


def _counting(deed: Read[Done], *campaigns: Campaign) -> Iterator[Campaign]:
    """The campaigns in which a deed counts."""
    return (campaign for campaign in campaigns if campaign.includes(deed.thing))


def _awarded(one: Read[Campaign], deeds: Mapping[str, Done]) -> Iterator[Problem]:
    for number, award in enumerate(one.thing.awards):
        deed = deeds.get(award.deed or "")
        place = one.front.place(("awards", number, "deed"))
        if deed and deed.slug != award.deed:
            message = f"Palkittu teko ”{award.deed}” on nimetty uudelleen."
            yield warning(one.file, "renamed-deed", message, f"Kirjoita: {deed.slug}.", *place)
        if deed and deed.draft and not one.thing.draft:
            message = f"Palkittu teko ”{deed.slug}” on luonnos."
            yield error(one.file, "draft-deed", message, "Julkaise se tai poista palkinto.", *place)
        if award.deed and not deed:
            yield error(
                one.file,
                "unknown-deed",
                f"Palkittua tekoa ”{award.deed}” ei ole.",
                meant(
                    award.deed,
                    deeds,
                    "Kirjoita sen teon tiedostonimi ilman päätettä .md.",
                    lambda near: deeds[near].slug,
                ),
                *place,
                lacks=award.deed,
            )


def _given_to_others(one: Read[Campaign], deeds: Mapping[str, Done], registers: Registers) -> Iterator[Problem]:
    """Awards for a deed to somebody who has no part in it."""
    for number, award in enumerate(one.thing.awards):
        deed = deeds.get(award.deed or "")
        for key, got_by in (("municipality", award.municipality), ("organisation", award.organisation)):
            if deed and got_by and not any(_are_of_same(got_by, doer, registers) for doer in _doers(deed)):
                yield warning(
                    one.file,
                    "not-the-doer",
                    f"Palkinnon saaja on {got_by.name}, mutta teon ”{deed.title}” tekijä on {deed.done_by.name}.",
                    f"Tarkista {key} ja deed. Jos teko oli yhteinen, kirjoita palkintoon deed-rivin sijaan deed_name: "
                    "teon nimi.",
                    *one.front.place(("awards", number, key)),
                )


def _doers(deed: Done) -> Iterator[Doer]:
    yield from (doer for doer in (deed.organisation, deed.municipality) if doer)


def _are_of_same(one: Doer, other: Doer, registers: Registers) -> bool:
    """Whether they are the same, or one serves the other, as a joint authority serves its municipalities."""
    if isinstance(one, Municipality) and isinstance(other, Organisation):
        return other.nationwide or one in registers.municipalities_of(other)
    if isinstance(one, Organisation) and isinstance(other, Municipality):
        return _are_of_same(other, one, registers)
    return one == other


def _result(one: Read[Campaign], count: int, today: date) -> Iterator[Problem]:
    """What is odd about the outcome of a campaign: it has none though it is over, or one that can't be yet."""
    campaign = one.thing
    is_over = campaign.last_day < today
    if campaign.counts is Counts.TIME and is_over and not count:
        yield warning(
            one.file,
            "empty-rule",
            "Kampanja on päättynyt, mutta siihen ei laskettu yhtään tekoa.",
            "Tarkista begins ja ends sekä rajaukset sector ja theme.",
            *one.front.place(("counts",)),
        )
    if campaign.reported is None:
        return
    place = one.front.place(("reported",))
    if not is_over:
        message = "Lopputulos on kerrottu, vaikka kampanja ei ole vielä päättynyt."
        yield warning(one.file, "early-result", message, "Poista reported tai tarkista ends.", *place)
    elif count > campaign.reported and campaign.reported_about not in (Approximation.ABOUT, Approximation.OVER):
        message = f"Lopputulos on {campaign.reported}, mutta torilla on kampanjan tekoja jo {count}."
        yield warning(one.file, "small-result", message, f"Tarkoititko: reported: {count}?", *place)


def _overlapping(read: Iterable[Read[Campaign]]) -> Iterator[Problem]:
    """Campaigns at the same time: a mistake when both count all the deeds of it."""
    campaigns = [one for one in read if one.thing.kind is CampaignKind.CAMPAIGN]
    for one, other in combinations(sorted(campaigns, key=lambda one: one.thing.first_day), 2):
        if one.thing.last_day < other.thing.first_day:
            continue
        count_all = one.thing.counts == other.thing.counts == Counts.TIME
        both_count_all = count_all and not _are_apart(one, other)
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


def _are_apart(one: Read[Campaign], other: Read[Campaign]) -> bool:
    """Whether no deed can be of the period of one and of the other: they are about different sectors."""
    sectors = {one.thing.sector, other.thing.sector}
    return len(sectors) == 2 and None not in sectors


def _uncounted(deeds: Iterable[Read[Done]], campaigns: Mapping[str, Campaign]) -> Iterator[Problem]:
    """Deeds that name a campaign which is about something else: it would not count them."""
    for one in (deed for deed in deeds if deed.thing.campaign):
        campaign = campaigns.get(one.thing.campaign or "")
        if campaign and not campaign.includes(one.thing):
            limits = [f"{key}: {limit.name}" for key in ("sector", "theme") if (limit := getattr(campaign, key))]
            yield warning(
                one.file,
                "uncounted-deed",
                f"Kampanja ”{campaign.title}” ei laske tätä tekoa: siihen kuuluvat vain teot, joilla on "
                f"{' ja '.join(limits)}.",
                "Poista campaign, tai tarkista teon tai kampanjan sector ja theme.",
                *one.front.place(("campaign",)),
            )


def _unknown_campaigns(naming: Iterable[Read[Told]], known: Mapping[str, Campaign]) -> Iterator[Problem]:
    for one in naming:
        named: str | None = one.thing.campaign  # type: ignore[attr-defined]
        if named and named not in known:
            yield error(
                one.file,
                "unknown-campaign",
                f"Kampanjaa ”{named}” ei ole.",
                meant(named, known, "Kirjoita kampanjan tiedostonimi ilman päätettä .md."),
                *one.front.place(("campaign",)),
                lacks=named,
            )
