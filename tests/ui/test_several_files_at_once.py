"""Several files let go at once, and those of which a map can make nothing: what can be taken is, the rest is told."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import of_cell
from journeydesigner.files.journey_file import save_journey
from journeydesigner.files.templates import new_from_template
from journeydesigner.ui.main_window import MainWindow
from tests.ui.test_files_on_the_window import cell, drop, texts


def picture(path: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def other(path: Path, text: str = "no use") -> Path:
    path.write_text(text, "utf-8")
    return path


def test_what_a_map_cannot_take_is_told_with_what_it_took(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    lane, step, at = cell(window, "actions", 1)
    before = len(texts(window, lane, step))
    drop(window.canvas, at, picture(tmp_path / "one.png"), other(tmp_path / "offer.docx"))
    qtbot.waitUntil(lambda: len(texts(window, lane, step)) == before + 1, timeout=20_000)
    assert window.toast.text == "Pasted a picture. “offer.docx” is of a kind that a map cannot take."
    assert window.toast.offer("Undo") is not None


def test_files_of_several_kinds_are_counted_as_cards(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    lane, step, at = cell(window, "actions", 1)
    before = len(texts(window, lane, step))
    files = [picture(tmp_path / "one.png"), other(tmp_path / "notes.txt", "one\ntwo"), other(tmp_path / "log.xes")]
    drop(window.canvas, at, *files)
    qtbot.waitUntil(lambda: len(texts(window, lane, step)) == before + 3, timeout=20_000)
    assert window.toast.text == "Pasted 3 cards. “log.xes” is a log of events: drop it by itself."
    window.actions_of.trigger("undo")
    assert len(texts(window, lane, step)) == before


def test_a_file_copied_elsewhere_that_is_of_no_use_makes_no_card_of_its_path(
    window: MainWindow, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other(tmp_path / "offer.docx")))])
    QApplication.clipboard().setMimeData(mime)
    lane, step, _at = cell(window, "actions", 1)
    window.canvas.select(of_cell(lane, step))
    window.actions_of.trigger("paste")
    assert window.toast.text == "“offer.docx” is of a kind that a map cannot take."
    assert not window.session.is_edited


def test_a_table_that_tells_a_journey_is_a_map_beside_the_map_called_as_its_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Phase", "Search", "Buy"], ["Actions", "googles", "pays"], ["Pain points", "too much", "no card"]):
        sheet.append(row)
    book.save(tmp_path / "Moving house.xlsx")
    notes = len(window.session.snapshot.inbox(window.canvas.board.map))
    lane = window.canvas.board.rect_of_lane(window.canvas.board.lanes[0].id)
    assert lane is not None
    seen = window.canvas.on_screen(lane)
    drop(window.canvas, QPoint(round(seen.x) - 20, round(seen.y) - 200), tmp_path / "Moving house.xlsx")
    qtbot.waitUntil(lambda: len(window.session.snapshot.maps) == 2, timeout=20_000)
    assert [found.title for found in window.session.snapshot.maps][1] == "Moving house"
    assert len(window.session.snapshot.inbox(window.session.snapshot.maps[0].id)) == notes
    assert window.toast.offer("as a table") is not None


def test_several_journeys_are_put_beside_in_one_step(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / f"{name}.journey" for name in ("one", "two", "torn")]
    for path in paths:
        save_journey(new_from_template("five-stage"), path)
    paths[2].write_bytes(paths[2].read_bytes()[:400])
    drop(window, QPoint(600, 400), *paths)
    qtbot.waitUntil(lambda: len(window.session.snapshot.maps) == 3)
    assert window.toast.text.startswith("Added 2 maps. ") and "torn" in window.toast.text
    window.actions_of.trigger("undo")
    assert len(window.session.snapshot.maps) == 1


def test_a_journey_among_other_files_is_not_opened_and_the_others_are_taken(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    save_journey(new_from_template("five-stage"), tmp_path / "next.journey")
    lane, step, at = cell(window, "actions", 1)
    before = len(texts(window, lane, step))
    drop(window.canvas, at, tmp_path / "next.journey", picture(tmp_path / "one.png"))
    qtbot.waitUntil(lambda: len(texts(window, lane, step)) == before + 1, timeout=20_000)
    assert window.toast.text == "Pasted a picture. “next.journey” is a journey: drop it by itself."
    assert len(window.session.snapshot.maps) == 1
