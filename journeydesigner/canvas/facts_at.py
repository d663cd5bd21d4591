"""What stands behind the number that a pointer is over. Pure: reads the board."""

from dataclasses import dataclass

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.number_facts import (
    NumberFacts,
    dwell_facts,
    flow_facts,
    metric_facts,
    reached_facts,
    rework_facts,
)
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.metrics import anchor_of, metric_of, shown
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.model.ids import MapId, MetricId, RecordId, StageId
from journeydesigner.model.records import Card, Metric

_OF_STAGES = {"reached": reached_facts, "lost": reached_facts, "dwell": dwell_facts, "rework": rework_facts}


@dataclass(frozen=True)
class Behind:
    """The facts of a number, where in the scene it stands, and, of a metric, how it developed."""

    facts: NumberFacts
    rect: Rect
    tile: Tile | None = None


def behind(board: Board, hit: Hit, options: LayoutOptions) -> Behind | None:
    """None where there is no number."""
    rect = _rect(board, hit)
    if rect is None:
        return None
    snapshot, language = board.snapshot, board.snapshot.map(board.map).language
    metric, anchor = _measured(snapshot, board.map, hit, options)
    if metric is not None:
        facts = metric_facts(snapshot, metric, anchor, language, options.today)
        return Behind(facts, rect, shown(metric.name, metric, snapshot.measurements_of(metric.id, anchor)))
    facts = _counted(snapshot, board.map, hit.record, language) if hit.what is What.FIGURE else None
    return Behind(facts, rect) if facts is not None else None


def _rect(board: Board, hit: Hit) -> Rect | None:
    if hit.is_card and hit.lane is not None:
        return board.rect_in_lane(hit.lane, hit.record)
    if hit.what not in (What.FIGURE, What.PILL):
        return None
    for band in board.scene.bands:
        for node in band.nodes:
            if node.key == hit.record:
                return Rect(node.x, band.y + node.y, node.w, node.h)
    return None


def _measured(snapshot: Snapshot, map_id: MapId, hit: Hit, options: LayoutOptions) -> tuple[Metric | None, RecordId]:
    """The metric under the pointer, and at what it is measured there."""
    kind, _colon, rest = hit.record.partition(":")
    found: str | None = None
    anchor: RecordId = rest
    if hit.is_card:
        card = snapshot.table("cards").get(hit.record)
        if isinstance(card, Card):
            found, anchor = metric_of(card), anchor_of(card)
    elif hit.what is What.PILL and kind == "kpi":
        found, anchor = rest, map_id
    elif hit.what is What.FIGURE and kind == "heat":
        found = options.heat
    metric = snapshot.table("metrics").get(MetricId(found)) if found else None
    return (metric if isinstance(metric, Metric) else None), anchor


def _counted(snapshot: Snapshot, map_id: MapId, key: str, language: str) -> NumberFacts | None:
    kind, _colon, rest = key.partition(":")
    if kind == "flow":
        source, _to, target = rest.partition(">")
        begins, ends = (StageId(stage) if stage else None for stage in (source, target))
        return flow_facts(snapshot, map_id, begins, ends, language)
    of_stage = _OF_STAGES.get(kind)
    return of_stage(snapshot, map_id, StageId(rest), language) if of_stage is not None else None
