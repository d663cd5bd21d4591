"""The list of what differs: a row for each, what changed in it in words, and which kinds are shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import as_tip, label
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.views.change_words import Difference
from journeydesigner.ui.views.comparison import MARK_SIGNS, Mark, mark_word
from journeydesigner.wording import _

STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
"""The keys that go to the next difference and to the one before."""
_TEXT_PX, _PADDING, _BESIDE_TEXT, _FRAME = 12, 14, 40, 28
"""Of a row: the size of its text, what is free above and under it, at its sides with the sign, and beside all rows."""
RECORD = Qt.ItemDataRole.UserRole
_AT_ONCE = 60
"""So many rows are made in one turn of the event loop."""


class CompareList(QWidget):
    """``chosen(object)`` tells the difference that was gone to, ``activated(object)`` one that was entered,
    ``filtered()`` that other kinds are shown. ``rows`` is the list itself."""

    chosen = Signal(object)
    activated = Signal(object)
    filtered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._wanted: list[Difference] = []
        self._listed: list[Difference] = []
        """What ``rows`` shows by now, row by row."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self.setObjectName("compareSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = _Rows()
        self.rows.setAccessibleName(_("What differs"))
        self.rows.setWordWrap(True)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes later makes rows narrower than they were measured.
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.setLayoutMode(QListView.LayoutMode.Batched)
        self.rows.setBatchSize(_AT_ONCE)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._kinds = {mark: self._kind() for mark in Mark}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 4, 8)
        column.addWidget(label(_("What differs"), size="head"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=4)
        for button in self._kinds.values():
            flow.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self.rows, 1)
        self.rows.currentItemChanged.connect(self._gone_to)
        self.rows.itemActivated.connect(self._entered)

    def _kind(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self.filtered)
        return button

    # Which kinds

    @property
    def kinds(self) -> frozenset[Mark]:
        """Those that are shown."""
        return frozenset(mark for mark, button in self._kinds.items() if button.isChecked())

    def kind_button(self, mark: Mark) -> QToolButton:
        return self._kinds[mark]

    def show_kinds(self, counts: Sequence[tuple[Mark, int]]) -> None:
        """Which there are, and how many of each; one that was left out stays in sight."""
        found = dict(counts)
        for mark, button in self._kinds.items():
            count = found.get(mark, 0)
            name, family = MARK_SIGNS[mark]
            button.setIcon(icon(self._look, name, f"{family}.edge", 14))
            button.setText(str(count))
            said = _("{kind}: {count}").format(kind=mark_word(mark), count=count)
            button.setAccessibleName(said)
            button.setToolTip(as_tip(said))
            button.setVisible(bool(count) or not button.isChecked())

    # The rows

    def show_differences(self, found: Iterable[Difference]) -> None:
        """Rows that stay keep their place; many that come, come a few at a time."""
        self._wanted = list(found)
        self._go_on()

    def forget(self) -> None:
        """Make all rows anew, as for another look."""
        self.rows.clear()
        self._listed = []

    @property
    def is_whole(self) -> bool:
        """Whether all rows stand there."""
        return self._listed == self._wanted

    def finish(self) -> None:
        """Make the rows that are still to come."""
        while not self.is_whole:
            self._go_on()

    def _go_on(self) -> None:
        first, count = _same_at_both_ends(self._listed, self._wanted)
        gone = range(first, len(self._listed) - count)
        come = self._wanted[first : len(self._wanted) - count]
        if not come and not gone:
            return
        self.rows.blockSignals(True)
        for row in reversed(gone):
            self.rows.takeItem(row)
        del self._listed[gone.start : gone.stop]
        signs = {
            mark: icon(self._look, name, f"{family}.edge", 16, checked=f"{family}.edge")
            for mark, (name, family) in MARK_SIGNS.items()
        }
        for row, found in enumerate(come[:_AT_ONCE], start=first):
            item = QListWidgetItem(signs[found.mark], found.text)
            item.setData(RECORD, found.record)
            item.setSizeHint(QSize(0, self._height_of(found.text)))
            self.rows.insertItem(row, item)
            self._listed.insert(row, found)
        self.rows.blockSignals(False)
        if len(come) > _AT_ONCE:
            self._later.start()

    def _height_of(self, text: str) -> int:
        """Of a row. Qt measures it without the padding that the style sheet gives rows, and cuts its last line."""
        font = QFont(self.rows.font())
        font.setPixelSize(_TEXT_PX)
        room = min(self.rows.viewport().width(), self.maximumWidth() - _FRAME) - _BESIDE_TEXT
        wrapped = QFontMetrics(font).boundingRect(0, 0, max(room, 40), 10_000, Qt.TextFlag.TextWordWrap, text)
        return wrapped.height() + _PADDING

    def follow(self, record: str) -> None:
        """Mark the row of a record, without telling."""
        for row in range(self.rows.count()):
            if self.rows.item(row).data(RECORD) == record:
                if self.rows.currentRow() != row:
                    self.rows.blockSignals(True)
                    self.rows.setCurrentRow(row)
                    self.rows.blockSignals(False)
                return

    def step(self, by: int) -> None:
        """To the next difference (1) or the one before (-1)."""
        count = self.rows.count()
        if count:
            row = self.rows.currentRow()
            self.rows.setCurrentRow((row + by) % count if row >= 0 else 0 if by > 0 else count - 1)

    def _gone_to(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._listed[self.rows.row(item)])

    def _entered(self, item: QListWidgetItem) -> None:
        self.activated.emit(self._listed[self.rows.row(item)])

    def dress(self) -> None:
        """Take the colours of the look."""
        colour = self._look.colour
        ground, line, selected = (colour(name).name() for name in ("panel", "line", "selected"))
        self.setStyleSheet(
            f"#compareSide {{ background: {ground}; border-left: 1px solid {line}; }}"
            "#compareSide QListView { background: transparent; border: 0; font-size: 12px; }"
            "#compareSide QListView::item { padding: 6px 4px; border-radius: 6px; }"
            f"#compareSide QListView::item:selected {{ background: {selected}; color: {colour('text').name()}; }}"
            f"#compareSide QToolButton {{ border: 1px solid {line}; border-radius: 10px; padding: 2px 7px 2px 5px;"
            f" color: {colour('text3').name()}; font-size: 12px; }}"
            f"#compareSide QToolButton:checked {{ background: {selected}; color: {colour('text').name()}; }}"
        )
        self.forget()


class _Rows(QListWidget):
    """Leaves the keys that step from difference to difference to the view."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _same_at_both_ends(before: Sequence[Difference], after: Sequence[Difference]) -> tuple[int, int]:
    """How many rows are the same from the top on, and how many of the others from the end on."""
    most = min(len(before), len(after))
    first = next((row for row in range(most) if before[row] != after[row]), most)
    last = next((row for row in range(most - first) if before[-1 - row] != after[-1 - row]), most - first)
    return first, last
