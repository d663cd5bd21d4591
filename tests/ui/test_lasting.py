"""What holds over time: settings that survive damage, windows that leave nothing behind, a display that is missing.

``JOURNEY_DESIGNER_CYCLES`` says how many windows with all their parts are opened, twice (6).
"""

import ctypes
import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from journeydesigner.app import has_display, run
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.failures import Failures
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings import Settings
from tests.ui.conftest import HOME_BATTERY

_ALONE = "JOURNEY_DESIGNER_TEST_ALONE"


def test_without_a_display_there_is_a_sentence_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(None) == 2
    assert "no display" in capsys.readouterr().err


def test_a_display_is_found_by_its_variables() -> None:
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({}, "darwin")
    assert not has_display({"QT_QPA_PLATFORM": "xcb"}, "linux")


@pytest.mark.parametrize("value", [3.5, {"a": 1}, ["\0", "", 7, None], b"\xff\xfe", "\0"])
def test_damaged_settings_are_no_settings(tmp_path: Path, value: object) -> None:
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    for name in ("recent", "theme", "geometry", "folder"):
        store.setValue(name, value)
    settings = Settings(store)
    assert settings.recent == ()
    assert settings.theme == "system"
    assert settings.folder == Path.home()
    assert settings.geometry.isEmpty()


def test_a_settings_file_of_rubbish_is_no_settings(tmp_path: Path) -> None:
    file = tmp_path / "s.ini"
    file.write_bytes(b"\x00\x01[[[recent=@Invalid(\xff\n")
    settings = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    assert settings.recent == ()
    settings.remember(HOME_BATTERY)


def test_an_unexpected_failure_is_logged_and_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    failures = Failures(tmp_path / "log" / "app.log")
    try:
        with qtbot.waitSignal(failures.failed) as told:
            try:
                raise LookupError("a slot stumbled")
            except LookupError as error:
                sys.excepthook(type(error), error, error.__traceback__)
        assert told.args == ["a slot stumbled"]
    finally:
        failures.restore()
    assert "LookupError: a slot stumbled" in (tmp_path / "log" / "app.log").read_text()


def test_thirty_windows_leave_nothing_behind(
    look: Look, settings: Settings, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    if is_held_elsewhere(request):
        return

    def cycle() -> None:
        window = MainWindow(look, settings, open_journey(HOME_BATTERY).document, HOME_BATTERY)
        window.show()
        window.canvas.select_record(window.canvas.board.steps[0])
        with qtbot.waitSignal(window.destroyed):
            window.leave()

    for _warm in range(30):
        cycle()
    before = in_use_kb()
    for _turn in range(30):
        cycle()
    grown = (in_use_kb() - before) / 30
    assert grown < 20, f"{grown:.0f} kB a window"


def test_what_is_opened_and_closed_in_windows_leaves_nothing_behind(
    look: Look, settings: Settings, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    if is_held_elsewhere(request):
        return
    cycles = int(os.environ.get("JOURNEY_DESIGNER_CYCLES", "6"))
    for _warm in range(cycles):
        use_all_parts(look, settings, qtbot)
    before, objects = in_use_kb(), len(gc.get_objects())
    for _turn in range(cycles):
        use_all_parts(look, settings, qtbot)
    grown = (in_use_kb() - before) / cycles
    assert grown < 50, f"{grown:.0f} kB a window"
    more = (len(gc.get_objects()) - objects) / cycles
    assert more < 50, f"{more:.0f} objects a window"


def is_held_elsewhere(request: pytest.FixtureRequest) -> bool:
    """Have this test run in a process of its own, where no thread or cache of another test grows or shrinks meanwhile.
    False in that process."""
    if os.environ.get(_ALONE):
        return False
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")} | {_ALONE: "1"}
    command = [sys.executable, "-m", "pytest", "-q", "--show-capture=no", request.node.nodeid]
    done = subprocess.run(
        command, cwd=request.config.rootpath, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return True


def use_all_parts(look: Look, settings: Settings, qtbot: QtBot) -> None:
    """Open a window, in it every view, panel, page and a show; close it."""
    window = MainWindow(look, settings, open_journey(HOME_BATTERY).document, HOME_BATTERY)
    window.canvas.has_motion = False
    window.show()
    session, canvas = window.session, window.canvas
    for record in (canvas.board.steps[0], canvas.board.lanes[0].id, next(iter(session.snapshot.table("cards")))):
        canvas.select_record(record)
        assert window.inspector.page is not None
    for view in window.views.offered():
        window.views.open(view.name)
    window.views.to_map()
    for action in ("palette", "find", "comments", "filter", "workshop"):
        window.actions_of.trigger(action)
    window.reach.palette.leave()
    window.commenting.panel.close()
    window.filtering.panel.close()
    session.set_filter(CardFilter(lanes=(canvas.board.lanes[0].id,)))
    session.set_filter(CardFilter())
    window.presenting.begin()
    window.presenting.leave()
    with qtbot.waitSignal(window.destroyed):
        window.leave()


def test_after_another_theme_every_page_of_the_inspector_is_there(look: Look, settings: Settings, qtbot: QtBot) -> None:
    window = MainWindow(look, settings, open_journey(HOME_BATTERY).document, HOME_BATTERY)
    window.show()
    lane = window.canvas.board.lanes[0].id
    for theme in ("dark", "light"):
        for record in (window.canvas.board.steps[0], lane):
            window.canvas.select_record(record)
            assert window.inspector.page is not None and window.inspector.page.record == record
        look.choose(theme)
        assert window.inspector.page is not None and window.inspector.page.record == lane
    with qtbot.waitSignal(window.destroyed):
        window.leave()


def test_a_closed_window_lets_go_of_its_map_at_once(look: Look, settings: Settings, qtbot: QtBot) -> None:
    gc.collect()
    gc.disable()
    try:
        window = MainWindow(look, settings, open_journey(HOME_BATTERY).document, HOME_BATTERY)
        window.show()
        board = weakref.ref(window.canvas.board)
        with qtbot.waitSignal(window.destroyed):
            window.leave()
        assert board() is None
    finally:
        gc.enable()


class _Mallinfo(ctypes.Structure):
    """What the C library's allocator tells of itself (``mallinfo2``, glibc 2.33 and later), in bytes."""

    _fields_: ClassVar = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def in_use_kb() -> int:
    """What is allocated once nothing waits for the collector: a document dies after its canvas, then its file's memory
    of it, a pass each. Not what is resident: that follows how the heap came to be cut up, other in each run."""
    for _pass in range(4):
        gc.collect()
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = _Mallinfo
    told = mallinfo()
    of_python = sys.getallocatedblocks() * 64  # the mean of a small block; none is larger than 512 bytes
    return (told.uordblks + told.hblkhd + of_python) // 1024
