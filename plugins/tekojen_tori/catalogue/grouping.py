"""Things in groups."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)
Member = TypeVar("Member")


def grouped(
    members: Iterable[Member], groups_of: Callable[[Member], Iterable[Group]], every: Iterable[Group] = ()
) -> dict[Group, tuple[Member, ...]]:
    """The members of each group in their own order; of the groups in `every` also those that have none."""
    groups: dict[Group, list[Member]] = {group: [] for group in every}
    for member in members:
        for group in groups_of(member):
            groups.setdefault(group, []).append(member)
    return {group: tuple(members_of) for group, members_of in groups.items()}
