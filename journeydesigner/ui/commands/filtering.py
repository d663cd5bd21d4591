"""Showing a part of the map."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can, filtering = w.possible, w.filtering
    yield Action("filter", Said(_("&Filter…")), filtering.open, ("Ctrl+Shift+L",), "funnel", can.has_map)
    yield Action("clear filter", Said(_("Show &everything")), filtering.clear, (), "eye", filtering.is_on)
