"""The newsletter: an archive page of each issue, and the page of them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.living.follows_up import FollowsUp
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.newsletters.content import NEWSLETTER, Newsletter
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.drawing.share_images import Look, look
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site, finnish_date
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

LOOKS = {Newsletter: lambda issue: Look(kind_of(issue).title, finnish_date(issue.date))}

LINKS = (
    BarLink(
        Bar.FOOTER,
        70,
        "Uutiskirje",
        NEWSLETTER.index,
        lambda catalogue, site: catalogue.of(Newsletter) or site.newsletter,
    ),
)

SHARES = DearToMake.HTML

_TITLE = "Uutiskirje"
_DESCRIPTION = "Uutiskirje kokoaa uudet teot, tarinat ja listat."


@dataclass(frozen=True)
class IssueItem:
    """A thing as an issue shows it: `told` is whose and when, and `address` is seen from the home page."""

    title: str
    address: str
    told: str
    summary: str


@dataclass(frozen=True)
class IssuePart:
    """A part of an issue as it is shown."""

    heading: str
    text: str | None
    items: tuple[IssueItem, ...]


@dataclass(frozen=True, kw_only=True)
class NewslettersView(PageView):
    """The page of all issues, and of how to subscribe."""

    template = "newsletters.html"
    issues: tuple[Newsletter, ...]


@dataclass(frozen=True, kw_only=True)
class NewsletterView(ThingView):
    """An issue's page."""

    template = "newsletter.html"
    issue: Newsletter
    parts_of_issue: tuple[IssuePart, ...]


@dataclass(frozen=True, kw_only=True)
class FollowByMailView(View):
    """How to subscribe to the newsletter."""

    template = "follow_by_mail.html"


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every issue that has been sent; nothing if none has, unless one can subscribe to those to come."""
    issues = catalogue.of(Newsletter)
    if not (issues or site.newsletter):
        return
    here = NEWSLETTER.index
    yield whole_page(NewslettersView(issues=issues), here, _TITLE, _DESCRIPTION, site)
    for issue in issues:
        yield Promise(address(issue), partial(_page, issue, catalogue, site))


def _page(issue: Newsletter, catalogue: Catalogue, site: Site) -> Page:
    view = NewsletterView(issue=issue, parts_of_issue=issue_parts(issue, catalogue))
    return page_of(issue, view, catalogue, site, crumbs=(Crumb(_TITLE, NEWSLETTER.index),))


def _follow(about: None, catalogue: Catalogue, site: Site, here: str) -> str:
    return site.render(FollowByMailView(), here) + "\n" if site.newsletter else ""


ASIDES = {"follow": _follow}


def issue_parts(issue: Newsletter, catalogue: Catalogue) -> tuple[IssuePart, ...]:
    """What an issue shows, part by part."""
    known = catalogue.by_file_name
    return tuple(
        IssuePart(one.heading, one.text, tuple(_item(known[name], catalogue) for name in one.shows if name in known))
        for one in issue.sections
    )


def _item(thing: Written, catalogue: Catalogue) -> IssueItem:
    told = _of_what(thing, catalogue) or look(thing).where
    return IssueItem(thing.title, address(thing), told, describe(thing))


def _of_what(thing: Written, catalogue: Catalogue) -> str:
    """What an adoption or a follow-up is of, as its title doesn't tell that; "" of all else."""
    if isinstance(thing, FollowsUp):
        followed = catalogue.followups.followed(thing)
        return _of_what(followed, catalogue) if isinstance(followed, Adopts) else followed.title if followed else ""
    model = catalogue.deed_by_slug.get(thing.model) if isinstance(thing, Adopts) else None
    return f"Malli: {model.title}, {model.done_by.name}" if model else ""
