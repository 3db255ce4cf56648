"""The topics of webinars: a page each, and their list on the webinars' page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside
from tekojen_tori.content.kind import kind_of
from tekojen_tori.kinds.deeds.content import Deeds
from tekojen_tori.kinds.webinar_topics.content import TOPIC, WebinarTopic
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, Link
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page


@dataclass(frozen=True, kw_only=True)
class TopicListView(View):
    """The list of topics on a page, under a `heading` if it stands there among other things."""

    template = "webinar_topic_list.html"
    topics: Sequence[WebinarTopic]
    heading: str | None


@dataclass(frozen=True, kw_only=True)
class TopicsView(PageView):
    """The page in the place of the webinars' page, where there are no webinars."""

    template = "webinar_topics.html"
    topics: Markup


@dataclass(frozen=True, kw_only=True)
class TopicView(ThingView):
    """A topic's page."""

    template = "webinar_topic.html"
    topic: WebinarTopic
    deeds: Deeds
    beside: tuple[Beside, ...]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every topic, and the page of them all if no other lists them."""
    here, title = addresses.WEBINARS, "Webinaarit"
    if _are_alone(catalogue, site):
        title = TOPIC.plural
        every = TopicsView(topics=Markup(_list(catalogue, site, here)))
        yield whole_page(every, here, title, "Aiheita, joista on pidetty webinaareja.", site, section=here)
    for topic in catalogue.of(WebinarTopic):
        deeds, beside = catalogue.editorials.deeds_of(topic), catalogue.editorials.beside(topic)
        view = TopicView(topic=topic, deeds=deeds, beside=beside)
        crumbs = (Crumb(title, here),)
        yield page_of(topic, view, catalogue, site, section=here, crumbs=crumbs, is_article=True)


def _are_alone(catalogue: Catalogue, site: Site) -> bool:
    """Whether there are topics, but nothing else has its page where they are listed."""
    under = {kind_of(thing).under for thing in catalogue.told if not isinstance(thing, WebinarTopic)}
    return bool(catalogue.of(WebinarTopic)) and TOPIC.under not in under


def _list(catalogue: Catalogue, site: Site, here: str, heading: str | None = None) -> str:
    topics = catalogue.of(WebinarTopic)
    return site.render(TopicListView(topics=topics, heading=heading), here) if topics else ""


def _beside_webinars(webinars: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return _list(catalogue, site, here, "Muita aiheita")


LINKS = (Link(Bar.MENU, 80, TOPIC.plural, addresses.WEBINARS, _are_alone),)
ASIDES = {"webinars": _beside_webinars}
