"""Windows of this person on this machine: each has a place where it can be asked to come forward. Asks without Qt, so
that a second start of the program costs next to nothing. Nothing but that can be asked for."""

import hashlib
import json
import os
import socket
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from journeydesigner.files.keeping.lock import Holder
from journeydesigner.files.keeping.processes import birth_of
from journeydesigner.files.keeping.state_folder import state_folder

LONGEST = 8192
"""Of a message, in bytes."""
YES = b"yes\n"
_PATIENCE_S = 2.0
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def folder() -> Path:
    """Where they are; it need not be there yet."""
    return state_folder() / "windows"


def place_of(process: int) -> str:
    """The socket of a process: a path, or on Windows the name of a pipe, which are all in one place."""
    if sys.platform == "win32":
        return f"journeydesigner-{hashlib.sha256(str(folder()).encode()).hexdigest()[:16]}-{process}"
    return str(folder() / str(process))


def clear_away() -> None:
    """Remove what windows left that ended without doing so."""
    with suppress(OSError):
        for entry in list(folder().iterdir()):
            if entry.name.isdecimal() and birth_of(int(entry.name)) is None:
                with suppress(OSError):
                    entry.unlink()


def bring_forward(path: Path, holder: Holder) -> bool:
    """Ask the process that has a file open to show its window; whether it did. Never raises."""
    if not holder.is_here or holder.pid == os.getpid():
        return False
    form = {"come_forward": str(path.absolute()), "token": _token()}
    with suppress(OSError, ValueError):
        return _asked(place_of(holder.pid), json.dumps(form).encode() + b"\n") == YES
    return False


def read_message(data: bytes) -> tuple[Path, str] | None:
    """Which file's window is to come forward, and with which token of the desktop's; None for anything else."""
    try:
        said: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    form = cast(dict[str, Any], said) if isinstance(said, dict) else {}
    path, token = form.get("come_forward"), form.get("token", "")
    if not isinstance(path, str) or not isinstance(token, str) or not path or "\0" in path:
        return None
    return Path(path), token if token.isascii() and token.isprintable() and len(token) <= 256 else ""


def is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one == other


def _token() -> str:
    return next((said for name in _TOKENS if (said := os.environ.get(name))), "")


def _asked(place: str, message: bytes) -> bytes:
    """Raises OSError."""
    if sys.platform == "win32":
        with Path(rf"\\.\pipe\{place}").open("r+b", buffering=0) as pipe:
            pipe.write(message)
            return pipe.read(len(YES))
    found = os.lstat(place)
    if not stat.S_ISSOCK(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(place)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(_PATIENCE_S)
        asking.connect(place)
        asking.sendall(message)
        return asking.recv(len(YES))
