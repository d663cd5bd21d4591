"""A map as a PNG picture, as on screen at 200 %. This module stays light: see ``registry``."""

from dataclasses import dataclass

from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _

_SCALE = 2.0
_DOTS_PER_METRE_AT_100 = 96 / 0.0254


@dataclass(frozen=True)
class PngExporter(Exporter):
    """Writes ``.png``. The paper does not matter: the picture is as large as the map."""

    name: str = "png"
    suffix: str = ".png"

    @property
    def label(self) -> str:
        return _("PNG picture")

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"theme"})

    def export(self, request: ExportRequest) -> None:
        """The whole map; one of more than 16,000 pixels on a side is made smaller."""
        from journeydesigner.drawing.theme import theme
        from journeydesigner.layout.map_layout import MapLayout
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.measuring import QtMeasurer
        from journeydesigner.painting.preview import png_bytes, scene_image

        ensure_gui()
        request.progress(0.0, _("Laying out"))
        scene = MapLayout(QtMeasurer()).scene(request.snapshot, request.map_id)
        shown = request.snapshot.map(request.map_id)
        brand = request.snapshot.organization(shown.organization).brand
        request.progress(0.2, _("Painting"))
        image = scene_image(scene, theme(request.theme, brand), request.assets, _SCALE)
        dots = round(_DOTS_PER_METRE_AT_100 * image.width() / scene.width)
        image.setDotsPerMeterX(dots)
        image.setDotsPerMeterY(dots)
        request.progress(0.8, _("Saving"))
        with atomic_output(request.out) as beside:
            beside.write_bytes(png_bytes(image))
        request.progress(1.0, _("Done"))


EXPORTER = PngExporter()
