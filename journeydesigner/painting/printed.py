"""Pages on a printer, or on whatever else is paged: each as large as its paper, or as what can be printed of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QBrush, QPagedPaintDevice, QPageLayout, QPainter

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextLine
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.papers import POINTS_PER_INCH, points
from journeydesigner.layout.sheet import Page
from journeydesigner.painting.painter import ScenePainter

_DETAIL = 4.0


_PAPER = Colour("surface")


class _PrintPainter(ScenePainter):
    """Shapes text as on the screen: letter spacing would grow with a printer's resolution. Gradients fade to the colour
    of the paper, as Qt prints those that fade to nothing as if they did not (``exporters.pdf.masks``)."""

    def draw_line(self, painter: QPainter, text: Text, line: TextLine, scale: float) -> None:
        runs, ascent = self._shaped(line.text, text.style)
        for run in runs:
            painter.drawGlyphRun(QPointF(line.x / scale, line.baseline / scale - ascent), run)

    def _gradient(self, gradient: Gradient) -> QBrush:
        return super()._gradient(replace(gradient, start=_opaque(gradient.start), end=_opaque(gradient.end)))


def _opaque(colour: Colour) -> Colour:
    """The same over white paper; of a mixed colour its first part."""
    if colour.alpha >= 1.0:
        return colour
    return Colour(colour.name).mixed(_PAPER.name, 1.0 - colour.alpha)


class PrinterError(Exception):
    """The printer took nothing."""


def print_pages(
    printer: QPagedPaintDevice,
    pages: Sequence[Page],
    look: Theme,
    assets: Mapping[str, bytes],
    progress: Callable[[float], None],
    *,
    is_exact: bool,
) -> None:
    """``is_exact``: as large as they are, whatever the printer leaves white (the sheets of a poster); else no larger
    than what it can print. ``progress`` is told the share done after each page, and may raise to stop. For any thread.

    Raises PrinterError.
    """
    scenes = _PrintPainter(look, assets, detail=_DETAIL)
    _turn(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterError
    try:
        for number, page in enumerate(pages):
            if number:
                _turn(printer, page)
                if not printer.newPage():
                    raise PrinterError
            _paint(painter, printer, page, scenes, is_exact=is_exact)
            progress((number + 1) / len(pages))
    finally:
        painter.end()


def _turn(printer: QPagedPaintDevice, page: Page) -> None:
    """The paper as the page lies."""
    is_upright = page.height_mm > page.width_mm
    printer.setPageOrientation(QPageLayout.Orientation.Portrait if is_upright else QPageLayout.Orientation.Landscape)


def _paint(
    painter: QPainter, printer: QPagedPaintDevice, page: Page, scenes: ScenePainter, *, is_exact: bool
) -> None:  # fmt: skip
    """In the middle of the paper."""
    layout = printer.pageLayout()
    paper, margins = layout.fullRectPoints().size(), layout.minimumMargins()
    wide, high = points(page.width_mm), points(page.height_mm)
    factor = 1.0 if is_exact else _fitting(QSizeF(paper), margins, page)
    painter.resetTransform()
    dots = printer.logicalDpiX() / POINTS_PER_INCH
    painter.scale(dots, dots)
    painter.translate((paper.width() - wide * factor) / 2, (paper.height() - high * factor) / 2)
    painter.scale(factor, factor)
    scene = page.scene
    painter.translate((wide - scene.width * page.scale) / 2, (high - scene.height * page.scale) / 2)
    painter.scale(page.scale, page.scale)
    scenes.paint_scene(painter, scene)


def _fitting(paper: QSizeF, margins: QMarginsF, page: Page) -> float:
    """How much smaller a page's scene is drawn so that all of it can be printed; never larger than it is."""
    across = paper.width() - 2 * max(margins.left(), margins.right())
    down = paper.height() - 2 * max(margins.top(), margins.bottom())
    wide, high = page.scene.width * page.scale, page.scene.height * page.scale
    return min(1.0, across / wide, down / high)
