"""Two journey files made one: copies of one document are merged, different documents are put side by side."""

from collections.abc import Set
from dataclasses import dataclass

from journeydesigner.document.conflicts import Conflict
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Delta, Key, Put
from journeydesigner.files.fresh_ids import Renamed, fresh_ids, renamed_key, with_ids
from journeydesigner.files.kept_states import contents_in
from journeydesigner.model import order_keys
from journeydesigner.model.ids import OrganizationId
from journeydesigner.wording import _


@dataclass(frozen=True)
class Joined:
    """The result is in the first document. ``is_side_by_side``: they were different documents, nothing was matched."""

    conflicts: tuple[Conflict, ...]
    is_side_by_side: bool
    far_ahead: tuple[Key, ...] = ()


def join(document: Document, other: Document, label: str = "", *, is_own: bool = False) -> Joined:
    """Take everything of ``other`` into ``document``; ``is_own``: as a step of the person's, see ``Document.apply``."""
    if other.id == document.id:
        merged = document.merge(other, label, is_own=is_own)
        return Joined(merged.conflicts, is_side_by_side=False, far_ahead=merged.far_ahead)
    ours = {organization.id for organization in document.snapshot.organizations}
    document.apply(_renamed_delta(other, _ids_to_change(document, other)))
    _put_behind(document, ours)
    states = contents_in(other.registers.tables)
    for name, content in other.assets.items():
        if name not in states:
            document.assets.setdefault(name, content)
    return Joined((), is_side_by_side=True)


def _put_behind(document: Document, first: Set[OrganizationId]) -> None:
    """The other file's organisations stand behind ours, in their own order: keys of two files know nothing of each
    other."""
    organizations = document.snapshot.organizations
    theirs = [organization for organization in organizations if organization.id not in first]
    last = max((organization.order for organization in organizations if organization.id in first), default=None)
    with document.change(_("Put maps side by side")) as draft:
        for organization, order in zip(theirs, order_keys.spread(len(theirs), last), strict=True):
            draft.patch("organizations", organization.id, order=order)


def _ids_to_change(document: Document, other: Document) -> Renamed:
    """None, unless an id is in both files (one was copied from the other): then all of the other's."""
    ours = {record for rows in document.registers.tables.values() for record in rows}
    theirs = {record for rows in other.registers.tables.values() for record in rows}
    return fresh_ids(other.registers.tables) if ours & theirs else {}


def _renamed_delta(other: Document, renamed: Renamed) -> Delta:
    registers = other.registers
    puts = [
        Put(Key(table, renamed.get(record, record), name), register.value, register.stamp)
        for table, rows in registers.tables.items()
        if table != "kept_states"  # which are states of the other document, not of both
        for record, row in rows.items()
        for name, register in with_ids(row, renamed, table).items()
    ]
    losers = [
        Put(renamed_key(key, renamed), value, stamp)
        for key, lost in registers.losers.items()
        if key.table != "kept_states"
        for stamp, value in lost.items()
    ]
    return Delta(tuple(puts), other.version(), tuple(losers), dict(registers.authors))
