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
    """``rows`` and ``columns`` say for each of the grid where it goes; None: nowhere. ``heads``: how many of the first
    rows (stages, and steps under them), and of the first columns, name places and are no content themselves. The rest
    counts what was made."""

    rows: tuple[LaneId | None, ...]
    columns: tuple[StepId | None, ...]
    heads: tuple[int, int]
    stages: int = 0
    steps: int = 0
    lanes: int = 0

    def cell(self, row: int, column: int) -> tuple[LaneId | None, StepId | None] | None:
        """Where a cell of the grid goes; None for one that is a heading."""
        if row < self.heads[0] or column < self.heads[1]:
            return None
        return self.rows[row], self.column(column)

    def column(self, column: int) -> StepId | None:
        return self.columns[min(column, len(self.columns) - 1)] if self.columns else None


def places_for(document: Document, lane: LaneId, step: StepId, rows: Rows) -> GridPlaces:
    """Where a grid goes that is pasted at (lane, step). The map grows as far as it must and, locked, not at all."""
    with document.change(_("Paste table")) as draft:
        growing = _Growing(document, draft, draft.snapshot.lane(lane).map)
        across, down = heads = growing.heads(rows)
        if across:
            columns = growing.named_columns(rows[0][down:], rows[1][down:] if across > 1 else ())
        else:
            columns = growing.columns_from(step, _width(rows, down))
        if down:
            columns = [None, *columns]
        lanes = growing.named_lanes(rows[across:]) if down else growing.lanes_from(lane, len(rows) - across)
    placed = ([None] * across + lanes, columns)
    return GridPlaces(tuple(placed[0]), tuple(placed[1]), heads, growing.stages, growing.steps, growing.lanes)


def _width(rows: Rows, heads: int) -> int:
    """How many columns have something in them, up to the last that has."""
    widest = max((index for row in rows for index, text in enumerate(row) if text), default=-1) + 1
    return max(widest - heads, 0)


class _Growing:
    """A map that grows for one grid; counts what it got."""

    def __init__(self, document: Document, draft: Draft, map_id: MapId) -> None:
        self.document, self.draft, self.map_id = document, draft, map_id
        self.may_grow = not is_locked(draft.snapshot, map_id)
        self.stages = self.steps = self.lanes = 0

    @property
    def snapshot(self) -> Snapshot:
        return self.draft.snapshot

    def heads(self, rows: Rows) -> tuple[int, int]:
        """How many of the first rows name stages or steps of the map, and of the first columns lanes: at least half of
        what they say, or all of it in words for the map's kinds of lanes. A row of stages may have one of their steps
        under it."""
        lanes = {folded(lane.title) for lane in self.snapshot.lanes_of(self.map_id)}
        columns = {folded(stage.title) for stage in self.snapshot.stages_of(self.map_id)}
        columns |= {folded(step.title) for step in self.snapshot.steps_in(self.map_id)}
        width = max((len(row) for row in rows), default=0)
        first = [row[0] for row in rows if row]
        down = width > 1 and (_are_names(first[1:], lanes, first[:1]) or self._are_kinds(first))
        across = len(rows) > 1 and _are_names(rows[0][1:], columns, rows[0][:1] if not down else ())
        steps = {folded(step.title) for step in self.snapshot.steps_in(self.map_id)}
        two = across and len(rows) > 2 and not (down and rows[1][0]) and _are_names(rows[1][down:], steps, ())
        return across + two, int(down)

    def _are_kinds(self, texts: Sequence[str]) -> bool:
        """Whether each of several texts is a word for another kind of lane that the map has."""
        said = [_kind_in_a_word(text) for text in texts if text]
        there = {lane.kind for lane in self.snapshot.lanes_of(self.map_id)}
        return len(said) > 1 and len(set(said)) == len(said) and there.issuperset(said)

    # Columns

    def columns_from(self, step: StepId, count: int) -> list[StepId | None]:
        steps: list[StepId] = [found.id for found in self.snapshot.steps_in(self.map_id)]
        there: list[StepId | None] = [*steps[steps.index(step) :][:count]]
        missing = count - len(there)
        if missing > 0:
            there += self._more_steps(missing) if self.may_grow else [None] * missing
        return there

    def named_columns(self, names: Sequence[str], steps: Sequence[str] = ()) -> list[StepId | None]:
        """The columns that a heading names. One that is empty, or says the same again, is the next step of the stage
        before, if it has one more; a name that there is not is a stage of its own. Where ``steps`` under it names one
        of that stage, it is that."""
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
            if place < len(steps) and steps[place]:
                found[-1] = self._step_named(steps[place], found[-1])
            before = said or before
        return found

    def _step_named(self, name: str, beside: StepId | None) -> StepId | None:
        """The step of that title in the stage of ``beside``, or that one."""
        if beside is None:
            return None
        titles = {folded(found.title): found.id for found in self.snapshot.steps_of(self.snapshot.step(beside).stage)}
        return titles.get(folded(name), beside)

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

    def named_lanes(self, rows: Rows) -> list[LaneId | None]:
        """The lanes that the first column names; a row without a name belongs to the one above."""
        names = [" ".join(row[0].split()) if row else "" for row in rows]
        found: list[LaneId | None] = []
        for name in names:
            found.append(self._lane_named(name, names) if name else (found[-1] if found else None))
        return found

    def _lane_named(self, name: str, names: Sequence[str]) -> LaneId | None:
        """The lane of that title. «Pains» is the map's «Pain points» as well: a single word for a kind of which the
        map has one lane, and the grid one row."""
        lanes, said = self.snapshot.lanes_of(self.map_id), folded(name)
        titled = [lane.id for lane in lanes if folded(lane.title) == said]
        if titled:
            return titled[0]
        alike = [lane.id for lane in lanes if lane.kind == _kind_in_a_word(name)]
        rivals = {folded(other) for other in names if lane_kind(other) == lane_kind(name)}
        if len(alike) == len(rivals) == 1:
            return alike[0]
        return self._new_lane(name, lane_kind(name) or "text")

    def _new_lane(self, title: str, name: str) -> LaneId | None:
        if not self.may_grow:
            return None
        self.lanes += 1
        return add_lane_of(self.document, self.map_id, name, title)


def _kind_in_a_word(text: str) -> str | None:
    """The kind of lane that a single word names; sentences name kinds, too, and mean none."""
    return None if " " in folded(text) else lane_kind(text)


def _are_names(texts: Sequence[str], names: set[str], corner: Sequence[str]) -> bool:
    """Whether at least half of the texts (with a corner that may be one) are names; an empty name is none."""
    said = [folded(text) for text in (*corner, *texts) if text]
    known = sum(text in names for text in said if text)
    return known > 0 and known * 2 >= len(said)
