"""How icons stand beside the words of a button."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look


def test_between_an_icon_and_its_words_is_room_and_an_icon_alone_is_in_the_middle(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Present")
    qtbot.addWidget(button)
    icon_before_words(button, look, "play", "text", 17)
    assert (button.iconSize().width(), button.iconSize().height()) == (21, 17)
    picture = button.icon().pixmap(button.iconSize()).toImage()
    assert all(picture.pixelColor(x, y).alpha() == 0 for x in range(17, 21) for y in range(17))
    button.setText("")
    icon_before_words(button, look, "play", "text", 17)
    assert button.iconSize().width() == 17
