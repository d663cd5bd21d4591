"""What Qt's accessibility bridge asks of the canvas and of the things on it.

A thing is a light object of its own, made when it is first asked for; its interface is a cached one that Qt makes by a
factory: interfaces that are no objects crash under a real screen reader.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journeydesigner.canvas.access.spoken_map import ROOT, Key, Kind, SpokenMap

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_ROLES = {
    Kind.MAP: QAccessible.Role.Pane,
    Kind.STAGES: QAccessible.Role.List,
    Kind.STAGE: QAccessible.Role.ListItem,
    Kind.STEP: QAccessible.Role.ListItem,
    Kind.NUMBERS: QAccessible.Role.List,
    Kind.NUMBER: QAccessible.Role.ListItem,
    Kind.LANE: QAccessible.Role.List,
    Kind.LINE: QAccessible.Role.Separator,
    Kind.ITEM: QAccessible.Role.ListItem,
    Kind.CELL: QAccessible.Role.ListItem,
}


_ONLY_READ = frozenset({Kind.STAGES, Kind.LINE, Kind.NUMBERS, Kind.NUMBER})


class Thing(QObject):
    """A thing on a canvas, for the bridge."""

    def __init__(self, things: "Things", key: Key) -> None:
        super().__init__(things.canvas)
        self.things, self.key = things, key
        self.interface: QAccessibleInterface | None = None


class Things:
    """The things of one canvas that were asked for."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self.canvas = canvas
        self._made: dict[Key, Thing] = {}
        self._spoken: SpokenMap | None = None
        self.interface: QAccessibleInterface | None = None

    @property
    def has_made(self) -> bool:
        """Whether anybody asked for anything: without a screen reader, nobody does."""
        return bool(self._made)

    @property
    def spoken(self) -> SpokenMap | None:
        """The map as it is laid out and selected now; None while none is shown."""
        canvas = self.canvas
        if not isValid(canvas) or not canvas.has_map:
            return None
        if self._spoken is None or self._spoken.board is not canvas.board or self._spoken.selection != canvas.selection:
            self._spoken = SpokenMap(canvas.board, canvas.selection)
        return self._spoken

    def thing(self, key: Key) -> QObject:
        if key == ROOT:
            return self.canvas
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Thing(self, key)
        return found

    def asked(self, key: Key) -> QAccessibleInterface | None:
        """The bridge's interface of a thing."""
        return QAccessible.queryAccessibleInterface(self.thing(key))

    def forget_the_gone(self) -> None:
        """Things that are no more on the map go, and the bridge is told."""
        spoken = self.spoken
        there = spoken.all_there(self._made) if spoken is not None else set[Key]()
        for key in self._made.keys() - there:
            gone = self._made.pop(key)
            QAccessible.updateAccessibility(QAccessibleEvent(gone, QAccessible.Event.ObjectDestroyed))
            gone.deleteLater()


class CanvasInterface(QAccessibleObject):
    """The canvas: a pane with the stages and lanes of its map, then the widgets that lie on it."""

    def __init__(self, things: Things) -> None:
        super().__init__(things.canvas)
        self._things = things

    def isValid(self) -> bool:
        return isValid(self._things.canvas)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Pane

    def text(self, kind: QAccessible.Text) -> str:
        canvas, spoken = self._things.canvas, self._things.spoken
        if kind == QAccessible.Text.Name:
            return spoken.name(ROOT) if spoken else canvas.accessibleName()
        return canvas.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        canvas = self._things.canvas
        return QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size())

    def state(self) -> QAccessible.State:
        canvas, state = self._things.canvas, QAccessible.State()
        state.focusable = True
        state.focused = canvas.hasFocus()
        state.invisible = not canvas.isVisible()
        return state

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        canvas = self._things.canvas
        above = canvas.parentWidget() if isValid(canvas) else None
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        return len(self._keys()) + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        keys, widgets = self._keys(), self._widgets()
        if 0 <= index < len(keys):
            return self._things.asked(keys[index])
        index -= len(keys)
        return QAccessible.queryAccessibleInterface(widgets[index]) if 0 <= index < len(widgets) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = child.object()
        if isinstance(found, Thing):
            keys = self._keys()
            return keys.index(found.key) if found.key in keys else -1
        widgets = self._widgets()
        return len(self._keys()) + widgets.index(found) if found in widgets else -1  # type: ignore[arg-type]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        spoken, canvas = self._things.spoken, self._things.canvas
        if spoken is None or not canvas.hasFocus():
            return None
        focused = spoken.focused()
        return self._things.asked(focused) if focused != ROOT else None

    def _keys(self) -> tuple[Key, ...]:
        spoken = self._things.spoken
        return spoken.children(ROOT) if spoken else ()

    def _widgets(self) -> list[QWidget]:
        """What lies on the canvas and is in sight; what only paints has no name."""
        children = self._things.canvas.children()
        return [w for w in children if isinstance(w, QWidget) and not w.isHidden() and w.accessibleName()]


class ThingInterface(QAccessibleObject):
    """A stage, step, lane, card, point or empty cell."""

    def __init__(self, thing: Thing) -> None:
        super().__init__(thing)
        self.thing, self._things, self._key = thing, thing.things, thing.key

    def isValid(self) -> bool:
        return isValid(self.thing) and self._spoken() is not None

    def role(self) -> QAccessible.Role:
        return _ROLES[self._key.kind]

    def text(self, kind: QAccessible.Text) -> str:
        spoken = self._spoken()
        if spoken is None:
            return ""
        try:
            if kind == QAccessible.Text.Name:
                return spoken.name(self._key)
            return spoken.where(self._key) if kind == QAccessible.Text.Description else ""
        except KeyError:
            return ""

    def rect(self) -> QRect:
        spoken, canvas = self._spoken(), self._things.canvas
        found = spoken.rect(self._key) if spoken else None
        if found is None:
            return QRect()
        seen = canvas.on_screen(found)
        corner = canvas.mapToGlobal(QPoint(round(seen.x), round(seen.y)))
        return QRect(corner.x(), corner.y(), round(seen.w), round(seen.h))

    def state(self) -> QAccessible.State:
        spoken, canvas, state = self._spoken(), self._things.canvas, QAccessible.State()
        state.focusable = state.selectable = self._key.kind not in _ONLY_READ
        if spoken is None:
            state.invalid = True
            return state
        state.selected = spoken.is_selected(self._key)
        state.focused = canvas.hasFocus() and spoken.focused() == self._key
        state.invisible = not canvas.isVisible()
        state.offscreen = not canvas.rect().intersects(
            QRect(canvas.mapFromGlobal(self.rect().topLeft()), self.rect().size())
        )
        return state

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        spoken = self._spoken()
        if spoken is None:
            return None
        above = spoken.parent(self._key)
        return self._things.asked(above if above is not None else ROOT)

    def childCount(self) -> int:
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        keys = self._keys()
        return self._things.asked(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found, keys = child.object(), self._keys()
        return keys.index(found.key) if isinstance(found, Thing) and found.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def _spoken(self) -> SpokenMap | None:
        return self._things.spoken

    def _keys(self) -> tuple[Key, ...]:
        spoken = self._spoken()
        return spoken.children(self._key) if spoken else ()
