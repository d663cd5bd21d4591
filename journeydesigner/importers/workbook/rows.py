"""The rows of an edited workbook's tidy sheets: which sheet is which table, whatever it is called now, which column
holds what, and which record a row is. What is not understood is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.book import Book, SheetCells, Value, address, filled
from journeydesigner.importers.workbook.origin import Origin, Plain, Table, row_id
from journeydesigner.wording import _, n_

_HEADER_WITHIN = 20
"""Rows from the top in which headers are looked for: people put a title above a table."""
_LEAST_SHARE = 0.6
"""Of its headers that a table must have left to be known."""
_KEYS = frozenset({"id", "stage id", "lane id", "metric id", "anchor id"})
"""Columns that name records and say nothing else."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with where it stands, such as «Touchpoints!F12»."""

    value: Value
    where: str


@dataclass
class Row:
    """One row. ``origin`` is how it was written; None: it is new. ``number`` counts from the top of its sheet."""

    record: str
    number: int
    where: str
    cells: dict[str, Cell]
    origin: dict[str, Plain] | None = None

    def value(self, key: str) -> Value:
        cell = self.cells.get(key)
        return cell.value if cell else None

    def text(self, key: str) -> str:
        return typed.text(self.value(key))

    def at(self, key: str) -> str:
        """Where a cell is; where the row is, if it has none."""
        cell = self.cells.get(key)
        return cell.where if cell else self.where

    def is_changed(self, key: str) -> bool:
        """Whether a cell says something else than was written there; on a new row, whether it says anything."""
        cell = self.cells.get(key)
        if cell is None:
            return False
        if self.origin is None:
            return filled([cell.value])
        return not typed.is_same(cell.value, self.origin.get(key))


@dataclass
class Read:
    """A table as it came back. ``missing`` are the ids of rows that are gone."""

    table: Table
    rows: list[Row]
    missing: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list[str])

    @property
    def known(self) -> Iterator[Row]:
        return (row for row in self.rows if row.origin is not None)

    @property
    def new(self) -> Iterator[Row]:
        return (row for row in self.rows if row.origin is None)


def read_tables(book: Book, origin: Origin) -> tuple[dict[str, Read], list[str]]:
    """The tables that are there, by name, and sentences on sheets that are not."""
    places = _sheets_of(book, origin)
    found: dict[str, Read] = {}
    notes: list[str] = []
    for table in origin.tables.values():
        if table.name in places:
            sheet, header = places[table.name]
            found[table.name] = _read(book.sheets[sheet], table, header)
        elif table.rows and not table.is_computed:
            said = _("The sheet “{sheet}” is missing; nothing that it held was changed.")
            notes.append(said.format(sheet=table.sheet))
    return found, notes


def _sheets_of(book: Book, origin: Origin) -> dict[str, tuple[int, int]]:
    """Table -> its sheet and the row of its headers: those first that have most of them."""
    fits: list[tuple[float, bool, int, int, str]] = []
    for table in origin.tables.values():
        wanted = {_folded(heading) for heading in table.headings.values()}
        for index, sheet in enumerate(book.sheets):
            for number, values in enumerate(sheet.rows[:_HEADER_WITHIN]):
                share = len(wanted & {_folded(typed.text(value)) for value in values}) / len(wanted)
                if share >= _LEAST_SHARE:
                    fits.append((share, sheet.name == table.sheet, -index, -number, table.name))
    found: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    for _share, _is_named, index, number, name in sorted(fits, reverse=True):
        if name not in found and -index not in taken:
            found[name] = (-index, -number)
            taken.add(-index)
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _read(sheet: SheetCells, table: Table, header: int) -> Read:
    places, notes = _columns(sheet, table, header)
    read = Read(table, [], notes=notes)
    if "id" not in places:
        said = _("The sheet “{sheet}” has lost its hidden column “id”; nothing of it was read.")
        read.notes.append(said.format(sheet=sheet.name))
        return read
    emptied: set[str] = set()
    for number, values in enumerate(sheet.rows[header + 1 :], start=header + 1):
        row = _row(sheet, table, places, number, values, notes)
        shown = [cell.value for key, cell in row.cells.items() if key not in _KEYS]
        if filled(shown):
            read.rows.append(row)
        elif row.record:
            emptied.add(row.record)
    _recognise(read)
    there = {row.record for row in read.rows}
    read.missing = tuple(record for record in table.rows if record not in there)
    return read


def _columns(sheet: SheetCells, table: Table, header: int) -> tuple[dict[str, int], list[str]]:
    """Key -> column; of two with the same header the first. With sentences on columns that are not ours, or gone."""
    keys = {_folded(heading): key for key, heading in table.headings.items()}
    places: dict[str, int] = {}
    notes: list[str] = []
    names = sheet.rows[header]
    widest = max((len(row) for row in sheet.rows[header:]), default=0)
    for column in range(widest):
        name = typed.text(names[column]) if column < len(names) else ""
        key = keys.get(_folded(name))
        if key is not None and key not in places:
            places[key] = column
            continue
        count = sum(filled(row[column : column + 1]) for row in sheet.rows[header + 1 :])
        if count:
            said = n_(
                "{where}: the column “{name}” is none of the map's; its {count} cell was left out.",
                "{where}: the column “{name}” is none of the map's; its {count} cells were left out.",
                count,
            )
            where = f"{sheet.name}!{address(header, column)}"
            notes.append(said.format(where=where, name=name, count=count))
    for key, heading in table.headings.items():
        has_any = any(row.get(key) is not None for row in table.rows.values())
        if key not in places and key != "id" and has_any:
            said = _("{sheet}: the column “{name}” is missing; what it held was left as it is.")
            notes.append(said.format(sheet=sheet.name, name=heading))
    return places, notes


def _row(
    sheet: SheetCells, table: Table, places: dict[str, int], number: int, values: Sequence[Value], notes: list[str]
) -> Row:
    cells: dict[str, Cell] = {}
    for key, column in places.items():
        where = f"{sheet.name}!{address(number, column)}"
        if (number, column) in sheet.uncomputed:
            notes.append(
                _("{where}: the formula has no saved result; open the workbook in Excel and save it.").format(
                    where=where
                )
            )
            continue
        cells[key] = Cell(values[column] if column < len(values) else None, where)
    ids = {key: cell.value for key, cell in cells.items() if key in _KEYS}
    return Row(row_id(table.name, ids), number, f"{sheet.name}!{address(number, 0)}", cells)


def _recognise(read: Read) -> None:
    """Say which rows are which records. Of copies of a row, which share an id, the least changed is the record."""
    rows: dict[str, list[Row]] = {}
    for row in read.rows:
        if row.record in read.table.rows:
            rows.setdefault(row.record, []).append(row)
        else:
            row.record = ""
    for record, copies in rows.items():
        origin = dict(read.table.rows[record])
        own = min(copies, key=lambda row: sum(not typed.is_same(c.value, origin.get(k)) for k, c in row.cells.items()))
        for row in copies:
            if row is own:
                row.origin = origin
            else:
                row.record = ""
