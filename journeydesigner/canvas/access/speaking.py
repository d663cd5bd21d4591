"""Tells the accessibility bridge what goes on on a canvas: where the keyboard went, what changed, what is announced."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.access.interfaces import CanvasInterface, Thing, ThingInterface, Things
from journeydesigner.canvas.access.spoken_map import ROOT, Key, SpokenMap

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_canvases: dict[int, Things] = {}
"""By the identity of their canvas: the factory is asked by object, of every object there is."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` soon, wherever the focus is."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Speaking(QObject):
    """Of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        _install()
        self._canvas = canvas
        self._things = Things(canvas)
        self._told: tuple[Key, str, str] = (ROOT, "", "")
        self._has_moved = False
        """Whether the keyboard went to what is not laid out yet: that is told when it is."""
        _canvases[id(canvas)] = self._things
        self.destroyed.connect(_Forget(id(canvas)))
        canvas.selection_changed.connect(self._selected)
        canvas.view_changed.connect(self._changed)
        canvas.map_shown.connect(self._changed)
        canvas.message.connect(self._say)

    def _selected(self, _selection: object = None) -> None:
        """The keyboard went elsewhere. Out of sight it did not: there the map is not laid out for it."""
        if not self._canvas.isVisible():
            return
        self._has_moved = self._canvas.showing.is_behind
        if self._has_moved:
            return
        spoken = self._things.spoken
        if spoken is None:
            return
        self._told = self._now(spoken)
        if self._canvas.hasFocus():
            where = self._things.thing(spoken.focused())
            QAccessible.updateAccessibility(QAccessibleEvent(where, QAccessible.Event.Focus))

    def _changed(self, _what: object = None) -> None:
        """Something reads otherwise, or is gone; what the keyboard is at may have moved with it."""
        if self._has_moved:
            self._selected()
        if not self._things.has_made:
            return
        self._things.forget_the_gone()
        spoken = self._things.spoken
        if spoken is None:
            return
        before, now = self._told, self._now(spoken)
        self._told = now
        if before[0] != now[0] or not now[1]:
            return
        if before[1] != now[1]:
            told = QAccessibleEvent(self._things.thing(now[0]), QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(told)
        if before[2] != now[2]:
            announce(self._canvas, now[2])

    def _now(self, spoken: SpokenMap) -> tuple[Key, str, str]:
        """Where the keyboard stands, how that is called, and where it is."""
        key = spoken.focused()
        return (key, spoken.name(key), spoken.where(key)) if spoken.is_there(key) else (key, "", "")

    def _say(self, text: str) -> None:
        announce(self._canvas, text)


class _Forget:
    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self) -> None:
        _canvases.pop(self._place, None)


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(True)


def _factory(_name: str, found: QObject | None) -> QAccessibleInterface | None:
    """The interface of a canvas or of a thing on one; of all else Qt makes its own. Whoever it is of keeps it."""
    if isinstance(found, Thing):
        found.interface = ThingInterface(found)
        return found.interface
    things = _canvases.get(id(found))
    if things is None or things.canvas is not found:
        return None
    things.interface = CanvasInterface(things)
    return things.interface
