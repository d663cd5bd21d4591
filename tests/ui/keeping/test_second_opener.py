"""Who opens a file second reads it: told who has it, refused what would write, let in when the first one leaves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from journeydesigner.editing import cards
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.lock import lock_file, take
from journeydesigner.ui.actions import Context
from journeydesigner.ui.keeping.holding import MATTER
from journeydesigner.ui.main_window import MainWindow
from tests.storm.storm import Storm
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "home-battery.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    return path


@pytest.fixture
def held(file: Path) -> Path:
    """The lock of a colleague on another machine."""
    form = {"who": "Maria", "host": "north", "machine": "other", "pid": 7, "birth": "", "nonce": "n"}
    beside = lock_file(file)
    beside.write_text(json.dumps(form | {"since": "2026-11-20T08:00:00+00:00"}))
    return beside


@pytest.fixture
def reading(open_window: OpenWindow, file: Path, held: Path) -> Iterator[MainWindow]:
    yield open_window(file)


def is_unwritten(window: MainWindow) -> bool:
    document = window.session.document
    return document.clock.peer not in document.version() and not window.session.is_edited


def test_the_first_has_it_and_leaves_no_trace(open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    assert not window.session.is_read_only
    assert window.keeping.bar.isHidden()
    assert lock_file(file).exists()
    window.leave()
    assert not lock_file(file).exists()


def test_the_second_is_told_who_has_it_and_what_can_be_done(reading: MainWindow) -> None:
    assert reading.session.is_read_only
    assert "Maria (on north)" in reading.keeping.bar.text
    assert reading.keeping.bar.isVisible()
    assert reading.keeping.bar.offer("Try again") is not None
    assert lock_file(reading.session.path or Path()).exists()


def test_what_is_typed_is_refused_once_with_the_reason(reading: MainWindow) -> None:
    canvas = reading.canvas
    canvas.select_record(canvas.board.steps[0])
    QTest.keyClick(canvas, Qt.Key.Key_X)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert reading.toast.text == reading.session.why_read_only
    assert reading.toast.offer("Try again") is not None
    assert is_unwritten(reading)


def test_no_action_that_can_be_chosen_writes(reading: MainWindow) -> None:
    troubles: list[str] = []
    reading.session.trouble.connect(troubles.append)
    reading.canvas.message.connect(troubles.append)
    leads_away = {"quit", "start", "new outline", "new twin", "new", "about", "show menu", "full screen", "open",
                  "import", "save as", "save template", "present", "present here", "print", "print preview",
                  "settings", "keys"}  # fmt: skip
    cards_there = list(reading.session.snapshot.table("cards"))
    for record in (cards_there[0], reading.canvas.board.steps[0], reading.canvas.board.lanes[0].id):
        reading.canvas.select_record(record)
        for action in reading.actions_of:
            if action.id in leads_away or action.id.startswith("export") or action.context is Context.CANVAS:
                continue
            reading.actions_of.trigger(action.id)
            assert reading.session.why_read_only not in troubles, action.id
    assert is_unwritten(reading)


def test_the_menus_grey_what_writes_and_offer_the_rest(reading: MainWindow) -> None:
    reading.canvas.select_record(next(iter(reading.session.snapshot.table("cards"))))
    actions = reading.actions_of
    actions.refresh()
    for name in ("paste", "cut", "delete", "insert stage", "insert persona", "undo", "save", "lock", "replace"):
        assert not actions.qaction(name).isEnabled(), name
    for name in ("copy", "export", "present", "view table", "find", "save as", "print"):
        assert actions.qaction(name).isEnabled(), name


def test_fields_can_be_read_from_and_not_typed_into(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(1500, 900)
    reading.canvas.select_record(next(iter(reading.session.snapshot.table("cards"))))
    page = reading.inspector.page
    assert page is not None
    from journeydesigner.ui.controls.text_fields import TextField

    field = page.findChildren(TextField)[0]
    before = field.toPlainText()
    field.setFocus()
    QTest.keyClicks(field, "xyz")
    assert field.toPlainText() == before
    field.clearFocus()
    assert is_unwritten(reading)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_storm_over_it_writes_nothing(reading: MainWindow, seed: int) -> None:
    reading.keeping.bar.over(MATTER)
    reading.keeping.holding.open_copy = None  # in a copy one may write, and a storm finds every button
    document = reading.session.document
    before = document.version()
    Storm(reading, seed).blow(250)
    assert document.version() == before


def test_when_the_first_leaves_the_newest_is_shown_and_can_be_edited(
    reading: MainWindow, file: Path, held: Path, qtbot: QtBot
) -> None:
    other = open_journey(file)
    map_id = other.document.snapshot.maps[0].id
    cards.add_note(other.document, map_id, "Maria's last word")
    save_journey(other.document, file)
    held.unlink()
    reading.keeping.holding.try_again()
    qtbot.waitUntil(lambda: not reading.session.is_read_only)
    assert "Maria's last word" in {card.text for card in reading.session.snapshot.inbox(map_id)}
    assert not reading.session.is_edited
    assert reading.keeping.bar.isHidden()
    assert "Maria" in reading.toast.text
    assert lock_file(file).exists()
    cards.add_note(reading.session.document, map_id, "Mine")
    reading.save()
    qtbot.waitUntil(lambda: not reading.saving.is_saving)
    assert not reading.session.is_edited
    QApplication.processEvents()


def test_asked_again_too_early_it_says_that_it_still_is_open(reading: MainWindow, qtbot: QtBot) -> None:
    button = reading.keeping.bar.offer("Try again")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: "still" in reading.toast.text)
    assert reading.session.is_read_only


def test_another_language_keeps_it_read_only_in_that_language(reading: MainWindow, qtbot: QtBot) -> None:
    reading.rebuild()
    assert reading.session.is_read_only
    assert "Maria" in reading.keeping.bar.text


def test_another_language_keeps_the_lock(open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    lock = window.keeping.holding.lock
    window.rebuild()
    assert window.keeping.holding.lock is lock
    assert not window.session.is_read_only


def test_a_lock_that_is_renewed_while_the_language_changes_stays(open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    before = window.keeping.holding
    lock = before.lock
    assert lock is not None
    window.rebuild()
    before._renewed((lock, True))  # pyright: ignore[reportPrivateUsage]
    assert window.keeping.holding.lock is lock
    assert lock_file(file).exists()


def test_no_view_opens_an_editor(reading: MainWindow) -> None:
    reading.canvas.select_record(next(iter(reading.session.snapshot.table("cards"))))
    for name in ("table", "outline", "matrix"):
        reading.views.open(name)
        reading.toast.hide()
        view = QApplication.focusWidget()
        assert view is not None
        for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_X, Qt.Key.Key_Delete):
            QTest.keyClick(view, key)
            assert not isinstance(QApplication.focusWidget(), QTextEdit | QPlainTextEdit | QLineEdit), (name, key)
        assert reading.toast.text == reading.session.why_read_only or name == "matrix"
    assert is_unwritten(reading)


def test_a_switch_that_is_refused_goes_back(reading: MainWindow) -> None:
    reading.resize(1500, 900)
    reading.canvas.select_record(next(iter(reading.session.snapshot.table("cards"))))
    page = reading.inspector.page
    assert page is not None
    switches = [box for box in page.findChildren(QAbstractButton) if box.isCheckable() and box.isVisible()]
    before = [box.isChecked() for box in switches]
    for box in switches:
        if box.objectName() != "fold":
            box.click()
    after = [box.isChecked() for box in switches]
    assert [a for a, box in zip(after, switches, strict=True) if box.objectName() != "fold"] == [
        b for b, box in zip(before, switches, strict=True) if box.objectName() != "fold"
    ]
    assert is_unwritten(reading)


def test_while_presenting_nothing_is_written_either(reading: MainWindow) -> None:
    told: list[str] = []
    reading.presenting.begin()
    view = reading.presenting.audience
    assert view is not None
    view.live.trouble.connect(told.append)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_E):
        QTest.keyClick(view, key)
    assert not view.live.is_on
    reading.presenting.leave()
    assert told == [reading.session.why_read_only]
    assert is_unwritten(reading)


def test_a_sample_of_the_program_belongs_to_nobody(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME_BATTERY.parent)
    window = open_window(Path(HOME_BATTERY.name))
    assert not lock_file(HOME_BATTERY).exists()
    assert not window.session.is_read_only


def test_a_lock_that_is_renewed_while_the_file_is_left_goes_with_it(
    open_window: OpenWindow, file: Path, qtbot: QtBot
) -> None:
    window = open_window(file)
    holding = window.keeping.holding
    lock = holding.lock
    assert lock is not None
    window.new_blank()
    assert not lock_file(file).exists()
    lock.renew()
    assert lock_file(file).exists()
    holding._renewed((lock, True))  # pyright: ignore[reportPrivateUsage]
    assert not lock_file(file).exists()


def test_who_was_taken_over_is_told_and_goes_on(open_window: OpenWindow, file: Path, held: Path, qtbot: QtBot) -> None:
    held.unlink()
    window = open_window(file)
    lock = window.keeping.holding.lock
    assert lock is not None
    lock_file(file).unlink()
    taken = take(file, "Ben")
    window.keeping.holding._renew()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: "too" in window.toast.text)
    assert not window.session.is_read_only
    assert taken.lock is not None
    taken.lock.release()


def test_what_is_only_read_is_not_saved_over_the_file_that_somebody_has(
    reading: MainWindow, answers: Answers, file: Path
) -> None:
    other = open_journey(file).document
    cards.add_note(other, other.snapshot.maps[0].id, "Theirs")
    save_journey(other, file)
    theirs = file.read_bytes()
    answers.path = file
    reading.save_as()
    assert not reading.saving.is_saving
    assert "open elsewhere" in reading.toast.text
    assert file.read_bytes() == theirs
