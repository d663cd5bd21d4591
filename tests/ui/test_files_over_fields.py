"""A file let go on a field to write in is no text of it: it goes where the field lies."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import of_cell
from journeydesigner.ui.controls.text_fields import LineField, TextField
from journeydesigner.ui.inbox_panel import NoteTile
from journeydesigner.ui.main_window import MainWindow
from tests.ui.test_files_on_the_window import cell, texts


def mime_of(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def let_go(widget: QWidget, mime: QMimeData) -> None:
    """As Qt does: to the widget under the pointer, which may pass it on to its parents."""
    at, copy, left = QPoint(4, 4), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, mime, left, none))


def photo(folder: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(folder / "photo.png"))
    return folder / "photo.png"


def test_a_picture_let_go_on_the_inspector_s_fields_is_a_note_and_no_text(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    map_id = window.canvas.board.map
    window.inspector.catch_up()
    title = next(field for field in window.inspector.findChildren(TextField) if field.isVisible())
    owner = next(field for field in window.inspector.findChildren(LineField) if field.isVisible())
    said, owned = title.toPlainText(), owner.text()
    notes = len(window.session.snapshot.inbox(map_id))
    for number, widget in enumerate((title.viewport(), owner), 1):
        let_go(widget, mime_of(photo(tmp_path)))
        qtbot.waitUntil(lambda n=number: len(window.session.snapshot.inbox(map_id)) == notes + n, timeout=20_000)
    assert (title.toPlainText(), owner.text()) == (said, owned)
    assert window.toast.text == "Pasted a picture into the inbox"
    qtbot.waitUntil(lambda: [tile.text() for tile in window.findChildren(NoteTile)][-2:] == ["Picture", "Picture"])


def test_a_picture_let_go_on_a_card_that_is_written_lands_in_its_cell(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    lane, step, _at = cell(window, "actions", 1)
    before = texts(window, lane, step)
    window.canvas.select(of_cell(lane, step))
    qtbot.keyClicks(window.canvas, "s")
    editor = window.canvas.writing.editor
    assert editor.isVisible()
    let_go(editor.viewport(), mime_of(photo(tmp_path)))
    qtbot.waitUntil(lambda: len(texts(window, lane, step)) == len(before) + 2, timeout=20_000)
    assert sorted(texts(window, lane, step)) == sorted([*before, "s", ""])


def test_words_are_dropped_into_a_field_as_ever(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("dropped")
    window.inspector.catch_up()
    field: QPlainTextEdit = next(found for found in window.inspector.findChildren(TextField) if found.isVisible())
    let_go(field.viewport(), mime)
    assert "dropped" in field.toPlainText()
