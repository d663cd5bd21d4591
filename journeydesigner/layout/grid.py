"""The map as a grid: columns, rows, and in which track of its row each card stands. No pixels."""

from dataclasses import dataclass

from journeydesigner.model.records import Card, JourneyMap, Lane, Stage, Step


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stage over the columns ``first`` .. ``last`` (inclusive, from 0)."""

    stage: Stage
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A card over the columns ``first`` .. ``last``, in the ``track``-th place from the top of its row."""

    card: Card
    first: int
    last: int
    track: int


@dataclass(frozen=True, slots=True)
class Row:
    """A lane with its cards: by track, then column."""

    lane: Lane
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What an exporter of cells reads, and what is laid out to a scene."""

    map: JourneyMap
    stages: tuple[StageSpan, ...]
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]
