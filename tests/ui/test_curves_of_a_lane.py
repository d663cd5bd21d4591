"""Whose curves an emotion lane shows, chosen in the inspector."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.navigation import emotion_at
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.records import Lane
from journeydesigner.ui.inspector.emotion_page import EmotionPage
from journeydesigner.ui.inspector.structure_pages import LanePage
from journeydesigner.ui.main_window import MainWindow


def page_of(window: MainWindow, lane: Lane) -> LanePage:
    window.canvas.select_record(lane.id)
    page = window.inspector.page
    assert isinstance(page, LanePage)
    return page


def offered(page: LanePage) -> list[str]:
    return [button.text() for button in page.personas.findChildren(QPushButton) if not button.isHidden()]


def test_only_curves_that_are_there_are_offered_so_that_no_click_leaves_a_lane_without_any(window: MainWindow) -> None:
    lane = next(lane for lane in window.canvas.board.lanes if lane.kind == "emotion")
    page = page_of(window, lane)
    assert page.personas.isHidden() and not page.others.isHidden()
    session = window.session
    assert session.map is not None
    tomas = next(p for p in session.snapshot.personas_of(session.map.organization) if p.name == "Tomas Berg")
    set_emotion(session.document, lane.id, window.canvas.board.steps[0], 1.0, tomas.id)
    page = page_of(window, lane)
    page.refresh()
    assert offered(page) == ["Everybody", "Nora Klein", "Tomas Berg"]
    next(b for b in page.personas.findChildren(QPushButton) if b.text() == "Tomas Berg").click()
    assert session.snapshot.lane(lane.id).personas == (tomas.id,)
    assert any(node.record for node in window.canvas.board.band_of(lane.id).nodes), "his point is drawn"  # type: ignore[union-attr]


def test_who_is_chosen_at_a_point_is_meant_by_the_keys_on_the_map(window: MainWindow, qtbot: QtBot) -> None:
    session, board = window.session, window.canvas.board
    lane = next(lane for lane in board.lanes if lane.kind == "emotion")
    assert session.map is not None
    tomas = next(p for p in session.snapshot.personas_of(session.map.organization) if p.name == "Tomas Berg")
    before = session.snapshot.emotions_of(lane.id)
    window.canvas.select(emotion_at(board, lane.id, board.steps[0]))
    page = window.inspector.page
    assert isinstance(page, EmotionPage)
    page.persona.committed.emit(tomas.id)
    assert session.selection.persona == tomas.id and session.selection.id is None
    window.canvas.type_text("3")
    (made,) = (point for point in session.snapshot.emotions_of(lane.id) if point not in before)
    assert (made.persona, made.value) == (tomas.id, 2.0)
    assert session.selection.id == made.id
    qtbot.waitUntil(lambda: page.value.text() == "2")
    page.persona.committed.emit(session.map.persona)
    assert session.selection == emotion_at(window.canvas.board, lane.id, board.steps[0])


def test_a_curves_lane_counts_its_points(window: MainWindow) -> None:
    lane = next(lane for lane in window.canvas.board.lanes if lane.kind == "emotion")
    assert page_of(window, lane).heading().where == "8 points"
