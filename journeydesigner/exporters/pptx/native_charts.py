"""What all native charts have in common: where they stand, what they hold, what is read aloud of them."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from journeydesigner.drawing.colours import Colour
from journeydesigner.exporters.pptx.geometry import emu
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.slide import Chart, ColumnChart
from journeydesigner.exporters.pptx.words import clean
from journeydesigner.exporters.workbook.package import StillZip

_CREATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def placed_chart(
    slide: Any, kind: str, chart: Chart | ColumnChart, names: Sequence[str],
    series: Iterable[tuple[str, Sequence[float | None]]], day: date,
) -> Any:  # fmt: skip
    """A chart of the library on the slide, undressed. ``kind`` is the library's name of it; each of ``series`` has a
    value for each of ``names``, None where there is none. Its workbook bears ``day``."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data: Any = CategoryChartData(number_format=chart.format)
    data.categories = [clean(name) or " " for name in names]
    for name, values in series:
        data.add_series(clean(name), values)
    area = chart.area
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE[kind], emu(area.x), emu(area.y), emu(area.w), emu(area.h), data)
    frame.name = clean(chart.name) or "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(chart.label))
    workbook = frame.chart.part.chart_workbook.xlsx_part
    workbook._blob = _still(workbook.blob, day)
    return frame.chart


def rgb_of(ink: Ink, name: str) -> Any:
    """A colour of the theme as the library has it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(ink.theme.hex(Colour(name)))


def _still(workbook: bytes, day: date) -> bytes:
    """A chart's workbook that bears the date of the export, not of this moment."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, StillZip(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _CREATED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), content)
            target.writestr(name, content)
    return made.getvalue()
