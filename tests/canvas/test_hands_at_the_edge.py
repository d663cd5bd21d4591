"""Drags that begin beyond the window's edges, and text from an input method."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cell
from tests.canvas.conftest import Hands, Journey


def test_a_marquee_from_beside_the_map_does_not_push_it_away(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.look(Camera(1.0, 0, 0))
    before = canvas.camera
    start = QPoint(12, round(canvas.viewport.open_window.y) - 60)
    hands.carry(start, start + QPoint(20, 6))
    QTest.qWait(120)
    assert canvas.camera == before
    card = canvas.board.rect_of_card(journey.compare)
    hands.move(hands.at(card))
    hands.release(hands.at(card))
    assert {journey.search, journey.compare} <= set(canvas.selection.cards)


def test_a_drag_beyond_the_edges_scrolls_to_the_end_of_the_map_and_no_further(
    journey: Journey, canvas: MapCanvas, hands: Hands, qtbot: QtBot
) -> None:
    canvas.resize(700, 500)
    canvas.look(Camera(1.0, 0, 0))
    start, scene = hands.at(canvas.board.rect_of_card(journey.search)), canvas.board.scene
    hands.carry(start, QPoint(699, 499))
    qtbot.waitUntil(lambda: canvas.camera == Camera(1.0, round(scene.width) - 700, round(scene.height) - 500))
    hands.move(QPoint(1, 1))
    qtbot.waitUntil(lambda: canvas.camera == Camera(1.0, 0, 0))
    hands.key(Qt.Key.Key_Escape)
    hands.release(QPoint(1, 1))


def test_an_input_method_writes_a_card_in_an_empty_cell(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.setFocus()
    QApplication.sendEvent(canvas, QInputMethodEvent("に", []))
    assert canvas.is_editing
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(canvas.editor, done)
    canvas.setFocus()
    assert journey.texts(journey.actions, journey.steps[1]) == ["日本"]
