"""Undo, redo, and what is done with the selection."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action, Context
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    yield Action("undo", can.undo_text, w.undo, ("Ctrl+Z",), "undo-2", can.can_undo)
    yield Action("redo", can.redo_text, w.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", can.can_redo)
    yield Action("duplicate", Said(_("&Duplicate")), c.duplicate_selection, ("Ctrl+D",), "", can.has_cards, writes=True)
    yield Action(
        "to inbox", Said(_("Move to in&box")), c.to_inbox, ("Ctrl+Shift+B",), "inbox", can.has_cards, writes=True
    )
    yield Action("select all", Said(_("Select &all")), c.select_all, ("Ctrl+A",), "", can.has_map)
    delete = Said(_("De&lete"))
    gone = ("Del", "Backspace")
    yield Action(
        "delete", delete, c.delete_selection, gone, "trash-2", can.has_selection, context=Context.CANVAS, writes=True
    )
    edit = Said(_("&Edit the text"))
    here = w.views.edit_selection
    yield Action("edit", edit, here, ("Return", "F2"), "pencil", can.has_selection, context=Context.CANVAS, writes=True)
