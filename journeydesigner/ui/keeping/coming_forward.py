"""A window's ear: a second start of the program on the file that it shows asks it to come forward instead."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from journeydesigner.files.keeping import windows
from journeydesigner.files.keeping.state_folder import make_private

_PATIENCE_MS = 2000
_MOST = 8
"""So many may ask at once."""


class ComingForward(QObject):
    """Listens for ``window``, which shows the file that ``shown`` tells. Whatever else is said to it is not heard."""

    def __init__(self, parent: QObject, window: QWidget, shown: Callable[[], Path | None]) -> None:
        super().__init__(parent)
        self._window, self._shown = window, shown
        self._heard: dict[QLocalSocket, bytearray] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        try:
            make_private(windows.folder())
        except OSError:
            return  # then a second start opens a window of its own, to read
        windows.clear_away()
        place = windows.place_of(os.getpid())
        QLocalServer.removeServer(place)
        self._server.listen(place)

    def close(self) -> None:
        """Hear nothing more."""
        self._server.close()

    def _connected(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            if len(self._heard) >= _MOST:
                caller.abort()
                caller.deleteLater()
                continue
            self._heard[caller] = bytearray()
            caller.readyRead.connect(self._read)
            caller.disconnected.connect(self._gone)
            QTimer.singleShot(_PATIENCE_MS, caller, caller.abort)
            if caller.bytesAvailable():
                self._read_from(caller)

    def _read(self) -> None:
        self._read_from(self.sender())  # type: ignore[arg-type]

    def _read_from(self, caller: QLocalSocket) -> None:
        heard = self._heard.get(caller)
        if heard is None:
            return
        heard += bytes(caller.read(windows.LONGEST + 1 - len(heard)).data())
        line, end, _rest = bytes(heard).partition(b"\n")
        if not end and len(heard) <= windows.LONGEST:
            return
        self._heard.pop(caller)
        if end and self._answer(line):
            caller.write(windows.YES)
            caller.flush()
        caller.disconnectFromServer()

    def _gone(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._heard.pop(caller, None)
            caller.deleteLater()

    def _answer(self, line: bytes) -> bool:
        """Come forward if it is this window's file that is wanted."""
        said, shown = windows.read_message(line), self._shown()
        if said is None or shown is None or not windows.is_same_file(said[0], shown):
            return False
        come_forward(self._window, said[1])
        return True


def come_forward(window: QWidget, token: str = "") -> None:
    """Bring a window to the front; ``token`` is what a desktop gave whoever asks, so that it lets it."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
