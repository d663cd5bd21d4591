"""The child's side: takes one task, reads one file, answers, ends. Started by ``reader``, never imported by it."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO, cast

from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.frames import Kind, receive, send, send_json, value_of
from journeydesigner.reading.limits import Limits, hold_to
from journeydesigner.wording import SOURCE, speak

Job = Callable[[bytes, Mapping[str, Any], Callable[[float, str], None]], tuple[Any, bytes]]
"""Content, what is wished, where to tell progress -> what is told, as JSON has it, and bytes."""


def main(warm: str = "") -> None:
    """Serve one task. ``warm`` names modules, apart by commas, to be imported while nobody waits."""
    words_in, words_out = _streams()
    for name in filter(None, warm.split(",")):
        with suppress(ImportError):  # the task will say what it lacks
            import_module(name)
    task = receive(words_in)
    content = receive(words_in)
    if task is None or content is None:  # the parent thought better of it
        return
    _serve(value_of(task[1]), content[1], words_out)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """What the parent says and hears; whatever a library prints goes nowhere near."""
    heard, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return heard, said


def _serve(task: Mapping[str, Any], content: bytes, out: BinaryIO) -> None:
    def progress(share: float, what: str) -> None:
        send_json(out, Kind.PROGRESS, [share, what])

    speak(task.get("language", SOURCE))
    try:
        module, _colon, name = task["job"].partition(":")
        job = cast(Job, getattr(import_module(module), name))
        hold_to(Limits(task["seconds"], task["memory"]))
        send(out, Kind.READY, b"")
        told, answer = job(content, task["wishes"], progress)
    except ForeignFileError as error:
        send_json(out, Kind.REFUSED, str(error))
        return
    except BaseException as error:  # a library in C or Rust may raise what is no Exception
        send_json(out, Kind.BROKEN, [isinstance(error, MemoryError), f"{type(error).__name__}: {error}"[:2000]])
        return
    send_json(out, Kind.TOLD, told)
    send(out, Kind.CONTENT, answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
