"""The header of the list of cards: a click sorts, the funnel offers the column's values to show only some."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from journeydesigner.ui.controls.sorting_head import Head, paint_heads
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.views.card_list_model import CardListModel
from journeydesigner.wording import _

_HEIGHT = 36
_FUNNEL = 26
_MOST_VALUES = 40


class CardListHeader(QHeaderView):
    """``sort_wanted(str)`` tells a column; ``only_wanted(str, object)`` a column with the texts to show (none: all)."""

    sort_wanted = Signal(str)
    only_wanted = Signal(str, object)

    def __init__(self, look: Look, model: CardListModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._cards = look, model
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(64)
        self.setToolTip(_("Click to sort; the funnel shows only some"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.cursor().shape() == Qt.CursorShape.SplitHCursor:
            return
        at = event.position().toPoint()
        section = self.logicalIndexAt(at)
        if not 0 <= section < len(self._cards.columns):
            return
        right = self.sectionViewportPosition(section) + self.sectionSize(section)
        if at.x() > right - _FUNNEL and self._has_funnel(section):
            self.offer_values(section)
        else:
            self.sort_wanted.emit(self._cards.columns[section].name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if 0 <= section < len(self._cards.columns) and self._has_funnel(section):
            self.offer_values(section)

    def offer_values(self, section: int) -> QMenu:
        """A menu of what stands in the column; ticked is what is shown."""
        column = self._cards.columns[section]
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        shown = self._cards.only(column.name)
        every = menu.addAction(_("Show all"))
        every.setEnabled(bool(shown))
        every.setData((column.name, None))
        menu.addSeparator()
        for text in self._cards.texts_of(column.name)[:_MOST_VALUES]:
            entry = menu.addAction(text.replace("\n", " ").replace("&", "&&") or _("(empty)"))
            entry.setCheckable(True)
            entry.setChecked(text in shown)
            entry.setData((column.name, text))
        menu.triggered.connect(self._picked)
        menu.popup(self.mapToGlobal(QPointF(self.sectionViewportPosition(section), self.height()).toPoint()))
        return menu

    def _picked(self, entry: QAction) -> None:
        name, text = entry.data()
        shown = set(self._cards.only(name))
        if text is None:
            shown.clear()
        else:
            shown ^= {text}
        self.only_wanted.emit(name, frozenset(shown))

    def _has_funnel(self, section: int) -> bool:
        return not self._cards.columns[section].is_long

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, cards = self._look, self._cards
        name, falls = cards.sort_state or ("", False)
        painter = QPainter(self.viewport())
        heads = [
            Head(column.label, falls if column.name == name else None, 6 if column.is_long else _FUNNEL)
            for column in cards.columns
        ]
        paint_heads(painter, self, look, heads)
        for section, column in enumerate(cards.columns):
            if self._has_funnel(section):
                colour = look.colour("accent" if cards.only(column.name) else "line2")
                x = self.sectionViewportPosition(section) + self.sectionSize(section) - _FUNNEL + 4
                paint_icon(painter, look, "filter", colour, x, self.height() / 2 - 7, 14)
        painter.end()
