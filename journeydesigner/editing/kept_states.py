"""Verbs on the states that a file keeps under a name; ``files.kept_states`` makes and reads them."""

from journeydesigner.document.document import Document
from journeydesigner.model.ids import KeptStateId
from journeydesigner.wording import _


def rename_state(document: Document, state: KeptStateId, title: str) -> None:
    with document.change(_("Rename snapshot")) as draft:
        draft.patch("kept_states", state, title=title)


def set_state_note(document: Document, state: KeptStateId, note: str) -> None:
    with document.change(_("Edit the snapshot's note")) as draft:
        draft.patch("kept_states", state, note=note)


def delete_state(document: Document, state: KeptStateId) -> None:
    with document.change(_("Delete snapshot")) as draft:
        draft.delete("kept_states", state)
