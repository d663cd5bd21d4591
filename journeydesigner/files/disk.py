"""The file operations of a save, one by one: a seam, so that each can be made to fail, be cut short or be lost."""

import os
import sys
import time
from pathlib import Path
from typing import Protocol

from journeydesigner.files.keeping.state_folder import make_private


class Disk(Protocol):
    """All that a save asks of the system. Every operation may raise OSError."""

    def stat(self, path: Path) -> os.stat_result | None: ...
    def is_writable(self, path: Path) -> bool: ...
    def names(self, folder: Path) -> list[str]: ...
    def sizes(self, folder: Path) -> dict[str, int]: ...
    def read(self, path: Path) -> bytes: ...
    def make_folder(self, folder: Path) -> None: ...
    def create(self, path: Path, mode: int) -> int: ...
    def write(self, handle: int, data: memoryview) -> int: ...
    def sync(self, handle: int) -> None: ...
    def close(self, handle: int) -> None: ...
    def set_mode(self, path: Path, mode: int) -> None: ...
    def set_group(self, path: Path, group: int) -> None: ...
    def set_time(self, path: Path, mtime_ns: int) -> None: ...
    def link(self, source: Path, path: Path) -> None: ...
    def replace(self, source: Path, path: Path) -> None: ...
    def sync_folder(self, folder: Path) -> None: ...
    def remove(self, path: Path) -> None: ...
    def wait(self, seconds: float) -> None: ...


class RealDisk:
    """The operating system's."""

    def stat(self, path: Path) -> os.stat_result | None:
        """None where there is nothing of that name."""
        try:
            return path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def is_writable(self, path: Path) -> bool:
        """Whether the file itself may be written. One that nobody may write is not, not even for root."""
        return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)

    def names(self, folder: Path) -> list[str]:
        """What is in a folder; nothing where there is none."""
        try:
            return sorted(found.name for found in folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []

    def sizes(self, folder: Path) -> dict[str, int]:
        """The files in a folder with their bytes; none where there is no such folder."""
        try:
            with os.scandir(folder) as found:
                return {entry.name: entry.stat().st_size for entry in found if entry.is_file()}
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def make_folder(self, folder: Path) -> None:
        """One that only its owner may look into, and those above it that are missing."""
        make_private(folder)

    def create(self, path: Path, mode: int) -> int:
        """A new file to write to; FileExistsError where there is one."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)

    def write(self, handle: int, data: memoryview) -> int:
        """How many bytes of ``data`` were taken, from its beginning on."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Have what was written on the medium itself; macOS would be content with the drive's own memory."""
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            except OSError:  # network drives and some sticks know only the plain one
                os.fsync(handle)
        else:
            os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def set_group(self, path: Path, group: int) -> None:
        if sys.platform != "win32":
            os.chown(path, -1, group)

    def set_time(self, path: Path, mtime_ns: int) -> None:
        os.utime(path, ns=(mtime_ns, mtime_ns))

    def link(self, source: Path, path: Path) -> None:
        """Give a file a second name."""
        os.link(source, path)

    def replace(self, source: Path, path: Path) -> None:
        source.replace(path)

    def sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)
