"""The frame of a laid out map: where its columns are, and what all its rows have in common."""

from dataclasses import dataclass
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.facts import ColumnSpan
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.columns import columns_of
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.grid_of import span_of
from journeydesigner.layout.options import LEAST_BOARD, NARROWEST_STEP, LayoutOptions
from journeydesigner.layout.scene import Column
from journeydesigner.model.ids import MapId, StageId, StepId
from journeydesigner.model.records import Card, JourneyMap, Stage, Step

Span = tuple[int, int]
"""First and last column."""
CARD_INSET = 8.0
"""From a step's border to its cards."""


@dataclass(frozen=True, eq=False)
class Frame:
    """``left`` .. ``right`` is the sheet, ``board`` where the first step begins (the label column's right).

    Where only some steps are shown, ``before`` and ``after`` are the map's next ones to either side (``is_begun``: the
    first stage has steps on the sheet before, ``goes_on``: the last one on the sheet after), and
    ``stage_places`` numbers the stages with steps of the whole map (``stage_count`` of them); ``ends`` are the titles
    of the first and the last of these.
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
    is_begun: bool
    goes_on: bool
    stage_count: int
    stage_places: dict[StageId, int]
    ends: tuple[str, str]
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

    def boxes(self, first: int, last: int) -> tuple[float, float]:
        """As ``box``; those of one column are reckoned once for all rows."""
        return self._boxes[first] if first == last else self.box(first, last)

    @cached_property
    def _boxes(self) -> tuple[tuple[float, float], ...]:
        return tuple(self.box(column, column) for column in range(len(self.columns)))

    @cached_property
    def _open_columns(self) -> dict[StepId, Span]:
        """By step its column, where that is not in a collapsed stage, as a span."""
        return {step: (at, at) for step, at in self.column_of.items() if not self.columns[at].is_folded}

    def place_in(self, card: Card) -> tuple[Span | None, Span | None]:
        """Where a card stands (None: nowhere), and what of that is drawn (None: it lies in collapsed stages)."""
        place = card.place
        if place is not None and place.first == place.last:
            known = self._open_columns.get(place.first)
            if known is not None:
                return known, known
        whole = self.span(card)
        return (None, None) if whole is None else (whole, self.open_span(*whole))

    def span(self, card: Card) -> tuple[int, int] | None:
        """First and last column of a card among those shown; None where it stands in none."""
        return span_of(card, self.column_of, self.everywhere)

    def open_span(self, first: int, last: int) -> tuple[int, int] | None:
        """What of a span is drawn: without the collapsed stages at its ends; None where it is all in such."""
        while first <= last and self.columns[first].is_folded:
            first += 1
        while first <= last and self.columns[last].is_folded:
            last -= 1
        return (first, last) if first <= last else None

    def folded_at(self, x: float, right: float) -> bool:
        """Whether what stands from ``x`` to ``right`` lies within a collapsed stage."""
        return any(c.is_folded and c.x <= (x + right) / 2 < c.x + c.w for c in self.columns)


def frame_of(snapshot: Snapshot, map_id: MapId, options: LayoutOptions, pen: Pen, old: Frame | None) -> Frame:
    """The frame of a map; ``old`` itself where nothing that it is made of changed."""
    journey = snapshot.map(map_id)
    stages, steps = snapshot.stages_of(map_id), snapshot.steps_in(map_id)
    made_of = (journey, stages, steps, pen, options.geometry)
    if old is not None and all(a is b or a == b for a, b in zip(old.made_of, made_of, strict=True)):
        return old
    return _frame(journey, stages, steps, options.geometry, pen, made_of)


def _frame(
    journey: JourneyMap,
    stages: tuple[Stage, ...],
    steps: tuple[Step, ...],
    options: LayoutOptions,
    pen: Pen,
    made_of: tuple[object, ...],
) -> Frame:
    board = options.margin + options.label_width
    laid = columns_of(stages, steps, options, board)
    shown = [step for column in laid.columns for step in column.steps]
    everywhere = {step.id: index for index, step in enumerate(steps)}
    start = everywhere[shown[0]] if shown else 0
    end = everywhere[shown[-1]] + 1 if shown else len(steps)
    by_stage = {step.stage for step in steps}
    filled = [stage for stage in stages if stage.id in by_stage]
    titles = {stage.id: stage.title for stage in stages}
    names = {step.id: step.title or titles.get(step.stage, "") for step in steps}
    least = LEAST_BOARD * (NARROWEST_STEP if shown else options.step_width)
    return Frame(
        map=journey,
        options=options,
        pen=pen,
        stages=laid.spans,
        steps=laid.steps,
        columns=laid.columns,
        spans=tuple(span for column in laid.columns for span in _spans(column, names)),
        column_of={
            step: index for index, column in enumerate(laid.columns) for step in column.folded or (column.step,)
        },
        everywhere=everywhere,
        before=steps[start - 1].id if start else None,
        after=steps[end].id if end < len(steps) else None,
        is_begun=bool(start) and steps[start - 1].stage == steps[start].stage,
        goes_on=0 < end < len(steps) and steps[end - 1].stage == steps[end].stage,
        stage_places={stage.id: index for index, stage in enumerate(filled)},
        ends=(filled[0].title, filled[-1].title) if filled else ("", ""),
        stage_count=len(filled),
        left=options.margin,
        board=board,
        right=max(laid.right, board + least) if options.board_width is None else laid.right,
        made_of=made_of,
    )


def _spans(column: Column, names: dict[StepId, str]) -> list[ColumnSpan]:
    """A span for each step; those of a collapsed stage share its column, so that a curve runs on through it."""
    share = column.w / len(column.steps)
    return [
        ColumnSpan(step, column.x + index * share, share, names.get(step, ""))
        for index, step in enumerate(column.steps)
    ]
