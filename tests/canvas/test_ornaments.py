"""What the corner says of the persona."""

import pytest

from journeydesigner.canvas.ornaments import broken


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Nora Klein", 10, ("Nora Klein",)),
        ("Hana Petrov", 8, ("Hana", "Petrov")),
        ("Anna Maria Luisa Berg", 10, ("Anna Maria", "Luisa Berg")),
        ("Bartholomew", 5, ("Bartholomew",)),
        ("Al Bartholomew", 1, ("Al", "Bartholomew")),
    ],
)
def test_a_name_too_wide_for_the_corner_takes_a_second_line(text: str, room: int, lines: tuple[str, ...]) -> None:
    assert broken(text, lambda words: len(words) <= room) == lines
