"""Each living record as its line of ``journey.json``, remembered from one save to the next.

Rows and records are replaced when they change, never mutated: what is the same object gives the same line.
"""

from array import array
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from journeydesigner.document.registers import Fields, Value
from journeydesigner.files.captured import Captured, Remembered
from journeydesigner.files.errors import CannotWriteError
from journeydesigner.files.json_text import encode, encode_parts
from journeydesigner.files.public_form import OTHER_PARTS, head, living, other_parts, tables
from journeydesigner.files.record_forms import form, public_record
from journeydesigner.files.stamps import Clockwork, checks_of
from journeydesigner.model.records import Record
from journeydesigner.wording import _


class Told(NamedTuple):
    """A record as it goes into the file: its line, the checks of its registers, and what the line does not tell."""

    id: str
    row: Fields
    seen: Record | None
    line: bytes
    checks: bytes
    kept: dict[str, Value]


def told(captured: Captured) -> dict[str, list[Told]]:
    """All living records, table by table, in the order that a person sees."""
    found: dict[str, list[Told]] = {}
    memory = captured.memory.recalled()
    for table in tables(captured):
        found[table] = _told_table(table, captured, memory.get(table, {}))
        memory[table] = {item.id: item for item in found[table]}
    return found


def _told_table(table: str, captured: Captured, before: Remembered) -> list[Told]:
    rows = captured.tables.get(table, {})
    items: list[Told] = []
    for record, seen in living(captured, table):
        row = rows[record]
        known = before.get(record)
        if isinstance(known, Told) and known.row is row and known.seen is seen:
            items.append(known)
            continue
        kept: dict[str, Value] = {}
        names = tuple(row)
        public = public_record(form(table, names), record, row, seen, kept)
        checks = array("I", checks_of(table, names, public)).tobytes()
        items.append(Told(record, row, seen, encode(public), checks, kept))
    return items


def form_bytes(captured: Captured, items: dict[str, list[Told]]) -> bytes:
    """``journey.json``: what ``encode_form`` makes of the public form, from lines that are there already."""
    parts = [(name, encode(value)) for name, value in head(captured).items()]
    lists = [(name, [item.line for item in lines]) for name, lines in items.items() if name != OTHER_PARTS]
    others = [(name, encode(value)) for name, value in other_parts(captured).items()]
    content = encode_parts([*parts, *lists, *others])
    _verify(captured, [listed for name, listed in items.items() if name != OTHER_PARTS], content)
    return content


def _verify(captured: Captured, tables: Iterable[list[Told]], content: bytes) -> None:
    """Each record has a line of its own. Raises CannotWriteError; what was remembered is then forgotten."""
    count = 0
    for items in tables:
        count += len(items)
        if not all(_tells(item.line, item.id) for item in items):
            break
    else:
        if content.count(b'\n{"id":') == count:
            return
    captured.memory.tables.clear()
    raise CannotWriteError(_("The file was not saved, for a record would have been lost in it; save once more."))


def _tells(line: bytes, record: str) -> bool:
    """Whether it is the line of this record."""
    return line.startswith(b'{"id":' + encode(record))


def remember(captured: Captured, content: bytes, clockwork: Clockwork) -> None:
    """Let the next save take the lines of a file that was just read, and that is just what we wrote.

    ``captured`` is the document that was made of it. Costs next to nothing until that save.
    """
    captured.memory.pending = partial(_remember_lines, captured, content, clockwork)


def _remember_lines(captured: Captured, content: bytes, clockwork: Clockwork) -> None:
    """Of a table whose lines are not those of its records, one by one, nothing is remembered."""
    lines = content.split(b"\n")
    for table in tables(captured):
        known = [(record, item) for record, item in clockwork.tables.get(table, {}).items() if item.is_told]
        head = encode(table) + b": ["
        if not known or table == OTHER_PARTS or head not in lines:
            continue
        at = lines.index(head) + 1
        own = [line.removesuffix(b",") for line in lines[at : at + len(known)]]
        rows, seen = captured.tables[table], captured.snapshot.table(table)
        if len(own) == len(known) and all(
            _tells(line, record) for line, (record, _item) in zip(own, known, strict=True)
        ):
            captured.memory.tables[table] = {
                record: Told(record, rows[record], seen.get(record), line, item.checks, dict(item.kept))
                for line, (record, item) in zip(own, known, strict=True)
            }
