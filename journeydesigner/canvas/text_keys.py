"""Which keys are for a text that is being written, and which for the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
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


def is_text_key(event: QKeyEvent) -> bool:
    """Whether a key is for the text, not for the program. Qt's own text widgets take more: on X11 Ctrl+K deletes to
    the end of the line."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return False
    if held & _CTRL and not held & _ALT:  # Ctrl+Alt is AltGr, which types
        return key in _OWN_WITH_CTRL
    return not held & _ALT or bool(held & _CTRL) or bool(event.text())
