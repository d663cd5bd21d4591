"""Whatever a foreign file does to its reader, the program gets an answer or one sentence, in time."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from journeydesigner.reading.errors import ForeignFileError, ReaderFailedError
from journeydesigner.reading.limits import MB, Limits
from journeydesigner.reading.reader import let_spares_go, read, warm

JOBS = "tests.reading.jobs"
SMALL = Limits(seconds=1.5, memory=200 * MB)


def test_an_answer_comes_back_as_plain_data_with_its_progress() -> None:
    heard: list[tuple[float, str]] = []
    answer = read(f"{JOBS}:echo", b"abc", {"é": [1, None]}, name="a.md", progress=lambda *said: heard.append(said))
    assert answer.content == b"cba"
    assert answer.told == {"wishes": {"é": [1, None]}, "cwd_is_on_path": False}
    assert (0.0, "a.md") in heard


def test_what_the_job_refuses_is_refused_in_its_words() -> None:
    with pytest.raises(ForeignFileError, match=r"^b\.md is refused\.$") as told:
        read(f"{JOBS}:refuse", b"", {"name": "b.md"}, name="b.md")
    assert not isinstance(told.value, ReaderFailedError)


@pytest.mark.parametrize("how", ["panic", "crash", "leave", "babble"])
def test_a_child_that_breaks_is_one_clear_sentence(how: str) -> None:
    with pytest.raises(ReaderFailedError, match=r"“c\.xlsx” is damaged, or built to harm: its reader broke\.") as told:
        read(f"{JOBS}:{how}", b"", {}, name="c.xlsx")
    assert "\n" not in str(told.value)


def test_too_much_memory_is_refused() -> None:
    with pytest.raises(ReaderFailedError, match="needs more memory"):
        read(f"{JOBS}:swell", b"", {}, name="d.xlsx", limits=Limits(seconds=20, memory=200 * MB))


def test_too_long_is_refused_and_the_child_is_gone() -> None:
    began = time.monotonic()
    with pytest.raises(ReaderFailedError, match="takes longer than 2 seconds"):
        read(f"{JOBS}:hang", b"", {}, name="e.xlsx", limits=SMALL)
    assert time.monotonic() - began < 60


def test_whoever_waits_can_call_it_off() -> None:
    class CalledOffError(Exception):
        pass

    def progress(_share: float, _what: str) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        read(f"{JOBS}:hang", b"", {}, name="f.xlsx", progress=progress)


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReaderFailedError):
        read(f"{JOBS}:write", b"", {"path": str(tmp_path / "x")}, name="g.xlsx")
    assert not (tmp_path / "x").exists() or (tmp_path / "x").read_bytes() == b""


def test_modules_beside_the_file_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "struct.py").write_text("raise SystemExit('a module of somebody else')")
    (tmp_path / "json.py").write_text("raise SystemExit('a module of somebody else')")
    monkeypatch.chdir(tmp_path)
    assert read(f"{JOBS}:echo", b"ab", {}, name="h.md").content == b"ba"


def test_a_spare_is_used_once_and_let_go() -> None:
    warm(("json",))
    assert read(f"{JOBS}:echo", b"ab", {}, name="i.md").content == b"ba"
    warm(("no.such.module",))  # which the task may not need
    assert read(f"{JOBS}:echo", b"ab", {}, name="i.md").content == b"ba"
    warm(())
    let_spares_go()
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer) and thread.is_alive()]


def test_the_command_line_goes_through_it_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("| | Book | Stay |\n|---|---|---|\n| Actions | Calls | Sleeps |\n")
    code = "import sys; from journeydesigner.cli import main; sys.exit(main(['import', 'a.md', 'a.journey']))"
    root = str(Path(__file__).resolve().parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r}); {code}"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "a.journey").exists()
