"""The emotion curve: one point per step and persona on the lane's own scale, its face, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Icon, Line, Primitive, Shadow
from journeydesigner.lanes import curve
from journeydesigner.lanes.emotion_axis import Axis, axis_of, face_icon, tone
from journeydesigner.lanes.emotion_curve import STROKE, Spot, Stretch, main_node, other_node, stretches
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import LegendEntry, RowDrawing, RowLane, Words
from journeydesigner.lanes.pen import Block
from journeydesigner.lanes.persona_sign import initials
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import Emotion
from journeydesigner.wording import _

__all__ = ["KIND", "Axis", "axis_of", "face_icon", "quoted"]

RING = 18.0
"""The radius of the ring round a face, its line included."""
_FACE = 22.0
_DISC = 11.0
_LABEL_X = 48.0
_QUOTE_GAP = 8.0
_QUOTE_INSET = 14.0
_LANE_PAD = 12.0
_LABEL_FOOT = 2.0
"""So much of the label's own space below it may be used."""
_OTHER_COLOURS = ("violet.edge", "blue.edge", "yellow.edge", "rose.edge", "green.edge", "slate.edge")
_LEVEL_DASH = (1.5, 3.0)


def _words() -> Words:
    return Words(_("Emotion"), _("Emotion"), "", _("How does it feel here?"))


@dataclass(frozen=True, slots=True)
class _Other:
    """A persona beside the map's own: a curve of its own colour, and a name."""

    spots: tuple[Spot, ...]
    name: str
    colour: Colour


def _row(facts: RowFacts) -> RowDrawing:
    """The lane grows, evenly up and down, until its label and all quotes have room."""
    height = max(facts.height, _height_for_label(facts))
    drawn = _drawn(facts, height)
    for _attempt in range(3):
        needed = _needed(drawn, height)
        if needed <= height:
            break
        height = needed
        drawn = _drawn(facts, height)
    return drawn


def _height_for_label(facts: RowFacts) -> float:
    """So tall that the name of the best level stands clear of the lane's own label."""
    half_level = facts.pen.type.level.leading / 2
    height = facts.height
    while axis_of(facts.lane.scale, height).top - half_level < facts.label_height - _LABEL_FOOT:
        height += 4
    return height


def _needed(drawn: RowDrawing, height: float) -> float:
    over = max((_LANE_PAD - node.y for node in drawn.nodes if node.role is Role.QUOTE), default=0.0)
    under = max((node.y + node.h + _LANE_PAD - height for node in drawn.nodes if node.role is Role.QUOTE), default=0.0)
    return height + 2 * max(over, under, 0.0)


def _drawn(facts: RowFacts, height: float) -> RowDrawing:
    axis = axis_of(facts.lane.scale, height)
    curves = _by_persona(facts, axis)
    own = facts.persona if facts.persona in curves else next(iter(curves), None)
    main = curves.pop(own, ())
    others = [_other(facts, persona, spots, index) for index, (persona, spots) in enumerate(curves.items())]
    shown = [spot for spot in main if _is_shown(facts, spot)]
    nodes: list[Node] = []
    main_stretches = stretches(facts, main, facts.lane.id)
    nodes += [main_node(stretch, axis, height) for stretch in main_stretches]
    for other in others:
        for stretch in stretches(facts, other.spots, f"{facts.lane.id}:{other.spots[0].emotion.persona}"):
            nodes.append(other_node(stretch, other.colour, height))
    taken = [(spot.x, spot.y) for spot in shown]
    for other in others:
        nodes += [_small_point(facts, axis, other, spot, taken) for spot in other.spots if _is_shown(facts, spot)]
    nodes += [_point(facts, axis, spot) for spot in shown]
    nodes += [quote for spot in shown if (quote := _quote(facts, axis, spot, main_stretches, taken))]
    legend = tuple(_entry(facts, other) for other in others)
    return RowDrawing(height, tuple(nodes), _levels(facts, axis, height), (_rules(facts, axis, height),), legend)


def _by_persona(facts: RowFacts, axis: Axis) -> dict[PersonaId | None, tuple[Spot, ...]]:
    """Each persona's points from left to right; those said of no persona belong to the map's.

    With those in the columns next to the ones shown; a persona of whom none is shown is left out.
    """
    columns = {column.step: (index, column.middle) for index, column in enumerate(facts.columns)}
    if facts.columns and facts.before:
        columns[facts.before] = (-1, facts.columns[0].middle - facts.columns[0].w)
    if facts.columns and facts.after:
        columns[facts.after] = (len(facts.columns), facts.columns[-1].middle + facts.columns[-1].w)
    found: dict[PersonaId | None, dict[int, Spot]] = {}
    for emotion in sorted(facts.emotions, key=lambda e: (e.persona is None, e.persona or "", e.id)):
        if emotion.step in columns:
            index, middle = columns[emotion.step]
            own = found.setdefault(emotion.persona or facts.persona, {})
            own.setdefault(index, Spot(emotion, index, middle, axis.y(emotion.value)))
    curves = {persona: tuple(spots[index] for index in sorted(spots)) for persona, spots in found.items()}
    return {persona: spots for persona, spots in curves.items() if any(_is_shown(facts, spot) for spot in spots)}


def _is_shown(facts: RowFacts, spot: Spot) -> bool:
    return 0 <= spot.column < len(facts.columns)


def _other(facts: RowFacts, persona: PersonaId | None, spots: tuple[Spot, ...], index: int) -> _Other:
    record = (facts.personas or {}).get(persona) if persona else None
    chosen = record.colour if record and record.colour else _OTHER_COLOURS[index % len(_OTHER_COLOURS)]
    return _Other(spots, record.name if record else "?", Colour(chosen))


# What is drawn


def _levels(facts: RowFacts, axis: Axis, height: float) -> tuple[Node, ...]:
    """The names of the scale's levels in the label column, at their heights: as many as have room."""
    style, room = facts.pen.type.level, max(facts.left - facts.label_x - _LABEL_X - 8, 1.0)
    parts: list[Primitive] = []
    free = float("inf")
    for label, y in sorted(axis.levels(), key=lambda found: -found[1]):
        block = facts.pen.block(label, style, Colour("text3"), _LABEL_X, 0, room)
        if y + block.height / 2 <= free + 0.5:
            parts.append(facts.pen.block(label, style, Colour("text3"), _LABEL_X, y - block.height / 2, room).text)
            free = y - block.height / 2
    if not parts:
        return ()
    wide, said = facts.left - facts.label_x, ", ".join(axis.scale.labels)
    return (Node(f"levels:{facts.lane.id}", Role.LANE, "", facts.label_x, 0, wide, height, tuple(parts), said),)


def _rules(facts: RowFacts, axis: Axis, height: float) -> Node:
    """The neutral line, and faint ones at the levels beside it."""
    wide = facts.right - facts.left
    lines: list[Primitive] = [
        Line(0, y, wide, y, Colour("line"), 1.0, _LEVEL_DASH)
        for _label, y in axis.levels()
        if abs(y - axis.neutral) > 1
    ]
    lines.append(Line(0, axis.neutral, wide, axis.neutral, Colour("line2"), 1.25))
    return Node(f"rules:{facts.lane.id}", Role.GROUND, "", facts.left, 0, wide, height, tuple(lines))


def _point(facts: RowFacts, axis: Axis, spot: Spot) -> Node:
    """A face in a ring."""
    mood = axis.mood(spot.emotion.value)
    colour, size = tone(mood), 2 * RING
    parts: tuple[Primitive, ...] = (
        Shadow(1, 1, size - 2, size - 2, RING - 1, 1),
        Disc(RING, RING, RING - 1.1, Colour("surface"), colour, 2.2),
        Icon(face_icon(mood), RING - _FACE / 2, RING - _FACE / 2, _FACE, colour),
    )
    key, said = f"emotion:{spot.emotion.id}", _spoken(axis, spot.emotion, "")
    return Node(key, Role.EMOTION, spot.emotion.id, spot.x - RING, spot.y - RING, size, size, parts, said)


def _small_point(facts: RowFacts, axis: Axis, other: _Other, spot: Spot, taken: list[tuple[float, float]]) -> Node:
    """Another persona's disc with initials, beside what stands there already."""
    x = next(
        spot.x + offset
        for offset in (0.0, 30.0, -30.0, 54.0, -54.0, 78.0, -78.0, 102.0)
        if offset == 102.0 or all(abs(spot.x + offset - px) >= 23 or abs(spot.y - py) >= 29 for px, py in taken)
    )
    taken.append((x, spot.y))
    size = 2 * _DISC
    style = facts.pen.type.tag
    letters = facts.pen.word(
        initials(other.name), style, Colour("surface"), _DISC, _DISC - style.leading / 2, align="middle"
    )
    parts = (Disc(_DISC, _DISC, _DISC - 0.75, other.colour, Colour("surface"), 1.5), letters.text)
    key, said = f"emotion:{spot.emotion.id}", _spoken(axis, spot.emotion, other.name)
    return Node(key, Role.EMOTION, spot.emotion.id, x - _DISC, spot.y - _DISC, size, size, parts, said)


def _entry(facts: RowFacts, other: _Other) -> LegendEntry:
    return LegendEntry(f"persona:{other.spots[0].emotion.persona}", other.name, (Disc(7, 9, 7, other.colour),))


def _spoken(axis: Axis, emotion: Emotion, who: str) -> str:
    """«Delighted: “We live on our own power.”»."""
    level = axis.level_of(emotion.value)
    said = f"{who}, {level}" if who else level
    return f"{said}: {quoted(emotion.quote)}" if emotion.quote.strip() else said


def quoted(text: str) -> str:
    """In quotation marks, unless it is already."""
    stripped = text.strip()
    return stripped if stripped[:1] in "“„«‹「\"'‘" else f"“{stripped}”"


# Quotes


def _quote(
    facts: RowFacts, axis: Axis, spot: Spot, curves: Sequence[Stretch], taken: Sequence[tuple[float, float]]
) -> Node | None:
    """What was said, on the outer side of the point and clear of the curve."""
    if not spot.emotion.quote.strip():
        return None
    style, said = facts.pen.type.quote, quoted(spot.emotion.quote)
    room = max(facts.columns[spot.column].w - 2 * _QUOTE_INSET, 1.0)
    block: Block = facts.pen.block(said, style, Colour("text2"), 0, 0, room)
    left = spot.x - block.width / 2
    clear = _clear_side(spot, left, left + block.width, curves, taken, is_above=spot.y <= axis.neutral)
    top = clear - block.height if spot.y <= axis.neutral else clear
    block = facts.pen.block(said, style, Colour("text2"), 0, 0, block.width + 0.5)
    key = f"quote:{spot.emotion.id}"
    return Node(key, Role.QUOTE, "", left, top, block.width, block.height, (block.text,), said)


def _clear_side(
    spot: Spot,
    left: float,
    right: float,
    curves: Sequence[Stretch],
    taken: Sequence[tuple[float, float]],
    *,
    is_above: bool,
) -> float:
    """The height from which on, outwards, nothing stands between ``left`` and ``right``."""
    sign = -1.0 if is_above else 1.0
    heights = [spot.y + sign * RING]
    for stretch in curves:
        segment = stretch.segment
        if segment[0][0] < right and segment[3][0] > left:
            ends = (max(left, segment[0][0]), min(right, segment[3][0]))
            heights += [curve.height_at(segment, x) + sign * STROKE for x in ends]
    heights += [y + sign * _DISC for x, y in taken if left - _DISC < x < right + _DISC and x != spot.x]
    heights += [y + sign * _DISC for x, y in taken if x == spot.x and y != spot.y]
    return (min(heights) if is_above else max(heights)) + sign * _QUOTE_GAP


KIND = RowLane("emotion", _words, "smile", "slate", _row, is_curve=True)
