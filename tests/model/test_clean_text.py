"""Text from outside is cleaned of what no file can carry, and of nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model.clean_text import clean


@pytest.mark.parametrize(
    ("text", "cleaned", "removed"),
    [
        ("plain", "plain", 0),
        ("two\nlines\tand tab", "two\nlines\tand tab", 0),
        ("a\x00b\x1bc", "abc", 2),
        ("win\r\ndows\rmac", "win\ndows\nmac", 0),
        ("half \ud83d pair", "half  pair", 1),
        ("not\ufffea\uffffcharacter", "notacharacter", 2),
        ("😀 \u202eright to left", "😀 \u202eright to left", 0),
        ("", "", 0),
    ],
)
def test_what_is_taken_out_is_counted(text: str, cleaned: str, removed: int) -> None:
    assert clean(text) == (cleaned, removed)


@given(st.text(st.characters(codec=None)))
def test_clean_text_is_clean_and_can_be_written(text: str) -> None:
    once = clean(text).text
    assert clean(once) == (once, 0)
    assert once.encode("utf-8").decode("utf-8") == once
