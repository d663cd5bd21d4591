"""The agenda and its time, as a facilitator works them."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.agenda import add_item, delete_item, set_item
from journeydesigner.model.ids import MapId
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.workshop.agenda_panel import AgendaPanel
from journeydesigner.ui.workshop.agenda_times import ends, total_text, typed_item, typed_minutes
from journeydesigner.ui.workshop.ballot import Plan
from journeydesigner.ui.workshop.timekeeper import Timekeeper

KEY = Qt.Key


def here(window: MainWindow) -> MapId:
    assert window.session.map_id is not None
    return window.session.map_id


def titles(window: MainWindow) -> list[tuple[str, float]]:
    return [(item.title, item.minutes) for item in window.session.snapshot.agenda_of(here(window))]


def opened(window: MainWindow, qtbot: QtBot) -> AgendaPanel:
    window.actions_of.trigger("agenda")
    panel = window.workshop.agenda
    qtbot.waitExposed(panel)
    return panel


def clocked(window: MainWindow, *minutes: float) -> tuple[Timekeeper, list[float]]:
    """A timekeeper with items of so many minutes, and its clock, in seconds."""
    now = [0.0]
    for place, length in enumerate(minutes):
        add_item(window.session.document, here(window), f"Part {place + 1}", length)
    return Timekeeper(window.session, window, lambda: now[0]), now


# The agenda as a list


@pytest.mark.parametrize(
    ("typed", "title", "minutes"),
    [
        ("Pains 15", "Pains", 15),
        ("Pains: 15 min", "Pains", 15),
        ("Vote – 5'", "Vote", 5),
        ("Welcome", "Welcome", 10),
        ("Journey 2030 7 min", "Journey 2030", 7),
        ("欢迎 20", "欢迎", 20),
        ("15", "15", 10),
        ("Break 0", "Break 0", 10),
    ],
)
def test_a_typed_line_says_title_and_minutes(typed: str, title: str, minutes: float) -> None:
    assert typed_item(typed) == (title, minutes)


def test_minutes_are_read_as_people_write_them() -> None:
    assert typed_minutes("7,5") == 7.5
    assert typed_minutes("10 min") == 10
    for wrong in ("0", "-3", "soon", ""):
        with pytest.raises(ValueError, match=r"\w"):
            typed_minutes(wrong)


def test_the_agenda_is_typed_like_a_list(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot)
    for line in ("Welcome 5", "Pains 20", "Vote"):
        QTest.keyClicks(panel.new, line)
        QTest.keyClick(panel.new, KEY.Key_Return)
    assert titles(window) == [("Welcome", 5), ("Pains", 20), ("Vote", 10)]
    first = panel.rows[0].title
    first.setFocus()
    QTest.keyClick(first, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [title for title, _minutes in titles(window)] == ["Pains", "Welcome", "Vote"]
    minutes = panel.rows[0].minutes
    minutes.setFocus()
    minutes.selectAll()
    QTest.keyClicks(minutes, "25")
    QTest.keyClick(minutes, KEY.Key_Return)
    assert titles(window)[0] == ("Pains", 25)
    last = panel.rows[2].title
    last.setFocus()
    last.selectAll()
    QTest.keyClick(last, KEY.Key_Backspace)
    QTest.keyClick(last, KEY.Key_Backspace)
    assert [title for title, _minutes in titles(window)] == ["Pains", "Welcome"]


def test_lines_pasted_are_items(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot)
    QGuiApplication.clipboard().setText("Welcome 5\nPains 20 min\n\nVote")
    QTest.keyClick(panel.new, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert titles(window) == [("Welcome", 5), ("Pains", 20), ("Vote", 10)]


def test_an_item_is_dragged_to_another_place(window: MainWindow, qtbot: QtBot) -> None:
    for title in ("One", "Two", "Three"):
        add_item(window.session.document, here(window), title)
    panel = opened(window, qtbot)
    grip = panel.rows[0].grip
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    below = panel.rows[2].mapToGlobal(QPoint(5, panel.rows[2].height() - 3))
    panel.rows[0].grip.dragged.emit(below)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert [title for title, _minutes in titles(window)] == ["Two", "Three", "One"]


def test_the_total_says_when_the_workshop_ends(window: MainWindow) -> None:
    keeper, _now = clocked(window, 30, 45)
    nine = datetime(2026, 5, 4, 9, 0)
    assert total_text(keeper.items) == "1 h 15 min"
    assert [end.strftime("%H:%M") for end in ends(keeper.items, nine) if end] == ["09:30", "10:15"]
    assert ends(keeper.items, nine, running=1, left=600)[0] is None
    assert ends(keeper.items, nine, running=1, left=600)[1] == datetime(2026, 5, 4, 9, 10)


def test_an_agenda_edit_is_undone_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot)
    QTest.keyClicks(panel.new, "Welcome 5")
    QTest.keyClick(panel.new, KEY.Key_Return)
    window.undo()
    assert titles(window) == []


# The time


def test_the_time_of_an_item_runs_is_held_and_goes_on(window: MainWindow) -> None:
    keeper, now = clocked(window, 10, 5)
    assert keeper.toggle()
    now[0] += 60
    assert keeper.left == 540
    keeper.toggle()
    now[0] += 100
    assert keeper.left == 540
    assert not keeper.is_running
    keeper.toggle()
    keeper.add(1)
    assert keeper.left == 600
    keeper.go_on()
    item = keeper.item
    assert item is not None
    assert (item.title, keeper.left) == ("Part 2", 300)
    keeper.go_on()
    assert keeper.item is None


def test_the_last_minute_and_the_end_are_told_once(window: MainWindow, qtbot: QtBot) -> None:
    keeper, now = clocked(window, 2)
    told: list[str] = []
    keeper.warned.connect(lambda: told.append("last minute"))
    keeper.exceeded.connect(lambda: told.append("over"))
    keeper.toggle()
    for _second in range(130):
        now[0] += 1
        keeper.tick()
    assert told == ["last minute", "over"]
    assert keeper.left == -10


def test_an_item_that_is_given_more_minutes_while_it_runs_has_them(window: MainWindow) -> None:
    keeper, now = clocked(window, 10)
    keeper.toggle()
    now[0] += 60
    set_item(window.session.document, keeper.items[0].id, minutes=12)
    assert keeper.left == 660
    delete_item(window.session.document, keeper.items[0].id)
    assert keeper.item is None


def test_the_bar_shows_the_time_large_and_tells_its_end_by_colour(window: MainWindow, qtbot: QtBot) -> None:
    add_item(window.session.document, here(window), "Pains", 10)
    QTest.keyClick(window, KEY.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    bar, keeper = window.workshop.bar, window.workshop.keeper
    assert bar.isVisible()
    QTest.mouseClick(bar.hold, Qt.MouseButton.LeftButton)
    assert bar.countdown.text() in ("10:00", "9:59")
    assert bar.item.text() == "Pains"
    keeper.add(-9.5)
    assert bar.countdown.property("state") == "last"
    keeper.add(-0.6)
    assert bar.countdown.property("state") == "over"
    assert bar.countdown.text().startswith("-0:0")
    keeper.exceeded.emit()
    assert window.toast.text == "Time is over: Pains"
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert bar.countdown.property("state") == "last"
    QTest.mouseClick(bar.away, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_show_counts_down_what_the_workshop_runs_and_t_holds_it(window: MainWindow) -> None:
    add_item(window.session.document, here(window), "Pains", 10)
    window.actions_of.trigger("time")
    window.actions_of.trigger("present")
    presenting = window.presenting
    assert presenting.show is not None
    assert presenting.audience is not None
    assert presenting.show.clock().text in ("10:00", "9:59")
    QTest.keyClick(presenting.audience, KEY.Key_T)
    assert not window.workshop.keeper.is_running
    presenting.leave()


# The map alone


def test_in_focus_the_map_is_alone_until_escape(window: MainWindow) -> None:
    QTest.keyClick(window, KEY.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert not window.top_bar.isVisible()
    assert not window.left.isVisible()
    assert not window.inspector.isVisible()
    QTest.keyClick(window.canvas, KEY.Key_Escape)
    QTest.keyClick(window.canvas, KEY.Key_Escape)
    assert window.top_bar.isVisible()
    assert window.inspector.isVisible()


def test_a_locked_structure_is_told_on_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.trigger("workshop")
    bar = window.workshop.bar
    QTest.mouseClick(bar.lock, Qt.MouseButton.LeftButton)
    assert window.workshop.is_locked()
    assert bar.lock.isChecked()
    count = len(window.session.snapshot.stages_of(here(window)))
    window.canvas.go_to_corner(-1)
    window.actions_of.trigger("insert stage")
    assert len(window.session.snapshot.stages_of(here(window))) == count
    assert "locked" in window.toast.text
    window.actions_of.trigger("lock")
    assert not bar.lock.isChecked()


@pytest.mark.parametrize("width", [640, 1024, 1366])
def test_the_bar_never_makes_the_window_wider(window: MainWindow, qtbot: QtBot, width: int) -> None:
    title = "A part of the workshop whose name is much longer than anybody would want to read "
    add_item(window.session.document, here(window), title, 5)
    window.actions_of.trigger("time")
    window.workshop.ballot.begin(Plan(title, 3, 2, ("A voter with a long name " * 3, "Bea")))
    window.resize(width, 700)
    bar = window.workshop.bar
    qtbot.waitUntil(lambda: bar.width() == window.width() == width)
    qtbot.waitUntil(lambda: bar.countdown.sizeHint().width() <= bar.countdown.width())
    for button in (bar.agenda, bar.hold, bar.next, bar.turn, bar.close_vote, bar.lock, bar.away):
        assert button.isVisible()
        assert bar.rect().contains(button.geometry())
