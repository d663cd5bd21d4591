"""What was open over the map goes as a page of the start comes: it was seen through it, and lay unseen under the map
afterwards, where it took the next Escape."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.main_window import MainWindow


@pytest.mark.parametrize("sheet", ["settings", "export", "versions", "metric library"])
@pytest.mark.parametrize("page", ["new outline", "new twin", "start"])
def test_a_sheet_goes_when_a_page_comes(window: MainWindow, qtbot: QtBot, sheet: str, page: str) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_of.trigger(sheet)
    assert [found for found in window.findChildren(Sheet) if found.isVisible()]
    window.actions_of.trigger(page)
    QApplication.processEvents()
    assert not window.front.is_working()
    assert not [found for found in window.findChildren(Sheet) if found.isVisible()]
    focused = window.focusWidget()
    assert focused is not None and window.front.page is not None
    assert window.front.page.isAncestorOf(focused)
    window.front.show_panes()
    assert not [found for found in window.findChildren(Sheet) if found.isVisible()]
