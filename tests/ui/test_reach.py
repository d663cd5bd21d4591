"""Everything can be reached by keyboard and is named; nothing a hasty person does breaks anything."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.inspector.structure_pages import StepPage
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def stage(window: MainWindow) -> None:
    window.canvas.select_record(window.session.snapshot.stages_of(window.canvas.board.map)[0].id)


def step(window: MainWindow) -> None:
    window.canvas.select_record(window.canvas.board.steps[0])
    page = window.inspector.page
    assert isinstance(page, StepPage)
    page.metrics.open_form()


def lane(window: MainWindow) -> None:
    window.canvas.select_record(next(lane for lane in window.canvas.board.lanes if lane.kind == "emotion").id)


def emotion(window: MainWindow) -> None:
    window.canvas.select_record(next(iter(window.session.snapshot.table("emotions"))))


def tile(window: MainWindow) -> None:
    cards = window.session.snapshot.table("cards").values()
    window.canvas.select_record(next(card.id for card in cards if card.extras.get("metric")))
    page = window.inspector.page
    assert isinstance(page, CardPage)
    page.metrics.views[0].open_history()


def pain_point(window: MainWindow) -> None:
    cards = window.session.snapshot.table("cards").values()
    window.canvas.select_record(next(card.id for card in cards if card.extras.get("severity")))


def many(window: MainWindow) -> None:
    window.canvas.select_all()


def persona(window: MainWindow) -> None:
    window.session.look_at(next(iter(window.session.snapshot.table("personas"))))


def organization(window: MainWindow) -> None:
    window.session.look_at(next(iter(window.session.snapshot.table("organizations"))))


def whole_map(window: MainWindow) -> None:
    window.canvas.select(Selection(SelectionKind.NONE))


@pytest.mark.parametrize(
    "shown", [stage, step, lane, emotion, tile, pain_point, many, persona, organization, whole_map]
)
def test_every_control_of_every_page_is_named_and_large_enough(
    window: MainWindow, shown: Callable[[MainWindow], None]
) -> None:
    shown(window)
    assert nameless(window) == []
    small = [w for w in reachable(window) if w.width() < 24 or w.height() < 24]
    assert small == []


def test_every_control_of_the_start_page_is_named(open_window: OpenWindow) -> None:
    assert nameless(open_window()) == []


def reachable(window: QWidget) -> list[QWidget]:
    return [w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def nameless(window: QWidget) -> list[QWidget]:
    return [
        w for w in reachable(window) if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())
    ]


def test_tab_goes_round_the_panels_and_comes_back(window: MainWindow) -> None:
    window.activateWindow()
    window.top_bar.menu_button.setFocus()
    seen: set[QWidget] = set()
    for _turn in range(200):
        focused = window.focusWidget()
        assert focused is not None
        seen.add(focused)
        if focused is window.canvas:  # Tab walks its steps: F6 leads on
            window.panes.next()
        else:
            QTest.keyClick(focused, Qt.Key.Key_Tab)
    for pane in (window.top_bar, window.left, window.inspector):
        assert sum(pane.isAncestorOf(widget) for widget in seen) >= 3, pane.accessibleName()


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, Answer.SAVE), (Qt.Key.Key_Escape, Answer.CANCEL)],
)
def test_the_question_about_changes_is_answered_by_key(window: MainWindow, key: Qt.Key, answer: Answer) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, key)

    QTimer.singleShot(50, press)
    assert Asking(window).about_unsaved("Home battery") is answer


def test_escape_at_any_moment_loses_nothing(window: MainWindow) -> None:
    cards = dict(window.session.snapshot.table("cards"))
    middle = QPoint(400, 330)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    QTest.mousePress(window.canvas, LEFT, NONE, middle)
    QTest.mouseMove(window.canvas, middle + QPoint(90, 20))
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.canvas, LEFT, NONE, middle + QPoint(200, 30))
    QTest.mouseDClick(window.canvas, LEFT, NONE, middle)
    QTest.keyClick(QApplication.focusWidget() or window.canvas, Qt.Key.Key_Escape)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert {c: r for c, r in window.session.snapshot.table("cards").items() if c in cards} == cards


def test_a_hasty_hand_breaks_nothing_and_all_of_it_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    before = {name: dict(rows) for name, rows in window.session.snapshot.tables.items()}
    hand = random.Random(7)
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_A,
            Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_B)  # fmt: skip
    names = ("duplicate", "undo", "redo", "insert step", "insert stage", "delete", "to inbox", "select all", "zoom in",
             "zoom fit", "inspector", "left panel", "insert persona", "theme dark", "theme light")  # fmt: skip
    for turn in range(250):
        at = QPoint(hand.randrange(window.canvas.width()), hand.randrange(window.canvas.height()))
        match hand.randrange(6):
            case 0:
                QTest.mouseClick(window.canvas, LEFT, NONE, at)
            case 1:
                QTest.mouseDClick(window.canvas, LEFT, NONE, at)
            case 2:
                QTest.mousePress(window.canvas, LEFT, NONE, at)
                QTest.mouseMove(window.canvas, at + QPoint(hand.randrange(-200, 200), hand.randrange(-100, 100)))
                QTest.mouseRelease(window.canvas, LEFT, NONE, at + QPoint(hand.randrange(-200, 200), 30))
            case 3:
                window.actions_of.trigger(hand.choice(names))
            case _:
                QTest.keyClick(window.focusWidget() or window.canvas, hand.choice(keys))
        if turn % 25 == 0:
            qtbot.wait(1)
    window.canvas.setFocus()
    window.settle()
    while window.session.document.undo_label:
        window.session.document.undo()
    assert {name: dict(rows) for name, rows in window.session.snapshot.tables.items()} == before
