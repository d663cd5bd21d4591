"""What other threads do with a file: look into it, list its events, count it. Plain data goes in and comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.events.suggestions import Suggestion, Target, suggest
from journeydesigner.ui.background import Progress
from journeydesigner.ui.measuring.flow import Table

if TYPE_CHECKING:
    from journeydesigner.events.preview import Names
    from journeydesigner.events.report import EventReport
    from journeydesigner.events.rules import Columns, Rules


class Looking:
    """The first look at a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> Table:
        from journeydesigner.events.preview import preview

        return Table(self._path, preview(self._path, progress))


@dataclass(frozen=True)
class Named:
    """The events of a log, and what they could mean."""

    found: "Names"
    suggestions: dict[str, Suggestion]


class Naming:
    """The events of a log."""

    def __init__(self, path: Path, columns: "Columns", targets: Sequence[Target]) -> None:
        self._path, self._columns, self._targets = path, columns, tuple(targets)

    def __call__(self, progress: Progress) -> Named:
        from journeydesigner.events.preview import names

        found = names(self._path, self._columns, progress)
        return Named(found, suggest((name for name, _n in found.names), self._targets))


class Counting:
    """All numbers of a log."""

    def __init__(self, path: Path, rules: "Rules") -> None:
        self._path, self._rules = path, rules

    def __call__(self, progress: Progress) -> "EventReport":
        from journeydesigner.events.report import read_log

        return read_log(self._path, self._rules, progress)
