"""What comes onto the map, and what comes beside it."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.lanes.kinds import kinds
from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    new = partial(Action, writes=True, also=_("add new create"))
    yield new("insert stage", Said(_("&Stage")), c.insert_stage_after, ("Ctrl+Shift+G",), "columns-3", can.has_map)
    yield new("insert step", Said(_("S&tep")), c.insert_step_after, ("Ctrl+Shift+T",), "columns-2", can.has_map)
    yield new("insert card", Said(_("&Card in the cell")), w.views.edit_selection, (), "square-plus", can.has_cell)
    yield new("insert note", Said(_("&Note in the inbox")), w.type_note, ("Ctrl+Shift+N",), "inbox", can.has_map)
    for name, found in kinds().items():
        yield new(f"insert lane {name}", Said(found.label), _InsertLane(w, name), (), found.icon, can.has_map)
    yield new("insert map", Said(_("&Map")), w.left.maps.add, ("Ctrl+J",), "map", can.has_document)
    personas = w.left.personas
    yield new("insert persona", Said(_("&Persona")), personas.add, ("Ctrl+Shift+R",), "user-plus", can.has_document)


class _InsertLane:
    def __init__(self, window: "MainWindow", kind: str) -> None:
        self._window, self._kind = window, kind

    def __call__(self) -> None:
        self._window.canvas.insert_lane(self._kind)
