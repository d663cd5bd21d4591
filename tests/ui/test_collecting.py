"""Garbage goes on the window's thread, and on no other."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journeydesigner.ui.collecting import Collecting


class _Ring:
    """Garbage that only a search finds; it tells on which thread it went."""

    def __init__(self, told: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: told.append(threading.get_ident()))


def test_what_a_thread_leaves_behind_goes_on_the_windows_thread_soon(qtbot: QtBot) -> None:
    owner, told = QObject(), list[int]()
    Collecting(owner)
    kept: list[object] = []

    def work() -> None:
        for _ in range(100):
            _Ring(told)
            kept.extend([] for _ in range(200))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 100)
    assert set(told) == {threading.get_ident()}
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    assert gc.isenabled()
