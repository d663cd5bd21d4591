"""How the window looks now: light or dark, chosen by the person or by the system. Resolves colour names for widgets.

The tokens' colours serve the map and the window alike; the few surfaces that only a window has are named here.
"""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme, theme

Choice = Literal["system", "light", "dark"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark")

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
}


class Look(QObject):
    """The current theme of one application. ``changed`` tells that every colour may be another."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice = choice
        self._name = self._resolved()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        return self._name

    @property
    def theme(self) -> Theme:
        return theme(self._name)

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        self._update()

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

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._update()

    def _update(self) -> None:
        name = self._resolved()
        if name != self._name:
            self._name = name
            self.changed.emit()

    def _resolved(self) -> str:
        if self._choice != "system":
            return self._choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
