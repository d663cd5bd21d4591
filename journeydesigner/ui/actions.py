"""Everything a person can do by command, in one registry: menus, tooltips, the toolbar and the keys sheet read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look

_SLICE_S = 0.008


class Context(StrEnum):
    """Where a key is heard. In the canvas its own key map answers; the registry only says what it does."""

    WINDOW = "window"
    CANVAS = "canvas"


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """``text`` may change (Undo, with what). ``keys`` are portable sequences, the first one is shown.

    An action without a handler is answered by the canvas itself and is listed only. One that ``writes`` changes the
    document, or begins to. By the words of ``also``, which are shown nowhere, the palette finds it as well.
    """

    id: str
    text: Callable[[], str]
    handler: Callable[[], object] | None = None
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    context: Context = Context.WINDOW
    writes: bool = False
    also: str = ""


class Actions(QObject):
    """The actions of one window, and their Qt twins. What can be done now is asked a turn after something changed, and
    by whoever wants to know it before."""

    def __init__(self, window: QWidget, look: Look, may_write: Callable[[], bool] = _always) -> None:
        super().__init__(window)
        self._window, self._look, self._may_write = window, look, may_write
        self._actions: dict[str, Action] = {}
        self._twins: dict[str, QAction] = {}
        self.menus: dict[str, tuple[str, ...]] = {}
        """Action id -> the titles of the menus it stands in, outermost first."""
        self._undrawn: list[str] = []
        self._due = NextTurn(self, self.refresh)
        look.changed.connect(self._forget_icons)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is pressed right after something changed finds what can be done now: Qt asks everybody whether
        they want it for themselves, the window last, before it looks for an action of that key."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._due.now()
        return super().eventFilter(watched, event)

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def add(self, actions: Iterable[Action]) -> None:
        """Enter actions. Raises ValueError for an id that is taken."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"two actions are called {action.id}")
            self._actions[action.id] = action
            self._twins[action.id] = self._twin(action)
        self._forget_icons()

    def qaction(self, name: str) -> QAction:
        """For menus and buttons."""
        self._due.now()
        return self._twins[name]

    def key_of(self, name: str) -> str:
        """The key that is shown, as this system writes it; "" for none."""
        keys = self._actions[name].keys
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def trigger(self, name: str) -> None:
        """Do it, if it can be done now."""
        self.refresh()
        self._twins[name].trigger()

    def refresh_soon(self) -> None:
        """Other things may be possible now."""
        self._due.soon()

    def refresh(self) -> None:
        """Texts, ticks, and what can be done now."""
        self._due.forget()
        may_write = self._may_write()
        for name, action in self._actions.items():
            twin = self._twins[name]
            text = self._shown_text(action)
            if twin.text() != text:
                twin.setText(text)
            twin.setEnabled(action.enabled() and (may_write or not action.writes))
            if action.checked is not None:
                twin.setChecked(action.checked())

    def ready(self) -> None:
        """A menu is about to show: refresh, and draw the icons, which nothing else shows (drawing them takes long)."""
        self.refresh()
        self.prepare(inf)

    def prepare(self, for_s: float = _SLICE_S) -> bool:
        """Draw icons for so long. Whether there are more to draw."""
        end = perf_counter() + for_s
        while self._undrawn and perf_counter() < end:
            name = self._undrawn.pop()
            self._twins[name].setIcon(icon(self._look, self._actions[name].icon))
        return bool(self._undrawn)

    def _twin(self, action: Action) -> QAction:
        twin = QAction(self._shown_text(action), self)
        twin.setData(action.id)
        twin.setCheckable(action.checked is not None)
        if action.keys and action.context is Context.WINDOW:
            twin.setShortcuts([QKeySequence(key) for key in action.keys])
            twin.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        twin.triggered.connect(self._triggered)
        self._window.addAction(twin)
        return twin

    def _shown_text(self, action: Action) -> str:
        """A key that the canvas answers is written beside the text: as a shortcut it would be taken from it."""
        if action.keys and action.context is Context.CANVAS:
            return f"{action.text()}\t{self.key_of(action.id)}"
        return action.text()

    def _triggered(self) -> None:
        twin = self.sender()
        assert isinstance(twin, QAction)
        handler = self._actions[twin.data()].handler
        if handler is not None:
            handler()

    def _forget_icons(self) -> None:
        self._undrawn = [name for name, action in self._actions.items() if action.icon]
