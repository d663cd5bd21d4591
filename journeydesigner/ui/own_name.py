"""The name that stands beside what this person writes: the window's setting, which the command line reads too."""

import logging
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings

from journeydesigner.files.system_user import system_user

_log = logging.getLogger(__name__)

_AUTHOR = "author"


def settings_store() -> QSettings:
    return with_sound_file(QSettings("JourneyDesigner", "JourneyDesigner"))


def with_sound_file(store: QSettings) -> QSettings:
    """The store itself. Where its file is damaged it is put aside, as it is, and nothing is remembered of it: Qt would
    write over it what it made of the rest."""
    store.sync()
    file = Path(store.fileName())
    is_damaged = store.status() == QSettings.Status.FormatError or not _is_text(file)
    if not is_damaged or not file.is_file():
        return store
    try:
        aside = next(path for path in _names_aside(file) if not path.exists())
        file.rename(aside)
    except OSError:
        _log.warning("the settings are damaged, and cannot be put aside", exc_info=True)
        return store
    _log.warning("the settings are damaged; they were put aside as %s", aside)
    store.clear()
    return store


def _is_text(file: Path) -> bool:
    """Whether it is what Qt writes into such a file; one of macOS, and a key of Windows' registry, are none of ours."""
    if file.suffix not in (".ini", ".conf"):
        return True
    try:
        return "\0" not in file.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    except OSError:
        return True


def _names_aside(file: Path) -> Iterator[Path]:
    return (file.with_name(f"{file.name}.damaged{number or ''}") for number in range(1000))


def own_name(store: QSettings) -> str:
    """What the person said, which may be nothing; of one who never said anything the name in the system."""
    said = store.value(_AUTHOR)
    return said if isinstance(said, str) else system_user()


def set_own_name(store: QSettings, name: str) -> None:
    store.setValue(_AUTHOR, name.strip())
