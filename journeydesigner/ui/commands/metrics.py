"""The actions that open the metrics panel over the map, and take a period's numbers out of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.metrics.removing import RemovePeriod
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    panel = _Panel(w)
    yield Action(
        "metrics", Said(_("Metrics")), panel, ("F9",), "chart-line", w.possible.has_map, panel.is_open
    )  # fmt: skip
    removing = RemovePeriod(w)
    yield Action("remove period", removing.text, removing, (), "trash-2", removing.is_possible, writes=True)


class _Panel:
    """Opens the metrics of the shown map, or closes them."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.metrics.over import metrics_of

        metrics_of(self._window).toggle()

    def is_open(self) -> bool:
        return self._window.panes.is_covered()
