"""A file that a living process holds: the system itself lets it go when that process ends, however it ends.

Unlike ``lock``, which people on other machines are to see, this is about files of this person on this machine.
"""

import errno
import os
import sys
import time
from functools import cache
from pathlib import Path

from journeydesigner.files.keeping.processes import birth_of, machine

_FAR = 2**40
"""Where Windows holds a byte: far behind anything that is ever written, so that the file can still be read."""


GLANCE_S = 0.5
"""Whoever only looks into a file holds it for less than this."""
_AGAIN_S = 0.02


class HeldElsewhereError(Exception):
    """A living process has it."""


def open_held(path: Path, *, is_new: bool = False, patience_s: float = 0.0) -> int:
    """Open a file, to be appended to, and hold it until it is closed; its handle. Readable for nobody else.

    ``patience_s``: how long to wait for somebody who has it, perhaps only to look (``GLANCE_S``).

    Raises HeldElsewhereError, also where another window of this process has it, and OSError.
    """
    flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags | os.O_CREAT | os.O_EXCL if is_new else flags, 0o600)
    try:
        _hold_patiently(handle, patience_s, waits=is_new)  # somebody may just look whether one was left behind
    except BaseException:
        os.close(handle)
        raise
    return handle


def _hold_patiently(handle: int, patience_s: float, *, waits: bool) -> None:
    until = time.monotonic() + patience_s
    while True:
        try:
            return _hold(handle, waits=waits)
        except HeldElsewhereError:
            if time.monotonic() >= until:
                raise
            time.sleep(_AGAIN_S)


def _hold(handle: int, *, waits: bool) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            raise HeldElsewhereError from None
        # A file system that knows nothing of this, as some of networks do: then the process' number has to do.


@cache
def own_birth() -> str:
    """What tells this process from all others of its number, on this machine and others."""
    return f"{machine()} {birth_of(os.getpid()) or ''}"


def is_living(process: int, birth: str) -> bool:
    """Whether the process that began something is still there and another than this one, as far as its number tells:
    for file systems on which nothing can be held."""
    if process == os.getpid():
        return False
    there, _space, began = birth.partition(" ")
    return bool(began) and there == machine() and birth_of(process) == began
