"""Where the rows and columns of a pasted grid go on a map, which grows for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.editing.structure import add_lane_of, add_stage
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.lane_words import folded, lane_kind
from journeydesigner.model import order_keys
from journeydesigner.model.ids import LaneId, MapId, StepId, new_id
from journeydesigner.model.records import Step
from journeydesigner.wording import _

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class GridPlaces:
    """``rows`` and ``columns`` say for each of the grid where it goes; None: nowhere. ``has_heads``: whether the first
    row, and the first column, name places and are no content themselves. The rest counts what was made."""

    rows: tuple[LaneId | None, ...]
    columns: tuple[StepId | None, ...]
    has_heads: tuple[bool, bool]
    stages: int = 0
    steps: int = 0
    lanes: int = 0

    def cell(self, row: int, column: int) -> tuple[LaneId | None, StepId | None] | None:
        """Where a cell of the grid goes; None for one that is a heading."""
        if (self.has_heads[0] and row == 0) or (self.has_heads[1] and column == 0):
            return None
        return self.rows[row], self.column(column)

    def column(self, column: int) -> StepId | None:
        return self.columns[min(column, len(self.columns) - 1)] if self.columns else None


def places_for(document: Document, lane: LaneId, step: StepId, rows: Rows) -> GridPlaces:
    """Where a grid goes that is pasted at (lane, step). The map grows as far as it must and, locked, not at all."""
    with document.change(_("Paste table")) as draft:
        growing = _Growing(document, draft, draft.snapshot.lane(lane).map)
        heads = growing.heads(rows)
        columns = (
            growing.named_columns(rows[0][heads[1] :])
            if heads[0]
            else growing.columns_from(step, _width(rows, heads[1]))
        )
        if heads[1]:
            columns = [None, *columns]
        lanes = growing.named_lanes(rows, heads) if heads[1] else growing.lanes_from(lane, len(rows) - heads[0])
        if not heads[1] and heads[0]:
            lanes = [None, *lanes]
    return GridPlaces(tuple(lanes), tuple(columns), heads, growing.stages, growing.steps, growing.lanes)


def _width(rows: Rows, has_head: bool) -> int:
    """How many columns have something in them, up to the last that has."""
    widest = max((index for row in rows for index, text in enumerate(row) if text), default=-1) + 1
    return max(widest - has_head, 0)


class _Growing:
    """A map that grows for one grid; counts what it got."""

    def __init__(self, document: Document, draft: Draft, map_id: MapId) -> None:
        self.document, self.draft, self.map_id = document, draft, map_id
        self.may_grow = not is_locked(draft.snapshot, map_id)
        self.stages = self.steps = self.lanes = 0

    @property
    def snapshot(self) -> Snapshot:
        return self.draft.snapshot

    def heads(self, rows: Rows) -> tuple[bool, bool]:
        """Whether the first row names stages or steps of the map, and the first column lanes: at least half of what
        they say."""
        lanes = {folded(lane.title) for lane in self.snapshot.lanes_of(self.map_id)}
        columns = {folded(stage.title) for stage in self.snapshot.stages_of(self.map_id)}
        columns |= {folded(step.title) for step in self.snapshot.steps_in(self.map_id)}
        width = max((len(row) for row in rows), default=0)
        down = width > 1 and _are_names([row[0] for row in rows[1:] if row], lanes, [row[0] for row in rows[:1] if row])
        across = len(rows) > 1 and _are_names(rows[0][1:], columns, rows[0][:1] if not down else ())
        return across, down

    # Columns

    def columns_from(self, step: StepId, count: int) -> list[StepId | None]:
        steps: list[StepId] = [found.id for found in self.snapshot.steps_in(self.map_id)]
        there: list[StepId | None] = [*steps[steps.index(step) :][:count]]
        missing = count - len(there)
        if missing > 0:
            there += self._more_steps(missing) if self.may_grow else [None] * missing
        return there

    def named_columns(self, names: Sequence[str]) -> list[StepId | None]:
        """The columns that a heading names. One that is empty, or says the same again, is the next step of the stage
        before, if it has one more; a name that there is not is a stage of its own."""
        found: list[StepId | None] = []
        before = ""
        for place, name in enumerate(names):
            said = folded(name)
            last = found[-1] if found else None
            if (not said or said == before) and last is not None:
                found.append(self._next_in_stage(last))
            elif said:
                found.append(self._column_named(name))
            else:
                found.append(None if place else self.snapshot.steps_in(self.map_id)[0].id)
            before = said or before
        return found

    def _next_in_stage(self, step: StepId) -> StepId:
        steps = [found.id for found in self.snapshot.steps_of(self.snapshot.step(step).stage)]
        return steps[min(steps.index(step) + 1, len(steps) - 1)]

    def _column_named(self, name: str) -> StepId | None:
        said = folded(name)
        for stage in self.snapshot.stages_of(self.map_id):
            if folded(stage.title) == said:
                return self.snapshot.steps_of(stage.id)[0].id
        for step in self.snapshot.steps_in(self.map_id):
            if folded(step.title) == said:
                return step.id
        if not self.may_grow:
            return None
        self.stages += 1
        made = add_stage(self.document, self.map_id, " ".join(name.split()))
        return self.snapshot.steps_of(made)[0].id

    def _more_steps(self, count: int) -> list[StepId]:
        """Steps at the end of the last stage."""
        stage = self.snapshot.stages_of(self.map_id)[-1].id
        last = self.snapshot.steps_of(stage)[-1].order
        made = [StepId(new_id("step")) for _ in range(count)]
        for record, order in zip(made, order_keys.spread(count, last), strict=True):
            self.draft.put(Step(id=record, stage=stage, order=order))
        self.steps += count
        return made

    # Rows

    def lanes_from(self, lane: LaneId, count: int) -> list[LaneId | None]:
        lanes = self.snapshot.lanes_of(self.map_id)
        start = next(index for index, found in enumerate(lanes) if found.id == lane)
        there: list[LaneId | None] = []
        there += [found.id for found in lanes[start:] if not kind(found.kind).is_divider][:count]
        while len(there) < count:
            there.append(self._new_lane("", "text"))
        return there

    def named_lanes(self, rows: Rows, heads: tuple[bool, bool]) -> list[LaneId | None]:
        """The lanes that the first column names; a row without a name belongs to the one above."""
        found: list[LaneId | None] = [None] if heads[0] else []
        for row in rows[heads[0] :]:
            name = " ".join(row[0].split()) if row else ""
            found.append(self._lane_named(name) if name else (found[-1] if found else None))
        return found

    def _lane_named(self, name: str) -> LaneId | None:
        said = folded(name)
        for lane in self.snapshot.lanes_of(self.map_id):
            if folded(lane.title) == said:
                return lane.id
        return self._new_lane(name, lane_kind(name) or "text")

    def _new_lane(self, title: str, name: str) -> LaneId | None:
        if not self.may_grow:
            return None
        self.lanes += 1
        return add_lane_of(self.document, self.map_id, name, title)


def _are_names(texts: Sequence[str], names: set[str], corner: Sequence[str]) -> bool:
    """Whether at least half of the texts (with a corner that may be one) are names; an empty name is none."""
    said = [folded(text) for text in (*corner, *texts) if text]
    known = sum(text in names for text in said if text)
    return known > 0 and known * 2 >= len(said)
