"""Lines: as wide as told, broken where a reader would, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting.measuring import QtMeasurer

BODY = TextStyle(13, 18)


def broken(text: str, width: float) -> list[str]:
    return [line for line, _ in QtMeasurer().break_lines(text, BODY, width)]


def test_a_line_never_ends_at_a_hyphen() -> None:
    for width in range(40, 200, 7):
        assert not any(
            line.endswith("-") for line in broken("Refer-a-neighbour after one-tap import", width) if " " in line
        )


def test_a_hyphen_does_not_break_beside_other_scripts_either() -> None:
    assert broken("Größe-an-Größe passt", 105) == ["Größe-an-Größe", "passt"]


def test_newlines_break_and_empty_lines_stay() -> None:
    assert broken("one\n\ntwo", 200) == ["one", "", "two"]


def test_empty_text_is_one_empty_line() -> None:
    assert QtMeasurer().break_lines("", BODY, 100) == (("", 0.0),)


def test_a_word_wider_than_the_column_breaks_anywhere() -> None:
    lines = broken("Donaudampfschifffahrtsgesellschaft", 80)
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_chinese_breaks_between_ideographs_but_not_before_a_full_stop() -> None:
    lines = broken("用户比较产品然后决定购买。", 78.5)
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)


def test_an_emoji_of_several_characters_is_never_cut() -> None:
    assert broken("👩‍💻👩‍💻👩‍💻", 1) == ["👩‍💻"] * 3


def test_ascent_centres_text_in_its_leading() -> None:
    measurer = QtMeasurer()
    assert measurer.ascent(TextStyle(13, 28)) == pytest.approx(measurer.ascent(TextStyle(13, 18)) + 5)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60),
    st.integers(1, 300),
)
def test_no_line_is_wider_than_the_column_and_no_character_is_lost(text: str, width: int) -> None:
    lines = QtMeasurer().break_lines(text, BODY, width)
    assert "".join(line for line, _ in lines).replace(" ", "") == "".join(text.splitlines()).replace(" ", "")
    for line, measured in lines:
        assert measured <= width + 0.5 or len(line) < 12
