"""The text edit that lies over the card being written. Knows text and keys, nothing of cards.

It breaks lines as the map does, in a font scaled with the zoom, takes plain text only, and lets the program's own keys
pass: in text widgets on X11 Ctrl+K deletes to the end of the line.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.canvas.text_keys import is_text_key
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.lanes.pen import is_right_to_left
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
    """How the editor looks: the text's style, colours, and room round it in scene pixels.

    ``baseline``: where the first line stands, from the upper border, if the map shows the ground but not the text; the
    editor is see-through then. Else it covers what stands there.
    """

    style: TextStyle
    fill: QColor
    ink: QColor
    accent: QColor
    left: float
    top: float
    right: float
    baseline: float | None = None
    is_snug: bool = False
    """Whether the box is as wide as its text, so that it has to follow every letter."""
    is_whole: bool = False
    """Whether it covers all of its place, as where no edge, icon or border stands round the text."""


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALLEST = 8.5
"""Pixels of the smallest text that a person can be asked to write."""
_TRIES = 16
_SLACK = 1.03
"""So much wider than the map's lines, so that what rounding adds to letters breaks none of them; or, where exactly
their breaks are wanted, so many pixels, tried one by one."""


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
        self.textChanged.connect(self._text_changed)
        self._dress: Dress | None = None
        self._zoom, self._height = 1.0, 0.0
        self._is_open = False
        self._is_single_line = False
        self._read: tuple[TextLine, ...] = ()
        self._follows, self._balanced = False, (0, 0.0)
        self._wrap: float | None = None
        """The width of the lines, in scene pixels, where it is not all that there is."""
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def open(
        self,
        text: str,
        dress: Dress,
        *,
        is_all_selected: bool = False,
        is_single_line: bool = False,
        read: tuple[TextLine, ...] = (),
        over: str | None = None,
    ) -> None:
        """Begin with ``text``, the caret at its end. ``read`` are its lines on the map: it breaks as they do, for as
        long as it takes no more of them. ``over`` is what it was typed over: undoing brings that back."""
        self._dress, self._is_single_line, self._height = dress, is_single_line, 0.0
        self._read = read
        self._follows, self._wrap, self._balanced = bool(read) and not is_right_to_left(text), None, (0, 0.0)
        self.setPlainText(text if over is None else over)
        self._put_on(dress)
        cursor = self.textCursor()
        if is_all_selected:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()
        if over is not None:
            self.selectAll()
            self.insertPlainText(text)
        self.document().setModified(False)
        self._is_open = True

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

    def place(self, rect: QRectF, zoom: float) -> None:
        """Lie over ``rect`` (canvas pixels): at least as tall, and readable however small the map is."""
        dress = self._dress
        if dress is None:
            return
        is_other_zoom = zoom != self._zoom
        self._zoom = zoom
        if is_other_zoom:
            self._put_on(dress)
        baseline = dress.baseline
        if baseline is None or not self.is_clear:
            self.setGeometry(self._covering(dress, rect))
        else:
            self.setGeometry(self._on_ground(dress, baseline, rect))
        if not self.isVisible():
            self.show()

    def dress(self, dress: Dress) -> None:
        """The same text, set otherwise."""
        if dress != self._dress:
            before, self._dress = self._dress, dress
            if before is None or (before.style, before.fill, before.ink) != (dress.style, dress.fill, dress.ink):
                self._put_on(dress)

    @property
    def is_clear(self) -> bool:
        """Whether the map's own ground is seen under the text."""
        return self._dress is not None and self._dress.baseline is not None and self._scale == self._zoom

    def _on_ground(self, dress: Dress, baseline: float, rect: QRectF) -> QRect:
        """Letter upon letter where the map would draw the text."""
        zoom = self._zoom
        left, right = rect.x() + dress.left * zoom, rect.right() - dress.right * zoom
        wide = max(ceil((right - left) * _SLACK), 8)
        if self.width() != wide:
            self.resize(wide, self.height())
        self._break_at(wide)
        top = rect.y() + baseline * zoom - self._first_baseline
        return QRect(round(left), round(top), wide, ceil(self.document().size().height()) + 1)

    def _break_at(self, full: int) -> None:
        """Lines break where the map's do, which are balanced: at the least width that gives the same ones. What is
        written on goes into lines of that width; where it would take one more, they are as wide as can be."""
        is_written = self.document().isModified()
        if self._follows and not is_written and (made_of := (full, self.font().pointSizeF())) != self._balanced:
            self._wrap, self._balanced = self._balancing(full), made_of
        wide = full if self._wrap is None else min(ceil(self._wrap * self._zoom - 0.01), full)
        if is_written and wide < full and len(self._lines(wide)) > len(self._lines(full)):
            self._follows, self._wrap, wide = False, None, full
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        if self.lineWrapColumnOrWidth() != wide:
            self.setLineWrapColumnOrWidth(wide)

    def _balancing(self, full: int) -> float | None:
        """The least width, in scene pixels, that gives the map's own lines; None where the full one does."""
        read = [line.text for line in self._read]
        if self._lines(full) == read:
            return None
        least = ceil(max(line.width for line in self._read) * self._zoom)
        tried = (width for width in range(least, min(least + _TRIES, full)) if self._lines(width) == read)
        return next(tried, least * _SLACK) / self._zoom

    def _lines(self, width: float) -> list[str]:
        """The lines into which the text would be broken at a width."""
        found: list[str] = []
        option = QTextOption()
        option.setWrapMode(self.wordWrapMode())
        for paragraph in self.toPlainText().split("\n"):
            laid, units = QTextLayout(paragraph, self.font()), paragraph.encode("utf-16-le", "surrogatepass")
            laid.setTextOption(option)
            laid.beginLayout()
            while (line := laid.createLine()).isValid():
                line.setLineWidth(width)
                start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
                found.append(units[start:end].decode("utf-16-le", "surrogatepass").rstrip())
            laid.endLayout()
        return found

    @property
    def shown_lines(self) -> list[str]:
        """The lines into which the text is broken now."""
        return self._lines(self.lineWrapColumnOrWidth() or self.viewport().width())

    @property
    def _first_baseline(self) -> float:
        block = self.document().firstBlock()
        line = block.layout().lineAt(0)
        top = self.document().documentLayout().blockBoundingRect(block).y()
        return top + line.y() + line.ascent() if line.isValid() else 0.0

    def _covering(self, dress: Dress, rect: QRectF) -> QRect:
        """Over the text of a header; over the whole of a quote, and of a card that is too small to be read."""
        scale, zoom = self._scale, self._zoom
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        whole = max(rect.width(), rect.width() * scale / zoom)
        text = ceil(self._text_height * scale) + 1
        if dress.baseline is not None or dress.is_whole:
            top, bottom = round(dress.top * scale), round(dress.top * scale)
            self.setViewportMargins(round(dress.left * scale), top, round(dress.right * scale), bottom)
            return QRect(round(rect.x()), round(rect.y()), ceil(whole), max(round(rect.height()), text + top + bottom))
        # Only the text is covered: edge, icon and border stay in sight round it.
        left, top, right = round(dress.left * scale), round(dress.top * scale), round(dress.right * scale)
        high = text if self._is_single_line else max(round(rect.height()) - 2 * top, text)
        return QRect(round(rect.x()) + left, round(rect.y()) + top, round(whole) - left - right, high)

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
        fill = "transparent" if self.is_clear else dress.fill.name()
        self.setViewportMargins(0, 0, 0, 0)
        # The window's own style sheet would give it the border and padding of a form field.
        self.setStyleSheet(
            f"InPlaceEditor {{ background: {fill}; color: {dress.ink.name()}; border: 0; padding: 0;"
            f" border-radius: 4px; selection-background-color: {dress.accent.name()};"
            f" selection-color: {dress.fill.name()}; }}"
        )
        # After the sheet: a widget's first sheet of its own takes it back to the window's font.
        self.setFont(_font(dress.style, scale, self.logicalDpiY()))
        self._set_leading(dress.style.leading * scale)

    def _set_leading(self, leading: float) -> None:
        was_changed = self.document().isModified()
        form = QTextBlockFormat()
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().setModified(was_changed)

    def _size_changed(self) -> None:
        if not self._is_open:
            return
        height = self._text_height
        if abs(height - self._height) > 0.5:
            self._height = height
            self.grown.emit(height)

    def _text_changed(self) -> None:
        if not self._is_open or self._dress is None:
            return
        if self._wrap is not None and self.document().isModified():
            self._break_at(self.width())
        if self._dress.is_snug:
            self.grown.emit(self._text_height)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_text_key(event) and not self._is_undo_of_more(event):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = self._exit(event)
        if way is not None:
            self.left.emit(way)
        elif event.key() in _RETURNS:
            self.insertPlainText("\n")
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
        elif is_text_key(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _is_undo_of_more(self, event: QKeyEvent) -> bool:
        """Whether a person goes on undoing where nothing that is written here is left to undo."""
        return event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()

    def _take_back(self) -> None:
        """Undo the last change of the text; that the letters got another size is none."""
        before = self.toPlainText()
        while self.document().isUndoAvailable() and self.toPlainText() == before:
            self.undo()

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


def _font(style: TextStyle, scale: float, dots_per_inch: int) -> QFont:
    """In points, of which Qt makes whole pixels: the spacing of the letters makes up for the rest, so that a line is as
    long as on the map, which is scaled as a whole."""
    made, wanted = QFont(fonts.font(style)[0]), style.size * scale
    made.setPointSizeF(wanted * 72 / dots_per_inch)
    if not style.spacing:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * wanted / max(round(wanted), 1))
    return made
