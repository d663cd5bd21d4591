"""What the program remembers for a person: recent files, theme, folders. Damaged settings are no settings."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from journeydesigner.ui.look import CHOICES, Choice

_MOST = 12
_RECENT = "recent"
_THEME = "theme"
_GEOMETRY = "geometry"
_FOLDER = "folder"


class Settings:
    """What the program remembers for a person. Every value is checked on reading."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("JourneyDesigner", "JourneyDesigner")

    @property
    def remembered(self) -> tuple[Path, ...]:
        """Files that were opened or saved, the latest first; some may be gone, or out of reach for now."""
        raw = self._store.value(_RECENT)
        found = [raw] if isinstance(raw, str) else raw if isinstance(raw, list) else []
        texts = [text for text in cast("list[object]", found) if isinstance(text, str) and text and "\0" not in text]
        return tuple(map(Path, texts))[:_MOST]

    @property
    def recent(self) -> tuple[Path, ...]:
        """Those of the remembered files that are there."""
        return tuple(path for path in self.remembered if _is_file(path))

    def remember(self, path: Path) -> None:
        """``path`` was opened or saved just now."""
        here = _absolute(path)
        self._set_recent([here, *(other for other in self.remembered if other != here)])

    def forget(self, path: Path) -> None:
        self._set_recent([other for other in self.remembered if other not in (path, _absolute(path))])

    @property
    def theme(self) -> Choice:
        raw = self._store.value(_THEME)
        found: Choice = "system"
        for choice in CHOICES:
            if choice == raw:
                found = choice
        return found

    def set_theme(self, choice: Choice) -> None:
        self._store.setValue(_THEME, choice)

    @property
    def geometry(self) -> QByteArray:
        raw = self._store.value(_GEOMETRY)
        return raw if isinstance(raw, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        self._store.setValue(_GEOMETRY, geometry)

    @property
    def folder(self) -> Path:
        """Where the person last exported to, at first their documents."""
        raw = self._store.value(_FOLDER)
        if isinstance(raw, str) and raw and Path(raw).is_dir():
            return Path(raw)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def set_folder(self, folder: Path) -> None:
        self._store.setValue(_FOLDER, str(folder))

    def _set_recent(self, paths: Sequence[Path]) -> None:
        self._store.setValue(_RECENT, [str(path) for path in paths[:_MOST]])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _absolute(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()
