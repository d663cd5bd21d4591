"""Somebody else writes the file in the midst of our save: whenever that is, nobody's work is written over unseen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.editing import cards
from journeydesigner.files.captured import capture
from journeydesigner.files.disk import RealDisk
from journeydesigner.files.errors import ChangedOutsideError
from journeydesigner.files.journey_file import (
    Opened,
    journey_bytes,
    open_journey,
    read_parts,
    save_journey,
    write_journey,
)
from journeydesigner.files.keeping.backups import earlier_versions
from journeydesigner.files.keeping.rotation import Rotation
from tests.files.small import small_document

THEIRS = journey_bytes(capture(small_document("bob")))


class Busy(RealDisk):
    """A disk on which somebody else writes the file just before an operation of ours."""

    def __init__(self, operation: str, theirs: Callable[[], object]) -> None:
        real = getattr(self, operation)
        self.is_over = False

        def disturbed(*arguments: object) -> object:
            if not self.is_over:
                self.is_over = True
                theirs()
            return real(*arguments)

        setattr(self, operation, disturbed)


def replaced(path: Path) -> None:
    beside = path.with_name("theirs")
    beside.write_bytes(THEIRS)
    beside.replace(path)


@pytest.mark.parametrize("operation", ["create", "write", "sync", "close"])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_file_that_is_written_while_ours_is_prepared_is_not_written_over(
    tmp_path: Path, operation: str, in_place: bool
) -> None:
    path = tmp_path / "a.journey"
    document = small_document()
    state = save_journey(document, path)
    cards.add_note(document, document.snapshot.maps[0].id, "Mine")
    disk = Busy(operation, lambda: path.write_bytes(THEIRS) if in_place else replaced(path))
    with pytest.raises(ChangedOutsideError):
        write_journey(capture(document), path, expected=state, disk=disk)
    assert path.read_bytes() == THEIRS
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.journey"]


def test_a_file_that_is_replaced_right_after_our_save_is_noticed_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    document = small_document()
    size = len(journey_bytes(capture(document)))
    other = THEIRS.ljust(size, b"\0")[:size]

    def theirs() -> None:
        path.with_name("theirs").write_bytes(other)
        path.with_name("theirs").replace(path)

    state = write_journey(capture(document), path, disk=Busy("sync_folder", theirs))
    with pytest.raises(ChangedOutsideError):
        save_journey(document, path, expected=state)
    assert path.read_bytes() == other


def test_what_was_written_over_in_the_last_blink_is_in_the_backup(tmp_path: Path) -> None:
    """Between the last look and the renaming there is no way to be sure; what stood there can be had back."""
    path = tmp_path / "a.journey"
    document = small_document()
    state = save_journey(document, path)
    cards.add_note(document, document.snapshot.maps[0].id, "Mine")
    mine = journey_bytes(capture(document))
    disk = Busy("link", lambda: replaced(path))
    write_journey(capture(document), path, expected=state, disk=disk, rotation=Rotation(tmp_path / "state"))
    assert path.read_bytes() == mine
    assert THEIRS in [version.path.read_bytes() for version in earlier_versions(path, tmp_path / "state")]


def test_a_file_that_is_replaced_while_we_read_it_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.journey"
    save_journey(small_document(), path)

    def slowly(*arguments: Any, **more: Any) -> Opened:
        replaced(path)
        return read_parts(*arguments, **more)

    monkeypatch.setattr("journeydesigner.files.journey_file.read_parts", slowly)
    opened = open_journey(path)
    with pytest.raises(ChangedOutsideError):
        save_journey(opened.document, path, expected=opened.state)
    assert path.read_bytes() == THEIRS


def test_a_file_that_goes_while_we_read_it_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.journey"
    save_journey(small_document(), path)

    def slowly(*arguments: Any, **more: Any) -> Opened:
        path.unlink()
        return read_parts(*arguments, **more)

    monkeypatch.setattr("journeydesigner.files.journey_file.read_parts", slowly)
    assert open_journey(path).document.snapshot.maps
