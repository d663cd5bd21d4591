"""The actions of the window: one registry, no key twice, everything in a menu."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from journeydesigner.ui.actions import Action, Context
from journeydesigner.ui.main_window import MainWindow

PARENTS = ("canvas ", "show menu")


def keys_of(action: Action) -> list[str]:
    return [QKeySequence(key).toString() for key in action.keys if not key.startswith("~")]


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    for action in window.actions_of:
        for key in keys_of(action):
            assert key not in seen, f"{key} is a key of {seen[key]} and of {action.id}"
            seen[key] = action.id


def test_no_key_is_one_with_which_a_letter_is_typed(window: MainWindow) -> None:
    """Ctrl+Alt is AltGr on Windows: ś in Polish, @ in Spanish."""
    for action in window.actions_of:
        for key in keys_of(action):
            *held, last = key.replace("++", "+Plus").split("+")
            types = len(last) == 1 or last in ("Plus", "Space")
            assert not types or ("Ctrl" in held and "Alt" not in held), f"{key} is a key of {action.id}"


def test_every_key_is_one_that_qt_understands(window: MainWindow) -> None:
    for action in window.actions_of:
        for key in action.keys:
            assert key.startswith("~") or QKeySequence(key).toString() != "", key


def test_every_action_that_can_be_triggered_stands_in_a_menu(window: MainWindow) -> None:
    found: set[str] = set()
    menu = window.top_bar.menu_button.menu()
    assert menu is not None
    collect(menu, found)
    missing = {action.id for action in window.actions_of if action.handler is not None} - found
    assert missing <= {"show menu"}


def test_a_window_key_is_a_shortcut_and_a_canvas_key_is_told_beside_the_text(window: MainWindow) -> None:
    window.actions_of.refresh()
    for action in window.actions_of:
        twin = window.actions_of.qaction(action.id)
        if action.context is Context.WINDOW:
            assert [key.toString() for key in twin.shortcuts()] == keys_of(action)
        else:
            assert not twin.shortcuts()
            assert "\t" in twin.text()


def test_what_cannot_be_done_is_off(open_window) -> None:
    window = open_window()
    window.actions_of.refresh()
    for name in ("save", "undo", "redo", "copy", "delete", "insert stage", "export xlsx"):
        assert not window.actions_of.qaction(name).isEnabled()
    assert window.actions_of.qaction("open").isEnabled()


def collect(menu: QMenu, found: set[str]) -> None:
    menu.aboutToShow.emit()
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu):
            collect(inner, found)
        elif entry.data():
            found.add(entry.data())
