"""Verbs on the lock of a map's structure. What it forbids is said, and checked, by the document: every verb that
would add, move or take out a stage, step or lane of a locked map, or change a lane's kind, raises
StructureLockedError and changes nothing."""

from journeydesigner.document.document import Document
from journeydesigner.document.structure_lock import StructureLockedError, is_locked
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

__all__ = ["StructureLockedError", "is_locked", "lock_map", "unlock_map"]


def lock_map(document: Document, map_id: MapId) -> None:
    with document.change(_("Lock structure")) as draft:
        draft.patch("maps", map_id, is_locked=True)


def unlock_map(document: Document, map_id: MapId) -> None:
    with document.change(_("Unlock structure")) as draft:
        draft.patch("maps", map_id, is_locked=False)
