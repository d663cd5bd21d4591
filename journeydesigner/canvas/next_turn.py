"""Something that is done soon, but in a later turn of the event loop: who waits for an answer gets that first.

A timer of zero may fire in the very turn in which it was started, so it is let pass once.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class NextTurn(QObject):
    """Calls ``act`` once, however often it was asked for meanwhile, ``after_ms`` at the earliest. Lives as long as
    ``parent``."""

    def __init__(self, parent: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
        super().__init__(parent)
        self._act, self._after_ms = act, after_ms
        self._has_passed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def is_due(self) -> bool:
        """Whether it is still to be done."""
        return self._timer.isActive()

    def soon(self) -> None:
        """Do it in the next turn; asked again in the same one, once."""
        self._has_passed = False
        self._timer.start(self._after_ms)

    def now(self) -> None:
        """Do it at once, if it is to be done at all."""
        if self._timer.isActive():
            self._timer.stop()
            self._act()

    def forget(self) -> None:
        """Nothing is to be done any more."""
        self._timer.stop()

    def _turn(self) -> None:
        if self._has_passed:
            self._act()
        else:
            self._has_passed = True
            self._timer.start(0)
