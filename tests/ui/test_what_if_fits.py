"""The first page of the metrics panel stands on a screen of 1440 x 900 as a whole, until a lever is moved."""

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from journeydesigner.ui.metrics.over import metrics_of
from journeydesigner.ui.metrics.overview import Overview
from tests.layout.counted import counted_journey
from tests.ui.conftest import OpenWindow


def test_nothing_of_the_overview_has_to_be_scrolled_for(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(document=counted_journey(steps=1).document)
    window.resize(1440, 900)
    metrics_of(window).open("overview")
    page = metrics_of(window).panel.page_widget("overview")
    assert isinstance(page, Overview)
    scroll = page.parentWidget().parentWidget()  # type: ignore[union-attr]
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(lambda: page.what_if.isVisible() and scroll.verticalScrollBar().maximum() == 0)
    assert not page.what_if.keep.isVisible(), "there is nothing to keep yet"
