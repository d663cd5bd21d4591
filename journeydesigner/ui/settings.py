"""What the program remembers for a person: recent files, theme, folders. Damaged settings are no settings."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from journeydesigner.lanes.type_scale import Preset
from journeydesigner.layout.papers import FIT, paper_names
from journeydesigner.ui.look import CHOICES, Choice
from journeydesigner.ui.own_name import own_name, set_own_name, settings_store
from journeydesigner.wording import LANGUAGES

_MOST = 12
_RECENT = "recent"
_THEME = "theme"
_GEOMETRY = "geometry"
_FOLDER = "folder"
_LANGUAGE = "language"
_TEXT_SIZE = "text size"
_MOTION = "motion"
_WHEEL = "wheel"
_PAPER = "paper"
_START = "start window"
_RIBBON = "drop-off ribbon"
_FLOWS = "flows"
_HAND_OUTS = "hand-outs"
_MOST_HAND_OUTS = 60

Motion = Literal["system", "less", "full"]
MOTIONS: tuple[Motion, ...] = ("system", "less", "full")
Wheel = Literal["pan", "zoom"]
WHEELS: tuple[Wheel, ...] = ("pan", "zoom")
TEXT_SIZES: tuple[Preset, ...] = ("compact", "normal", "workshop")
T = TypeVar("T", bound=str)


class Settings(QObject):
    """What the program remembers for a person. Every value is checked on reading. ``changed`` tells that one of those
    on the settings sheet is another."""

    changed = Signal()

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self._store = store or settings_store()

    @property
    def remembered(self) -> tuple[Path, ...]:
        """Files that were opened or saved, the latest first; some may be gone, or out of reach for now."""
        return tuple(map(Path, self._texts(_RECENT)))[:_MOST]

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
        return self._one_of(_THEME, CHOICES, "system")

    def set_theme(self, choice: Choice) -> None:
        self._set(_THEME, choice)

    @property
    def language(self) -> str:
        """A code of ``wording.LANGUAGES``; "" for that of the system."""
        return self._one_of(_LANGUAGE, tuple(LANGUAGES), "")

    def set_language(self, code: str) -> None:
        self._set(_LANGUAGE, code)

    @property
    def text_size(self) -> Preset:
        """Of the maps on the screen."""
        return self._one_of(_TEXT_SIZE, TEXT_SIZES, "normal")

    def set_text_size(self, preset: Preset) -> None:
        self._set(_TEXT_SIZE, preset)

    @property
    def motion(self) -> Motion:
        return self._one_of(_MOTION, MOTIONS, "system")

    def set_motion(self, motion: Motion) -> None:
        self._set(_MOTION, motion)

    @property
    def wheel(self) -> Wheel:
        """What the mouse wheel does on a map by itself; with Ctrl it does the other."""
        return self._one_of(_WHEEL, WHEELS, "pan")

    def set_wheel(self, wheel: Wheel) -> None:
        self._set(_WHEEL, wheel)

    @property
    def paper(self) -> str:
        """The paper that a PDF is made for unless another is chosen."""
        return self._one_of(_PAPER, paper_names(), FIT)

    def set_paper(self, paper: str) -> None:
        self._set(_PAPER, paper)

    @property
    def author(self) -> str:
        """Who writes here; "" for one who does not want to be named."""
        return own_name(self._store)

    def set_author(self, name: str) -> None:
        set_own_name(self._store, name)
        self.changed.emit()

    @property
    def shows_start(self) -> bool:
        """Whether the program begins with the start window; else with the file that was open last."""
        return self._is_on(_START, otherwise=True)

    def set_shows_start(self, shows: bool) -> None:
        self._set(_START, shows)

    @property
    def shows_ribbon(self) -> bool:
        """Whether maps show how many customers come how far, where that is known."""
        return self._is_on(_RIBBON, otherwise=True)

    def set_shows_ribbon(self, shows: bool) -> None:
        self._set(_RIBBON, shows)

    @property
    def shows_flows(self) -> bool:
        """Whether maps show from which stage to which customers go, where that is known."""
        return self._is_on(_FLOWS, otherwise=False)

    def set_shows_flows(self, shows: bool) -> None:
        self._set(_FLOWS, shows)

    def hand_out(self, document: str) -> str:
        """What was wished of hand-outs of a document; "" where nothing was."""
        return next((text for known, text in self._hand_outs() if known == document), "")

    def set_hand_out(self, document: str, text: str) -> None:
        """Remember what is wished of hand-outs of a document; those of long ago are forgotten."""
        others = [f"{known} {said}" for known, said in self._hand_outs() if known != document]
        self._store.setValue(_HAND_OUTS, [f"{document} {text}", *others][:_MOST_HAND_OUTS])

    def _hand_outs(self) -> list[tuple[str, str]]:
        known = (text.partition(" ") for text in self._texts(_HAND_OUTS))
        return [(document, said) for document, _space, said in known]

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

    def _texts(self, name: str) -> list[str]:
        """A list; Qt keeps one of a single text as that text."""
        raw = self._store.value(name)
        found = [raw] if isinstance(raw, str) else raw if isinstance(raw, list) else []
        return [text for text in cast("list[object]", found) if isinstance(text, str) and text and "\0" not in text]

    def _is_on(self, name: str, *, otherwise: bool) -> bool:
        raw = str(self._store.value(name)).lower()
        return raw not in ("false", "0") if otherwise else raw in ("true", "1")

    def _one_of(self, name: str, known: Sequence[T], otherwise: T) -> T:
        raw = self._store.value(name)
        return next((value for value in known if value == raw), otherwise)

    def _set(self, name: str, value: object) -> None:
        self._store.setValue(name, value)
        self.changed.emit()

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
