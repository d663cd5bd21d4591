"""What children are asked to do in tests: answer, refuse, break, hang, swell."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.frames import Kind

Wishes = Mapping[str, Any]
Progress = Callable[[float, str], None]


class PanicException(BaseException):
    """What is no Exception."""


def echo(data: bytes, wishes: Wishes, progress: Progress) -> tuple[Any, bytes]:
    progress(0.5, "half")
    print("libraries print what they like")
    return {"wishes": dict(wishes), "cwd_is_on_path": "" in sys.path}, data[::-1]


def refuse(_data: bytes, wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    raise ForeignFileError(f"{wishes['name']} is refused.")


def panic(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    raise PanicException("called `Option::unwrap()`")


def crash(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return None, b""


def leave(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    os._exit(0)


def swell(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    held: list[bytes] = []
    while True:
        held.append(b"x" * 10_000_000)


def hang(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    time.sleep(600)
    return None, b""


def write(_data: bytes, wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    Path(wishes["path"]).write_bytes(b"a file")
    return None, b""


def babble(_data: bytes, _wishes: Wishes, _progress: Progress) -> tuple[Any, bytes]:
    """Says what no frame is, as a child would that a file had taken over."""
    for number in range(3, 200):
        try:
            os.write(number, bytes([Kind.TOLD]) + b"\xff" * 64)
        except OSError:
            continue
    os._exit(0)
