"""The workbook as a whole: which sheets it has, in which order, and how they refer to each other."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.exporters.common.document_titles import document_title
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.exporters.workbook import tidy_sheets
from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.cell_text import clean, unescaped
from journeydesigner.exporters.workbook.choices import choices
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.cover import Entry, write_cover
from journeydesigner.exporters.workbook.lengths import in_fitting_units
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.map_sheet import write_map
from journeydesigner.exporters.workbook.movement_charts import draw_charts
from journeydesigner.exporters.workbook.movement_sheets import movement_sheets
from journeydesigner.exporters.workbook.origin import form_of, write_origin
from journeydesigner.exporters.workbook.package import describe
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.pictures import place_photo
from journeydesigner.exporters.workbook.sheet_names import location
from journeydesigner.exporters.workbook.sheets import Sheets
from journeydesigner.exporters.workbook.trend_charts import Columns, Plotted, draw_trends
from journeydesigner.files.public_form import VERSION
from journeydesigner.wording import _, in_words_of

_CHARTED = Columns(5, (8, 9), (13, 14))


def made(request: ExportRequest) -> Any:
    """The workbook of a request, in its map's language, not yet saved. Raises KeyError for a map that is not there."""
    request.progress(0.0, _("Gathering the map"))
    language = request.snapshot.map(request.map_id).language
    with in_words_of(language):
        contents = Contents(request.snapshot, request.map_id)
        book = _Book(contents, request)
        book.write_map()
    request.progress(0.4, _("Writing the tables"))
    with in_words_of(language):
        book.write_tables()
    describe_map(book.sheets.workbook, contents, request)
    tell_limits(book.sheets, request)
    return book.sheets.workbook


def tell_limits(sheets: Sheets, request: ExportRequest) -> None:
    """What a person should know of a workbook."""
    if sheets.long_texts.found:
        request.tell(_("Texts that are too long for a cell of Excel stand whole on the sheet “Long texts”."))
    if request.theme == "dark":
        request.tell(_("Workbooks are always light, so that they print well."))


class _Book:
    """The sheets while they are made: all share one book of looks."""

    def __init__(self, contents: Contents, request: ExportRequest) -> None:
        self.contents, self.request = contents, request
        self.palette = Palette(contents.organization.brand)
        self.sheets = Sheets(self.palette, _("Map"))
        self.map_cells = self.sheets.cells(self.sheets.first)

    def write_map(self) -> None:
        contents = self.contents
        self.board = Board(self.map_cells, contents.grid, self.palette)
        metrics = _("Metrics")
        self.links = {
            (series.metric.id, series.anchor): location(metrics, f"A{place + 2}")
            for place, series in enumerate(contents.series)
        }
        ribbon = funnel_of(contents.snapshot, contents.map.id) if self.request.numbers.ribbon else None
        counts = {
            stage.stage: location(_("Funnel"), f"A{row}")
            for row, stage in enumerate(ribbon.stages if ribbon else (), 2)
        }
        write_map(self.board, contents, self.links, self.request.assets, self.request.paper, ribbon, counts)

    def write_tables(self) -> None:
        contents = self.contents
        sheets = self.sheets
        sheets.offer(choices(contents))
        first_rows, plotted = self._series_rows()
        measured = tidy_sheets.measurements(contents)
        first_links = {place: location(measured.title, f"A{row}") for place, row in first_rows.items()}
        step_cells = self._step_cells()
        found = tidy_sheets.metrics(contents, self.palette, first_links, step_cells, self.request.date)
        for sheet in (tidy_sheets.stages(contents, step_cells), tidy_sheets.touchpoints(contents),
                      tidy_sheets.emotions(contents), found):  # fmt: skip
            sheets.table(sheet)
        values = sheets.table(measured)
        if plotted:
            sheet = sheets.add(_("Trends"))
            cells = sheets.cells(sheet)
            cells.put(1, 2, _("Trends"), Look(16, bold=True, ink=self.palette["text"]))
            cells.put(
                2, 2, _("Drawn from the sheet Measurements. Dashed: the target."), Look(ink=self.palette["text2"])
            )
            draw_trends(sheet, values, plotted, _CHARTED, self.palette)
            _set_up_charts(sheet)
        self._write_movements()
        people = sheets.table(tidy_sheets.personas(contents))
        self._place_photos(people)
        self._write_origin()
        sheets.finish()
        self._write_cover()

    def _write_movements(self) -> None:
        for found in movement_sheets(self.contents.snapshot, self.contents.map.id, self.palette):
            sheet = in_fitting_units(found)
            draw_charts(sheet, self.sheets.table(sheet), self.palette)

    def _write_cover(self) -> None:
        rows = {made: len(sheet.entries) for sheet, made in self.sheets.made}
        told = _abouts()
        abouts = {made: about for sheet, made in self.sheets.made if (about := sheet.about or told.get(sheet.table))}
        abouts |= {self.map_cells.sheet.title: _("The journey, as on the canvas")}
        shown = [sheet for sheet in self.sheets.workbook.worksheets if sheet.sheet_state == "visible"]
        entries = [
            Entry(sheet.title, abouts.get(sheet.title, _("How the metrics developed")), rows.get(sheet.title))
            for sheet in shown
        ]
        metrics = next(made for sheet, made in self.sheets.made if sheet.table == "Metrics")
        cover = self.sheets.add(_("Cover"), 0)
        write_cover(
            self.sheets.cells(cover), self.contents, self.palette, entries, self.request.assets, metrics,
            has_computed=any(sheet.is_computed for sheet, _made in self.sheets.made),
        )  # fmt: skip
        self.sheets.select(cover)

    def _series_rows(self) -> tuple[dict[int, int], list[Plotted]]:
        """Where each series begins on the Measurements sheet, and those with a history to plot."""
        firsts: dict[int, int] = {}
        plotted: list[Plotted] = []
        row = 2
        for place, series in enumerate(self.contents.series):
            count = len(series.measurements)
            if count:
                firsts[place] = row
            if series.trend.delta is not None:
                where = self.contents.where(series.anchor)
                name = " – ".join(
                    dict.fromkeys(part for part in (series.metric.name, where.step or where.stage) if part)
                )
                plotted.append(Plotted(series, clean(name), row, row + count - 1))
            row += count
        return firsts, plotted

    def _step_cells(self) -> Mapping[str, str]:
        from openpyxl.utils import get_column_letter

        title, row = self.map_cells.sheet.title, self.board.step_row
        steps = self.contents.grid.steps
        return {
            step.id: location(title, f"{get_column_letter(self.board.main(index))}{row}")
            for index, step in enumerate(steps)
        }

    def _place_photos(self, sheet: Any) -> None:
        for place, persona in enumerate(self.contents.personas):
            row = sheet.row_dimensions[place + 2]
            row.height = max(row.height, 38.0)
            place_photo(sheet, place + 2, 1, persona, self.request.assets, self.palette["accent"])

    def _write_origin(self) -> None:
        """What an edited copy of this workbook is compared with."""
        values = (cell._value for cell in self.map_cells.sheet._cells.values() if cell._value is not None)
        told = Counter(_as_text(cell.shown) for cell in self.board.told)
        other = Counter(map(_as_text, values)) - told
        write_origin(
            self.sheets.workbook,
            form_of(self.contents, [sheet for sheet, _name in self.sheets.made], self.board.told, other),
        )


def _as_text(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, (int, float)) else unescaped(str(value))


def _abouts() -> Mapping[str, str]:
    """What a tidy sheet holds, by its table."""
    return {
        "Stages": _("The stages and their steps, in order"),
        "Touchpoints": _("Every card: where it stands, what it says, who owns it"),
        "Emotions": _("How each persona feels at each step"),
        "Metrics": _("What is measured where, its target and result"),
        "Measurements": _("Every value, period by period"),
        "Personas": _("Who they are, what they want, what frustrates them"),
        "LongTexts": _("Texts that are too long for a cell"),
    }


def _set_up_charts(sheet: Any) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.column_dimensions["A"].width = 2
    sheet.row_dimensions[1].height = 30


def describe_map(workbook: Any, contents: Contents, request: ExportRequest, form: str = "") -> None:
    """The workbook's properties: title, author, date, and which map it was made from. ``form``: of which hand-out."""
    journey = contents.map
    facts = {
        "journey.map": clean(journey.id),
        "journey.organization": clean(contents.organization.id),
        "journey.format": str(VERSION),
        "journey.version": clean(journey.version),
    }
    author = clean(journey.author or journey.owner or contents.organization.name)
    describe(workbook, clean(document_title(request, form)), author, clean(journey.scenario), request.date, facts)
