"""The stages over the board: the one in focus in its colour, its neighbours pale, and named where they are seen."""

from dataclasses import replace

from PySide6.QtGui import QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Path, Primitive, Text
from journeydesigner.drawing.text import TextMeasurer, TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.page_layouts import LaidPage
from journeydesigner.ui.presenting.screen_places import LEAD, Places

_PALE = 0.7
"""So much canvas is in a neighbour's colour."""
_SHADES = 12
"""Colours on the way from pale to full: few, as each is kept by the painter."""
_WHITE_FROM = 0.25
"""Letters are dark on a pale chevron, white from here on; nothing in between could be read."""
_SIZES = (18.0, 15.0, 12.5)
_PAD, _TIP = 16.0, 18.0


class Chevrons:
    """Paints one page's chevron at a time."""

    def __init__(self, painter: ScenePainter, measurer: TextMeasurer, places: Places) -> None:
        self._painter, self._places = painter, places
        self._pen = Pen(measurer, type_scale("presenting"))
        self._beside: dict[str, tuple[Primitive, ...]] = {}

    def paint(self, painter: QPainter, laid: LaidPage, x: float, lit: float, *, is_before: bool) -> None:
        """The chevron of a page that begins at ``x``; ``is_before``: it is, or goes, left of the one in focus."""
        share = round(lit * _SHADES) / _SHADES
        unit = self._places.unit
        painter.save()
        painter.translate(x, self._places.header_top)
        painter.scale(unit, unit)
        for node in laid.stages.nodes:
            self._painter.paint_nodes(painter, (replace(node, x=0.0, primitives=_shaded(node, share, is_before)),))
        if is_before and share < 1:
            self._paint_beside(painter, laid, 1 - share)
        painter.restore()

    def _paint_beside(self, painter: QPainter, laid: LaidPage, alpha: float) -> None:
        """The name of the stage before, in the part of it that is left in sight."""
        stage = next((node.label.partition(". ")[0] for node in laid.stages.nodes), "")
        title = next((p.source for node in laid.stages.nodes for p in node.primitives if isinstance(p, Text)), stage)
        if title not in self._beside:
            self._beside[title] = self._set(title)
        parts = tuple(replace(part, colour=Colour("text2").faded(alpha)) for part in self._beside[title])  # type: ignore[call-arg]
        left = self._places.page_units - LEAD
        painter.translate(0.0, laid.header / self._places.unit / 2)
        self._painter.paint_nodes(painter, (Node("beside", Role.STAGE, "", left, 0, LEAD, 1, parts),))

    def _set(self, title: str) -> tuple[Primitive, ...]:
        """In the largest letters in which every word is whole; nothing where none are small enough."""
        room = LEAD - _PAD - _TIP
        for size in _SIZES:
            style = TextStyle(size, round(size * 1.25), 600, spacing=-0.2)
            words = title.split() or [""]
            block = self._pen.block(title, style, Colour("text2"), _PAD, 0, room)
            if max(self._pen.measurer.width(word, style) for word in words) <= room and block.height <= 56:
                return (self._pen.block(title, style, Colour("text2"), _PAD, -block.height / 2, room).text,)
        return ()


def _shaded(node: Node, share: float, is_before: bool) -> tuple[Primitive, ...]:
    parts: list[Primitive] = []
    for part in node.primitives:
        if isinstance(part, Path) and isinstance(part.fill, Colour):
            parts.append(replace(part, fill=part.fill.mixed("canvas", round(_PALE * (1 - share) ** 1.5, 2))))
        elif isinstance(part, Text):
            ink = part.colour if share > _WHITE_FROM else Colour("text2")
            parts.append(replace(part, colour=ink.faded(share) if is_before else ink))
        else:
            parts.append(part)
    return tuple(parts)
