"""Two maps aligned, an as-is map with its to-be twin or a map with an earlier state of itself: which columns and lanes
belong together, and how each record is marked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.comparing import Differences, differences
from journeydesigner.editing.revisions import Change, Changes, Kind, headline
from journeydesigner.lanes.curve_words import feeling_text, mood_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.metrics import anchor_of
from journeydesigner.model.ids import MapId, RecordId, StepId
from journeydesigner.model.records import Card, CardFilter, Emotion, Lane, Measurement, Stage, Step
from journeydesigner.wording import _, n_

R = TypeVar("R", Step, Lane)


class Mark(StrEnum):
    """How a record differs from the other map."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    RENAMED = "renamed"
    SHIFTED = "shifted"


def mark_word(mark: Mark) -> str:
    return {
        Mark.ADDED: _("Added"), Mark.CHANGED: _("Changed"), Mark.MOVED: _("Moved"), Mark.REMOVED: _("Removed"),
        Mark.RENAMED: _("Renamed"), Mark.SHIFTED: _("New value"),
    }[mark]  # fmt: skip


MARK_SIGNS = {
    Mark.ADDED: ("plus", "green"),
    Mark.CHANGED: ("pencil", "yellow"),
    Mark.MOVED: ("move-right", "blue"),
    Mark.REMOVED: ("minus", "rose"),
    Mark.RENAMED: ("pencil", "yellow"),
    Mark.SHIFTED: ("trending-up", "violet"),
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
    """``columns`` and ``lanes`` in the order of the later map; what is gone stands after what it stood after.

    ``was`` and ``now`` hold the two maps ``as_is`` and ``to_be``: one state of the document for a map and its twin, two
    for a map and what it was. ``marks`` are of records of either; ``twins``: as-is id -> to-be id. ``found`` says what
    differs between twins, ``changes`` what changed since the state called ``title``.
    """

    was: Snapshot
    now: Snapshot
    as_is: MapId
    to_be: MapId
    twins: Mapping[RecordId, RecordId]
    marks: Mapping[RecordId, Mark]
    columns: tuple[ColumnPair, ...]
    lanes: tuple[LanePair, ...]
    found: Differences | None = None
    changes: Changes | None = None
    title: str = ""

    def mark(self, record: RecordId) -> Mark | None:
        """How a record of either map is marked. One that was moved and changed counts as changed."""
        return self.marks.get(record)

    def side(self, *, is_after: bool) -> tuple[Snapshot, MapId]:
        """The later map, or the one it is compared with."""
        return (self.now, self.to_be) if is_after else (self.was, self.as_is)

    def only(self, wanted: Collection[Mark]) -> "Comparison":
        """With these marks alone."""
        return replace(self, marks={record: mark for record, mark in self.marks.items() if mark in wanted})

    def stage_of(self, column: ColumnPair) -> Stage:
        return (self.was if column.after is None else self.now).stage(column.step.stage)

    def stage_called(self, stage: RecordId) -> Stage:
        """A stage of either map."""
        tables = (self.now.table("stages"), self.was.table("stages"))
        found = next(table[stage] for table in tables if stage in table)
        assert isinstance(found, Stage), "stages are in the table of stages"
        return found

    def differing_cards(self, wanted: CardFilter) -> Iterator[tuple[Card, Mark]]:
        """The marked cards in the order in which one reads: lane by lane; of what is on both, the to-be card."""
        return ((card, mark) for card, mark in self._marked if wanted.keeps_card(card))

    @cached_property
    def _marked(self) -> tuple[tuple[Card, Mark], ...]:
        """All cards that are marked: found once, and counted, listed and described."""
        found: list[tuple[Card, Mark]] = []
        for pair in self.lanes:
            for lane in (pair.before, pair.after):
                snapshot, _map = self.side(is_after=lane is pair.after)
                cards = snapshot.cards_in(lane.id) if lane is not None else ()
                marked = [(card, mark) for card in cards if (mark := self.mark(card.id)) is not None]
                if lane is pair.before:
                    marked = [each for each in marked if each[0].id not in self.twins]
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
            table = self.now.table("emotions")
            for point in self.was.emotions_of(pair.before.id):
                twin = table.get(self.twins.get(point.id, ""))
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
        return self.places.get(card.place.first, count) if card.place else count

    @cached_property
    def places(self) -> Mapping[StepId, int]:
        """In which column a step of either map stands."""
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
    """A map and its to-be twin, aligned."""
    found = differences(snapshot, as_is, to_be)
    return _comparison(snapshot, snapshot, as_is, to_be, found.twins, _marks_of_twins(found), wanted, found=found)


def compared_with(
    was: Snapshot, now: Snapshot, map_id: MapId, changes: Changes, title: str, wanted: CardFilter
) -> Comparison:
    """A map and what it was in another state of the document, aligned by ids. ``changes`` are those of the map."""
    twins = _on_both(was, now)
    return _comparison(
        was, now, map_id, map_id, twins, marks_of(changes, now), wanted, changes=changes, title=title
    )  # fmt: skip


def _comparison(
    was: Snapshot, now: Snapshot, as_is: MapId, to_be: MapId, twins: Mapping[RecordId, RecordId],
    marks: Mapping[RecordId, Mark], wanted: CardFilter, **more: Any,
) -> Comparison:  # fmt: skip
    columns = _aligned(was.steps_in(as_is), now.steps_in(to_be), twins)
    lanes = _aligned(was.lanes_of(as_is), now.lanes_of(to_be), twins)
    kept = [pair for pair in lanes if any(lane is not None and wanted.keeps_lane(lane) for lane in pair)]
    return Comparison(
        was, now, as_is, to_be, twins, marks, tuple(ColumnPair(*pair) for pair in columns),
        tuple(LanePair(*pair) for pair in kept), **more,
    )  # fmt: skip


def _marks_of_twins(found: Differences) -> Mapping[RecordId, Mark]:
    """Of what is on both, both records are marked."""
    by_twin = {to: of for of, to in found.twins.items()}
    marks = dict.fromkeys(found.moved, Mark.MOVED) | dict.fromkeys(found.changed, Mark.CHANGED)
    marks |= {by_twin[record]: mark for record, mark in marks.items() if record in by_twin}
    return marks | dict.fromkeys(found.added, Mark.ADDED) | dict.fromkeys(found.removed, Mark.REMOVED)


_MARK_OF = {
    Kind.ADDED: Mark.ADDED, Kind.REMOVED: Mark.REMOVED, Kind.MOVED: Mark.MOVED, Kind.RENAMED: Mark.RENAMED,
    Kind.CHANGED: Mark.CHANGED, Kind.EMOTION: Mark.SHIFTED, Kind.METRIC: Mark.SHIFTED,
}  # fmt: skip


def mark_of(change: Change) -> Mark:
    """The mark by which a change is known."""
    return _MARK_OF[change.kind]


def marks_of(changes: Changes, now: Snapshot) -> Mapping[RecordId, Mark]:
    """The marks of all that changed; a tile is marked where what it measures did."""
    marks = {change.record: mark_of(change) for change in changes.each()}
    measured = {
        (found.metric, found.anchor)
        for change in changes.each()
        if isinstance(found := now.table("measurements").get(change.record), Measurement)
    }
    for card in now.table("cards").values() if measured else ():
        if isinstance(card, Card) and (card.extras.get("metric"), anchor_of(card)) in measured:
            marks.setdefault(card.id, Mark.SHIFTED)
    return marks


def _on_both(was: Snapshot, now: Snapshot) -> Mapping[RecordId, RecordId]:
    found: dict[RecordId, RecordId] = {}
    for table in ("stages", "steps", "lanes", "cards", "emotions"):
        held = was.table(table)
        found |= {record: record for record in now.table(table) if record in held}
    return found


def summary(comparison: Comparison, language: str) -> str:
    """«7 added, 3 changed, 2 removed; emotion +0.8 on average»; of what a map was, what changed since."""
    if comparison.changes is not None:
        return headline(comparison.changes)
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


def _aligned(
    before: Sequence[R], after: Sequence[R], twins: Mapping[RecordId, RecordId]
) -> list[tuple[R | None, R | None]]:
    """The rows of ``after`` with their twins; what has none among them follows what it followed before."""
    by_id = {record.id: record for record in before}
    twin_of = {to: of for of, to in twins.items()}
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
