"""What was said stands in quotation marks, once."""

import pytest

from journeydesigner.lanes.curve_marks import quoted


@pytest.mark.parametrize(
    "said", ["“So”", "„So“", "»So«", "«So»", "”So”", "「所以」", "『所以』", "《所以》", "‚So‘", '"So"']
)
def test_what_has_its_marks_gets_no_others(said: str) -> None:
    assert quoted(f" {said} ") == said


def test_what_has_none_gets_them() -> None:
    assert quoted("So") == "“So”"
