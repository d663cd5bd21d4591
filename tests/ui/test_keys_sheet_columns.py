"""The columns of the keys sheet."""

from journeydesigner.ui.keys_sheet import _COLUMNS, _columns_of


def test_columns_are_about_as_high_as_each_other_and_begin_with_the_first_group() -> None:
    heights = [120, 150, 190, 90, 240, 150, 160, 150, 110, 230, 90]
    columns = _columns_of(heights)
    filled = [sum(h for h, column in zip(heights, columns, strict=True) if column == each) for each in range(_COLUMNS)]
    assert columns[0] == 0
    assert max(filled) - min(filled) <= 90
