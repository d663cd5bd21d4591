"""How a line of the outline looks, and how tall it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.curve_words import sign_of
from journeydesigner.lanes.emotion import quoted
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.records import Emotion, Lane
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.controls.one_editor import OneEditor
from journeydesigner.ui.views.line_editor import LineEditor, Way
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.outline_model import DRAFT, OutlineModel
from journeydesigner.ui.views.outline_tree import Level, Line
from journeydesigner.ui.views.view import Desk

if TYPE_CHECKING:
    from journeydesigner.ui.views.outline_pane import OutlineTree

_TEXT_X = 30.0
_STYLES = {
    Level.STAGE: TextStyle(15, 20, 600),
    Level.STEP: TextStyle(13, 18, 600),
    Level.INBOX: TextStyle(15, 20, 600),
}
_PLAIN = TextStyle(13, 18, 400)
_ASIDE = TextStyle(11, 16, 600)
_LANE = TextStyle(11, 16, 500)
_LANE_ROOM = 150.0

Index = QModelIndex | QPersistentModelIndex


class OutlineLines(OneEditor):
    """``left(way, index, text)`` tells that a line's editor was left."""

    left = Signal(str, QModelIndex, str)

    def __init__(self, tree: "OutlineTree", desk: Desk, model: OutlineModel, pen: Pen) -> None:
        super().__init__(tree)
        self._tree, self._desk, self._model, self._pen = tree, desk, model, pen
        self.begin_with: str | None = None
        self._key = ""
        self._heights: dict[str, tuple[tuple[object, float], int]] = {}
        self.dress()

    def dress(self) -> None:
        session, look = self._desk.session, self._desk.look
        self._painter = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())

    @property
    def editor(self) -> LineEditor | None:
        return self._open if isinstance(self._open, LineEditor) else None

    @property
    def written(self) -> tuple[str, str] | None:
        """The key of the line that is being written, and its text so far."""
        return (self._key, self.editor.toPlainText()) if self.editor is not None else None

    def finish(self) -> None:
        """Write what is half typed."""
        if self.editor is not None:
            self.editor.leave(Way.AWAY)

    def take_input(self, event: QInputMethodEvent) -> None:
        if self.editor is not None:
            self.editor.take_input(event)

    # Looks

    def sign_y(self, index: Index) -> float:
        """Where a line's sign stands, from its upper border."""
        line = self._model.line(index)
        return self._pad(line) + 2 if line is not None else 6

    def tall(self, line: Line, depth: int) -> int:
        """How tall a line is that stands so deep, with all of its text."""
        room = self.room(depth)
        made_of = (self._model.record(line), room)
        known = self._heights.get(line.key)
        if known is not None and known[0][0] is made_of[0] and known[0][1] == room:
            return known[1]
        text = self._model.text(line)
        high = self._block(line, text, 0, 0, room)[1]
        if _has_under(line, text) and self._model.aside(line):
            high += 17
        height = round(high + 2 * self._pad(line))
        if line.key != DRAFT:
            self._heights[line.key] = (made_of, height)
        return height

    def guessed(self, line: Line, depth: int) -> int:
        """About how tall a line is, found without measuring its text."""
        style, text = self._style(line), self._model.text(line)
        in_one = max(1, int(self.room(depth) / (style.size * 0.52)))
        rows = sum(1 + len(part) // in_one for part in text.split("\n"))
        return round(rows * style.leading + 2 * self._pad(line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        if line is None:
            return
        look = self._desk.look
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -1), 6, 6)
            if self._tree.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(look.colour("accent"), 2))
                painter.drawRoundedRect(rect.adjusted(1, 2, -2, -2), 6, 6)
        node = Node("line", Role.CARD, "", rect.x(), rect.y(), 0, 0, self.parts(line, index, rect.width()))
        self._painter.paint_nodes(painter, (node,))
        painter.restore()

    def parts(self, line: Line, index: Index, width: float) -> tuple[Primitive, ...]:
        """Sign, text, and what stands beside or under it."""
        y = self._pad(line)
        parts = list(self._sign(line, index, y))
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = self._room_at(index)
        block, high = self._block(line, text, _TEXT_X, y, room)
        parts.append(block)
        aside = self._model.aside(line)
        if aside and line.level is Level.POINT and not text:  # nothing is said there: how it feels is the line
            parts.append(self._pen.word(aside, self._style(line), Colour("text2"), _TEXT_X, y).text)
        elif aside and _has_under(line, text):
            parts.append(self._pen.word(aside, _ASIDE, Colour("text2"), _TEXT_X, y + high).text)
        elif aside:
            wide = self._pen.measurer.width(aside, _ASIDE)
            x = _TEXT_X + min(self._pen.measurer.width(text, self._style(line)), room) + 12
            parts.append(Box(x, y + 1, wide + 14, 18, Colour("line"), radius=9))
            parts.append(self._pen.word(aside, _ASIDE, Colour("text2"), x + 7, y + 2).text)
        lane = self._lane(line)
        if lane is not None and line.level in (Level.CARD, Level.POINT):
            name = lane.title or kind(lane.kind).label
            parts.append(self._pen.word(name, _LANE, Colour("text3"), width - 12, y + 1, align="end").text)
        return tuple(parts)

    def _sign(self, line: Line, index: Index, y: float) -> tuple[Primitive, ...]:
        if line.level is Level.STAGE:
            count = index.model().rowCount() - 1
            colour = Colour(self._stage_colour(line) or f"stage:{index.row()}/{max(count, 1)}")
            return (Box(8, y + 2, 12, 16, colour, radius=4),)
        if line.level is Level.STEP:
            return (Disc(14, y + 9, 4.5, None, Colour("text3"), 1.8),)
        if line.level in (Level.INBOX, Level.NOTE):
            return (Icon("inbox" if line.level is Level.INBOX else "sticky-note", 6, y + 1, 16, Colour("text2")),)
        lane = self._lane(line)
        if lane is None:
            return (Disc(14, y + 9, 3, Colour("text3")),)
        found = kind(lane.kind)
        if line.level is Level.POINT:
            point = self._desk.session.snapshot.table("emotions").get(line.record)
            icon, colour = sign_of(lane, point.value) if isinstance(point, Emotion) else (found.icon, Colour("neu"))
            return (Icon(icon, 6, y + 1, 16, colour),)
        return (Icon(lane.icon or found.icon, 6, y + 1, 16, Colour(f"{found.family}.edge")),)

    def _block(self, line: Line, text: str, x: float, y: float, room: float) -> tuple[Primitive, float]:
        is_quote = line.level is Level.POINT
        shown = quoted(text) if is_quote and text.strip() else text
        colour = Colour("text2" if is_quote else "text")
        style = self._pen.type.quote if is_quote else self._style(line)
        block = self._pen.block(shown, style, colour, x, y, room, balanced=False)
        return block.text, block.height

    def _style(self, line: Line) -> TextStyle:
        return _STYLES.get(line.level, _PLAIN)

    def _pad(self, line: Line) -> float:
        return 8.0 if line.level in (Level.STAGE, Level.INBOX) else 5.0

    def room(self, depth: int) -> float:
        """For the text of a line that stands so deep."""
        wide = self._tree.viewport().width() - depth * self._tree.indentation()
        return max(wide - _TEXT_X - _LANE_ROOM, 120.0)

    def _room_at(self, index: Index) -> float:
        node = self._model.node(index)
        return self.room(node.depth() if node is not None else 1)

    def _lane(self, line: Line) -> Lane | None:
        found = self._desk.session.snapshot.table("lanes").get(line.lane or "")
        return found if isinstance(found, Lane) else None

    def _stage_colour(self, line: Line) -> str:
        return str(getattr(self._desk.session.snapshot.table("stages").get(line.record), "colour", "") or "")

    # Writing

    def make_editor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = self._model.line(index)
        assert line is not None, "only a line is written in"
        editor = LineEditor(parent, self._style(line))
        self._key = line.key
        look = self._desk.look
        editor.dress(
            f"#outlineEditor {{ background: {look.colour('field').name()}; border-radius: 6px; padding: 1px 4px;"
            f" border: 2px solid {look.colour('accent').name()}; }}"
        )
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        lane = self._lane(line)
        if line.key == DRAFT and lane is not None:
            editor.setPlaceholderText(kind(lane.kind).one)
        editor.left.connect(self._leave)
        return editor

    def fill(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, LineEditor):
            return
        text, self.begin_with = self.begin_with, None
        was = str(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.begin(was, was if text is None else text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Written when the editor tells that it was left."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        room = round(self._room_at(index))
        editor.setGeometry(rect.x() + round(_TEXT_X) - 6, rect.y() + 1, room + 12, max(rect.height() - 2, 28))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The editor itself tells how it is left."""
        return False

    def _leave(self, way: str) -> None:
        editor, index = self.editor, self._model.index_of(self._key)
        if editor is None or not index.isValid() or self._tree.is_showing:
            return  # its row goes, and takes it along: nobody left it
        text = editor.toPlainText().strip()
        if self.is_open_at(index):
            self.close_open(editor)
        self._open = None  # where Qt closes it because another line became the current one, it is not gone yet
        self.left.emit(way, index, text)


def _has_under(line: Line, text: str) -> bool:
    """Whether what stands beside a line's text is a line of its own under it: a card's tags, a feeling with words."""
    return line.level is Level.CARD or (line.level is Level.POINT and bool(text))
