"""What comes onto the map, and what comes beside it."""

from collections.abc import Iterable
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
    yield Action(
        "insert stage",
        Said(_("&Stage")),
        c.insert_stage_after,
        ("Ctrl+Shift+G",),
        "columns-3",
        can.has_map,
        writes=True,
    )
    yield Action(
        "insert step", Said(_("S&tep")), c.insert_step_after, ("Ctrl+Shift+T",), "columns-2", can.has_map, writes=True
    )
    yield Action(
        "insert card",
        Said(_("&Card in the cell")),
        w.views.edit_selection,
        (),
        "square-plus",
        can.has_cell,
        writes=True,
    )
    yield Action(
        "insert note", Said(_("&Note in the inbox")), w.type_note, ("Ctrl+Shift+N",), "inbox", can.has_map, writes=True
    )
    for name, found in kinds().items():
        handler = _InsertLane(w, name)
        yield Action(f"insert lane {name}", Said(found.label), handler, (), found.icon, can.has_map, writes=True)
    yield Action("insert map", Said(_("&Map")), w.left.maps.add, ("Ctrl+J",), "map", can.has_document, writes=True)
    yield Action(
        "insert persona", Said(_("&Persona")), w.left.personas.add, ("Ctrl+Shift+R",), "user-plus", can.has_document,
        writes=True,
    )  # fmt: skip


class _InsertLane:
    def __init__(self, window: "MainWindow", kind: str) -> None:
        self._window, self._kind = window, kind

    def __call__(self) -> None:
        self._window.canvas.insert_lane(self._kind)
