"""The table view: the map as a grid of cells, or its cards as a list."""

from journeydesigner.ui.views.view import Desk, ShownView, View
from journeydesigner.wording import _


def _label() -> str:
    return _("Table")


def _make(desk: Desk) -> ShownView:
    from journeydesigner.ui.views.table_pane import TablePane

    return TablePane(desk)


VIEW = View("table", _label, "table", 1, _make, "Ctrl+T")
