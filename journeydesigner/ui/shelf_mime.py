"""What is dragged from the panels onto the canvas: one JSON object under a type of our own."""

import json

from PySide6.QtCore import QMimeData


def shelf_mime(**fields: str) -> QMimeData:
    """``kind`` is stage, step, card, touchpoint, note or metric; a card also has ``lane_kind``, a touchpoint
    ``channel``, a note the id of its ``card``, a metric its own."""
    from journeydesigner.canvas.dropping import SHELF_TYPE

    mime = QMimeData()
    mime.setData(SHELF_TYPE, json.dumps(fields, sort_keys=True).encode())
    return mime
