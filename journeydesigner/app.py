"""The window's composition root: checks that there is a display, dresses Qt, opens the file, shows the window."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.wording import SOURCE, _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.files.journey_file import Opened
    from journeydesigner.ui.failures import Failures
    from journeydesigner.ui.main_window import MainWindow

NO_DISPLAY = 2
BAD_FILE = 2
_DISPLAYLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
SMOKE_MS = 300
LISTEN_MS = 300
"""After the window is painted: what it then loads nobody waits for."""


def run(path: str | None = None, smoke: bool = False) -> int:
    """Open the window on a file (None: the start page) and stay until it is closed; the process' exit code.

    ``smoke`` shows and paints the window, and leaves. Without a display: one sentence, and 2.
    """
    if not has_display(os.environ, sys.platform):
        print(no_display_message(), file=sys.stderr)
        return NO_DISPLAY
    if path is not None and not smoke and _is_shown_elsewhere(path):
        return 0
    from journeydesigner.document.collector import collector_paused, search_only_what_is_new

    with collector_paused(ages=True):  # all that starting makes stays
        shown = _shown(path, smoke)
    if shown is None:
        return BAD_FILE
    search_only_what_is_new()
    app, failures, _window = shown
    from journeydesigner.ui.collecting import Collecting

    Collecting(app)
    code = app.exec()
    from journeydesigner.reading.reader import let_spares_go
    from journeydesigner.ui.background import end_all

    end_all()
    let_spares_go()
    failures.restore()
    return code


def _is_shown_elsewhere(path: str) -> bool:
    """Whether another window of this person has the file open, which then came forward."""
    from journeydesigner.files.keeping.lock import holder_of
    from journeydesigner.files.keeping.windows import bring_forward

    holder = holder_of(Path(path))
    return holder is not None and bring_forward(Path(path), holder)


def _shown(path: str | None, smoke: bool) -> "tuple[QApplication, Failures, MainWindow] | None":
    """What must live as long as the window; None where there is nothing to show."""
    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.files.journey_file import open_journey
    from journeydesigner.ui.keeping.arriving import is_long

    if path is None and not smoke:
        path = _last_file()
    if path is None:
        return _show(None, None, None, smoke=smoke)
    if not smoke and is_long(Path(path)):
        shown = _show(None, None, None, smoke=False)
        shown[2].opening.open(Path(path))
        return shown
    try:
        opened = open_journey(path, may_be_newer=True)
    except JourneyFileError as error:
        if smoke:
            print(error, file=sys.stderr)
            return None
        return _show(None, path, error, smoke=False)
    return _show(opened, path, None, smoke=smoke)


def _last_file() -> str | None:
    """The file that was open last, where a person begins with that rather than with the start window; none while it is
    open in another window."""
    from journeydesigner.files.keeping.lock import holder_of
    from journeydesigner.ui.settings import Settings

    settings = Settings()
    last = None if settings.shows_start else next(iter(settings.recent), None)
    return None if last is None or holder_of(last) is not None else str(last)


def has_display(environment: "os._Environ[str] | dict[str, str]", platform: str) -> bool:
    """Whether Qt finds a screen. Without one it would abort the process."""
    if not platform.startswith(("linux", "freebsd", "openbsd")):
        return True
    plugin = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if plugin in _DISPLAYLESS:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def no_display_message() -> str:
    return _(
        "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it on a desktop, or work without a "
        "window: journeydesigner export MAP.journey MAP.pdf"
    )


def application(arguments: list[str]) -> "QApplication":
    """The Qt application, in Fusion style, with the bundled typeface."""
    from PySide6.QtWidgets import QApplication

    from journeydesigner.painting.plain_imports import keep_imports_plain

    keep_imports_plain()
    from journeydesigner.painting.fonts import load

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    app.setApplicationName("journeydesigner")
    app.setApplicationDisplayName("Journey Designer")
    app.setDesktopFileName("journeydesigner")
    app.setStyle("Fusion")
    load()
    return app


def _show(
    opened: "Opened | None", path: str | None, trouble: "JourneyFileError | None", *, smoke: bool
) -> "tuple[QApplication, Failures, MainWindow]":
    app = application(sys.argv[:1])
    from PySide6.QtCore import QByteArray, QTimer

    from journeydesigner.ui.failures import Failures, log_path
    from journeydesigner.ui.language import speak_from_now_on, wanted
    from journeydesigner.ui.look import Look
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.screen_room import place
    from journeydesigner.ui.settings import Settings
    from journeydesigner.ui.theme import dress

    settings = Settings()
    speak_from_now_on(SOURCE if smoke and not settings.language else wanted(settings))
    look = Look("light" if smoke else settings.theme, app)
    dress(app, look)
    failures = Failures(None if smoke else log_path(), app)
    if opened is None:
        window = MainWindow(look, settings)
    else:
        window = MainWindow(look, settings, opened.document, Path(path or ""), opened.state)
        window.saving.opened(opened.state, opened.older)
        if not smoke:
            settings.remember(Path(path or ""))
    failures.failed.connect(window.recovery.flush)
    failures.failed.connect(window.tell_failure)
    place(window, QByteArray() if smoke else settings.geometry)
    window.show()
    window.activateWindow()
    if not smoke:
        QTimer.singleShot(LISTEN_MS, window, window.keeping.listen)
    if trouble is not None:
        window.opening.rescuing.tell(Path(path or ""), trouble)
    elif opened is not None and opened.notes:
        window.toast.say(" ".join(opened.notes), icon_name="wrench", stays=True)
    if smoke:
        QTimer.singleShot(SMOKE_MS, window.leave)
    else:
        window.recovery.look()
    return app, failures, window
