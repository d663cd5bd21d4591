"""The clipboard may outlive Python: what was copied is then still asked of it, and let go of."""

import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from journeydesigner.canvas import clipboard
from journeydesigner.editing.copying import Copied, What

app = QApplication([])
picture = QImage(4, 4, QImage.Format.Format_RGB32)
clipboard.put(clipboard.CopiedMime(lambda: Copied(What.CARDS, "doc"), lambda: picture, lambda: b"<svg/>"))
if sys.argv[1] == "quits":
    app.aboutToQuit.emit()
    found = app.clipboard().mimeData()
    assert found.hasImage() and bytes(found.data("image/svg+xml").data()) == b"<svg/>", found.formats()
"""


@pytest.mark.parametrize("way", ["quits", "ends"])
def test_a_program_that_copied_ends_in_peace(way: str) -> None:
    ended = subprocess.run([sys.executable, "-c", _PROGRAM, way], check=False, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
