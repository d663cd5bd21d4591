"""A disk of which one operation goes wrong, and a log of the operations of a save."""

import errno
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from journeydesigner.files.disk import Disk, RealDisk

CODES = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBUSY, errno.EACCES, errno.EINTR)
"""What a failing operation answers."""

Kind = Literal["fail", "shorten", "nothing", "kill before", "kill after"]
Lasts = Literal["once", "that operation", "all"]


@dataclass(frozen=True)
class Fault:
    """What happens at the ``nth`` operation (from 0), and whether it goes on: for operations of that name, or all."""

    nth: int
    kind: Kind
    code: int = 0
    lasts: Lasts = "once"


class _Watched:
    """Calls ``hear`` with the name, the arguments and the real operation, for each one but waiting, which it omits."""

    def __init__(self, hear: Callable[[str, tuple[Any, ...], Callable[..., Any]], Any]) -> None:
        self._real, self._hear = RealDisk(), hear

    def wait(self, seconds: float) -> None:
        return None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real = getattr(self._real, name)
        return lambda *arguments: self._hear(name, arguments, real)


def watched(hear: Callable[[str, tuple[Any, ...], Callable[..., Any]], Any]) -> Disk:
    """The real disk, each operation of which is done by ``hear``."""
    return cast(Disk, _Watched(hear))


def counting(names: list[str]) -> Disk:
    """The real disk; what is done is added to ``names``."""

    def hear(name: str, arguments: tuple[Any, ...], real: Callable[..., Any]) -> Any:
        names.append(name)
        return real(*arguments)

    return watched(hear)


def faulty(fault: Fault) -> Disk:
    """The real disk with a fault."""
    done: list[str] = []
    struck: list[str] = []

    def hear(name: str, arguments: tuple[Any, ...], real: Callable[..., Any]) -> Any:
        done.append(name)
        place = len(done) - 1
        if place == fault.nth:
            struck.append(name)
        goes_on = bool(struck) and (fault.lasts == "all" or (fault.lasts == "that operation" and name == struck[0]))
        if place != fault.nth and not goes_on:
            return real(*arguments)
        return _gone_wrong(fault, name, arguments, real)

    return watched(hear)


def _gone_wrong(fault: Fault, name: str, arguments: tuple[Any, ...], real: Callable[..., Any]) -> Any:
    match fault.kind:
        case "fail":
            if name == "close":  # the handle is gone all the same
                real(*arguments)
            raise OSError(fault.code, os.strerror(fault.code))
        case "shorten" if name == "write":
            handle, data = arguments
            return real(handle, data[: max(1, len(data) // 3)])
        case "shorten" if name == "read":
            return real(*arguments)[:-1]
        case "shorten":
            return real(*arguments)
        case "nothing":
            return 0 if name == "write" else b"" if name == "read" else real(*arguments)
        case "kill before":
            if name == "write":  # in the midst of it
                handle, data = arguments
                real(handle, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        case "kill after":
            try:
                real(*arguments)
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
    return None


def without_links(disk: Disk) -> Disk:
    """One whose file system knows no second names, as memory sticks and some network drives."""

    class Plain:
        def link(self, source: Path, path: Path) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        def __getattr__(self, name: str) -> Any:
            return getattr(disk, name)

    return cast(Disk, Plain())
