"""The development path as a page to work with, and the tools beside it, if the content has them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.development_path.catalogue import Examples
from tekojen_tori.pages.development_path.content import DevelopmentPath, Phase, Toolbox
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.searched import SearchedPage
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page

SCRIPTS = "path"
STYLES_APART = True

LINKS = (
    BarLink(
        Bar.FOOTER,
        60,
        "Kehittämispolku",
        addresses.PATH,
        lambda catalogue, site: catalogue.content.part(DevelopmentPath),
    ),
)


@dataclass(frozen=True, kw_only=True)
class PathView(PageView):
    """The path's page: its phases, and what is told of each."""

    template = "development_path.html"
    path: DevelopmentPath
    examples: Examples


@dataclass(frozen=True, kw_only=True)
class ToolsView(PageView):
    """The page of the path's tools."""

    template = "tools.html"
    path: DevelopmentPath
    toolbox: Toolbox
    examples: Examples
    aside: Callable[[str], Markup]


@dataclass(frozen=True, kw_only=True)
class PathInShortView(View):
    """What the path is, for the home page."""

    template = "path_in_short.html"
    path: DevelopmentPath | None


@dataclass(frozen=True, kw_only=True)
class ChecklistsView(View):
    """The checklists of some phases, for whoever tries something."""

    template = "checklists.html"
    phases: Sequence[Phase]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """The page of the phases, the page of the tools, and the script that keeps the ticks."""
    path = catalogue.content.part(DevelopmentPath)
    if path is None:
        return
    here, examples = addresses.PATH, Examples(catalogue)
    yield whole_page(PathView(path=path, examples=examples), here, path.title, path.summary, site, section=here)
    if path.toolbox:
        here, crumbs = addresses.TOOLS, (Crumb(path.title, addresses.PATH),)
        view = ToolsView(
            path=path,
            toolbox=path.toolbox,
            examples=examples,
            aside=lambda tool: asides("tool", tool, catalogue, site, here),
        )
        yield whole_page(view, here, path.toolbox.title, path.toolbox.summary, site, section=here, crumbs=crumbs)


def searched(catalogue: Catalogue) -> Iterator[SearchedPage]:
    """The pages of the phases and of the tools, for search."""
    path = catalogue.content.part(DevelopmentPath)
    if path is None:
        return
    phases = (text for one in path.phases for text in (one.title, one.subtitle, one.introduction, *one.take_care))
    yield SearchedPage(addresses.PATH, path.title, path.summary, _sentences(phases))
    if path.toolbox:
        tools = (text for one in path.toolbox.tools for text in (one.name, one.purpose, one.gave, *one.hints))
        yield SearchedPage(addresses.TOOLS, path.toolbox.title, path.toolbox.summary, _sentences(tools), path.title)


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in texts)


def _in_short(shown: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What the path is, for the home page."""
    return site.render(PathInShortView(path=catalogue.content.part(DevelopmentPath)), here)


def _before_trial(tried: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return _checklists(catalogue, site, here, is_before=True)


def _during_trial(tried: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return _checklists(catalogue, site, here, is_before=False)


def _checklists(catalogue: Catalogue, site: Site, here: str, *, is_before: bool) -> str:
    """The lists of the path's first half, which leads to something to try, or of the rest, which goes on from there."""
    path = catalogue.content.part(DevelopmentPath)
    if path is None:
        return ""
    half = -(-len(path.phases) // 2)
    phases = path.phases[:half] if is_before else path.phases[half:]
    return site.render(ChecklistsView(phases=phases), here) if phases else ""


ASIDES = {"last": _in_short, "before_trial": _before_trial, "during_trial": _during_trial}
