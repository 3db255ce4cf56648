"""The answer to the question whether a deed still lives: the letter that is ready to send, and what came of it."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.follows_up import FollowsUp, State
from tekojen_tori.content.living.followups import Followed, followed_by_name, name_of
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.plain_words import as_markdown
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.own_words import OwnWords, own_words, paragraphs_in, without_ending
from tekojen_tori.contributing.receiving.reachable import what_reaches_somebody
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received
from tekojen_tori.kinds.followups.content import FollowUpFields
from tekojen_tori.kinds.followups.contributing.free_words import (
    ASKS,
    followed_in,
    is_automatic,
    states_in,
    without_greeting,
)
from tekojen_tori.kinds.followups.reading import FOLLOW_UPS
from tekojen_tori.language.sentences import either, listed
from tekojen_tori.language.slugs import fold
from tekojen_tori.reading.checks.written_checks import nearest

SAYS = {
    State.IN_USE: "on yhä käytössä",
    State.CHANGED: "on muuttunut",
    State.ENDED: "on päättynyt",
}
_ASKS = {
    State.IN_USE: "Mistä se näkyy?",
    State.CHANGED: "Mikä muuttui?",
    State.ENDED: "Mihin se päättyi?",
}
_GREETING = "Hei toimitus!"
_HERE = "Kirjoita virke tähän alle:"
_KEEP = "Älä muuta tästä alaspäin."
_LONGEST_REASON = 5_000
_LONGEST_LINES = 20_000
_LONGEST_SHOWN = 300
_LINE = re.compile(r"[\s*_>]{0,20}(teko|tila)\s{0,5}:\s*(.{0,300}).*", re.IGNORECASE | re.DOTALL)
_AROUND = " \t*_."
"""What may stand around a name on a line, and belongs to none."""
_NAME = re.compile(r"(?:[a-z]+/)?[a-z0-9][a-z0-9-]*")
_OUR_WORDS = re.compile(
    rf"{_GREETING}|Teko .{{1,200}}? (?:{'|'.join(SAYS.values())})\.|(?:{'|'.join(map(re.escape, _ASKS.values()))})|"
    rf"{_HERE}|{_KEEP}"
)


def letter_of(name: str, title: str, state: State) -> tuple[str, Sequence[str]]:
    """The subject and the paragraphs of the letter that says what has become of something, by its folder and name."""
    return f"Vieläkö teko elää: {title}", (
        _GREETING,
        f"Teko ”{title}” {SAYS[state]}.",
        f"{_ASKS[state]} {_HERE}",
        "\n\n",
        f"{_KEEP}\nTeko: {name}\nTila: {state.value}",
    )


@dataclass(frozen=True)
class _Answer:
    """What a text says was asked of and what it says of that, as written, and the lines around them."""

    of: frozenset[str]
    state: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


def take_answer(message: Incoming, content: Content, today: date) -> Received | None:
    """The follow-up that a message tells, if it answers what was asked."""
    words = own_words(message.text)
    answer, quoted = _answer(words.own), _only_asked(_answer(words.quoted))
    beside = ""
    if not answer.state and not answer.of:
        answer, beside = quoted, _others(words.own)
    if not answer.state:
        _demand_state(answer)
        return _free_answer(message, words, content, today)
    of, state = _one(answer.of or quoted.of, "Teko"), _state(_one(answer.state, "Tila"))
    reason, left_out = _reason(answer)
    left_out = "\n\n".join(filter(None, (beside, left_out)))
    return _follow_up(_followed(of, content), state, reason, left_out, [], message, content, today)


def _free_answer(message: Incoming, words: OwnWords, content: Content, today: date) -> Received | None:
    """The follow-up that an answer tells in its own words, if they are surely of one thing and one state.

    NotReceived tells the editor what to add to it, if not.
    """
    if not any(ASKS.search(line[:_LONGEST_SHOWN]) for line in (message.subject, *words.quoted)):
        return None
    if is_automatic(message):
        raise NotReceived(
            "Viesti on automaattinen vastaus, jossa kysymykseen ei vastata. "
            "Odota vastausta, tai jos kysymys ei mennyt perille, tarkista osoite."
        )
    own, ending = without_ending(words.own)
    by_name = followed_by_name(content.of(Done), content.of(Adopts))
    said = [line for line in own if not _only_names(line, by_name)]
    reason, left_out = _short_enough(without_greeting(_others(said))), _others(ending)
    named = followed_in(message.subject, own, words.quoted, set(by_name.values()))
    states = states_in(reason)
    if len(named) == 1 and len(states) == 1:
        state = next(iter(states))
        note = f"Vastaus on kirjoitettu omin sanoin, ja tilaksi luettiin ”{state.value}”. Lue teksti ennen julkaisua."
        return _follow_up(named[0], state, reason, left_out, [note], message, content, today)
    raise NotReceived(_to_add(named, states))


def _to_add(named: Sequence[Followed], states: Set[State]) -> str:
    """What an editor adds to an answer that can't be read, with what is known of it filled in."""
    names = [name_of(one) for one in named]
    of = names[0] if len(names) == 1 else "tiedoston nimi"
    state = either(states if len(states) == 1 else State)
    lacking = listed(["mitä tekoa se koskee"] * (len(named) != 1) + ["mikä on tila"] * (len(states) != 1))
    asked = f" Siinä kysyttiin näistä: {', '.join(names)}."[:_LONGEST_SHOWN] if len(names) > 1 else ""
    return f"Vastauksesta ei selviä varmasti, {lacking}.{asked} Kirjoita sen alkuun rivit Teko: {of} ja Tila: {state}."


def _follow_up(
    followed: Followed,
    state: State,
    reason: str,
    left_out: str,
    notes: list[str],
    message: Incoming,
    content: Content,
    today: date,
) -> Received:
    when = min(message.sent or today, today)
    _refuse_twice(followed, when, content)
    name = name_of(followed)
    fields = {"of": name, "date": when.isoformat(), "state": state.value}
    if left_out:
        notes.append(f"Tämä jäi pois, koska se ei ollut vastauksen kohdalla: {_shortened(left_out)}")
    notes += what_reaches_somebody(reason)
    text = content_file(FollowUpFields, fields, as_markdown(reason))
    return Received(FOLLOW_UPS, file_stem(f"{when.isoformat()} {name}", ""), text, tuple(notes))


def _answer(lines: Iterable[str]) -> _Answer:
    """What stands on the lines that name something, and what is written before and after the first of them."""
    found: Mapping[str, set[str]] = {"teko": set(), "tila": set()}
    before: list[str] = []
    after: list[str] = []
    for line in lines:
        named = _LINE.fullmatch(line)
        if named:
            found[named[1].lower()].add(named[2].strip(_AROUND))
        else:
            (after if found["teko"] or found["tila"] else before).append(line)
    return _Answer(frozenset(found["teko"]), frozenset(found["tila"]), tuple(before), tuple(after))


def _only_names(line: str, by_name: Container[str]) -> bool:
    """Whether a line says nothing but which deed or adoption an answer is of."""
    named = _LINE.fullmatch(line)
    return named is not None and named[2].strip(_AROUND) in by_name


def _only_asked(answer: _Answer) -> _Answer:
    """Of an answer that somebody passes on, what stands where it was asked for: around it are others' names."""
    place = next((place for place, line in enumerate(answer.before) if _HERE in line), len(answer.before))
    return replace(answer, before=answer.before[place:], after=())


def _demand_state(answer: _Answer) -> None:
    """NotReceived if a message without a state is in our words: then it is ours, and lacks that."""
    if answer.of and any(_KEEP in line for line in answer.before):
        raise NotReceived(f"Viestistä puuttuu rivi Tila:, esimerkiksi Tila: {State.IN_USE.value}.")


def _one(written: frozenset[str], line: str) -> str:
    if len(written) > 1:
        raise NotReceived(
            f"Viestissä on monta vastausta ({line}: {', '.join(sorted(written))[:_LONGEST_SHOWN]}). Erota ne."
        )
    if not written:
        raise NotReceived(f"Viestistä puuttuu rivi {line}:.")
    return next(iter(written))


def _state(written: str) -> State:
    for state in State:
        if fold(written) == fold(state.value):
            return state
    near = nearest(written[:50], [state.value for state in State])
    meant = f"Tarkoittiko vastaaja: {near}? " if near else ""
    raise NotReceived(f"Tilaa ”{written[:50]}” ei ole. {meant}Tilat ovat {', '.join(state.value for state in State)}.")


def _followed(written: str, content: Content) -> Followed:
    known = followed_by_name(content.of(Done), content.of(Adopts))
    name = _NAME.match(written)
    found = known.get(name[0]) if name else None
    if found is None:
        near = nearest(name[0], known) if name else None
        meant = f" Tarkoittiko vastaaja: {near}?" if near else ""
        raise NotReceived(f"Tekoa ”{written[:100]}” ei ole torilla.{meant}")
    return found


def _refuse_twice(followed: Followed, when: date, content: Content) -> None:
    known = followed_by_name(content.of(Done), content.of(Adopts))
    for one in content.of(FollowsUp):
        if known.get(one.of) is followed and one.date.iso() == when.isoformat():
            raise NotReceived(
                f"Samasta on jo saman päivän vastaus ({one.path}): {one.state.value}. Katso, kumpi jää voimaan."
            )


def _reason(answer: _Answer) -> tuple[str, str]:
    """The words written where they were asked for, or else above them, and what else the writer wrote."""
    place = next((place for place, line in enumerate(answer.before) if _HERE in line), None)
    above, below = (answer.before, ()) if place is None else (answer.before[:place], answer.before[place:])
    there, ending = without_ending(below)
    asked, beside = _others(there), "\n\n".join(filter(None, map(_others, (above, ending, answer.after))))
    if asked:
        reason, left_out = asked, beside
    else:
        first, ending = without_ending(above)
        reason = _others(first)
        left_out = "\n\n".join(filter(None, map(_others, (ending, answer.after))))
    return _short_enough(reason), left_out


def _short_enough(reason: str) -> str:
    if len(reason) > _LONGEST_REASON:
        raise NotReceived(
            f"Vastaus on liian pitkä: enintään {_LONGEST_REASON} merkkiä. Lyhennä se virkkeeseen tai pariin."
        )
    return reason


def _others(lines: Sequence[str]) -> str:
    """What lines say beside our own words."""
    if sum(map(len, lines)) > _LONGEST_LINES:
        raise NotReceived("Viestissä on liikaa tekstiä. Kopioi siitä vain vastaus.")
    rest = (_OUR_WORDS.sub("", one).strip() for one in paragraphs_in(lines))
    return "\n\n".join(filter(None, rest))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
