"""The name that stands beside what this person writes: the window's setting, which the command line reads too."""

from PySide6.QtCore import QSettings

from journeydesigner.files.system_user import system_user

_AUTHOR = "author"


def settings_store() -> QSettings:
    return QSettings("JourneyDesigner", "JourneyDesigner")


def own_name(store: QSettings) -> str:
    """What the person said, which may be nothing; of one who never said anything the name in the system."""
    said = store.value(_AUTHOR)
    return said if isinstance(said, str) else system_user()


def set_own_name(store: QSettings, name: str) -> None:
    store.setValue(_AUTHOR, name.strip())
