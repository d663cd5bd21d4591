"""Typing processes that are killed lose nothing: a few of the thousand of ``python -m tests.figures kills``."""

from tests.files.test_save_faults import figure


def test_typing_processes_that_are_killed_lose_nothing_that_was_acknowledged() -> None:
    said = figure("kills", 5)
    assert "5 processes killed" in said
    assert ": 0 lost;" in said
