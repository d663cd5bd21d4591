"""The reader's language: the one chosen in the settings, else the system's; Qt's own words follow it."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.settings import Settings
from journeydesigner.wording import SOURCE, best_of, c_, speak, spoken


def wanted(settings: Settings) -> str:
    """The code of the language that the program is to speak."""
    return settings.language or best_of(QLocale.system().name())


def speak_from_now_on(language: str) -> None:
    """Say everything in ``language`` from now on, Qt's own texts too (the menu of a text field, file dialogs)."""
    speak(language)
    app = QApplication.instance()
    if app is None:
        return
    for before in app.findChildren(QtWords):
        app.removeTranslator(before)
        before.deleteLater()
    if spoken() != SOURCE:
        app.installTranslator(QtWords(spoken(), app))


class QtWords(QTranslator):
    """Qt's own words in a language, as Qt has them; but keys are called as they are written on keyboards."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._keys = _key_words()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None for what has no translation: then Qt says it in English."""
        if context == "QShortcut" and source in self._keys:
            return self._keys[source]
        return super().translate(context, source, disambiguation or "", n) or None


def _key_words() -> dict[str, str]:
    return {
        "Ctrl": c_("key", "Ctrl"), "Shift": c_("key", "Shift"), "Alt": c_("key", "Alt"), "Meta": c_("key", "Meta"),
        "Esc": c_("key", "Esc"), "Tab": c_("key", "Tab"), "Return": c_("key", "Return"), "Enter": c_("key", "Enter"),
        "Del": c_("key", "Del"), "Ins": c_("key", "Ins"), "Home": c_("key", "Home"), "End": c_("key", "End"),
        "PgUp": c_("key", "PgUp"), "PgDown": c_("key", "PgDown"), "Space": c_("key", "Space"),
        "Left": c_("key", "Left"), "Right": c_("key", "Right"), "Up": c_("key", "Up"), "Down": c_("key", "Down"),
    }  # fmt: skip
