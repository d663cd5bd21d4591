"""The tests' own ground: what would make a failure go unseen is itself seen here."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / ".ci" / "pins.txt"


class _Breaking(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise ArithmeticError("inside paint")


def test_an_exception_inside_paint_is_seen(qtbot: QtBot) -> None:
    with capture_exceptions() as seen:
        widget = _Breaking()
        qtbot.addWidget(widget)
        widget.show()
        qtbot.wait(50)
    assert {kind for kind, _, _ in seen} == {ArithmeticError}


def test_an_exception_inside_a_slot_is_seen(qtbot: QtBot) -> None:
    def fail() -> None:
        raise ArithmeticError("inside a slot")

    with capture_exceptions() as seen:
        QTimer.singleShot(0, fail)
        qtbot.wait(20)
    assert [kind for kind, _, _ in seen] == [ArithmeticError]


def test_qt_warnings_fail_a_test(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("qt_log_level_fail") == "WARNING"


@pytest.mark.qt_log_ignore("seen on purpose")
def test_a_qt_warning_reaches_the_capture(qtlog: object) -> None:
    qWarning("seen on purpose")
    assert [record.message for record in qtlog.records] == ["seen on purpose"]  # type: ignore[attr-defined]


def test_no_test_reaches_the_display_or_the_settings_of_the_person() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "journeydesigner-tests-" in os.environ["XDG_CONFIG_HOME"]


def _wanted() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {*project["dependencies"], *project["optional-dependencies"]["test"]}


def _pinned() -> dict[str, str]:
    lines = PINS.read_text("utf-8").splitlines()
    found = [re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", line) for line in lines]
    return {_plain(match[1]): match[2] for match in found if match}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_pin_stands_inside_what_the_project_asks_for() -> None:
    from packaging.requirements import Requirement

    pinned = _pinned()
    for text in sorted(_wanted()):
        requirement = Requirement(text)
        version = pinned.get(_plain(requirement.name))
        assert version is not None, f"{text} has no pin: remake .ci/pins.txt"
        assert requirement.specifier.contains(version), f"{text} does not allow the pinned {version}"


def test_every_pin_has_a_hash_and_no_address() -> None:
    text = PINS.read_text("utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
    assert "://" not in text
