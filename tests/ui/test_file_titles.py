"""What a file is called where a title is shown."""

from pathlib import Path

import pytest

from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.recent_text import title_text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("home-battery.journey", "Home battery"),
        ("home_battery.journey", "Home battery"),
        ("Five-stage journey.journey", "Five-stage journey"),
        ("Müller-Lüdenscheidt, zweite Runde.journey", "Müller-Lüdenscheidt, zweite Runde"),
        ("-.journey", "-.journey"),
    ],
)
def test_the_name_of_a_file_is_its_title_with_the_hyphens_that_are_meant(name: str, title: str) -> None:
    assert title_text(Path(name)) == title


def test_the_window_calls_a_file_as_the_start_page_does(window: MainWindow) -> None:
    session = window.session
    session.replace(session.document, Path("Five-stage journey.journey"))
    assert session.name == "Five-stage journey"
