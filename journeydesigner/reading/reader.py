"""The parent's side: has a file read by a child process, waits with an eye on the clock, and believes nothing blindly.

told, content = read("journeydesigner.importers.foreign:journey", data, {"suffix": ".md"}, name="hotel.md")
"""

import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from journeydesigner.reading import windows_job
from journeydesigner.reading.errors import ForeignFileError, ReaderFailedError
from journeydesigner.reading.frames import Kind, TornError, receive, send, send_json, value_of
from journeydesigner.reading.limits import LIMITS, TOO_MUCH, Limits
from journeydesigner.wording import _, spoken

_log = logging.getLogger(__name__)
_BLINK = 0.05
"""Seconds between two looks at whether the person still wants it."""
_START = 60.0
"""Seconds that a busy machine may take to start a child; reading has not begun then."""
_SPARE = 120.0
"""Seconds after which a spare that nobody used is let go."""
Progress = Callable[[float, str], None]


class Answer(NamedTuple):
    """What the child told, as JSON has it, and bytes."""

    told: Any
    content: bytes


def read(
    job: str, data: bytes, wishes: Mapping[str, Any], *, name: str,
    progress: Progress | None = None, limits: Limits = LIMITS,
) -> Answer:  # fmt: skip
    """Have ``job`` (``module:function``, see ``child.Job``) read ``data`` in a child process.

    ``name`` is what the file is called. ``progress`` hears how far it is, and every blink anyhow: whatever it raises
    ends the child and comes out here. Raises ForeignFileError with what the job refused it for, and ReaderFailedError,
    which is one, where time or memory ran out or the child broke.
    """
    child = _spares.take() or _Child()
    with child:
        return child.answer(job, data, wishes, name, progress, limits)


def warm(modules: Sequence[str]) -> None:
    """Start a child that imports ``modules`` and waits for the next ``read``: while a person looks for the file."""
    _spares.put(modules)


class _Child:
    """One process, for one file."""

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self.modules = tuple(modules)
        try:
            self._process = subprocess.Popen(
                _command(modules), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=Path(sys.executable).parent, env=_environment(), creationflags=_NO_WINDOW,
            )  # fmt: skip
        except OSError as error:
            raise ReaderFailedError(_("The reader of files cannot be started ({why}).").format(why=error)) from None
        self._job: object | None = None

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_args: object) -> None:
        self.end()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        """No trace stays, whatever it was doing."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                continue
        self._process.wait()

    def answer(
        self, job: str, data: bytes, wishes: Mapping[str, Any], name: str, progress: Progress | None, limits: Limits
    ) -> Answer:
        self._job = windows_job.bind(self._process, limits.memory)
        task = {
            "job": job, "wishes": dict(wishes), "language": spoken(), "seconds": limits.seconds,
            "memory": limits.memory,
        }  # fmt: skip
        heard: queue.SimpleQueue[tuple[Kind, bytes] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(heard,), daemon=True).start()
        threading.Thread(target=self._tell, args=(task, data), daemon=True).start()
        return _Waiting(self, heard, name, progress, limits).answer()

    def failure(self, name: str, what: str) -> ReaderFailedError:
        """Why no answer came; ``what`` is for the log."""
        try:
            code = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            code = None
        _log.warning("%s broke its reader: %s, exit code %s", name, what or "no answer", code)
        return took_too_much(name) if code == TOO_MUCH else broke(name)

    def _listen(self, heard: "queue.SimpleQueue[tuple[Kind, bytes] | None]") -> None:
        try:
            while self._process.stdout is not None and (frame := receive(self._process.stdout)) is not None:
                heard.put(frame)
        except (TornError, OSError, ValueError, MemoryError):
            pass
        heard.put(None)

    def _tell(self, task: Mapping[str, Any], data: bytes) -> None:
        try:
            if self._process.stdin is not None:
                send_json(self._process.stdin, Kind.TASK, task)
                send(self._process.stdin, Kind.CONTENT, data)
        except (OSError, ValueError):  # the child is gone: whoever listens hears it
            pass


class _Waiting:
    """What the parent does meanwhile."""

    def __init__(
        self, child: _Child, heard: "queue.SimpleQueue[tuple[Kind, bytes] | None]", name: str,
        progress: Progress | None, limits: Limits,
    ) -> None:  # fmt: skip
        self._child, self._heard, self._name, self._progress, self._limits = child, heard, name, progress, limits
        self._deadline = time.monotonic() + _START
        self._share, self._what = 0.0, name
        self._told: Any = None

    def answer(self) -> Answer:
        while True:
            if self._progress is not None:
                self._progress(self._share, self._what)
            if time.monotonic() > self._deadline:
                raise took_too_long(self._name, self._limits)
            try:
                frame = self._heard.get(timeout=_BLINK)
            except queue.Empty:
                continue
            if frame is None:
                raise self._child.failure(self._name, "")
            found = self._take(*frame)
            if found is not None:
                return found

    def _take(self, kind: Kind, content: bytes) -> Answer | None:
        """The answer, if this frame completes it."""
        try:
            match kind:
                case Kind.READY:
                    self._deadline = time.monotonic() + self._limits.seconds
                case Kind.PROGRESS:
                    share, what = value_of(content)
                    self._share, self._what = float(share), str(what)
                case Kind.TOLD:
                    self._told = value_of(content)
                case Kind.CONTENT:
                    return Answer(self._told, content)
                case Kind.REFUSED:
                    raise ForeignFileError(str(value_of(content)))
                case _:
                    is_memory, what = value_of(content)
                    _log.warning("%s broke its reader: %s", self._name, what)
                    raise took_too_much(self._name) if is_memory is True else broke(self._name)
        except (TornError, ValueError, TypeError):
            raise self._child.failure(self._name, "an answer that is none") from None
        return None


def took_too_long(name: str, limits: Limits = LIMITS) -> ReaderFailedError:
    said = _("“{name}” takes longer than {seconds} seconds to read, far more than a file of its kind; it was given up.")
    return ReaderFailedError(said.format(name=name, seconds=round(limits.seconds)))


def took_too_much(name: str) -> ReaderFailedError:
    return ReaderFailedError(
        _("“{name}” needs more memory than a file of its kind may have; it was given up. Open a part of it.").format(
            name=name
        )
    )


def broke(name: str) -> ReaderFailedError:
    return ReaderFailedError(
        _("“{name}” is damaged, or built to harm: its reader broke. Nothing was changed; save it anew and try again.")
        .format(name=name)
    )  # fmt: skip


_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_BEGIN = (
    "import os, sys; sys.path[:] = sys.argv[1].split(os.pathsep);"
    "from journeydesigner.reading.child import main; main(sys.argv[2])"
)


def _command(modules: Sequence[str]) -> list[str]:
    """Apart from environment and working folder, in which others may have put modules of well-known names; with our own
    search path instead: that of a checkout, a wheel or an environment alike."""
    package = str(Path(__file__).resolve().parents[2])
    path = dict.fromkeys([*(str(Path(entry).resolve()) for entry in sys.path if entry), package])
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", _BEGIN, os.pathsep.join(path), ",".join(modules)]


def _environment() -> dict[str, str]:
    """No display, and no threads that a library starts for itself: each of them maps memory."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class _Spares:
    """At most one child that waits for a file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._timer: threading.Timer | None = None

    def put(self, modules: Sequence[str]) -> None:
        with self._lock:
            if self._child is not None and self._child.is_alive and self._child.modules == tuple(modules):
                return
            self._let_go()
            try:
                self._child = _Child(modules)
            except ReaderFailedError:  # said when it is needed
                return
            self._timer = threading.Timer(_SPARE, self.let_go)
            self._timer.daemon = True
            self._timer.start()

    def take(self) -> _Child | None:
        with self._lock:
            child, self._child = self._child, None
            self._let_go()
        if child is not None and not child.is_alive:
            child.end()
            return None
        return child

    def let_go(self) -> None:
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._child is not None:
            self._child.end()
            self._child = None


_spares = _Spares()
let_spares_go = _spares.let_go
"""End what waits: before the program ends."""
