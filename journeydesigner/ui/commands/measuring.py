"""The action that brings numbers from a file onto the map."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    numbers = Said(_("Numbers from a file…"))
    yield Action("numbers", numbers, _Browse(w), (), "chart-column", writes=True)
    drawn = Said(_("Draw a map from a log…"))
    yield Action("map from log", drawn, _Browse(w, draws=True), (), "sparkles", writes=True)


class _Browse:
    def __init__(self, window: "MainWindow", *, draws: bool = False) -> None:
        self._window, self._draws = window, draws

    def __call__(self) -> None:
        from journeydesigner.ui.measuring.measuring import measuring_of

        measuring_of(self._window).browse(draws=self._draws)
