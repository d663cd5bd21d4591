"""The records of a table in groups, each in the order that a person sees: how the groups follow what came and went."""

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from journeydesigner.model.periods import period_key
from journeydesigner.model.records import Card, Measurement, Record

R = TypeVar("R", bound=Record)
G = TypeVar("G", bound=Hashable)


def regrouped(
    old: Mapping[G, tuple[R, ...]],
    went: Iterable[R],
    came: Iterable[R],
    group_of: Callable[[R], G],
    key: Callable[[R], Any],
) -> dict[G, tuple[R, ...]]:
    """``old`` with records taken out of their groups, and others, sorted by ``key``, entered in order."""
    gone: dict[G, set[str]] = {}
    come: dict[G, list[R]] = {}
    for record in went:
        gone.setdefault(group_of(record), set()).add(record.id)
    for record in came:
        come.setdefault(group_of(record), []).append(record)
    if not old:
        return {group: tuple(new) for group, new in come.items()}
    groups = dict(old)
    for group in {**gone, **come}:
        out, new = gone.get(group), come.get(group, [])
        stay = old.get(group, ())
        if out and len(out) == len(stay):
            members = list[R]()
        else:
            members = [record for record in stay if record.id not in out] if out else list(stay)
        if not members:
            members = new
        elif len(new) == 1:
            insort(members, new[0], key=key)
        elif new:
            members = sorted([*members, *new], key=key)
        if members:
            groups[group] = tuple(members)
        else:
            groups.pop(group, None)
    return groups


def by_order(record: Record) -> tuple[str, str]:
    return (getattr(record, "order", ""), record.id)


def by_period(measurement: Measurement) -> tuple[tuple[date, int, str], str]:
    return (period_key(measurement.period), measurement.id)


def series_of(measurement: Measurement) -> tuple[str, str]:
    return (measurement.metric, measurement.anchor)


def home(card: Card) -> str:
    return card.place.lane if card.place else card.map


def cell(card: Card) -> tuple[str, str]:
    return (card.place.lane, card.place.first) if card.place else ("", "")


def parent_of(record: Record, parent: str | None) -> str:
    return str(getattr(record, parent)) if parent else ""


def standing_of(record: Record, parent: str | None) -> tuple[str, str]:
    return (parent_of(record, parent), getattr(record, "order", ""))
