"""Which exporters there are, and what they are asked.

A module of this package that has an ``EXPORTER`` is an exporter; nothing lists them. Modules import heavy
libraries inside functions, so that asking for the choices stays cheap.
"""

import datetime
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from journeydesigner import exporters as _package
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

Progress = Callable[[float, str], None]
"""Told the share done (0..1) and what is being done. It cancels by raising: nothing is left behind."""


Tell = Callable[[str], None]
"""Told, in a sentence, what a person should know of the result: that it was split, and why."""


def no_progress(share: float, what: str) -> None:
    """For those who do not want to know."""


def tell_nobody(sentence: str) -> None:
    """For those who do not want to know."""


@dataclass(frozen=True)
class ExportRequest:
    """What to write and where. ``date`` stands in the file: same map, same date, same bytes.

    ``paper`` is a name of ``layout.papers``; ``theme`` is ``light`` or ``dark``; ``assets`` are images by hash.
    """

    snapshot: Snapshot
    assets: Mapping[str, bytes]
    map_id: MapId
    out: Path
    paper: str = "fit"
    theme: str = "light"
    date: datetime.date = field(default_factory=datetime.date.today)
    progress: Progress = no_progress
    tell: Tell = tell_nobody


class ExportError(Exception):
    """The export could not be written; the text is one sentence for a person."""


class UnknownFormatError(ExportError):
    """No exporter writes files of that suffix."""


class Exporter(Protocol):
    """One format. ``suffix`` has its dot; ``label`` is what a menu says."""

    @property
    def name(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    @property
    def label(self) -> str: ...

    def export(self, request: ExportRequest) -> None:
        """Write ``request.out``, whole or not at all (``files.atomic_write.atomic_output``).

        Raises ExportError, JourneyFileError, OSError, or what progress raises.
        """
        ...


@cache
def exporters() -> tuple[Exporter, ...]:
    """All exporters of the package, by name."""
    found = [import_module(f"{_package.__name__}.{module.name}") for module in pkgutil.iter_modules(_package.__path__)]
    return tuple(sorted((m.EXPORTER for m in found if hasattr(m, "EXPORTER")), key=lambda e: e.name))


def exporter_for(path: Path) -> Exporter:
    """The exporter for a file's suffix. Raises UnknownFormatError, which names the suffixes there are."""
    for exporter in exporters():
        if exporter.suffix == path.suffix.lower():
            return exporter
    known = ", ".join(exporter.suffix for exporter in exporters())
    raise UnknownFormatError(_("Cannot export to “{name}”: choose one of {known}.").format(name=path.name, known=known))
