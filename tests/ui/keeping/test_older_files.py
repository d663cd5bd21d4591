"""Files of older versions: brought to today's when they are opened, and kept as they were by the first save."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.files import journey_file, migrations, newer, public_form
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.keeping.originals import keep_original, original_of
from journeydesigner.files.record_forms import Json
from journeydesigner.ui.main_window import MainWindow
from tests.ui.keeping.test_outside import look, write_note


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program is of version 2, which calls as-is maps differently."""

    def step(form: Json) -> Json:
        return form | {"version": 2, "maps": [found | {"author": "migrated"} for found in form["maps"]]}

    for module in (journey_file, migrations, newer, public_form):
        monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setitem(migrations.STEPS, 1, step)  # pyright: ignore[reportArgumentType]


def test_an_older_file_is_kept_as_it_was_when_it_is_saved_first(
    window: MainWindow, tmp_path: Path, tomorrow: None, qtbot: QtBot
) -> None:
    first = window.session.path
    assert first is not None
    old = tmp_path / "old.journey"
    old.write_bytes(first.read_bytes())
    was = old.read_bytes()
    window.opening.open(old)
    assert window.session.snapshot.maps[0].author == "migrated"
    for text in ("One", "Two", "Three"):
        write_note(window, text)
        window.save()
        qtbot.waitUntil(lambda: not window.session.is_edited)
        if text == "One":
            assert "old.version-1.journey" in window.toast.text
            window.toast.hide()
    assert not window.toast.text
    assert original_of(old, 1).read_bytes() == was
    assert open_journey(old).older == 0


def test_an_older_file_is_kept_also_where_it_was_touched_and_the_language_changed_meanwhile(
    window: MainWindow, tmp_path: Path, tomorrow: None, qtbot: QtBot
) -> None:
    first = window.session.path
    assert first is not None
    old = tmp_path / "old.journey"
    old.write_bytes(first.read_bytes())
    was = old.read_bytes()
    window.opening.open(old)
    state = window.saving.state
    os.utime(old, (1, 1))
    look(window, qtbot)
    assert window.saving.state is not state
    window.rebuild()
    write_note(window, "One")
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited)
    assert original_of(old, 1).read_bytes() == was


def test_what_is_kept_already_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"first")
    assert keep_original(path, 1) == original_of(path, 1)
    path.unlink()
    path.write_bytes(b"second")
    assert keep_original(path, 1) is None
    assert original_of(path, 1).read_bytes() == b"first"


def test_a_file_of_today_has_no_older_version() -> None:
    assert open_journey(Path(__file__).parents[2] / "files" / "fixtures" / "version_1.journey").older == 0
