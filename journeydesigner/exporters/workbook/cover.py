"""The first sheet: whose journey it is, its key numbers, what the colours mean, what is where, how it comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.exporters.workbook import number_formats, text_fit
from journeydesigner.exporters.workbook.card_words import title_pills
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.cells import CellWriter, Value
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.map_words import context_line, facts_line, legend, version_line
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.pictures import place_photo
from journeydesigner.exporters.workbook.sheet_names import location
from journeydesigner.metrics.trends import is_met
from journeydesigner.wording import _, n_

_EDGE, _FIRST, _LAST = 1, 2, 7
_WIDTHS = {1: 18.0, 2: 66.0, 3: 214.0, 4: 190.0, 5: 110.0, 6: 110.0, 7: 160.0, 8: 18.0}
_MOST_NUMBERS = 12
"""Metrics on the cover; all are on their own sheet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a sheet, and how many rows it has (None: it is no table)."""

    sheet: str
    about: str
    rows: int | None = None


def write_cover(
    cells: CellWriter, contents: Contents, palette: Palette, entries: Sequence[Entry], assets: Mapping[str, bytes],
    metrics: str, *, has_computed: bool = False,
) -> None:  # fmt: skip
    """Fill the sheet. ``entries`` are the other sheets that are shown, ``metrics`` the name of that of the metrics.
    ``has_computed``: some of them do not come back."""
    cover = _Cover(cells, palette)
    cells.widths(_WIDTHS)
    cover.head(contents, assets)
    cover.numbers(contents, metrics)
    cover.legend(legend(contents, palette))
    cover.contents(entries)
    cover.how(has_computed=has_computed)
    cover.foot(contents)
    _set_up(cells.sheet, cover.row)


class _Cover:
    """Rows are taken from top to bottom."""

    def __init__(self, cells: CellWriter, palette: Palette) -> None:
        self.cells, self.palette, self.row = cells, palette, 0

    def head(self, contents: Contents, assets: Mapping[str, bytes]) -> None:
        palette, shown = self.palette, contents.map
        persona = contents.persona(shown.persona)
        first = _FIRST if persona is None else _FIRST + 1
        self._take(14)
        self._line(Run(clean(contents.organization.name), 10, True, ink=palette["accent"]), first)
        title = self.row + 1
        self._line(Run(clean(shown.title), 24, True, ink=palette["text"]), first)
        self._line(Run("   ·   ".join(map(clean, context_line(contents))), 11, ink=palette["text2"]), first)
        if persona is not None:
            place_photo(self.cells.sheet, title, _FIRST, persona, assets, palette["accent"])
        if shown.scenario:
            self._take(8)
            self._line(Run(clean(shown.scenario), 11, ink=palette["text"]), _FIRST)
        pills = title_pills(contents)
        if pills:
            self._take(8)
            runs = [Run(f"{'     ' if place else ''}■ ", 10, ink=palette[f"{palette.family(pill.family)}.edge"])
                    if not part else Run(pill.text, 10, True, ink=palette["text"])
                    for place, pill in enumerate(pills) for part in (0, 1)]  # fmt: skip
            self._inline(runs)

    def numbers(self, contents: Contents, sheet: str) -> None:
        """The metrics with their latest value, the change, the target and whether it is met."""
        palette = self.palette
        told = [series for series in contents.series if series.trend.latest is not None]
        if not told:
            return
        self._heading(_("Key numbers"))
        self._cells((_("Metric"), _("Measured at"), _("Latest"), _("Target"), _("Result")), self._header, 20)
        for series in told[:_MOST_NUMBERS]:
            metric, latest = series.metric, series.trend.latest
            value = latest.value if latest else None
            as_told, size = series.told
            shown = [None if amount is None else amount * size for amount in (value, metric.target)]
            met = is_met(metric, value)
            place = contents.series.index(series)
            said = {True: "✓ " + _("Target met"), False: _("Off target"), None: ""}[met]
            ink = palette[{True: "pos", False: "neg", None: "text2"}[met]]
            formats = {
                2: number_formats.value_format(as_told, shown[0]), 3: number_formats.value_format(as_told, shown[1])
            }  # fmt: skip
            values = (metric.name, contents.where(series.anchor).name, *shown, said)
            self._cells(values, self._body, 19, formats, {4: ink}, location(sheet, f"A{place + 2}"))
        if len(told) > _MOST_NUMBERS:
            more = len(told) - _MOST_NUMBERS
            text = n_("And {count} more.", "And {count} more.", more).format(count=more)
            self._line(Run(text, 10, ink=palette["text2"]), _FIRST)

    def legend(self, runs: Sequence[Run]) -> None:
        if runs:
            self._heading(_("What the colours mean"))
            self._inline(runs)

    def contents(self, entries: Sequence[Entry]) -> None:
        self._heading(_("Contents"))
        for entry in entries:
            rows = "" if entry.rows is None else n_("{count} row", "{count} rows", entry.rows).format(count=entry.rows)
            self._take(19)
            link = self._put(_FIRST, entry.sheet, self._body.but(ink=self.palette["accent"], underline=True))
            self.cells.link(link, location=location(entry.sheet, "A1"))
            self._merge(_FIRST, _FIRST + 1, self._body)
            self._put(_FIRST + 2, entry.about, self._body.but(ink=self.palette["text2"]))
            self._merge(_FIRST + 2, _LAST - 1, self._body)
            self._put(_LAST, rows, self._body.but(horizontal="right", ink=self.palette["text2"]))

    def how(self, *, has_computed: bool) -> None:
        self._heading(_("How to edit this workbook and read it back"))
        computed = _("Funnel, times, forecasts and what else is computed is there to be read: it does not come back.")
        for number, text in enumerate(
            (
                _("Change any cell of the tables Stages, Touchpoints, Emotions, Metrics, Measurements and Personas, or "
                  "a card's text on the sheet Map. Notes on the headers say what belongs into a column."),
                _("Write new cards, values and people into the first empty row under a table. Copied rows are new."),
                _("Sort, filter and hide as you like. Leave the hidden columns: by their ids the rows are known."),
                _("Save as .xlsx. In Journey Designer: File, “Read back from Excel…”; or drop the file onto the map."),
                _("You see every change, before and after, before anything is written. What the map has changed "
                  "meanwhile stays, and where both did, you decide."),
                *([computed] if has_computed else []),
            ), start=1,
        ):  # fmt: skip
            self._line(Run(f"{number}.  {text}", 10, ink=self.palette["text"]), _FIRST)

    def foot(self, contents: Contents) -> None:
        self._take(10)
        for run in (facts_line(contents, self.palette), version_line(contents, self.palette)):
            if run.text:
                self._line(run, _FIRST)

    # Rows

    @property
    def _header(self) -> Look:
        return Look(9, bold=True, ink=self.palette["text2"], bottom=("thin", self.palette["line2"]))

    @property
    def _body(self) -> Look:
        return Look(10, ink=self.palette["text"], bottom=("thin", self.palette["line"]))

    def _take(self, points: float) -> None:
        self.row += 1
        self.cells.sheet.row_dimensions[self.row].height = round(min(points, 409.0), 1)

    def _put(self, column: int, value: Value, look: Look) -> Any:
        return self.cells.put(self.row, column, value, look)

    def _merge(self, first: int, last: int, look: Look) -> None:
        self.cells.merge(self.row, first, self.row, last, look)

    def _heading(self, text: str) -> None:
        self._take(14)
        self._take(24)
        self._put(_FIRST, text, Look(13, bold=True, ink=self.palette["text"]))

    def _line(self, run: Run, first: int) -> None:
        """A text over all columns from ``first`` on, as high as it needs."""
        width = sum(_WIDTHS[column] for column in range(first, _LAST + 1)) - 12
        self._take(text_fit.height((run,), width) + 4)
        look = Look(run.size, bold=run.bold, ink=run.ink, wrap=True, vertical="center")
        self._put(first, run.text, look)
        self._merge(first, _LAST, look)

    def _inline(self, runs: Sequence[Run]) -> None:
        text = "".join(run.text for run in runs)
        width = sum(_WIDTHS[column] for column in range(_FIRST, _LAST + 1)) - 12
        self._take(text_fit.height((Run(text, runs[0].size, True),), width) + 6)
        self.cells.put_runs(self.row, _FIRST, runs, Look(wrap=True), joint="")
        self._merge(_FIRST, _LAST, Look(wrap=True))

    def _cells(
        self, values: Sequence[Value], look: Look, least: float, formats: Mapping[int, str] | None = None,
        inks: Mapping[int, str] | None = None, link: str = "",
    ) -> None:  # fmt: skip
        """Name over two columns, then a column for each other value."""
        texts = [Run(clean(value), 10) for value in values[:2] if isinstance(value, str)]
        wide = (_WIDTHS[_FIRST] + _WIDTHS[_FIRST + 1] - 14, _WIDTHS[_FIRST + 2] - 14)
        needed = max(text_fit.height((run,), width) for run, width in zip(texts, wide, strict=False))
        self._take(max(least, needed + 5))
        for place, value in enumerate(values):
            is_number = place in (2, 3)
            own = look.but(
                number_format=(formats or {}).get(place, "General"), horizontal="right" if is_number else "left",
                ink=(inks or {}).get(place, look.ink), wrap=place < 2 and not (link and place == 0),
                indent=int(place == 4),
            )  # fmt: skip
            column = _FIRST + place + (1 if place else 0)
            cell = self._put(column, value, own.but(ink=self.palette["accent"]) if link and not place else own)
            if link and not place:
                self.cells.link(cell, location=link)
                self._merge(_FIRST, _FIRST + 1, own)
            elif not place:
                self._merge(_FIRST, _FIRST + 1, own)


def _set_up(sheet: Any, last: int) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_area = f"A1:H{last}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
