"""Where a campaign stands, in words, tables and charts: by day, by organisation and by sector."""

from collections.abc import Iterator
from datetime import date

from tekojen_tori.catalogue.shares import share_of
from tekojen_tori.kinds.campaigns.catalogue import CampaignStanding
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.language.dates import moment
from tekojen_tori.language.numbers import counted, number
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.drawing.charts import Mark, step_chart
from tekojen_tori.publishing.drawing.figure import Figure, TableRow
from tekojen_tori.publishing.drawing.group_figure import of_groups


def campaign_figures(campaign: Campaign, now: CampaignStanding, today: date) -> Iterator[Figure]:
    """The figures of what counts in a campaign; none if nothing does."""
    if now.by_day:
        yield _by_day(campaign, now, today)
    if not now.deeds:
        return
    every = len(now.deeds)
    yield of_groups(
        "organisaatioittain",
        "Teot organisaatioittain",
        "Pylväs kertoo, kuinka monta kampanjan tekoa kunnalla tai muulla organisaatiolla on.",
        "Organisaatio",
        [(doer.name, share_of(doer, count, every), address(doer)) for doer, count in now.by_doer],
    )
    yield of_groups(
        "palvelualoittain",
        "Teot palvelualoittain",
        "Pylväs kertoo, kuinka monta kampanjan tekoa palvelualalla on ja kuinka suuri osuus se on kampanjan teoista.",
        "Palveluala",
        [(sentence(one.name), share_of(one, count, every), address(one)) for one, count in now.by_sector],
        shown=len(now.by_sector),
        styles={sentence(one.name): f"sector-{one.slug}" for one, _ in now.by_sector},
    )


def _by_day(campaign: Campaign, now: CampaignStanding, today: date) -> Figure:
    """The chart is as wide as the whole period, and its line ends today if the campaign goes on."""
    days = (campaign.last_day - campaign.first_day).days + 1
    total = now.by_day[-1].total
    highest = max(total, campaign.goal or 0)

    def place(day: date) -> float:
        return ((day - campaign.first_day).days + 1) / days

    title = "Teot päivittäin"
    tells = "Käyrä kertoo, kuinka monta tekoa kampanjassa oli kunkin päivän loppuun mennessä."
    if now.without_day == 1:
        tells += " Lisäksi kampanjassa on teko, jonka päivää ei tiedetä tarkasti tai joka on tehty muulloin."
    elif now.without_day:
        tells += (
            f" Lisäksi kampanjassa on {number(now.without_day)} tekoa, joiden päivää ei tiedetä tarkasti tai jotka on "
            "tehty muulloin."
        )
    if campaign.goal:
        tells += f" Tavoite on {counted(campaign.goal, 'teko', 'tekoa')}."
    steps = [(place(day.date), day.total / highest) for day in now.by_day]
    steps.append((place(max(now.by_day[-1].date, min(today, campaign.last_day))), total / highest))
    ends = now.by_day[:: max(1, len(now.by_day) - 1)]
    chart = step_chart(
        "paivittain",
        title,
        "; ".join(f"{_day(day.date)}: {counted(day.total, 'teko', 'tekoa')}" for day in ends),
        steps,
        [Mark(steps[-1][0], total / highest, number(total))],
        [Mark(0, 0, _short(campaign.first_day)), Mark(1, 0, _short(campaign.last_day))],
        Mark(0, campaign.goal / highest, f"Tavoite {number(campaign.goal)}") if campaign.goal else None,
    )
    return Figure(
        "paivittain",
        title,
        tells,
        ("Päivä", "Tekoja yhteensä", "Uusia tekoja"),
        tuple(TableRow(_day(day.date), (day.total, day.new)) for day in now.by_day),
        chart,
    )


def _day(day: date) -> str:
    return moment(day.year, day.month, day.day)


def _short(day: date) -> str:
    return f"{day.day}.{day.month}."
