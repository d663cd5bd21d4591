"""Reading what was said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    said = Said(_("All &comments"))
    yield Action("comments", said, w.commenting.open_all, ("Ctrl+Shift+C",), "message-circle", w.possible.has_map)
