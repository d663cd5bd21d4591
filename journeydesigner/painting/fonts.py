"""The bundled typeface, and the named chain of others for scripts that it lacks: one for measuring and painting."""

import threading
from functools import cache

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from journeydesigner.drawing.text import TextStyle
from journeydesigner.drawing.typefaces import FALLBACKS, FAMILY, cuts
from journeydesigner.shipped import resource


class MissingFontError(Exception):
    """A bundled font file is absent or damaged: the installation is broken."""


@cache
def load() -> None:
    """Register the bundled fonts, once. Raises MissingFontError, and RuntimeError without a ``QGuiApplication``."""
    if not isinstance(QCoreApplication.instance(), QGuiApplication):
        # Qt would crash instead.
        raise RuntimeError("Fonts need a QGuiApplication: call painting.application.ensure_gui() first.")
    # Qt tells, for every line in Devanagari, which fonts do not have it: that is what the chain is for.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    files = sorted(resource("fonts").glob("*.ttf"))
    if not files:
        raise MissingFontError(f"No fonts in {resource('fonts')}: please install the program again.")
    for path in files:
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise MissingFontError(f"The font {path.name} cannot be read: please install the program again.")


@cache
def families() -> tuple[str, ...]:
    """The typeface and those of its fallbacks that this machine has (asking Qt for an absent one costs a search)."""
    load()
    return (FAMILY, *(name for name in FALLBACKS if QFontDatabase.hasFamily(name)))


def font(style: TextStyle) -> tuple[QFont, float]:
    """The font of a style and by how much to scale what it draws and measures.

    Qt knows whole pixel sizes only (point sizes would depend on the device): 12.4 px is drawn as 12 px, scaled.
    """
    known = _made.fonts
    if style not in known:
        known[style] = _font(style)
    return known[style]


class _PerThread(threading.local):
    """Fonts of one thread: a QFont that two threads use at once corrupts its engine."""

    def __init__(self) -> None:
        self.fonts: dict[TextStyle, tuple[QFont, float]] = {}


_made = _PerThread()


def _font(style: TextStyle) -> tuple[QFont, float]:
    pixels = max(1, round(style.size))
    scale = style.size / pixels
    made = QFont()
    made.setFamilies([*cuts(style), *families()])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(style.weight))
    made.setItalic(style.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing / scale)
    return made, scale
