"""The priority matrix: opportunities by impact and effort, pain points by severity and how often they were told."""

from journeydesigner.ui.views.view import Desk, ShownView, View
from journeydesigner.wording import _


def _label() -> str:
    return _("Matrix")


def _make(desk: Desk) -> ShownView:
    from journeydesigner.ui.views.matrix_pane import MatrixPane

    return MatrixPane(desk)


VIEW = View("matrix", _label, "grid-2x2", 3, _make)
