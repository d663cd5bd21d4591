"""What other threads do with a file: look into it, list its events, count it. Plain data goes in and comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.events.suggestions import Suggestion, Target, suggest
from journeydesigner.ui.background import Progress
from journeydesigner.ui.measuring.flow import Table

if TYPE_CHECKING:
    from journeydesigner.events.preview import Names
    from journeydesigner.events.report import EventReport
    from journeydesigner.events.rules import Columns, DateOrder, Rules


class Looking:
    """The first look at a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> Table:
        from journeydesigner.events.preview import preview

        return Table(self._path, preview(self._path, progress))


@dataclass(frozen=True)
class Named:
    """The events of a log, what they could mean, and what each expression of the rules matches. ``stages``: the titles
    of those that are proposed for a new map."""

    found: "Names"
    suggestions: Mapping[str, Suggestion]
    by_regex: Mapping[str, frozenset[str]]
    stages: tuple[str, ...] | None = None


class Naming:
    """The events of a log, as they are matched with a map's ``targets``."""

    def __init__(self, path: Path, columns: "Columns", targets: Sequence[Target], expressions: Sequence[str]) -> None:
        self._path, self._columns = path, columns
        self._targets, self._expressions = tuple(targets), tuple(expressions)

    def __call__(self, progress: Progress) -> Named:
        from journeydesigner.events.homes import fitting
        from journeydesigner.events.preview import names

        found = names(self._path, self._columns, progress)
        told = [name for name, _n in found.names]
        return Named(found, suggest(told, self._targets), {text: fitting(told, text) for text in self._expressions})


class Drawing:
    """The events of a log, and the map that it suggests."""

    def __init__(self, path: Path, columns: "Columns", dates: "DateOrder", timezone: str) -> None:
        self._path, self._columns, self._timezone = path, columns, timezone
        self._dates: DateOrder = dates

    def __call__(self, progress: Progress) -> Named:
        from journeydesigner.events.first_map import first_map
        from journeydesigner.events.preview import names

        found = names(self._path, self._columns, lambda share, words: progress(0.3 * share, words))
        drawn = first_map(
            self._path, self._columns, self._dates, self._timezone,
            lambda share, words: progress(0.3 + 0.7 * share, words),
        )  # fmt: skip
        return Named(found, drawn.suggestions, {}, tuple(stage.title for stage in drawn.stages))


class Counting:
    """All numbers of a log."""

    def __init__(self, path: Path, rules: "Rules") -> None:
        self._path, self._rules = path, rules

    def __call__(self, progress: Progress) -> "EventReport":
        from journeydesigner.events.report import read_log

        return read_log(self._path, self._rules, progress)
