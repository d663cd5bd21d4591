"""Compares two states of one document, record by record, by id."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.field_words import FieldWords
from journeydesigner.editing.record_words import NOWHERE, name_of, noun_of, where_of
from journeydesigner.editing.restoring import BESIDE
from journeydesigner.editing.revisions.changes import Change, Changes, FieldTold, Kind
from journeydesigner.editing.revisions.moves import Moves, place_words
from journeydesigner.editing.revisions.reading_order import reading_order
from journeydesigner.editing.revisions.shifts import shift_of
from journeydesigner.editing.telling_apart import FieldChange, field_changes, is_same
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import PARENTS, TABLES, Card, Emotion, Measurement, Record, Step, table_of


def changes_between(before: Snapshot, after: Snapshot) -> Changes:
    """All that is different in ``after``; both are states of one document, whose records are known by their ids.

    In the language of the moment. Empty for the same state.
    """
    steps = changes_in_steps(before, after)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def changes_in_steps(before: Snapshot, after: Snapshot) -> Generator[None, None, Changes]:
    """The same a few records at a time, for who has others to serve meanwhile."""
    found = yield from _Comparing(before, after).changes()
    return Changes(before, after, tuple(found))


_AT_ONCE = 32
"""So many changes are told between two pauses."""


_TABLES = tuple(table for table in TABLES if table not in BESIDE)
_NAMES = frozenset({"name", "title"})
_BESIDE = frozenset({"id", "order", "inbox_order", "place", "map", "stage", "lane", "step", "organization", "twin_of"})
"""Fields that say where a record stands; what it says is the rest."""


class _Comparing:
    """One comparison under way."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self.before, self.after = before, after
        self._words_before, self._words_after = FieldWords(before), FieldWords(after)
        self._gone = {table: before.table(table).keys() - after.table(table).keys() for table in _TABLES}
        self._come = {table: after.table(table).keys() - before.table(table).keys() for table in _TABLES}

    def changes(self) -> Generator[None, None, list[Change]]:
        found: list[Change] = []
        for part in (
            self._altered(),
            self._whole(self.before, self._gone, Kind.REMOVED),
            self._whole(self.after, self._come, Kind.ADDED),
        ):
            for change in part:
                found.append(change)
                if not len(found) % _AT_ONCE:
                    yield
            yield
        return reading_order(self.before, self.after, found, lambda change: (change.where, change.table, change.record))

    # What is on both

    def _altered(self) -> Iterator[Change]:
        pairs: dict[str, list[tuple[Record, Record]]] = {}
        for table in _TABLES:
            held = self.before.table(table)
            for record, now in self.after.table(table).items():
                was = held.get(record)
                if was is not None and not is_same(was, now):
                    pairs.setdefault(table, []).append((was, now))
        moves = Moves(self.before, self.after, pairs)
        for table, found in pairs.items():
            for was, now in found:
                if (change := self._change(table, was, now, is_moved=now.id in moves.records)) is not None:
                    yield change

    def _change(self, table: str, was: Record, now: Record, *, is_moved: bool) -> Change | None:
        said = tuple(name for name in type(now).model_fields if name not in _BESIDE)
        told = tuple(self._told(was, now, change) for change in field_changes(was, now, said, _BESIDE))
        kinds: list[Kind] = []
        names = [each for each in told if each.field in _NAMES]
        shift = shift_of(self.before, self.after, was, now)
        shifting = ("value",) if isinstance(now, Emotion) else ("result",) if isinstance(now, Measurement) else ()
        if names:
            kinds.append(Kind.RENAMED)
        if shift is not None and any(each.field in shifting for each in told):
            kinds.append(Kind.EMOTION if isinstance(now, Emotion) else Kind.METRIC)
        if len(told) > len(names) + sum(each.field in shifting for each in told):
            kinds.append(Kind.CHANGED)
        if is_moved:
            kinds.append(Kind.MOVED)
        if not kinds:
            return None
        made = self._made(self.after, table, now, tuple(kinds))
        places: tuple[str, str] = place_words(self.before, self.after, was, now) if is_moved else ("", "")
        came = where_of(self.before, was) if is_moved else NOWHERE
        return replace(made, was=came, place_before=places[0], place_after=places[1], fields=told, shift=shift)

    def _told(self, was: Record, now: Record, change: FieldChange) -> FieldTold:
        name = change.field
        before, after = self._words_before.text(was, name), self._words_after.text(now, name)
        return FieldTold(name, self._words_after.label(now, name), before, after, change.before, change.after)

    # What came or went

    def _whole(self, snapshot: Snapshot, found: Mapping[str, Iterable[RecordId]], how: Kind) -> Iterator[Change]:
        """Each with all that came or went with it."""
        heads: dict[RecordId, tuple[str, list[tuple[str, RecordId]]]] = {}
        all_found = {record for records in found.values() for record in records}
        inside: list[tuple[RecordId, str, RecordId]] = []
        for table, records in found.items():
            for record in records:
                head = _head(snapshot, snapshot.table(table)[record], all_found)
                if head == record:
                    heads[record] = (table, [])
                else:
                    inside.append((head, table, record))
        for head, table, record in inside:
            heads[head][1].append((table, record))
        for head, (table, content) in heads.items():
            made = self._made(snapshot, table, snapshot.table(table)[head], (how,))
            parts = [self._made(snapshot, t, snapshot.table(t)[r], (how,)) for t, r in content]
            ordered = reading_order(snapshot, snapshot, parts, lambda part: (part.where, part.table, part.record))
            yield replace(made, content=tuple(ordered))

    def _made(self, snapshot: Snapshot, table: str, record: Record, kinds: tuple[Kind, ...]) -> Change:
        shift = None
        if kinds == (Kind.ADDED,):
            shift = shift_of(self.before, self.after, None, record)
            if shift is not None and isinstance(record, Measurement) and shift.before:
                kinds = (Kind.ADDED, Kind.METRIC)
        elif kinds == (Kind.REMOVED,):
            shift = shift_of(self.before, self.after, record, None)
        name, where = name_of(snapshot, record), where_of(snapshot, record)
        return Change(table, record.id, kinds, noun_of(snapshot, record), name, where, shift=shift)


def _head(snapshot: Snapshot, record: Record, among: set[RecordId]) -> RecordId:
    """The outermost record that came or went with this one; itself where none did."""
    seen = {record.id}
    while True:
        outer = next((each for each in _outside(snapshot, record) if each.id in among and each.id not in seen), None)
        if outer is None:
            return record.id
        seen.add(outer.id)
        record = outer


def _outside(snapshot: Snapshot, record: Record) -> Iterator[Record]:
    """What a record cannot be without, or stands in: the most telling first."""
    tables: list[tuple[str, str]] = []
    if isinstance(record, Card) and record.place is not None:
        step = snapshot.table("steps").get(record.place.first)
        stage = step.stage if isinstance(step, Step) else ""
        tables += [("stages", stage), ("steps", record.place.first), ("lanes", record.place.lane)]
    parents = PARENTS.get(table_of(record), {})
    tables += [(table, str(getattr(record, field))) for field, table in parents.items()]
    for field in ("anchor", "reply_to"):
        if isinstance(value := getattr(record, field, None), str) and (found := snapshot.find(RecordId(value))):
            yield found
    for table, parent in tables:
        if (found := snapshot.table(table).get(parent)) is not None:
            yield found
