"""Whatever fails in a save, the old file stands as it was, or the new one complete; success is only said of that."""

import errno
import os
from pathlib import Path

import pytest

from journeydesigner.files.atomic_write import atomic_output, backup_of, write_file
from journeydesigner.files.disk import RealDisk
from journeydesigner.files.errors import CannotWriteError

OLD, NEW = b"old" * 1000, b"new" * 50_000


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    class Slow(RealDisk):
        def write(self, handle: int, data: memoryview) -> int:
            return super().write(handle, data[:1000])

    write_file(tmp_path / "a", NEW, disk=Slow())
    assert (tmp_path / "a").read_bytes() == NEW


def test_a_write_that_writes_nothing_is_a_full_disk(tmp_path: Path) -> None:
    class Full(RealDisk):
        def write(self, handle: int, data: memoryview) -> int:
            return 0

    with pytest.raises(CannotWriteError, match="disk is full"):
        write_file(tmp_path / "a", NEW, disk=Full())
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_read_back_is_not_saved(tmp_path: Path) -> None:
    class Lying(RealDisk):
        def read(self, path: Path) -> bytes:
            return super().read(path)[:-1]

    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(CannotWriteError):
        write_file(tmp_path / "a", NEW, disk=Lying())
    assert (tmp_path / "a").read_bytes() == OLD


def test_a_links_target_is_replaced_and_its_mode_kept(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "real.journey"
    target.write_bytes(OLD)
    target.chmod(0o640)
    link = tmp_path / "link.journey"
    link.symlink_to(target)
    write_file(link, NEW, keep_backup=True)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="there is no folder"):
        write_file(tmp_path / "none" / "a.journey", NEW)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.journey").mkdir()
    with pytest.raises(CannotWriteError, match="cannot be written"):
        write_file(tmp_path / "a.journey", NEW)


def test_an_error_of_the_block_itself_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(OLD)
    with pytest.raises(InterruptedError), atomic_output(tmp_path / "a.pdf") as beside:
        beside.write_bytes(NEW)
        raise InterruptedError
    with pytest.raises(FileNotFoundError), atomic_output(tmp_path / "a.pdf"):
        (tmp_path / "no picture").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == OLD


def test_a_full_disk_or_no_folder_while_the_block_writes_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="disk is full"), atomic_output(tmp_path / "a.pdf"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(CannotWriteError, match="no folder"), atomic_output(tmp_path / "none" / "a.pdf") as beside:
        beside.write_bytes(NEW)


def test_what_a_save_that_was_cut_off_left_is_swept_away_a_day_later(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(OLD)
    old, fresh, other = ".a.journey.0123abcd.tmp", ".a.journey.4567abcd.old", ".a.journey.notes.tmp"
    for name in (old, fresh, other):
        (tmp_path / name).write_bytes(b"half")
    for name in (old, other):
        os.utime(tmp_path / name, (1, 1))
    write_file(path, NEW)
    assert sorted(found.name for found in tmp_path.iterdir()) == [fresh, other, "a.journey"]


@pytest.mark.parametrize("name", ["x" * 240 + ".journey", "旅" * 80 + ".journey"])
def test_a_long_name_stands_in_nobodys_way(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (OLD, NEW):
        write_file(path, data, keep_backup=True)
    assert path.read_bytes() == NEW
    assert all(found.name.startswith(name) for found in tmp_path.iterdir()), "nothing is left"


def test_a_write_protected_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(CannotWriteError, match="write-protected"):
        write_file(path, NEW)
    with pytest.raises(CannotWriteError, match="write-protected"), atomic_output(path) as beside:
        beside.write_bytes(NEW)
    assert path.read_bytes() == OLD
    assert [found.name for found in tmp_path.iterdir()] == ["a.journey"]


def test_a_file_system_without_modes_and_groups_is_saved_to(tmp_path: Path) -> None:
    class Stick(RealDisk):
        def create(self, path: Path, mode: int) -> int:
            return super().create(path, 0o600)

        def set_mode(self, path: Path, mode: int) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        def link(self, source: Path, path: Path) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        def sync_folder(self, folder: Path) -> None:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    path = tmp_path / "a.journey"
    path.write_bytes(OLD)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    write_file(path, NEW, keep_backup=True, disk=Stick())
    assert path.read_bytes() == NEW
    assert backup_of(path).read_bytes() == OLD
    assert backup_of(path).stat().st_mtime == 1_700_000_000, "it says when it was saved"
    assert len(list(tmp_path.iterdir())) == 2


def test_macos_syncs_through_the_drives_own_memory_and_plainly_where_a_volume_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    asked: list[str] = []

    def full(_handle: int, _what: int) -> int:
        asked.append("full")
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda _handle: asked.append("plain"))
    with (tmp_path / "a").open("wb") as file:
        RealDisk().sync(file.fileno())
    assert asked == ["full", "plain"]
