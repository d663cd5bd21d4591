"""A map as SVG: text that can be searched and edited, a group for each card with its id and name, links, one file.

This module stays light: see ``registry``.
"""

from dataclasses import dataclass

from journeydesigner.exporters.registry import Exporter, ExportRequest, Form, form_of
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _


@dataclass(frozen=True)
class SvgExporter(Exporter):
    """Writes ``.svg``. The paper does not matter: the drawing is as large as the map."""

    name: str = "svg"
    suffix: str = ".svg"

    @property
    def label(self) -> str:
        return _("SVG drawing")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("web", _("For the web, with its typeface")), Form("office", _("For Word and PowerPoint")))

    def export(self, request: ExportRequest) -> None:
        from journeydesigner.drawing.theme import theme
        from journeydesigner.exporters.svg.drawing import Drawing
        from journeydesigner.layout.map_layout import MapLayout
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.measuring import QtMeasurer

        ensure_gui()
        request.progress(0.0, _("Laying out"))
        scene = MapLayout(QtMeasurer(), request.layout).scene(request.snapshot, request.map_id)
        shown = request.snapshot.map(request.map_id)
        brand = request.snapshot.organization(shown.organization).brand
        request.progress(0.4, _("Drawing"))
        is_plain = form_of(self, request.form).name == "office"
        drawing = Drawing(theme(request.theme, brand), request.assets, is_plain=is_plain)
        drawing.add_scene(scene)
        text = drawing.svg(scene.width, scene.height, title=shown.title, language=shown.language, ground="canvas")
        request.progress(0.9, _("Saving"))
        with atomic_output(request.out) as beside:
            beside.write_bytes(text.encode())
        request.progress(1.0, _("Done"))


EXPORTER = SvgExporter()
