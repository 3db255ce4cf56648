"""The topics of webinars: a page each, and their list on the webinars' page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.webinar_topics.catalogue import WebinarTopics
from tekojen_tori.kinds.webinar_topics.content import TOPIC, WebinarTopic
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
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
    webinars: Sequence[Told]
    stories: Sequence[Told]
    deeds: tuple[Done, ...]
    beside: Sequence[Beside]


@dataclass(frozen=True, kw_only=True)
class TopicsOfThingView(View):
    """The topics of a webinar or a story, among the facts of it."""

    template = "topics_of_thing.html"
    topics: Sequence[WebinarTopic]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every topic, and the page of them all if no other lists them."""
    here, title = TOPIC.under, "Webinaarit"
    if _are_alone(catalogue, site):
        title = TOPIC.plural
        every = TopicsView(topics=Markup(_list(catalogue, site, here)))
        yield whole_page(every, here, title, "Aiheita, joista on pidetty webinaareja.", site, section=here)
    for topic in catalogue.of(WebinarTopic):
        yield Promise(address(topic), partial(_page, topic, Crumb(title, here), catalogue, site))


def _page(topic: WebinarTopic, above: Crumb, catalogue: Catalogue, site: Site) -> Page:
    view = _view(topic, catalogue)
    return page_of(topic, view, catalogue, site, section=above.address, crumbs=(above,), is_article=True)


def _view(topic: WebinarTopic, catalogue: Catalogue) -> TopicView:
    topics = catalogue.part(WebinarTopics)
    webinars, stories = topics.webinars_of(topic), topics.stories_of(topic)
    return TopicView(
        topic=topic,
        webinars=webinars,
        stories=stories,
        deeds=catalogue.editorials.deeds_of(topic),
        beside=[one for one in catalogue.editorials.beside(topic) if one.thing not in (*webinars, *stories)],
    )


def _are_alone(catalogue: Catalogue, site: Site) -> bool:
    """Whether there are topics, but nothing else has its page where they are listed."""
    under = {kind_of(thing).under for thing in catalogue.told if not isinstance(thing, WebinarTopic)}
    return bool(catalogue.of(WebinarTopic)) and TOPIC.under not in under


def _list(catalogue: Catalogue, site: Site, here: str, heading: str | None = None) -> str:
    topics = catalogue.of(WebinarTopic)
    return site.render(TopicListView(topics=topics, heading=heading), here) if topics else ""


def _beside_webinars(webinars: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return _list(catalogue, site, here, "Muita aiheita")


def _standing(thing: Told, catalogue: Catalogue, site: Site, here: str) -> str:
    """Of which topics a webinar or a story is."""
    topics = catalogue.part(WebinarTopics).of(thing)
    return site.render(TopicsOfThingView(topics=topics), here) if topics else ""


LINKS = (BarLink(Bar.MENU, 80, TOPIC.plural, TOPIC.under, _are_alone),)
ASIDES = {"webinars": _beside_webinars, "standing": _standing}
