"""Which machine this is, and whether a process on it is still the one that it was."""

import functools
import hashlib
import os
import socket
import sys
import uuid
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_MACHINE = Path("/etc/machine-id")
_LONGEST = 80


@functools.cache
def machine() -> str:
    """A name for the set of processes that see each other's numbers: this machine, or this container on it.

    It tells nobody which machine that is: only two that are equal are of the same one.
    """
    try:
        inside = str(Path("/proc/self/ns/pid").readlink())  # a sandbox counts its processes for itself
    except OSError:
        inside = ""
    own = _text_of(_MACHINE) or hex(uuid.getnode())
    return hashlib.sha256("\0".join((own, socket.gethostname(), inside)).encode()).hexdigest()[:24]


def host_name() -> str:
    """What the machine is called, for people."""
    name = socket.gethostname().partition(".")[0]
    return "".join(character for character in name if character.isprintable())[:_LONGEST]


def birth_of(process: int) -> str | None:
    """When a process on this machine began, as a text to compare; None where there is none of that number.

    "" where the system does not tell: then it may be any program.
    """
    if process <= 0:
        return None
    if sys.platform == "win32":
        return _birth_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except OSError:
        pass  # another person's: it is there
    return _birth_on_linux(process) if sys.platform == "linux" else _birth_told(process)


def _birth_on_linux(process: int) -> str | None:
    """The start in ticks since the boot, and which boot that was. See proc(5), /proc/pid/stat, fields 3 and 22."""
    after_name = _text_of(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    if after_name and after_name[0] in "ZX":
        return None  # it ended; who started it has not asked how
    return f"{_text_of(_BOOT)}:{after_name[19]}" if len(after_name) > 19 else ""


def _birth_told(process: int) -> str:
    """As ``ps`` tells it, on macOS and the like."""
    import subprocess

    try:
        asked = ["ps", "-o", "lstart=", "-p", str(process)]
        said = subprocess.run(asked, check=False, capture_output=True, text=True, timeout=2, env={"LC_ALL": "C"})
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(said.stdout.split())


def _birth_on_windows(process: int) -> str | None:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    may_ask, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(may_ask, False, process)
    if not handle:
        return "" if ctypes.get_last_error() == 5 else None  # 5: there is one, which may not be asked
    try:
        code = wintypes.DWORD()
        if kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code)) and code.value != still_active:
            return None
        times = [wintypes.FILETIME() for _which in range(4)]
        told = kernel.GetProcessTimes(wintypes.HANDLE(handle), *(ctypes.byref(each) for each in times))
        return f"{times[0].dwHighDateTime}:{times[0].dwLowDateTime}" if told else ""
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
