"""What was found when somebody asked whether deeds and adoptions still live: the latest of each, and by age."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.follows_up import FollowsUp, State
from tekojen_tori.content.written import Written, by_address, by_file_name

Followed = Done | Adopts
"""What can be followed up."""
AGES = (1, 3, 5)
"""In whole years: when it is counted how many deeds still live."""


def followed_by_name(deeds: Iterable[Done], adoptions: Iterable[Adopts]) -> Mapping[str, Followed]:
    """What can be followed up, by every name that it may be given: a deed's slug alone, or a folder and a name."""
    deeds = list(deeds)
    every: list[Followed] = [*deeds, *adoptions]
    return by_file_name(every) | by_address(deeds)


def followed_of(name: str, deeds: Mapping[str, Done], files: Mapping[str, Written]) -> Followed | None:
    """The same of one name, by deeds by their addresses and whatever there is by its file."""
    found = deeds.get(name) or files.get(name)
    return found if isinstance(found, Followed) else None


def name_of(followed: Followed) -> str:
    """What a follow-up calls it: a deed by its slug alone, an adoption by its folder and name."""
    return followed.slug if isinstance(followed, Done) else followed.path.with_suffix("").as_posix()


def whole_years(since: date, until: date) -> int:
    """How many whole years have passed from a day to another; below 0 if it is yet to come."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


@dataclass(frozen=True)
class AtAge:
    """What had become of the deeds of which it is known, after so many `years`."""

    years: int
    states: Mapping[State, int]

    @property
    def known(self) -> int:
        """Of how many it is known."""
        return sum(self.states.values())

    @property
    def living(self) -> int:
        """How many of them still lived, as they were or changed."""
        return self.known - self.states.get(State.ENDED, 0)


class FollowUps:
    """Everything that follows up on deeds and adoptions, the latest first."""

    def __init__(self, every: Iterable[FollowsUp], deeds: Mapping[str, Done], files: Mapping[str, Written]) -> None:
        """`deeds` are by their addresses, and whatever there is by its file."""
        self._deeds, self._files = deeds, files
        self._by_file: dict[str, list[FollowsUp]] = defaultdict(list)
        for one in sorted(every, key=attrgetter("place_in_line"), reverse=True):
            if followed := self.followed(one):
                self._by_file[followed.file_name].append(one)

    def followed(self, followup: FollowsUp) -> Followed | None:
        """What was followed up; None if it isn't there to be shown."""
        return followed_of(followup.of, self._deeds, self._files)

    def of(self, followed: Followed) -> tuple[FollowsUp, ...]:
        """All that follows up on something, the latest first."""
        return tuple(self._by_file.get(followed.file_name, ()))

    def latest(self, followed: Followed) -> FollowsUp | None:
        """The latest of them: what is known today."""
        return next(iter(self._by_file.get(followed.file_name, ())), None)

    def is_due(self, deed: Done, today: date) -> bool:
        """Whether nobody has asked of a deed for a year, for sure. What has ended isn't asked of again."""
        latest = self.latest(deed)
        if latest and latest.state is State.ENDED:
            return False
        return whole_years(self.last_known(deed), today) >= 1

    def last_known(self, deed: Done) -> date:
        """The last day on which a deed may have been asked of, or else have been done."""
        latest = self.latest(deed)
        return (latest.date if latest else deed.date).last.latest()

    def at_ages(self, deeds: Iterable[Done], today: date) -> tuple[AtAge, ...]:
        """What had become of deeds after each of the `AGES`."""
        deeds = list(deeds)
        bounds = zip(AGES, (*AGES[1:], None), strict=True)
        return tuple(
            AtAge(first, Counter(filter(None, (self._state_at(deed, first, beyond, today) for deed in deeds))))
            for first, beyond in bounds
        )

    def _state_at(self, deed: Done, first: int, beyond: int | None, today: date) -> State | None:
        """What was found first when a deed was so old. What had ended before that stays ended, whoever asks."""
        done = deed.date.last.latest()
        before: State | None = None
        for one in reversed(self.of(deed)):
            age = whole_years(done, one.date.first.earliest())
            if age >= first:
                if beyond is None or age < beyond:
                    return one.state
                break
            before = one.state
        is_so_old = whole_years(done, today) >= first
        return before if before is State.ENDED and is_so_old else None
