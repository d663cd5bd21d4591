"""Lights up on a canvas what a search found."""

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.model.ids import RecordId


def mark_found(canvas: MapCanvas, records: frozenset[RecordId]) -> None:
    """Light ``records`` and nothing else."""
    if records == canvas.ornaments.found:
        return
    places = canvas.ornament_places()
    canvas.ornaments.found = records
    canvas.repaint_ornaments(places)
