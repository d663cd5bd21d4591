"""The pages of each form of a PDF, with what they say in reading order: what is written, previewed and printed."""

from collections.abc import Iterator
from dataclasses import replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.sheets import map_sheets
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.layout.reading import map_readings
from journeydesigner.layout.sheet import Page
from journeydesigner.model.ids import MapId


def sheets_of(request: ExportRequest, form: str) -> tuple[Page, ...]:
    """Raises ExportError for an unknown paper, and KeyError for a map that is not there."""
    return read(request.snapshot, request.map_id, map_sheets(request, request.paper))


def read(snapshot: Snapshot, map_id: MapId, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Sheets of a map with what they say."""
    return tuple(_read(snapshot, map_id, pages))


def _read(snapshot: Snapshot, map_id: MapId, pages: tuple[Page, ...]) -> Iterator[Page]:
    titled = (*snapshot.stages_of(map_id), *snapshot.lanes_of(map_id))
    titles = {str(record.id): record.title for record in titled}
    for number, page in enumerate(pages, start=1):
        yield replace(page, readings=map_readings(page.scene, page.title, titles, f"{map_id}/{number}"))
