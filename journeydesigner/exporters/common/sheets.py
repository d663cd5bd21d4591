"""The map on sheets of paper, measured in the typeface in which it is painted."""

from journeydesigner.exporters.registry import ExportError, ExportRequest
from journeydesigner.layout.pages import pages
from journeydesigner.layout.papers import UnknownPaperError
from journeydesigner.layout.sheet import Page
from journeydesigner.painting.application import ensure_gui
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.wording import _


def map_sheets(request: ExportRequest, paper: str) -> tuple[Page, ...]:
    """See ``layout.pages``. Raises ExportError for an unknown paper, and KeyError for a map that is not there.

    Between its tries it tells its progress, which may raise to stop it.
    """

    def pause() -> None:
        request.progress(0.0, _("Laying out"))

    ensure_gui()
    try:
        return pages(request.snapshot, request.map_id, paper, QtMeasurer(), pause, request.shown_numbers)
    except UnknownPaperError as error:
        raise ExportError(str(error)) from error
