"""A second start on a file that a window has open brings that window forward; anything else that is said is unheard."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.files.keeping import windows
from journeydesigner.files.keeping.lock import holder_of, take
from journeydesigner.files.keeping.windows import place_of, read_message
from journeydesigner.ui.keeping.coming_forward import ComingForward
from tests.ui.conftest import HOME_BATTERY

SECOND = """
import sys
from journeydesigner.cli import main
sys.exit(main([sys.argv[1]]))
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    return path


@pytest.fixture
def ear(qtbot: QtBot, file: Path) -> Iterator[tuple[QWidget, ComingForward]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    made = ComingForward(window, window, lambda: file)
    yield window, made
    made.close()


def say(message: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(5)
        caller.connect(place_of(os.getpid()))
        caller.sendall(message)
        try:
            return caller.recv(10)
        except ConnectionError:
            return b""


def said_meanwhile(qtbot: QtBot, message: bytes) -> bytes:
    answers: list[bytes] = []
    speaking = threading.Thread(target=lambda: answers.append(say(message)))
    speaking.start()
    qtbot.waitUntil(lambda: bool(answers))
    speaking.join()
    return answers[0]


def test_a_second_start_brings_the_window_forward_and_ends_with_0(
    ear: tuple[QWidget, ComingForward], file: Path, qtbot: QtBot
) -> None:
    lock = take(file, "Ana").lock
    assert lock is not None
    second = subprocess.Popen([sys.executable, "-c", SECOND, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    out, err = second.communicate()
    assert (second.returncode, out, err) == (0, b"", b"")
    assert not ear[0].isMinimized()
    lock.release()


def test_it_is_asked_by_its_file_whatever_that_is_called(
    ear: tuple[QWidget, ComingForward], file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    assert said_meanwhile(qtbot, json.dumps({"come_forward": str(link)}).encode() + b"\n") == windows.YES
    other = tmp_path / "other.journey"
    assert said_meanwhile(qtbot, json.dumps({"come_forward": str(other)}).encode() + b"\n") == b""


@pytest.mark.parametrize(
    "message",
    [b"\n", b"{}\n", b"[" * 5000 + b"\n", b'{"come_forward": 3}\n', b'{"come_forward": "\\u0000"}\n', b"\xff\xfe\n",
     b"x" * 20_000, b'{"come_forward": "/etc/passwd", "token": ["x"]}\n', b'"open"\n'],
)  # fmt: skip
def test_hostile_messages_are_not_heard(ear: tuple[QWidget, ComingForward], message: bytes, qtbot: QtBot) -> None:
    assert said_meanwhile(qtbot, message) == b""
    assert ear[0].isMinimized()


def test_a_token_is_taken_only_as_plain_ascii() -> None:
    assert read_message(b'{"come_forward": "/a", "token": "abc-1"}') == (Path("/a"), "abc-1")
    assert read_message('{"come_forward": "/a", "token": "ü\\n"}'.encode()) == (Path("/a"), "")


def test_nobody_of_another_machine_or_process_is_asked(file: Path, tmp_path: Path) -> None:
    taken = take(file, "Ana")
    assert taken.lock is not None
    holder = holder_of(file)
    assert holder is not None
    assert not windows.bring_forward(file, holder), "it is this process itself"
    taken.lock.release()


def test_a_socket_that_is_none_is_not_asked(file: Path) -> None:
    from dataclasses import replace

    taken = take(file, "Ana")
    assert taken.lock is not None
    other = replace(taken.lock.mine, pid=os.getppid())
    windows.folder().mkdir(parents=True)
    Path(place_of(os.getppid())).write_text("no socket")
    assert not windows.bring_forward(file, other)
    taken.lock.release()


def test_what_dead_windows_left_is_cleared_away() -> None:
    windows.folder().mkdir(parents=True)
    dead, living = windows.folder() / str(2**22 + 1), windows.folder() / str(os.getppid())
    for left in (dead, living):
        left.touch()
    windows.clear_away()
    assert living.exists() and not dead.exists()
