"""A row with a curve for each persona, put together: stretches, points, quotes, the scale and whose is whose."""

from collections.abc import Callable
from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes.curve_marks import (
    AS_IS_COLOUR,
    AS_IS_DASH,
    DISC,
    RING,
    Other,
    Place,
    Ringed,
    as_is_name,
    as_is_points,
    legend_entries,
    level_lines,
    level_names,
    other_points,
    point,
    signs,
)
from journeydesigner.lanes.curve_quotes import Room, other_quotes, own_quotes
from journeydesigner.lanes.emotion_axis import Axis, axis_of
from journeydesigner.lanes.emotion_curve import Stretch, other_node, stretches
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import RowDrawing
from journeydesigner.lanes.persona_sign import sign_of
from journeydesigner.lanes.spots import Spot, as_is_spots, is_shown, spots_by_persona
from journeydesigner.model.records import EmotionScale

_LANE_PAD = 12.0
_LABEL_FOOT = 2.0
"""So much of the label's own space below it may be used."""
_MOST_GROWTHS = 6


@dataclass(frozen=True, slots=True)
class CurveLook:
    """How a kind's own curve looks: its stretches, what is in the ring of a point, and whether a middle is neutral."""

    stretch: Callable[[Stretch, Axis, float], Node]
    ringed: Ringed
    has_neutral: bool


def draw_curves(facts: RowFacts, scale: EmotionScale, look: CurveLook) -> RowDrawing:
    """The lane grows, evenly up and down, until its label and all quotes have room."""
    height = _height_for_label(facts, scale)
    drawn = _drawn(facts, scale, look, height)
    for _growth in range(_MOST_GROWTHS):
        needed = _needed(drawn, height)
        if needed <= height:
            break
        height = needed
        drawn = _drawn(facts, scale, look, height)
    return drawn


def _height_for_label(facts: RowFacts, scale: EmotionScale) -> float:
    """So tall that the name of the best level stands clear of the lane's own label."""
    half_level = facts.pen.type.level.leading / 2
    height = facts.height
    while _axis(facts, scale, height).top - half_level < facts.label_height - _LABEL_FOOT:
        height += 4
    return height


def _axis(facts: RowFacts, scale: EmotionScale, height: float) -> Axis:
    if facts.extent is not None:
        return Axis(scale, (height - facts.extent) / 2, (height + facts.extent) / 2)
    return axis_of(scale, height, facts.height if facts.lane.height else None)


def _needed(drawn: RowDrawing, height: float) -> float:
    over = max((_LANE_PAD - node.y for node in drawn.nodes if node.role is Role.QUOTE), default=0.0)
    under = max((node.y + node.h + _LANE_PAD - height for node in drawn.nodes if node.role is Role.QUOTE), default=0.0)
    return height + 2 * max(over, under, 0.0)


def _drawn(facts: RowFacts, scale: EmotionScale, look: CurveLook, height: float) -> RowDrawing:
    axis = _axis(facts, scale, height)
    curves = spots_by_persona(facts, axis)
    own = next(iter(curves), None)
    main = curves.pop(own, ())
    others = [Other(spots, sign_of(who, facts.personas or {})) for who, spots in curves.items()]
    before = as_is_spots(facts, axis)
    own_stretches = stretches(facts, main, facts.lane.id)
    behind, back = _behind(facts, others, before, height)
    taken: list[Place] = [(spot.x, spot.y) for spot in main if is_shown(facts, spot)]
    dots = as_is_points(facts, scale, before)
    small = [node for other in others for node in other_points(facts, axis, other, taken)]
    points = [point(facts, axis, spot, look.ringed) for spot in main if is_shown(facts, spot)]
    room = Room(own_stretches, behind, taken)
    for box in _boxes(taken, len(points)):
        room.take(box)
    names: list[Node] = []
    if before:
        beside = main[0].y if main else None
        names = [as_is_name(facts, before, beside)]
        for node in names:
            room.take((node.x, node.y, node.x + node.w, node.y + node.h))
    quotes = own_quotes(facts, axis, main, room)
    quotes += [quote for other in others for quote in other_quotes(facts, other, room)]
    own_nodes = [look.stretch(stretch, axis, height) for stretch in own_stretches]
    nodes = (*back, *own_nodes, *names, *dots, *small, *points, *quotes)
    labels = (*level_names(facts, axis, height, has_signs=bool(others)), *signs(facts, others, height))
    legend = legend_entries(facts, own, others, Colour("pos" if look.has_neutral else "neu"), has_as_is=bool(before))
    ground = (level_lines(facts, axis, height, has_neutral=look.has_neutral),)
    return RowDrawing(height, nodes, labels, ground, legend)


def _behind(
    facts: RowFacts, others: list[Other], before: tuple[Spot, ...], height: float
) -> tuple[list[list[Stretch]], list[Node]]:
    """The curves behind the map's own, the as-is one farthest back."""
    courses: list[list[Stretch]] = []
    nodes: list[Node] = []
    courses.append(stretches(facts, before, f"{facts.lane.id}:as-is"))
    nodes += [other_node(stretch, AS_IS_COLOUR, AS_IS_DASH, height) for stretch in courses[-1]]
    for other in others:
        courses.append(stretches(facts, other.spots, f"{facts.lane.id}:{other.spots[0].emotion.persona}"))
        nodes += [other_node(stretch, other.sign.colour, other.sign.dash, height) for stretch in courses[-1]]
    return courses, nodes


def _boxes(taken: list[Place], own: int) -> list[tuple[float, float, float, float]]:
    """The boxes of points, of which the first ``own`` are the map's."""
    radii = [RING if index < own else DISC for index in range(len(taken))]
    return [(x - r, y - r, x + r, y + r) for (x, y), r in zip(taken, radii, strict=True)]
