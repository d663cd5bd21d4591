"""A display and buses of their own, the program on them, and a screen reader."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeydesigner import shipped
from tests.access.screen_reader import Found, ScreenReader

NEEDED = ("Xvfb", "dbus-daemon")
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
MUST = "JOURNEY_DESIGNER_SCREEN_READER"
"""Set where these tests have to run: what they need is then not allowed to be missing."""


class Driven:
    """The program; what is done to it is done when the call returns."""

    def __init__(self, process: subprocess.Popen[str], reader: ScreenReader, window: Found) -> None:
        self._process, self.reader, self.window = process, reader, window

    def do(self, line: str) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    def find(self, role: str, part: str) -> Found:
        """The first thing of a role whose name has a part."""
        for found in self.reader.all(self.window):
            if self.reader.role(found) == role and part in self.reader.name(found):
                return found
        raise AssertionError(f"no {role} is called {part}")


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a display and a session bus that only these tests see."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [] if any(path.exists() for path in LAUNCHERS) else ["at-spi-bus-launcher"]
    if missing:
        message = f"a screen reader needs {', '.join(missing)}"
        if os.environ.get(MUST):
            pytest.fail(message)
        pytest.skip(message)
    read, write = os.pipe()
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=dict(os.environ, DISPLAY=f":{number}", HOME=str(tmp_path_factory.mktemp("home"))),
    )  # fmt: skip
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    yield dict(
        os.environ,
        DISPLAY=f":{number}",
        DBUS_SESSION_BUS_ADDRESS=address,
        QT_QPA_PLATFORM="xcb",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
    )
    for process in (bus, display):
        process.terminate()
        process.wait(10)
    bus.stdout.close()


@pytest.fixture
def driven(desktop: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driven]:
    """The program on the home battery, and somebody who listens."""
    path = tmp_path / "home-battery.journey"
    path.write_bytes(shipped.sample("home-battery.journey").read_bytes())
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop["DBUS_SESSION_BUS_ADDRESS"])
    reader = ScreenReader()
    errors = tmp_path / "errors.txt"
    with errors.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.access.driven_app", str(path), str(tmp_path / "settings.ini")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, text=True, env=desktop,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", errors.read_text()
        yield Driven(process, reader, _window(reader))
        if process.poll() is None:
            assert process.stdin is not None
            process.stdin.write("leave\n")
            process.stdin.close()
        status = process.wait(20)
        process.stdout.close()
    reader.close()
    assert status == 0, errors.read_text()
    assert errors.read_text() == ""


def _window(reader: ScreenReader) -> Found:
    """The program on the bus; it takes a moment until it is there."""
    for _try in range(100):
        for program in reader.programs():
            if reader.name(program) and reader.children(program):
                return reader.children(program)[0]
        list(reader.hear(0.1))
    raise AssertionError("the program is not on the accessibility bus")
