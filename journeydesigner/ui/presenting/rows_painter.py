"""Paints the rows of the pages in sight: put together from ready pictures, dimmed where they are not in focus."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import LaneId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.arrows_painter import paint_arrows
from journeydesigner.ui.presenting.page_layouts import LaidPage, PageLayouts
from journeydesigner.ui.presenting.poses import Pose
from journeydesigner.ui.presenting.row_pictures import VEIL, RowPictures, Variant, fill_borders


@dataclass(frozen=True)
class Seen:
    """A page in sight: its slot, left edge, and how much it is in focus."""

    slot: int
    laid: LaidPage
    left: int
    lit: float


class RowsPainter:
    """Of one screen and theme."""

    def __init__(self, painter: ScenePainter, layouts: PageLayouts, ratio: float) -> None:
        self._painter, self._layouts = painter, layouts
        self._places = layouts.places
        self.pictures = RowPictures(painter, layouts.places, ratio)

    def row_colours(self) -> dict[str, str]:
        """The ground of every row by its key, from the top down."""
        colours = {"steps": "laneA"}
        for place, lane in enumerate(self._layouts.lanes_of(self._layouts.snapshot)):
            colours[lane.id] = "laneB" if place % 2 or kind(lane.kind).is_divider else "laneA"
        return colours

    def paint(self, painter: QPainter, pose: Pose, seen: list[Seen], top: int) -> None:
        """The rows from ``top`` down, with the free notes over them. The painter is clipped to the sheet."""
        colours, places = self.row_colours(), self._places
        under = top + round(pose.steps)
        end, last = under, "laneA"
        painter.save()
        painter.setClipRect(QRect(0, under, places.width, places.height), Qt.ClipOperation.IntersectClip)
        for lane, y, height in lane_places(pose, under):
            if y < places.bottom and y + height > under:
                last = colours.get(lane, "laneA")
                self._paint_row(painter, pose, seen, lane, last, y, height)
                end = y + height
        self._paint_row(painter, pose, seen, "", last, end, places.height - end)
        self._paint_arrows(painter, pose, seen, under)
        self._dim(painter, pose, under, end)
        self._paint_notes(painter, pose, seen, under)
        painter.restore()
        if pose.steps >= 1:
            self._paint_row(painter, pose, seen, "steps", "laneA", top, under - top)

    def _paint_row(
        self, painter: QPainter, pose: Pose, seen: list[Seen], key: str, colour: str, y: int, height: int
    ) -> None:
        """A row over all pages; dimmed ground where there is none."""
        places = self._places
        left = min((one.left for one in seen), default=places.width)
        right = max((one.left + places.page for one in seen), default=places.width)
        bare = self._ground(colour, 0.0)
        if left > places.board:
            painter.fillRect(places.board, y, left - places.board, height, bare)
        if right < places.width:
            painter.fillRect(right, y, places.width - right, height, bare)
        for one in seen:
            filled = self._paint_picture(painter, pose, one, key, colour, y, height)
            if filled < height:
                rest = QRectF(one.left, y + filled, places.page, height - filled)
                painter.fillRect(rest, self._ground(colour, one.lit))
                fill_borders(painter, one.laid, self._ground("line2", one.lit), rest, places.unit)

    def _paint_picture(
        self, painter: QPainter, pose: Pose, one: Seen, key: str, colour: str, y: int, height: int
    ) -> int:
        """What a page has in a row; how far down that reaches."""
        band = one.laid.band(key)
        if band is None:
            return 0
        quiet = Variant.BEFORE if one.slot < pose.place else Variant.AFTER
        filled = 0
        if one.lit < 1:
            picture = self.pictures.row(one.laid, band, quiet, colour)
            if picture is not None:
                filled = self.pictures.draw(painter, picture, one.left, y, height)
        if one.lit > 0:
            picture = self.pictures.row(one.laid, band, Variant.FOCUS, colour)
            if picture is not None:
                painter.setOpacity(one.lit)
                filled = self.pictures.draw(painter, picture, one.left, y, height)
                painter.setOpacity(1.0)
        return filled

    def _ground(self, name: str, lit: float) -> QColor:
        """A colour as it is seen where a page is so much in focus."""
        veiled = Colour(name).mixed("canvas", round(VEIL * (1 - lit), 2))
        return QColor(*self._painter.theme.rgba(veiled))

    def _dim(self, painter: QPainter, pose: Pose, under: int, end: int) -> None:
        """The lanes beside the one in focus; below the last one, at ``end``, the sheet's foot as that one is."""
        if not any(share < 1 for share in pose.lanes.values()):
            return
        places = self._places
        for lane, y, height in lane_places(pose, under):
            share = pose.lanes.get(lane, 1.0)
            if share < 1 and y < places.bottom and y + height > under:
                veil = QColor(*self._painter.theme.rgba(Colour("canvas", round((1 - share) * 0.95, 2))))
                start, stop = max(y, under), places.height if y + height >= end else y + height
                painter.fillRect(places.board, start, places.width, stop - start, veil)

    def _paint_arrows(self, painter: QPainter, pose: Pose, seen: list[Seen], under: int) -> None:
        """Those of what is in focus."""
        tops = {lane: y for lane, y, _height in lane_places(pose, under)}
        for one in seen:
            if one.lit > 0 and one.laid.scene.under:
                painter.setOpacity(one.lit)
                paint_arrows(
                    painter, self._painter, self._layouts.snapshot, one.laid, tops, one.left, self._places.unit
                )
                painter.setOpacity(1.0)

    def _paint_notes(self, painter: QPainter, pose: Pose, seen: list[Seen], under: int) -> None:
        """The free notes of what is in focus, each as far from its lane's top as on the map."""
        tops = {lane: y for lane, y, _height in lane_places(pose, under)}
        unit = self._places.unit
        for one in seen:
            for node in one.laid.scene.above if one.lit > 0 else ():
                band = one.laid.scene.band_at(node.y) or one.laid.scene.bands[-1]
                lane = LaneId(band.key)
                if lane not in tops:
                    continue
                painter.save()
                painter.setOpacity(one.lit)
                painter.translate(one.left + (node.x - one.laid.scene.label_right) * unit, tops[lane])
                painter.scale(unit, unit)
                self._painter.paint_nodes(
                    painter, (replace(node, x=0.0, y=node.y - band.y - one.laid.lift_of(band.key)),)
                )
                painter.restore()


def lane_places(pose: Pose, under: int) -> Iterator[tuple[LaneId, int, int]]:
    """Each lane with its top and height on the screen; the first one begins, unscrolled, at ``under``."""
    y = under - pose.scroll
    for lane, height in pose.heights.items():
        top = round(y)
        y += height
        yield lane, top, round(y) - top
