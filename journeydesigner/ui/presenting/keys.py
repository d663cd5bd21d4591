"""The keys of a show. The same in both its windows."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeydesigner.ui.presenting.show import Show
from journeydesigner.wording import _

_NEXT = {
    Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N,
}  # fmt: skip
_PREVIOUS = {Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace, Qt.Key.Key_P}
_TOGETHER = 0.9
"""Seconds within which two digits are one number."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Desk(Protocol):
    """What keys do that concerns the windows of a show."""

    def leave(self) -> None: ...
    def toggle_keys(self) -> None: ...
    def edit(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def toggle_theme(self) -> None: ...
    def toggle_timer(self) -> None: ...
    def reset_timer(self) -> None: ...
    def swap_screens(self) -> None: ...


class ShowKeys:
    """Answers keys of one show."""

    def __init__(self, show: Show, desk: Desk) -> None:
        self._show, self._desk = show, desk
        self._typed, self._since = 0, 0.0
        self._acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Home: show.first,
            Qt.Key.Key_End: show.last,
            Qt.Key.Key_Down: show.next_lane,
            Qt.Key.Key_Up: show.previous_lane,
            Qt.Key.Key_B: lambda: show.toggle_blank("black"),
            Qt.Key.Key_Period: lambda: show.toggle_blank("black"),
            Qt.Key.Key_W: lambda: show.toggle_blank("white"),
            Qt.Key.Key_Comma: lambda: show.toggle_blank("white"),
            Qt.Key.Key_L: show.toggle_laser,
            Qt.Key.Key_E: desk.edit,
            Qt.Key.Key_D: desk.toggle_theme,
            Qt.Key.Key_X: desk.swap_screens,
            Qt.Key.Key_Escape: desk.leave,
            Qt.Key.Key_F1: desk.toggle_keys,
            Qt.Key.Key_Question: desk.toggle_keys,
        }
        self._acts |= dict.fromkeys(_NEXT, show.next) | dict.fromkeys(_PREVIOUS, show.previous)

    def answer(self, event: QKeyEvent) -> None:
        """Do what the key says; one that says nothing stays unanswered."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & _HELD:
            self._take_back(event)
            return
        if key == Qt.Key.Key_T:
            if held & Qt.KeyboardModifier.ShiftModifier:
                self._desk.reset_timer()
            else:
                self._desk.toggle_timer()
        elif key == Qt.Key.Key_Space and held & Qt.KeyboardModifier.ShiftModifier:
            self._show.previous()
        elif event.text().isdecimal() and event.text().isascii():
            self._digit(int(event.text()))
        elif key in self._acts:
            self._acts[key]()
        else:
            return
        event.accept()

    def _take_back(self, event: QKeyEvent) -> None:
        """What was written live can be undone without leaving the show."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._desk.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._desk.redo()
        else:
            return
        event.accept()

    def _digit(self, digit: int) -> None:
        """A stage by its number, 0 the title; 1 and 2 soon after each other are the twelfth, if there is one."""
        now = monotonic()
        number = self._typed * 10 + digit if now - self._since < _TOGETHER else digit
        if not 1 <= number <= self._show.stage_count:
            number = digit
        self._typed, self._since = number, now
        if number == 0:
            self._show.first()
        else:
            self._show.go_to_stage(number)


def told() -> tuple[tuple[str, str], ...]:
    """The keys and what they do, for a person."""
    return (
        (_("Right, Space, click"), _("Next")),
        (_("Left, right click"), _("Previous")),
        (_("Up, Down"), _("Lane by lane")),
        (_("1 … 9"), _("To a stage")),
        (_("Home, End"), _("Title, whole map")),
        ("E", _("Edit a card")),
        ("L", _("Laser pointer")),
        ("T", _("Hold the time, let it run")),
        (_("Shift+T"), _("Time from zero")),
        ("B, W", _("Black, white screen")),
        ("D", _("Dark, light")),
        ("X", _("Swap the screens")),
        (_("F1 or ?"), _("These keys")),
        (_("Esc"), _("Leave")),
    )
