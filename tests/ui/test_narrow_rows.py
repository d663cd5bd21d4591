"""What is said in little room: long messages, four choices beside each other."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.ui.inspector.evidence_field import EvidenceField
from journeydesigner.ui.look import Look
from journeydesigner.ui.theme import INSPECTOR
from journeydesigner.ui.toast import Toast


def test_a_message_that_wraps_has_the_width_of_its_toast(qtbot: QtBot, look: Look) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 300)
    host.show()
    toast = Toast(look, host)
    said = "The structure of “Buying a home battery, to-be” is locked; unlock it to change its stages, steps and lanes."
    toast.say(said)
    text = next(found for found in toast.findChildren(QLabel) if found.text() == said)
    qtbot.waitUntil(lambda: text.width() > toast.width() - 80)


def test_on_a_map_to_be_the_kinds_of_evidence_stay_within_the_inspector(qtbot: QtBot, look: Look) -> None:
    field = EvidenceField(look)
    qtbot.addWidget(field)
    field.offer_proposed(True)
    field.show()
    assert field.minimumSizeHint().width() <= INSPECTOR - 2 * 16 - 8
