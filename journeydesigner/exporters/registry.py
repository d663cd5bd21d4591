"""Which exporters there are, and what they are asked.

A module of this package that has an ``EXPORTER`` is an exporter; nothing lists them. Modules import heavy
libraries inside functions, so that asking for the choices stays cheap.
"""

import datetime
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner import exporters as _package
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.findings import Finding
from journeydesigner.layout.options import USUAL_NUMBERS, LayoutOptions, MapNumbers
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.layout.sheet import Page

Progress = Callable[[float, str], None]
"""Told the share done (0..1) and what is being done. It cancels by raising: nothing is left behind."""


Tell = Callable[[str], None]
"""Told, in a sentence, what a person should know of the result: that it was split, and why."""


def no_progress(share: float, what: str) -> None:
    """For those who do not want to know."""


def tell_nobody(sentence: str) -> None:
    """For those who do not want to know."""


ACTIONS = "actions"
"""The name of the form that lists what is to be done, by owner, in each format that has it."""


@dataclass(frozen=True)
class ExportRequest:
    """What to write and where. ``date`` stands in the file: same map, same date, same bytes.

    ``form`` is the name of one of the exporter's forms (empty: its first). ``paper`` is a name of ``layout.papers``,
    ``tile`` the paper that a poster is cut into; ``theme`` is ``light`` or ``dark``; ``assets`` are images by hash.
    ``maps`` are those of a book, in order (empty: all of the map's organisation), or of ``ACTIONS`` (empty: the map).
    ``template`` is the person's own presentation. ``scale`` is pixels for a scene pixel, ``dpi`` what a picture says of
    its size on paper (None: as large as at 100 % on screen), ``is_transparent`` leaves out its ground. ``numbers`` are
    those that stand on the map beside its lanes.

    A part of a map, its words in another language, a copy without names: that is another snapshot (``portion``).
    """

    snapshot: Snapshot
    assets: Mapping[str, bytes]
    map_id: MapId
    out: Path
    form: str = ""
    maps: tuple[MapId, ...] = ()
    numbers: MapNumbers = USUAL_NUMBERS
    paper: str = "fit"
    tile: str = "A4"
    theme: str = "light"
    template: Path | None = None
    scale: float = 2.0
    dpi: int | None = None
    is_transparent: bool = False
    date: datetime.date = field(default_factory=datetime.date.today)
    progress: Progress = no_progress
    tell: Tell = tell_nobody

    @property
    def shown_numbers(self) -> MapNumbers:
        """Those that stand on the map, as on the day of the hand-out."""
        return replace(self.numbers, today=self.date)

    @property
    def layout(self) -> LayoutOptions:
        """How the map is laid out where no paper asks for more."""
        return LayoutOptions().showing(self.shown_numbers)


class ExportError(Exception):
    """The export could not be written; the text is one sentence for a person."""


class UnknownFormatError(ExportError):
    """No exporter writes files of that suffix."""


@dataclass(frozen=True, slots=True)
class Form:
    """One hand-out that a format can be: a poster, a report. ``label`` is what a menu says."""

    name: str
    label: str


class Exporter(ABC):
    """One format. ``suffix`` has its dot."""

    name: str
    suffix: str

    @property
    @abstractmethod
    def label(self) -> str:
        """What a menu says."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The hand-outs there are of this format, the usual one first."""
        return (Form("map", _("The map")),)

    @property
    def choices(self) -> frozenset[str]:
        """The fields of a request that this format heeds: ``paper``, ``theme``, ``template`` ..."""
        return frozenset({"theme"})

    @property
    def is_drawn(self) -> bool:
        """Whether its pages are drawn here, with this machine's fonts: what these lack is lost."""
        return "theme" in self.choices

    @abstractmethod
    def export(self, request: ExportRequest) -> None:
        """Write ``request.out``, whole or not at all (``files.atomic_write.atomic_output``).

        Raises ExportError, JourneyFileError, OSError, or what progress raises.
        """

    def preflight(self, request: ExportRequest, pages: "tuple[Page, ...]" = ()) -> tuple[Finding, ...]:
        """What a person should know before the file is written, the worst first. Writes nothing. ``pages`` are those of
        the ``preview`` of this request; where there are none, they are laid out where they are needed.

        Raises what ``export`` raises.
        """
        from journeydesigner.exporters.common.preflight import findings

        return findings(self, request, pages)

    def preview(self, request: ExportRequest) -> "tuple[Page, ...]":
        """The pages as they will look; a format without pages shows the map. Raises what ``export`` raises."""
        from journeydesigner.exporters.common.sheets import map_sheets

        return map_sheets(request, "fit")


@cache
def exporters() -> tuple[Exporter, ...]:
    """All exporters of the package, by name."""
    found = [import_module(f"{_package.__name__}.{module.name}") for module in pkgutil.iter_modules(_package.__path__)]
    return tuple(sorted((m.EXPORTER for m in found if hasattr(m, "EXPORTER")), key=lambda e: e.name))


def form_of(exporter: Exporter, name: str) -> Form:
    """The form of that name, the first for an empty one. Raises ExportError, which names those there are."""
    for form in exporter.forms:
        if name in ("", form.name):
            return form
    known = ", ".join(form.name for form in exporter.forms)
    raise ExportError(
        _("There is no “{name}” as {label}; choose one of {known}.").format(
            name=name, label=exporter.label, known=known
        )
    )


def exporter_for(path: Path) -> Exporter:
    """The exporter for a file's suffix. Raises UnknownFormatError, which names the suffixes there are."""
    for exporter in exporters():
        if exporter.suffix == path.suffix.lower():
            return exporter
    known = ", ".join(exporter.suffix for exporter in exporters())
    raise UnknownFormatError(_("Cannot export to “{name}”: choose one of {known}.").format(name=path.name, known=known))
