"""All actions of a window: those of every module of this package."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

import journeydesigner.ui.commands as room
from journeydesigner.ui.actions import Action

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def window_actions(window: "MainWindow") -> Iterable[Action]:
    """Module by module, in the order of their names: menus and sheet have an order of their own (``menu_plan``)."""
    for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
        make = getattr(importlib.import_module(module.name), "actions", None)
        if make is not None:
            yield from make(window)
