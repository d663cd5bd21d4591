"""What is shown one after another: a title, a page for each stage (several for one of many steps), the whole map."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import ceil

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId, StageId, StepId

MOST_STEPS = 4
"""Steps of one page: of more, a card would be too narrow for text that is read from the last row."""


class Part(StrEnum):
    TITLE = "title"
    PAGE = "page"
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Page:
    """Some steps of a stage. ``number`` is the stage's (from 1); it is the ``part``-th of ``parts`` pages of it."""

    stage: StageId
    steps: tuple[StepId, ...]
    number: int
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """One press of the key: ``page`` counts the pages from 0, ``screen`` the screenfuls of one that is too tall."""

    part: Part
    page: int = 0
    screen: int = 0


TITLE, OVERVIEW = Stop(Part.TITLE), Stop(Part.OVERVIEW)


def pages_of(snapshot: Snapshot, map_id: MapId) -> tuple[Page, ...]:
    """The pages of a map, left to right; a stage of many steps is parted evenly."""
    pages: list[Page] = []
    for number, stage in enumerate(snapshot.stages_of(map_id), start=1):
        steps = tuple(step.id for step in snapshot.steps_of(stage.id))
        groups = _evenly(steps, ceil(len(steps) / MOST_STEPS))
        pages += [Page(stage.id, group, number, part, len(groups)) for part, group in enumerate(groups, start=1)]
    return tuple(pages)


def page_of_step(pages: tuple[Page, ...], step: StepId) -> int | None:
    """The place of the page on which a step is."""
    return next((place for place, page in enumerate(pages) if step in page.steps), None)


def page_of_stage(pages: tuple[Page, ...], stage: StageId) -> int | None:
    """The place of a stage's first page."""
    return next((place for place, page in enumerate(pages) if page.stage == stage), None)


def page_of_number(pages: tuple[Page, ...], number: int) -> int | None:
    """The place of the first page of the ``number``-th stage (from 1)."""
    return next((place for place, page in enumerate(pages) if page.number == number), None)


def screens(heights: tuple[float, ...], room: float) -> tuple[float, ...]:
    """Where to scroll so that rows of these heights are all seen once, whole wherever ``room`` can hold them.

    The first is 0; each begins with a row, the last with the first one from which all the others fit. A row that is
    itself taller than the room is seen piece by piece.
    """
    total = sum(heights)
    starts = [0.0, *accumulate(heights)]
    tops = [0.0]
    while tops[-1] + room < total - 0.5:
        whole = [start for start in starts if tops[-1] < start <= tops[-1] + room + 0.5]
        if not whole:  # of a row taller than the room a piece stays for the eye
            tops.append(min(tops[-1] + room * 0.85, total - room))
            continue
        fitting = [start for start in starts if tops[-1] < start <= whole[-1] and total - start <= room + 0.5]
        tops.append(fitting[0] if fitting else whole[-1])
    return tuple(tops)


def _evenly(steps: tuple[StepId, ...], count: int) -> list[tuple[StepId, ...]]:
    size, more = divmod(len(steps), max(count, 1))
    groups: list[tuple[StepId, ...]] = []
    start = 0
    for place in range(count):
        end = start + size + (place < more)
        groups.append(steps[start:end])
        start = end
    return groups
