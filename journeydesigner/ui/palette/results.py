"""The list under the palette's line: its model, and how a row is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.palette.entry import Entry, spots

ROW, HEAD = 38, 28
_PAD, _ICON, _GAP = 14, 18, 12
Index = QModelIndex | QPersistentModelIndex


class Results(QAbstractListModel):
    """Entries under the names of their groups. A group's name is a row of its own that cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Entry | str] = []
        self.query = ""

    def show(self, entries: Sequence[Entry], query: str) -> None:
        """List ``entries`` in their order; the words of ``query`` are lit in them."""
        self.beginResetModel()
        self.query, self._rows = query, []
        group = None
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._rows.append(group)
            self._rows.append(entry)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a group's name."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def next_entry(self, row: int, direction: int) -> int | None:
        """The nearest row with an entry, past ``row``, round the end."""
        count = len(self._rows)
        for far in range(1, count + 1):
            place = (row + direction * far) % count
            if self.entry(place) is not None:
                return place
        return None

    def height(self) -> int:
        """Of all rows, in pixels."""
        return sum(ROW if isinstance(row, Entry) else HEAD for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Entry) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, Entry):
                return ", ".join(part for part in (row.text, row.detail, row.shortcut) if part)
            return row
        return None


class ResultRow(QStyledItemDelegate):
    """Icon, text with what was typed in bold, detail beside it, the key at the right."""

    def __init__(self, look: Look, results: Results) -> None:
        super().__init__()
        self._look, self._results = look, results

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW if self._results.entry(index.row()) is not None else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        entry = self._results.entry(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)  # type: ignore[attr-defined]
        if entry is None:
            self._paint_head(painter, font, rect, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.colour("selected"))
                painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 8, 8)
            self._paint_entry(painter, font, rect, entry)
        painter.restore()

    def _paint_head(self, painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.colour("text2"))
        painter.drawText(rect.adjusted(_PAD + 4, 6, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_entry(self, painter: QPainter, font: QFont, rect: QRect, entry: Entry) -> None:
        left, right = rect.left() + _PAD + 4, rect.right() - _PAD - 4
        if entry.icon:
            top = rect.center().y() - _ICON / 2 + 1
            paint_icon(painter, self._look, entry.icon, self._look.colour("text2"), left, top, _ICON)
        left += _ICON + _GAP
        if entry.shortcut:
            right = self._paint_key(painter, font, rect, right, entry.shortcut) - _GAP
        left += self._paint_text(painter, font, rect, left, right - left, entry) + _GAP
        font.setPixelSize(12)
        room = right - left
        if entry.detail and room > 40:
            painter.setFont(font)
            painter.setPen(self._look.colour("text2"))
            said = QFontMetrics(font).elidedText(entry.detail, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_key(self, painter: QPainter, font: QFont, rect: QRect, right: int, key: str) -> int:
        font.setPixelSize(12)
        wide = QFontMetrics(font).horizontalAdvance(key) + 12
        box = QRect(right - wide, rect.center().y() - 10, wide, 22)
        painter.setPen(self._look.colour("line2"))
        painter.setBrush(self._look.colour("soft"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(font)
        painter.setPen(self._look.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return box.left()

    def _paint_text(self, painter: QPainter, font: QFont, rect: QRect, left: int, room: int, entry: Entry) -> int:
        """The text on one line; how wide it came out."""
        font.setPixelSize(14)
        font.setWeight(QFont.Weight.Normal)
        said = QFontMetrics(font).elidedText(" ".join(entry.text.split()), Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(said, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        lit: list[QTextLayout.FormatRange] = []
        for start, end in spots(self._results.query, said):
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, end - start, bold  # type: ignore[assignment]
            lit.append(part)
        layout.setFormats(lit)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room)
        layout.endLayout()
        painter.setPen(self._look.colour("text"))
        layout.draw(painter, QPointF(left, rect.top() + (rect.height() - line.height()) / 2))
        return round(line.naturalTextWidth())
