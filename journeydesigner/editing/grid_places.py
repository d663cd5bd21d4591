"""Where the rows and columns of a pasted grid go on a map, which grows for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.editing.grid_headings import Rows, headings_of, kind_in_a_word
from journeydesigner.editing.structure import add_lane_of, add_stage, add_step, delete, insert_stage_after
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.lane_words import folded, lane_kind
from journeydesigner.model import order_keys
from journeydesigner.model.ids import LaneId, MapId, StageId, StepId, new_id
from journeydesigner.model.records import Step
from journeydesigner.wording import _


@dataclass(frozen=True)
class GridPlaces:
    """``rows`` and ``columns`` say for each of the grid where it goes; None: nowhere. ``heads``: how many of the first
    rows (stages, and steps under them), and of the first columns, name places and are no content themselves. The rest
    counts what was made, and the stages that gave way (``replaced``)."""

    rows: tuple[LaneId | None, ...]
    columns: tuple[StepId | None, ...]
    heads: tuple[int, int]
    stages: int = 0
    steps: int = 0
    lanes: int = 0
    replaced: int = 0

    def cell(self, row: int, column: int) -> tuple[LaneId | None, StepId | None] | None:
        """Where a cell of the grid goes; None for one that is a heading."""
        if row < self.heads[0] or column < self.heads[1]:
            return None
        return self.rows[row], self.column(column)

    def column(self, column: int) -> StepId | None:
        return self.columns[min(column, len(self.columns) - 1)] if self.columns else None


def brings_stages(snapshot: Snapshot, map_id: MapId, rows: Rows) -> bool:
    """Whether a grid names several stages from its first column on, and none of them is the map's."""
    heads = headings_of(snapshot, map_id, rows, may_grow=True)
    names = [folded(name) for name in rows[0][heads.down :]] if heads.across else []
    known = {folded(found.title) for found in (*snapshot.stages_of(map_id), *snapshot.steps_in(map_id))}
    return sum(map(bool, names)) > 1 and bool(names[0]) and known.isdisjoint(name for name in names if name)


def places_for(document: Document, lane: LaneId, step: StepId, rows: Rows, *, replaces: bool = False) -> GridPlaces:
    """Where a grid goes that is pasted at (lane, step). The map grows as far as it must and, locked, not at all.
    ``replaces``: the stages it names take the place of all those that there are."""
    with document.change(_("Paste table")) as draft:
        growing = _Growing(document, draft, draft.snapshot.lane(lane).map)
        heads = headings_of(draft.snapshot, growing.map_id, rows, may_grow=growing.may_grow)
        across, down = heads.across, heads.down
        width = _width(rows, down)
        columns: list[StepId | None]
        replaced = 0
        if across:
            names, under = rows[0][down:][:width], rows[1][down:] if across > 1 else ()
            if replaces:
                columns, replaced = growing.columns_instead(names, under)
            else:
                columns = growing.named_columns(step, names, under)
        else:
            columns = growing.columns_from(step, width)
        if down:
            columns = [None, *columns]
            names = [" ".join(row[0].split()) if row else "" for row in rows[across:]]
            if not across and heads.has_open_corner:
                names[0] = ""
            lanes = growing.named_lanes(names, lane)
        else:
            lanes = growing.lanes_from(lane, len(rows) - across)
    placed = (*[None] * across, *lanes)
    return GridPlaces(placed, tuple(columns), (across, down), growing.stages, growing.steps, growing.lanes, replaced)


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
        self.made: set[StageId] = set()

    @property
    def snapshot(self) -> Snapshot:
        return self.draft.snapshot

    # Columns

    def columns_from(self, step: StepId, count: int, *, may_grow: bool = True) -> list[StepId | None]:
        steps: list[StepId] = [found.id for found in self.snapshot.steps_in(self.map_id)]
        there: list[StepId | None] = [*steps[steps.index(step) :][:count]]
        missing = count - len(there)
        if missing > 0:
            there += self._more_steps(missing) if may_grow and self.may_grow else [None] * missing
        return there

    def named_columns(self, step: StepId, names: Sequence[str], under: Sequence[str] = ()) -> list[StepId | None]:
        """The columns that a heading names; ``under`` it stand names of steps. An empty one, or one that says the same
        again, is the next step of the stage before, if it has one more; a name that there is not is a stage of its own.

        Where none of them is known, and nothing stands in the columns from ``step`` on, they are called so.
        """
        if not under and (free := self._free_for(step, names)) is not None:
            return free
        return self._columns_of_stages(names, under)

    def columns_instead(self, names: Sequence[str], under: Sequence[str]) -> tuple[list[StepId | None], int]:
        """The columns of new stages, and how many stages went for them: all those that there were."""
        before = self.snapshot.stages_of(self.map_id)
        found = self._columns_of_stages(names, under)
        for stage in before:
            delete(self.document, "stages", stage.id)
        return found, len(before)

    def _columns_of_stages(self, names: Sequence[str], under: Sequence[str]) -> list[StepId | None]:
        found: list[StepId | None] = []
        before = ""
        for place, name in enumerate(names):
            said = folded(name)
            last = found[-1] if found else None
            if (not said or said == before) and last is not None:
                found.append(last if place < len(under) and under[place] else self._next_in_stage(last))
            elif said:
                found.append(self._column_named(name, last))
            else:
                found.append(None if place else self.snapshot.steps_in(self.map_id)[0].id)
            if place < len(under) and under[place]:
                found[-1] = self._step_named(under[place], found[-1], found[:-1])
            before = said or before
        return found

    def _free_for(self, step: StepId, names: Sequence[str]) -> list[StepId | None] | None:
        """The columns from a step on, called by names that are new; None where one is called something, or filled."""
        if not self.may_grow or any(self._place_named(name) for name in names):
            return None
        there = [found for found in self.columns_from(step, len(names), may_grow=False) if found is not None]
        if any(self.snapshot.step(found).title or found in self._filled for found in there):
            return None
        steps = self.columns_from(step, len(names))
        for found, name in zip(steps, names, strict=True):
            if found is not None and name:
                self.draft.patch("steps", found, title=" ".join(name.split()))
        return steps

    @cached_property
    def _filled(self) -> frozenset[StepId]:
        """The steps in which something stood before the grid came."""
        snapshot = self.snapshot
        steps = [found.id for found in snapshot.steps_in(self.map_id)]
        places = {step: place for place, step in enumerate(steps)}
        filled: set[StepId] = set()
        for lane in snapshot.lanes_of(self.map_id):
            filled.update(point.step for point in snapshot.emotions_of(lane.id))
            for place in (card.place for card in snapshot.cards_in(lane.id)):
                if place is not None and place.first in places:
                    filled.update(steps[places[place.first] : places.get(place.last, places[place.first]) + 1])
        return frozenset(filled)

    def _step_named(self, name: str, beside: StepId | None, taken: Sequence[StepId | None]) -> StepId | None:
        """The step of that title in the stage of ``beside``. One that there is not is made: of ``beside`` itself, as
        long as that has no title, nothing in it, and none of the grid's columns has ``taken`` it."""
        if beside is None:
            return None
        steps = self.snapshot.steps_of(self.snapshot.step(beside).stage)
        known = next((found.id for found in steps if folded(found.title) == folded(name)), None)
        if known is not None or not self.may_grow:
            return known or beside
        title = " ".join(name.split())
        bare = next((found.id for found in steps if not found.title and found.id not in taken), None)
        if bare is not None and bare not in self._filled:
            self.draft.patch("steps", bare, title=title)
            return bare
        self.steps += 1
        return add_step(self.document, steps[0].stage, title)

    def _next_in_stage(self, step: StepId) -> StepId:
        """One that came with this grid gets as many steps as stand under its heading."""
        stage = self.snapshot.step(step).stage
        steps = [found.id for found in self.snapshot.steps_of(stage)]
        place = steps.index(step) + 1
        if place == len(steps) and stage in self.made:
            self.steps += 1
            return add_step(self.document, stage, "")
        return steps[min(place, len(steps) - 1)]

    def _place_named(self, name: str) -> StepId | None:
        """The first step of the stage, or the step, of that title."""
        said = folded(name)
        if not said:
            return None
        for stage in self.snapshot.stages_of(self.map_id):
            if folded(stage.title) == said:
                return self.snapshot.steps_of(stage.id)[0].id
        for step in self.snapshot.steps_in(self.map_id):
            if folded(step.title) == said:
                return step.id
        return None

    def _column_named(self, name: str, before: StepId | None) -> StepId | None:
        """The place of that title, else a new stage behind that of ``before``, without which it is the last."""
        if (known := self._place_named(name)) is not None or not self.may_grow:
            return known
        self.stages += 1
        title = " ".join(name.split())
        if before is None:
            made = add_stage(self.document, self.map_id, title)
        else:
            made = insert_stage_after(self.document, self.snapshot.step(before).stage, title)
        self.made.add(made)
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

    def named_lanes(self, names: Sequence[str], otherwise: LaneId) -> list[LaneId | None]:
        """The lanes that the first column names; a row without a name belongs to the one above, the first one to
        ``otherwise``."""
        found: list[LaneId | None] = []
        for name in names:
            found.append(self._lane_named(name, names) if name else (found[-1] if found else otherwise))
        return found

    def _lane_named(self, name: str, names: Sequence[str]) -> LaneId | None:
        """The lane of that title. «Pains» is the map's «Pain points» as well: a single word for a kind of which the
        map has one lane, and the grid one row."""
        lanes, said = self.snapshot.lanes_of(self.map_id), folded(name)
        titled = [lane.id for lane in lanes if folded(lane.title) == said]
        if titled:
            return titled[0]
        alike = [lane.id for lane in lanes if lane.kind == kind_in_a_word(name)]
        rivals = {folded(other) for other in names if lane_kind(other) == lane_kind(name)}
        if len(alike) == len(rivals) == 1:
            return alike[0]
        return self._new_lane(name, lane_kind(name) or "text")

    def _new_lane(self, title: str, name: str) -> LaneId | None:
        if not self.may_grow:
            return None
        self.lanes += 1
        return add_lane_of(self.document, self.map_id, name, title)
