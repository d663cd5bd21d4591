"""A map as PDF: vector, searchable, with outline, links and title, laid out anew for its paper.

Qt draws the pages; what Qt's writer cannot say is put in afterwards (``finishing``). This module stays light:
it is imported wherever a menu or the command line asks which exporters there are.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydesigner.exporters.registry import Exporter, ExportRequest, Form, form_of
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.layout.sheet import Page

_LAID_OUT, _DRAWN, _FINISHED = 0.1, 0.8, 0.95


@dataclass(frozen=True)
class PdfExporter(Exporter):
    """Writes ``.pdf``."""

    name: str = "pdf"
    suffix: str = ".pdf"

    @property
    def label(self) -> str:
        return _("PDF document")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (
            Form("map", _("The map")),
            Form("poster", _("Poster in sheets")),
            Form("report", _("Report")),
            Form("book", _("Book of all maps")),
            Form("actions", _("What to do, by owner")),
        )

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"form", "maps", "paper", "theme", "tile"})

    def preview(self, request: ExportRequest) -> "tuple[Page, ...]":
        from journeydesigner.exporters.pdf.sheets import sheets_of

        return sheets_of(request, form_of(self, request.form).name)

    def export(self, request: ExportRequest) -> None:
        """One page, or one for each group of stages where text would fall under 7 pt."""
        from journeydesigner.drawing.theme import theme
        from journeydesigner.exporters.common.document_titles import document_title
        from journeydesigner.exporters.pdf.drawing import draw
        from journeydesigner.exporters.pdf.finishing import About, finish

        request.progress(0.0, _("Laying out"))
        laid_out = self.preview(request)
        for note in (note for page in laid_out for note in page.notes):
            request.tell(note)
        shown = request.snapshot.map(request.map_id)
        brand = request.snapshot.organization(shown.organization).brand

        def drawing(share: float) -> None:
            request.progress(_LAID_OUT + share * (_DRAWN - _LAID_OUT), _("Drawing pages"))

        drawing(0.0)
        drawn = draw(laid_out, theme(request.theme, brand), request.assets, drawing)
        request.progress(_DRAWN, _("Adding outline and links"))
        title = document_title(request, form_of(self, request.form).name)
        about = About(shown.id, title, shown.author or shown.owner, shown.language, request.date)
        with atomic_output(request.out) as beside:
            finish(drawn, about, beside)
            request.progress(_FINISHED, _("Saving"))
        request.progress(1.0, _("Done"))


EXPORTER = PdfExporter()
