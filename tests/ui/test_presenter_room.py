"""The screen of who speaks uses its room: two stops beside each other, and notes as large as can be under them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_card
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.presenting.notes import Note
from journeydesigner.ui.presenting.notes_row import NotesRow
from journeydesigner.ui.presenting.presenter_view import PresenterView

SCREENS = [(1366, 768), (1440, 900), (1920, 1080), (1280, 1024)]


@pytest.fixture
def presenter(window: MainWindow, qtbot: QtBot) -> Iterator[PresenterView]:
    window.actions_of.trigger("present")
    presenting = window.presenting
    assert presenting.show is not None and presenting.audience is not None
    presenting.audience.showNormal()
    presenting.audience.resize(1920, 1080)
    # the offscreen platform has one screen: the presenter's window is made as if there were another
    presenter = presenting.presenter = presenting._made_presenter(presenting.show, presenting.audience)
    presenter.show()
    qtbot.waitUntil(lambda: abs(presenter.current.shape - 16 / 9) < 0.01)
    yield presenter
    presenting.leave()


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_two_stops_and_the_notes_share_the_whole_screen(presenter: PresenterView, width: int, height: int) -> None:
    presenter.resize(width, height)
    QTest.keyClick(presenter, Qt.Key.Key_3)
    QApplication.processEvents()
    current, following, notes = place(presenter.current), place(presenter.following), place(presenter.notes)
    assert current.right() < following.left() and max(current.bottom(), following.bottom()) < notes.top()
    assert notes.left() == current.left() == 24 and notes.right() - following.right() <= 8
    assert notes.bottom() == height - 24 - 1
    assert current.width() > 1.5 * following.width() and following.width() > 0.3 * width
    assert abs(current.width() / current.height() - presenter.current.shape) < 0.02, "nothing of it is left empty"
    buttons = [place(button) for _number, button in presenter.stage_buttons]
    assert all(following.bottom() < button.top() and button.bottom() < notes.top() for button in buttons)


@pytest.mark.parametrize("shape", [(1024, 768), (1080, 1920), (3440, 1440)])
def test_for_a_rooms_screen_of_any_shape_there_is_room_for_the_notes(
    window: MainWindow, presenter: PresenterView, qtbot: QtBot, shape: tuple[int, int]
) -> None:
    assert window.presenting.audience is not None
    window.presenting.audience.resize(*shape)
    presenter.resize(1440, 900)
    QTest.keyClick(presenter, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: abs(presenter.following.shape - shape[0] / shape[1]) < 0.01)
    QApplication.processEvents()
    current, following, notes = place(presenter.current), place(presenter.following), place(presenter.notes)
    assert current.right() < following.left() and max(current.bottom(), following.bottom()) < notes.top()
    assert notes.height() > 180 and following.right() <= 1440 - 24


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_notes_are_as_large_as_all_of_them_can_be(presenter: PresenterView, width: int, height: int) -> None:
    presenter.resize(width, height)
    sizes: set[int] = set()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(presenter, key)
        QApplication.processEvents()
        sizes.add(presenter.notes.letters)
        assert presenter.notes.verticalScrollBar().maximum() == 0
        assert presenter.notes.horizontalScrollBar().maximum() == 0
    assert min(sizes) >= 18 and max(sizes) >= 24, "a few notes are read from afar"


def test_many_notes_are_smaller_and_can_all_be_scrolled_to(
    window: MainWindow, presenter: PresenterView, qtbot: QtBot
) -> None:
    presenter.resize(1366, 768)
    QTest.keyClick(presenter, Qt.Key.Key_3)
    QApplication.processEvents()
    before = presenter.notes.letters
    session = window.session
    assert session.map_id is not None
    step = session.snapshot.steps_of(session.snapshot.stages_of(session.map_id)[2].id)[0]
    pains = next(lane for lane in session.snapshot.lanes_of(session.map_id) if lane.kind == "pain_points")
    for number in range(12):
        add_card(session.document, pains.id, step.id, f"Another one that hurts as much as the one before it, {number}")
    QTest.keyClick(presenter, Qt.Key.Key_2)
    QTest.keyClick(presenter, Qt.Key.Key_3)
    QApplication.processEvents()
    assert presenter.notes.letters == 18 < before
    qtbot.waitUntil(lambda: presenter.notes.verticalScrollBar().maximum() > 0)


@pytest.mark.parametrize(
    "text",
    [
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
        "在厨房的桌子上比较两份报价，问清保修和消防安全，然后决定",
        "هل تقارن العروض سطرا بسطر؟ لا أحد يستطيع ذلك على طاولة المطبخ",
    ],
)
def test_no_note_is_cut_in_any_script(window: MainWindow, text: str) -> None:
    row = NotesRow(window.look)
    row.resize(1300, 200)
    row.show()
    row.show_notes(tuple(Note(f"Heading {number}", "map", (text,) * 2) for number in range(4)))
    QApplication.processEvents()
    assert row.horizontalScrollBar().maximum() == 0
    assert row.letters == 18 or row.verticalScrollBar().maximum() == 0
    row.close()
