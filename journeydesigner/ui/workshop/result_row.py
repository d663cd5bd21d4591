"""A card in the ranking of a vote: its place, its dots with a bar, what it says, where it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.ui.look import Look
from journeydesigner.ui.workshop.results import Ranked

RANKED = Qt.ItemDataRole.UserRole
MOST = Qt.ItemDataRole.UserRole + 1
"""The dots of the first one: its bar is as long as there is room."""
_LEFT, _RIGHT, _TOP = 44.0, 12.0, 9.0
_BAR = 6.0
_MOST_LINES = 3


class ResultRow(QStyledItemDelegate):
    """Paints what an item holds as ``RANKED``."""

    def __init__(self, look: Look, parent) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        ranked: Ranked = index.data(RANKED)
        room = max(option.widget.viewport().width() if option.widget else 300, 200)  # type: ignore[attr-defined]
        text = self._text_height(ranked.text, room)
        where = _metrics(12, 400).height() if ranked.where else 0
        return QSize(room, round(_TOP + text + where + 6 + _BAR + _TOP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ranked: Ranked = index.data(RANKED)
        look, box = self._look, QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 8, 8)
        painter.setFont(_font(15, 600))
        painter.setPen(look.colour("text2"))
        rank = QRectF(box.x(), box.y() + _TOP, _LEFT - 10, 20)
        painter.drawText(rank, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(ranked.rank))
        wide = box.width() - _LEFT - _RIGHT
        high = self._text_height(ranked.text, round(box.width()))
        painter.setFont(_font(13, 500))
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(box.x() + _LEFT, box.y() + _TOP, wide, high), ranked.text, _wrapping())
        y = box.y() + _TOP + high
        if ranked.where:
            painter.setFont(_font(12, 400))
            painter.setPen(look.colour("text2"))
            fitted = _metrics(12, 400).elidedText(ranked.where, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(box.x() + _LEFT, y, wide, 18), fitted)
            y += _metrics(12, 400).height()
        self._paint_bar(painter, QRectF(box.x() + _LEFT, y + 6, wide, _BAR), ranked, index.data(MOST))
        painter.restore()

    def _paint_bar(self, painter: QPainter, room: QRectF, ranked: Ranked, most: int) -> None:
        look = self._look
        said = _counted(ranked)
        painter.setFont(_font(13, 600))
        beside = QFontMetricsF(painter.font()).horizontalAdvance(said) + 10
        full = max(room.width() - beside, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("soft"))
        painter.drawRoundedRect(QRectF(room.x(), room.y(), full, room.height()), 3, 3)
        painter.setBrush(look.colour("accent"))
        share = ranked.dots / max(most, 1)
        if share > 0:
            painter.drawRoundedRect(QRectF(room.x(), room.y(), max(full * share, 6), room.height()), 3, 3)
        painter.setPen(look.colour("text"))
        number = QRectF(room.x() + full, room.y() - 7, beside, 20)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)

    def _text_height(self, text: str, width: int) -> float:
        room = QRectF(0, 0, width - _LEFT - _RIGHT, 10_000)
        metrics = _metrics(13, 500)
        needs = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text or " ").height()
        return min(needs, _MOST_LINES * metrics.lineSpacing())


def _counted(ranked: Ranked) -> str:
    """«5», and «5 (2)» where it is compared."""
    return str(ranked.dots) if ranked.before is None else f"{ranked.dots} ({ranked.before})"


def _font(size: int, weight: int) -> QFont:
    made = QFont("Journey Sans")
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    return made


def _metrics(size: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(_font(size, weight))


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
