"""Tables of numbers, as hand-outs write them, for the panel: the same columns, rows and words."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import number_tables
from journeydesigner.editing.number_tables import Table, cell_text
from journeydesigner.layout.charts.figures import Cell, Figures, Mark, Row


def table_figures(table: Table, snapshot: Snapshot, language: str = "", *, words: int = 1) -> Figures:
    """What a page shows of a table. A row leads to the last record of the document that its key names."""
    places = table.shown()
    headings = tuple(table.columns[place].name for place in places)
    rows = tuple(
        Row(
            tuple(_cell(table, row, place, language) for place in places),
            _leads(snapshot, row),
            _mark(row),
        )
        for row in table.rows
    )
    return Figures(table.title, headings, rows, words)


def _leads(snapshot: Snapshot, row: number_tables.Row) -> str:
    parts = row.key.replace(" ", "/").split("/")
    return next((part for part in reversed(parts) if snapshot.find(part) is not None), "")


def _cell(table: Table, row: number_tables.Row, place: int, language: str) -> Cell:
    cell = row.cells[place]
    text = cell_text(row, table.columns[place], cell, language)
    return Cell(text, float(cell)) if isinstance(cell, int | float) else Cell(text)


def _mark(row: number_tables.Row) -> Mark:
    return {"bad": "worst", "pale": "faint"}.get(row.tone, "")  # type: ignore[return-value]
