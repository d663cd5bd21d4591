"""A map as a web page in one file: a real table of cards, with the curve as a drawing; no script, nothing fetched.

This module stays light: see ``registry``.
"""

from dataclasses import dataclass

from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _, in_words_of


@dataclass(frozen=True)
class HtmlExporter(Exporter):
    """Writes ``.html``. It is light or dark as its reader's device is, and light on paper."""

    name: str = "html"
    suffix: str = ".html"

    @property
    def label(self) -> str:
        return _("Web page")

    @property
    def choices(self) -> frozenset[str]:
        return frozenset()

    def export(self, request: ExportRequest) -> None:
        from journeydesigner.exporters.html.page import page
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.measuring import QtMeasurer

        ensure_gui()
        request.progress(0.0, _("Laying out"))
        with in_words_of(request.snapshot.map(request.map_id).language):
            text = page(request.snapshot, request.map_id, request.assets, QtMeasurer(), request.date)
        request.progress(0.9, _("Saving"))
        with atomic_output(request.out) as beside:
            beside.write_bytes(text.encode())
        request.progress(1.0, _("Done"))


EXPORTER = HtmlExporter()
