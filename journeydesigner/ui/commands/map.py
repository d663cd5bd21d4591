"""What is done with the shown map as a whole."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.editing.structure import set_fields
from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("map facts", Said(_("&Properties")), w.show_map_facts, ("Ctrl+Shift+M",), "info", can.has_map)
    yield Action("rename map", Said(_("&Rename")), _Rename(w), (), "pencil", can.has_map, writes=True)
    yield Action(
        "duplicate map", Said(_("&Duplicate")), w.left.maps.duplicate_shown, (), "copy", can.has_map, writes=True
    )
    yield Action(
        "twin map", Said(_("To-be &twin")), w.left.maps.add_twin_of_shown, (), "sparkles", can.has_map, writes=True
    )
    cycle = _LifeCycle(w)
    loop = Said(_("Life cycle: the end leads back"))
    yield Action("life cycle", loop, cycle, (), "refresh-cw", can.has_map, checked=cycle.is_on, writes=True)
    yield Action(
        "delete map", Said(_("De&lete map")), w.left.maps.delete_shown, (), "trash-2", can.has_map, writes=True
    )
    yield Action("organization", Said(_("&Organisation")), w.show_organization, (), "building", can.has_document)


class _Rename:
    """On its row in the left panel, which opens for it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        self._window.panes.open_left()
        self._window.left.maps.rename_shown()


class _LifeCycle:
    """The last stage of the shown map leads back to the first, or no longer."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def is_on(self) -> bool:
        session = self._window.session
        return session.map_id is not None and session.snapshot.map(session.map_id).is_cycle

    def __call__(self) -> None:
        session = self._window.session
        if session.map_id is not None:
            label = _("Change life cycle")
            session.attempt(set_fields, "maps", session.map_id, label, is_cycle=not self.is_on())
