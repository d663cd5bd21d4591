"""What a window does not need to be painted is loaded later: seen in a process of its own."""

import os
import subprocess
import sys

from journeydesigner.shipped import sample

LATER = (
    "clipping", "importers", "painting.preview", "exporters.common.preflight", "files.taking_in",
    "canvas.clips", "canvas.drops", "canvas.dropping", "ui.palette", "ui.finding", "ui.comments.comments_panel",
    "ui.filtering.filter_panel", "ui.presenting", "ui.workshop", "ui.start.page", "ui.views.grid_table",
    "ui.views.card_list", "ui.views.matrix_pane", "ui.views.outline_pane", "ui.views.compare_pane",
    "ui.inspector.card_page", "ui.inspector.emotion_page", "ui.inspector.owner_pages", "ui.inspector.structure_pages",
)  # fmt: skip
LIBRARIES = ("openpyxl", "pptx", "pikepdf", "PIL", "markdown_it")
OPENED = """
import sys
from PySide6.QtCore import QTimer
from journeydesigner import app
from journeydesigner.canvas.pane import Pane

paint = Pane.paintEvent

def painted(pane, event):
    paint(pane, event)
    Pane.paintEvent = paint
    print(*sorted(sys.modules), flush=True)

Pane.paintEvent = painted
sys.exit(app.run(sys.argv[1], smoke=True))
"""


def test_a_window_is_painted_before_what_it_may_need_later_is_loaded() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    path = str(sample("home-battery.journey"))
    said = subprocess.run(
        [sys.executable, "-c", OPENED, path], check=True, stdout=subprocess.PIPE, env=environment, text=True
    )
    loaded = set(said.stdout.splitlines()[0].split())
    assert "journeydesigner.ui.main_window" in loaded
    assert not loaded & {f"journeydesigner.{name}" for name in LATER}
    assert not loaded & set(LIBRARIES)
