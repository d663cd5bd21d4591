"""Answers and KPI values entered on a copy of the journey, by another thread: what would come of them is seen first."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.document.document import Document
from journeydesigner.events.answers import Answers
from journeydesigner.events.values import Values
from journeydesigner.files.captured import Captured, copy_of
from journeydesigner.metrics.held_back import K
from journeydesigner.model.ids import MapId
from journeydesigner.ui.background import Progress
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.wording import _


@dataclass(frozen=True)
class Tried:
    """What was ``found`` in a file for a map: a line for each number that would be entered, and what is left out."""

    map: MapId
    found: Answers | Values
    lines: tuple[str, ...]
    odd: tuple[str, ...]


class Trying:
    """Reads the file as a flow says."""

    def __init__(self, flow: Flow, captured: Captured, map_id: MapId) -> None:
        self._flow, self._captured, self._map = flow, captured, map_id

    def __call__(self, progress: Progress) -> Tried:
        flow = self._flow
        progress(0.1, _("Reading {name}").format(name=flow.table.path.name))
        copy = copy_of(self._captured)
        found = read(flow, copy, self._map)
        progress(0.6, _("Looking for its places on the map"))
        lines, odd = enter(copy, self._map, found, flow.table.path.name)
        return Tried(self._map, found, tuple(lines), tuple(odd))


def read(flow: Flow, document: Document, map_id: MapId) -> Answers | Values:
    """What the file holds. Raises EventsError."""
    from journeydesigner.events.answers import read_answers
    from journeydesigner.events.places import Places
    from journeydesigner.events.values import read_values

    path = flow.table.path
    if flow.kind == "answers":
        return read_answers(path, per=flow.per, dates=flow.dates, question=flow.question, timezone=flow.timezone)
    places = Places(document.snapshot, map_id).names
    return read_values(path, places, dates=flow.dates, period=flow.period, metric=flow.question)


def enter(
    document: Document, map_id: MapId, found: Answers | Values, source: str
) -> tuple[Sequence[str], Sequence[str]]:
    """Enter it as one change: what was entered, and what was left out."""
    from journeydesigner.events import answers_words
    from journeydesigner.events.answers_onto_map import enter_answers
    from journeydesigner.events.values_onto_map import enter_values

    if isinstance(found, Answers):
        entered = enter_answers(document, map_id, found, source=source)
        nowhere = {place for place, _n in entered.nowhere}
        lines = [line for line, tally in zip(answers_words.lines(found), found.tallies, strict=True)
                 if tally.place not in nowhere and tally.n >= K]  # fmt: skip
        return lines, list(answers_words.warnings(found, entered))
    told = enter_values(document, map_id, found, source=source)
    return told.lines, [*found.notes, *found.odd, *told.odd]
