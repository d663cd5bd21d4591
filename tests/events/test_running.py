"""Long work on a log: its progress moves within one query, it ends when it is called off, nothing of it stays."""

import _thread
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeydesigner.events import spill
from journeydesigner.events.errors import CancelledError, EventsError
from journeydesigner.events.report import read_log
from journeydesigner.events.running import Course, run
from journeydesigner.events.store import Store
from tests.events import logs

ENDLESS = "select count(*) from range(100000000000) a where a.range % 7 = 3"
LONG = "select count(distinct hash(range)) from range(6000000)"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the temporary folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def asked(course: Course, sql: str) -> int:
    with Store(course) as store:
        course.part(1.0, "asking")
        return store.rows(sql)[0][0]


def test_progress_moves_within_one_query_and_never_goes_back() -> None:
    heard: list[float] = []
    assert run(lambda course: asked(course, LONG), lambda share, _words: heard.append(share)) > 5_000_000
    assert heard == sorted(heard) and all(0 <= share <= 1 for share in heard)
    assert len(set(heard)) > 2


def test_work_that_is_not_wanted_any_more_ends_within_its_query_and_leaves_nothing(folders: Path) -> None:
    begun = threading.Event()

    def wished() -> bool:
        begun.set()
        return True

    with pytest.raises(CancelledError):
        run(lambda course: begun.wait() and asked(course, ENDLESS), cancelled=wished)
    assert list(folders.iterdir()) == []


def test_what_the_listener_raises_ends_the_work_and_comes_through(folders: Path) -> None:
    def told(_share: float, words: str) -> None:
        if words == "asking":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(lambda course: asked(course, ENDLESS), told)
    assert list(folders.iterdir()) == []


@pytest.fixture
def heeds_the_keyboard() -> Iterator[None]:
    """What runs in the background of a shell does not hear Ctrl+C, nor do its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_the_keyboard")
def test_an_interrupt_from_the_keyboard_ends_the_work_before_it_comes_through(folders: Path) -> None:
    threading.Timer(0.2, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        run(lambda course: asked(course, ENDLESS))
    assert list(folders.iterdir()) == []


def test_an_error_of_the_work_comes_through_and_leaves_nothing(folders: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("who,what,when\n")
    with pytest.raises(EventsError):
        read_log(path, logs.rules())
    assert list(folders.iterdir()) == [path]


def test_a_log_that_was_called_off_is_read_whole_the_next_time(tmp_path: Path) -> None:
    path = logs.write(tmp_path / "log.csv", [("x", "a", 0), ("x", "b", 1)])
    with pytest.raises(CancelledError):
        read_log(path, logs.rules(), cancelled=lambda: True)
    assert read_log(path, logs.rules()).funnel == (1, 1, 0, 0)


def test_what_an_ended_process_left_behind_goes_and_what_a_living_one_has_stays(folders: Path) -> None:
    left = folders / (spill.PREFIX + "left")
    left.mkdir()
    (left / "in-use").touch()
    (left / "duckdb_temp_storage.tmp").write_bytes(b"rows")
    begun = folders / (spill.PREFIX + "begun")
    begun.mkdir()
    (folders / "of-others").mkdir()
    with Store() as one:
        assert not left.exists() and begun.exists()
        spill.clean_up()
        assert one.folder.exists()
    assert sorted(path.name for path in folders.iterdir()) == [begun.name, "of-others"]
