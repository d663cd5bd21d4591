"""Labels and rules of the panels. Every label is plain text: nothing in a file is ever read as markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

_LONG_WORD, _PIECE = 18, 6


def label(text: str, *, size: str = "", tone: str = "", wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """A plain text label; ``size`` and ``tone`` are names of the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if size:
        made.setProperty("scale", size)
    if tone:
        made.setProperty("tone", tone)
    return made


def key_label(key: str) -> QLabel:
    """A key as it looks on the keyboard."""
    made = label(key, size="strong")
    made.setObjectName("key")
    made.setFixedHeight(26)
    return made


def set_tone(made: QLabel, tone: str) -> None:
    """Show an existing label in another tone."""
    if made.property("tone") != tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)


def as_tip(text: str) -> str:
    """``text`` as a tooltip that shows it to the letter. A tooltip has no plain format: Qt takes what looks like markup
    for markup, and opens the files and shares that its pictures name."""
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text


def rule(*, upright: bool = False) -> QFrame:
    """A hairline between groups."""
    made = QFrame()
    made.setObjectName("upright" if upright else "rule")
    return made


def breakable(text: str) -> str:
    """``text`` in which a word that is too long for a panel can be broken (by zero width spaces)."""
    words = text.replace("/", "/\u200b").replace("\\", "\\\u200b").split(" ")
    return " ".join(_in_pieces(word) if len(word) > _LONG_WORD else word for word in words)


def _in_pieces(word: str) -> str:
    return "\u200b".join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))


def write_on(button: QPushButton, text: str, room: int) -> None:
    """A text of the document on a button of one line: what has no room in ``room`` px is left out of its middle, and
    told by the tooltip and to screen readers."""
    shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    button.setText(shown.replace("&", "&&"))
    button.setAccessibleName(text)
    if shown != text:
        button.setToolTip(text)


class WholeLabel(QLabel):
    """A text of the document, on as many lines as it needs."""

    def __init__(self, *, size: str = "", tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(24)
        self.setProperty("scale", size)
        self.setProperty("tone", tone)

    def set_whole(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setText(breakable(text))
