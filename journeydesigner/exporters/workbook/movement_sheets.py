"""The sheets of movements and forecasts: what logs of events told, as tidy tables to be read, not to be edited.

Their numbers are counted elsewhere: an edited copy of the workbook brings none of them back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_tables import forecast_frame, forecast_tables
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.number_tables import Cell, Column, Form, Held, Row, Table, cell_text, form_of, is_words
from journeydesigner.exporters.workbook import tables, text_fit
from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.exporters.workbook.cells import Value
from journeydesigner.exporters.workbook.number_formats import COUNT, LENGTH
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.model.ids import MapId

_FORMATS: Mapping[Form, str] = {
    "text": "@", "period": "@", "count": COUNT, "share": "0.0 %", "time": LENGTH, "amount": "#,##0.##",
}  # fmt: skip
_DAY_S = 86_400.0
_MOST_PX, _LEAST_PX = 560.0, 80.0
_LONGEST_NAME = 120
_HEADER, _BESIDE_HEADER_PX = 10.5, 36.0
"""The size that stands for the bold header, and the room for its margins and its filter button."""
_FIRST = ("period", "forecast")
"""What a row is of stands first; what else stands beside its numbers comes last."""


def movement_sheets(snapshot: Snapshot, map_id: MapId, palette: Palette) -> tuple[Sheet, ...]:
    """Those that have rows, in the reader's language of the moment; the matrix of the latest period behind the
    transitions, forecasts last."""
    found = MovementTables(snapshot, map_id)
    made: list[Table] = []
    for table in found.all():
        made.append(table)
        if table.name == "Transitions" and found.movements:
            made.append(found.matrix(found.movements[0]))
    return tuple(sheet_of(table, palette) for table in (*made, *_joined(forecast_tables(snapshot, map_id))))


def blank_sheets(snapshot: Snapshot, map_id: MapId) -> tuple[Sheet, ...]:
    """All of them without rows: what a map that has no movements has to say."""
    found = MovementTables(snapshot, map_id)
    tables = (*found.every(), forecast_frame())
    return tuple(sheet_of(replace(table, rows=()), Palette(())) for table in tables)


def _joined(forecasts: Sequence[Table]) -> list[Table]:
    """All forecasts of a map in one table, the newest first."""
    if not forecasts:
        return []
    first = forecasts[0]
    rows = tuple(row for table in forecasts for row in table.rows)
    return [Table(first.name, first.title, first.about, first.columns, rows, first.said, is_forecast=True)]


def sheet_of(table: Table, palette: Palette) -> Sheet:
    """A table as a tidy sheet: numbers as numbers in their formats, what is held back as words."""
    order = _order(table.columns)
    columns = tuple(map(_column, [table] * len(order), order, _names(table, order)))
    entries = tuple(_entry(table, row, order, palette) for row in table.rows)
    return Sheet(table.title, table.name, columns, entries, _keys(table.columns), table.about, is_computed=True)


def _order(columns: tuple[Column, ...]) -> list[int]:
    def rank(place: int) -> tuple[int, int]:
        column = columns[place]
        group = 0 if column.key in _FIRST else 3 if column.is_inner else 2 if column.is_beside else 1
        return group, place

    return sorted(range(len(columns)), key=rank)


def _keys(columns: tuple[Column, ...]) -> int:
    return 1 + any(column.key in _FIRST for column in columns)


def _names(table: Table, order: list[int]) -> list[str]:
    """The headers: on one line, and no two alike, as Excel's tables want it; stages may be called alike."""
    taken: set[str] = set()
    names: list[str] = []
    for place in order:
        plain = " ".join(clean(table.columns[place].name).split())[:_LONGEST_NAME] or "…"
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain} {number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _column(table: Table, place: int, name: str) -> tables.Column:
    """As wide as its name, so that the filter button does not cover it; words on how it was counted on one line."""
    column = table.columns[place]
    is_long = column.key == "words"
    texts = {name, *(str(row.cells[place]) for row in table.rows)} if is_long else {name}
    width = max(text_fit.pixels(text, _HEADER) for text in texts) + _BESIDE_HEADER_PX
    width = 90.0 if column.is_inner else min(max(width, _LEAST_PX), _MOST_PX)
    return tables.Column(
        column.key, name, width, wraps=is_long, number_format=_FORMATS[column.form],
        is_right=not is_words(column), is_hidden=column.is_inner,
    )  # fmt: skip


def _entry(table: Table, row: Row, order: list[int], palette: Palette) -> tables.Entry:
    values: list[Value] = []
    formats: dict[int, str] = {}
    inks: dict[int, str] = {}
    for at, place in enumerate(order):
        column, cell = table.columns[place], row.cells[place]
        form = form_of(row, column)
        values.append(_value(row, column, cell, form))
        if form != column.form:
            formats[at] = _FORMATS[form]
        if row.tone == "bad" and column.key in ("worst", "used", "from previous", "lost", "finding"):
            inks[at] = palette["neg"]
    return tables.Entry(tuple(values), formats, inks=inks)


def _value(row: Row, column: Column, cell: Cell, form: Form) -> Value:
    """A length of time is held in days, as Excel counts; its format shows hours, minutes, seconds."""
    if isinstance(cell, Held):
        return cell_text(row, column, cell)
    if form == "time" and isinstance(cell, (int, float)):
        return cell / _DAY_S
    return cell
