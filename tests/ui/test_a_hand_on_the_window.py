"""What a person stumbled over in the window: bars over headers, feelings of nobody, a line that told of yesterday."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.selection import SelectionKind, of_emotion, of_header
from journeydesigner.editing.cards import set_text
from journeydesigner.editing.numbers import clear_emotion, set_emotion
from journeydesigner.model.ids import LaneId, StepId, emotion_id
from journeydesigner.model.records import Emotion
from journeydesigner.ui.inspector.emotion_page import EmotionPage
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, OpenWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def empty_point(window: MainWindow) -> tuple[LaneId, StepId]:
    """A place of the emotion lane from which its points were taken."""
    session = window.session
    lane = next(lane.id for lane in window.canvas.board.lanes if lane.kind == "emotion")
    step = window.canvas.board.steps[1]
    for emotion in session.snapshot.emotions_of(lane):
        if emotion.step == step:
            clear_emotion(session.document, lane, step, emotion.persona)
    window.canvas.select(of_emotion(lane, step, None))
    return lane, step


def points(window: MainWindow, lane: LaneId, step: StepId) -> list[Emotion]:
    return [emotion for emotion in window.session.snapshot.emotions_of(lane) if emotion.step == step]


@pytest.mark.parametrize("act", [lambda w: w.canvas.type_text("3"), lambda w: w.canvas.move_selection(0, -1)])
def test_a_new_feeling_is_of_the_maps_persona(window: MainWindow, act: object) -> None:
    lane, step = empty_point(window)
    act(window)  # type: ignore[operator]
    journey = window.session.map
    assert journey is not None and journey.persona
    (made,) = points(window, lane, step)
    assert made.persona == journey.persona
    assert window.canvas.selection.id == made.id


def test_a_quote_written_where_no_point_is_is_of_the_maps_persona(window: MainWindow) -> None:
    lane, step = empty_point(window)
    window.canvas.type_text("Oh")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    journey = window.session.map
    assert journey is not None
    (made,) = points(window, lane, step)
    assert (made.quote, made.persona) == ("Oh", journey.persona)


def test_the_inspector_writes_a_new_feeling_of_the_maps_persona(window: MainWindow) -> None:
    lane, step = empty_point(window)
    page = window.inspector.page
    assert isinstance(page, EmotionPage)
    page.value.committed.emit(0.5)
    journey = window.session.map
    assert journey is not None
    assert [(e.persona, e.value) for e in points(window, lane, step)] == [(journey.persona, 0.5)]


def test_a_feeling_of_nobody_stays_one_point_of_the_maps_curve(window: MainWindow) -> None:
    lane, step = empty_point(window)
    set_emotion(window.session.document, lane, step, -1.0, None)
    window.canvas.select(of_emotion(lane, step, emotion_id(lane, step, None)))
    window.canvas.type_text("5")
    page = window.inspector.page
    assert isinstance(page, EmotionPage)
    page.value.committed.emit(0.25)
    assert [(e.persona, e.value) for e in points(window, lane, step)] == [(None, 0.25)]


def test_the_bar_is_for_cards_and_leaves_headers_free(window: MainWindow) -> None:
    canvas = window.canvas
    for kind, record in (
        (SelectionKind.STAGE, window.session.snapshot.stages_of(canvas.board.map)[0].id),
        (SelectionKind.STEP, canvas.board.steps[0]),
        (SelectionKind.LANE, canvas.board.lanes[0].id),
    ):
        canvas.select(of_header(kind, record))
        assert not window.context_bar.isVisible()
    canvas.go_to_corner(-1)
    if canvas.selection.cards:
        free = canvas.viewport.open_window
        bar = window.context_bar.geometry()
        assert window.context_bar.isVisible()
        assert bar.top() >= free.y and bar.left() >= free.x
        rect = canvas.selection_rect()
        assert isinstance(rect, QRect) and not bar.intersects(rect)


def test_the_line_of_the_last_edit_follows_each_change(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "old.journey"
    copy.write_bytes(HOME_BATTERY.read_bytes())
    window = open_window(copy)
    session = window.session
    today = "Edited today"
    window.canvas.select_record(next(iter(session.snapshot.table("cards"))))
    card = window.canvas.selection.cards[0]
    set_text(session.document, card, "Now")
    assert window.inspector.edited_text.startswith(today)
    window.canvas.escape()
    assert window.inspector.edited_text.startswith(today), "a card's change is one of its map"
    assert f"{datetime.datetime.now():%H:}" in window.inspector.edited_text
