"""Long words of other languages in panels that do not grow."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.section_head import SectionHead
from journeydesigner.ui.look import Look
from journeydesigner.ui.shelf import _advance, _fitting

NARROW = 199


def test_the_head_of_a_group_breaks_rather_than_widens_its_panel(app: object) -> None:
    head = SectionHead(Look("light"), "Bandeja de entrada de notas", add="Nota nueva")
    head.show_count(12)
    assert head.minimumSizeHint().width() <= NARROW


def test_a_name_on_the_shelf_stays_on_its_piece(app: object) -> None:
    for name in ("Meta", "Punto de dolor", "Verbesserungsmöglichkeiten"):
        font, shown = _fitting(QFont(), name, 80)
        assert all(_advance(font, line) <= 80 for line in shown.split("\n"))
        assert shown.split() == name.split() or (" " not in name and shown.endswith("…"))


def test_a_hint_beside_the_head_of_a_group_has_what_room_there_is(look: Look, qtbot: QtBot) -> None:
    head = SectionHead(look, "Shelf", hint="drag onto the map")
    qtbot.addWidget(head)
    head.resize(NARROW, 30)
    head.show()
    said = head.findChildren(QLabel)[-1]
    assert said.text() == "drag onto the map" and said.width() >= said.fontMetrics().horizontalAdvance(said.text())
