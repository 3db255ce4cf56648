"""What somebody's own words surely say, written instead of what was asked for: of which deed, and its state."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.content.living.followups import Followed, followed_by_name
from tekojen_tori.contributing.receiving.messages import Incoming

ASKS = re.compile(r"vieläkö (?:teko|se|ne|nämä)\b", re.IGNORECASE)
"""The question, in a subject or in what an answer quotes."""
_AUTOMATIC = re.compile(
    r"automaattinen vastaus|automaattivastaus|poissaolo|poissa:|automatic reply|autoreply|out of office|autosvar|"
    r"automatiskt svar|frånvar|undeliver|delivery (?:status|fail)|ei voi(?:tu)? toimittaa|toimitus epäonnistui|"
    r"ej leverer|kunde inte levereras",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r".*?vieläkö teko elää:\s*", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"Teko:\s{0,5}([a-z]+/[a-z0-9-]+)")
_ADDRESS = re.compile(r"(?<![a-z])[a-z]{1,20}/[a-z0-9-]{1,120}(?=/?(?:[\s)>\].,;?#\"]|$))")
_MOST_QUOTED = 200_000
"""In letters: more than a question of all the deeds of anybody."""
_SPACES = re.compile(r"\s+")

_CLAUSES = re.compile(r"[.!?;,:\n()]+|\s[-–]\s|\s(?:mutta|vaan|men)\s")
_NOT = frozenset(("ei", "eivät", "emme", "en", "eikä", "inte", "ikke"))
_NO_MORE = frozenset(("enää", "längre"))
_ONLY_NO = frozenset((*_NOT, "valitettavasti", "tyvärr", "enää", "se", "ole", "kyllä"))
_UNSURE = re.compile(
    r"\b(?:ehkä|kai|varmaan|luultavasti|osittain|osa|osin|kanske|delvis|selvitän|selvitämme|tarkistan|tarkistamme|"
    r"vastaan|vastaamme|kohta|tauolla|toistaiseksi|tällä hetkellä|en tiedä|emme tiedä|en osaa sanoa|en ole varma|"
    r"palaan asiaan|vet inte)\b"
)
_WORDS: Mapping[State, re.Pattern[str]] = {
    State.ENDED: re.compile(
        r"\b(?:päätty(?!y|v)|loppu(?:i|n)|jäi(?:vät)? pois|jää(?:nyt|neet) pois|käytöstä|lopetett|"
        r"lopetim|lakkaut|luovut|poistu|purett|avslut|upphör|nedlag|slutat)"
    ),
    State.CHANGED: re.compile(
        r"\b(?:muuttu|muutet|muutim|muokat|muokkas|muunnel|uudistet|uudistui|toisenlai|erilai|förändra|ändra)"
        r"|\b(?:toisella|eri) tavalla\b"
    ),
    State.IN_USE: re.compile(
        r"\b(?:käytöss|elämään|elää|elävät|toimii|toimivat|jatku|vakiintu|arkea|kyllä|joo|juu|edelleen|yhä|"
        r"entiseen tapaan|används|bruk|lever|fortsätter|fortfarande)"
    ),
}
_OF_PEOPLE = re.compile(
    r"\b(?:töissä|työskentel|eläkk|palveluks|virassa|virkava|talossa|vastuulla|vastaa\b|hoida|kuulu|muista|tiedossa|"
    r"tavoitet|paikalla|sähköpost|osoite|osoitte|numero|jobbar|arbetar|anställd|pension|e-post)"
)
"""Whoever answers, and no longer works there: that says nothing of what they once did."""
_OF_THE_QUESTION = re.compile(r"\b(?:töissä|sähköpost|osoite|osoitte|linkki|linkit|lomak)")
"""What else may live on, or be in use."""
_QUESTIONS = re.compile(r"[^.!?\n]*\?")
_GREETING = re.compile(
    r"(?:hei|heippa|moi|terve|tervehdys|huomenta|päivää|hej)(?: (?:vaan|taas|toimitus|kaikki|sinne|alla)){0,2}[!,.]?\s*"
    r"|(?:kiitos|kiitokset|tack) (?:viestistä|kyselystä|kysymästä|kysymyksestä|för frågan)[!,.]?\s*",
    re.IGNORECASE,
)


def is_automatic(message: Incoming) -> bool:
    """Whether a program answered, and nobody yet."""
    return message.is_automatic or _AUTOMATIC.search(message.subject) is not None


def states_in(text: str) -> set[State]:
    """What words say of the state of something, if anything; several states if they can't surely be told apart."""
    text = _QUESTIONS.sub(" ", text.casefold().replace("ikävä kyllä", "valitettavasti"))
    found = {state for clause in _CLAUSES.split(text) for state in _states_of(clause)}
    if _UNSURE.search(text):
        return set(State)
    return {State.CHANGED} if found == {State.CHANGED, State.IN_USE} else found


def _states_of(clause: str) -> Iterator[State]:
    words = set(re.findall(r"\w+", clause))
    said = [state for state, pattern in _WORDS.items() if pattern.search(clause)]
    if _OF_THE_QUESTION.search(clause):
        return
    if not words & _NOT:
        yield from said
    elif _OF_PEOPLE.search(clause):
        return
    elif words & _NO_MORE or words <= _ONLY_NO or said == [State.IN_USE]:
        yield State.ENDED


def without_greeting(text: str) -> str:
    """What a letter says after its greeting."""
    while found := _GREETING.match(text):
        text = text[found.end() :]
    return text


def followed_in(subject: str, own: Iterable[str], quoted: Iterable[str], known: Iterable[Followed]) -> list[Followed]:
    """What an answer may be of, by what it names itself or else by what it quotes; each once, by their files."""
    names = _by_names(known)
    own_lines, quoted_lines = list(own), list(quoted)
    title = _SUBJECT.sub("", subject, count=1) if _SUBJECT.match(subject) else ""
    named = {*_named(own_lines, names)} or {*_named([title], names)} or {*_named(quoted_lines, names)}
    return sorted(named, key=lambda one: one.path)


def _by_names(known: Iterable[Followed]) -> dict[str, Followed | None]:
    """By file, by address and by title; what two are called is nobody's."""
    every = list(known)
    deeds = [one for one in every if isinstance(one, Done)]
    found: dict[str, Followed | None] = {}
    for one in deeds:
        title = _title(one.title)
        found[title] = one if title not in found else None
    by_file = followed_by_name(deeds, [one for one in every if isinstance(one, Adopts)])
    found |= {name: one for name, one in by_file.items() if "/" in name}
    return found | {kind_of(one).address(one).rstrip("/"): one for one in deeds}


def _named(lines: list[str], names: Mapping[str, Followed | None]) -> Iterator[Followed]:
    text = unquote("\n".join(lines)[:_MOST_QUOTED])
    told = [found[1] for found in _NAME.finditer(text)] + [found[0] for found in _ADDRESS.finditer(text)]
    told += [_title(one) for line in text.split("\n") for one in (line.strip(" ”\"'.:"), line.rpartition(" (")[0])]
    yield from (one for name in told if (one := names.get(name)) is not None)


def _title(written: str) -> str:
    return _SPACES.sub(" ", written).strip().casefold()
