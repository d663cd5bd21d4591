"""Writing a file so that at every moment either the old one or the complete new one stands there.

Temp file in the same folder, write, sync, close, read back, keep the old one as backup, replace, sync the folder.
``QSaveFile`` is not used for documents: its commit reported success after a short write on a full disk.
"""

import errno
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from journeydesigner.files.errors import CannotWriteError
from journeydesigner.wording import _


class Disk(Protocol):
    """The file operations of a save, one by one, so that each can be made to fail in a test."""

    def create(self, path: Path) -> int: ...
    def write(self, handle: int, data: memoryview) -> int: ...
    def sync(self, handle: int) -> None: ...
    def close(self, handle: int) -> None: ...
    def read(self, path: Path) -> bytes: ...
    def set_mode(self, path: Path, mode: int) -> None: ...
    def link(self, source: Path, path: Path) -> None: ...
    def replace(self, source: Path, path: Path) -> None: ...
    def sync_folder(self, folder: Path) -> None: ...
    def remove(self, path: Path) -> None: ...


class RealDisk:
    """The operating system's."""

    def create(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)

    def write(self, handle: int, data: memoryview) -> int:
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def set_mode(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def link(self, source: Path, path: Path) -> None:
        """Give a file a second name; where the file system has no such thing, copy it."""
        try:
            os.link(source, path)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            shutil.copy2(source, path)

    def replace(self, source: Path, path: Path) -> None:
        source.replace(path)

    def sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # network folders cannot
                raise
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


_RETRIES_S = (0.01, 0.03, 0.1, 0.3, 1.0)
"""How long a rename that Windows refuses (a virus scanner holds the file) is waited for."""


def backup_of(path: Path) -> Path:
    """Where the previous version of ``path`` is kept."""
    target = real_target(path)
    return target.with_name(target.name + ".backup")


def real_target(path: Path) -> Path:
    """The file itself where ``path`` is a symbolic link: that one is replaced, not the link."""
    return Path(os.path.realpath(path))


def write_file(path: Path, data: bytes, *, keep_backup: bool = False, disk: Disk | None = None) -> None:
    """Put ``data`` at ``path``. Raises CannotWriteError, and then what stood there still does.

    The one exception is said in the error: the folder could not be synced after the replacement.
    """
    disk = disk or RealDisk()
    target = real_target(path)
    temp = _beside(target)
    try:
        _write_temp(disk, temp, data)
        _keep_mode(disk, target, temp)
        if keep_backup and target.exists():
            _keep_backup(disk, target)
        _replace(disk, temp, target)
    except OSError as error:
        _clear_away(disk, temp)
        raise CannotWriteError(_why(error, path)) from error
    try:
        disk.sync_folder(target.parent)
    except OSError as error:
        raise CannotWriteError(
            _("{path} was replaced, but the disk did not confirm it; save once more elsewhere ({why}).").format(
                path=path, why=_reason(error)
            )
        ) from error


@contextmanager
def atomic_output(path: Path) -> Generator[Path]:
    """A path to write to that takes ``path``'s place, and its mode, when the block ends well.

    When the block raises, the old file is untouched and the new one is gone. An OSError of putting the new file
    there, and one in the block that is about it or its disk, becomes CannotWriteError; any other error stays itself.
    """
    disk = RealDisk()
    target = real_target(path)
    beside = _beside(target)
    try:
        yield beside
    except BaseException as error:
        _clear_away(disk, beside)
        if isinstance(error, OSError) and _is_about(error, beside):
            raise CannotWriteError(_why(error, path)) from error
        raise
    try:
        with beside.open("rb+") as file:
            disk.sync(file.fileno())
        _keep_mode(disk, target, beside)
        _replace(disk, beside, target)
    except OSError as error:
        _clear_away(disk, beside)
        raise CannotWriteError(_why(error, path)) from error


def _is_about(error: OSError, path: Path) -> bool:
    """Whether writing ``path`` failed; a write to an open file names none, so there the kind of error tells."""
    if error.filename is not None:
        return Path(os.fsdecode(error.filename)) == path
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EROFS)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")


def _write_temp(disk: Disk, temp: Path, data: bytes) -> None:
    handle = disk.create(temp)
    try:
        rest = memoryview(data)
        while rest:
            written = disk.write(handle, rest)
            if written <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[written:]
        disk.sync(handle)
    except BaseException:
        _close_quietly(disk, handle)
        raise
    disk.close(handle)
    if disk.read(temp) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _close_quietly(disk: Disk, handle: int) -> None:
    """Close after a failure; the failure is what is told."""
    try:
        disk.close(handle)
    except OSError:
        return


def _keep_mode(disk: Disk, target: Path, temp: Path) -> None:
    if target.exists():
        disk.set_mode(temp, stat.S_IMODE(target.stat().st_mode))


def _keep_backup(disk: Disk, target: Path) -> None:
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.old")
    try:
        disk.link(target, beside)
        disk.replace(beside, backup_of(target))
    except OSError:
        _clear_away(disk, beside)
        raise
    # Replacing one name of a file by another name of the same file does nothing at all (POSIX): take it away.
    _clear_away(disk, beside)


def _replace(disk: Disk, temp: Path, target: Path) -> None:
    for wait_s in _RETRIES_S if sys.platform == "win32" else ():
        try:
            disk.replace(temp, target)
        except PermissionError:
            time.sleep(wait_s)
        else:
            return
    disk.replace(temp, target)


def _clear_away(disk: Disk, path: Path) -> None:
    """Remove what a failed save left, if it can be removed; what stops it is no news beside the failure."""
    try:
        disk.remove(path)
    except OSError:
        return


def _why(error: OSError, path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return _("{path} cannot be written: there is no folder {folder}; choose another one.").format(
            path=path, folder=folder
        )
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            text = _("{path} cannot be written: the disk is full; make room or choose another place.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = _("{path} cannot be written: the folder is read-only for you; choose another one.")
        case errno.EISDIR:
            text = _("{path} cannot be written: it is a folder; choose a file name.")
        case _:
            text = _("{path} cannot be written ({why}); choose another place.")
    return text.format(path=path, why=_reason(error))


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
