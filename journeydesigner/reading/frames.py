"""What parent and child say to each other: frames of a kind, a length and that many bytes. Nothing is unpickled."""

import json
import struct
from enum import IntEnum
from typing import IO, Any

_HEAD = struct.Struct(">BQ")
MOST = 512 * 1024 * 1024
"""Bytes of one frame that anybody believes."""


class Kind(IntEnum):
    """``READY`` and ``PROGRESS`` may come before one of the others, which end the child's work."""

    TASK = 1
    CONTENT = 2
    READY = 3
    PROGRESS = 4
    TOLD = 5
    """The answer as JSON; its bytes follow as CONTENT."""
    REFUSED = 6
    """A sentence for a person."""
    BROKEN = 7
    """What went wrong, for the log."""


class TornError(Exception):
    """The other side stopped in the middle of a frame, or says what no frame is."""


def send(stream: IO[bytes], kind: Kind, content: bytes) -> None:
    stream.write(_HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def send_json(stream: IO[bytes], kind: Kind, value: Any) -> None:
    send(stream, kind, json.dumps(value, ensure_ascii=True, allow_nan=True).encode("ascii"))


def receive(stream: IO[bytes]) -> tuple[Kind, bytes] | None:
    """The next frame; None where the other side is done. Raises TornError."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise TornError
    number, length = _HEAD.unpack(head)
    try:
        kind = Kind(number)
    except ValueError:
        raise TornError from None
    content = stream.read(length) if length <= MOST else b""
    if len(content) < length:
        raise TornError
    return kind, content


def value_of(content: bytes) -> Any:
    """The JSON of a frame. Raises TornError."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise TornError from None
