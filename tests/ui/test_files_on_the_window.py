"""Files dropped on the window: pictures and tables land at the pointer, maps are put beside, nothing is asked."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import of_cell
from journeydesigner.clipping.file_reading import UnreadableFileError, read_file
from journeydesigner.clipping.readings import Clip, Way, readings
from journeydesigner.files.journey_file import save_journey
from journeydesigner.files.templates import new_from_template
from journeydesigner.model.ids import LaneId, StepId
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow


def drop(widget: QWidget, at: QPoint, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent(at, copy, mime, left, none), QDropEvent(QPointF(at), copy, mime, left, none)):
        QApplication.sendEvent(widget, event)


def cell(window: MainWindow, kind: str, step: int) -> tuple[LaneId, StepId, QPoint]:
    board = window.canvas.board
    lane = next(lane.id for lane in board.lanes if lane.kind == kind)
    rect = board.rect_of_cell(lane, board.steps[step])
    assert rect is not None
    seen = window.canvas.on_screen(rect)
    return lane, board.steps[step], QPoint(round(seen.x + seen.w / 2), round(seen.y + seen.h - 6))


def texts(window: MainWindow, lane: LaneId, step: StepId) -> list[str]:
    return [card.text for card in window.session.snapshot.cards_at(lane, step)]


def test_a_table_lands_at_the_pointer_and_can_be_lines(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("Calls;Waits\n", "utf-8")
    lane, step, at = cell(window, "actions", 1)
    before = texts(window, lane, step)
    drop(window.canvas, at, path)
    qtbot.waitUntil(lambda: texts(window, lane, step) == [*before, "Calls"])
    assert window.toast.text == "Pasted 2 cards as a table"
    offer = window.toast.offer("as lines")
    assert offer is not None
    offer.click()
    assert texts(window, lane, step) == [*before, "Calls", "Waits"]
    window.actions_of.trigger("undo")
    assert texts(window, lane, step) == before


def test_a_workbook_s_cells_are_cards_as_they_are_shown(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Calls", 0.5])
    sheet["B1"].number_format = "0%"
    book.save(tmp_path / "ideas.xlsx")
    lane, step, at = cell(window, "actions", 1)
    drop(window.canvas, at, tmp_path / "ideas.xlsx")
    qtbot.waitUntil(lambda: "Calls" in texts(window, lane, step))
    assert "50 %" in texts(window, lane, window.canvas.board.steps[2])


def test_pictures_are_image_cards_in_their_order(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / "one.png", tmp_path / "two.jpg"]
    for number, path in enumerate(paths):
        image = QImage(60 + number, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(str(path))
    lane, step, at = cell(window, "pain_points", 1)
    before = len(texts(window, lane, step))
    drop(window.canvas, at, *paths)
    qtbot.waitUntil(lambda: len(texts(window, lane, step)) == before + 2)
    cards = [card for card in window.session.snapshot.cards_at(lane, step) if card.image]
    sizes = [QImage.fromData(window.session.document.assets[card.image or ""]).width() for card in cards]
    assert sizes == [60, 61]
    assert window.toast.text == "Pasted 2 pictures"


def test_files_copied_in_a_file_manager_can_be_pasted(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ideas.txt"
    path.write_text("- one\n- two\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(mime)
    lane, step, _at = cell(window, "actions", 1)
    window.canvas.select(of_cell(lane, step))
    window.actions_of.trigger("paste")
    qtbot.waitUntil(lambda: texts(window, lane, step)[-2:] == ["one", "two"])


def _another(folder: Path) -> Path:
    path = folder / "another.journey"
    save_journey(new_from_template("five-stage"), path)
    return path


def test_a_journey_dropped_on_unsaved_work_is_offered_not_opened(
    window: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    other = _another(tmp_path)
    window.actions_of.trigger("insert persona")
    document = window.session.document
    drop(window, QPoint(600, 400), other)
    qtbot.waitUntil(lambda: window.toast.offer("open it") is not None)
    assert window.session.document is document
    add = window.toast.offer("add its maps here")
    assert add is not None
    add.click()
    assert window.session.document is document
    assert len(window.session.snapshot.maps) == 2
    assert not answers.asked
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.click()
    assert len(window.session.snapshot.maps) == 1


def test_a_journey_dropped_on_saved_work_is_opened_and_can_be_put_beside_instead(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = _another(tmp_path)
    before = window.session.path
    drop(window, QPoint(600, 400), other)
    qtbot.waitUntil(lambda: window.session.path == other)
    instead = window.toast.offer("add its maps to “home-battery” instead")
    assert instead is not None
    instead.click()
    assert window.session.path == before
    assert len(window.session.snapshot.maps) == 2


def test_on_the_start_page_a_journey_is_opened(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    path = tmp_path / "first.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    drop(window, QPoint(300, 300), path)
    qtbot.waitUntil(lambda: window.session.path == path)


def test_a_file_that_is_none_is_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"no picture")
    _lane, _step, at = cell(window, "actions", 1)
    drop(window.canvas, at, path)
    qtbot.waitUntil(lambda: "photo.png" in window.toast.text)
    assert not window.session.is_edited


# What files say


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""), ("nothing.txt", b" \n\n"), ("torn.xlsx", b"PK\x03\x04torn"), ("no.xlsx", b"text"),
        ("binary.txt", b"\x00\x01\x02\xff"), ("empty.md", b""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=name):
        read_file(path)


def test_markdown_that_tells_a_journey_is_a_map_and_other_text_is_lines(tmp_path: Path) -> None:
    journey = tmp_path / "journey.md"
    journey.write_text("| | Book | Arrive |\n|---|---|---|\n| Actions | Compares | Checks in |\n", "utf-8")
    assert read_file(journey)[0].way is Way.MAP
    notes = tmp_path / "notes.md"
    notes.write_text("One thought.\n\nAnother thought.\n", "utf-8")
    assert read_file(notes)[0].way is Way.LINES


def test_old_windows_text_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "alt.csv"
    path.write_bytes("Käufer;Müde\n".encode("cp1252"))
    assert read_file(path)[0].grid.rows == (("Käufer", "Müde"),)


NESTED = "- Book\n  - Search\n    - finds it\n- Arrive\n  - Wait\n    - is bored\n"


@pytest.mark.parametrize("name", ["list.md", "list.txt"])
def test_a_nested_list_in_a_file_is_lines_over_a_cell_as_a_paste_of_it_would_be(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(NESTED, "utf-8")
    over = [reading.way for reading in read_file(path, is_beside=False)]
    assert over[:2] == [Way.LINES, Way.OUTLINE]
    assert over == [reading.way for reading in readings(Clip(NESTED))] or over[2] is Way.MAP
    whole = Way.MAP if name.endswith(".md") else Way.OUTLINE
    assert read_file(path)[0].way is read_file(path, is_empty_map=True, is_beside=False)[0].way is whole


def test_headings_in_a_file_tell_a_journey_wherever_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "journey.md"
    path.write_text("# Book\n\n- Search\n\n# Arrive\n\n- Wait\n", "utf-8")
    assert read_file(path, is_beside=False)[0].way in (Way.MAP, Way.OUTLINE)


def test_a_nested_list_let_go_over_a_cell_is_its_cards_and_can_be_a_map(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.md"
    path.write_text(NESTED, "utf-8")
    lane, step, at = cell(window, "actions", 1)
    before, shown = texts(window, lane, step), window.canvas.map_id
    drop(window.canvas, at, path)
    qtbot.waitUntil(lambda: texts(window, lane, step)[-6:][:2] == ["Book", "Search"])
    assert len(texts(window, lane, step)) == len(before) + 6
    offer = window.toast.offer("as a new map")
    assert offer is not None and window.toast.offer("as stages and steps") is not None
    offer.click()
    qtbot.waitUntil(lambda: window.canvas.map_id != shown)
    assert texts(window, lane, step) == before
    window.actions_of.trigger("undo")
    assert window.session.document.undo_label is None
