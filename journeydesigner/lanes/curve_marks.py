"""What is drawn on and beside a curve: the scale's levels, points, whose curve it is, and the legend's entries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Line, Primitive
from journeydesigner.lanes.emotion_axis import Axis, number
from journeydesigner.lanes.emotion_curve import THIN
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import LegendEntry
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.persona_sign import PersonaSign, sign_of
from journeydesigner.lanes.spots import Spot, is_shown
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import Emotion, EmotionScale
from journeydesigner.wording import _

RING = 18.0
"""The radius of the ring round a face, its line included."""
DISC = 11.0
"""The radius of another persona's point."""
AS_IS_COLOUR = Colour("neu")
AS_IS_DASH = (5.0, 4.0)
_LABEL_X = 48.0
_LEVEL_DASH = (1.5, 3.0)
_AS_IS_DOT = 3.5
_SIGN_RIGHT = 10.0
_SIGN_GAP = 2.0
_SHIFTS = (0.0, 30.0, -30.0, 54.0, -54.0, 78.0, -78.0, 102.0)
_SAMPLE = 34.0
"""How wide a curve's sample in the legend is."""
Place = tuple[float, float]
Ringed = Callable[[Axis, float, Pen], tuple[Primitive, ...]]
"""What stands in the ring of a point, from the axis and the point's value, in a box of twice ``RING``."""


@dataclass(frozen=True, slots=True)
class Other:
    """A persona beside the map's own."""

    spots: tuple[Spot, ...]
    sign: PersonaSign


# The scale


def level_names(facts: RowFacts, axis: Axis, height: float, *, has_signs: bool) -> tuple[Node, ...]:
    """The names of the scale's levels in the label column, at their heights: the ends first, then as many as have
    room."""
    style, right = facts.pen.type.level, 2 * DISC + _SIGN_RIGHT + 4 if has_signs else 8.0
    room = max(facts.left - facts.label_x - _LABEL_X - right, 1.0)
    placed: list[tuple[float, float]] = []
    parts: list[tuple[float, Primitive]] = []
    levels = axis.levels()
    for index in _ends_first(len(levels)):
        label, y = levels[index]
        tall = facts.pen.block(label, style, Colour("text3"), _LABEL_X, 0, room).height
        top, bottom = y - tall / 2, y + tall / 2
        if label and all(bottom <= above + 0.5 or top >= below - 0.5 for above, below in placed):
            placed.append((top, bottom))
            parts.append((top, facts.pen.block(label, style, Colour("text3"), _LABEL_X, top, room).text))
    if not parts:
        return ()
    wide, said = facts.left - facts.label_x, ", ".join(label for label, _y in levels)
    texts = tuple(text for _top, text in sorted(parts, key=lambda part: -part[0]))
    return (Node(f"levels:{facts.lane.id}", Role.LANE, "", facts.label_x, 0, wide, height, texts, said),)


def _ends_first(count: int) -> list[int]:
    """The ends, the middle, the quarters ...: where not all have room, those left out are spread evenly."""
    order: list[int] = []
    parts = 1
    while len(order) < count:
        step = (count - 1) / parts
        order += [n for n in dict.fromkeys(round(step * part) for part in range(parts + 1)) if n not in order]
        parts *= 2
    return order


def level_lines(facts: RowFacts, axis: Axis, height: float, *, has_neutral: bool) -> Node:
    """Faint lines at the levels, and the neutral one where there is such a thing."""
    wide = facts.right - facts.left
    lines: list[Primitive] = [
        Line(0, y, wide, y, Colour("line"), 1.0, _LEVEL_DASH)
        for _label, y in axis.levels()
        if not has_neutral or abs(y - axis.neutral) > 1
    ]
    if has_neutral:
        lines.append(Line(0, axis.neutral, wide, axis.neutral, Colour("line2"), 1.25))
    return Node(f"rules:{facts.lane.id}", Role.GROUND, "", facts.left, 0, wide, height, tuple(lines))


# Points


def point(facts: RowFacts, axis: Axis, spot: Spot, ringed: Ringed) -> Node:
    """A point of the map's own curve."""
    parts, size = ringed(axis, spot.emotion.value, facts.pen), 2 * RING
    key, said = f"emotion:{spot.emotion.id}", spoken(facts, axis, spot, "")
    return Node(key, Role.EMOTION, spot.emotion.id, spot.x - RING, spot.y - RING, size, size, parts, said)


def other_points(facts: RowFacts, axis: Axis, other: Other, taken: list[Place]) -> list[Node]:
    """Another persona's discs with initials, each beside what stands there already (``taken``, which grows)."""
    return [_other_point(facts, axis, other, spot, taken) for spot in other.spots if is_shown(facts, spot)]


def _other_point(facts: RowFacts, axis: Axis, other: Other, spot: Spot, taken: list[Place]) -> Node:
    x = next(
        spot.x + shift
        for shift in _SHIFTS
        if shift == _SHIFTS[-1] or all(abs(spot.x + shift - px) >= 23 or abs(spot.y - py) >= 29 for px, py in taken)
    )
    taken.append((x, spot.y))
    size = 2 * DISC
    key, said = f"emotion:{spot.emotion.id}", spoken(facts, axis, spot, other.sign.name)
    parts = _initials(facts.pen, other.sign, DISC, DISC)
    return Node(key, Role.EMOTION, spot.emotion.id, x - DISC, spot.y - DISC, size, size, parts, said)


def _initials(pen: Pen, sign: PersonaSign, x: float, y: float) -> tuple[Primitive, ...]:
    """White under dark letters, with a ring of the persona's colour: legible in whatever colour was chosen."""
    style = pen.type.tag
    letters = pen.word(sign.mark, style, Colour("text"), x, y - style.leading / 2, align="middle")
    return (Disc(x, y, DISC - 1.0, Colour("surface"), sign.colour, 2.0), letters.text)


def as_is_points(facts: RowFacts, scale: EmotionScale, spots: Sequence[Spot]) -> list[Node]:
    """Small open dots on the as-is curve; ``scale`` is the one its values are on, where facts tell none of its own."""
    before = Axis(facts.as_is_scale or scale, 0, 1)
    corner = _AS_IS_DOT + 1
    size, dot = 2 * corner, Disc(corner, corner, _AS_IS_DOT, Colour("surface"), AS_IS_COLOUR, 1.5)
    nodes: list[Node] = []
    for spot in spots:
        if is_shown(facts, spot):
            said = spoken(facts, before, spot, _before_word(facts))
            key = f"as-is:{facts.lane.id}:{spot.emotion.step}"
            nodes.append(Node(key, Role.CURVE, "", spot.x - corner, spot.y - corner, size, size, (dot,), said))
    return nodes


def spoken(facts: RowFacts, axis: Axis, spot: Spot, who: str) -> str:
    """«Tomas Berg, Search: 0.5 of −2 to 2, Neutral: “It might work.”»."""
    emotion, scale = spot.emotion, axis.scale
    value, low, high = number(emotion.value), number(scale.low), number(scale.high)
    said = _("{value} of {low} to {high}").format(value=value, low=low, high=high)
    if scale.labels:
        said = f"{said}, {axis.level_of(emotion.value)}"
    where = ", ".join(part for part in (who, facts.columns[spot.column].title) if part)
    said = f"{where}: {said}" if where else said
    return f"{said}: {quoted(emotion.quote)}" if _has_quote(emotion) else said


def _has_quote(emotion: Emotion) -> bool:
    return bool(emotion.quote.strip())


_OPENING = "“„”«»‹›「『《\"'‘‚’"
"""How quotations begin somewhere: in German books as »…«, in Swedish as ”…”."""


def quoted(text: str) -> str:
    """In quotation marks, unless it is already."""
    stripped = text.strip()
    return stripped if stripped[:1] in _OPENING else f"“{stripped}”"


# Whose curve it is


def signs(facts: RowFacts, others: Sequence[Other], height: float) -> tuple[Node, ...]:
    """The personas' initials in the label column, where their curves begin: in sight while the map scrolls."""
    x = facts.left - _SIGN_RIGHT - DISC
    begins = sorted(((next(s.y for s in other.spots if is_shown(facts, s)), other) for other in others), key=_height)
    nodes: list[Node] = []
    free = facts.label_height - _SIGN_GAP
    lowest = height - len(begins) * (2 * DISC + _SIGN_GAP)
    for place, (y, other) in enumerate(begins):
        top = max(min(y - DISC, lowest + place * (2 * DISC + _SIGN_GAP)), free)
        parts = _initials(facts.pen, other.sign, DISC, DISC)
        key = f"sign:{facts.lane.id}:{other.spots[0].emotion.persona}"
        nodes.append(Node(key, Role.LANE, "", x - DISC, top, 2 * DISC, 2 * DISC, parts, other.sign.name))
        free = top + 2 * DISC + _SIGN_GAP
    return tuple(nodes)


def _height(begin: tuple[float, Other]) -> float:
    return begin[0]


def as_is_name(facts: RowFacts, spots: Sequence[Spot], beside: float | None) -> Node:
    """«As-is» at the curve's left end, on the side away from the curve at ``beside``."""
    first = next(spot for spot in spots if is_shown(facts, spot))
    is_above = beside is None or first.y <= beside
    left = facts.left + 8 if first.column == 0 else first.x - 12
    style = facts.pen.type.tag
    word = facts.pen.word(_before_word(facts), style, Colour("text3"), 0, 0)
    top = first.y - style.leading - 4 if is_above else first.y + 4
    key = f"as-is:{facts.lane.id}"
    return Node(key, Role.CURVE, "", left, top, word.width, style.leading, (word.text,), _before_word(facts))


def legend_entries(
    facts: RowFacts, main: PersonaId | None, others: Sequence[Other], colour: Colour, *, has_as_is: bool
) -> tuple[LegendEntry, ...]:
    """Where there are several curves: each with a sample of its line; ``colour`` is that of the main one."""
    if not others and not has_as_is:
        return ()
    entries: list[LegendEntry] = []
    if main is not None and main in (facts.personas or {}):
        line = (Line(0, 9, _SAMPLE, 9, colour, 3.5),)
        entries.append(LegendEntry(f"main:{main}", sign_of(main, facts.personas or {}).name, line, _SAMPLE))
    for other in others:
        letters = _initials(facts.pen, other.sign, _SAMPLE + DISC, 9)
        sample = (Line(0, 9, _SAMPLE, 9, other.sign.colour, THIN, other.sign.dash), *letters)
        key = f"persona:{other.spots[0].emotion.persona}"
        entries.append(LegendEntry(key, other.sign.name, sample, _SAMPLE + 2 * DISC))
    if has_as_is:
        dot = Disc(_SAMPLE / 2, 9, _AS_IS_DOT, Colour("canvas"), AS_IS_COLOUR, 1.5)
        sample = (Line(0, 9, _SAMPLE, 9, AS_IS_COLOUR, THIN, AS_IS_DASH), dot)
        entries.append(LegendEntry("as-is", _before_word(facts), sample, _SAMPLE))
    return tuple(entries)


def _before_word(facts: RowFacts) -> str:
    """What the curve behind the map's own is called."""
    return facts.as_is_name or _("As-is")
