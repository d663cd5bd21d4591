"""What opens over the map is translated, uncut, named and large enough to be hit, on a laptop's screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner import wording
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_header
from journeydesigner.ui.main_window import MainWindow
from tests.ui.pseudo_language import Pseudo
from tests.ui.test_languages import LAPTOP, faults, settled, sized
from tests.ui.test_reach import nameless, reachable

LEAST = 24
AUTHOR = "Reichheld"
"""Who defined the first metric of the catalogue: a name is no word."""
SHEETS = [
    "add metric", "agenda", "carries", "comments", "conflicts", "departments", "export", "filter", "keys",
    "metric library", "metrics", "new twin", "snapshot", "unsaved", "versions", "vote",
]  # fmt: skip


@pytest.fixture(autouse=True)
def pseudo() -> Iterator[None]:
    wording.use(Pseudo())
    yield
    wording.speak("en")


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_heard_and_hit(window: MainWindow, qtbot: QtBot, name: str) -> None:
    sized(window).actions_of.trigger(name)
    qtbot.waitUntil(lambda: not window.exporting.ahead.is_busy, timeout=60_000)
    settled()
    window.resize(LAPTOP)
    settled()
    over: list[QWidget] = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert window in over
    assert [fault for root in over for fault in faults(window, root) if AUTHOR not in fault] == []
    assert [each for root in over for each in nameless(root)] == []
    small = [each for root in over for each in reachable(root) if each.width() < LEAST or each.height() < LEAST]
    assert small == []
    for root in over:
        if root is not window:
            root.close()


def editor_over(window: MainWindow) -> QTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QTextEdit)
    return found


def test_what_is_written_over_the_map_is_said(window: MainWindow, qtbot: QtBot) -> None:
    wording.speak("en")
    with qtbot.waitActive(window):
        window.activateWindow()
    canvas, snapshot = window.canvas, window.session.snapshot
    lane = next(lane for lane in canvas.board.lanes if lane.kind == "actions")
    said = []
    for selection in (
        of_cards((snapshot.cards_in(lane.id)[0].id,), snapshot),
        of_header(SelectionKind.STAGE, snapshot.stages_of(canvas.board.map)[0].id),
        of_header(SelectionKind.LANE, lane.id),
    ):
        canvas.select(selection)
        canvas.setFocus()
        QTest.keyClick(canvas, Qt.Key.Key_F2)
        said.append(editor_over(window).accessibleName())
        QTest.keyClick(editor_over(window), Qt.Key.Key_Escape)
    assert said == ["Text of the card", "Name of the stage", "Name of the lane"]
