"""Showing a written file where the system shows files: selected in its folder where it can be, else the folder."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

Told = Callable[[], object]


def open_file(path: Path) -> bool:
    """With the program that the system has for it. Whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Revealing(QObject):
    """``in_vain`` is called where not even the folder can be shown."""

    def __init__(self, parent: QObject, in_vain: Told) -> None:
        super().__init__(parent)
        self._in_vain = in_vain
        self._path = Path()
        self._asked: QObject | None = None

    def reveal(self, path: Path) -> None:
        """Show ``path`` selected in the file manager; where that cannot be asked for, show its folder."""
        self._path = path
        if sys.platform == "win32":
            explorer = QProcess()
            explorer.setProgram("explorer")
            # Explorer reads its own command line: the switch outside of the quotes, the path within.
            explorer.setNativeArguments(f'/select,"{path}"')
            if not explorer.startDetached()[0]:
                self._show_folder()
        elif sys.platform == "darwin":
            if not QProcess.startDetached("open", ["-R", str(path)])[0]:
                self._show_folder()
        else:
            self._ask_file_manager()

    def _ask_file_manager(self) -> None:
        """File managers of Linux answer at one name on the session's bus; which one it is does not matter."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            self._show_folder()
            return
        asked = QDBusMessage.createMethodCall(
            "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
        )
        asked.setArguments(
            [[QUrl.fromLocalFile(str(self._path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""]
        )
        watcher = QDBusPendingCallWatcher(bus.asyncCall(asked), self)
        watcher.finished.connect(self._answered)
        self._asked = watcher

    def _answered(self, watcher: QObject) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher

        assert isinstance(watcher, QDBusPendingCallWatcher)
        is_refused = watcher.isError()
        watcher.deleteLater()
        self._asked = None
        if is_refused:
            self._show_folder()

    def _show_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self._in_vain()
