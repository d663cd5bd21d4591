"""What a small picture of a map needs to know of it: columns, rows and how much stands in them. No texts, no pixels."""

from dataclasses import dataclass
from typing import Literal

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import LaneKind, kind, scale_of
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.layout.grid import Grid, Row
from journeydesigner.layout.grid_of import grid_of
from journeydesigner.model.ids import MapId, StepId
from journeydesigner.model.records import Lane

RowForm = Literal["cards", "curve", "divider"]
_FULL_TEXT = 40
"""Characters of a text that is drawn as long as its card."""


@dataclass(frozen=True, slots=True)
class GlimpseCard:
    """A card over the columns ``first`` .. ``last``; ``words`` 0..1 is how much of it its text fills."""

    first: int
    last: int
    family: str
    words: float


@dataclass(frozen=True, slots=True)
class GlimpseRow:
    """A lane; ``points`` of a curve are (column, -1 .. 1)."""

    form: RowForm
    family: str
    cards: tuple[GlimpseCard, ...] = ()
    points: tuple[tuple[int, float], ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.form != "divider" and not self.cards and not self.points


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A map: ``stages`` are each stage's columns, ``colours`` its own colour or ""."""

    stages: tuple[int, ...]
    colours: tuple[str, ...]
    rows: tuple[GlimpseRow, ...]
    is_cycle: bool = False
    brand: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        return sum(self.stages)


def glimpse_of(snapshot: Snapshot, map_id: MapId) -> Glimpse:
    """A map at a glance. Raises KeyError for a map that the snapshot does not have."""
    grid = grid_of(snapshot, map_id)
    columns = {step.id: index for index, step in enumerate(grid.steps)}
    return Glimpse(
        stages=tuple(span.last - span.first + 1 for span in grid.stages),
        colours=tuple(span.stage.colour or "" for span in grid.stages),
        rows=tuple(_row(snapshot, grid, row, columns) for row in grid.rows),
        is_cycle=grid.map.is_cycle,
        brand=snapshot.organization(grid.map.organization).brand,
    )


def _row(snapshot: Snapshot, grid: Grid, row: Row, columns: dict[StepId, int]) -> GlimpseRow:
    found = kind(row.lane.kind)
    if found.is_divider:
        return GlimpseRow("divider", "slate")
    if found.is_curve:
        return GlimpseRow("curve", "slate", points=_points(snapshot, grid, row.lane, columns))
    return GlimpseRow("cards", found.family, _cards(row, found))


def _cards(row: Row, found: LaneKind) -> tuple[GlimpseCard, ...]:
    """One card for each place: what stands further down in a cell makes the picture no clearer."""
    return tuple(
        GlimpseCard(slot.first, slot.last, family_of(slot.card, found.family), _words(slot.card.text))
        for slot in row.slots
        if slot.track == 0
    )


def _words(text: str) -> float:
    return min(1.0, max(0.4, len(text) / _FULL_TEXT))


def _points(snapshot: Snapshot, grid: Grid, lane: Lane, columns: dict[StepId, int]) -> tuple[tuple[int, float], ...]:
    """The map's own persona's curve; where they have none, the first that there is."""
    emotions = snapshot.emotions_of(lane.id)
    own = (None, grid.map.persona)
    shown = [emotion for emotion in emotions if emotion.persona in own] or [
        emotion for emotion in emotions if emotion.persona == emotions[0].persona
    ]
    scale = scale_of(lane)
    half = (scale.high - scale.low) / 2
    sign = -1.0 if scale.direction == "down" else 1.0
    found = {
        columns[emotion.step]: sign * max(-1.0, min(1.0, (emotion.value - scale.middle) / half))
        for emotion in shown
        if emotion.step in columns
    }
    return tuple(sorted(found.items()))
