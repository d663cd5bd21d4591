"""Which importers there are, and how a foreign file becomes a journey.

A module of this package that has an ``IMPORTER`` is an importer; nothing lists them. Readers are tolerant, drop
nothing silently, and keep heavy libraries out of their module's head.
"""

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from journeydesigner import importers as _package
from journeydesigner.document.document import Document
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.reader import Progress
from journeydesigner.wording import _

MAX_SOURCE = 16 * 1024 * 1024


class ImportFailedError(ForeignFileError):
    """Nothing was imported; the text is one sentence: what is wrong, where, what to do."""


@dataclass(frozen=True)
class Imported:
    """The journey, and what a person should know of how it was read: what was guessed, what found no place."""

    document: Document
    report: tuple[str, ...] = ()


class Importer(Protocol):
    """One format. ``suffixes`` have their dots; ``label`` is what a menu says."""

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    @property
    def label(self) -> str: ...

    def read(self, data: bytes, name: str, organization: str | None = None) -> Imported:
        """The journey in ``data``. ``name`` is what the source is called. Raises ImportFailedError."""
        ...


@cache
def importers() -> tuple[Importer, ...]:
    """All importers of the package, by name."""
    found = [import_module(f"{_package.__name__}.{module.name}") for module in pkgutil.iter_modules(_package.__path__)]
    return tuple(sorted((m.IMPORTER for m in found if hasattr(m, "IMPORTER")), key=lambda importer: importer.name))


def importer_for(path: Path) -> Importer:
    """The importer for a file's suffix. Raises ImportFailedError, which names the suffixes there are."""
    for importer in importers():
        if path.suffix.lower() in importer.suffixes:
            return importer
    known = ", ".join(suffix for importer in importers() for suffix in importer.suffixes)
    raise ImportFailedError(_("{path} cannot be imported: choose a file of {known}.").format(path=path, known=known))


def import_file(path: Path, organization: str | None = None, progress: Progress | None = None) -> Imported:
    """The journey in a foreign file, read in a child process with limits; its organisation is called ``organization``.

    ``progress`` may end it by raising. Raises ImportFailedError.
    """
    from journeydesigner.importers.foreign import bytes_of, read_journey_of

    importer = importer_for(path)
    too_large = _("{path} is larger than 16 MB; import a part of it.").format(path=path)
    data = bytes_of(path, MAX_SOURCE, too_large)
    return read_journey_of(importer.name, data, path.name, organization, progress)
