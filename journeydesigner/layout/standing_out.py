"""What stands out on a map, stage by stage: the worst pain, what could be done, the number farthest from its target."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.metrics import shown, tile_of
from journeydesigner.lanes.pain_points import Severity, severity_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.card_rows import facts_of, owned_by
from journeydesigner.layout.grid import Grid, StageSpan
from journeydesigner.layout.grid_of import grid_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, Lane

_RANKS: dict[Severity | None, int] = {"critical": 4, "high": 3, "medium": 2, None: 1, "low": 0}
Of = TypeVar("Of")
_PAINS, _IDEAS = "pain_points", "opportunities"


@dataclass(frozen=True, slots=True)
class TileAt:
    """A KPI and where it is measured: the titles of its stage and step, both "" for the whole map."""

    tile: Tile
    key: str
    facts: Facts
    stage: str = ""
    step: str = ""
    place: int = -1


class StandingOut:
    """Of one map. Raises KeyError for a map that is not there."""

    def __init__(self, snapshot: Snapshot, map_id: MapId, pen: Pen) -> None:
        self.snapshot, self.pen = snapshot, pen
        self.grid: Grid = grid_of(snapshot, map_id)
        self._owned = owned_by(snapshot, map_id)

    def facts(self, card: Card) -> Facts:
        return facts_of(self.snapshot, card, self.pen, self._owned)

    def cards(self, span: StageSpan, name: str) -> list[tuple[Lane, Card]]:
        """The cards of a stage in lanes of a kind, by column."""
        found = [
            (slot.first, row.lane, slot.card)
            for row in self.grid.rows
            if row.lane.kind == name
            for slot in row.slots
            if slot.first <= span.last and slot.last >= span.first and slot.card.text.strip()
        ]
        return [(lane, card) for _column, lane, card in sorted(found, key=lambda each: each[0])]

    def worst_pain(self, span: StageSpan) -> tuple[Lane, Card] | None:
        """The pain that hurts most, then the one told most often, then the first."""
        return worst_of(self.cards(span, _PAINS))

    def best_idea(self, span: StageSpan) -> tuple[Lane, Card] | None:
        """The opportunity that brings most for its effort, else the first."""
        return max(self.cards(span, _IDEAS), key=lambda each: _worth(each[1]), default=None)

    def tiles(self) -> Iterator[TileAt]:
        """The KPIs on the map that show a metric, by column."""
        found: list[tuple[int, TileAt]] = []
        for row in self.grid.rows:
            if not kind(row.lane.kind).is_tile:
                continue
            for slot in row.slots:
                facts = self.facts(slot.card)
                place = next(n for n, span in enumerate(self.grid.stages) if span.first <= slot.first <= span.last)
                stage, step = self.grid.stages[place].stage, self.grid.steps[slot.first]
                if facts.metric is not None:
                    tile = tile_of(slot.card, facts)
                    found.append((slot.first, TileAt(tile, slot.card.id, facts, stage.title, step.title, place)))
        yield from (each for _column, each in sorted(found, key=lambda each: each[0]))

    def whole(self) -> Iterator[TileAt]:
        """What is measured for the map as a whole."""
        journey = self.grid.map
        for metric in self.snapshot.metrics_of(journey.organization):
            series = self.snapshot.measurements_of(metric.id, journey.id)
            if series:
                facts = Facts(self.pen, None, metric, series)
                yield TileAt(shown(metric.name, metric, series), f"map:{metric.id}", facts)

    def key_tile(self, span: StageSpan) -> TileAt | None:
        """The KPI of a stage farthest from its target; where all are met or have none, the first with a value."""
        place = self.grid.stages.index(span)
        tiles = [each for each in self.tiles() if each.place == place]
        return key_of(tiles, lambda each: each.tile)

    def face(self, lane: Lane, card: Card, width: float) -> Face:
        """The card as its lane draws it."""
        found = kind(lane.kind)
        assert isinstance(found, CardLane)
        return found.face(card, width, self.facts(card))


def worst_of(pains: Iterable[tuple[Lane, Card]]) -> tuple[Lane, Card] | None:
    """The pain that hurts most, then the one told most often, then the first."""
    return max(pains, key=lambda each: badness(each[1]), default=None)


def key_of(tiles: Sequence[Of], tile: Callable[[Of], Tile]) -> Of | None:
    """The one whose KPI is farthest from its target; where all are met or have none, the first with a value."""
    missed = [each for each in tiles if tile(each).is_met is False]
    if missed:
        return max(missed, key=lambda each: _shortfall(tile(each)))
    return next((each for each in tiles if tile(each).value is not None), tiles[0] if tiles else None)


def badness(card: Card) -> tuple[int, int]:
    """Sorts pains: severity, then how many told of it."""
    mentions = card.extras.get("mentions")
    return (_RANKS.get(severity_of(card), 1), mentions if isinstance(mentions, int) else 0)


def _worth(card: Card) -> float:
    impact, effort = card.extras.get("impact"), card.extras.get("effort")
    return (impact if isinstance(impact, int) else 2) / max(effort if isinstance(effort, int) else 3, 1)


def _shortfall(tile: Tile) -> float:
    """How far from its target, as a share of it."""
    if tile.metric is None or tile.metric.target is None or tile.value is None:
        return 0.0
    return abs(tile.value - tile.metric.target) / max(abs(tile.metric.target), 1e-9)
