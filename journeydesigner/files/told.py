"""Each living record as its line of ``journey.json``, remembered from one save to the next.

Rows and records are replaced when they change, never mutated: what is the same object gives the same line.
"""

from array import array
from typing import Any, NamedTuple, cast

from journeydesigner.document.registers import Fields, Value
from journeydesigner.files.captured import Captured, Remembered
from journeydesigner.files.json_text import encode, encode_parts
from journeydesigner.files.public_form import OTHER_PARTS, head, living, other_parts, tables
from journeydesigner.files.record_forms import Json, form, public_record
from journeydesigner.files.stamps import Clockwork, checks_of
from journeydesigner.model.records import Record


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
    for table in tables(captured):
        before = captured.remembered.get(table, {})
        found[table] = list(_told_table(table, captured, before))
        captured.remembered[table] = {item.id: item for item in found[table]}
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
    return encode_parts([*parts, *lists, *others])


def remember(captured: Captured, form: Json, content: bytes, clockwork: Clockwork) -> None:
    """Take the lines of a file that was just read, and that is just what we wrote, for the next save.

    ``captured`` is the document that was made of it.
    """
    lines = content.split(b"\n")
    if len(lines) != 3 + sum(len(value) + 2 if _is_listed(value) else 1 for value in form.values()):
        return
    at = 1
    for table, records in form.items():
        at += 1
        if not _is_listed(records):
            continue
        known = clockwork.tables.get(table, {})
        rows, seen = captured.tables.get(table, {}), captured.snapshot.table(table)
        captured.remembered[table] = {
            record["id"]: Told(
                record["id"], rows[record["id"]], seen.get(record["id"]), line.removesuffix(b","),
                known[record["id"]].checks.tobytes(), dict(known[record["id"]].kept),
            )
            for record, line in zip(records, lines[at : at + len(records)], strict=True)
        }  # fmt: skip
        at += len(records) + 1


def _is_listed(value: Any) -> bool:
    """Whether a part of a form has a line for each of its records."""
    return isinstance(value, list) and len(cast(list[object], value)) > 0
