"""A copy of a file that somebody else has open: worked in at once, merged into the file when that is free."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.editing import cards
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.lock import lock_file
from journeydesigner.ui.keeping.copying import copy_of
from journeydesigner.ui.main_window import MainWindow
from tests.ui.keeping.test_outside import notes, write_note, write_outside
from tests.ui.keeping.test_second_opener import file, held, reading

__all__ = ["file", "held", "reading"]


@pytest.fixture
def copy(reading: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which a copy was opened."""
    reading.settings.set_author("Ana")
    button = reading.keeping.bar.offer("Open a copy")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: not reading.session.is_read_only)
    return reading


def test_a_copy_is_worked_in_at_once(copy: MainWindow, file: Path, held: Path, qtbot: QtBot) -> None:
    ours = file.with_name("home-battery (Ana).journey")
    assert copy.session.path == ours
    assert lock_file(ours).exists()
    assert held.exists(), "the colleague's lock stays"
    assert "copy" in copy.toast.text
    write_note(copy, "Mine")
    copy.save()
    qtbot.waitUntil(lambda: not copy.session.is_edited)
    assert "Mine" not in {card.text for card in open_journey(file).document.snapshot.table("cards").values()}  # pyright: ignore[reportAttributeAccessIssue]


def test_when_the_file_is_free_the_copy_is_merged_into_it(
    copy: MainWindow, file: Path, held: Path, qtbot: QtBot
) -> None:
    write_note(copy, "Mine")
    write_outside(file, "Theirs")
    copy.keeping.copying.look()
    held.unlink()
    qtbot.waitUntil(lambda: copy.keeping.copying._task is None)  # pyright: ignore[reportPrivateUsage]
    copy.keeping.copying.look()
    qtbot.waitUntil(lambda: copy.keeping.bar.offer("Merge my copy") is not None)
    button = copy.keeping.bar.offer("Merge my copy")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: copy.session.path == file and {"Mine", "Theirs"} <= notes(copy))
    assert copy.session.is_edited
    copy.save()
    qtbot.waitUntil(lambda: not copy.session.is_edited)
    again = open_journey(file).document
    assert {"Mine", "Theirs"} <= {card.text for card in again.snapshot.inbox(again.snapshot.maps[0].id)}
    assert file.with_name("home-battery (Ana).journey").exists()


def test_a_copy_takes_a_name_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    assert copy_of(path, "").name == "map (copy).journey"
    for expected in ("map (A B).journey", "map (A B 2).journey", "map (A B 3).journey"):
        made = copy_of(path, "A/B")
        assert made.name == expected
        made.touch()


def test_the_copy_is_the_same_document(copy: MainWindow, file: Path) -> None:
    assert copy.session.path is not None
    mine, theirs = open_journey(copy.session.path).document, open_journey(file).document
    cards.add_note(mine, mine.snapshot.maps[0].id, "x")
    assert theirs.merge(mine).conflicts == ()
    save_journey(theirs, file)
