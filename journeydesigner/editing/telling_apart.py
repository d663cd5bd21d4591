"""What tells two states of a record, or of a row of records, apart. For twins of a map and for versions of a file."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from journeydesigner.model.records import Record

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what it says before and after."""

    field: str
    before: Any
    after: Any


def is_same(before: Record, after: Record) -> bool:
    """Whether two records say the same, which is quicker to see of their fields than of them."""
    return before is after or (before.__dict__ == after.__dict__ and before.extras == after.extras)


def field_changes(
    before: Record, after: Record, fields: Iterable[str], beside: Container[str]
) -> Iterator[FieldChange]:
    """The ``fields`` that differ, then those that only a lane kind or a newer version knows; none that are
    ``beside``."""
    names: Iterable[str] = fields
    if before.extras or after.extras:
        names = dict.fromkeys((*fields, *(n for n in (*before.extras, *after.extras) if n not in beside)))
    for name in names:
        was, now = getattr(before, name, None), getattr(after, name, None)
        if was is not now and was != now:
            yield FieldChange(name, was, now)


def moved_among(before: Sequence[Id], after: Sequence[Id], still: Container[str] = frozenset()) -> list[Id]:
    """The fewest of ``after`` that had to be moved for the others to stand in the order of ``before``.

    ``still`` are known not to have been moved: they stand in the same order in both. What is in one only is none.
    """
    here = set(after)
    common = [record for record in before if record in here]
    rank = {record: index for index, record in enumerate(common)}
    later = [record for record in after if record in rank]
    if later == common:
        return []
    gaps_before, gaps_after = _gaps(common, still), _gaps(later, still)
    may_stay = [record for record in later if gaps_before[record] == gaps_after[record]]
    stays = longest_rise([rank[record] for record in may_stay])
    return [record for record in later if rank[record] not in stays]


def _gaps(records: Sequence[Id], still: Container[str]) -> dict[Id, int]:
    """Behind how many that were not moved each stands."""
    found: dict[Id, int] = {}
    count = 0
    for record in records:
        count += record in still
        found[record] = count
    return found


def longest_rise(ranks: Sequence[int]) -> set[int]:
    """The longest ascending part of a sequence of different numbers (patience sorting)."""
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for rank in ranks:
        pile = bisect_left(tops, rank)
        under[rank] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [rank]
    found: set[int] = set()
    rank = tops[-1] if tops else None
    while rank is not None:
        found.add(rank)
        rank = under[rank]
    return found
