"""Writing the package: the same workbook gives the same bytes, and charts say what they show."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every member's time: the earliest that a zip can hold."""
_AFTER_TICKS = ("spPr", "txPr", "crossAx")
_TICKS = (("tickLblPos", _AFTER_TICKS), ("minorTickMark", ("tickLblPos",)), ("majorTickMark", ("minorTickMark",)))
"""Elements of an axis, the last one first, and what follows each in the schema's order."""


_STYLES = "xl/styles.xml"
_FONT = re.compile(rb"(<font>)(.*?)(</font>)", re.DOTALL)
_PART_OF_FONT = re.compile(rb"<(\w+)(?: [^<>]*)?/>")
_FONT_ORDER = (b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign", b"sz",
               b"color", b"name", b"family", b"charset", b"scheme")  # fmt: skip


def with_fonts_in_order(styles: bytes) -> bytes:
    """The style sheet with what fonts consist of in the schema's order: openpyxl's is another (3.1)."""

    def ordered(font: re.Match[bytes]) -> bytes:
        parts = sorted(_PART_OF_FONT.finditer(font[2]), key=lambda part: _FONT_ORDER.index(part[1]))
        return font[1] + b"".join(part[0] for part in parts) + font[3]

    return _FONT.sub(ordered, styles)


class StillZip(ZipFile):
    """A zip whose members bear no time of their own."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        content = data.encode() if isinstance(data, str) else data
        name = str(zinfo_or_arcname)
        with self.open(self._member(name), "w") as member:
            member.write(with_fonts_in_order(content) if name == _STYLES else content)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        with (
            Path(filename).open("rb") as source,
            self.open(self._member(str(arcname)), "w", force_zip64=True) as member,
        ):
            while chunk := source.read(1 << 20):
                member.write(chunk)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name, _EPOCH)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o600 << 16
        return member


def describe(workbook: Any, title: str, author: str, subject: str, day: date, facts: Mapping[str, str]) -> None:
    """The document's properties; ``facts`` are custom ones, for machines."""
    from openpyxl.packaging.custom import StringProperty

    at = datetime(day.year, day.month, day.day)
    properties = workbook.properties
    properties.title, properties.creator, properties.subject = title, author, subject
    properties.lastModifiedBy = author
    properties.created = properties.modified = at
    for name, value in facts.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))


def save(workbook: Any, path: Path) -> None:
    """Write the workbook to ``path``. Charts get their ``alt_text`` attribute as alternative text."""
    from openpyxl.writer.excel import ExcelWriter
    from openpyxl.xml.functions import tostring

    writer_type: Any = ExcelWriter

    class DescribingWriter(writer_type):
        def _write_drawing(self, drawing: Any) -> None:
            write = drawing._write
            drawing._write = lambda: _with_alt_text(write(), [*drawing.charts, *drawing.images])
            super()._write_drawing(drawing)

        def _write_charts(self) -> None:
            for chart in self._charts:
                self._archive.writestr(
                    chart.path[1:], tostring(_with_error_bars_in_order(_with_quiet_axes(chart._write())))
                )
                self.manifest.append(chart)

    archive = StillZip(path, "w", ZIP_DEFLATED, allowZip64=True)
    with archive:
        DescribingWriter(workbook, archive).save()


def _with_alt_text(tree: Any, pictures: list[Any]) -> Any:
    """The drawing with each picture's description; openpyxl has no place for it."""
    for properties in tree.iter():
        if properties.tag.endswith("}cNvPr") and properties.get("id", "").isdigit():
            place = int(properties.get("id")) - 1
            text = getattr(pictures[place], "alt_text", "") if 0 <= place < len(pictures) else ""
            if text:
                properties.set("descr", text)
    return tree


def _with_quiet_axes(tree: Any) -> Any:
    """The chart with «none» written out for tick marks and labels that are None: openpyxl leaves the elements out,
    and where they are missing Excel draws the marks and labels."""
    for axis in [*tree.iter("catAx"), *tree.iter("valAx")]:
        for name, after in _TICKS:
            if axis.find(name) is None:
                place = next(index for index, part in enumerate(axis) if part.tag in after)
                axis.insert(place, axis.makeelement(name, {"val": "none"}))
    return tree


def _with_error_bars_in_order(tree: Any) -> Any:
    """The chart with the ends of error bars in the schema's order: openpyxl writes the lower one first (3.1)."""
    for bars in tree.iter("errBars"):
        plus, minus = bars.find("plus"), bars.find("minus")
        if plus is not None and minus is not None:
            bars.remove(plus)
            bars.insert(list(bars).index(minus), plus)
    return tree
