"""A damaged file offers what can be saved of it; what a file carries is shown, and taken out of a clean copy."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.mending.what import What
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.mending.carrying import carrying_of
from journeydesigner.ui.mending.salvaging import FaultsSheet
from tests.ui.conftest import HOME_BATTERY, Answers


def torn(tmp_path: Path) -> Path:
    path = tmp_path / "torn.journey"
    data = HOME_BATTERY.read_bytes()
    path.write_bytes(data[: data.rfind(b"preview.png") - 60])
    return path


def test_what_can_be_saved_of_a_damaged_file_opens_as_an_unsaved_copy(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = torn(tmp_path)
    before = path.read_bytes()
    cards = set(window.session.snapshot.table("cards"))
    window.opening.open(path)
    qtbot.waitUntil(lambda: window.toast.offer("Open what can be saved") is not None, timeout=20_000)
    offer = window.toast.offer("Open what can be saved")
    assert offer is not None
    offer.click()
    qtbot.waitUntil(lambda: window.toast.offer("What was mended") is not None, timeout=20_000)
    assert window.session.path is None
    assert window.session.is_edited
    assert set(window.session.snapshot.table("cards")) == cards
    assert path.read_bytes() == before
    shown = window.toast.offer("What was mended")
    assert shown is not None
    shown.click()
    sheet = window.findChild(FaultsSheet)
    assert sheet is not None
    assert any("cut off" in text for text in sheet.texts)
    sheet.leave()


def test_a_file_of_which_nothing_can_be_saved_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "gone.journey"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    document = window.session.document
    window.opening.open(path)
    qtbot.waitUntil(lambda: window.toast.offer("Open what can be saved") is not None, timeout=20_000)
    offer = window.toast.offer("Open what can be saved")
    assert offer is not None
    offer.click()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Nothing of “gone.journey”"), timeout=20_000)
    assert window.session.document is document


def test_what_the_file_carries_is_listed_and_a_clean_copy_saved(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, answers: Answers
) -> None:
    window.actions_of.trigger("carries")
    sheet = carrying_of(window).sheet
    assert sheet is not None
    assert What.SOURCES in sheet.rows
    assert any("When each field was written" in text for text in sheet.texts)
    assert "does not merge" in sheet.note.text()
    sheet.rows[What.SOURCES].switch.click()
    assert sheet.kept == {What.SOURCES}
    sheet.rows[What.HISTORY].switch.click()
    assert "stays the same document" in sheet.note.text()
    sheet.rows[What.HISTORY].switch.click()
    answers.path = tmp_path / "clean.journey"
    document = window.session.document
    sheet.save.click()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Saved “clean.journey”"), timeout=20_000)
    assert carrying_of(window).sheet is None
    assert window.session.document is document
    copy = open_journey(tmp_path / "clean.journey").document
    assert copy.id != document.id
    assert copy.registers.authors == {}
    assert len(copy.snapshot.table("cards")) == len(document.snapshot.table("cards"))


def test_the_sheet_is_there_once_and_goes(window: MainWindow) -> None:
    window.actions_of.trigger("carries")
    window.actions_of.trigger("carries")
    sheet = carrying_of(window).sheet
    assert sheet is not None
    sheet.leave()
    assert carrying_of(window).sheet is None


def test_a_clean_copy_does_not_take_the_place_of_the_open_journey_under_another_name(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = window.session.path
    assert path is not None
    before = path.read_bytes()
    link = tmp_path / "link.journey"
    link.symlink_to(path)
    carrying = carrying_of(window)
    carrying.show()
    assert carrying.sheet is not None
    answers.path = link
    carrying.sheet.save.click()
    assert "is the journey that is open" in window.toast.text
    assert path.read_bytes() == before
    carrying.sheet.leave()
