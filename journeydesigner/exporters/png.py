"""A map as a PNG picture: at any scale, with a size on paper, with or without its ground.

This module stays light: see ``registry``.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from journeydesigner.layout.scene import Scene
    from journeydesigner.layout.sheet import Page

_SCREEN_DPI = 96.0
_INCH = 0.0254
"""In metres."""


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
        return frozenset({"theme", "scale", "dpi", "is_transparent"})

    def export(self, request: ExportRequest) -> None:
        """The whole map; where that would be larger than other programs open, it is smaller, and that is told."""
        from journeydesigner.painting.preview import png_bytes

        image = self.picture(request)
        request.progress(0.8, _("Saving"))
        with atomic_output(request.out) as beside:
            beside.write_bytes(png_bytes(image))
        request.progress(1.0, _("Done"))

    def picture(self, request: ExportRequest) -> "QImage":
        """What ``export`` writes."""
        from journeydesigner.drawing.theme import theme
        from journeydesigner.painting.preview import held_scale, scene_image

        request.progress(0.0, _("Laying out"))
        scene = _scene(request)
        shown = request.snapshot.map(request.map_id)
        brand = request.snapshot.organization(shown.organization).brand
        request.progress(0.2, _("Painting"))
        look = theme(request.theme, brand)
        image = scene_image(scene, look, request.assets, request.scale, is_transparent=request.is_transparent)
        dpi = request.dpi or _SCREEN_DPI * image.width() / scene.width
        image.setDotsPerMeterX(round(dpi / _INCH))
        image.setDotsPerMeterY(round(dpi / _INCH))
        if (held := held_scale(scene, request.scale)) < request.scale:
            request.tell(_too_large(request, held))
        return image

    def preflight(self, request: ExportRequest, pages: "tuple[Page, ...]" = ()) -> tuple[Finding, ...]:
        from journeydesigner.exporters.common.preflight import in_order
        from journeydesigner.painting.preview import held_scale

        pages = pages or self.preview(request)
        found = list(super().preflight(request, pages))
        if (held := held_scale(pages[0].scene, request.scale)) < request.scale:
            found.append(Finding(Gravity.POOR, _too_large(request, held)))
        return in_order(found)


def _scene(request: ExportRequest) -> "Scene":
    from journeydesigner.layout.map_layout import MapLayout
    from journeydesigner.painting.application import ensure_gui
    from journeydesigner.painting.measuring import QtMeasurer

    ensure_gui()
    return MapLayout(QtMeasurer(), request.layout).scene(request.snapshot, request.map_id)


def _too_large(request: ExportRequest, held: float) -> str:
    said = _("The picture would be too large for other programs: its scale is {held}, not {wanted}.")
    return said.format(held=f"{held:.2g}", wanted=f"{request.scale:g}")


EXPORTER = PngExporter()
