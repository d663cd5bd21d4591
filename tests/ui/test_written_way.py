"""A field of several lines begins where its language does."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.text_fields import TextField

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("text", "way"), [("فاتورة تفهمها", RIGHT), ("A bill", LEFT), ("账单", LEFT), ("“שלום”", RIGHT)]
)
def test_a_field_is_written_from_the_side_of_its_text(qtbot: QtBot, text: str, way: Qt.LayoutDirection) -> None:
    field = TextField("Goals")
    qtbot.addWidget(field)
    field.resize(300, 80)
    field.show()
    field.show_value(text)
    assert field.document().defaultTextOption().textDirection() is way
    start = field.cursorRect(field.textCursor()).x()
    assert (start > field.viewport().width() / 2) == (way is RIGHT)


def test_another_text_turns_it_round(qtbot: QtBot) -> None:
    field = TextField("Goals")
    qtbot.addWidget(field)
    for text, way in (("فاتورة", RIGHT), ("A bill", LEFT), ("فاتورة", RIGHT)):
        field.show_value(text)
        assert field.document().defaultTextOption().textDirection() is way
