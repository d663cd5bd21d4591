"""Presenting the map to a room."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("present", Said(_("&Present")), partial(_present, w), ("F5",), "play", can.has_map)
    here = Said(_("Present from &here"))
    yield Action("present here", here, partial(_present_here, w), ("Shift+F5",), "presentation", can.has_map)


def _present(window: "MainWindow") -> None:
    window.presenting.begin()


def _present_here(window: "MainWindow") -> None:
    window.presenting.begin_here()
