"""The bundled typeface: there, under its own name, and the one that is measured and painted with."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QFontInfo

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts
from journeydesigner.painting.measuring import QtMeasurer

STYLES = [TextStyle(13, 18, weight, italic) for weight in (400, 500, 600, 700) for italic in (False, True)]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_every_style_finds_the_bundled_family_in_its_weight(style: TextStyle) -> None:
    found = QFontInfo(fonts.font(style)[0])
    assert (found.family(), found.weight(), found.italic()) == (fonts.FAMILY, style.weight, style.italic)


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_tabular_figures_are_all_of_one_width(measurer: QtMeasurer, weight: int) -> None:
    style = TextStyle(24, 30, weight, tabular=True)
    assert len({measurer.width(digit, style) for digit in "0123456789"}) == 1
    assert measurer.width("1", TextStyle(24, 30, weight)) < measurer.width("1", style)


def test_a_size_between_pixels_measures_in_proportion(measurer: QtMeasurer) -> None:
    assert measurer.width("Journey", TextStyle(12.4, 18)) == pytest.approx(
        measurer.width("Journey", TextStyle(124, 180)) / 10, rel=0.01
    )


def test_letter_spacing_widens_each_letter(measurer: QtMeasurer) -> None:
    plain, spaced = TextStyle(11, 14), TextStyle(11, 14, spacing=0.5)
    assert measurer.width("LINES", spaced) == pytest.approx(measurer.width("LINES", plain) + 2.5)


def test_threads_have_fonts_of_their_own_and_measure_alike() -> None:
    style = TextStyle(13, 18, 500)
    here = fonts.font(style)[0]
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(lambda: fonts.font(style)[0]).result()
        assert pool.submit(QtMeasurer().width, "abc def", style).result() == QtMeasurer().width("abc def", style)
    assert there is not here


def test_missing_fonts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(fonts, "resource", lambda name: tmp_path)
    with pytest.raises(fonts.MissingFontError, match="install the program again"):
        fonts.load.__wrapped__()
