"""What changed between two versions as PDF: the change sheet, printed as every other page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydesigner.exporters.pdf import PdfExporter
from journeydesigner.exporters.registry import ExportError, ExportRequest, Form
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.layout.report.change_sheet import TwoVersions
    from journeydesigner.layout.sheet import Page

_LAID_OUT = 0.1


@dataclass(frozen=True)
class ChangeSheetPdf(PdfExporter):
    """Writes ``.pdf`` of two versions, whatever map the request names: its language is theirs. ``two`` is always
    given."""

    two: "TwoVersions | None" = None

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("changes", _("What changed")),)

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"paper", "theme"})

    def preview(self, request: ExportRequest) -> "tuple[Page, ...]":
        from journeydesigner.layout.papers import UnknownPaperError
        from journeydesigner.layout.report.change_sheet import change_sheet
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.measuring import QtMeasurer

        assert self.two is not None, "a change sheet is of two versions"

        def step(share: float) -> None:
            request.progress(_LAID_OUT * share, _("Laying out"))

        ensure_gui()
        try:
            return change_sheet(self.two, request.map_id, request.paper, QtMeasurer(), request.date, step)
        except UnknownPaperError as error:
            raise ExportError(str(error)) from error
