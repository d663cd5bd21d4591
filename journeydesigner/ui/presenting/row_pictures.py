"""The rows of pages as ready pictures: a glide only puts them together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Line, Primitive, Text
from journeydesigner.layout.scene import Band
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.deck import Page
from journeydesigner.ui.presenting.page_layouts import LaidPage
from journeydesigner.ui.presenting.screen_places import BOARD, LEAD, Places

VEIL = 0.75
"""So much canvas lies over what is not in focus."""
_DOTS = (1.4, 2.6)
LABEL_LIFT = 2.0
_MOST = 160
"""Rows kept: a few pages of a map with many lanes."""


class Variant(StrEnum):
    """A page in focus says all; one before or after it no quotes, and no text that the screen's edge would cut."""

    FOCUS = "focus"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class _Key:
    page: Page
    row: str
    variant: Variant


class RowPictures:
    """Of one screen and theme. A picture is made anew when its row was laid out anew."""

    def __init__(self, painter: ScenePainter, places: Places, ratio: float) -> None:
        self._painter, self.places, self._ratio = painter, places, ratio
        self.until: float | None = None
        """In a hurry: when (``perf_counter``) the time for painting is over."""
        self._made: dict[_Key, tuple[Band, QPixmap]] = {}
        self._labels: dict[str, tuple[Band, QPixmap]] = {}

    def row(self, laid: LaidPage, band: Band, variant: Variant, colour: str) -> QPixmap | None:
        """The board part of a row, on ``colour``, as tall as its contents ask for; dimmed unless it is in focus.

        None in a hurry, when there is no time left to paint it.
        """
        key = _Key(laid.page, band.key, variant)
        found = self._made.pop(key, None)
        if found is None or not _is_same(found[0], band):
            if self.until is not None and perf_counter() > self.until:
                return None
            found = (band, self._painted(laid, band, variant, colour))
        self._made[key] = found  # the latest used last
        while len(self._made) > _MOST:
            del self._made[next(iter(self._made))]
        return found[1]

    def draw(self, painter: QPainter, picture: QPixmap, left: int, y: int, height: int) -> int:
        """A row's picture, of which no more than ``height`` is seen; how much is."""
        ratio = picture.devicePixelRatio()
        shown = min(round(picture.height() / ratio), height)
        part = QRectF(0, 0, picture.width(), shown * ratio)
        painter.drawPixmap(QRectF(left, y, self.places.page, shown), picture, part)
        return shown

    def missing(self, laid: LaidPage, variant: Variant, colours: dict[str, str]) -> Iterator[Band]:
        """The rows of a page that have no picture yet."""
        for band in laid.scene.bands:
            if band.key in colours:
                found = self._made.get(_Key(laid.page, band.key, variant))
                if found is None or not _is_same(found[0], band):
                    yield band

    def label(self, band: Band, height: float) -> QPixmap:
        """A lane's name, on nothing."""
        found = self._labels.get(band.key)
        if found is None or found[0].labels != band.labels or found[1].height() < height * self._ratio - 1:
            picture = self._blank(self.places.board, max(round(height), 1))
            picture.fill(Qt.GlobalColor.transparent)
            self._paint(picture, 0.0, LABEL_LIFT, _apart(band.labels))
            found = self._labels[band.key] = (band, picture)
        return found[1]

    # Painting

    def _painted(self, laid: LaidPage, band: Band, variant: Variant, colour: str) -> QPixmap:
        picture = self._blank(self.places.page, max(round(band.height * self.places.unit), 1))
        picture.fill(QColor(*self._painter.theme.rgba(Colour(colour))))
        own_ground = band.ground[1:]
        borders = Node("borders", Role.GROUND, "", BOARD, 0, 1, band.height, tuple(_borders(laid, band.height)))
        lift = laid.lift_of(band.key)
        self._paint(picture, BOARD, lift, (borders, *own_ground, *self._nodes(band, variant)))
        self._finish(picture, laid, band, is_dimmed=variant is not Variant.FOCUS)
        return picture

    def _finish(self, picture: QPixmap, laid: LaidPage, band: Band, *, is_dimmed: bool) -> None:
        """The rule over a lane, or under the steps; and what dims it."""
        wide, high = self.places.page, round(picture.height() / self._ratio)
        hair = max(round(self.places.unit), 1)
        is_steps, is_first = band.key not in laid.heights, next(iter(laid.heights), None) == band.key
        painter = QPainter(picture)
        if not is_first:
            rule = QColor(*self._painter.theme.rgba(Colour("line")))
            painter.fillRect(0, high - hair if is_steps else 0, wide, hair, rule)
        if is_dimmed:
            painter.fillRect(0, 0, wide, high, QColor(*self._painter.theme.rgba(Colour("canvas", VEIL))))
        painter.end()

    def _nodes(self, band: Band, variant: Variant) -> tuple[Node, ...]:
        if variant is Variant.FOCUS:
            return band.nodes
        nodes = tuple(node for node in band.nodes if node.role is not Role.QUOTE)
        if variant is Variant.BEFORE:
            edge = BOARD + self.places.page_units - LEAD
            nodes = tuple(_silenced(node) if node.x < edge and node.role is not Role.CURVE else node for node in nodes)
        return nodes

    def _blank(self, width: int, height: int) -> QPixmap:
        picture = QPixmap(max(round(width * self._ratio), 1), max(round(height * self._ratio), 1))
        picture.setDevicePixelRatio(self._ratio)
        return picture

    def _paint(self, picture: QPixmap, left: float, top: float, nodes: tuple[Node, ...]) -> None:
        painter = QPainter(picture)
        painter.scale(self.places.unit, self.places.unit)
        painter.translate(-left, -top)
        self._painter.paint_nodes(painter, nodes)
        painter.end()


def _apart(labels: tuple[Node, ...]) -> tuple[Node, ...]:
    """A lane's name, and of its levels' names those that stand clear of it."""
    name, *rest = labels or (None,)
    if name is None:
        return ()
    end = max((line.baseline for part in name.primitives if isinstance(part, Text) for line in part.lines), default=0.0)
    clear = [replace(node, primitives=tuple(part for part in node.primitives if _is_below(part, end))) for node in rest]
    return (name, *clear)


def _is_below(part: Primitive, end: float) -> bool:
    return not isinstance(part, Text) or all(line.baseline - part.style.size > end + 3 for line in part.lines)


def _is_same(one: Band, other: Band) -> bool:
    """Whether two bands show the same, wherever they stand."""
    return one is other or (one.nodes is other.nodes and one.ground == other.ground and one.height == other.height)


def _borders(laid: LaidPage, height: float) -> Iterator[Primitive]:
    """Between the steps of a page."""
    for column in laid.scene.columns[1:]:
        x = column.x - BOARD
        yield Line(x, 0, x, height, Colour("line2"), 1.0, _DOTS)


def fill_borders(painter: QPainter, laid: LaidPage, colour: QColor, area: QRectF, unit: float) -> None:
    """The same borders over ``area``, below a row's picture."""
    for column in laid.scene.columns[1:]:
        x = area.left() + (column.x - BOARD) * unit
        y, dash, gap = area.top(), _DOTS[0] * unit, _DOTS[1] * unit
        while y < area.bottom():
            painter.fillRect(QRectF(x - unit / 2, y, unit, min(dash, area.bottom() - y)), colour)
            y += dash + gap


def _silenced(node: Node) -> Node:
    """A card of which nothing is read: its ground alone, without text, icons and tags."""
    if node.role is not Role.CARD:
        return node
    kept = tuple(part for part in node.primitives if not isinstance(part, (Text, Icon)) and _is_ground(part, node))
    return replace(node, primitives=kept)


def _is_ground(part: Primitive, node: Node) -> bool:
    """Tags and stars are smaller than the card that wears them; its edge is as tall."""
    width, height = getattr(part, "w", None), getattr(part, "h", None)
    if width is not None and height is not None:
        return width >= node.w - 4 and height >= node.h - 4
    commands = getattr(part, "commands", ())
    ys = [value for command in commands for value in command[2::2]]
    return bool(ys) and max(ys) - min(ys) >= node.h - 8
