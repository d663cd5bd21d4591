"""One map's tidy tables as CSV, one of them in a file: every card a row, or every measurement, emotion, metric ...

As Excel opens it: UTF-8 with a mark, and where the map's language has a decimal comma, semicolons between the cells.
Text that a spreadsheet would take for a formula has an apostrophe in front.
"""

from datetime import date
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.written import TextExporter
from journeydesigner.exporters.registry import ExportRequest, Form
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.exporters.workbook.cells import Value
    from journeydesigner.exporters.workbook.tables import Column
    from journeydesigner.exporters.workbook.tidy_sheets import Sheet

_TOLD = frozenset({"told", "target told"})
"""Columns whose numbers have their unit in the format of their cells, which no CSV has."""


class CsvExporter(TextExporter):
    """Writes ``.csv``: the tables of the workbook, in the same columns."""

    name = "csv"
    suffix = ".csv"
    encoding = "utf-8-sig"

    @property
    def label(self) -> str:
        return _("CSV table")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (
            Form("map", _("All cards")), Form("stages", _("Stages")), Form("emotions", _("Emotions")),
            Form("metrics", _("Metrics")), Form("measurements", _("Measurements")), Form("personas", _("Personas")),
            Form("funnel", _("Funnel")), Form("transitions", _("Transitions")), Form("times", _("Times")),
            Form("cohorts", _("Cohorts")), Form("variants", _("Variants")),
            Form("touchpointuse", _("Touchpoint use")), Form("planned", _("Planned against actual")),
            Form("forecast", _("Forecast")),
        )  # fmt: skip

    def not_in_it(self, request: ExportRequest) -> tuple[str, ...]:
        return (_("A CSV file holds one table of the map; take Excel for all of them in one file."),)

    def text(self, request: ExportRequest) -> str:
        from journeydesigner.exporters.workbook.contents import Contents
        from journeydesigner.exporters.workbook.movement_sheets import blank_sheets
        from journeydesigner.exporters.workbook.origin import all_sheets
        from journeydesigner.metrics.numbers import decimal_mark

        contents = Contents(request.snapshot, request.map_id)
        wanted = "touchpoints" if request.form in ("", "map") else request.form
        sheets = (*all_sheets(contents, request.date), *blank_sheets(request.snapshot, request.map_id))
        sheet = next(sheet for sheet in sheets if sheet.table.casefold() == wanted)
        return table_text(sheet, decimal_mark(contents.map.language))


def table_text(sheet: "Sheet", mark: str) -> str:
    """The rows of a sheet, each number in its own unit. ``mark`` is the decimal mark: a comma sets the cells apart by
    semicolons."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if mark == "," else ",", lineterminator="\r\n")
    shown = [index for index, column in enumerate(sheet.columns) if not column.has_pictures and column.key not in _TOLD]
    writer.writerow([sheet.columns[index].name for index in shown])
    for entry in sheet.entries:
        writer.writerow([_cell(_clock(sheet.columns[index], entry.values[index]), mark) for index in shown])
    return out.getvalue()


def _clock(column: "Column", value: "Value") -> "Value":
    """A length of time as spreadsheets read it, 340:37:20; a workbook holds it in days."""
    from journeydesigner.exporters.workbook.number_formats import LENGTH

    if column.number_format != LENGTH or not isinstance(value, (int, float)):
        return value
    minutes, seconds = divmod(round(value * 86_400), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _cell(value: "Value", mark: str) -> str:
    match value:
        case None:
            return ""
        case str():
            from journeydesigner.exporters.workbook.cell_text import clean, is_dangerous

            text = clean(value)
            return f"'{text}" if is_dangerous(text.lstrip(" \u00a0")) else text
        case date():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case _:
            return f"{value:.15g}".replace(".", mark)


EXPORTER = CsvExporter()
