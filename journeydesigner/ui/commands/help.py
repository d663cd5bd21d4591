"""Help."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    yield Action("keys", Said(_("&Keys")), w.show_keys, ("F1",), "keyboard")
    yield Action("about", Said(_("&About")), w.show_about, (), "info")
