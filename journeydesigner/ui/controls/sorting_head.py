"""The head of a list that is sorted by its columns: their names, and an arrow at the one it is sorted by."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look

_PAD, _ARROW = 10, 14
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name; ``falls``: sorted by it, from the last to the first or (False) from the first, None: not by it.
    ``kept`` pixels at its right are no room for it."""

    name: str
    falls: bool | None = None
    kept: int = _PAD


def paint_heads(painter: QPainter, view: QHeaderView, look: Look, heads: Iterable[Head]) -> None:
    """Paint ``view`` whole, its sections in order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(view.viewport().rect(), look.colour("laneB"))
    font = QFont(view.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    for section, head in enumerate(heads):
        _paint(painter, view, look, section, head)
    painter.setPen(QPen(look.colour("line2"), 1))
    painter.drawLine(0, view.height() - 1, view.viewport().width(), view.height() - 1)


def _paint(painter: QPainter, view: QHeaderView, look: Look, section: int, head: Head) -> None:
    left = view.sectionViewportPosition(section)
    right = left + view.sectionSize(section)
    is_sorted = head.falls is not None
    painter.setPen(QPen(look.colour("line"), 1))
    painter.drawLine(right - 1, 8, right - 1, view.height() - 8)
    painter.setPen(look.colour("text" if is_sorted else "text2"))
    room = right - left - _PAD - head.kept - (_ARROW if is_sorted else 0)
    painter.drawText(QRectF(left + _PAD, 0, room, view.height() - 1), int(_WRAPPED), head.name)
    if is_sorted:
        x = left + _PAD + min(painter.fontMetrics().horizontalAdvance(head.name), room) + 2
        arrow = "arrow-down" if head.falls else "arrow-up"
        paint_icon(painter, look, arrow, look.colour("accent"), x, view.height() / 2 - 7, 13)
