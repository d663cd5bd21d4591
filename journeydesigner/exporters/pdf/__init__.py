"""A map as PDF: vector, searchable, with outline, links and title, laid out anew for its paper.

Qt draws the pages; what Qt's writer cannot say is put in afterwards (``finishing``). This module stays light:
it is imported wherever a menu or the command line asks which exporters there are.
"""

from dataclasses import dataclass

from journeydesigner.exporters.registry import ExportError, ExportRequest
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _

_LAID_OUT, _DRAWN, _FINISHED = 0.1, 0.8, 0.95


@dataclass(frozen=True)
class PdfExporter:
    """Writes ``.pdf``."""

    name: str = "pdf"
    suffix: str = ".pdf"

    @property
    def label(self) -> str:
        return _("PDF document")

    def export(self, request: ExportRequest) -> None:
        """One page, or one for each group of stages where text would fall under 7 pt."""
        from journeydesigner.drawing.theme import theme
        from journeydesigner.exporters.pdf.drawing import draw
        from journeydesigner.exporters.pdf.finishing import About, finish
        from journeydesigner.layout.pages import pages
        from journeydesigner.layout.papers import UnknownPaperError
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.measuring import QtMeasurer

        ensure_gui()
        request.progress(0.0, _("Laying out"))
        try:
            laid_out = pages(request.snapshot, request.map_id, request.paper, QtMeasurer())
        except UnknownPaperError as error:
            raise ExportError(str(error)) from error
        for note in (note for page in laid_out for note in page.notes):
            request.tell(note)
        shown = request.snapshot.map(request.map_id)
        brand = request.snapshot.organization(shown.organization).brand

        def drawing(share: float) -> None:
            request.progress(_LAID_OUT + share * (_DRAWN - _LAID_OUT), _("Drawing pages"))

        drawing(0.0)
        drawn = draw(laid_out, theme(request.theme, brand), request.assets, drawing)
        request.progress(_DRAWN, _("Adding outline and links"))
        titled = (*request.snapshot.stages_of(shown.id), *request.snapshot.lanes_of(shown.id))
        parts = {str(record.id): record.title for record in titled}
        about = About(shown.id, shown.title, shown.author or shown.owner, shown.language, request.date, parts)
        with atomic_output(request.out) as beside:
            finish(drawn, about, beside)
            request.progress(_FINISHED, _("Saving"))
        request.progress(1.0, _("Done"))


EXPORTER = PdfExporter()
