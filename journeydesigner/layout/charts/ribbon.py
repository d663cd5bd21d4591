"""The drop-off ribbon: a band over the stages, as high as customers are left, with what each border loses over it.

Stretches say where the stages stand, so that it lies under a map's headers as well as in a card of its own. Numbers
that were held back are a dashed line: the band does not tell how few they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.primitives import Box, Command, Line, Path, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.editing.funnels import Funnel, FunnelStage
from journeydesigner.lanes import curve
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.hatching import hatched
from journeydesigner.layout.charts.loss_pills import PILL_HEIGHT, loss_pills
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.numbers import number
from journeydesigner.model.ids import StageId
from journeydesigner.model.records import Stage
from journeydesigner.wording import n_

_PLATEAU = 96.0
_PLATEAU_SHARE = 0.4
"""A narrow stage gives so much of its width to its plateau."""
_PILL_GAP = 14.0
_PILL_INSET = 6.0
_NUMBER = TextStyle(24, 30, 700, spacing=-0.3)
_SMALL_NUMBER = TextStyle(15, 20, 700)
_SMALLEST_NUMBER = TextStyle(12, 16, 700)
_WORD = TextStyle(12, 16, 600)
_AIR = 4.0
_OVERLAP = 3.0
"""Neighbouring pieces reach so far under each other: no renderer leaves a seam, however small the map is shown."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a stage stands along the ribbon, and its colour. ``begins`` and ``ends``: here, not on another sheet."""

    stage: StageId
    x: float
    w: float
    colour: Colour
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class _Plateau:
    """``is_here``: it stands on this sheet, and is not the one next to it, to which half a slope leads."""

    count: FunnelStage
    stretch: Stretch
    start: float
    end: float
    top: float
    is_here: bool = True


def even_stretches(stages: Sequence[Stage], width: float) -> tuple[Stretch, ...]:
    """All stages of a map side by side, equally wide, each in its own colour or its place's on the ramp."""
    wide = width / max(len(stages), 1)
    return tuple(
        Stretch(stage.id, place * wide, wide, Colour(stage.colour or f"stage:{place}/{len(stages)}"))
        for place, stage in enumerate(stages)
    )


def ribbon(
    funnel: Funnel, stages: Sequence[Stretch], width: float, height: float, pen: Pen, *, is_joined: bool = True
) -> tuple[Primitive, ...]:
    """The ribbon in a box of ``width`` x ``height`` from (0, 0): pills at the top, the band down to the bottom.

    ``is_joined`` False draws bars: counts that do not follow one from the other are no funnel. Without a number that is
    told it is empty.
    """
    top = PILL_HEIGHT + _PILL_GAP
    plateaus = _plateaus(funnel, stages, top, height)
    here = [at for at in plateaus if at.is_here]
    if not here:
        return ()
    if not is_joined:
        return tuple(part for at in here for part in (*_bar(at, height), *_number(funnel, at, height, pen)))
    parts: list[Primitive] = []
    left, right = here[0].stretch.x, min(here[-1].stretch.x + here[-1].stretch.w, width)
    parts.append(Box(left, top, right - left, height - top, Colour("canvas")))
    for before, after in pairwise(plateaus):
        if after.count.stage == funnel.worst and after.top > before.top:
            parts += _worst(before, after, right)
    for before, after in pairwise(plateaus):
        parts.append(_slope(before, after, height))
    parts += [_level(at, height) for at in here]
    parts += [_unknown(at, here, height) for at in here if at.count.n is None]
    for before, after in pairwise(here):
        parts += _border(before, after, height)
    for at in here:
        parts += _number(funnel, at, height, pen)
    borders = [(at.count, at.stretch.x) for at in here if at.stretch.begins]
    return (*parts, *loss_pills(borders, funnel.worst, (_PILL_INSET, width - _PILL_INSET), pen))


def _plateaus(funnel: Funnel, stages: Sequence[Stretch], top: float, floor: float) -> list[_Plateau]:
    """Those stages of the funnel that have a place, and what stands next to them on other sheets; the most customers
    of any fill the height."""
    places = {stretch.stage: stretch for stretch in stages}
    found = [(count, places[count.stage]) for count in funnel.stages if count.stage in places]
    found.sort(key=lambda each: each[1].x)
    most = max((count.n or 0 for count in funnel.stages), default=0)
    if most <= 0 or not found:
        return []
    before, after = _beside(funnel, found)
    every = [*before, *found, *after]
    plateaus: list[_Plateau] = []
    for place, (count, stretch) in enumerate(every):
        room = min(_PLATEAU, _PLATEAU_SHARE * stretch.w)
        start = stretch.x if place == 0 else stretch.x + (stretch.w - room) / 2
        end = stretch.x + stretch.w - (0 if place == len(every) - 1 else (stretch.w - room) / 2)
        level = floor - (floor - top) * (count.n or 0) / most
        is_here = len(before) <= place < len(before) + len(found)
        plateaus.append(_Plateau(count, stretch, start, end, level, is_here))
    return plateaus


_Placed = list[tuple[FunnelStage, Stretch]]


def _beside(funnel: Funnel, found: _Placed) -> tuple[_Placed, _Placed]:
    """The stages of other sheets that come right before and after those of this one, as wide as their neighbours."""
    stages = list(funnel.stages)
    first, last = found[0][1], found[-1][1]
    place = next(index for index, count in enumerate(stages) if count.stage == first.stage)
    end = next(index for index, count in enumerate(stages) if count.stage == last.stage)
    before: _Placed = []
    after: _Placed = []
    if place > 0 and first.begins:
        before = [(stages[place - 1], replace(first, x=first.x - first.w))]
    if end + 1 < len(stages) and last.ends:
        after = [(stages[end + 1], replace(last, x=last.x + last.w))]
    return before, after


def _curve(before: _Plateau, after: _Plateau) -> curve.Segment:
    """From one to the other; of a slope to or from another sheet the half that is on this one."""
    whole = curve.segments([(before.end, before.top), (after.start, after.top)])[0]
    if not before.is_here:
        return curve.split(whole, 0.5)[1]
    return whole if after.is_here else curve.split(whole, 0.5)[0]


def _slope(before: _Plateau, after: _Plateau, floor: float) -> Primitive:
    """From one stage's level to the next's, its colour running over into the next."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = _curve(before, after)
    outline: tuple[Command, ...] = (
        ("M", x0 - _OVERLAP * before.is_here, floor),
        ("L", x0 - _OVERLAP * before.is_here, y0),
        ("L", x0, y0),
        ("C", x1, y1, x2, y2, x3, y3),
        ("L", x3 + _OVERLAP * after.is_here, y3),
        ("L", x3 + _OVERLAP * after.is_here, floor),
        ("Z",),
    )
    return Path(outline, Gradient(x0, 0, x3, 0, before.stretch.colour, after.stretch.colour))


def _level(at: _Plateau, floor: float) -> Primitive:
    return Box(at.start, at.top, at.end - at.start, floor - at.top, at.stretch.colour)


def _bar(at: _Plateau, floor: float) -> tuple[Primitive, ...]:
    x, wide = at.stretch.x + 12, at.stretch.w - 24
    if at.count.n is None:
        return (Line(x, floor - 1, x + wide, floor - 1, Colour("text3"), 1.5, (4.0, 4.0)),)
    return (Box(x, at.top, wide, floor - at.top, at.stretch.colour),)


def _unknown(at: _Plateau, plateaus: Sequence[_Plateau], floor: float) -> Primitive:
    """A dashed line: of too few customers as high as these could be at most, else on the floor, which says nothing."""
    most = max(each.count.n or 0 for each in plateaus)
    top = min(each.top for each in plateaus)
    y = floor - ((floor - top) * min(K / max(most, 1), 1.0) if at.count.why == "few" else 1.0)
    return Line(at.start, y, at.end, y, Colour("text3"), 1.5, (4.0, 4.0))


def _worst(before: _Plateau, after: _Plateau, right: float) -> list[Primitive]:
    """What the worst border loses, hatched, from there to the end of the stage it leads into, at most to ``right``."""
    segment, top = _curve(before, after), before.top
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = segment
    end = min(max(after.end, after.stretch.x + after.stretch.w), right)
    outline: tuple[Command, ...] = (
        ("M", x0, top), ("L", end, top), ("L", end, y3), ("L", x3, y3), ("C", x2, y2, x1, y1, x0, y0), ("Z",),
    )  # fmt: skip

    def floor_at(x: float) -> float:
        return curve.height_at(segment, x) if x < x3 else y3

    lines = hatched(x0, end, top, floor_at)
    edge = Colour("rose.edge")
    return [Path(outline, Colour("rose.fill")), Path(lines, None, edge.faded(0.3), 1.0)]


def _border(before: _Plateau, after: _Plateau, floor: float) -> tuple[Primitive, ...]:
    """A dotted line between two stages: grey above the band, white within it."""
    x, segment = after.stretch.x, _curve(before, after)
    y = curve.height_at(segment, x)
    above = Line(x, PILL_HEIGHT, x, y, Colour("line2"), 1.0, (2.0, 3.0))
    within = Line(x, y, x, floor, ink_on(before.stretch.colour).faded(0.6), 1.0, (2.0, 3.0))
    return (above, within)


def _number(funnel: Funnel, at: _Plateau, floor: float, pen: Pen) -> tuple[Primitive, ...]:
    """How many, and of what: within the band as far as it is high enough, else over it."""
    middle, room, n = at.stretch.x + at.stretch.w / 2, floor - at.top, at.count.n
    said = at.count.count_text(pen.language)
    ink = ink_on(at.stretch.colour)
    word = n_("customer", "customers", 0 if n is None else n) if funnel.is_counted else ""
    both = _NUMBER.leading + _WORD.leading
    wide = at.stretch.w - _AIR
    if word and room >= both + 8 and _fits(pen, said, _NUMBER, wide) and _fits(pen, word, _WORD, wide):
        y = at.top + (room - both) / 2
        return (
            pen.word(said, _NUMBER, ink, middle, y, align="middle").text,
            pen.word(word, _WORD, ink, middle, y + _NUMBER.leading, align="middle").text,
        )
    if n is not None and not _fits(pen, said, _SMALLEST_NUMBER, wide):
        said = number(n, pen.language)
    for style in (_NUMBER, _SMALL_NUMBER, _SMALLEST_NUMBER):
        if room >= style.leading + 2 and _fits(pen, said, style, wide):
            y = at.top + (room - style.leading) / 2
            return (pen.word(said, style, ink, middle, y, align="middle").text,)
    style = _SMALL_NUMBER if _fits(pen, said, _SMALL_NUMBER, wide) else _SMALLEST_NUMBER
    y = at.top - style.leading - (12 if n is None else 4)
    return (pen.word(said, style, Colour("text"), middle, y, align="middle").text,)


def _fits(pen: Pen, said: str, style: TextStyle, room: float) -> bool:
    return pen.measurer.width(said, style) <= room
