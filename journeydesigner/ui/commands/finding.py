"""Finding: the palette, and find and replace."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can, reach = w.possible, w.reach
    yield Action("palette", Said(_("Search or &do…")), reach.open_palette, ("Ctrl+K",), "search", can.has_document)
    yield Action("find", Said(_("&Find…")), reach.find, ("Ctrl+F",), "search", can.has_map)
    yield Action("replace", Said(_("R&eplace…")), reach.replace, ("Ctrl+H",), "", can.has_map, writes=True)
    yield Action("find next", Said(_("Find ne&xt")), reach.find_next, ("F3",), "", can.has_map)
    yield Action("find previous", Said(_("Find pre&vious")), reach.find_previous, ("Shift+F3",), "", can.has_map)
