"""The frame of a laid out map: where its columns are, and what all its rows have in common."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.facts import ColumnSpan
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.options import LEAST_BOARD, LayoutOptions
from journeydesigner.layout.scene import Column
from journeydesigner.model.ids import MapId, StageId, StepId
from journeydesigner.model.records import JourneyMap, Stage, Step

CARD_INSET = 8.0
"""From a step's border to its cards."""


@dataclass(frozen=True, eq=False)
class Frame:
    """``left`` .. ``right`` is the sheet, ``board`` where the first step begins (the label column's right).

    Where only some steps are shown, ``before`` and ``after`` are the map's next ones to either side, and
    ``stage_places`` numbers the stages with steps of the whole map (``stage_count`` of them).
    """

    map: JourneyMap
    options: LayoutOptions
    pen: Pen
    stages: tuple[StageSpan, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    spans: tuple[ColumnSpan, ...]
    column_of: dict[StepId, int]
    everywhere: dict[StepId, int]
    before: StepId | None
    after: StepId | None
    stage_count: int
    stage_places: dict[StageId, int]
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
    if options.board_width is not None:
        width = options.board_width / max(count, 1)
    for stage in stages:
        own = [step for step in by_stage.get(stage.id, ()) if options.steps is None or step.id in options.steps]
        if not own:
            continue
        spans.append(StageSpan(stage, len(shown), len(shown) + len(own) - 1))
        for step in own:
            columns.append(Column(step.id, stage.id, board + len(shown) * width, width))
            shown.append(step)
    everywhere = {step.id: index for index, step in enumerate(steps)}
    start = everywhere[shown[0].id] if shown else 0
    end = everywhere[shown[-1].id] + 1 if shown else len(steps)
    filled = [stage.id for stage in stages if stage.id in by_stage]
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
        everywhere=everywhere,
        before=steps[start - 1].id if start else None,
        after=steps[end].id if end < len(steps) else None,
        stage_places={stage: index for index, stage in enumerate(filled)},
        stage_count=len(filled),
        left=options.margin,
        board=board,
        right=right,
        made_of=made_of,
    )
