"""Verbs on what people wrote apart from each other: a person's word on which of it holds."""

from collections.abc import Iterable
from typing import Literal

from journeydesigner.document.changes import DELETED
from journeydesigner.document.conflicts import Conflict, descendants_of, parent_of
from journeydesigner.document.document import Document, Draft
from journeydesigner.document.liveness import deletion_of
from journeydesigner.document.registers import Register, Registers
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.editing.conflict_sides import is_text
from journeydesigner.model.ids import new_id
from journeydesigner.model.records import Settlement
from journeydesigner.wording import _

Choice = Literal["kept", "lost"]
Whose = Literal["mine", "theirs", "later"]


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


def settle_joined(document: Document, conflict: Conflict) -> None:
    """Let both texts stand: what stands now, then the other; in names, which have one line, with a stroke between.

    Raises ValueError where the two are no texts.
    """
    if not is_text(conflict):
        raise ValueError(_("These two cannot be joined; choose one of them."))
    table, record, field = conflict.key
    between = " / " if field in ("title", "name", "role", "owner") else "\n"
    with document.change(_("Join both")) as draft:
        draft.write(table, record, {field: f"{conflict.kept.value}{between}{conflict.lost.value}"})
        draft.put(Settlement(id=conflict.id))


def settle_all(document: Document, conflicts: Iterable[Conflict], whose: Whose) -> int:
    """Settle many in one step; how many there were. ``later``: what stands, stands. Otherwise what this person wrote,
    or what somebody else did; where both or neither is theirs, or it has no place any more, what stands."""
    found, homeless = _latest_first(conflicts), set[tuple[str, str]]()
    while True:
        try:
            with document.change(_("Settle all conflicts")):
                for conflict in found:
                    is_possible = conflict.key[:2] not in homeless
                    settle(document, conflict, _choice(document, conflict, whose) if is_possible else "kept")
            return len(found)
        except InvalidRecordError as error:
            if (error.table, error.record) in homeless:
                raise
            homeless.add((error.table, error.record))


def is_mine(document: Document, register: Register) -> bool:
    """Whether this person wrote it: in this session, or under their name in another."""
    peer = register.stamp.peer
    if peer in document.clock.peers:
        return True
    return bool(document.author) and document.registers.authors.get(peer) == document.author


def _choice(document: Document, conflict: Conflict, whose: Whose) -> Choice:
    mine = (is_mine(document, conflict.kept), is_mine(document, conflict.lost))
    if whose == "later" or mine[0] == mine[1]:
        return "kept"
    return "kept" if mine[0] == (whose == "mine") else "lost"


def _latest_first(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Of several values that lost in one place the latest is written last, and so stands."""
    return sorted(conflicts, key=lambda conflict: conflict.lost.stamp)


def _delete_for_good(document: Document, draft: Draft, table: str, record: str) -> None:
    by = deletion_of(document.registers.row(table, record)) or new_id("deletion")
    for name, item in [*descendants_of(document.registers, table, record), (table, record)]:
        draft.delete(name, item, by)


def _deletion_above(registers: Registers, table: str, record: str) -> str:
    """The deletion that took a record out: its own, else that of what it stands in."""
    parent = parent_of(registers, table, record)
    return deletion_of(registers.row(table, record)) or (deletion_of(registers.row(*parent)) if parent else "")
