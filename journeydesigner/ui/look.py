"""How the window looks now: light, dark or with high contrast, as the person or the system chose. Resolves colour
names for widgets.

The tokens' colours serve the map and the window alike; the few surfaces that only a window has are named here.
"""

from collections import deque
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Literal
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme, theme

Choice = Literal["system", "light", "dark", "contrast"]
_SLICE_MS = 5
_AFTER_MS = 400
"""What is in sight comes first."""
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")

_SURFACES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "field": "#FFFFFF",
        "panel": "#FFFFFF",
        "soft": "#EEF1F7",
        "selected": "#E9EEFC",
        "on_accent": "#FFFFFF",
        "accent_hover": "#2B49B5",
        "inverse": "#17202E",
        "inverse_text": "#FFFFFF",
        "inverse_link": "#9DB2FF",
        "danger": "#B3204A",
        "thumb": "#FFFFFF",
    },
    "dark": {
        "field": "#141A23",
        "panel": "#171E28",
        "soft": "#232C3A",
        "selected": "#232F52",
        "on_accent": "#0F141C",
        "accent_hover": "#A3B8FF",
        "inverse": "#EDF1F7",
        "inverse_text": "#17202E",
        "inverse_link": "#3355CC",
        "danger": "#FF7782",
        "thumb": "#3B4758",
    },
    "contrast": {
        "field": "#FFFFFF",
        "panel": "#FFFFFF",
        "soft": "#E9E9E9",
        "selected": "#D6E4FF",
        "on_accent": "#FFFFFF",
        "accent_hover": "#061F80",
        "inverse": "#000000",
        "inverse_text": "#FFFFFF",
        "inverse_link": "#A9C4FF",
        "danger": "#8F0F36",
        "thumb": "#FFFFFF",
    },
    "contrast-dark": {
        "field": "#000000",
        "panel": "#000000",
        "soft": "#262626",
        "selected": "#12305C",
        "on_accent": "#000000",
        "accent_hover": "#C2DEFF",
        "inverse": "#FFFFFF",
        "inverse_text": "#000000",
        "inverse_link": "#0A2FB8",
        "danger": "#FF9AB0",
        "thumb": "#000000",
    },
}


class Look(QObject):
    """The current theme of one application. ``changed`` tells that every colour may be another."""

    changed = Signal()
    changing = Signal()
    """Just before."""

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice = choice
        self._name = self._resolved()
        self._out_of_sight: deque[Callable[[], None]] = deque()
        self._spare_time = QTimer(self)
        self._spare_time.setSingleShot(True)
        self._spare_time.timeout.connect(self._draw_some)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def name(self) -> str:
        """A name of the drawing room's themes: ``light``, ``dark``, ``contrast``, ``contrast-dark``."""
        return self._name

    @property
    def is_dark(self) -> bool:
        return self._name.endswith("dark")

    @property
    def is_strong(self) -> bool:
        """Whether contrast is high: lines instead of tints and shadows."""
        return self._name.startswith("contrast")

    @property
    def theme(self) -> Theme:
        return theme(self._name)

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        self._update()

    def follow(self, widget: QWidget, draw: Callable[[], None]) -> None:
        """``draw`` a widget anew when the theme is another one: at once what is in sight, the rest in spare time, or
        when it comes into sight."""
        _Follower(self, widget, draw)

    def _draw_some(self) -> None:
        until = perf_counter() + _SLICE_MS / 1000
        while self._out_of_sight:
            self._out_of_sight.popleft()()
            if perf_counter() > until:
                self._spare_time.start(0)
                return

    def draw_later(self, draw: Callable[[], None]) -> None:
        """Call it when nothing else is to do, some others before it."""
        self._out_of_sight.append(draw)
        self._spare_time.start(_AFTER_MS)

    def colour(self, name: str) -> QColor:
        """The colour of a token's or surface's name, or of ``#RRGGBB``. Raises KeyError for any other."""
        surface = _SURFACES[self._name].get(name)
        if surface is not None:
            return QColor(surface)
        return QColor(*self.theme.rgba(Colour(name)))

    def mixed(self, name: str, toward: str, share: float) -> QColor:
        """``name`` with ``share`` 0..1 of ``toward`` mixed in."""
        one, other = self.colour(name), self.colour(toward)
        parts = (
            round(a + (b - a) * share)
            for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
        )
        return QColor(*parts)

    @property
    def disabled(self) -> QColor:
        """Of words that cannot be chosen now."""
        return self.mixed("text3", "panel", 0.4)

    def _system_changed(self) -> None:
        if self._choice in ("system", "contrast"):
            self._update()

    def _update(self) -> None:
        name = self._resolved()
        if name != self._name:
            self.changing.emit()
            self._name = name
            self.changed.emit()

    def _resolved(self) -> str:
        if self._choice in ("light", "dark"):
            return self._choice
        hints = QGuiApplication.styleHints()
        is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self._choice == "contrast" or wants_contrast:
            return "contrast-dark" if is_dark else "contrast"
        return "dark" if is_dark else "light"


class _Follower(QObject):
    """Goes with its widget, and does not keep it."""

    def __init__(self, look: Look, widget: QWidget, draw: Callable[[], None]) -> None:
        super().__init__(widget)
        self._look, self._draw = look, WeakMethod(draw)
        self._is_due = False
        look.changed.connect(self._changed)

    def _changed(self) -> None:
        widget = self.parent()
        if isinstance(widget, QWidget) and widget.isVisible():
            self._draw_it()
        elif widget is not None and not self._is_due:
            self._is_due = True
            widget.installEventFilter(self)
            self._look.draw_later(self._draw_if_due)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._draw_if_due()
        return False

    def _draw_if_due(self) -> None:
        if self._is_due and isValid(self) and (widget := self.parent()) is not None:
            self._is_due = False
            widget.removeEventFilter(self)
            self._draw_it()

    def _draw_it(self) -> None:
        draw = self._draw()
        if draw is not None and isValid(self):
            draw()
