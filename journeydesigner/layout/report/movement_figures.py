"""The charts of how customers move, as blocks of a report."""

from collections.abc import Sequence

from journeydesigner.drawing.colours import ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Primitive
from journeydesigner.editing.funnels import Funnel
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.cohort_chart import cohort_chart
from journeydesigner.layout.charts.flow_chart import flow_chart
from journeydesigner.layout.charts.ribbon import Stretch, even_stretches, ribbon
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.flow import Block
from journeydesigner.layout.report.styles import SMALL_STRONG
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import Stage

_RIBBON, _COHORTS = 176.0, 190.0
_PAD = 8.0
_MOST_STAGES = 12
"""A flow chart of more stages would be a knot: its matrix says it."""
Area = tuple[float, float]
"""Left and width."""


def ribbon_block(funnel: Funnel, stages: Sequence[Stage], area: Area, pen: Pen, key: str, said: str) -> Block | None:
    """The drop-off ribbon under the names of the stages, bars where they were counted in any order; None where no
    number is told."""
    left, wide = area
    places = even_stretches(stages, wide)
    drawn = ribbon(funnel, places, wide, _RIBBON, pen, is_joined=funnel.mode != "any order")
    if not drawn:
        return None
    heads, tall = _heads(stages, places, pen)
    parts = (
        Node(f"{key}/heads", Role.GROUND, "", left, 0, wide, tall, heads),
        Node(key, Role.CHART, "", left, tall + 10, wide, _RIBBON, drawn, said),
    )
    return Block(parts, tall + 10 + _RIBBON, (_figure(key, said),), 16.0)


def _heads(stages: Sequence[Stage], places: Sequence[Stretch], pen: Pen) -> tuple[tuple[Primitive, ...], float]:
    titles = [
        pen.block(
            stage.title, SMALL_STRONG, ink_on(at.colour), at.x + 1.5 + _PAD, _PAD - 2, max(at.w - 3 - 2 * _PAD, 20.0),
            balanced=False,
        )
        for stage, at in zip(stages, places, strict=True)
    ]  # fmt: skip
    tall = max(title.height for title in titles) + 2 * _PAD - 4
    boxes = [Box(at.x + 1.5, 0, max(at.w - 3, 1.0), tall, at.colour, radius=6) for at in places]
    return (*boxes, *(title.text for title in titles)), tall


def flow_block(of: Movements, stages: Sequence[Stage], area: Area, pen: Pen, key: str, said: str) -> Block | None:
    """Where people go; None for a map whose flows nobody could tell apart."""
    if not of.flows or not 1 < len(stages) <= _MOST_STAGES:
        return None
    left, wide = area
    drawn = flow_chart(of.flows, stages, even_stretches(stages, wide), pen)
    node = Node(key, Role.CHART, "", left, 0, wide, drawn.height, drawn.primitives, said)
    return Block((node,), drawn.height, (_figure(key, said),), 14.0)


def cohort_block(of: Movements, area: Area, pen: Pen, key: str, said: str) -> Block | None:
    """How many of those who began in a month reached the goal."""
    drawn = cohort_chart(of.cohorts, area[1], _COHORTS, pen)
    if not drawn:
        return None
    node = Node(key, Role.CHART, "", area[0], 0, area[1], _COHORTS, drawn, said)
    return Block((node,), _COHORTS, (_figure(key, said),), 14.0)


def _figure(key: str, said: str) -> Reading:
    return Reading(key, (Part(Tag.FIGURE, key, alt=said),))
