"""Long work off the window's thread outlives whoever wanted it, and is called off then."""

from functools import partial
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journeydesigner.ui.background import Progress, Task, end_all


class _Work:
    """Goes on until it is called off."""

    def __init__(self) -> None:
        self.begun, self.ended = Event(), Event()

    def __call__(self, progress: Progress) -> None:
        self.begun.set()
        try:
            while not self.ended.wait(0.002):
                progress(0.5, "")
        finally:
            self.ended.set()


def _begun(qtbot: QtBot) -> tuple[QObject, _Work]:
    owner, work = QObject(), _Work()
    Task(work, owner).start()
    qtbot.waitUntil(work.begun.is_set)
    return owner, work


def test_work_whose_owner_is_gone_is_called_off_and_ends_by_itself(qtbot: QtBot) -> None:
    owner, work = _begun(qtbot)
    del owner
    qtbot.waitUntil(work.ended.is_set)


def test_at_the_end_of_the_program_nothing_is_left_under_way(qtbot: QtBot) -> None:
    owner, work = _begun(qtbot)
    end_all()
    assert work.ended.is_set()
    assert owner.parent() is None


def test_nothing_at_all_is_told_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, goes_on = QObject(), Event()
    told: list[object] = []
    task = Task(lambda _progress: goes_on.wait(10), owner)
    task.done.connect(partial(told.append))
    task.start()
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    goes_on.set()
    task.wait()
    qtbot.wait(10)
    assert told == []


def test_what_came_of_a_job_may_keep_its_progress_and_tell_it_elsewhere_when_the_task_has_gone(qtbot: QtBot) -> None:
    """A layout keeps the request that it was made for, progress and all, and the next job works on it."""
    owner, heard, kept = QObject(), list[float](), list[Progress]()

    def first(progress: Progress) -> None:
        kept.append(progress)
        progress(0.25, "")

    task = Task(first, owner)
    task.progressed.connect(lambda share, _what: heard.append(share))
    with qtbot.waitSignal(task.destroyed):
        task.start()
    after = Task(lambda _progress: kept[0](0.75, ""), owner)
    with qtbot.waitSignals([after.done, after.destroyed]):
        after.start()
    assert heard == [0.25]
