"""Things in groups."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

GroupOf = TypeVar("GroupOf", bound=Hashable)
GroupMember = TypeVar("GroupMember")


def grouped(
    members: Iterable[GroupMember], groups_of: Callable[[GroupMember], Iterable[GroupOf]], every: Iterable[GroupOf] = ()
) -> dict[GroupOf, tuple[GroupMember, ...]]:
    """The members of each group in their own order; of the groups in `every` also those that have none."""
    groups: dict[GroupOf, list[GroupMember]] = {group: [] for group in every}
    for member in members:
        for group in groups_of(member):
            members_of = groups.get(group)
            if members_of is None:
                groups[group] = [member]
            else:
                members_of.append(member)
    return {group: tuple(its) for group, its in groups.items()}
