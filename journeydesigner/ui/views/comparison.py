"""An as-is map and its to-be twin, aligned: which columns and lanes belong together, and how each card is marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.comparing import Differences, differences
from journeydesigner.lanes.curve_words import feeling_text, mood_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId, RecordId, StepId
from journeydesigner.model.records import Card, CardFilter, Emotion, Lane, Stage, Step
from journeydesigner.wording import _, n_

R = TypeVar("R", Step, Lane)


class Mark(StrEnum):
    """How a record differs from the other map."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


def mark_word(mark: Mark) -> str:
    return {
        Mark.ADDED: _("Added"), Mark.CHANGED: _("Changed"), Mark.MOVED: _("Moved"), Mark.REMOVED: _("Removed"),
    }[mark]  # fmt: skip


MARK_SIGNS = {
    Mark.ADDED: ("plus", "green"),
    Mark.CHANGED: ("pencil", "yellow"),
    Mark.MOVED: ("move-right", "blue"),
    Mark.REMOVED: ("minus", "rose"),
}
"""Icon and colour family of each mark."""


@dataclass(frozen=True)
class ColumnPair:
    """A step on both maps, or on one."""

    before: Step | None
    after: Step | None

    @property
    def step(self) -> Step:
        found = self.after or self.before
        assert found is not None, "a column is of some map"
        return found


@dataclass(frozen=True)
class LanePair:
    """A lane on both maps, or on one."""

    before: Lane | None
    after: Lane | None

    @property
    def lane(self) -> Lane:
        found = self.after or self.before
        assert found is not None, "a row is of some map"
        return found


@dataclass(frozen=True)
class Comparison:
    """``columns`` and ``lanes`` in the order of the to-be map; what is gone stands after what it stood after."""

    snapshot: Snapshot
    as_is: MapId
    to_be: MapId
    found: Differences
    columns: tuple[ColumnPair, ...]
    lanes: tuple[LanePair, ...]

    def mark(self, record: RecordId) -> Mark | None:
        """How a record of either map is marked. One that was moved and changed counts as changed."""
        if record in self.found.added:
            return Mark.ADDED
        if record in self.found.removed:
            return Mark.REMOVED
        here = self.found.twins.get(record, record)
        if here in self.found.changed:
            return Mark.CHANGED
        return Mark.MOVED if here in self.found.moved else None

    def stage_of(self, column: ColumnPair) -> Stage:
        return self.snapshot.stage(column.step.stage)

    def differing_cards(self, wanted: CardFilter) -> Iterator[tuple[Card, Mark]]:
        """The marked cards in the order in which one reads: lane by lane; of what is on both, the to-be card."""
        return ((card, mark) for card, mark in self._marked if wanted.keeps_card(card))

    @cached_property
    def _marked(self) -> tuple[tuple[Card, Mark], ...]:
        """All cards that are marked: found once, and counted, listed and described."""
        found: list[tuple[Card, Mark]] = []
        for pair in self.lanes:
            for lane in (pair.before, pair.after):
                cards = self.snapshot.cards_in(lane.id) if lane is not None else ()
                marked = [(card, mark) for card in cards if (mark := self.mark(card.id)) is not None]
                if lane is pair.before:
                    marked = [each for each in marked if each[0].id not in self.found.twins]
                found += sorted(marked, key=lambda each: self._column_of(each[0]))
        return tuple(found)

    def emotion_change(self) -> float | None:
        """By how much the points on both maps went up on average, in the unit of the scale (up: better); None where
        there are none or scales differ."""
        steps: list[float] = []
        for pair in self.lanes:
            if pair.before is None or pair.after is None or not kind(pair.after.kind).is_curve:
                continue
            if pair.before.scale != pair.after.scale or not kind(pair.after.kind).is_judged:
                continue
            table = self.snapshot.table("emotions")
            for point in self.snapshot.emotions_of(pair.before.id):
                twin = table.get(self.found.twins.get(point.id, ""))
                if isinstance(twin, Emotion):
                    rises = mood_of(pair.after, twin.value) >= mood_of(pair.after, point.value)
                    change = abs(twin.value - point.value)
                    steps.append(change if rises else -change)
        return sum(steps) / len(steps) if steps else None

    def counts(self) -> dict[Mark, int]:
        """How many cards of each mark."""
        found = dict.fromkeys(Mark, 0)
        for _card, mark in self.differing_cards(CardFilter()):
            found[mark] += 1
        return found

    def _column_of(self, card: Card) -> int:
        count = len(self.columns)
        return self._places.get(card.place.first, count) if card.place else count

    @cached_property
    def _places(self) -> dict[StepId, int]:
        found: dict[StepId, int] = {}
        for place, pair in enumerate(self.columns):
            for step in (pair.before, pair.after):
                if step is not None:
                    found.setdefault(step.id, place)
        return found


def pair_of(snapshot: Snapshot, map_id: MapId) -> tuple[MapId, MapId] | None:
    """The as-is map and its twin, of which ``map_id`` is one."""
    maps = snapshot.table("maps")
    own = snapshot.map(map_id).as_is if map_id in maps else None
    if own is not None and own in maps:
        return own, map_id
    twin = next((found.id for found in snapshot.maps if found.as_is == map_id), None)
    return (map_id, twin) if twin is not None else None


def compared(snapshot: Snapshot, as_is: MapId, to_be: MapId, wanted: CardFilter) -> Comparison:
    """Both maps, aligned."""
    found = differences(snapshot, as_is, to_be)
    columns = _aligned(snapshot.steps_in(as_is), snapshot.steps_in(to_be), found)
    lanes = _aligned(snapshot.lanes_of(as_is), snapshot.lanes_of(to_be), found)
    kept = [pair for pair in lanes if any(lane is not None and wanted.keeps_lane(lane) for lane in pair)]
    return Comparison(
        snapshot, as_is, to_be, found,
        tuple(ColumnPair(*pair) for pair in columns), tuple(LanePair(*pair) for pair in kept),
    )  # fmt: skip


def summary(comparison: Comparison, language: str) -> str:
    """«7 added, 3 changed, 2 removed; emotion +0.8 on average»."""
    counts = comparison.counts()
    said: list[str] = []
    for mark, text in (
        (Mark.ADDED, n_("{count} added", "{count} added", counts[Mark.ADDED])),
        (Mark.CHANGED, n_("{count} changed", "{count} changed", counts[Mark.CHANGED])),
        (Mark.MOVED, n_("{count} moved", "{count} moved", counts[Mark.MOVED])),
        (Mark.REMOVED, n_("{count} removed", "{count} removed", counts[Mark.REMOVED])),
    ):
        if counts[mark]:
            said.append(text.format(count=counts[mark]))
    cards = ", ".join(said) or _("No card differs")
    change = comparison.emotion_change()
    if change is None or round(change, 2) == 0:
        return cards
    signed = ("+" if change > 0 else "") + feeling_text(round(change, 1) or change, language)
    return _("{cards}; emotion {change} on average").format(cards=cards, change=signed)


def _aligned(before: Sequence[R], after: Sequence[R], found: Differences) -> list[tuple[R | None, R | None]]:
    """The rows of ``after`` with their twins; what has none among them follows what it followed before."""
    by_id = {record.id: record for record in before}
    twin_of = {to: of for of, to in found.twins.items()}
    rows: list[tuple[R | None, R | None]] = []
    for record in after:
        rows.append((by_id.get(twin_of.get(record.id, "")), record))  # type: ignore[arg-type]
    shown = {row[0].id for row in rows if row[0] is not None}
    for place, record in enumerate(before):
        if record.id in shown:
            continue
        ahead = before[place - 1].id if place else None
        at = next((i + 1 for i, row in enumerate(rows) if row[0] is not None and row[0].id == ahead), 0)
        rows.insert(at, (record, None))
        shown.add(record.id)
    return rows
