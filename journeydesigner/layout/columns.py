"""Where the columns of a map are: each step's width, and the one narrow column of a collapsed stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.options import LEAST_BOARD, LayoutOptions
from journeydesigner.layout.scene import Column
from journeydesigner.model.records import Stage, Step

FOLDED_WIDTH = 64.0


@dataclass(frozen=True)
class Columns:
    """``steps`` and ``columns`` go together: of a collapsed stage its first step. ``right`` is where the last ends."""

    spans: tuple[StageSpan, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    right: float


def columns_of(stages: Sequence[Stage], steps: Sequence[Step], options: LayoutOptions, left: float) -> Columns:
    """The columns of the shown steps side by side from ``left`` on. A stage of which no step is shown has none."""
    own: dict[str, list[Step]] = {}
    for step in steps:
        if options.steps is None or step.id in options.steps:
            own.setdefault(step.stage, []).append(step)
    usual = _usual_width(stages, own, options)
    spans: list[StageSpan] = []
    shown: list[Step] = []
    columns: list[Column] = []
    x = left
    for stage in stages:
        found = own.get(stage.id, [])
        if not found:
            continue
        is_folded = is_folded_stage(stage, options)
        first = len(columns)
        for step in found[:1] if is_folded else found:
            width = FOLDED_WIDTH if is_folded else _width(step, usual, options)
            folded = tuple(one.id for one in found) if is_folded else ()
            columns.append(Column(step.id, stage.id, x, width, folded))
            shown.append(step)
            x += width
        spans.append(StageSpan(stage, first, len(columns) - 1))
    return Columns(tuple(spans), tuple(shown), tuple(columns), x)


def is_folded_stage(stage: Stage, options: LayoutOptions) -> bool:
    return stage.is_collapsed and options.has_folds and options.board_width is None


def _width(step: Step, usual: float, options: LayoutOptions) -> float:
    return usual if step.width is None or options.board_width is not None else options.own_width(step.width)


def _usual_width(stages: Sequence[Stage], own: dict[str, list[Step]], options: LayoutOptions) -> float:
    """Of steps that have no width of their own."""
    open_stages = [stage for stage in stages if not is_folded_stage(stage, options)]
    count = sum(len(own.get(stage.id, ())) for stage in open_stages)
    if options.board_width is not None:
        return options.board_width / max(count, 1)
    return options.step_width * max(LEAST_BOARD / count, 1.0) if count else options.step_width
