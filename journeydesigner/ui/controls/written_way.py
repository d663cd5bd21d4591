"""Several lines of text are written from the side from which their language is: Qt asks so of single lines only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from journeydesigner.lanes.pen import is_right_to_left


class WrittenWay:
    """Keeps ``field`` to the way of its own text, from the first strong letter on."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        field.textChanged.connect(self._follow)

    def _follow(self) -> None:
        ways, document = Qt.LayoutDirection, self._field.document()
        text, option = self._field.toPlainText(), document.defaultTextOption()
        way = ways.RightToLeft if not text.isascii() and is_right_to_left(text) else ways.LeftToRight
        if option.textDirection() is not way:
            option.setTextDirection(way)
            side = Qt.AlignmentFlag.AlignRight if way is ways.RightToLeft else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side)
            document.setDefaultTextOption(option)
