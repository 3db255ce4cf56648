"""The question that is asked once a year: a message to whoever can tell which of their deeds still live.

Three links for each deed are enough to answer: each begins a letter to the editors that `tori receive` reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.enquiries import Enquiry, enquiry
from tekojen_tori.kinds.followups.catalogue import due
from tekojen_tori.kinds.followups.contributing.answers import letter_of
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.letters import DueMessage, letter
from tekojen_tori.publishing.site import Site, finnish_date
from tekojen_tori.publishing.views import View

_LONGEST_TITLE = 60
"""In letters, in what a link holds: mail programs cut long ones."""
_HOW = "Avaa sopiva linkki: siitä aukeaa valmis viesti. Kirjoita siihen virke, jos haluat, ja lähetä se."
_WHY = "Vastaus näkyy teon sivulla. Sekin auttaa muita, että jokin päättyi tai muuttui."


@dataclass(frozen=True)
class AskedDeed:
    """A deed that is asked of: how it is told of, its page if that is known, and a link for each answer."""

    title: str
    about: str
    page: str
    answers: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ReviewMessage:
    """A message that asks of deeds, the longest unasked first. The editors ask themselves where nobody else can be
    reached (`is_own`)."""

    email: str
    is_own: bool
    deeds: Sequence[AskedDeed]


@dataclass(frozen=True, kw_only=True)
class ReviewView(View):
    """The message as HTML."""

    template = "review.html"
    review: ReviewMessage
    opening: str
    how: str
    why: str


def due_messages(catalogue: Catalogue, site: Site) -> Iterator[DueMessage]:
    """The messages that are due, one to each receiver, in the order of the deeds that have waited the longest.

    The editors' address must be known: the answers go there.
    """
    for review in _reviews(catalogue, site):
        lines = tuple(f"{deed.title} ({deed.about})" for deed in review.deeds)
        yield DueMessage(review.email, lines, _draft(review, site))


def _reviews(catalogue: Catalogue, site: Site) -> tuple[ReviewMessage, ...]:
    by_receiver: dict[str, tuple[Enquiry, list[AskedDeed]]] = {}
    for deed in due(catalogue):
        if isinstance(deed, Deed) and (asked := enquiry(deed, catalogue.registers, site)):
            by_receiver.setdefault(asked.email.casefold(), (asked, []))[1].append(_asked(deed, site))
    return tuple(ReviewMessage(asked.email, asked.is_passed_on, deeds) for asked, deeds in by_receiver.values())


def _draft(review: ReviewMessage, site: Site) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = site.sending.email
    message["To"] = review.email
    message["Subject"] = _subject(review.deeds)
    message["X-Unsent"] = "1"
    opening = _opening(review, site)
    message.set_content(_text(review, opening), cte="quoted-printable")
    view = ReviewView(review=review, opening=opening, how=_HOW, why=_WHY)
    message.add_alternative(str(site.render(view, addresses.HOME)), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _asked(deed: Deed, site: Site) -> AskedDeed:
    name, title = deed.path.with_suffix("").as_posix(), " ".join(deed.title.split())
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    return AskedDeed(
        title,
        f"{deed.done_by.name}, {finnish_date(deed.date)}",
        site.canonical(address(deed)) if site.url else "",
        [(sentence(state.value), _letter(name, short, state, site)) for state in State],
    )


def _letter(name: str, title: str, state: State, site: Site) -> str:
    subject, paragraphs = letter_of(name, title, state)
    return letter(site.sending.email, subject, *paragraphs)


def _subject(deeds: Sequence[AskedDeed]) -> str:
    if len(deeds) == 1:
        return f"Vieläkö teko elää: {deeds[0].title}"
    return f"Vieläkö nämä {len(deeds)} tekoa elävät?"


def _opening(review: ReviewMessage, site: Site) -> str:
    are_many = len(review.deeds) > 1
    if review.is_own:
        whose, whom = ("Näiden tekojen tekijöillä", "tekijöiltä") if are_many else ("Tämän teon tekijällä", "tekijältä")
        return f"{whose} ei ole yhteystietoa, joten kysymys tulee toimitukselle. Kysy {whom} tai vastaa itse."
    which, them = ("näistä teoistanne", "ne elävät") if are_many else ("tästä teostanne", "se elää")
    return f"Torilla ({site.name}) kerrotaan {which}. Vieläkö {them}?"


def _text(review: ReviewMessage, opening: str) -> str:
    return "\n".join(("Hei!", "", opening, _HOW, "", *_lines(review.deeds), _WHY)) + "\n"


def _lines(deeds: Iterable[AskedDeed]) -> Iterable[str]:
    for deed in deeds:
        yield f"{deed.title} ({deed.about})"
        if deed.page:
            yield deed.page
        yield from ("", *(line for answer, link in deed.answers for line in (f"{answer}:", link, "")), "")
