"""The program in a real window, driven by lines on its standard input: ``key Down``, ``type Some words``, ``do undo``.

Each line is answered by one on the standard output when it was done.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSocketNotifier, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from journeydesigner.app import application
from journeydesigner.files.journey_file import open_journey
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.theme import dress


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    """A key, to whom it goes, at once: the bridge holds back what comes from a keyboard until the reader answered."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = window.focusWidget() or window.canvas
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))


def main(path: Path, settings: str) -> int:
    app = application([])
    look = Look("light")
    dress(app, look)
    opened = open_journey(path)
    store = Settings(QSettings(settings, QSettings.Format.IniFormat))
    window = MainWindow(look, store, opened.document, path, opened.state)
    window.canvas.has_motion = False
    window.show()
    window.activateWindow()
    window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def read() -> None:
        verb, _space, rest = sys.stdin.readline().rstrip("\n").partition(" ")
        match verb:
            case "key":
                keys = QKeySequence(rest)[0]  # type: ignore[index]
                press(window, keys.key(), keys.keyboardModifiers(), "")
            case "type":
                for letter in rest:
                    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
            case "do":
                window.actions_of.trigger(rest)
            case _:
                window.leave()
        print("done", flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(read)
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
