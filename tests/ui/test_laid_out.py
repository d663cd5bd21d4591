"""A layout's widgets are known by their places, and nothing is kept of those that went."""

import gc

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.laid_out import widgets_of


def test_widgets_stand_in_the_order_of_the_layout_and_none_of_its_items_is_kept(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    first, second, third = (QLabel(text, host) for text in "abc")
    elsewhere = QLabel("elsewhere", host)
    column.addWidget(third)
    column.addStretch(1)
    column.addWidget(first)
    column.insertWidget(0, second)
    before = {id(each) for each in gc.get_objects() if isinstance(each, QWidgetItem)}
    assert widgets_of(column) == {0: second, 1: third, 3: first}
    assert elsewhere not in widgets_of(column).values()
    assert {id(each) for each in gc.get_objects() if isinstance(each, QWidgetItem)} <= before
