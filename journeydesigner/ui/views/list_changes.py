"""From one list of ids to another in the fewest rows told: what a Qt model says of its rows when a change comes."""

from collections.abc import Sequence
from typing import NamedTuple


class Removed(NamedTuple):
    first: int
    last: int


class Inserted(NamedTuple):
    at: int
    id: str


class Moved(NamedTuple):
    """The row ``old`` goes to ``new``, counted with itself still in its old place."""

    old: int
    new: int


Step = Removed | Inserted | Moved


def steps_between(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """What to do, one after the other, to make ``before`` into ``after``. Ids are unique in each."""
    wanted = set(after)
    now = list(before)
    steps: list[Step] = []
    last = len(now) - 1
    while last >= 0:
        if now[last] in wanted:
            last -= 1
            continue
        first = last
        while first > 0 and now[first - 1] not in wanted:
            first -= 1
        steps.append(Removed(first, last))
        del now[first : last + 1]
        last = first - 1
    known = set(now)
    for place, item in enumerate(after):
        if place < len(now) and now[place] == item:
            continue
        if item not in known:
            steps.append(Inserted(place, item))
            now.insert(place, item)
            continue
        old = now.index(item, place)
        steps.append(Moved(old, place))
        now.insert(place, now.pop(old))
    return steps
