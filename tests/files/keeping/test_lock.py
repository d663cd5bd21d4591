"""Locks beside a file, by real processes: one has it, others learn who, what was left behind is taken over."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeydesigner.files.keeping import lock
from journeydesigner.files.keeping.lock import holder_of, lock_file, take
from journeydesigner.files.keeping.processes import birth_of, machine

HOLD = """
import sys
from pathlib import Path
from journeydesigner.files.keeping.lock import take
taken = take(Path(sys.argv[1]), sys.argv[2])
print("has" if taken.lock else taken.holder.who, flush=True)
sys.stdin.readline()
if taken.lock:
    taken.lock.release()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    path.write_bytes(b"whatever")
    return path


@contextmanager
def another_process(file: Path, who: str) -> Iterator["subprocess.Popen[str]"]:
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file), who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield held
    finally:
        held.kill()
        held.communicate()


def said(held: "subprocess.Popen[str]") -> str:
    assert held.stdout is not None
    return held.stdout.readline().strip()


def write_lock(file: Path, **fields: object) -> Path:
    beside = lock_file(file)
    form = {"who": "Maria", "host": "north", "machine": "other", "pid": 7, "birth": "", "nonce": "n"}
    beside.write_text(json.dumps(form | {"since": "2026-11-22T08:00:00+00:00"} | fields))
    return beside


def test_one_has_the_file_and_leaves_nothing_behind(file: Path) -> None:
    taken = take(file, "Ana")
    assert taken.lock is not None and taken.lock.is_written
    assert taken.holder is None and taken.left_behind is None
    assert holder_of(file) == taken.lock.mine
    taken.lock.release()
    assert holder_of(file) is None
    assert list(file.parent.iterdir()) == [file]


def test_another_process_learns_who_has_it(file: Path) -> None:
    mine = take(file, "Ana").lock
    assert mine is not None
    with another_process(file, "Ben") as held:
        assert said(held) == "Ana"
    mine.release()


def test_who_comes_second_has_it_when_the_first_has_left(file: Path) -> None:
    with another_process(file, "Ben") as held:
        assert said(held) == "has"
        second = take(file, "Ana")
        assert second.lock is None and second.holder is not None
        assert second.holder.who == "Ben" and second.holder.pid == held.pid and second.holder.is_here
        held.communicate("\n")
        again = take(file, "Ana")
        assert again.lock is not None and again.left_behind is None
        again.lock.release()


def test_the_lock_of_a_killed_process_is_taken_over_and_told(file: Path) -> None:
    with another_process(file, "Ben") as held:
        said(held)
        held.kill()
        held.wait()
    taken = take(file, "Ana")
    assert taken.lock is not None and taken.left_behind is not None
    assert taken.left_behind.who == "Ben"
    taken.lock.release()


def test_a_process_that_ended_unnoticed_by_who_started_it_holds_nothing(file: Path) -> None:
    with another_process(file, "Ben") as held:
        said(held)
        held.kill()
        os.waitid(os.P_PID, held.pid, os.WEXITED | os.WNOWAIT)  # ended, but its number is not free yet
        taken = take(file, "Ana")
        assert birth_of(held.pid) is None
        assert taken.lock is not None and taken.left_behind is not None
        taken.lock.release()
        held.wait()


def test_a_number_that_another_program_has_by_now_holds_nothing(file: Path) -> None:
    write_lock(file, machine=machine(), pid=os.getpid(), birth="another boot:1")
    assert take(file, "Ana").lock is not None


def test_of_many_processes_that_find_a_lock_left_behind_one_has_it(file: Path) -> None:
    write_lock(file, machine=machine(), pid=2**22 + 1)
    race = """
import sys, time
from pathlib import Path
from journeydesigner.files.keeping.lock import take
file, go = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
while not go.exists():
    time.sleep(0.001)
print("has" if take(file, "x").lock else "not", flush=True)
sys.stdin.readline()
"""
    go = file.parent / "go"
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", race, str(file), str(go)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _racer in range(6)
    ]
    for racer in racers:
        assert said(racer) == "ready"
    go.touch()
    outcome = [said(racer) for racer in racers]
    for racer in racers:
        racer.communicate("\n")
    assert sorted(outcome) == ["has"] + ["not"] * 5
    assert {path.name for path in file.parent.iterdir()} == {file.name, "go", lock_file(file).name}


def test_a_lock_of_another_machine_stands_while_it_is_renewed(file: Path) -> None:
    beside = write_lock(file)
    assert take(file, "Ana").holder is not None
    old = beside.stat().st_mtime - lock.FORGOTTEN_AFTER_S - 60
    os.utime(beside, (old, old))
    taken = take(file, "Ana")
    assert taken.lock is not None and taken.left_behind is not None
    assert (taken.left_behind.who, taken.left_behind.host) == ("Maria", "north")


def test_its_age_is_told_by_the_disk_s_clock_not_by_ours(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lock(file)
    monkeypatch.setattr(lock.time, "time", lambda: 4e9)
    assert take(file, "Ana").lock is None


def test_a_renewed_lock_is_young_again(file: Path) -> None:
    mine = take(file, "Ana").lock
    assert mine is not None
    os.utime(mine.file, (1, 1))
    assert mine.renew()
    assert mine.file.stat().st_mtime > 1000
    mine.file.unlink()
    assert mine.renew()
    assert holder_of(file) == mine.mine


def test_who_was_taken_over_learns_it_and_takes_nothing_away(file: Path) -> None:
    mine = take(file, "Ana").lock
    assert mine is not None
    beside = write_lock(file, nonce="another")
    assert not mine.renew()
    mine.release()
    assert beside.exists()


def test_behind_a_link_the_file_itself_is_locked(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "linked.journey"
    link.symlink_to(file)
    mine = take(link, "Ana").lock
    assert mine is not None and mine.file.parent == file.parent
    assert take(file, "Ben").holder == mine.mine
    mine.release()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b"\xff\xfe\x00", b'{"pid": "7", "machine": 3, "who": ["x"], "since": 9e99}', b"[" * 4000,
     b'{"pid": -1, "nonce": null, "since": "9999-12-31T23:59:59-23:59"}', b'{"who": "' + b"x" * 9000],
)  # fmt: skip
def test_whatever_stands_in_a_lock_is_somebody_s(file: Path, content: bytes) -> None:
    beside = lock_file(file)
    beside.write_bytes(content)
    assert take(file, "Ana").holder is not None
    os.utime(beside, (1, 1))
    taken = take(file, "Ana")
    assert taken.lock is not None and taken.left_behind is not None


def test_a_name_in_a_lock_is_one_short_line(file: Path) -> None:
    write_lock(file, who="Maria\n\u202e<b>" + "x" * 500)
    holder = take(file, "Ana").holder
    assert holder is not None
    assert holder.who.startswith("Maria<b>xx") and len(holder.who) == 80


def test_what_cannot_be_written_hinders_nobody(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(lock.os, "open", refused)
    taken = take(file, "Ana")
    assert taken.lock is not None and not taken.lock.is_written
    assert taken.lock.renew()
    taken.lock.release()


def test_a_folder_that_is_gone_hinders_nobody(tmp_path: Path) -> None:
    taken = take(tmp_path / "gone" / "map.journey", "Ana")
    assert taken.lock is not None and not taken.lock.is_written


def test_where_files_have_no_second_name_one_still_has_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(lock.os, "link", no_links)
    mine = take(file, "Ana").lock
    assert mine is not None and mine.is_written
    assert take(file, "Ben").holder == mine.mine
    mine.release()
    assert list(file.parent.iterdir()) == [file]


def test_where_the_kernel_does_not_tell_a_birth_the_list_of_processes_does(monkeypatch: pytest.MonkeyPatch) -> None:
    from journeydesigner.files.keeping import processes

    monkeypatch.setattr(processes.sys, "platform", "darwin")
    assert birth_of(os.getpid()) == birth_of(os.getpid()) != ""
    assert birth_of(2**22 + 1) is None


def test_a_dead_process_has_no_birth_and_a_living_one_always_the_same() -> None:
    assert birth_of(os.getpid()) == birth_of(os.getpid())
    assert birth_of(0) is None
    assert birth_of(2**22 + 1) is None
    with subprocess.Popen(["sleep", "60"]) as other:
        assert birth_of(other.pid) not in (None, birth_of(os.getpid()))
        other.kill()
