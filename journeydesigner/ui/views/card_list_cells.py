"""A cell of the list of cards: painted with all of its text, and written with the editor that suits its column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Primitive
from journeydesigner.drawing.theme import Theme
from journeydesigner.ui.controls.written_rows import RowEditor
from journeydesigner.ui.views.card_list_editors import CellChoice, CellText, editor_of, show_in
from journeydesigner.ui.views.view import Desk

if TYPE_CHECKING:
    from journeydesigner.ui.views.card_list import CardList

PAD_X, PAD_Y = 10.0, 8.0
"""Round a cell's text."""
Index = QModelIndex | QPersistentModelIndex


class CardCells(RowEditor):
    """Paints text and icons in full; makes the editors."""

    def __init__(self, view: "CardList", desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._colours: dict[str, QColor] = {}
        self._colours_of: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(self._view.height_of(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        ground = self._colour("selected" if is_selected else "laneB" if index.row() % 2 else "laneA")
        painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), self._colour("line"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), self._colour("line"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        node = Node("cell", Role.CARD, "", rect.x(), rect.y(), rect.width(), rect.height(), self._parts(index, rect))
        view.painter_of.paint_nodes(painter, (node,))
        if view.currentIndex() == index and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 3, 3)
        painter.restore()

    def _colour(self, name: str) -> QColor:
        look = self._desk.look
        if self._colours_of is not look.theme:
            self._colours_of, self._colours = look.theme, {}
        if name not in self._colours:
            self._colours[name] = look.colour(name)
        return self._colours[name]

    def _parts(self, index: Index, rect: QRectF) -> tuple[Primitive, ...]:
        model, pen = self._view.cards, self._view.pen
        card, snapshot = model.card(index.row()), model.snapshot
        if card is None or snapshot is None:
            return ()
        column = model.columns[index.column()]
        text, (icon, colour) = column.text(snapshot, card), column.icon(snapshot, card)
        parts: list[Primitive] = []
        left = PAD_X
        if icon:
            parts.append(Icon(icon, left, PAD_Y + 2, 14, Colour(colour)))
            left += 20
        if text:
            room = max(rect.width() - left - PAD_X, 30.0)
            ink = Colour("text" if column.is_long else "text2")
            parts.append(pen.block(text, pen.type.card, ink, left, PAD_Y, room, balanced=False).text)
        return tuple(parts)

    # Editors

    def make_editor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = self._view.cards
        card, snapshot, column = model.card(index.row()), model.snapshot, model.columns[index.column()]
        assert card is not None and snapshot is not None, "only a card is edited"
        choices = column.choices(snapshot, card) if column.choices is not None else None
        made = editor_of(self._desk.look, column.label, choices, parent, is_long=column.is_long)
        made.done.connect(self._done)
        return made

    def fill(self, editor: QWidget, index: Index) -> None:
        show_in(editor, index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        column = self._view.cards.columns[index.column()]
        if isinstance(editor, CellChoice):
            model.setData(index, editor.value())
            return
        text = editor.toPlainText().strip() if isinstance(editor, CellText) else editor.text()  # type: ignore[attr-defined]
        was = index.data(Qt.ItemDataRole.EditRole)
        if text == ("" if was is None else str(was)):
            return
        try:
            model.setData(index, column.parse(text))
        except ValueError as error:
            self._desk.session.trouble.emit(str(error))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]

    def _done(self) -> None:
        """Written: on to the card below, as in a sheet."""
        editor = self.sender()
        assert isinstance(editor, QWidget)
        self.commitData.emit(editor)
        self.close_open(editor)
        view = self._view
        if not isinstance(editor, CellChoice) and len(view.selectionModel().selectedRows()) < 2:
            index = view.currentIndex()
            below = view.cards.index(index.row() + 1, index.column())
            if below.isValid():
                view.setCurrentIndex(below)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
