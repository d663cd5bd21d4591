"""What was typed on the sheet Map itself: brought to the rows of the tidy sheets, as if it had been typed there."""

import zlib
from collections.abc import Iterator

from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.book import Book, SheetCells, Value, address, filled
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.origin import FieldCell
from journeydesigner.importers.workbook.plan import Addition, Edit
from journeydesigner.importers.workbook.rows import Cell, Read, Row
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.model.records import Lane, Stage
from journeydesigner.wording import _

_TABLES = {"cards": ("Touchpoints", {"text": "text"}), "steps": ("Stages", {"title": "step"}),
           "emotions": ("Emotions", {"value": "value", "quote": "quote"})}  # fmt: skip
Places = tuple[dict[str, int], dict[str, int]]
"""What the hidden column says -> row, step -> column; both from 0."""


def take_in(work: Work, book: Book, reads: dict[str, Read]) -> None:
    """Move what was typed on the Map sheet to the rows of ``reads``; what has no row there goes into the plan."""
    cells = work.origin.cells
    marks, steps = {cell.row for cell in cells}, {cell.step for cell in cells if cell.step}
    for sheet in book.sheets:
        rows, columns = _places(sheet, marks, steps)
        if len(rows) * 2 > len(marks) and len(columns) * 2 > len(steps):
            _Typed(work, sheet, (rows, columns), reads).everything()
            return


def _places(sheet: SheetCells, marks: set[str], steps: set[str]) -> Places:
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    for number, values in enumerate(sheet.rows):
        found = [(column, value) for column, value in enumerate(values) if isinstance(value, str)]
        for column, value in found:
            for word in value.split():
                if word in marks:
                    rows.setdefault(word, number)
            if value in steps:
                columns.setdefault(value, column)
    return rows, columns


class _Typed:
    def __init__(self, work: Work, sheet: SheetCells, places: Places, reads: dict[str, Read]) -> None:
        self.work, self.sheet, self.reads = work, sheet, reads
        self.rows, self.columns = places
        self.by_record = {
            name: {row.record: row for row in read.rows if row.origin is not None} for name, read in reads.items()
        }

    def everything(self) -> None:
        seen: set[tuple[int, int]] = set()
        for cell in self.work.origin.cells:
            place = self._place(cell)
            if place is None:
                continue
            seen.add(place)
            value = self._value(place)
            if not typed.is_same(value, cell.shown):
                self._take(cell, value, f"{self.sheet.name}!{address(*place)}")
        self._others(seen)

    def _place(self, cell: FieldCell) -> tuple[int, int] | None:
        row, column = self.rows.get(cell.row), self.columns.get(cell.step) if cell.step else 0
        if row is None or column is None:
            return None
        if cell.table == "stages":  # its header is merged from the narrow column before its first step's
            held = self.sheet.rows[row]
            while column > 0 and not (column < len(held) and held[column] is not None):
                column -= 1
        return row + cell.down, column

    def _value(self, place: tuple[int, int]) -> Value:
        row, column = place
        values = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        return values[column] if column < len(values) else None

    def _take(self, cell: FieldCell, value: Value, where: str) -> None:
        text = typed.text(value)
        match cell.table:
            case "lanes":
                self._lane(cell, text, where)
            case "stages":
                self._stage(cell, text, where)
            case _:
                if cell.field == "value":
                    self._bring(cell, value, where)
                elif cell.tail.strip() and not text.endswith(cell.tail.strip()):
                    said = _("of this cell only the text above “{tail}” can be changed here")
                    self.work.note(where, said.format(tail=" ".join(cell.tail.split())))
                else:
                    own = text.removesuffix(cell.tail.strip()).removeprefix(cell.head).strip()
                    self._bring(cell, own, where)

    def _bring(self, cell: FieldCell, value: Value, where: str) -> None:
        """To the row of its record, unless that was changed, too."""
        name, keys = _TABLES[cell.table]
        row = self.by_record.get(name, {}).get(cell.record)
        if row is None:
            self.work.note(where, _("its row on the sheet “{sheet}” is gone").format(
                sheet=self.work.origin.tables[name].sheet))  # fmt: skip
        elif not filled([value]) and cell.table == "cards":
            said = _("an emptied cell deletes no card; delete its row on the sheet “{sheet}”")
            self.work.note(where, said.format(sheet=self.work.origin.tables[name].sheet))
        else:
            self._write(row, keys[cell.field], value, where)

    def _write(self, row: Row, key: str, value: Value, where: str) -> None:
        if row.is_changed(key) and typed.text(value) != row.text(key):
            said = _("{cell} says something else of the same, and counts")
            self.work.note(where, said.format(cell=row.at(key)))
            return
        row.cells[key] = Cell(value, where)

    def _stage(self, cell: FieldCell, text: str, where: str) -> None:
        """Title and question stand in one cell, on lines of their own."""
        rows = [r for r in self.by_record.get("Stages", {}).values() if (r.origin or {}).get("stage id") == cell.record]
        stage = self.work.snapshot.table("stages").get(cell.record)
        if not rows or not isinstance(stage, Stage):
            return
        title, _line, question = text.partition("\n")
        had_title, _line, had_question = str(cell.shown).partition("\n")
        if title.strip() != had_title.strip():
            for row in rows:
                self._write(row, "stage", title.strip(), where)
        if question.strip() != had_question.strip():
            self._write(rows[0], "question", question.strip(), where)

    def _lane(self, cell: FieldCell, text: str, where: str) -> None:
        """Lanes have no sheet of their own: their labels are changed here."""
        lane = self.work.snapshot.table("lanes").get(cell.record)
        if not isinstance(lane, Lane):
            return
        about = quoted(_("Lane"), lane.title or kind(lane.kind).label)
        parts = zip(("title", "description"), (_("Title"), _("Description")), _lines(str(cell.shown)), _lines(text),
                    (lane.title, lane.description), strict=True)  # fmt: skip
        for field, label, before, after, now in parts:
            if after in (before, now):
                continue
            if field == "title" and not after:
                self.work.note(where, _("a lane needs a title"))
                continue
            has_own = not (field == "title" and not now)  # an untitled lane shows what its kind is called
            theirs = now if has_own and now.strip() != before else None
            self.work.edits.append(Edit("lanes", lane.id, field, about, label, before, after, after, where, theirs))

    def _others(self, seen: set[tuple[int, int]]) -> None:
        """Texts that are no field's: new cards in empty cells of a lane; all else is told."""
        marked = {(number, column) for number, column in self._marks()}
        for number, values in enumerate(self.sheet.rows):
            for column, value in enumerate(values):
                if not filled([value]) or (number, column) in seen or (number, column) in marked:
                    continue
                if zlib.crc32(_as_written(value).encode()) in self.work.origin.other:
                    continue
                where = f"{self.sheet.name}!{address(number, column)}"
                if isinstance(value, (int, float)):
                    self.work.note(where, _("figures are changed on the sheets Metrics and Measurements"))
                elif not self._new_card(number, column, typed.text(value), where):
                    said = _("“{text}” is in no place of the map")
                    self.work.note(where, said.format(text=" ".join(typed.text(value).split())[:60]))

    def _marks(self) -> Iterator[tuple[int, int]]:
        ids = {cell.row for cell in self.work.origin.cells} | set(self.columns) | {self.work.origin.map}
        ids |= {lane.id for lane in self.work.snapshot.lanes_of(self.work.map_id)}
        for number, values in enumerate(self.sheet.rows):
            for column, value in enumerate(values):
                if isinstance(value, str) and any(word in ids for word in value.split()):
                    yield number, column

    def _new_card(self, row: int, column: int, text: str, where: str) -> bool:
        """Whether it stands in a lane of cards under a step: then it is a card."""
        step = next((step for step, at in self.columns.items() if at == column), None)
        above = [
            (at, mark) for mark, at in self.rows.items() if at <= row and mark in self.work.snapshot.table("lanes")
        ]
        if step is None or not above or step not in self.work.snapshot.table("steps"):
            return False
        if row >= max(self.rows.values(), default=0) and row > max(above)[0] + 8:
            return False
        lane = self.work.snapshot.table("lanes")[max(above)[1]]
        assert isinstance(lane, Lane)
        found = kind(lane.kind)
        if not isinstance(found, CardLane) or found.is_tile:
            return False
        about = quoted(_("Card"), text)
        values: dict[str, object] = {"place": (lane.id, step, step), "text": text}
        details = lane.title or found.label
        self.work.additions.append(Addition("cards", self.work.new_id("cards"), about, details, values, where))
        return True


def _lines(text: str) -> tuple[str, str]:
    """The first line, and the rest."""
    first, _line, rest = text.partition("\n")
    return first.strip(), rest.strip()


def _as_written(value: Value) -> str:
    """As the exporter wrote it down among the other texts of the sheet."""
    value = typed.serial(value)
    return f"{value:.10g}" if isinstance(value, (int, float)) else str(value).strip()
