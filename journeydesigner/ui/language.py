"""The reader's language: the one chosen in the settings, else the system's; Qt's own words follow it."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.settings import Settings
from journeydesigner.wording import best_of, speak, spoken

_QT_WORDS = "words of Qt"


def wanted(settings: Settings) -> str:
    """The code of the language that the program is to speak."""
    return settings.language or best_of(QLocale.system().name())


def speak_from_now_on(language: str) -> None:
    """Say everything in ``language`` from now on, Qt's own texts too (the menu of a text field, file dialogs)."""
    speak(language)
    app = QApplication.instance()
    if app is None:
        return
    before = app.findChild(QTranslator, _QT_WORDS)
    if before is not None:
        app.removeTranslator(before)
        before.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_QT_WORDS)
    if words.load(f"qtbase_{spoken()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
