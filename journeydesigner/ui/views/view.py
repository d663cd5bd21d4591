"""What a view is, and which ones there are: found by looking, so that another one is one new module."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtWidgets import QWidget

import journeydesigner.ui.views as room
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.document.changes import ChangeSet
from journeydesigner.model.ids import MapId
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session

MAP = "map"
"""The name of the view that is the canvas."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a view is given: ``canvas`` is the map, whose commands act on the selection that all views share;
    ``to_map`` goes there. ``act`` does what a command of that id does."""

    session: Session
    look: Look
    canvas: MapCanvas
    to_map: Callable[[], None]
    act: Callable[[str], None] = lambda _id: None


class ShownView(QWidget):
    """A view's widget. It reads the session, writes through it, and is told only while it is in sight."""

    def show_map(self, map_id: MapId | None) -> None:
        """Show a map as it is now. The same map again keeps place, folds and selection."""
        raise NotImplementedError

    def hear(self, changes: ChangeSet) -> None:
        """The document changed while the view is in sight."""
        raise NotImplementedError

    def follow_selection(self) -> None:
        """Something else is selected."""

    def settle(self) -> None:
        """Write what is half typed."""

    def edit_selection(self) -> bool:
        """Let what is selected be written here; False where this view cannot."""
        return False


def _always(_session: Session) -> bool:
    return True


@dataclass(frozen=True)
class View:
    """``rank`` orders them. ``make`` None is the canvas. ``is_offered`` says whether a session's map has it."""

    name: str
    label: Callable[[], str]
    icon: str
    rank: int
    make: Callable[[Desk], ShownView] | None = None
    key: str = ""
    is_offered: Callable[[Session], bool] = _always


@cache
def views() -> tuple[View, ...]:
    """All views, in their order. The modules are light: what they need they import when they are made."""
    found: list[View] = []
    for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
        if not module.ispkg and module.name.endswith("_view"):
            made = getattr(importlib.import_module(module.name), "VIEW", None)
            if isinstance(made, View):
                found.append(made)
    return tuple(sorted(found, key=lambda view: view.rank))
