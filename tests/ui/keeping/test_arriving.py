"""Files on their way into the window: large ones off its thread, told and called off; what is open stays until then."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.files.keeping import lock
from journeydesigner.files.keeping.lock import Holder
from journeydesigner.ui.keeping import arriving, looks
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, OpenWindow


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    return path


@pytest.fixture
def all_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as large."""
    monkeypatch.setattr(arriving, "_AT_ONCE", 0)


def test_a_large_file_is_shown_when_it_was_read_and_the_old_one_until_then(
    window: MainWindow, other: Path, all_long: None, qtbot: QtBot
) -> None:
    first = window.session.path
    shown: list[Path | None] = []
    window.opening.open(other, lambda: shown.append(window.session.path))
    assert window.session.path == first and window.opening.arriving.is_reading
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [other]
    assert not window.toast.text


def test_it_can_be_called_off(window: MainWindow, other: Path, all_long: None, qtbot: QtBot) -> None:
    first, document = window.session.path, window.session.document
    window.opening.open(other)
    window.opening.arriving.cancel()
    window.opening.open(other)
    window.opening.arriving.cancel()
    qtbot.wait(300)
    assert (window.session.path, window.session.document) == (first, document)


def test_while_it_lasts_it_is_told(
    window: MainWindow, other: Path, all_long: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    import threading

    goes_on = threading.Event()
    read = looks.open_journey

    def slowly(path: Path, *, may_be_newer: bool) -> object:
        goes_on.wait(20)
        return read(path, may_be_newer=may_be_newer)

    monkeypatch.setattr(looks, "open_journey", slowly)
    window.opening.open(other)
    qtbot.waitUntil(lambda: "other" in window.toast.text)
    assert window.toast.offer("Cancel") is not None
    goes_on.set()
    qtbot.waitUntil(lambda: window.session.path == other)
    assert not window.toast.text


def test_what_cannot_be_read_leaves_what_is_open(
    window: MainWindow, tmp_path: Path, all_long: None, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(HOME_BATTERY.read_bytes()[:5000])
    document = window.session.document
    window.opening.open(broken)
    qtbot.waitUntil(lambda: "broken" in window.toast.text)
    assert window.session.document is document


def test_the_file_that_is_shown_comes_forward_and_is_not_read_again(window: MainWindow, qtbot: QtBot) -> None:
    path, document = window.session.path, window.session.document
    assert path is not None
    window.front.show_start()
    window.opening.open(path)
    assert window.front.is_working()
    assert window.session.document is document


def test_a_file_of_another_window_of_one_s_own_comes_forward_there(
    window: MainWindow, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int]] = []

    def forward(path: Path, holder: Holder) -> bool:
        asked.append((path, holder.pid))
        return True

    from journeydesigner.ui import opening

    monkeypatch.setattr(opening, "bring_forward", forward)
    taken = lock.take(other, "Ana")
    assert taken.lock is not None
    first = window.session.path
    window.opening.open(other)
    assert asked == [(other, taken.lock.mine.pid)]
    assert window.session.path == first
    assert "in front" in window.toast.text
    taken.lock.release()


def test_a_file_that_may_not_be_written_opens_with_a_word_of_it(
    open_window: OpenWindow, other: Path, qtbot: QtBot
) -> None:
    other.chmod(0o444)
    window = open_window(other)
    assert "not written" in window.toast.text
    assert window.toast.offer("Save as…") is not None
    assert not window.session.is_read_only, "what is changed can be saved elsewhere"


def test_a_folder_that_may_not_be_written_into_is_told_as_well(
    open_window: OpenWindow, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(lock, "_write_new", refused)
    window = open_window(other)
    assert "not written" in window.toast.text
