"""What a person stumbled over in the window: bars over headers, feelings of nobody, a line that told of yesterday."""

import datetime
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner.canvas.selection import SelectionKind, of_emotion, of_header
from journeydesigner.editing.cards import set_text
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import delete
from journeydesigner.model.ids import LaneId, StepId, emotion_id
from journeydesigner.model.records import Emotion
from journeydesigner.ui.asking import Answer
from journeydesigner.ui.inspector.emotion_page import EmotionPage
from journeydesigner.ui.keys_sheet import KeysSheet
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def empty_point(window: MainWindow) -> tuple[LaneId, StepId]:
    """A place of the emotion lane from which its points were taken."""
    session = window.session
    lane = next(lane.id for lane in window.canvas.board.lanes if lane.kind == "emotion")
    step = window.canvas.board.steps[1]
    for emotion in session.snapshot.emotions_of(lane):
        if emotion.step == step:
            delete(session.document, "emotions", emotion.id)
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
        window.context_bar.catch_up()
        assert not window.context_bar.isVisible()
    canvas.go_to_corner(-1)
    if canvas.selection.cards:
        window.context_bar.catch_up()
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


def test_the_inspector_follows_a_feeling_that_is_dragged(window: MainWindow) -> None:
    canvas, session = window.canvas, window.session
    emotion = next(e for e in session.snapshot.table("emotions").values() if isinstance(e, Emotion))
    canvas.select_record(emotion.id)
    canvas.reveal_selection()
    rect = canvas.selection_rect()
    page = window.inspector.page
    assert rect is not None and isinstance(page, EmotionPage)
    before = page.value.text()
    QTest.mousePress(canvas, LEFT, NONE, rect.center())
    for way in (5, 10, 20):
        QTest.mouseMove(canvas, rect.center() + QPoint(0, way))
    shown = page.value.text()
    assert shown != before and not session.is_edited
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert page.value.text() == before
    QTest.mouseRelease(canvas, LEFT, NONE, rect.center() + QPoint(0, 20))
    assert not session.is_edited


def test_esc_closes_the_sheet_of_keys_from_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    window.show_keys()
    window.show_keys()
    (sheet,) = window.findChildren(KeysSheet)
    qtbot.waitUntil(sheet.isVisible)
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not isValid(sheet) or not sheet.isVisible()


def test_the_sheet_of_keys_shows_every_line_on_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.show_keys()
    (sheet,) = window.findChildren(KeysSheet)
    qtbot.waitUntil(sheet.isVisible)
    scroll = sheet.findChild(QScrollArea)
    assert scroll is not None
    QApplication.processEvents()
    room = sheet.screen().availableGeometry()
    assert sheet.width() <= room.width() - 40 and sheet.height() <= room.height() - 80
    if room.width() >= 1366 and room.height() >= 768:
        assert scroll.verticalScrollBar().maximum() == 0
    sheet.close()


def test_an_export_is_proposed_beside_the_journey(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def path_to_write(_title: str, proposed: Path, _kinds: str, _suffix: str) -> None:
        asked.append(proposed)

    monkeypatch.setattr(answers, "path_to_write", path_to_write)
    window.actions_of.trigger("export pdf")
    window.save_as()
    assert window.session.path is not None
    assert asked == [window.session.path.with_name("Buying a home battery.pdf"), window.session.path]


@pytest.mark.parametrize(("name", "content"), [("junk.journey", b"no journey"), ("none.md", b"# Title\n\nNo table.\n")])
def test_a_wrong_file_is_told_of_and_leaves_the_document_as_it_was(
    window: MainWindow, tmp_path: Path, name: str, content: bytes, qtbot: QtBot
) -> None:
    wrong = tmp_path / name
    wrong.write_bytes(content)
    before = (window.session.document, window.session.path, window.session.snapshot)
    window.opening.take(wrong)
    qtbot.waitUntil(lambda: window.toast.isVisible() and name in window.toast.text, timeout=20_000)
    assert (window.session.document, window.session.path, window.session.snapshot) == before
    assert not window.session.is_edited


def test_a_newer_file_is_looked_at_and_refuses_to_be_changed(window: MainWindow, tmp_path: Path) -> None:
    newer = tmp_path / "newer.journey"
    with zipfile.ZipFile(HOME_BATTERY) as old, zipfile.ZipFile(newer, "w") as made:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = content.replace(b'"version":1', b'"version":99')
            made.writestr(name, content)
    window.opening.take(newer)
    assert window.session.path == newer
    assert window.session.is_read_only and "newer" in window.session.why_read_only


def test_do_not_save_on_leaving_keeps_the_file_as_it_was(window: MainWindow, answers: Answers) -> None:
    path = window.session.path
    assert path is not None
    before = path.read_bytes()
    set_text(window.session.document, next(iter(window.session.snapshot.table("cards"))), "Changed")  # type: ignore[arg-type]
    answers.unsaved = Answer.DISCARD
    assert window.close()
    assert path.read_bytes() == before
