"""The frame of a laid out map: where its columns are, and what all its rows have in common."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.facts import ColumnSpan
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.scene import Column
from journeydesigner.model.ids import MapId, StageId, StepId
from journeydesigner.model.records import JourneyMap, Stage, Step

CARD_INSET = 8.0
"""From a step's border to its cards."""
LEAST_BOARD = 3
"""The steps of a map of fewer are wider: together as wide as so many."""


@dataclass(frozen=True, eq=False)
class Frame:
    """``left`` .. ``right`` is the sheet, ``board`` where the first step begins (the label column's right)."""

    map: JourneyMap
    options: LayoutOptions
    pen: Pen
    stages: tuple[StageSpan, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    spans: tuple[ColumnSpan, ...]
    column_of: dict[StepId, int]
    everywhere: dict[StepId, int]
    left: float
    board: float
    right: float
    made_of: tuple[object, ...]

    @property
    def width(self) -> float:
        return self.right + self.options.margin

    def box(self, first: int, last: int) -> tuple[float, float]:
        """Left edge and width of a card over the columns ``first`` .. ``last``."""
        x = self.columns[first].x + CARD_INSET
        end = self.columns[last]
        return x, end.x + end.w - CARD_INSET - x


def frame_of(snapshot: Snapshot, map_id: MapId, options: LayoutOptions, pen: Pen, old: Frame | None) -> Frame:
    """The frame of a map; ``old`` itself where nothing that it is made of changed."""
    journey = snapshot.map(map_id)
    stages, steps = snapshot.stages_of(map_id), snapshot.steps_in(map_id)
    made_of = (journey, stages, steps, pen)
    if old is not None and all(a is b or a == b for a, b in zip(old.made_of, made_of, strict=True)):
        return old
    return _frame(journey, stages, steps, options, pen, made_of)


def _frame(
    journey: JourneyMap,
    stages: tuple[Stage, ...],
    steps: tuple[Step, ...],
    options: LayoutOptions,
    pen: Pen,
    made_of: tuple[object, ...],
) -> Frame:
    board = options.margin + options.label_width
    by_stage: dict[StageId, list[Step]] = {}
    for step in steps:
        by_stage.setdefault(step.stage, []).append(step)
    spans: list[StageSpan] = []
    columns: list[Column] = []
    shown: list[Step] = []
    count = sum(options.steps is None or step.id in options.steps for step in steps)
    width = options.step_width * max(LEAST_BOARD / count, 1.0) if count else options.step_width
    for stage in stages:
        own = [step for step in by_stage.get(stage.id, ()) if options.steps is None or step.id in options.steps]
        if not own:
            continue
        spans.append(StageSpan(stage, len(shown), len(shown) + len(own) - 1))
        for step in own:
            columns.append(Column(step.id, stage.id, board + len(shown) * width, width))
            shown.append(step)
    right = board + (len(shown) * width if shown else LEAST_BOARD * width)
    return Frame(
        map=journey,
        options=options,
        pen=pen,
        stages=tuple(spans),
        steps=tuple(shown),
        columns=tuple(columns),
        spans=tuple(ColumnSpan(column.step, column.x, column.w) for column in columns),
        column_of={step.id: index for index, step in enumerate(shown)},
        everywhere={step.id: index for index, step in enumerate(steps)},
        left=options.margin,
        board=board,
        right=right,
        made_of=made_of,
    )
