"""The catalogue of metrics is read whole, in whichever language."""

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner import wording
from journeydesigner.metrics.catalogue import entries
from journeydesigner.metrics.metric_words import kind_word
from journeydesigner.model.parts import MetricKind
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metric_library.catalogue_page import CataloguePage
from tests.ui.test_languages import pseudo as pseudo  # noqa: PLC0414  a fixture


def page_of(window: MainWindow) -> CataloguePage:
    window.resize(1366, 768)
    window.actions_of.trigger("add metric")
    for _round in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    (page,) = window.findChildren(CataloguePage)
    return page


def test_no_kind_is_broader_than_the_list(pseudo: None, window: MainWindow, qtbot: QtBot) -> None:
    kinds = page_of(window).kinds
    last = kinds.item(kinds.count() - 1)
    qtbot.waitUntil(lambda: kinds.visualItemRect(last).right() < kinds.viewport().width())
    room = kinds.viewport().width()
    assert kinds.horizontalScrollBar().maximum() == 0
    for place in range(kinds.count()):
        box = kinds.visualItemRect(kinds.item(place))
        needed = kinds.fontMetrics().boundingRect(0, 0, box.width() - 20, 1000, 0x1000, kinds.item(place).text())
        assert box.right() < room and box.height() >= needed.height(), kinds.item(place).text()


def test_what_a_number_is_computed_from_is_said_in_words(pseudo: None, window: MainWindow) -> None:
    page = page_of(window)
    page.kinds.setCurrentRow(1)
    assert page.told["counts"].text().count("⟦") == 3


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_kinds_are_called_alike(language: str) -> None:
    wording.speak(language)
    try:
        names = [entry.name() for entry in entries()]
        kinds = {kind_word(kind) for kind in get_args(MetricKind)}
    finally:
        wording.speak("en")
    assert len(set(names)) == len(names) and len(kinds) == len(get_args(MetricKind))
