"""What is copied of the selection: its records, and its nodes for a picture of it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.placing import in_reading_order
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.document import Document
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.theme import Theme
from journeydesigner.editing.copying import Copied, copy_cards, copy_lane, copy_steps
from journeydesigner.layout.scene import BandKind
from journeydesigner.model.ids import LaneId, StageId, StepId

_GROUND = Colour("canvas")
_MARGIN = 12.0
_SCALE = 2.0
_LONGEST = 8_000
Placed = tuple[Node, float]
"""A node and how far down in the scene its band begins."""


def copied(document: Document, board: Board, at: Selection) -> Copied:
    """The records of selected cards, or of a lane, step or stage. Raises ValueError for anything else."""
    snapshot, assets = board.snapshot, document.assets
    match at.kind:
        case SelectionKind.CARDS:
            return copy_cards(snapshot, document.id, in_reading_order(board, at.cards), assets)
        case SelectionKind.LANE:
            return copy_lane(snapshot, document.id, LaneId(at.id or ""), assets)
        case SelectionKind.STEP:
            return copy_steps(snapshot, document.id, (StepId(at.id or ""),), assets)
        case SelectionKind.STAGE:
            stage = StageId(at.id or "")
            steps = tuple(step.id for step in snapshot.steps_of(stage))
            return copy_steps(snapshot, document.id, steps, assets, stage=stage)
        case _:
            raise ValueError(at.kind)


@dataclass(frozen=True)
class Piece:
    """The part of a scene that shows what was copied, to be drawn later: nodes are frozen. Cards stand on nothing, so
    that they can be laid on any slide; a lane, step or stage has the map's ground under it where ``has_ground``."""

    nodes: tuple[Placed, ...]
    theme: Theme
    assets: Mapping[str, bytes]
    title: str
    has_ground: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width, height, with a margin."""
        margin = 2 * _MARGIN if self.has_ground else _MARGIN
        left = min(node.x for node, _down in self.nodes) - margin
        top = min(node.y + down for node, down in self.nodes) - margin
        right = max(node.x + node.w for node, _down in self.nodes) + margin
        bottom = max(node.y + node.h + down for node, down in self.nodes) + margin
        return left, top, right - left, bottom - top

    def image(self) -> QImage:
        """Two pixels for each of the map's; what has no ground is transparent there."""
        from journeydesigner.painting.painter import ScenePainter

        left, top, width, height = self.box
        scale = min(_SCALE, _LONGEST / max(width, height))
        image = QImage(
            max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.fill(QColor(*self.theme.rgba(_GROUND)) if self.has_ground else Qt.GlobalColor.transparent)
        painter = QPainter(image)
        try:
            painter.scale(scale, scale)
            painter.translate(-left, -top)
            brush = ScenePainter(self.theme, self.assets, detail=scale)
            for node, down in self.nodes:
                painter.translate(0.0, down)
                brush.paint_nodes(painter, (node,))
                painter.translate(0.0, -down)
        finally:
            painter.end()
        return image

    def svg(self) -> bytes:
        from journeydesigner.exporters.svg.drawing import Drawing

        left, top, width, height = self.box
        drawing = Drawing(self.theme, self.assets)
        for node, down in self.nodes:
            drawing.add_nodes((node,), down=down)
        ground = _GROUND.name if self.has_ground else ""
        return drawing.svg(width, height, title=self.title, x=left, y=top, ground=ground).encode()


def piece(board: Board, at: Selection, theme: Theme, assets: Mapping[str, bytes]) -> Piece | None:
    """What shows the selection; None where nothing does (a free note's lane is folded)."""
    found = tuple(_nodes(board, at))
    title = board.snapshot.map(board.map).title
    return Piece(found, theme, dict(assets), title, at.kind is not SelectionKind.CARDS) if found else None


def _nodes(board: Board, at: Selection) -> Iterable[Placed]:
    match at.kind:
        case SelectionKind.CARDS:
            yield from _of_records(board, set[str](at.cards))
        case SelectionKind.LANE:
            band = board.band_of(LaneId(at.id or ""))
            if band is not None:
                yield from ((node, band.y) for node in (*band.ground, *band.nodes, *band.labels))
        case SelectionKind.STEP:
            yield from _of_columns(board, {StepId(at.id or "")}, {at.id or ""})
        case SelectionKind.STAGE:
            columns = {column.step for column in board.stage_columns(StageId(at.id or ""))}
            yield from _of_columns(board, columns, {at.id or "", *columns})
        case _:
            return


def _of_records(board: Board, wanted: Container[str]) -> Iterable[Placed]:
    for band in board.scene.bands:
        if band.kind is BandKind.LANE:
            yield from ((node, band.y) for node in band.nodes if node.record in wanted)
    yield from ((node, 0.0) for node in board.scene.above if node.record in wanted)


def _of_columns(board: Board, steps: set[StepId], headers: set[str]) -> Iterable[Placed]:
    """The headers, and the cards that begin in the columns."""
    for band in board.scene.bands:
        if band.kind in (BandKind.STAGES, BandKind.STEPS):
            yield from ((node, band.y) for node in band.nodes if node.record in headers)
    cards = board.snapshot.table("cards").values()
    places = ((card.id, getattr(card, "place", None)) for card in cards if getattr(card, "map", "") == board.map)
    yield from _of_records(board, {card for card, place in places if place is not None and place.first in steps})
    points = board.snapshot.table("emotions").values()
    felt = {point.id for point in points if getattr(point, "step", "") in steps}
    columns = [column for column in board.scene.columns if column.step in steps]
    left, right = min(column.x for column in columns), max(column.x + column.w for column in columns)
    for band in board.lane_bands:
        for node in band.nodes:
            is_within = node.role is Role.CURVE and left - 1 <= node.x and node.x + node.w <= right + 1
            if is_within or (node.record in felt and node.role is not Role.CARD):
                yield node, band.y
