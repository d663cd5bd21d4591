"""The figure of the cycles is told (``python -m tests.figures cycles``); how much it is, the whole count tells."""

import re

import pytest

from tests.figures import cycles


@pytest.mark.usefixtures("app")
def test_windows_and_files_are_opened_and_closed_and_no_lock_is_left() -> None:
    said = cycles.figure(4)
    assert re.search(r"4 windows opened and closed .* kB a cycle\); 4 files opened in one window .* kB a cycle\)", said)
