"""Top bar, left panel, canvas and inspector side by side: which of them are open, and the way round them by key.

In focus the map is alone. Bars may stand under the top bar and on the canvas, and a panel in the inspector's place.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.ui.inspector.inspector import Inspector
from journeydesigner.ui.theme import LEFT_PANEL, NARROW_LEFT_PANEL

NARROW = 1400
"""Under this width only one of the two panels is open by itself, so that six steps of a map stay in sight."""
NARROWEST = 1100
"""Under this width none is."""


class Panes(QWidget):
    """The person's wish decides; without one, the width. ``folded`` tells that a panel opened or closed."""

    folded = Signal()
    bared = Signal()
    """What lies over them is in the way: somebody opens a panel."""

    def __init__(self, top_bar: QWidget, left: QWidget, canvas: QWidget, inspector: Inspector) -> None:
        super().__init__()
        self._top_bar, self._left, self._canvas, self._inspector = top_bar, left, canvas, inspector
        self._wants_left: bool | None = None
        self._wants_inspector: bool | None = None
        self._is_in_focus = False
        self._bars: list[QWidget] = []
        self._on_canvas: QWidget | None = None
        self._side: QWidget | None = None
        self._cover: QWidget | None = None
        self._body = QWidget()
        self._row = row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(canvas, 1)
        row.addLayout(self._middle, 1)
        row.addWidget(inspector)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top_bar)
        column.addWidget(self._body, 1)

    def place_bar(self, bar: QWidget) -> None:
        """Under the top bar and the bars that are there; it stays in sight while the map is in focus."""
        self._bars.append(bar)
        self._column.insertWidget(len(self._bars), bar)

    def place_on_canvas(self, bar: QWidget) -> None:
        """On top of the canvas, as wide as it: it takes of the canvas's room, and covers nothing."""
        self._on_canvas = bar
        self._middle.insertWidget(0, bar)

    def place_side(self, side: QWidget) -> None:
        """In the place of the inspector, which is there again when ``side`` is hidden."""
        self._side = side
        self._row.insertWidget(2, side)
        side.installEventFilter(self)

    def place_cover(self, cover: QWidget) -> None:
        """What can lie over the panels and what is between them."""
        self._cover = cover
        cover.hide()
        self._column.addWidget(cover, 1)

    def cover(self, *, is_covered: bool) -> None:
        """Show what was placed over them, or them again."""
        assert self._cover is not None, "there is something to cover them"
        self._body.setHidden(is_covered)
        self._cover.setVisible(is_covered)

    def is_covered(self) -> bool:
        return self._cover is not None and not self._cover.isHidden()

    def go_on_as(self, other: "Panes") -> None:
        """Open and close what the person had opened and closed in ``other``, which these replace."""
        self._wants_left, self._wants_inspector = other._wants_left, other._wants_inspector
        if other._is_in_focus != self._is_in_focus:
            self.toggle_focus()
        else:
            self.fold(self.width())

    def is_in_focus(self) -> bool:
        """Whether the map is alone."""
        return self._is_in_focus

    def toggle_focus(self) -> None:
        """The map alone, or with all that stands round it."""
        self._bare()
        self._is_in_focus = not self._is_in_focus
        self._top_bar.setHidden(self._is_in_focus)
        self.fold(self.width())
        if self._is_in_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_left_open(self) -> bool:
        return not self._left.isHidden()

    def is_inspector_open(self) -> bool:
        return not self._inspector.isHidden()

    def toggle_left(self) -> None:
        self._bare()
        self._wants_left = not self.is_left_open()
        self.fold(self.width())

    def toggle_inspector(self) -> None:
        self._bare()
        self._wants_inspector = not self.is_inspector_open()
        self.fold(self.width())

    def open_left(self) -> None:
        self._bare()
        if not self.is_left_open():
            self.toggle_left()

    def open_inspector(self) -> None:
        self._bare()
        if not self.is_inspector_open():
            self.toggle_inspector()

    def _bare(self) -> None:
        if self.is_covered():
            self.bared.emit()

    def fold(self, width: int) -> None:
        """Open and close the panels for a window of ``width``."""
        right = self._wants_inspector if self._wants_inspector is not None else width >= NARROW
        left = self._wants_left if self._wants_left is not None else width >= (NARROW if right else NARROWEST)
        self._left.setFixedWidth(LEFT_PANEL if width >= NARROW else NARROW_LEFT_PANEL)
        self._left.setVisible(left and not self._is_in_focus)
        self._inspector.setVisible(right and not self._is_in_focus and not self._has_side())
        self.folded.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The side panel came or went."""
        if watched is self._side and event.type() is QEvent.Type.ShowToParent:
            self._bare()
        if watched is self._side and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.fold(self.width())
        return super().eventFilter(watched, event)

    def _has_side(self) -> bool:
        return self._side is not None and not self._side.isHidden()

    def next(self) -> None:
        """The focus to the next pane: top bar, the bars under it, left panel, canvas, what is at its right."""
        self._go_on(1)

    def previous(self) -> None:
        """The focus to the pane before."""
        self._go_on(-1)

    def _go_on(self, direction: int) -> None:
        self._inspector.catch_up()
        middle = (self._on_canvas, self._canvas)
        there = (self._top_bar, *self._bars, self._cover, self._left, *middle, self._side, self._inspector)
        panes = [p for p in there if p is not None and p.isVisible()]
        focused = QApplication.focusWidget()
        panes = panes[::direction]
        here = next((i for i, p in enumerate(panes) if focused and (p is focused or p.isAncestorOf(focused))), -1)
        for pane in panes[here + 1 :] + panes[: here + 1]:
            found = pane if pane is self._canvas else _first_focusable(pane)
            if found is not None:
                found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def _first_focusable(pane: QWidget) -> QWidget | None:
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None
