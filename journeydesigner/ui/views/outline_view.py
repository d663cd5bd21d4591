"""The outline: the map as an indented tree, typed as in an outliner."""

from journeydesigner.ui.views.view import Desk, ShownView, View
from journeydesigner.wording import _


def _label() -> str:
    return _("Outline")


def _make(desk: Desk) -> ShownView:
    from journeydesigner.ui.views.outline_pane import OutlinePane

    return OutlinePane(desk)


VIEW = View("outline", _label, "list-tree", 2, _make)
