"""When something goes wrong that nobody expected: logged, told once in a sentence, never a silent end."""

import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from journeydesigner.files.keeping.state_folder import make_private, state_folder

_SAME_FOR_S = 10.0
_log = logging.getLogger("journeydesigner")


class Failures(QObject):
    """Takes over ``sys.excepthook`` until ``restore``. ``failed`` tells a sentence, on the window's thread; once, for
    as long as the same goes wrong again and again."""

    failed = Signal(str)

    def __init__(self, log_file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._threads_before = threading.excepthook
        self._handler: logging.Handler | None = None
        self._last = ("", 0.0)
        if log_file is not None:
            self._open_log(log_file)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before, self._threads_before
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()

    def _open_log(self, log_file: Path) -> None:
        try:
            make_private(log_file.parent)
            self._handler = logging.FileHandler(log_file, encoding="utf-8", delay=True)
        except OSError:
            return
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(self._handler)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        told = "".join(traceback.format_exception(kind, error, trace))
        if self._is_told(told):
            return
        _log.error("%s", told)
        self.failed.emit(str(error) or kind.__name__)

    def _is_told(self, told: str) -> bool:
        """Whether the very same went wrong just now: what fails while painting fails with every frame."""
        now = time.monotonic()
        last, self._last = self._last, (told, now)
        return last[0] == told and now - last[1] < _SAME_FOR_S

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)


def log_path() -> Path:
    """Where the log stands on this system."""
    return state_folder() / "journeydesigner.log"
