"""The map: the canvas itself."""

from journeydesigner.ui.views.view import MAP, View
from journeydesigner.wording import _


def _label() -> str:
    return _("Map")


VIEW = View(MAP, _label, "map", 0)
