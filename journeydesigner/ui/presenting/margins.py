"""What stands round the stages: whose journey it is and how far it is told; the map, the way, the time."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Picture, Primitive
from journeydesigner.drawing.text import TextMeasurer, TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.persona_sign import initials
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.title_block import persona_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Persona
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.screen_places import BOARD, FOOT, HEADER, HEADER_TOP, LEFT, UNITS_HIGH, Places

_DISC = 21.0
_NAME_X = 80.0
_DOT, _DOT_GAP, _BAR_W, _BAR_H = 3.3, 10.0, 20.0, 6.25
_NAME = TextStyle(14, 18, 600)
_SMALL_NAME = TextStyle(11.5, 14, 600)
_COUNT = TextStyle(13, 17, 400)
_TITLE = TextStyle(13, 17, 400)
_CLOCK = TextStyle(15, 20, 600, tabular=True)
_CLOCK_WIDE = 150.0


@dataclass(frozen=True)
class Dot:
    """A stage on the way: its colour, and whether it lies behind, is shown, or is still to come (-1, 0, 1)."""

    colour: Colour
    when: int


class Margins:
    """Of one screen and theme."""

    def __init__(self, painter: ScenePainter, measurer: TextMeasurer, places: Places) -> None:
        self._painter, self._places = painter, places
        self._pen = Pen(measurer, type_scale("presenting"))

    def paint_corner(self, painter: QPainter, snapshot: Snapshot, map_id: MapId, said: str) -> None:
        """The persona's disc and name over ``said`` («3 of 5»)."""
        persona = persona_of(snapshot, snapshot.map(map_id))
        middle = HEADER_TOP + HEADER / 2
        left, parts = LEFT + 1.0, list[Primitive]()
        if persona is not None:
            parts += disc(self._pen, persona, left + 2 + _DISC, middle, _DISC, 18)
            left = _NAME_X
        room = BOARD - 6 - left
        count = self._pen.block(said, _COUNT, Colour("text2"), left, 0, room)
        if persona is None:
            parts.append(self._pen.block(said, _COUNT, Colour("text2"), left, middle - count.height / 2, room).text)
        else:
            name = self._pen.block(persona.name, _NAME, Colour("text"), left, 0, room)
            style = _NAME if name.height <= 2 * _NAME.leading else _SMALL_NAME
            name = self._pen.block(persona.name, style, Colour("text"), left, 0, room)
            top = middle - (name.height + count.height + 2) / 2
            parts.append(self._pen.block(persona.name, style, Colour("text"), left, top, room).text)
            parts.append(
                self._pen.block(said, _COUNT, Colour("text2"), left, top + name.height + 2, room).text
            )  # fmt: skip
        self._paint(painter, parts)

    def paint_foot(self, painter: QPainter, title: str, dots: tuple[Dot, ...]) -> None:
        """The line at the bottom, but for the time."""
        high, wide = self._places.height / self._places.unit, self._places.width / self._places.unit
        middle = high - FOOT / 2
        parts: list[Primitive] = []
        places = self.dot_places(dots)
        room = max((places[0][0] if places else wide / 2) - 40 - LEFT, 60.0)
        text = self._pen.block(title, _TITLE, Colour("text2"), LEFT + 1, 0, room, balanced=False)
        if text.height > _TITLE.leading:  # the line has room for one
            title = _fitted(self._pen, title, room)
        parts.append(self._pen.word(title, _TITLE, Colour("text2"), LEFT + 1, middle - _TITLE.leading / 2).text)
        for (x, _size), dot in zip(places, dots, strict=True):
            if dot.when == 0:
                parts.append(
                    Box(x - _BAR_W / 2, middle - _BAR_H / 2, _BAR_W, _BAR_H, dot.colour, radius=_BAR_H / 2)
                )  # fmt: skip
            else:
                parts.append(Disc(x, middle, _DOT, Colour("text3") if dot.when < 0 else Colour("line2")))
        self._paint(painter, parts)

    def dot_places(self, dots: tuple[Dot, ...]) -> list[tuple[float, float]]:
        """Middle and width of each dot, in units: closer together where they are many."""
        wide = self._places.width / self._places.unit
        sizes = [_BAR_W if dot.when == 0 else 2 * _DOT for dot in dots]
        gap = min(_DOT_GAP, max((wide - 700 - sum(sizes)) / max(len(dots), 1), 1.0))
        x = wide / 2 - (sum(sizes) + gap * (len(sizes) - 1)) / 2
        found: list[tuple[float, float]] = []
        for size in sizes:
            found.append((x + size / 2, size))
            x += size + gap
        return found

    def dot_at(self, x: float, y: float, dots: tuple[Dot, ...]) -> int | None:
        """The dot at a point of the screen."""
        if y < self._places.bottom:
            return None
        for place, (middle, size) in enumerate(self.dot_places(dots)):
            if abs(x / self._places.unit - middle) <= (size + _DOT_GAP) / 2:
                return place
        return None

    @property
    def clock_area(self) -> QRectF:
        """Where the time is, in pixels."""
        places, wide = self._places, _CLOCK_WIDE * self._places.unit
        return QRectF(places.width - wide, places.bottom, wide, places.height - places.bottom)

    def paint_clock(self, painter: QPainter, said: str, *, tone: str = "text", is_running: bool = True) -> None:
        """The time at the right; ``tone`` names its colour."""
        high, wide = self._places.height / self._places.unit, self._places.width / self._places.unit
        middle, right = high - FOOT / 2, wide - LEFT - 2
        colour = Colour(tone) if is_running else Colour("text3")
        text = self._pen.word(said, _CLOCK, colour, right, middle - _CLOCK.leading / 2, align="end")
        icon = Icon("timer" if is_running else "pause", right - text.width - 22, middle - 7, 14, Colour("text2"))
        self._paint(painter, [icon, text.text])

    def _paint(self, painter: QPainter, parts: list[Primitive]) -> None:
        painter.save()
        painter.scale(self._places.unit, self._places.unit)
        self._painter.paint_nodes(painter, (Node("margin", Role.GROUND, "", 0, 0, 1, UNITS_HIGH, tuple(parts)),))
        painter.restore()


def disc(pen: Pen, persona: Persona, x: float, y: float, r: float, size: float) -> list[Primitive]:
    """A persona round (x, y): photo, or initials on its colour."""
    if persona.photo:
        return [Picture(persona.photo, x - r, y - r, 2 * r, 2 * r, r, persona.name)]
    start = Colour(persona.colour or "stage:0/5")
    shade = Gradient(x - r, y - r, x + r, y + r, start, start.mixed("stage:2/5", 0.9))
    style = TextStyle(size, round(size * 1.25), 600)
    letters = pen.word(
        initials(persona.name), style, ink_on(start, Colour("stage:2/5")), x, y - style.leading / 2, align="middle"
    )
    return [Disc(x, y, r, shade), letters.text]


def _fitted(pen: Pen, title: str, room: float) -> str:
    """The words of a long title that one line has room for."""
    first = pen.measurer.break_lines(title, _TITLE, room - 16)[0][0]
    return f"{first.rstrip()} …"
