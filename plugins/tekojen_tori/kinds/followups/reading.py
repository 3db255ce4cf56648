"""The files of `followups/`, and what only shows when they are seen beside the deeds and the adoptions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.content.living.followups import Followed, followed_by_name, followed_of, name_of
from tekojen_tori.kinds.followups.content import FOLLOW_UP, FollowUp
from tekojen_tori.reading.checks.written_checks import meant, nearest, repeated
from tekojen_tori.reading.content_file import Read, Reader, readable
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem, error, hint_text, warning
from tekojen_tori.reading.together import Together

_WHAT_TO_TELL = {
    State.CHANGED: "Kerro virkkeellä, mikä muuttui.",
    State.ENDED: "Kerro virkkeellä, mihin se päättyi. Sekin auttaa muita.",
}


def _checks(followup: FollowUp, front: FrontMatter, file: str) -> Iterator[Problem]:
    """What ended or changed should say what ended or changed it."""
    hint = _WHAT_TO_TELL.get(followup.state)
    if hint and not followup.text.strip() and "text" not in front.left_out:
        message = f"Tila on {followup.state.value}, mutta syytä ei ole kerrottu."
        yield warning(file, "no-reason", message, hint, *front.place(("state",)))


def _past(followup: FollowUp) -> Iterator[tuple[Key, ContentDate]]:
    yield ("date",), followup.date


FOLLOW_UPS = Reader(
    FOLLOW_UP, "tarkistus", "Kerro virkkeellä, mistä tila näkyy tai mikä muuttui.", _checks, _past, needs_text=False
)
READERS = (FOLLOW_UPS,)


def checks(together: Together) -> Iterator[Problem]:
    """Follow-ups of what isn't there, of what wasn't done yet, or told twice of one day."""
    known = cache(partial(_known, together))
    read = [(one, _followed(one, together)) for one in readable(together.of(FollowUp))]
    for one, followed in read:
        if followed:
            yield from one.seen(_beside_followed, followed)
        elif "of" in one.front.fields:
            yield _unknown(one, known)
    yield from _twice(read)


def _followed(one: Read[FollowUp], together: Together) -> Followed | None:
    return followed_of(one.thing.of, together.deed_by_slug, together.by_file_name)


def _known(together: Together) -> Mapping[str, Followed]:
    """All that can be followed up, for what was meant by a name that nothing has."""
    deeds = (file.thing for file in together.of(Done) if file.thing)
    return followed_by_name(deeds, (file.thing for file in together.of(Adopts) if file.thing))


def _beside_followed(one: Read[FollowUp], followed: Followed) -> Iterator[Problem]:
    """What only the two show."""
    yield from _named(one, followed)
    yield from _early(one, followed)


def _unknown(one: Read[FollowUp], known: Callable[[], Mapping[str, Followed]]) -> Problem:
    of = one.thing.of
    message = f"Tekoa tai mallin ottamista ”{of}” ei ole."
    lacks = of.rpartition("/")[2]
    return error(
        one.file, "unknown-followed", message, partial(_meant, of, known), *one.front.place(("of",)), lacks=lacks
    )


def _meant(of: str, all_known: Callable[[], Mapping[str, Followed]]) -> str:
    """The thing that was probably meant: of that name in another folder, or of a name that is near."""
    known = all_known()
    same = [name for name in known if name.rpartition("/")[2] == of.rpartition("/")[2]]
    near = nearest(of, same) or (same[0] if same else None)
    if near:
        return f"Tarkoititko: {name_of(known[near])}?"
    otherwise = (
        "Kirjoita teon tiedoston nimi ilman päätettä .md, tai mallin ottamisesta kansio ja nimi: adoptions/nimi."
    )
    return hint_text(meant(of, known, otherwise, lambda name: name_of(known[name])))


def _named(one: Read[FollowUp], followed: Followed) -> Iterator[Problem]:
    """What is wrong with the name of what is there."""
    place = one.front.place(("of",))
    if one.thing.of.rpartition("/")[2] != followed.slug:
        message = f"”{one.thing.of}” on nimetty uudelleen."
        yield warning(one.file, "renamed-followed", message, f"Kirjoita: {name_of(followed)}.", *place)
    if followed.draft:
        message = f"”{one.thing.of}” on luonnos."
        yield error(one.file, "draft-followed", message, "Julkaise se, tai poista tämä tarkistus.", *place)


def _early(one: Read[FollowUp], followed: Followed) -> Iterator[Problem]:
    if followed.date and one.thing.date.is_surely_before(followed.date):
        what = f"teko ”{followed.title}” on tehty" if isinstance(followed, Done) else "mallia on otettu"
        message = f"Tarkistettu {one.thing.date.iso()}, mutta {what} {followed.date.iso()}."
        yield error(one.file, "followed-too-early", message, "Tarkista ajankohdat.", *one.front.place(("date",)))


def _twice(read: Iterable[tuple[Read[FollowUp], Followed | None]]) -> Iterator[Problem]:
    """The same asked of on the same day in two files: of the two, nobody could tell which holds."""
    dated = ((one, followed) for one, followed in read if "date" in one.front.fields)
    for (first, _), *others in repeated(dated, _of_what_and_when):
        for one, _ in others:
            message = f"Sama on jo tarkistettu samaan aikaan ({first.file})."
            hint = "Jos vastaus on sama, poista toinen tiedosto. Muuten tarkenna ajankohtaa: myöhempi jää voimaan."
            yield error(one.file, "duplicate-followup", message, hint, *one.front.place(("date",)))


def _of_what_and_when(asked: tuple[Read[FollowUp], Followed | None]) -> tuple[object, object]:
    """The same thing may be called by several names."""
    one, followed = asked
    return id(followed) if followed else one.thing.of, one.thing.date.order
