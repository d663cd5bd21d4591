"""Records of a document as a new document: under ids of its own, written just now, with nothing to undo."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Fields, Register, Registers
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.fresh_ids import fresh_ids, with_ids
from journeydesigner.files.kept_states import contents_in
from journeydesigner.model.ids import RecordId


def copy_of(document: Document) -> Document:
    """The living records of a document as a new one: other ids, another document id, all written just now. The states
    that are kept of it are not among them: they name the records of the one that they were kept in."""
    taken = {table: list(rows) for table, rows in document.snapshot.tables.items() if table != "kept_states"}
    states = contents_in(document.registers.tables)
    return copied(document, taken, {name: held for name, held in document.assets.items() if name not in states})


def copied(document: Document, taken: Mapping[str, Iterable[RecordId]], assets: Mapping[str, bytes]) -> Document:
    """Some records of a document as a new one, under ids of its own."""
    living = {
        table: {record: document.registers.row(table, record) for record in records} for table, records in taken.items()
    }
    return copied_rows(living, assets, Clock())


def copied_rows(living: Mapping[str, Mapping[str, Fields]], assets: Mapping[str, bytes], clock: Clock) -> Document:
    """Records as a new document, under ids of its own, all written at one tick of ``clock``."""
    renamed = fresh_ids(living)
    stamp = clock.tick()
    registers = Registers()
    for table, rows in living.items():
        for record, row in rows.items():
            fields = {name: Register(r.value, stamp) for name, r in with_ids(row, renamed, table).items()}
            registers.set_row(table, renamed.get(record, record), {**fields, DELETED: Register(None, stamp)})
    registers.see(stamp)
    return new_document(clock=clock, registers=registers, assets=assets)


def fresh_start(document: Document) -> Document:
    """The same document with nothing to undo: how it was made is no step of the person's."""
    return new_document(
        document_id=document.id, clock=document.clock, registers=document.registers, assets=document.assets
    )
