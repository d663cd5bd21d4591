"""Photos, logos and pictures of cards: chosen from a file as the map takes them, shown with care."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.painting.pictures import format_of
from journeydesigner.ui.controls.disc import photo
from journeydesigner.ui.inspector.image_field import ImageField
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.test_files_on_the_window import drop


def chosen(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, path: Path
) -> tuple[list[bytes], list[str]]:
    """What the document holds of the file, and what a person is told."""
    window = open_window()
    field = ImageField(window.session, window.look, "Photo")
    field.setParent(window)
    hashes: list[str] = []
    told: list[str] = []
    field.committed.connect(hashes.append)
    window.session.trouble.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    next(button for button in field.findChildren(QPushButton) if button.text() == "Photo…").click()
    qtbot.waitUntil(lambda: bool(hashes or told), timeout=20_000)
    return [window.session.document.assets[found] for found in hashes], told


@pytest.mark.parametrize(("name", "width"), [("photo.bmp", 400), ("photo.tiff", 400), ("photo.jpg", 6000)])
def test_a_photo_is_made_into_what_maps_show(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, width: int
) -> None:
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(tmp_path / name))
    (content,), told = chosen(qtbot, open_window, monkeypatch, tmp_path / name)
    assert not told
    assert format_of(content) == "jpeg"
    assert QImage.fromData(content).width() == min(width, 2560)


def test_what_is_no_picture_is_told(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_text("no picture")
    held, (told,) = chosen(qtbot, open_window, monkeypatch, tmp_path / "photo.png")
    assert not held
    assert "photo.png" in told


def test_a_photo_let_go_on_a_persona_s_page_is_hers_and_no_note_on_the_map(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(tmp_path / "photo.png"))
    snapshot = window.session.snapshot
    nora = snapshot.personas_of(snapshot.organizations[0].id)[0]
    notes = snapshot.inbox(window.canvas.board.map)
    window.session.look_at(nora.id)
    window.inspector.catch_up()
    field = next(found for found in window.inspector.findChildren(ImageField) if found.isVisible())
    drop(field, field.rect().center(), tmp_path / "photo.png")
    qtbot.waitUntil(lambda: window.session.snapshot.persona(nora.id).photo is not None, timeout=20_000)
    assert window.session.snapshot.inbox(window.canvas.board.map) == notes
    window.actions_of.trigger("undo")
    assert window.session.snapshot.persona(nora.id).photo is None


def test_a_photo_beyond_all_measure_is_not_decoded(qtbot: QtBot) -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert photo(bomb, 30).isNull()


def test_a_photo_is_decoded_no_larger_than_it_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(str(tmp_path / "photo.png"))
    assert photo((tmp_path / "photo.png").read_bytes(), 30).width() == 120
