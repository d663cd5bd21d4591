"""The menu of a right click on the map holds what can be done with what is there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from journeydesigner.canvas.selection import NOTHING, Selection, SelectionKind, of_cards, of_header
from journeydesigner.ui.main_window import MainWindow


def offered(window: MainWindow) -> list[str]:
    window.late_menus.show_canvas_menu(window, QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [str(action.data()) for action in menu.actions() if not action.isSeparator() and action.menu() is None]
    assert all(action.isEnabled() for action in menu.actions() if action.data())
    inside = [action.data() for action in menu.actions()[-1].menu().actions()]  # type: ignore[union-attr]
    assert inside[:2] == ["insert stage", "insert step"]
    menu.close()
    return names


def selections(window: MainWindow) -> dict[str, Selection]:
    session = window.session
    assert session.map_id is not None
    snapshot = session.snapshot
    lane = next(lane.id for lane in snapshot.lanes_of(session.map_id) if lane.kind == "actions")
    return {
        "card": of_cards((snapshot.cards_in(lane)[0].id,), snapshot),
        "lane": of_header(SelectionKind.LANE, lane),
        "nothing": NOTHING,
    }


@pytest.mark.parametrize(
    ("what", "there", "not_there"),
    [
        ("card", {"edit", "duplicate", "link", "to inbox", "delete", "copy"}, {"fold", "file note"}),
        ("lane", {"edit", "fold", "delete", "comment"}, {"duplicate", "link", "to inbox", "float", "paste style"}),
        ("nothing", {"paste"}, {"edit", "delete", "copy", "duplicate"}),
    ],
)
def test_only_what_can_be_done_is_offered(window: MainWindow, what: str, there: set[str], not_there: set[str]) -> None:
    window.canvas.select(selections(window)[what])
    names = set(offered(window))
    assert there <= names and not not_there & names
