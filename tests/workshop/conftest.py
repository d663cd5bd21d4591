"""The window of the workshop, and who works at it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.ui.look import Look
from journeydesigner.ui.theme import dress
from tests.ui.conftest import OpenWindow, answers, app, look, open_window, settings
from tests.workshop.consultant import Consultant

__all__ = ["answers", "app", "consultant", "look", "open_window", "settings"]


@pytest.fixture
def consultant(open_window: OpenWindow, qtbot: QtBot, look: Look, app: QApplication) -> Iterator[Consultant]:
    """At a small projector's window, on the start page. ``JOURNEY_DESIGNER_PICTURES`` names a folder for pictures of
    its milestones, ``JOURNEY_DESIGNER_LOOK`` (light, dark, contrast) how they look."""
    look.choose(os.environ.get("JOURNEY_DESIGNER_LOOK", "light"))  # type: ignore[arg-type]
    dress(app, look)
    window = open_window()
    window.resize(1366, 768)
    folder = os.environ.get("JOURNEY_DESIGNER_PICTURES")
    with qtbot.waitActive(window):
        window.activateWindow()
    yield Consultant(window, qtbot, Path(folder) if folder else None)
