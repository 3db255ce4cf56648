"""Who took what as a model: on the deeds' pages, on those of whoever gave and took, and on a page of it all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.shares import share_in_words
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.content.adopting.family import Family, Relative, family_of
from tekojen_tori.content.adopting.spread import Adopter, Chain
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.content.registers import Doer, Municipality, Organisation
from tekojen_tori.data.feeds.item import FeedItem
from tekojen_tori.kinds.adoptions.content import ADOPTION, adoption_anchor
from tekojen_tori.kinds.adoptions.figures import by_how, travelled
from tekojen_tori.kinds.adoptions.graph import graph_as_csv, graph_as_json
from tekojen_tori.kinds.adoptions.news import adoption_items
from tekojen_tori.kinds.adoptions.telling import CONTRACT, SCRIPTS, form_pages
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.drawing.family_tree import TreeMember, family_tree
from tekojen_tori.publishing.drawing.figure import Figure
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.site import Site, finnish_date
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

SHARES = DearToMake.HTML

__all__ = ["ASIDES", "CONTRACT", "LINKS", "SCRIPTS", "SHARES", "publish"]

LINKS = (BarLink(Bar.FOOTER, 45, ADOPTION.title, ADOPTION.index),)

_DESCRIPTION = "Mitkä teot ovat levinneet: kuka otti mallia kenestä ja mitä siitä tuli."
_VERBS = {How.INSPIRED: "innoittui", How.APPLIED: "sovelsi", How.COPIED: "kopioi", None: "otti mallia"}
_MOST_TAKEN, _NEWEST, _CHAINS, _WAITING = 6, 10, 5, 6
_FEW, _MOST_OF_DOER = 10, 50
"""How many adoptions are shown at once where there may be thousands, and how many are at most named on the page of
whoever gave or took."""


@dataclass(frozen=True)
class ShownAdopter:
    """An adoption as it is shown: what they did with the model, what they tell of it, and what other rooms add."""

    adopter: Adopter
    verb: str
    text: Markup
    anchor: str | None
    is_linked: bool
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class SpreadOfDeedView(View):
    """Who took a deed as a model, what its own models are, and its family as a drawing and a list."""

    template = "spread_of_deed.html"
    first: Sequence[ShownAdopter]
    rest: Sequence[ShownAdopter]
    count: int
    family: Family | None
    drawing: Markup | None
    verbs: Mapping[How | None, str]
    here: Done
    lowest: int


@dataclass(frozen=True, kw_only=True)
class SpreadOfDoerView(View):
    """What others took of a municipality or an organisation, and what it took of others: of each part the newest, those
    that are only named since the deed's page tells of them, and how many are not even named."""

    template = "spread_of_doer.html"
    parts: Sequence[tuple[str, str, Sequence[ShownAdopter], Sequence[Adopter], int]]
    verbs: Mapping[How | None, str]


@dataclass(frozen=True, kw_only=True)
class FollowAdoptionsView(View):
    """The feeds of the adoptions, by the address of the page of them all."""

    template = "follow_adoptions.html"
    page: str


@dataclass(frozen=True, kw_only=True)
class AdoptionsView(PageView):
    """The page of all adoptions."""

    template = "adoptions.html"
    taken: int
    deeds: int
    share: str
    takers: int
    times: int
    figures: Sequence[Figure]
    journeys: Sequence[Figure]
    rule: str
    most_taken: Sequence[Done]
    newest: Sequence[ShownAdopter]
    chains: Sequence[Chain]
    waiting: Sequence[Done]
    lives: DeedLives
    graphs: Sequence[tuple[str, str]]
    feeds: Crumb


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """The page of all adoptions, and who took what as data."""
    here, spread = ADOPTION.index, catalogue.spread
    figures = [by_how(spread)] if spread.every else []
    journeys = list(travelled(spread, catalogue.registers))
    graphs = {
        "verkko.json": ("Kuka otti mallia kenestä (JSON)", graph_as_json),
        "verkko.csv": ("Kuka otti mallia kenestä (CSV)", graph_as_csv),
    }
    followed = Crumb(f"{site.name}: {ADOPTION.title}", here)
    view = AdoptionsView(
        taken=len(spread.most_taken),
        deeds=len(catalogue.deeds),
        share=share_in_words(len(spread.most_taken), len(catalogue.deeds)),
        takers=len({one.key for one in spread.every}),
        times=len(spread.every),
        figures=figures,
        journeys=journeys,
        rule=spread.rule.in_words,
        most_taken=spread.most_taken[:_MOST_TAKEN],
        newest=[_shown(one, here, catalogue, site) for one in spread.every[:_NEWEST]],
        chains=spread.longest_chains(_CHAINS),
        waiting=spread.waiting[:_WAITING],
        lives=catalogue.lives,
        graphs=[(file, name) for file, (name, _) in graphs.items()],
        feeds=followed,
    )
    yield whole_page(view, here, ADOPTION.title, _DESCRIPTION, site, section=here, feeds=followed)
    yield from form_pages(catalogue.registers, site)
    if spread.every:
        yield from (File(f"{here}{figure.file}", figure.as_csv()) for figure in (*figures, *journeys))
        yield from (File(f"{here}{file}", made(catalogue, site)) for file, (_, made) in graphs.items())


def _shown(adopter: Adopter, here: str, catalogue: Catalogue, site: Site, *, is_placed: bool = False) -> ShownAdopter:
    """An adoption on the page at an address; only on its model's it has a place that others can point to."""
    told = adopter.told
    return ShownAdopter(
        adopter,
        _VERBS[adopter.how],
        written_html(told, here, catalogue, site) if told else Markup(),
        adoption_anchor(told) if told and is_placed else None,
        not isinstance(adopter.who, str) and adopter.who in catalogue.with_page,
        asides("adoption", told, catalogue, site, here),
    )


def _of_deed(deed: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """Who took a deed as a model and what came of it; nothing of what has no models and no followers."""
    if not isinstance(deed, Done):
        return ""
    spread = catalogue.spread
    followers = spread.followers_of(deed)
    if not followers.every and not spread.models_of(deed):
        return ""
    shown = [_shown(one, here, catalogue, site, is_placed=True) for one in followers.every]
    family = family_of(deed, spread)
    lowest = min(one.generation for one in family.members)
    view = SpreadOfDeedView(
        first=shown[:_FEW],
        rest=shown[_FEW:],
        count=followers.count,
        family=family if family.is_worth_drawing else None,
        drawing=_drawing(family, lowest) if family.is_worth_drawing else None,
        verbs=_VERBS,
        here=deed,
        lowest=lowest,
    )
    return site.render(view, here)


def _drawing(family: Family, lowest: int) -> Markup:
    members = [
        TreeMember(_title(one), _about(one), one.generation - lowest, one.parents, one.generation == 0)
        for one in family.members
    ]
    return family_tree("sukupuu", "Teon sukupuu: mallit ylempänä, niistä tehdyt alempana", members)


def _title(relative: Relative) -> str:
    if relative.deed:
        return relative.deed.title
    return relative.adopter.name if relative.adopter else ""


def _about(relative: Relative) -> str:
    if relative.deed:
        return f"{relative.deed.done_by.name} · {finnish_date(relative.deed.date)}"
    assert relative.adopter is not None, "a member is a deed or an adopter"
    how = _VERBS[relative.adopter.how]
    return f"{how} · {finnish_date(relative.adopter.date)}" if relative.adopter.date else how


def _of_doer(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What a municipality or an organisation gave to others, and took of them."""
    if not isinstance(group, Municipality | Organisation):
        return ""
    doer: Doer = group
    spread = catalogue.spread
    parts = [
        (
            heading,
            slug,
            [_shown(one, here, catalogue, site) for one in every[:_FEW]],
            every[_FEW:_MOST_OF_DOER],
            max(0, len(every) - _MOST_OF_DOER),
        )
        for heading, slug, every in (
            ("Teot, joista muut ovat ottaneet mallia", "antoi", spread.given_by.get(doer, ())),
            ("Muiden teot, joista täällä on otettu mallia", "otti", spread.taken_by.get(doer, ())),
        )
        if every
    ]
    return site.render(SpreadOfDoerView(parts=parts, verbs=_VERBS), here) if parts else ""


def _how_to_follow(about: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return site.render(FollowAdoptionsView(page=ADOPTION.index), here)


ASIDES = {"spread": _of_deed, "group": _of_doer, "follow": _how_to_follow}


def feeds(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What is newly taken as a model can be followed."""
    yield ADOPTION.index, ADOPTION.title


def news(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, FeedItem]]:
    """The adoptions, for the feed of their page."""
    return ((ADOPTION.index, item) for item in adoption_items(catalogue, site))
