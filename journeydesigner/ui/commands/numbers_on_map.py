"""Numbers on the map: which of them it shows, and the ways to what stands out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    shown = w.shown_numbers
    ribbon = Said(_("Drop-off ri&bbon"))
    yield Action("ribbon", ribbon, shown.toggle_ribbon, (), "funnel", shown.has_funnel, shown.shows_ribbon)
    flows = Said(_("Flo&ws between stages"))
    yield Action("flows", flows, shown.toggle_flows, (), "route", shown.has_flows, shown.shows_flows)
