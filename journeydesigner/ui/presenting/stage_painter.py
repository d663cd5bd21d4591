"""Paints the stages in a pose: the sheet with its rows, the lanes' names, the chevrons above."""

from collections.abc import Callable, Iterator
from math import floor

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Path
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.layout.outlines import box_outline
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.chevrons import Chevrons
from journeydesigner.ui.presenting.page_layouts import LaidPage, PageLayouts
from journeydesigner.ui.presenting.poses import Pose
from journeydesigner.ui.presenting.rows_painter import RowsPainter, Seen, lane_places
from journeydesigner.ui.presenting.screen_places import LEFT, SHEET_FOOT, Places
from journeydesigner.ui.presenting.sheet_shadow import RADIUS, SheetShadow

_BAR = 1.5
"""The width of the borders of the stage in focus, in units."""
_FAINT = 0.3
"""How clearly at least a lane's name is seen."""
PageAt = Callable[[int], int | None]
"""The place of the page that stands in a slot; None where none does."""


class StagePainter:
    """Of one screen and theme."""

    def __init__(self, painter: ScenePainter, measurer: TextMeasurer, layouts: PageLayouts, ratio: float) -> None:
        self._painter, self._layouts = painter, layouts
        self.places: Places = layouts.places
        self.rows = RowsPainter(painter, layouts, ratio)
        self._chevrons = Chevrons(painter, measurer, self.places)
        self._shadow = SheetShadow(painter, self.places.unit, ratio)

    def paint(self, painter: QPainter, pose: Pose, page_at: PageAt) -> None:
        """The whole screen but for its corner and bottom line."""
        places = self.places
        top = round(places.sheet_top(pose.header))
        goes_on = sum(pose.heights.values()) - pose.scroll > pose.reach + 1
        foot = 0.0 if goes_on else SHEET_FOOT * places.unit
        bottom = round(min(top + pose.steps + pose.reach + foot, places.bottom))
        seen = list(self._seen(pose, page_at))
        self._paint_canvas(painter, top, bottom)
        self._shadow.paint(painter, QRect(round(LEFT * places.unit), top, places.width, bottom - top))
        painter.save()
        painter.setClipRect(QRect(places.board, top, places.width - places.board, bottom - top))
        self.rows.paint(painter, pose, seen, top)
        painter.restore()
        self._paint_labels(painter, pose, seen, QRect(0, top, places.board, bottom - top), goes_on=goes_on)
        self._paint_borders(painter, seen, top, bottom)
        painter.save()
        painter.setClipRect(QRect(places.board, 0, places.width - places.board, top))
        for one in sorted(seen, key=lambda found: found.lit):
            self._chevrons.paint(painter, one.laid, one.left, one.lit, is_before=one.slot <= pose.place - 0.001)
        painter.restore()

    def _colour(self, name: str) -> QColor:
        return QColor(*self._painter.theme.rgba(Colour(name)))

    def _seen(self, pose: Pose, page_at: PageAt) -> Iterator[Seen]:
        places = self.places
        for slot in range(floor(pose.place) - 1, floor(pose.place) + 3):
            page = page_at(slot)
            left = round(places.focus + (slot - pose.place) * places.page)
            if page is not None and left < places.width and left + places.page > places.board:
                yield Seen(slot, self._layouts[page], left, pose.lit.get(slot, 0.0))

    def _paint_canvas(self, painter: QPainter, top: int, bottom: int) -> None:
        """Where the sheet is not."""
        places, canvas = self.places, self._colour("canvas")
        painter.fillRect(0, 0, places.width, top, canvas)
        painter.fillRect(0, top, places.board, bottom - top, canvas)
        painter.fillRect(0, bottom, places.width, places.height - bottom, canvas)

    def _paint_borders(self, painter: QPainter, seen: list[Seen], top: int, bottom: int) -> None:
        """Between stages; round the one in focus in its colour."""
        unit, board = self.places.unit, self.places.board
        for one in seen:
            if one.left > board:
                painter.fillRect(one.left, top, max(round(unit), 1), bottom - top, self._colour("line2"))
        for one in seen:
            colour = self._stage_colour(one.laid)
            colour.setAlphaF(min(one.lit, 1.0))
            for x in (one.left, one.left + self.places.page):
                if one.lit > 0 and board < x < self.places.width:
                    painter.fillRect(QRectF(x - _BAR * unit / 2, top, _BAR * unit, bottom - top), colour)

    def _stage_colour(self, laid: LaidPage) -> QColor:
        for node in laid.stages.nodes:
            for part in node.primitives:
                if isinstance(part, Path) and isinstance(part.fill, Colour):
                    return QColor(*self._painter.theme.rgba(part.fill))
        return self._colour("accent")

    def _paint_labels(self, painter: QPainter, pose: Pose, seen: list[Seen], area: QRect, *, goes_on: bool) -> None:
        """The label column: its ground, rules between lanes, their names."""
        unit, rule = self.places.unit, self._colour("line")
        left, right = round(LEFT * unit), area.right() + 1
        painter.save()
        painter.setClipRect(QRect(0, area.top(), right, area.height()))
        self._paint_label_ground(painter, left, right, area, goes_on=goes_on)
        under, hair = area.top() + round(pose.steps), max(round(unit), 1)
        if pose.steps >= 1:
            painter.fillRect(left, under - hair, right - left, hair, rule)
        painter.setClipRect(QRect(0, under, right, area.bottom() + 1 - under))
        for lane, y, height in lane_places(pose, under):
            band = next((one.laid.band(lane) for one in seen if one.laid.band(lane) is not None), None)
            if band is None or height < 2 or y >= area.bottom() or y + height <= under:
                continue
            if y > under:
                painter.fillRect(left, y, right - left, hair, rule)
            picture = self.rows.pictures.label(band, max(band.height * unit, height))
            ratio = picture.devicePixelRatio()
            painter.setOpacity(max(pose.lanes.get(lane, 1.0), _FAINT))
            painter.drawPixmap(QRectF(0, y, right, height), picture, QRectF(0, 0, right * ratio, height * ratio))
            painter.setOpacity(1.0)
        painter.restore()
        painter.fillRect(right, area.top(), hair, area.height(), self._colour("line2"))

    def _paint_label_ground(self, painter: QPainter, left: int, right: int, area: QRect, *, goes_on: bool) -> None:
        unit = self.places.unit
        wide, high = (right - left) / unit, area.height() / unit
        outline = box_outline(0, 0, wide + 40, high, RADIUS, 0.0 if goes_on else RADIUS)
        node = Node("labels", Role.GROUND, "", 0, 0, wide, high, (Path(outline, Colour("label")),))
        painter.save()
        painter.translate(left, area.top())
        painter.scale(unit, unit)
        self._painter.paint_nodes(painter, (node,))
        painter.restore()
