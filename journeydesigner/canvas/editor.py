"""The text edit that lies over the card being written. Knows text and keys, nothing of cards.

It breaks lines as the map does, in a font scaled with the zoom, takes plain text only, and lets the program's own keys
pass: in text widgets on X11 Ctrl+K deletes to the end of the line.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts


class Exit(StrEnum):
    """How a person left the editor; the text is kept in every case."""

    BELOW = "below"
    NEXT_STEP = "next step"
    PREVIOUS_STEP = "previous step"
    NEXT_LANE = "next lane"
    DONE = "done"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Dress:
    """How the editor looks: the text's style, colours, and room round it in scene pixels."""

    style: TextStyle
    fill: QColor
    ink: QColor
    accent: QColor
    left: float
    top: float
    right: float
    is_centred: bool = False


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_OWN_WITH_CTRL = {
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_V,
    Qt.Key.Key_X,
    Qt.Key.Key_Z,
    Qt.Key.Key_Y,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Insert,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}
"""What a text edit does with Ctrl; every other such key is the program's."""
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALLEST = 10.0
"""Pixels of the smallest text that a person can be asked to write."""


class InPlaceEditor(QTextEdit):
    """``left`` says how the person went; ``grown`` that the text needs another height (scene pixels)."""

    left = Signal(Exit)
    grown = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._size_changed)
        self._dress: Dress | None = None
        self._zoom, self._height = 1.0, 0.0
        self._is_open = False
        self._is_single_line = False
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def open(self, text: str, dress: Dress, *, is_all_selected: bool = False, is_single_line: bool = False) -> None:
        """Begin with ``text``, the caret at its end."""
        self._dress, self._is_single_line, self._height = dress, is_single_line, 0.0
        self.setPlainText(text)
        self._put_on(dress)
        self._is_open = True
        cursor = self.textCursor()
        if is_all_selected:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def close_quietly(self) -> None:
        """Go away without a word."""
        self._is_open = False
        self.hide()

    def take_input(self, event: QInputMethodEvent) -> None:
        """What an input method sent to another widget, before this one had the focus."""
        self.inputMethodEvent(event)

    @property
    def text(self) -> str:
        return self.toPlainText().rstrip()

    # How it looks

    def place(self, rect: QRect, zoom: float) -> None:
        """Lie over ``rect`` (canvas pixels): at least as tall, and readable however small the map is."""
        dress = self._dress
        if dress is None:
            return
        is_other_zoom = zoom != self._zoom
        self._zoom = zoom
        scale = self._scale
        if is_other_zoom:
            self._put_on(dress)
        # Only the text is covered: edge, icon and border of the card stay in sight round it.
        left, top, right = round(dress.left * scale), round(dress.top * scale), round(dress.right * scale)
        wide = max(rect.width(), ceil(rect.width() * scale / zoom)) - left - right
        text = ceil(self._text_height * scale) + 1
        high = text if self._is_single_line else max(rect.height() - 2 * top, text)
        self.setGeometry(rect.x() + left, rect.y() + top, wide, high)
        if not self.isVisible():
            self.show()

    @property
    def _scale(self) -> float:
        """Screen pixels per scene pixel of the text: never so small that nobody can read it."""
        dress = self._dress
        return max(self._zoom, _SMALLEST / dress.style.size) if dress else self._zoom

    @property
    def _text_height(self) -> float:
        """Of the text as broken now, in scene pixels."""
        return self.document().size().height() / self._scale

    def _put_on(self, dress: Dress) -> None:
        scale = self._scale
        self.setFont(_font(dress.style, scale))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, dress.fill)
        palette.setColor(QPalette.ColorRole.Text, dress.ink)
        self.setPalette(palette)
        # The window's own style sheet would give it the border and padding of a form field.
        fill, ink, accent = dress.fill.name(), dress.ink.name(), dress.accent.name()
        self.setStyleSheet(
            f"InPlaceEditor {{ background: {fill}; color: {ink}; border: 0; padding: 0; border-radius: 4px;"
            f" selection-background-color: {accent}; }}"
        )
        self._set_leading(dress.style.leading * scale, dress.is_centred)

    def _set_leading(self, leading: float, is_centred: bool) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if is_centred:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def _size_changed(self) -> None:
        if not self._is_open:
            return
        height = self._text_height
        if abs(height - self._height) > 0.5:
            self._height = height
            self.grown.emit(height)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_own(event):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = self._exit(event)
        if way is not None:
            self.left.emit(way)
        elif event.key() in _RETURNS:
            self.insertPlainText("\n")
        elif _is_own(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _exit(self, event: QKeyEvent) -> Exit | None:
        key, held = event.key(), event.modifiers() & (_CTRL | _SHIFT | _ALT)
        if key == Qt.Key.Key_Escape:
            return Exit.DONE
        if key == Qt.Key.Key_Tab and not held:
            return Exit.NEXT_STEP
        if key == Qt.Key.Key_Backtab:
            return Exit.PREVIOUS_STEP
        if key in _RETURNS:
            if held & _CTRL:
                return Exit.NEXT_LANE
            if not held or self._is_single_line:
                return Exit.BELOW
        return None

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._is_single_line else text.replace("\r\n", "\n"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self._is_open and event.reason() not in stays:
            self.left.emit(Exit.AWAY)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is for the text, not for the program."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return False
    if held & _CTRL and not held & _ALT:  # Ctrl+Alt is AltGr, which types
        return key in _OWN_WITH_CTRL
    return not held & _ALT or bool(held & _CTRL) or bool(event.text())


def _font(style: TextStyle, scale: float) -> QFont:
    made = QFont(fonts.font(style)[0])
    made.setPixelSize(max(1, round(style.size * scale)))
    return made
