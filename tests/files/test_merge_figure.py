"""The figure for merging says what it was made of, and that nothing was lost by it."""

from tests.figures import merge


def test_two_copies_edited_apart_join_the_same_either_way() -> None:
    assert merge.figure(10).startswith("merge: two copies of 1")
