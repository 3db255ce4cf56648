"""The breakthroughs as a page, if the content has them, and the ways to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done, Stage
from tekojen_tori.content.written import Written
from tekojen_tori.language.slugs import slug
from tekojen_tori.pages.breakthroughs.catalogue import Showing
from tekojen_tori.pages.breakthroughs.content import LADDER, Breakthroughs
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.searched import SearchedPage
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page

STYLES_APART = True

LINKS = (
    BarLink(
        Bar.FOOTER,
        62,
        "Läpimurrot",
        addresses.BREAKTHROUGHS,
        lambda catalogue, site: catalogue.content.part(Breakthroughs),
    ),
)
_SHOWN, _MOST = 4, 40
"""Deeds that are shown at once on a step of the ladder, and those that are listed there at all."""


@dataclass(frozen=True)
class LadderStep:
    """A step of the ladder with the deeds on it."""

    stage: Stage
    deeds: Sequence[Done]

    @property
    def shown(self) -> Sequence[Done]:
        """Those that are seen at once."""
        return self.deeds[:_SHOWN]

    @property
    def rest(self) -> Sequence[Done]:
        """Those for whoever asks."""
        return self.deeds[_SHOWN:_MOST]

    @property
    def is_listed_whole(self) -> bool:
        """Whether none of them is left for search to tell."""
        return len(self.deeds) <= _MOST

    @property
    def found_by(self) -> str:
        """What search calls the stage."""
        return slug(self.stage)


@dataclass(frozen=True, kw_only=True)
class BreakthroughsView(PageView):
    """The page: its parts, what shows each way of working, and the ladder with the tori's deeds on it."""

    template = "breakthroughs.html"
    breakthroughs: Breakthroughs
    showing: Showing
    steps: Sequence[LadderStep]
    stage_rule: str


@dataclass(frozen=True, kw_only=True)
class BreakthroughsInShortView(View):
    """What the page is, for the programme's."""

    template = "breakthroughs_in_short.html"
    breakthroughs: Breakthroughs


@dataclass(frozen=True, kw_only=True)
class StageExplainedView(View):
    """The way from a deed's stage to the ladder."""

    template = "stage_explained.html"
    ladder: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """The page, if the content has it."""
    breakthroughs = catalogue.content.part(Breakthroughs)
    if breakthroughs is None:
        return
    showing, here = catalogue.part(Showing), addresses.BREAKTHROUGHS
    steps = [LadderStep(stage, deeds) for stage, deeds in showing.ladder.items()]
    view = BreakthroughsView(
        breakthroughs=breakthroughs, showing=showing, steps=steps, stage_rule=catalogue.spread.rule.in_words
    )
    yield whole_page(view, here, breakthroughs.title, breakthroughs.summary, site, section=here)


def searched(catalogue: Catalogue) -> Iterator[SearchedPage]:
    """The page, for search."""
    breakthroughs = catalogue.content.part(Breakthroughs)
    if breakthroughs is None:
        return
    said = [text for _, part in breakthroughs.parts for text in (part.title, *part.texts)]
    said += (text for _, way in breakthroughs.ways for text in way.texts)
    text = ". ".join(one.rstrip(".") for one in said)
    yield SearchedPage(addresses.BREAKTHROUGHS, breakthroughs.title, breakthroughs.summary, text)


def _in_short(name: str, catalogue: Catalogue, site: Site, here: str) -> str:
    breakthroughs = catalogue.content.part(Breakthroughs)
    return site.render(BreakthroughsInShortView(breakthroughs=breakthroughs), here) if breakthroughs else ""


def _of_stage(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    breakthroughs = catalogue.content.part(Breakthroughs)
    return site.render(StageExplainedView(ladder=LADDER), here) if breakthroughs else ""


ASIDES = {"programme": _in_short, "stage": _of_stage}
