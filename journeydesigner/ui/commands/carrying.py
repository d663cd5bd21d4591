"""The action on what a file carries besides the map."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    carries = Said(_("What this file carries…"))
    yield Action("carries", carries, _Show(w), (), "eye", w.possible.has_document)


class _Show:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.mending.carrying import carrying_of

        carrying_of(self._window).show()
