"""Copy as picture, SVG or slide: just that lies on the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QImageReader
from pytestqt.qtbot import QtBot

from journeydesigner.canvas import selection as select
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.main_window import MainWindow

LONG = 60_000


def copied(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.actions_of.trigger(name)
    qtbot.waitUntil(lambda: not window.copying_as.is_busy, timeout=LONG)


def choose_card(window: MainWindow) -> None:
    board = window.canvas.board
    card = board.snapshot.cards_in(board.lanes[1].id)[0]
    window.canvas.select(select.of_cards((card.id,), board.snapshot))


def image() -> QImage:
    found = QGuiApplication.clipboard().mimeData().imageData()
    assert isinstance(found, QImage)
    return found


def test_the_whole_map_is_copied_as_a_picture_and_nothing_else(window: MainWindow, qtbot: QtBot) -> None:
    copied(window, "copy picture", qtbot)
    assert not QGuiApplication.clipboard().mimeData().hasText()
    assert image().width() > 1500
    assert window.toast.text == "Copied as picture"


def test_a_selected_card_is_copied_alone(window: MainWindow, qtbot: QtBot) -> None:
    choose_card(window)
    copied(window, "copy picture", qtbot)
    assert image().width() < 1200
    assert image().pixelColor(0, 0).alpha() == 0
    copied(window, "copy svg", qtbot)
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("image/svg+xml").data()).startswith(b"<")
    assert mime.text().count("<svg") == 1


def test_the_whole_map_is_copied_as_svg(window: MainWindow, qtbot: QtBot) -> None:
    copied(window, "copy svg", qtbot)
    mime = QGuiApplication.clipboard().mimeData()
    assert "Buying a home battery" in mime.text()
    assert not mime.hasImage()


def test_the_overview_is_copied_as_a_file_with_one_slide(window: MainWindow, qtbot: QtBot) -> None:
    import zipfile

    copied(window, "copy slide", qtbot)
    (url,) = QGuiApplication.clipboard().mimeData().urls()
    path = Path(url.toLocalFile())
    assert path.name == "Buying a home battery.pptx"
    with zipfile.ZipFile(path) as package:
        assert [name for name in package.namelist() if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]


@pytest.mark.parametrize("is_transparent", [False, True])
def test_the_ground_is_left_out_where_that_is_wished(window: MainWindow, qtbot: QtBot, is_transparent: bool) -> None:
    window.exporting.remember(Wishes(is_transparent=is_transparent))
    copied(window, "copy picture", qtbot)
    assert (image().pixelColor(1, 1).alpha() == 0) is is_transparent


def test_a_map_larger_than_qt_would_read_from_a_file_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    usual = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(1)
    try:
        copied(window, "copy picture", qtbot)
    finally:
        QImageReader.setAllocationLimit(usual)
    assert image().width() * image().height() * 4 > 2**20
