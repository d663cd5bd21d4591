"""What comes in a file is shown to the letter, and leads where it says."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.inspector.links_field import LinksField
from journeydesigner.ui.look import Look
from tests.ui.conftest import OpenWindow

MARKUP = 'A <img src="//share/picture.png"> & <b>more</b>'


def test_a_tooltip_shows_markup_to_the_letter() -> None:
    shown = QTextDocument()
    shown.setHtml(as_tip(MARKUP + "\nand on"))
    assert "<img" not in as_tip(MARKUP)
    assert shown.toPlainText() == MARKUP + "\nand on"


def test_what_is_no_markup_is_its_own_tooltip() -> None:
    assert as_tip("Search & replace\nall") == "Search & replace\nall"


def test_a_button_that_names_a_text_of_the_file_shows_it_to_the_letter(qtbot: QtBot, look: Look) -> None:
    button = IconButton(look, "x", MARKUP)
    qtbot.addWidget(button)
    assert button.toolTip() == as_tip(MARKUP)
    assert button.accessibleName() == MARKUP


@pytest.mark.parametrize(
    ("link", "said"),
    [("https://good.example@other.example/x", "other.example"), ("mailto:ada@example.org", "ada@example.org")],
)
def test_a_link_is_asked_about_by_where_it_leads(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, link: str, said: str
) -> None:
    asked, opened = followed(open_window, monkeypatch, link)
    assert [said in question for question in asked] == [True]
    assert opened == [QUrl(link)]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "http://<b>x</b>/", "nowhere"])
def test_what_is_no_address_is_neither_asked_about_nor_opened(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    assert followed(open_window, monkeypatch, link) == ([], [])


def followed(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, link: str) -> tuple[list[str], list[QUrl]]:
    """The questions asked, and what was opened, when the link of a card is clicked and agreed to."""
    asked: list[str] = []
    opened: list[QUrl] = []

    def agree(_parent: object, _title: str, question: str) -> QMessageBox.StandardButton:
        asked.append(question)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", agree)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window = open_window()
    field = LinksField(window.session, window.look)
    field.setParent(window)
    field.show_value((link,))
    button = next(found for found in field.findChildren(IconButton) if found.accessibleName().startswith("Open "))
    button.click()
    return asked, opened
