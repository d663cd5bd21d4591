"""Earlier versions are kept, found again by their document, grow fewer with age, and never stand in a save's way."""

import errno
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.files import disk as disks
from journeydesigner.files.errors import DamagedFileError
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping import rotation as rotations
from journeydesigner.files.keeping.backups import backups_folder, earlier_versions, folder_of, name_of, versions_of
from journeydesigner.files.keeping.rotation import NEWEST, Kept, Rotation, beyond, too_many
from journeydesigner.files.keeping.state_folder import VARIABLE, state_folder
from tests.files.small import small_document

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv(VARIABLE, str(tmp_path / "state"))


def saved(document: Document, path: Path, *notes: str) -> list[bytes]:
    """Save once after each note; what the file held each time."""
    contents: list[bytes] = []
    for note in notes:
        cards.add_note(document, document.snapshot.maps[0].id, note)
        save_journey(document, path, rotation=Rotation())
        contents.append(path.read_bytes())
    return contents


def held(path: Path) -> list[bytes]:
    return [version.path.read_bytes() for version in earlier_versions(path)]


def test_what_was_saved_before_is_there_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    first, second, _third = saved(small_document(), path, "one", "two", "three")
    assert held(path) == [second, first]
    versions = earlier_versions(path)
    assert [version.size for version in versions] == [len(second), len(first)]
    assert {version.document_id for version in versions} == {"doc-small"}
    assert versions[0].when >= versions[1].when
    assert abs(datetime.now(UTC) - versions[0].when) < timedelta(minutes=1)
    assert open_journey(versions[0].path).notes == ()


def test_they_are_found_when_the_file_was_moved_and_renamed(tmp_path: Path) -> None:
    path, moved = tmp_path / "a.journey", tmp_path / "there" / "b.journey"
    first, _second = saved(small_document(), path, "one", "two")
    moved.parent.mkdir()
    path.rename(moved)
    assert held(moved) == [first]


def test_they_are_found_when_the_file_is_damaged_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    first, second = saved(small_document(), path, "one", "two")
    path.write_bytes(second[:300])
    assert held(path) == [second, first]
    path.unlink()
    assert held(path) == [second, first]
    assert held(tmp_path / "other.journey") == []


def test_a_damaged_file_names_the_newest_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    saved(small_document(), path, "one", "two")
    path.write_bytes(path.read_bytes()[:300])
    newest = versions_of("doc-small")[0]
    with pytest.raises(DamagedFileError, match=re.escape(str(newest.path))) as told:
        open_journey(path)
    assert f"{newest.when.astimezone():%Y-%m-%d %H:%M}" in str(told.value)


def test_what_somebody_else_wrote_is_kept_before_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    mine = small_document()
    saved(mine, path, "mine")
    theirs = open_journey(path).document
    cards.add_note(theirs, theirs.snapshot.maps[0].id, "theirs")
    save_journey(theirs, path)  # on another machine, which keeps nothing here
    written = path.read_bytes()
    saved(mine, path, "mine again")
    assert written in held(path)


def test_the_backup_beside_the_file_is_one_of_them_and_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    document = small_document()
    save_journey(document, path)
    first = path.read_bytes()
    cards.add_note(document, document.snapshot.maps[0].id, "one")
    save_journey(document, path)
    assert [version.path.name for version in earlier_versions(path)] == ["a.journey.backup"]
    assert held(path) == [first]
    second = path.read_bytes()
    saved(document, path, "two")
    assert (tmp_path / "a.journey.backup").read_bytes() == second
    assert held(path) == [second]


def test_the_same_state_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    document = small_document()
    for _time in range(3):
        save_journey(document, path, rotation=Rotation())
    assert len(versions_of("doc-small")) == 1
    assert earlier_versions(path) == ()


def test_two_documents_do_not_get_mixed_up(tmp_path: Path) -> None:
    one, other = small_document(), open_journey_of_another()
    saved(one, tmp_path / "one.journey", "a", "b")
    saved(other, tmp_path / "other.journey", "c", "d")
    assert {version.document_id for version in earlier_versions(tmp_path / "one.journey")} == {"doc-small"}
    assert {version.document_id for version in earlier_versions(tmp_path / "other.journey")} == {other.id}


def open_journey_of_another() -> Document:
    from journeydesigner.files.fresh_copies import copy_of

    return copy_of(small_document())


def test_only_their_owner_may_look_into_them(tmp_path: Path) -> None:
    saved(small_document(), tmp_path / "a.journey", "one", "two")
    version = versions_of("doc-small")[0].path
    assert version.stat().st_mode & 0o077 == 0
    assert version.parent.stat().st_mode & 0o077 == 0
    assert version.is_relative_to(backups_folder())
    assert backups_folder().parent == state_folder()


@pytest.mark.parametrize("document_id", ["../../etc", "C:\\x", "a\0b", "", "\ud800"])
def test_an_id_is_no_name_of_a_folder(document_id: str, tmp_path: Path) -> None:
    assert folder_of(document_id, tmp_path).parent == tmp_path


def test_what_cannot_be_kept_is_told_and_the_file_is_saved(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    warned: list[str] = []
    path = tmp_path / "a.journey"
    save_journey(small_document(), path, rotation=Rotation(), warn=warned.append)
    assert open_journey(path).notes == ()
    assert len(warned) == 1
    assert warned[0].startswith("Earlier versions are not kept at the moment")
    assert earlier_versions(path) == ()


def test_a_backup_beside_the_file_that_cannot_be_replaced_is_told(tmp_path: Path) -> None:
    warned: list[str] = []
    path = tmp_path / "a.journey"
    (tmp_path / "a.journey.backup").mkdir()
    for _time in range(2):
        save_journey(small_document(), path, warn=warned.append)
    assert len(warned) == 1
    assert "was not kept as a.journey.backup" in warned[0]
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.journey", "a.journey.backup"]


def test_what_else_lies_in_the_folders_is_passed_by(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    saved(small_document(), path, "one", "two")
    there = folder_of("doc-small")
    (there / "notes.txt").write_text("mine")
    (there / name_of(NOW, "f" * 64).replace("2026", "9999")).with_suffix(".journey.tmp").write_bytes(b"half")
    (there / "document.json").write_text("[]")
    (backups_folder() / "stray").mkdir()
    assert len(earlier_versions(path)) == 1
    saved(open_journey(path).document, path, "three")
    assert len(earlier_versions(path)) == 2
    assert (there / "notes.txt").read_text() == "mine"


# Thinning


def test_what_was_cut_off_is_swept_away(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    saved(small_document(), path, "one")
    there = folder_of("doc-small")
    left = [
        there / (name_of(when, "a" * 64) + ".tmp") for when in (datetime(2026, 1, 1, tzinfo=UTC), datetime.now(UTC))
    ]
    for each in left:
        each.write_bytes(b"half")
    saved(open_journey(path).document, path, "two")
    assert [each.exists() for each in left] == [False, True]


def kept(*ages: timedelta, size: int = 100) -> list[Kept]:
    return [Kept(Path(f"{number}.journey"), NOW - age, size) for number, age in enumerate(sorted(ages))]


def left_of(versions: list[Kept], now: datetime = NOW) -> list[Kept]:
    gone = set(too_many(versions, now))
    return [version for version in versions if version not in gone]


def test_all_of_the_last_hour_stay() -> None:
    versions = kept(*(timedelta(seconds=40 * number) for number in range(89)))
    assert left_of(versions) == versions


def test_the_newest_stay_whatever_their_age() -> None:
    versions = kept(*(timedelta(days=400, seconds=number) for number in range(NEWEST)))
    assert left_of(versions) == versions


def test_older_ones_grow_fewer_with_age() -> None:
    versions = kept(*(timedelta(minutes=30 * number) for number in range(2 * 24 * 800)))
    left = left_of(versions)
    ages = [NOW - version.when for version in left]
    assert 32 <= sum(age <= timedelta(days=1) for age in ages) <= 36
    assert 29 <= sum(timedelta(days=1) < age <= timedelta(days=31) for age in ages) <= 32
    assert 46 <= sum(timedelta(days=31) < age <= timedelta(days=366) for age in ages) <= 50
    assert 13 <= sum(age > timedelta(days=366) for age in ages) <= 16


def test_thinning_day_by_day_leaves_what_thinning_at_once_leaves() -> None:
    """None that a person could still want falls through between two rules: each month of two years keeps one."""
    versions: list[Kept] = []
    now = NOW - timedelta(days=730)
    for number in range(730 * 4):
        now = NOW - timedelta(days=730) + timedelta(hours=6 * number)
        versions.insert(0, Kept(Path(f"{number}.journey"), now, 100))
        versions = left_of(versions, now)
    months = {(version.when.year, version.when.month) for version in versions}
    assert len(months) >= 24
    assert len(versions) < 150


def test_a_clock_that_was_ahead_keeps_nothing_for_ever() -> None:
    versions = kept(*(timedelta(days=-500, seconds=number) for number in range(60)))
    assert len(left_of(versions)) == NEWEST


def test_the_oldest_go_where_there_is_no_room_but_never_the_newest_two() -> None:
    versions = kept(*(timedelta(hours=number) for number in range(5)), size=40)
    assert beyond(versions, 100, versions[:2]) == versions[2:]
    assert beyond(versions, 10, versions[:2]) == versions[2:]
    assert beyond(versions, 1000, versions[:2]) == []


def test_saving_thins_out_and_keeps_within_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.journey"
    document = small_document()
    size = len(saved(document, path, "one")[0])
    monkeypatch.setattr(rotations, "MOST_OF_ONE", size * 4)
    saved(document, path, *"abcdefgh")
    assert 2 <= len(versions_of("doc-small")) <= 4
    monkeypatch.setattr(rotations, "MOST_OF_ALL", size)
    monkeypatch.setattr(rotations, "EVERY_S", 0)
    other = open_journey_of_another()
    saved(other, tmp_path / "other.journey", "x", "y", "z")
    assert versions_of("doc-small") == ()
    assert len(versions_of(other.id)) == 2


def test_a_full_disk_of_the_state_folder_costs_no_save(tmp_path: Path) -> None:
    class Full(disks.RealDisk):
        def create(self, path: Path, mode: int) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    warned: list[str] = []
    save_journey(small_document(), tmp_path / "a.journey", rotation=Rotation(disk=Full()), warn=warned.append)
    assert len(warned) == 1
    assert "No space left" in warned[0]
    assert not [found for found in backups_folder().rglob("*") if found.is_file()]
