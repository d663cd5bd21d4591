"""A file that cannot be opened offers its earlier versions right there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.editing.structure import rename
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.rotation import Rotation
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.start.glances import Unreadable, glance_at
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved as «First» and as «Second», then cut off."""
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))
    document, path = open_journey(HOME_BATTERY).document, tmp_path / "hotel.journey"
    for title in ("First", "Second"):
        rename(document, "maps", document.snapshot.maps[0].id, title)
        save_journey(document, path, rotation=Rotation())
    path.write_bytes(path.read_bytes()[:800])
    return path


def _offers(window: MainWindow) -> list[str]:
    """The earlier versions that the toast offers."""
    shown = (button for button in window.toast.findChildren(QPushButton) if not button.isHidden())
    return [button.text() for button in shown if button.text().startswith(("Restore the version of", "That of"))]


def test_the_newest_versions_are_offered_and_saving_puts_one_in_its_place(
    open_window: OpenWindow, damaged: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.opening.open(damaged)
    assert "cannot be opened" in window.toast.text
    qtbot.waitUntil(lambda: bool(_offers(window)), timeout=20_000)
    offer = window.toast.offer(_offers(window)[0])
    assert offer is not None
    offer.click()
    session = window.session
    assert session.snapshot.maps[0].title == "Second"
    assert (session.path, session.is_edited) == (damaged, True)
    assert window.front.is_working()
    window.save()
    qtbot.waitUntil(lambda: not session.is_edited, timeout=20_000)
    assert open_journey(damaged).document.snapshot.maps[0].title == "Second"


def test_what_a_colleague_mended_meanwhile_is_not_saved_over(
    open_window: OpenWindow, damaged: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.opening.open(damaged)
    qtbot.waitUntil(lambda: bool(_offers(window)), timeout=20_000)
    mended = open_journey(HOME_BATTERY).document
    rename(mended, "maps", mended.snapshot.maps[0].id, "Mended")
    save_journey(mended, damaged)
    offer = window.toast.offer(_offers(window)[0])
    assert offer is not None
    offer.click()
    window.save()
    qtbot.waitUntil(lambda: not window.saving.is_saving, timeout=20_000)
    assert open_journey(damaged).document.snapshot.maps[0].title == "Mended"
    assert window.session.is_edited


def test_no_two_are_offered_with_the_same_words(open_window: OpenWindow, damaged: Path, qtbot: QtBot) -> None:
    window = open_window()
    window.opening.open(damaged)
    qtbot.waitUntil(lambda: bool(_offers(window)), timeout=20_000)
    moments = [offer.rpartition(" of ")[2] for offer in _offers(window)]
    assert len(moments) == len(set(moments))  # both were saved within a minute, nearly always


def test_what_is_open_and_unsaved_is_not_lost_by_it(
    open_window: OpenWindow, damaged: Path, answers: Answers, qtbot: QtBot
) -> None:
    document = open_journey(HOME_BATTERY).document
    window = open_window(document=document)
    window.opening.open(damaged)
    qtbot.waitUntil(lambda: bool(_offers(window)), timeout=20_000)
    rename(document, "maps", document.snapshot.maps[0].id, "Mine")
    offer = window.toast.offer(_offers(window)[0])
    assert offer is not None
    offer.click()
    assert answers.asked
    assert window.session.snapshot.maps[0].title == "Mine"


def test_a_file_without_versions_is_only_told_of(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "odd.journey"
    path.write_bytes(b"PK nothing")
    window = open_window()
    window.opening.open(path)
    assert "odd.journey" in window.toast.text
    qtbot.wait(50)
    assert not _offers(window)


def test_among_the_recent_files_only_what_is_wrong_is_told(damaged: Path) -> None:
    """Its name stands there already; where its earlier versions lie is no matter for a small tile."""
    seen = glance_at(damaged)
    assert isinstance(seen, Unreadable)
    assert seen.why == "It is cut off or damaged."
