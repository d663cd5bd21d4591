"""The key map of the canvas: from a key press to what it means. Typing wins: no bare letter is a command."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas.structure_keys import StructureKeys
from journeydesigner.canvas.voting import Voting

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GOING = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyed(Protocol):
    """What keys can do."""

    def go(self, dx: int, dy: int) -> None: ...
    def go_to_end(self, direction: int) -> None: ...
    def go_to_corner(self, direction: int) -> None: ...
    def go_to_next(self, direction: int) -> None: ...
    def move_selection(self, dx: int, dy: int) -> None: ...
    def widen(self) -> None: ...
    def narrow(self) -> None: ...
    def edit_selection(self) -> None: ...
    def delete_selection(self) -> None: ...
    def insert_beside(self, *, is_after: bool) -> None: ...
    def type_text(self, text: str) -> None: ...
    def escape(self) -> bool: ...
    @property
    def voting(self) -> Voting: ...
    @property
    def structure(self) -> StructureKeys: ...


def act(canvas: Keyed, event: QKeyEvent) -> bool:
    """Do what a key press means. Whether it means anything here."""
    key, held = Qt.Key(event.key()), event.modifiers() & (_CTRL | _SHIFT | _ALT)
    if key in _ARROWS and not (held and canvas.voting.is_on):
        return _arrow(canvas, *_ARROWS[key], held)
    if canvas.voting.is_on:
        return _vote(canvas, event, key, held)
    command = _COMMANDS.get((key, held))
    if command is not None:
        command(canvas)
        return True
    if key == Qt.Key.Key_Escape:
        return canvas.escape()
    if is_typing(event):
        canvas.type_text(event.text())
        return True
    return False


def _vote(canvas: Keyed, event: QKeyEvent, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    """In a vote keys go from card to card and give dots; nothing is written, moved or deleted."""
    if key in _GOING and (key, held) in _COMMANDS:
        _COMMANDS[key, held](canvas)
        return True
    if key == Qt.Key.Key_Escape:
        return canvas.escape()
    return canvas.voting.key(event.text()) or (key, held) in _COMMANDS


def _arrow(canvas: Keyed, dx: int, dy: int, held: Qt.KeyboardModifier) -> bool:
    if not held:
        canvas.go(dx, dy)
    elif held == _ALT:
        canvas.move_selection(dx, dy)
    elif held == _ALT | _SHIFT and dx:
        if not canvas.structure.move_border(dx):
            (canvas.widen if dx > 0 else canvas.narrow)()
    elif held == _CTRL | _ALT:
        return canvas.structure.resize(dx, dy)
    else:
        return False
    return True


def is_typing(event: QKeyEvent) -> bool:
    """A printable key; the space bar alone pans."""
    text, held = event.text(), event.modifiers()
    with_alt_gr = bool(held & _CTRL and held & _ALT)
    if held & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier) and not with_alt_gr:
        return False
    return bool(text) and text.isprintable() and text != " "


def take_text(event: QEvent) -> bool:
    """Whether an event asks, as it does before a key becomes a shortcut, for a letter: that is text, and is kept."""
    is_text = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_typing(event)
    if is_text:
        event.accept()
    return is_text


_NONE = Qt.KeyboardModifier.NoModifier
_COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[Keyed], object]] = {
    (Qt.Key.Key_Home, _NONE): lambda canvas: canvas.go_to_end(-1),
    (Qt.Key.Key_End, _NONE): lambda canvas: canvas.go_to_end(1),
    (Qt.Key.Key_Home, _CTRL): lambda canvas: canvas.go_to_corner(-1),
    (Qt.Key.Key_End, _CTRL): lambda canvas: canvas.go_to_corner(1),
    (Qt.Key.Key_Tab, _NONE): lambda canvas: canvas.go_to_next(1),
    (Qt.Key.Key_Backtab, _SHIFT): lambda canvas: canvas.go_to_next(-1),
    (Qt.Key.Key_Backtab, _NONE): lambda canvas: canvas.go_to_next(-1),
    (Qt.Key.Key_F2, _NONE): lambda canvas: canvas.edit_selection(),
    (Qt.Key.Key_Delete, _NONE): lambda canvas: canvas.delete_selection(),
    (Qt.Key.Key_Backspace, _NONE): lambda canvas: canvas.delete_selection(),
    (Qt.Key.Key_Period, _CTRL): lambda canvas: canvas.structure.fold(),
} | {
    (key, held): command
    for key in _RETURNS
    for held, command in (
        (_NONE, lambda canvas: canvas.edit_selection()),
        (_CTRL, lambda canvas: canvas.insert_beside(is_after=True)),
        (_CTRL | _SHIFT, lambda canvas: canvas.insert_beside(is_after=False)),
    )
}
