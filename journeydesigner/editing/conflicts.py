"""Verbs on what people wrote apart from each other: a person's word on which of it holds."""

from typing import Literal

from journeydesigner.document.changes import DELETED
from journeydesigner.document.conflicts import Conflict, descendants_of, parent_of
from journeydesigner.document.document import Document, Draft
from journeydesigner.document.liveness import deletion_of
from journeydesigner.document.registers import Registers
from journeydesigner.model.ids import new_id
from journeydesigner.model.records import Settlement
from journeydesigner.wording import _

Choice = Literal["kept", "lost"]


def settle(document: Document, conflict: Conflict, keep: Choice) -> None:
    """Let what stands stand, or let what lost hold instead.

    Of a deletion the first makes it final; the second brings back all that it took, of cards only the one.
    """
    table, record, field = conflict.key
    with document.change(_("Settle conflict")) as draft:
        if conflict.against_deletion and keep == "kept":
            _delete_for_good(document, draft, table, record)
        elif conflict.against_deletion and table == "cards":
            draft.write(table, record, {DELETED: None})
        elif conflict.against_deletion:
            draft.revive(_deletion_above(document.registers, table, record))
        else:
            if keep == "lost":
                draft.write(table, record, {field: conflict.lost.value})
            draft.put(Settlement(id=conflict.id))


def _delete_for_good(document: Document, draft: Draft, table: str, record: str) -> None:
    by = deletion_of(document.registers.row(table, record)) or new_id("deletion")
    for name, item in [*descendants_of(document.registers, table, record), (table, record)]:
        draft.delete(name, item, by)


def _deletion_above(registers: Registers, table: str, record: str) -> str:
    """The deletion that took a record out: its own, else that of what it stands in."""
    parent = parent_of(registers, table, record)
    return deletion_of(registers.row(table, record)) or (deletion_of(registers.row(*parent)) if parent else "")
