"""The emotion curve: one point per step and persona on the lane's own scale, its face, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Disc, Icon, Line, Path, Primitive, Shadow
from journeydesigner.lanes import curve
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import RowDrawing, RowLane, Words
from journeydesigner.lanes.pen import Block
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import Emotion, EmotionScale, Persona
from journeydesigner.wording import _

RING = 17.0
"""The radius of the ring round a face."""
_FACE = 20.0
_SPAN_SHARE = 140 / 272
"""Share of the lane's height between the scale's ends."""
_STROKE = 3.5
_THIN = 2.25
_DISC = 9.0
_BLEND = 34.0
"""So many pixels on either side of the crossing the colour changes."""
_QUOTE_GAP = 12.0
_QUOTE_WIDTH = 196.0
_QUOTE_MARGIN = 10.0
_NEUTRAL_BAND = 0.26
"""Within this share of the half scale round the middle a feeling counts as neutral."""
_OTHER_COLOURS = ("violet.edge", "blue.edge", "yellow.edge", "rose.edge", "green.edge", "slate.edge")


def _words() -> Words:
    return Words(_("Emotion"), _("Emotion"), "", _("How does it feel here?"))


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values of a scale stand in the lane: ``top`` and ``bottom`` are the heights of its best and worst."""

    scale: EmotionScale
    top: float
    bottom: float

    @property
    def neutral(self) -> float:
        return (self.top + self.bottom) / 2

    def y(self, value: float) -> float:
        """The height of a value; one beyond the scale (an import) is drawn at its end."""
        return self.neutral - self.mood(value) * (self.bottom - self.top) / 2

    def mood(self, value: float) -> float:
        """-1 (the worst) .. 1 (the best), whichever way the scale runs."""
        scale = self.scale
        share = min(max((value - scale.low) / (scale.high - scale.low), 0.0), 1.0) * 2 - 1
        return share if scale.direction == "up" else -share

    def value(self, y: float) -> float:
        """The value at a height, for a point that is dragged; within the scale."""
        mood = min(max((self.neutral - y) / ((self.bottom - self.top) / 2), -1.0), 1.0)
        share = (mood if self.scale.direction == "up" else -mood) / 2 + 0.5
        return self.scale.low + share * (self.scale.high - self.scale.low)


def axis_of(scale: EmotionScale | None, height: float) -> Axis:
    """The axis of a lane ``height`` tall."""
    half = height * _SPAN_SHARE / 2
    return Axis(scale or EmotionScale(), height / 2 - half, height / 2 + half)


def face_icon(mood: float) -> str:
    """The face for a mood of -1 .. 1."""
    for least, icon in ((0.8, "laugh"), (_NEUTRAL_BAND, "smile"), (-_NEUTRAL_BAND, "meh"), (-0.8, "frown")):
        if mood >= least:
            return icon
    return "annoyed"


def tone(mood: float) -> Colour:
    """Teal for good, burnt orange for bad, grey in between."""
    return Colour("pos" if mood >= _NEUTRAL_BAND else "neg" if mood <= -_NEUTRAL_BAND else "neu")


@dataclass(frozen=True, slots=True)
class _Spot:
    """An emotion where it is drawn."""

    emotion: Emotion
    x: float
    y: float


def _row(facts: RowFacts) -> RowDrawing:
    height = facts.height
    axis = axis_of(facts.lane.scale, height)
    curves = _by_persona(facts, axis)
    main = curves.pop(facts.persona, None) or (curves.pop(next(iter(curves))) if curves else [])
    nodes: list[Node] = []
    for index, (persona, spots) in enumerate(curves.items()):
        nodes += _other_curve(facts, persona, spots, index)
    nodes += _main_curve(facts, axis, main)
    nodes += [_point(facts, axis, spot) for spot in main]
    nodes += _quotes(facts, axis, main, height)
    return RowDrawing(height, tuple(nodes), _levels(facts, axis), (_rules(facts, axis, height),))


def _by_persona(facts: RowFacts, axis: Axis) -> dict[PersonaId | None, list[_Spot]]:
    """Each persona's points from left to right; those said of no persona belong to the map's."""
    columns = {column.step: (index, column) for index, column in enumerate(facts.columns)}
    found: dict[PersonaId | None, dict[int, _Spot]] = {}
    for emotion in sorted(facts.emotions, key=lambda e: (e.persona is None, e.id)):
        if emotion.step not in columns:
            continue
        index, column = columns[emotion.step]
        own = found.setdefault(emotion.persona or facts.persona, {})
        own.setdefault(index, _Spot(emotion, column.middle, axis.y(emotion.value)))
    return {persona: [spots[index] for index in sorted(spots)] for persona, spots in found.items()}


def _levels(facts: RowFacts, axis: Axis) -> tuple[Node, ...]:
    """The names of the scale's levels in the label column, at their heights."""
    labels = axis.scale.labels
    parts: list[Primitive] = []
    style = facts.pen.type.level
    room = max(facts.left - facts.label_x - 48 - 8, 1.0)
    for index, label in enumerate(labels):
        y = axis.y(axis.scale.low + (axis.scale.high - axis.scale.low) * _level_share(index, len(labels)))
        high = len(facts.pen.lines(label, style, room)) * style.leading
        parts.append(facts.pen.block(label, style, Colour("text2"), 48, y - high / 2, room).text)
    if not parts:
        return ()
    width = facts.left - facts.label_x
    return (
        Node(
            f"levels:{facts.lane.id}", Role.LANE, "", facts.label_x, 0, width, facts.height, tuple(parts),
            ", ".join(labels),
        ),
    )  # fmt: skip


def _level_share(index: int, count: int) -> float:
    return index / (count - 1) if count > 1 else 0.5


def _rules(facts: RowFacts, axis: Axis, height: float) -> Node:
    """The neutral line, and faint lines at the levels beside it."""
    wide = facts.right - facts.left
    count = len(axis.scale.labels)
    lines: list[Primitive] = []
    for index in range(count):
        y = axis.y(axis.scale.low + (axis.scale.high - axis.scale.low) * _level_share(index, count))
        if abs(y - axis.neutral) > 1:
            lines.append(Line(8, y + 0.5, wide - 8, y + 0.5, Colour("line"), 1.0, (2.0, 4.0)))
    lines.append(Line(0, axis.neutral, wide, axis.neutral, Colour("line2"), 1.25))
    return Node(f"rules:{facts.lane.id}", Role.GROUND, "", facts.left, 0, wide, height, tuple(lines))


def _stretch(facts: RowFacts, spots: Sequence[_Spot]) -> list[curve.Segment]:
    """The whole curve, level from its ends to the board's."""
    points = [(spot.x, spot.y) for spot in spots]
    (x0, y0), (x1, y1) = points[0], points[-1]
    first, last = (facts.left, y0), (facts.right, y1)
    return [
        _straight(first, (x0, y0)),
        *curve.segments(points),
        _straight((x1, y1), last),
    ]


def _straight(start: curve.Point, end: curve.Point) -> curve.Segment:
    third = (end[0] - start[0]) / 3
    return (start, (start[0] + third, start[1]), (end[0] - third, end[1]), end)


def _main_curve(facts: RowFacts, axis: Axis, spots: Sequence[_Spot]) -> list[Node]:
    if not spots:
        return []
    nodes: list[Node] = []
    ends = [spots[0], *spots, spots[-1]]
    for index, (segment, (before, after)) in enumerate(zip(_stretch(facts, spots), pairwise(ends), strict=True)):
        key = f"curve:{facts.lane.id}:{before.emotion.step}:{after.emotion.step}:{index in (0, len(spots))}"
        if index == 0:
            key += ":in"
        nodes.append(_segment_node(key, facts, axis, segment))
    return nodes


def _segment_node(key: str, facts: RowFacts, axis: Axis, segment: curve.Segment) -> Node:
    """A stretch of curve with the area between it and the neutral line."""
    x = segment[0][0]
    local: curve.Segment = tuple((px - x, py) for px, py in segment)  # type: ignore[assignment]
    wide = local[3][0]
    parts: list[Primitive] = []
    t = curve.crossing(local, axis.neutral)
    halves = curve.split(local, t) if t is not None else (local,)
    for half in halves:
        parts.append(_area(half, axis))
    for half in halves:
        parts.append(_line(half, axis))
    return Node(key, Role.CURVE, "", x, 0, wide, facts.height, tuple(parts))


def _is_above(segment: curve.Segment, axis: Axis) -> bool:
    return segment[0][1] + segment[3][1] < 2 * axis.neutral


def _area(segment: curve.Segment, axis: Axis) -> Path:
    above = _is_above(segment, axis)
    colour = Colour("pos" if above else "neg")
    (x0, y0), p1, p2, (x3, y3) = segment
    level = axis.neutral
    extreme = axis.top if above else axis.bottom
    outline: tuple[Command, ...] = (
        ("M", x0, level), ("L", x0, y0), ("C", *p1, *p2, x3, y3), ("L", x3, level), ("Z",)
    )  # fmt: skip
    return Path(outline, Gradient(0, extreme, 0, level, colour.faded(0.30), colour.faded(0.04)))


def _line(segment: curve.Segment, axis: Axis) -> Path:
    above = _is_above(segment, axis)
    (x0, y0), p1, p2, (x3, y3) = segment
    return Path((("M", x0, y0), ("C", *p1, *p2, x3, y3)), None, Colour("pos" if above else "neg"), _STROKE)


def _point(facts: RowFacts, axis: Axis, spot: _Spot) -> Node:
    mood = axis.mood(spot.emotion.value)
    colour = tone(mood)
    middle = RING + 1
    parts: tuple[Primitive, ...] = (
        Disc(middle, middle, RING, Colour("surface"), colour, 2.25),
        Icon(face_icon(mood), middle - _FACE / 2, middle - _FACE / 2, _FACE, colour),
    )
    said = _spoken(facts, axis, spot.emotion)
    size = 2 * middle
    return Node(
        f"emotion:{spot.emotion.id}", Role.EMOTION, spot.emotion.id, spot.x - middle, spot.y - middle, size, size,
        parts, said,
    )  # fmt: skip


def _spoken(facts: RowFacts, axis: Axis, emotion: Emotion) -> str:
    """«Delighted: “We live on our own power.”»: the nearest level's name."""
    labels = axis.scale.labels
    share = (min(max(emotion.value, axis.scale.low), axis.scale.high) - axis.scale.low) / (
        axis.scale.high - axis.scale.low
    )
    level = labels[round(share * (len(labels) - 1))] if labels else str(emotion.value)
    persona = (facts.personas or {}).get(emotion.persona) if emotion.persona else None
    who = f"{persona.name}, " if persona and emotion.persona != facts.persona else ""
    return f"{who}{level}: {quoted(emotion.quote)}" if emotion.quote.strip() else f"{who}{level}"


def quoted(text: str) -> str:
    """In quotation marks, unless it is already."""
    stripped = text.strip()
    return stripped if stripped[:1] in "“„«‹「\"'‘" else f"“{stripped}”"


def _quotes(facts: RowFacts, axis: Axis, spots: Sequence[_Spot], height: float) -> list[Node]:
    return []


def _other_curve(facts: RowFacts, persona: PersonaId | None, spots: Sequence[_Spot], index: int) -> list[Node]:
    return []


KIND = RowLane("emotion", _words, "smile", "slate", _row)
_UNUSED = (Block, Persona, Shadow, _THIN, _DISC, _BLEND, _QUOTE_GAP, _QUOTE_WIDTH, _QUOTE_MARGIN, _OTHER_COLOURS)
