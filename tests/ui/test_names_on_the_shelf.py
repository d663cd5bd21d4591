"""Names on the shelf stand whole, on two lines where a narrow panel has no room for one."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.shelf import _advance, _fitting
from journeydesigner.ui.theme import font


@pytest.fixture
def letters(app: QApplication) -> QFont:
    return font()


def test_a_name_that_fits_stands_on_one_line(letters: QFont) -> None:
    assert _fitting(letters, "Punto de dolor", 120)[1] == "Punto de dolor"


@pytest.mark.parametrize("name", ["Punto de dolor", "Momento de la verdad", "Punkt, der schmerzt"])
def test_a_name_of_several_words_takes_two_lines_and_loses_nothing(letters: QFont, name: str) -> None:
    written, text = _fitting(letters, name, 72)
    assert text.split() == name.split()
    assert all(_advance(written, line) <= 72 for line in text.split("\n"))


def test_a_word_that_is_broader_ends_early(letters: QFont) -> None:
    assert _fitting(letters, "Kundenzufriedenheitsbefragung", 72)[1].endswith("…")
