"""The pages of each form of a PDF, with what they say in reading order: what is written, previewed and printed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.exporters.common.action_findings import maps_of
from journeydesigner.exporters.common.sheets import map_sheets
from journeydesigner.exporters.registry import ExportError, ExportRequest
from journeydesigner.layout.papers import FIT, UnknownPaperError
from journeydesigner.layout.poster import poster
from journeydesigner.layout.reading import map_readings
from journeydesigner.layout.report.action_sheet import action_sheet
from journeydesigner.layout.report.book import book
from journeydesigner.layout.report.report import report
from journeydesigner.layout.sheet import SMALLEST_POINTS, Page
from journeydesigner.model.ids import MapId
from journeydesigner.painting.application import ensure_gui
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.wording import _, in_words_of

Of = TypeVar("Of")
"""What pages are made of: a map, or several."""
LAID_OUT = 0.1
"""The share of an export after which its pages are laid out."""


def sheets_of(request: ExportRequest, form: str) -> tuple[Page, ...]:
    """Raises ExportError for an unknown paper, and KeyError for a map that is not there."""
    match form:
        case "poster":
            return read(request.snapshot, request.map_id, _poster(request))
        case "report":
            return _on_paper(request, report, request.map_id)
        case "actions":
            return _on_paper(request, action_sheet, maps_of(request))
        case "book":
            organization = request.snapshot.map(request.map_id).organization
            maps = request.maps or tuple(each.id for each in request.snapshot.maps_of(organization))
            return _on_paper(request, book, maps)
        case _:
            return read(request.snapshot, request.map_id, map_sheets(request, request.paper))


def _on_paper(
    request: ExportRequest,
    make: Callable[[Snapshot, Of, str, TextMeasurer, date, Callable[[float], None]], tuple[Page, ...]],
    of: Of,
) -> tuple[Page, ...]:
    def step(share: float) -> None:
        request.progress(LAID_OUT * share, _("Laying out"))

    ensure_gui()
    try:
        return make(request.snapshot, of, request.paper, QtMeasurer(), request.date, step)
    except UnknownPaperError as error:
        raise ExportError(str(error)) from error


def _poster(request: ExportRequest) -> tuple[Page, ...]:
    """On a paper that is too small for its text a map is as large a poster as it is at 100 %, and the first sheet has a
    note of it."""
    language = request.snapshot.map(request.map_id).language
    notes: tuple[str, ...] = ()
    try:
        with in_words_of(language):
            whole, *more = map_sheets(request, request.paper)
            is_legible = whole.is_legible and not more
            if not is_legible:
                (whole,) = map_sheets(request, FIT)
            first, *others = poster(whole, request.tile, QtMeasurer(), language)
    except UnknownPaperError as error:
        raise ExportError(str(error)) from error
    if not is_legible and request.paper != FIT:
        notes = (_grown(request.paper, whole),)
    return (replace(first, notes=(*first.notes, *notes)), *others)


def _grown(paper: str, page: Page) -> str:
    said = _("On {paper} the smallest text would be less than {least} pt: the poster is {wide} × {high} cm.")
    wide, high = (round(side / 10) for side in (page.width_mm, page.height_mm))
    return said.format(paper=paper, least=f"{SMALLEST_POINTS:.0f}", wide=wide, high=high)


def read(snapshot: Snapshot, map_id: MapId, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Sheets of a map with what they say."""
    return tuple(_read(snapshot, map_id, pages))


def _read(snapshot: Snapshot, map_id: MapId, pages: tuple[Page, ...]) -> Iterator[Page]:
    titled = (*snapshot.stages_of(map_id), *snapshot.lanes_of(map_id))
    titles = {str(record.id): record.title for record in titled}
    for number, page in enumerate(pages, start=1):
        yield replace(page, readings=map_readings(page.scene, page.title, titles, f"{map_id}/{number}"))
