"""The settings, and what of them has a command of its own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    yield Action("settings", Said(_("Se&ttings…")), _Settings(w), ("Ctrl+,",), "settings")


class _Settings:
    """Opens the sheet; closes it where it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.settings_sheet import SettingsSheet

        window = self._window
        shown = window.findChild(SettingsSheet)
        if shown is not None and shown.isVisible():
            shown.leave()
            return
        window.settle()
        SettingsSheet(window.look, window.settings, window.front)
