"""Makes the next snapshot from the last one and the records that were touched since.

Here the rules of a journey are read into what people wrote apart from each other: who lives, that every stage has
a step. Nothing of it is ever written.
"""

from collections.abc import Container, Iterable, Mapping
from operator import attrgetter
from typing import cast

from journeydesigner.document.card_ground import CardGround
from journeydesigner.document.grouping import (
    by_order,
    by_period,
    cell,
    home,
    parent_of,
    regrouped,
    series_of,
    standing_of,
)
from journeydesigner.document.liveness import is_deleted, says_anything
from journeydesigner.document.registers import ABSENT, Fields, Register, Registers
from journeydesigner.document.schema import InvalidRecordError, Schema
from journeydesigner.document.snapshot import Index, Quarantined, Snapshot, StepKey
from journeydesigner.model.ids import StageId, first_step_id, stage_born_with
from journeydesigner.model.journey import first_step_of
from journeydesigner.model.records import PARENTS, Card, Lane, Measurement, Record, Stage, Step

Touched = Mapping[str, Iterable[str]]
Marked = Mapping[str, Container[str]]

_WHOLES = ("organizations", "channels", "personas", "maps", "stages", "lanes", "metrics", "settlements", "comments",
           "saved_views", "vote_rounds", "agenda", "kept_states", "event_rules", "movements",
           "forecasts")  # fmt: skip
"""Tables of which a record lives by its own flag and its parents alone, parents first; steps and cards follow rules."""
_OF_CARDS = ("card_links", "votes")
"""The same, of cards."""
_by_place = attrgetter("sort_key")
_MANY = 50
"""From how many records on they are read at once."""
_GROUND = frozenset({"maps", "stages", "steps", "lanes"})
"""What cards stand on."""


class SnapshotBuilder:
    """Reads snapshots from registers."""

    def __init__(self, registers: Registers, schema: Schema, assets: Mapping[str, bytes] | None = None) -> None:
        self._registers = registers
        self._schema = schema
        self._assets: Mapping[str, bytes] = {} if assets is None else assets

    def everything(self) -> Snapshot:
        return self.refresh(Snapshot(assets=self._assets), self._registers.tables)

    def refresh(
        self, old: Snapshot, touched: Touched, reworded: Marked | None = None, gone: Marked | None = None
    ) -> Snapshot:
        """``old`` with the touched records read again. Those that are not ``reworded`` (None: all are) came or went,
        and say what they said; those ``gone`` were deleted by one who has seen all of them."""
        return _Refresh(self._registers, self._schema, old, gone or {}).snapshot(touched, reworded)


class _Refresh:
    """One refresh: from all known records to the living ones and their indexes."""

    def __init__(self, registers: Registers, schema: Schema, old: Snapshot, gone: Marked) -> None:
        self.registers, self.schema, self.old, self.gone = registers, schema, old, gone
        self.known = dict(old.index.known)
        self.quarantine = dict(old.quarantine)
        self.tables = dict(old.tables)
        self.children = dict(old.index.children)
        self.cards_in, self.cells = old.index.cards_in, old.index.cells
        self.series, self.steps = old.index.series, old.index.steps
        self.positions = old.index.positions
        self.homeless = old.index.homeless
        self.changed: dict[str, dict[str, None]] = {}
        """Ordered sets of ids: records that were made together are next to each other in memory, too."""
        self.shifted: set[str] = set()
        """Tables in which a record came, went, or changed its parent or order."""

    def snapshot(self, touched: Touched, reworded: Marked | None) -> Snapshot:
        self._read(touched, reworded)
        for table in _WHOLES:
            self._settle(table)
        self._settle_steps()
        self._settle("emotions")
        self._settle("measurements")
        self._settle_cards()
        for table in _OF_CARDS:
            self._settle(table)
        index = Index(
            self.known,
            self.children,
            self.cards_in,
            self.cells,
            self.series,
            self.steps,
            self.positions,
            self.homeless,
        )
        return Snapshot(self.tables, self.quarantine, index, self.old.assets)

    # Reading

    def _read(self, touched: Touched, reworded: Marked | None) -> None:
        for table, ids in touched.items():
            if table not in self.schema.tables:
                continue
            before = self.known.get(table, {})
            changed = self.changed[table] = dict.fromkeys(ids)
            # A first step reads by its id, too, as long as its row says anything at all.
            new = changed
            if reworded is not None and table != "steps":
                new = _unread(changed, reworded.get(table, ()), before)
            if not new:
                continue
            rows = dict(before)
            if len(new) < _MANY or not self._read_all(table, new, rows):
                for record in new:
                    self._read_one(table, record, rows)
            self.known[table] = rows

    def _read_all(self, table: str, ids: Iterable[str], rows: dict[str, Record]) -> bool:
        """Read many records at once; False, and nothing is read, where one of them is gone or not what it should be."""
        pairs = [(record, self.registers.row(table, record)) for record in ids]
        found = self.schema.assemble_all(table, pairs) if all(row for _, row in pairs) else None
        if found is None:
            return False
        for record, now in zip(ids, found, strict=True):
            self.quarantine.pop((table, record), None)
            _know(rows, record, now)
        return True

    def _read_one(self, table: str, record: str, rows: dict[str, Record]) -> None:
        row = self.registers.row(table, record)
        self.quarantine.pop((table, record), None)
        if not row:
            rows.pop(record, None)
            return
        try:
            now = self.schema.assemble(table, record, _with_birth(table, record, row))
        except InvalidRecordError as error:
            rows.pop(record, None)
            if not is_deleted(row) and says_anything(row):
                self.quarantine[(table, record)] = Quarantined(table, record, error.why)
            return
        _know(rows, record, now)

    # Who lives

    def _settle(self, table: str) -> None:
        """Enter the living of a table, and take the dead out."""
        known, old = self.known.get(table, {}), self.tables.get(table, {})
        parents = PARENTS.get(table, {})
        is_whole = not self.shifted.isdisjoint(parents.values())
        ids = {**known, **old} if is_whole else self.changed.get(table, {})
        changes: dict[str, tuple[Record | None, Record | None]] = {}
        for record in ids:
            before, now = old.get(record), known.get(record)
            if now is not None and not self._lives(table, now, parents):
                now = None
            if now is not before:
                changes[record] = (before, now)
        self._enter(table, changes)

    def _lives(self, table: str, record: Record, parents: Mapping[str, str]) -> bool:
        for name, parent in parents.items():
            if getattr(record, name) not in self.tables.get(parent, {}):
                return False
        return not is_deleted(self.registers.row(table, record.id))

    def _enter(self, table: str, changes: Mapping[str, tuple[Record | None, Record | None]]) -> None:
        if not changes:
            return
        rows = dict(self.tables.get(table, {}))
        parent = next(iter(PARENTS.get(table, {})), None)
        for record, (before, now) in changes.items():
            if now is None:
                del rows[record]
            else:
                rows[record] = now
            if before is None or now is None or standing_of(before, parent) != standing_of(now, parent):
                self.shifted.add(table)
        self.tables[table] = rows
        if table == "lanes":
            self._recheck_cards_of_changed_kind(changes.values())
        went = [before for before, _ in changes.values() if before is not None]
        came = [now for _, now in changes.values() if now is not None]
        if table == "measurements":
            came = sorted(cast(list[Measurement], came), key=by_period)
            self.series = regrouped(self.series, cast(list[Measurement], went), came, series_of, by_period)
        else:
            groups = self.children.get(table, {})
            came.sort(key=by_order)
            self.children[table] = regrouped(groups, went, came, lambda r: parent_of(r, parent), by_order)

    def _recheck_cards_of_changed_kind(self, changes: Iterable[tuple[Record | None, Record | None]]) -> None:
        for before, now in cast(Iterable[tuple[Lane | None, Lane | None]], changes):
            if before is not None and now is not None and before.kind != now.kind:
                self.changed.setdefault("cards", {}).update(dict.fromkeys(self.known.get("cards", {})))
                self.shifted.add("lanes")

    # Steps

    def _settle_steps(self) -> None:
        if self.changed.keys().isdisjoint({"stages", "steps"}) and "stages" not in self.shifted:
            return
        known = cast(Mapping[str, Step], self.known.get("steps", {}))
        old = self.tables.get("steps", {})
        parents = PARENTS["steps"]
        living = {record: step for record, step in known.items() if self._lives("steps", step, parents)}
        self._give_every_stage_a_step(living)
        changes: dict[str, tuple[Record | None, Record | None]] = {}
        for record in living.keys() | old.keys():
            before, now = old.get(record), living.get(record)
            if now is not before and (before is None or now != before):
                changes[record] = (before, now)
        self._enter("steps", changes)
        if self._was_dead_ground_moved():
            self.shifted.add("steps")
        if changes or not self.shifted.isdisjoint({"stages", "steps"}):
            self._number_steps(known)

    def _was_dead_ground_moved(self) -> bool:
        """Whether a stage or step came or moved that is not alive: the end of a span may still stand on it."""
        for table in ("stages", "steps"):
            parent = next(iter(PARENTS[table]))
            before, known = self.old.index.known.get(table, {}), self.known.get(table, {})
            for record in self.changed.get(table, ()):
                pair = [standing_of(r, parent) if r else None for r in (before.get(record), known.get(record))]
                if pair[0] != pair[1]:
                    return True
        return False

    def _give_every_stage_a_step(self, living: dict[str, Step]) -> None:
        """A stage whose steps were all deleted, or moved away, by people apart from each other has its first again.

        That one may be missed by the stage to which it had been moved, which then has its own first again.
        """
        counts = dict.fromkeys(self.tables.get("stages", {}), 0)
        for step in living.values():
            counts[step.stage] += 1
        empty = [stage for stage, count in counts.items() if count == 0]
        while empty:
            stage = StageId(empty.pop())
            first = first_step_id(stage)
            moved = living.get(first)
            if moved is not None:
                counts[moved.stage] -= 1
                if counts[moved.stage] == 0:
                    empty.append(moved.stage)
            counts[stage] += 1
            known = cast(Step | None, self.known.get("steps", {}).get(first)) or first_step_of(stage)
            living[first] = known if known.stage == stage else known.model_copy(update={"stage": stage})

    def _number_steps(self, known: Mapping[str, Step]) -> None:
        """The order of all steps, dead ones too: the ends of a span may be gone, yet say where it was."""
        stages = cast(Mapping[str, Stage], self.known.get("stages", {}))
        living = cast(Mapping[str, Step], self.tables.get("steps", {}))
        positions: dict[str, tuple[str, StepKey]] = {}
        by_map: dict[str, list[Step]] = {}
        for step in {**known, **living}.values():
            stage = stages.get(step.stage)
            if stage is None:
                continue
            positions[step.id] = (stage.map, (stage.order, stage.id, step.order, step.id))
            if step.id in living:
                by_map.setdefault(stage.map, []).append(step)
        self.positions = positions
        fresh = {m: tuple(sorted(steps, key=lambda step: positions[step.id][1])) for m, steps in by_map.items()}
        self.steps = {m: self.steps[m] if self.steps.get(m) == steps else steps for m, steps in fresh.items()}

    # Where cards are

    def _settle_cards(self) -> None:
        is_moved = not self.shifted.isdisjoint(_GROUND)
        changed = self.changed.get("cards", {})
        if not changed and not is_moved:
            return
        known = cast(Mapping[str, Card], self.known.get("cards", {}))
        old = cast(Mapping[str, Card], self.tables.get("cards", {}))
        homeless = set(self.homeless)
        rows = dict(old)
        went: list[Card] = []
        came: list[Card] = []
        ground = CardGround(
            self.registers,
            self.schema,
            self.tables,
            self.known.get("maps", {}),
            self.children,
            self.steps,
            self.positions,
        )
        gone = self.gone.get("cards", ())
        for record in ground.cards_to_place(known, old, changed) if is_moved else changed:
            before, card = old.get(record), known.get(record)
            homeless.discard(record)
            now = ground.living_card(card, homeless) if card is not None and record not in gone else None
            if before is now or (before is not None and now is not None and before == now):
                continue
            if before is not None:
                went.append(before)
            if now is not None:
                came.append(now)
                rows[record] = now
            else:
                del rows[record]
        self.homeless = frozenset(homeless)
        if not went and not came:
            return
        self.tables["cards"] = rows
        if len(went) != len(came) or {card.id for card in went} != {card.id for card in came}:
            self.shifted.add("cards")
        came.sort(key=_by_place)
        self.cards_in = regrouped(self.cards_in, went, came, home, _by_place)
        placed = [card for card in came if card.place]
        self.cells = regrouped(self.cells, [card for card in went if card.place], placed, cell, _by_place)


def _unread(changed: Iterable[str], reworded: Container[str], known: Container[str]) -> dict[str, None]:
    """What has to be read: what says something else, and what could not be read before, to say so or no longer."""
    return dict.fromkeys(record for record in changed if record in reworded or record not in known)


def _with_birth(table: str, record: str, row: Fields) -> Fields:
    """A stage's first step says in its id whose it is, and stands where it was born, even if its row does not tell."""
    stage = stage_born_with(record) if table == "steps" else None
    if stage is None or _is_told(row, "stage") or not says_anything(row):
        return row
    born = first_step_of(stage)
    lost = {name: getattr(born, name) for name in ("stage", "order") if not _is_told(row, name)}
    latest = max(register.stamp for register in row.values())
    return {**row, **{name: Register(value, latest) for name, value in lost.items()}}


def _is_told(row: Fields, name: str) -> bool:
    return name in row and row[name].value is not ABSENT


def _know(rows: dict[str, Record], record: str, now: Record) -> None:
    """Enter a record as it reads now; one that reads as before stays the same object."""
    before = rows.get(record)
    if before is None or now != before:
        rows[record] = now
