"""Writing a file so that at every moment either the old one or the complete new one stands there.

Temp file in the same folder, write, sync, close, read back, keep the old one as backup, replace, sync the folder.
``QSaveFile`` is not used for documents: its commit reported success after a short write on a full disk.
"""

import errno
import os
import re
import secrets
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journeydesigner.files.disk import Disk, RealDisk
from journeydesigner.files.errors import CannotWriteError, KeptBesideError, UnconfirmedError
from journeydesigner.wording import _

Warn = Callable[[str], object]
"""Hears, on the thread that saves, a sentence on what went wrong beside a save that itself went well."""

_RETRIES_S = (0.01, 0.03, 0.1, 0.3, 1.0)
"""How long a refused rename is waited for: on Windows and network drives, whoever reads the file (a virus scanner, a
cloud's client) holds it for a moment."""

_REFUSALS = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EINTR, errno.ETXTBSY)
_UNKNOWN = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)
_UNKNOWN_OR_FOREIGN = (*_UNKNOWN, errno.EPERM, errno.EACCES)
"""What a file system answers that knows no syncing of folders, no modes and groups: memory sticks, network drives."""

_LONGEST = 100
"""Bytes of a file's name in those of its temporary files; some systems take no more than 143."""

_LEFT_S = 24 * 60 * 60
"""A temporary file older than this belongs to no save any more."""


def backup_of(path: Path) -> Path:
    """Where the previous version of ``path`` is kept."""
    target = real_target(path)
    return target.with_name(target.name + ".backup")


def real_target(path: Path) -> Path:
    """The file itself where ``path`` is a symbolic link: that one is replaced, not the link."""
    return Path(os.path.realpath(path))


@dataclass(frozen=True, slots=True)
class Written:
    """``was`` is what the system told of the new file before it took its place: who finds another one there later
    finds what somebody else did."""

    was: os.stat_result


def write_file(
    path: Path,
    data: bytes,
    *,
    keep_backup: bool = False,
    disk: Disk | None = None,
    before: Callable[[], object] | None = None,
    warn: Warn | None = None,
) -> Written:
    """Put ``data`` at ``path``. Raises CannotWriteError, and then what stood there still does.

    Two errors say more: KeptBesideError, that the complete new file stands beside the old one, which nothing may
    replace; UnconfirmedError, that the new one stands there, but may not outlive a power cut. ``before`` is called
    last, and may still raise; what it raises stays as it is. A backup that cannot be kept is told to ``warn``.
    """
    disk = disk or RealDisk()
    target = real_target(path)
    temp = _beside(target)
    try:
        old = _replaceable(disk, target)
        write_new(disk, temp, data, 0o666 if old is None else stat.S_IMODE(old.st_mode))
        if old is not None:
            _dress_like(disk, old, temp)
        was = disk.stat(temp)
        if was is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), temp)
    except BaseException as error:
        clear_away(disk, temp)
        if isinstance(error, OSError):
            raise CannotWriteError(_why(error, path)) from error
        raise
    try:
        if before is not None:
            before()
        if keep_backup and old is not None:
            _keep_backup(disk, target, old, warn)
    except BaseException:
        clear_away(disk, temp)
        raise
    _put_in_place(disk, temp, target, path)
    _confirm(disk, target, path)
    _sweep(disk, target)
    return Written(was)


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
        clear_away(disk, beside)
        if isinstance(error, OSError) and _is_about(error, beside):
            raise CannotWriteError(_why(error, path)) from error
        raise
    try:
        with beside.open("rb+") as file:
            disk.sync(file.fileno())
        old = _replaceable(disk, target)
        if old is not None:
            _dress_like(disk, old, beside)
        _replace(disk, beside, target)
    except OSError as error:
        clear_away(disk, beside)
        raise CannotWriteError(_why(error, path)) from error


def _is_about(error: OSError, path: Path) -> bool:
    """Whether writing ``path`` failed; a write to an open file names none, so there the kind of error tells."""
    if error.filename is not None:
        return Path(os.fsdecode(error.filename)) == path
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EROFS)


def _beside(target: Path, suffix: str = "tmp") -> Path:
    return target.with_name(f".{_short(target.name)}.{secrets.token_hex(4)}.{suffix}")


def _short(name: str) -> str:
    """A file's name, or the beginning of a long one: what is added to it must not make it too long for the system."""
    return os.fsencode(name)[:_LONGEST].decode("utf-8", "ignore")


def write_new(disk: Disk, path: Path, data: bytes, mode: int = 0o666) -> None:
    """A new file, whole on the disk and read back. Raises OSError, and may then leave a part of it."""
    handle = disk.create(path, mode)
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
    if disk.read(path) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def read_whole(disk: Disk, path: Path, found: os.stat_result) -> bytes:
    """A file that is as long as it was ``found`` to be. Raises OSError."""
    data = disk.read(path)
    if len(data) != found.st_size:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return data


def _close_quietly(disk: Disk, handle: int) -> None:
    """Close after a failure; the failure is what is told."""
    try:
        disk.close(handle)
    except OSError:
        return


def _replaceable(disk: Disk, target: Path) -> os.stat_result | None:
    """What stands at ``target``, None if nothing does. Raises OSError where it is not to be replaced: a rename would
    replace a write-protected file without asking."""
    old = disk.stat(target)
    if old is None:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
    if not disk.is_writable(target):
        raise _ProtectedError(errno.EROFS, os.strerror(errno.EROFS), target)
    return old


class _ProtectedError(OSError):
    """The file itself is write-protected, whatever its folder is."""


def _dress_like(disk: Disk, old: os.stat_result, temp: Path) -> None:
    """Give the new file group and mode of the old one, as far as the file system knows such things."""
    new = disk.stat(temp)
    if new is not None and new.st_gid != old.st_gid:
        _if_known_there(lambda: disk.set_group(temp, old.st_gid))
    if new is None or stat.S_IMODE(new.st_mode) != stat.S_IMODE(old.st_mode):
        _if_known_there(lambda: disk.set_mode(temp, stat.S_IMODE(old.st_mode)))


def _if_known_there(act: Callable[[], object]) -> None:
    try:
        act()
    except OSError as error:
        if error.errno not in _UNKNOWN_OR_FOREIGN:
            raise


def _keep_backup(disk: Disk, target: Path, old: os.stat_result, warn: Warn | None) -> None:
    """Without it the save is as good: what is told of it is only that it is missing."""
    beside = _beside(target, "old")
    try:
        try:
            disk.link(target, beside)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            # There are no second names there.
            write_new(disk, beside, read_whole(disk, target, old), stat.S_IMODE(old.st_mode))
            _if_known_there(lambda: disk.set_time(beside, old.st_mtime_ns))
        disk.replace(beside, backup_of(target))
    except OSError as error:
        if warn is not None:
            warn(
                _("The version before this one was not kept as {backup} ({why}).").format(
                    backup=backup_of(target).name, why=reason(error)
                )
            )
    # Replacing one name of a file by another name of the same file does nothing at all (POSIX): take it away.
    clear_away(disk, beside)


def _put_in_place(disk: Disk, temp: Path, target: Path, path: Path) -> None:
    try:
        _replace(disk, temp, target)
    except OSError as error:
        if error.errno in _REFUSALS and (kept := _kept(disk, temp, target)) is not None:
            raise KeptBesideError(
                _(
                    "{path} cannot be replaced ({why}): another program may hold it. All that you have stands "
                    "complete beside it, as {kept}."
                ).format(path=path, why=reason(error), kept=kept.name),
                kept,
            ) from error
        clear_away(disk, temp)
        raise CannotWriteError(_why(error, path)) from error
    except BaseException:
        clear_away(disk, temp)
        raise


def _replace(disk: Disk, temp: Path, target: Path) -> None:
    for wait_s in _RETRIES_S:
        try:
            disk.replace(temp, target)
        except OSError as error:
            if error.errno not in _REFUSALS:
                raise
            disk.wait(wait_s)
        else:
            return
    disk.replace(temp, target)


def _kept(disk: Disk, temp: Path, target: Path) -> Path | None:
    """The finished file under a name that a person finds, or under its own where that is refused too; None where it
    is gone."""
    moment = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    kept = target.with_name(f"{target.stem} ({moment}){target.suffix}")
    try:
        if disk.stat(kept) is None:
            disk.replace(temp, kept)
            return kept
    except OSError:
        pass
    try:
        return temp if disk.stat(temp) is not None else None
    except OSError:
        return None


def _confirm(disk: Disk, target: Path, path: Path) -> None:
    try:
        disk.sync_folder(target.parent)
    except OSError as error:
        if error.errno in _UNKNOWN:
            return
        raise UnconfirmedError(
            _("{path} was replaced, but the disk did not confirm it; save once more elsewhere ({why}).").format(
                path=path, why=reason(error)
            )
        ) from error


def _sweep(disk: Disk, target: Path) -> None:
    """Take away what saves of this file that were cut off left beside it long ago."""
    left = re.compile(re.escape(f".{_short(target.name)}.") + r"[0-9a-f]{8}\.(tmp|old)")
    try:
        now = disk.stat(target)
        for name in disk.names(target.parent):
            if left.fullmatch(name) and now is not None:
                found = disk.stat(target.with_name(name))
                if found is not None and found.st_mtime < now.st_mtime - _LEFT_S:
                    disk.remove(target.with_name(name))
    except OSError:
        return


def clear_away(disk: Disk, path: Path) -> None:
    """Remove what a failed save left, if it can be removed; what stops it is no news beside the failure."""
    try:
        disk.remove(path)
    except OSError:
        return


def _why(error: OSError, path: Path) -> str:
    folder = path.parent
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and not _is_folder(folder):
        return _("{path} cannot be written: there is no folder {folder}; choose another one.").format(
            path=path, folder=folder
        )
    if isinstance(error, _ProtectedError):
        return _("{path} is write-protected; save under another name.").format(path=path)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            text = _("{path} cannot be written: the disk is full; make room or choose another place.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = _("{path} cannot be written: the folder is read-only for you; choose another one.")
        case errno.EISDIR:
            text = _("{path} cannot be written: it is a folder; choose a file name.")
        case _:
            text = _("{path} cannot be written ({why}); choose another place.")
    return text.format(path=path, why=reason(error))


def _is_folder(path: Path) -> bool:
    """Whether it is one; a disk that does not even tell is none to write to."""
    try:
        return path.is_dir()
    except OSError:
        return False


def reason(error: OSError) -> str:
    """Why, in the system's words."""
    return error.strerror or str(error)
