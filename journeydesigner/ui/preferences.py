"""What a person chose in the settings, done to one window: at its start, and whenever they choose otherwise."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Motion, Settings
from journeydesigner.ui.shown_map import ShownMap


class Preferences(QObject):
    """Follows ``settings`` for the map on the canvas and the look of the window. ``language_chosen`` tells that another
    language is wanted, in which all texts have to be made anew."""

    language_chosen = Signal()

    def __init__(
        self, settings: Settings, look: Look, session: Session, shown_map: ShownMap, canvas: MapCanvas
    ) -> None:
        super().__init__(shown_map)
        self._settings, self._look, self._shown_map, self._canvas = settings, look, shown_map, canvas
        self._session = session
        self._theme, self._text_size, self._language = settings.theme, "normal", settings.language
        settings.changed.connect(self.follow)
        session.document_replaced.connect(self._sign)
        self.follow()

    def follow(self) -> None:
        """Do what the settings say now."""
        settings = self._settings
        self._sign()
        if settings.theme != self._theme:
            self._theme = settings.theme
            self._look.choose(settings.theme)
        if settings.text_size != self._text_size:
            self._text_size = settings.text_size
            self._shown_map.lay_out(preset=settings.text_size)
        if settings.language != self._language:
            self._language = settings.language
            self.language_chosen.emit()
        self._canvas.has_motion = has_motion(settings.motion)
        self._canvas.pointing.wheel_zooms = settings.wheel == "zoom"

    def _sign(self) -> None:
        """Let what is written from now on be the person's."""
        self._session.document.author = self._settings.author


def has_motion(wanted: Motion) -> bool:
    """Whether things glide. Qt before 6.12 does not know what the system wishes: then they do."""
    if wanted != "system":
        return wanted == "full"
    hints = QGuiApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is None or not str(preference()).endswith("ReducedMotion")
