"""The actions on earlier versions of the file, and on keeping the present one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.versions.versions import Versions


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    earlier = Said(_("Earlier versions…"))
    yield Action("versions", earlier, _Show(w), ("Ctrl+Shift+H",), "history", can.has_document)
    keep = Said(_("Keep this state as a snapshot…"))
    yield Action("snapshot", keep, _Keep(w), ("Ctrl+Shift+D",), "bookmark", can.has_document, writes=True)


class _Show:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        _versions(self._window).show()


class _Keep:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        _versions(self._window).ask_name()


def _versions(window: "MainWindow") -> "Versions":
    from journeydesigner.ui.versions.versions import versions_of

    return versions_of(window)
