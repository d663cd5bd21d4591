"""What a map adds up to: the numbers of its title block, for whoever prints or shows them elsewhere."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.metrics.trends import is_met, trend
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, Metric


@dataclass(frozen=True, slots=True)
class Summary:
    """``kpis``: tiles with a value and a target; ``off_target``: those of them that miss it."""

    kpis: int
    off_target: int
    opportunities: int
    critical_pains: int
    cards: int
    touchpoints: int
    steps: int


def summary(snapshot: Snapshot, map_id: MapId) -> Summary:
    """The counts of a map, each from its records; what lies in the inbox is not on the map."""
    placed = {kind: tuple(cards) for kind, cards in _by_kind(snapshot, map_id).items()}
    met = [verdict for card in placed.get("metrics", ()) if (verdict := _is_met(snapshot, card)) is not None]
    return Summary(
        kpis=len(met),
        off_target=met.count(False),
        opportunities=len(placed.get("opportunities", ())),
        critical_pains=sum(card.extras.get("severity") == "critical" for card in placed.get("pain_points", ())),
        cards=sum(len(cards) for cards in placed.values()),
        touchpoints=len(placed.get("touchpoints", ())),
        steps=len(snapshot.steps_in(map_id)),
    )


def _by_kind(snapshot: Snapshot, map_id: MapId) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for lane in snapshot.lanes_of(map_id):
        found.setdefault(lane.kind, []).extend(snapshot.cards_in(lane.id))
    return found


def _is_met(snapshot: Snapshot, card: Card) -> bool | None:
    """None without metric, target or value."""
    metric_id = metric_of(card)
    metric = snapshot.table("metrics").get(metric_id) if metric_id else None
    if metric_id is None or not isinstance(metric, Metric):
        return None
    latest = trend(metric, snapshot.measurements_of(metric_id, anchor_of(card))).latest
    return is_met(metric, latest.value if latest else None)
