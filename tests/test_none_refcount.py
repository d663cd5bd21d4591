"""Guard against PySide6 builds that drop a reference to None at every void call (6.12.0 on Python 3.11).

There the process aborts in ``none_dealloc`` after some thousand calls. From Python 3.12 on None is immortal and
its count a constant, so that the same line holds.
"""

import sys

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QImage, QPainter

CALLS = 20_000
SLACK = 200  # what the interpreter itself comes and goes with meanwhile


def test_void_calls_of_qt_take_no_reference_to_none_away() -> None:
    thing = QObject()
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 4):
        thing.setObjectName("a")
        painter.save()
        painter.translate(QPointF(0.0, 0.0))
        painter.restore()
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - SLACK
