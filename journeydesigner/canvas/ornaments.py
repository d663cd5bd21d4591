"""What the panes paint over the map, screen-size, never zoomed: selection rings, hover, an empty cell's question."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from journeydesigner.canvas import floating
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.pane import Pane
from journeydesigner.canvas.scene_diff import Layer
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.canvas.viewport import STUCK_LEFT, STUCK_TOP
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Box, Text
from journeydesigner.drawing.text import TextStyle
from journeydesigner.drawing.theme import Theme
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.scene import BandKind
from journeydesigner.model.ids import CardId, LaneId, RecordId, StageId, StepId
from journeydesigner.model.records import Emotion, Persona
from journeydesigner.painting import fonts
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.wording import _

RING = 2.0
OUTSIDE = 3.0
"""The ring's inner edge from what it is round."""
_QUESTION = TextStyle(13, 18)
_ASKED_LEFT, _ASKED_RIGHT, _ASKED_TOP = 12.0, 8.0, 8.0
"""Round a question, in the place of the card that it asks for."""
_NAME = TextStyle(13, 18, 600)
_KIND = TextStyle(11, 14)
_DISC = 36.0


class Ornaments:
    """Paints what belongs to the present selection and hover; while something is written, the ring is round that."""

    def __init__(self, theme: Theme, painter: ScenePainter, board: Callable[[], Board | None]) -> None:
        self._board = board
        self.dots: Callable[[], dict[CardId, tuple[float, float]]] = dict
        """The cards from which an arrow can be drawn now, and where on screen their dots are."""
        self.selection = Selection()
        self._known: tuple[Board, tuple[RecordId, ...], list[tuple[Rect, float]]] | None = None
        self._free: tuple[Board, dict[tuple[LaneId, StepId], Rect | None]] | None = None
        self.hover: Hit | None = None
        self.found: frozenset[RecordId] = frozenset()
        """What a search found: lit until it ends."""
        self.corner: Pane | None = None
        """The corner, while the title is out of sight: it says there whose journey it is."""
        self.written: tuple[Rect, SelectionKind] | None = None
        self.zoom = 1.0
        self.set_theme(theme, painter)

    def set_theme(self, theme: Theme, painter: ScenePainter) -> None:
        self._painter = painter
        self._surface = QColor(*theme.rgba(Colour("surface")))
        self._text = QColor(*theme.rgba(Colour("text")))
        self._quiet = QColor(*theme.rgba(Colour("text2")))
        self._accent = QColor(*theme.rgba(Colour("accent")))
        self._soft = QColor(*theme.rgba(Colour("accent", 0.45)))
        self._ghost = QColor(*theme.rgba(Colour("text3")))
        self._line = QColor(*theme.rgba(Colour("line2")))
        self._lit = QColor(*theme.rgba(Colour("yellow.edge")))

    def __call__(self, painter: QPainter, pane: Pane) -> None:
        board = self._board()
        if board is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.corner is not None and pane is self.corner:
            self._persona(painter, board, pane)
        for rect in self._found(board, pane):
            self._glow(painter, pane.rect_of(rect))
        for rect, radius in self._hovered(board, pane):
            self._outline(painter, pane.rect_of(rect), radius, self._soft, 1.25, 0.5)
        for cell in self._empty_cells(board, pane):
            self._question(painter, board, pane, *cell)
        if self.selection.kind is SelectionKind.LINK:
            self._link(painter, board, pane)
        else:
            for rect, radius in self._selected(board, pane):
                seen = pane.rect_of(rect)
                if seen.bottom > -OUTSIDE * 2 and seen.y < pane.height() + OUTSIDE * 2:
                    self._outline(painter, seen, radius, self._accent, RING, OUTSIDE + RING / 2)
        if pane.layer is Layer.CONTENTS:
            self._dots(painter, pane)

    # What has to be painted again when selection or hover change

    def places(self, board: Board) -> list[Rect]:
        """The scene rectangles that ornaments now cover."""
        found = [rect for rect, _ in self._rects_of(board, self.selection)]
        if self.written is not None:
            found.append(self.written[0])
        found += [rect for record in self.found if (rect := rect_of_record(board, record)) is not None]
        if self.hover is not None:
            found += [rect for rect, _ in self._rects_of_hit(board, self.hover)]
        found += [rect for cell in self._first_cells(board) if (rect := board.rect_of_cell(*cell)) is not None]
        beside = [board.rect_of_card(card) for card in self.dots()]
        return found + [Rect(rect.x, rect.y, rect.w + 12 / self.zoom, rect.h) for rect in beside if rect is not None]

    def selected_rects(self, board: Board) -> list[Rect]:
        """Where in the scene what is selected stands."""
        return [rect for rect, _ in self._rects_of(board, self.selection)]

    def _found(self, board: Board, pane: Pane) -> list[Rect]:
        tables = {"stages": SelectionKind.STAGE, "steps": SelectionKind.STEP, "lanes": SelectionKind.LANE}
        snapshot = board.snapshot
        found: list[Rect] = []
        for record in self.found:
            kind_ = next((tables[name] for name in tables if record in snapshot.table(name)), SelectionKind.CARDS)
            rect = rect_of_record(board, record) if _belongs(kind_, pane) else None
            if rect is not None:
                found.append(rect)
        return found

    def _glow(self, painter: QPainter, rect: Rect) -> None:
        painter.setPen(QPen(self._lit, 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect.x - 1, rect.y - 1, rect.w + 2, rect.h + 2), 8, 8)

    # What is where

    def _selected(self, board: Board, pane: Pane) -> list[tuple[Rect, float]]:
        if self.written is not None:
            rect, kind_ = self.written
            return [(rect, 8.0)] if _belongs(kind_, pane) else []
        return self._rects_of(board, self.selection) if _belongs(self.selection.kind, pane) else []

    def _rects_of_cards(self, board: Board, selection: Selection) -> list[tuple[Rect, float]]:
        """Kept for one board and selection: every pane asks, and of five hundred cards it takes a while."""
        if self._known is None or self._known[0] is not board or self._known[1] != selection.ids:
            found = board.rects_of_cards(selection.cards)
            self._known = (board, selection.ids, [(rect, 8.0) for rect in found if rect is not None])
        return self._known[2]

    def _rects_of(self, board: Board, selection: Selection) -> list[tuple[Rect, float]]:
        """What is selected, each with the radius of its corners."""
        match selection.kind:
            case SelectionKind.NONE:
                return []
            case SelectionKind.CARDS:
                return self._rects_of_cards(board, selection)
            case SelectionKind.CELL:
                assert selection.lane is not None and selection.step is not None
                rects = [(self._free_place(board, selection.lane, selection.step), 8.0)]
            case SelectionKind.STAGE:
                rects = [(board.rect_of_stage(StageId(selection.id or "")), 4.0)]
            case SelectionKind.STEP:
                rects = [(_inside(board.rect_of_step(StepId(selection.id or ""))), 4.0)]
            case SelectionKind.LANE:
                rects = [(_inside(board.rect_of_lane(LaneId(selection.id or ""))), 4.0)]
            case SelectionKind.EMOTION:
                rects = [self._emotion(board, selection)]
            case SelectionKind.LINK:
                link = floating.link_of(board.scene, selection.id or "")
                rects = [(floating.rect_of(link), 0.0)] if link else []
        return [(rect, radius) for rect, radius in rects if rect is not None]

    def _emotion(self, board: Board, selection: Selection) -> tuple[Rect | None, float]:
        assert selection.lane is not None and selection.step is not None
        if selection.id:
            point = board.rect_in_lane(selection.lane, selection.id)
            if point is not None:
                return point, point.w / 2
        return _inside(board.rect_of_cell(selection.lane, selection.step), 8), 8.0

    def _hovered(self, board: Board, pane: Pane) -> list[tuple[Rect, float]]:
        hit = self.hover
        if hit is None or hit.record in self.selection.ids:
            return []
        if pane.layer is not Layer.CONTENTS or hit.what in (What.LANE, What.STAGE, What.STEP, What.CELL):
            return []
        return self._rects_of_hit(board, hit)

    def _rects_of_hit(self, board: Board, hit: Hit) -> list[tuple[Rect, float]]:
        if hit.what in (What.NOTE, What.LINK_DOT):
            rect = board.rect_of_card(CardId(hit.record))
            return [(rect, 3.0)] if rect else []
        if hit.lane is None:
            return []
        if hit.is_card or hit.what is What.EMOTION:
            rect = board.rect_in_lane(hit.lane, hit.record)
            return [(rect, rect.w / 2 if hit.what is What.EMOTION else 8.0)] if rect else []
        if hit.what is What.CELL and hit.step is not None:
            is_curve = way_of(board.snapshot.lane(hit.lane)) is Way.CURVE  # asks its question in the middle
            found = board.rect_of_cell if is_curve else partial(self._free_place, board)
            rect = found(hit.lane, hit.step)
            return [(rect, 8.0)] if rect else []
        return []

    def _free_place(self, board: Board, lane: LaneId, step: StepId) -> Rect | None:
        """Where the next card would stand; kept for one board, as every pane asks, and what paints them."""
        if self._free is None or self._free[0] is not board:
            self._free = (board, {})
        known = self._free[1]
        if (lane, step) not in known:
            known[(lane, step)] = self._found_place(board, lane, step)
        return known[(lane, step)]

    def _found_place(self, board: Board, lane: LaneId, step: StepId) -> Rect | None:
        """In an empty cell as tall as the lane's question, as far as the row goes."""
        place, cell = board.rect_of_new_card(lane, step), board.rect_of_cell(lane, step)
        if place is None or cell is None or not self._is_empty(board, lane, step):
            return place
        text = kind(board.snapshot.lane(lane).kind).question
        room = QRect(0, 0, round(place.w - _ASKED_LEFT - _ASKED_RIGHT), 1000)
        asked = QFontMetrics(_font(1.0)).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + 2 * _ASKED_TOP
        return Rect(place.x, place.y, place.w, max(place.h, min(asked, cell.bottom - place.y - OUTSIDE - RING)))

    def _empty_cells(self, board: Board, pane: Pane) -> list[tuple[LaneId, StepId]]:
        """The selected and the hovered cell, where nothing is in them; of an empty map the first cell of every lane."""
        if pane.layer is not Layer.CONTENTS or self.written is not None:
            return []
        cells = self._first_cells(board)
        chosen = self.selection
        if (
            chosen.kind in (SelectionKind.CELL, SelectionKind.EMOTION)
            and not chosen.ids
            and chosen.lane
            and chosen.step
        ):
            cells.append((chosen.lane, chosen.step))
        hit = self.hover
        if hit is not None and hit.what is What.CELL and hit.lane and hit.step and (hit.lane, hit.step) not in cells:
            cells.append((hit.lane, hit.step))
        return [cell for cell in dict.fromkeys(cells) if self._is_empty(board, *cell)]

    def _first_cells(self, board: Board) -> list[tuple[LaneId, StepId]]:
        """Of a map on which nothing stands yet: there its lanes ask their questions."""
        if not board.is_blank or not board.open_steps:
            return []
        return [(lane.id, board.open_steps[0]) for lane in board.lanes if not lane.is_collapsed]

    def _is_empty(self, board: Board, lane: LaneId, step: StepId) -> bool:
        if lane not in board.snapshot.table("lanes") or step not in board.column_of:
            return False
        match way_of(board.snapshot.lane(lane)):
            case Way.CARDS:
                return not board.cards_covering(lane, step)
            case Way.CURVE:
                return not any(found.step == step for found in board.snapshot.emotions_of(lane))
            case Way.LINE:
                return False

    # Painting

    def _persona(self, painter: QPainter, board: Board, pane: Pane) -> None:
        """The persona's disc with name and kind of map."""
        band = board.band_of_kind(BandKind.TITLE)
        disc = next((node for node in band.nodes if node.role is Role.PERSONA), None) if band else None
        journey = board.snapshot.map(board.map)
        persona = board.snapshot.table("personas").get(journey.persona or "")
        if disc is None or not isinstance(persona, Persona) or pane.width() < _DISC + 24:
            return
        painter.save()
        painter.translate(STUCK_LEFT + 8, STUCK_TOP + 3)
        painter.save()
        painter.scale(_DISC / disc.w, _DISC / disc.w)
        self._painter.paint_nodes(painter, (replace(disc, x=0.0, y=0.0),))
        painter.restore()
        room = pane.width() - STUCK_LEFT - _DISC - 24
        if room >= 60:
            kind_ = _("Current state") if journey.kind == "as-is" else _("Future state")
            below = self._lines_of_text(painter, persona.name, _NAME, self._text, 0, room)
            if below + _KIND.leading <= pane.height() - STUCK_TOP - 3:
                self._lines_of_text(painter, kind_, _KIND, self._quiet, below, room)
        painter.restore()

    def _lines_of_text(
        self, painter: QPainter, text: str, style: TextStyle, colour: QColor, top: float, room: float
    ) -> float:
        """At most two lines, each shortened where a word alone is too wide. Where the next text may begin."""
        painter.setFont(fonts.font(style)[0])
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        for line in broken(text, lambda words: metrics.horizontalAdvance(words) <= room):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(_DISC + 10, top, room, style.leading), Qt.AlignmentFlag.AlignVCenter, shown)
            top += style.leading
        return top

    def _link(self, painter: QPainter, board: Board, pane: Pane) -> None:
        """The selected arrow, drawn over."""
        link = floating.link_of(board.scene, self.selection.id or "")
        if link is None or pane.layer is not Layer.CONTENTS:
            return
        painter.setPen(QPen(self._accent, max(2.0, 3.0 * self.zoom), c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for way in floating.way_of_link(link):
            seen = [pane.rect_of(Rect(x, y, 0, 0)) for x, y in way]
            painter.drawPolyline(QPolygonF([QPointF(point.x, point.y) for point in seen]))
        label = tuple(part for part in link.primitives if isinstance(part, Box | Text))
        where = pane.rect_of(floating.rect_of(link))
        painter.save()
        painter.translate(where.x, where.y)
        painter.scale(self.zoom, self.zoom)
        self._painter.paint_nodes(painter, (replace(link, x=0.0, y=0.0, primitives=label),))
        painter.restore()

    def _dots(self, painter: QPainter, pane: Pane) -> None:
        """The dots that arrows are drawn from."""
        for card, (x, y) in self.dots().items():
            is_under = self.hover is not None and self.hover.what is What.LINK_DOT and self.hover.record == card
            painter.setPen(QPen(self._accent, 1.5))
            painter.setBrush(self._accent if is_under else self._surface)
            painter.drawEllipse(QPointF(x - pane.x(), y - pane.y()), 6.0 if is_under else 4.5, 6.0 if is_under else 4.5)

    def _outline(
        self, painter: QPainter, rect: Rect, radius: float, colour: QColor, width: float, outside: float
    ) -> None:
        seen = rect.grown(outside)
        if seen.x < width / 2 and rect.x > -1:  # what begins at the label column is not cut by it
            seen = Rect(width / 2, seen.y, seen.right - width / 2, seen.h)
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_by = radius * self.zoom + outside
        painter.drawRoundedRect(QRectF(seen.x, seen.y, seen.w, seen.h), round_by, round_by)

    def _question(self, painter: QPainter, board: Board, pane: Pane, lane: LaneId, step: StepId) -> None:
        """What the lane asks of an empty cell, in the place of its first card."""
        cell = board.rect_of_new_card(lane, step)
        if cell is None or self.zoom < 0.5:
            return
        if way_of(board.snapshot.lane(lane)) is Way.CURVE:
            whole = board.rect_of_cell(lane, step)
            if whole is None:
                return
            cell = Rect(cell.x, whole.y + whole.h / 2 + 8, cell.w, cell.h)
        seen = pane.rect_of(cell)
        painter.setFont(_font(self.zoom))
        painter.setPen(self._ghost)
        left, top = seen.x + _ASKED_LEFT * self.zoom, seen.y + _ASKED_TOP * self.zoom
        area = QRectF(left, top, seen.w - (_ASKED_LEFT + _ASKED_RIGHT) * self.zoom, seen.h + 24 * self.zoom)
        painter.drawText(area, int(Qt.TextFlag.TextWordWrap), kind(board.snapshot.lane(lane).kind).question)


def _font(zoom: float) -> QFont:
    made = QFont(fonts.font(_QUESTION)[0])
    made.setPixelSize(max(1, round(_QUESTION.size * zoom)))
    return made


def broken(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """In one line, or in two: as much in the first as fits."""
    words = text.split()
    if len(words) < 2 or fits(text):
        return (text,)
    first = next((n for n in range(len(words) - 1, 1, -1) if fits(" ".join(words[:n]))), 1)
    return (" ".join(words[:first]), " ".join(words[first:]))


def _inside(rect: Rect | None, by: float = 6.0) -> Rect | None:
    """A little smaller, so that the ring stays within the cell."""
    return rect.grown(-by) if rect else None


def _belongs(kind_: SelectionKind, pane: Pane) -> bool:
    """Whether a pane shows what is selected: lanes' names stand in the label column, all else in the contents."""
    return (pane.layer is Layer.LABELS) == (kind_ is SelectionKind.LANE)


def rect_of_record(board: Board, record: RecordId) -> Rect | None:
    """Where in the scene a card, a header or a point of a curve is."""
    snapshot = board.snapshot
    if record in snapshot.table("cards"):
        return board.rect_of_card(CardId(record))
    if record in snapshot.table("stages"):
        return board.rect_of_stage(StageId(record))
    if record in snapshot.table("steps"):
        return board.rect_of_step(StepId(record))
    if record in snapshot.table("lanes"):
        return board.rect_of_lane(LaneId(record))
    point = snapshot.table("emotions").get(record)
    return board.rect_in_lane(point.lane, record) if isinstance(point, Emotion) else None
