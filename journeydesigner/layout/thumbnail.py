"""A map drawn small, as start window and galleries show it: chevrons, rows, cards and the curve, no letters."""

from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Command, Disc, Line, Path, Primitive
from journeydesigner.lanes import curve
from journeydesigner.layout.glimpse import Glimpse, GlimpseCard, GlimpseRow
from journeydesigner.layout.thumbnail_ring import ring

_WEIGHTS = {"cards": 1.0, "curve": 2.1, "divider": 0.5}
_LEAST_ROW = 7.0
_LEAST_COLUMN = 8.0
_STAND_IN = GlimpseRow("cards", "slate")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things are in a box ``w`` x ``h``: the columns from ``left`` to ``right``, the board round them."""

    w: float
    h: float
    columns: int

    @property
    def unit(self) -> float:
        """1 in a gallery's picture, less in a list's."""
        return min(1.0, max(0.6, self.h / 196))

    @property
    def board(self) -> float:
        return round(14.5 * self.unit)

    @property
    def left(self) -> float:
        return round(26.5 * self.unit)

    @property
    def right(self) -> float:
        return self.w - round(15 * self.unit)

    @property
    def top(self) -> float:
        return round(26.5 * self.unit)

    @property
    def bottom(self) -> float:
        return self.h - round(14.5 * self.unit)

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.columns, 1)

    def x(self, column: float) -> float:
        return self.left + column * self.step


def thumbnail(glimpse: Glimpse, width: float, height: float) -> tuple[Node, ...]:
    """The map in a box ``width`` x ``height`` pixels, without ground or frame. What finds no room is left out.

    A life cycle is a ring.
    """
    parts = ring(glimpse, width, height) if glimpse.is_cycle else _rows(glimpse, width, height)
    return (Node("thumbnail", Role.GROUND, "", 0, 0, width, height, tuple(parts)),)


def _rows(glimpse: Glimpse, width: float, height: float) -> list[Primitive]:
    frame = _Frame(width, height, max(1, min(glimpse.columns, int((width - 30) / _LEAST_COLUMN))))
    rows = _rows_that_fit(glimpse.rows, frame.bottom - frame.top)
    parts: list[Primitive] = [*_chevrons(glimpse, frame), *_sheet(frame)]
    share = (frame.bottom - frame.top) / max(sum(_WEIGHTS[row.form] for row in rows), 1.0)
    y = frame.top
    for place, row in enumerate(rows):
        tall = _WEIGHTS[row.form] * share
        if place:
            parts.append(Line(frame.board, y, frame.right + 1.5, y, Colour("line"), 0.8))
        parts += _row(row, frame, y, tall)
        y += tall
    return parts


def _rows_that_fit(rows: tuple[GlimpseRow, ...], height: float) -> tuple[GlimpseRow, ...]:
    """The rows with something in them, or as many as can be told apart; of a map that is nearly bare, all."""
    filled = [row for row in rows if not row.is_empty]
    kept = filled if sum(row.form != "divider" for row in filled) > 1 else list(rows) or [_STAND_IN]
    while len(kept) > 1 and _LEAST_ROW * sum(_WEIGHTS[row.form] for row in kept) > height:
        empty = [index for index, row in enumerate(kept) if row.is_empty]
        kept.pop(empty[-1] if empty else len(kept) - 1)
    while len(kept) > 1 and kept[-1].form == "divider":
        kept.pop()
    return tuple(kept)


def _chevrons(glimpse: Glimpse, frame: _Frame) -> list[Primitive]:
    tall, tip, gap = 10.5 * frame.unit, 4.0 * frame.unit, 1.2 * frame.unit
    top = round(12.5 * frame.unit)
    parts: list[Primitive] = []
    column = 0
    for index, (count, colour) in enumerate(zip(glimpse.stages, glimpse.colours, strict=True)):
        if column >= frame.columns:
            break
        start, end = frame.x(column), frame.x(min(column + count, frame.columns))
        is_first, is_last = index == 0, column + count >= frame.columns
        left = start if is_first else start + gap - tip * 0.35
        right = end if is_last else end - gap - tip * 0.35
        outline: list[Command] = [("M", left, top), ("L", right, top)]
        if not is_last:
            outline.append(("L", right + tip, top + tall / 2))
        outline.append(("L", right, top + tall))
        outline.append(("L", left, top + tall))
        if not is_first:
            outline.append(("L", left + tip, top + tall / 2))
        outline.append(("Z",))
        parts.append(Path(tuple(outline), Colour(colour or f"stage:{index}/{len(glimpse.stages)}")))
        column += count
    return parts


def _sheet(frame: _Frame) -> tuple[Primitive, ...]:
    wide, tall = frame.right + 1.5 - frame.board, frame.bottom - frame.top
    return (Box(frame.board, frame.top, wide, tall, Colour("surface"), Colour("line"), 0.8, radius=4 * frame.unit),)


def _row(row: GlimpseRow, frame: _Frame, y: float, tall: float) -> list[Primitive]:
    middle = y + tall / 2
    size = 4.0 * frame.unit
    x = (frame.board + frame.left) / 2 - 0.5
    sign = Colour("neu" if row.form == "curve" else f"{row.family}.edge")
    match row.form:
        case "divider":
            dash = (3.2 * frame.unit, 2.2 * frame.unit)
            return [Line(frame.board + 3, middle, frame.right - 1, middle, Colour("text2"), 1.1, dash)]
        case "curve":
            return [Disc(x, middle, size / 2, sign), *_curve(row, frame, y, tall)]
        case "cards":
            mark = Box(x - size / 2, middle - size / 2, size, size, sign, radius=1.2 * frame.unit)
            shown = [card for card in row.cards if card.first < frame.columns]
            return [mark, *(part for card in shown for part in _card(card, frame, middle, tall))]


def _card(card: GlimpseCard, frame: _Frame, middle: float, row: float) -> tuple[Primitive, ...]:
    inset = 1.8 * frame.unit
    left = frame.x(card.first) + inset
    wide = max(frame.x(min(card.last + 1, frame.columns)) - inset - left, 2.0)
    tall = min(12.5 * frame.unit, row * 0.62)
    top, edge = middle - tall / 2, 1.6 * frame.unit
    fill, rim = Colour(f"{card.family}.fill"), Colour(f"{card.family}.edge")
    room = wide - 6 * frame.unit
    parts: list[Primitive] = [
        Box(left, top, wide, tall, fill, fill.mixed(f"{card.family}.edge", 0.4), 0.8, radius=2 * frame.unit),
        Box(left - 0.4, top, edge, tall, rim, radius=0.6),
    ]
    if room > 2:
        start = left + 3.6 * frame.unit
        parts.append(Line(start, middle, start + room * card.words, middle, rim.faded(0.55), 1.5 * frame.unit))
    return tuple(parts)


def _curve(row: GlimpseRow, frame: _Frame, y: float, tall: float) -> list[Primitive]:
    middle, reach = y + tall / 2, tall * 0.38
    parts: list[Primitive] = [Line(frame.left, middle, frame.right, middle, Colour("line2"), 0.9)]
    points = [(frame.x(column + 0.5), middle - value * reach) for column, value in row.points if column < frame.columns]
    if not points:
        return parts
    ends = [(frame.left, points[0][1]), *points, (frame.right, points[-1][1])]
    pieces = [piece for segment in curve.segments(ends) for piece in _halves(segment, middle)]
    parts += [_area(piece, middle, reach) for piece in pieces if piece[0][1] != middle or piece[3][1] != middle]
    parts += [_stroke(piece, _tone(piece, middle), 1.9 * frame.unit) for piece in pieces]
    r = 2.6 * frame.unit
    parts += [Disc(x, at, r, Colour("surface"), Colour(_sign(at, middle)), 1.3 * frame.unit) for x, at in points]
    return parts


def _halves(segment: curve.Segment, middle: float) -> tuple[curve.Segment, ...]:
    """A segment's parts above and below the neutral line."""
    cut = curve.crossing(segment, middle)
    return (segment,) if cut is None else curve.split(segment, cut)


def _sign(at: float, middle: float) -> str:
    return "neu" if at == middle else "pos" if at < middle else "neg"


def _tone(piece: curve.Segment, middle: float) -> Colour:
    return Colour(_sign(piece[0][1] + piece[3][1], 2 * middle))


def _stroke(piece: curve.Segment, colour: Colour, width: float) -> Path:
    (x0, y0), first, second, end = piece
    return Path((("M", x0, y0), ("C", *first, *second, *end)), None, colour, width)


def _area(piece: curve.Segment, middle: float, reach: float) -> Path:
    (x0, y0), first, second, end = piece
    is_above = y0 + end[1] < 2 * middle
    far = middle - reach if is_above else middle + reach
    start = Colour("pos" if is_above else "neg")
    fade = Gradient(0, far, 0, middle, start.faded(0.45), start.faded(0.04))
    line: tuple[Command, ...] = (("M", x0, middle), ("L", x0, y0), ("C", *first, *second, *end))
    outline: tuple[Command, ...] = (*line, ("L", end[0], middle), ("Z",))
    return Path(outline, fade)
