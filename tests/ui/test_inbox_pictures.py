"""A note of the inbox that is a picture shows it: which of three photographs it was cannot be told from a word."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_note, set_text
from journeydesigner.model.ids import CardId
from journeydesigner.painting.preview import png_bytes
from journeydesigner.ui.inbox_panel import NoteTile
from journeydesigner.ui.main_window import MainWindow


def red(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 20, 20))
    return png_bytes(image)


def tile_of(window: MainWindow, qtbot: QtBot, card: CardId) -> NoteTile:
    window.left.inbox.refresh()
    qtbot.waitUntil(lambda: any(tile.card == card for tile in window.left.findChildren(NoteTile)))
    return next(tile for tile in window.left.findChildren(NoteTile) if tile.card == card)


def colour_at(tile: NoteTile, point: QPoint) -> tuple[int, int, int]:
    colour = tile.grab().toImage().pixelColor(point)
    return colour.red(), colour.green(), colour.blue()


def test_a_picture_is_seen_in_its_note_and_a_word_is_read_out(window: MainWindow, qtbot: QtBot) -> None:
    document = window.session.document
    assert window.session.map_id is not None
    card = add_note(document, window.session.map_id, "", image=document.add_asset(red(300, 500)))
    tile = tile_of(window, qtbot, card)
    tile.resize(220, tile.minimumHeight())
    assert colour_at(tile, QPoint(tile.width() // 2, 40)) == (200, 20, 20)
    assert tile.accessibleName() == "Note: Picture"
    alone = tile.minimumHeight()
    set_text(document, card, "The counter at noon")
    assert tile_of(window, qtbot, card) is tile
    assert tile.minimumHeight() > alone + 15
    assert colour_at(tile, QPoint(tile.width() // 2, 40)) == (200, 20, 20)
    assert tile.accessibleName() == "Note: The counter at noon"


def test_a_picture_that_cannot_be_read_is_told_by_a_word(window: MainWindow, qtbot: QtBot) -> None:
    document = window.session.document
    assert window.session.map_id is not None
    torn = red(300, 500)[:60]
    card = add_note(document, window.session.map_id, "", image=document.add_asset(torn))
    plain = add_note(document, window.session.map_id, "a word")
    tile = tile_of(window, qtbot, card)
    assert tile.minimumHeight() == tile_of(window, qtbot, plain).minimumHeight()
    assert tile.text() == "Picture"
