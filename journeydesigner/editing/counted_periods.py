"""Verbs on the numbers that a log gave to a map, period by period."""

from collections.abc import Iterator

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.metrics.numbers import period_text
from journeydesigner.model.ids import MapId, MeasurementId, RecordId, new_id
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.periods import period_key
from journeydesigner.wording import _


def remove_counted(document: Document, map_id: MapId, period: str) -> None:
    """Take out what logs told of a map in a period: its movements, and the measurements that were entered with them.

    The rules stay, so that the right file maps by itself; so do metrics and their tiles. What was typed, or came from
    elsewhere, is not touched. One change; none where nothing was counted.
    """
    snapshot = document.snapshot
    gone = [found for found in snapshot.movements_of(map_id) if found.period == period]
    if not gone:
        return
    with document.change(_("Remove the numbers of {period}").format(period=period_text(period))) as draft:
        by = new_id("deletion")
        for found in gone:
            draft.delete("movements", found.id, by)
        for record in tuple(_measurements(snapshot, map_id, period)):
            draft.delete("measurements", record, by)
        logs, left = _logs(snapshot), _logs(draft.snapshot)
        for metric in _metrics_of_logs(snapshot, map_id) if left else ():
            if metric.source in logs and metric.source not in left:
                draft.patch("metrics", metric.id, source=left[-1])


def _measurements(snapshot: Snapshot, map_id: MapId, period: str) -> Iterator[MeasurementId]:
    """Those of a period at a map and its stages that logs gave."""
    anchors: tuple[RecordId, ...] = (map_id, *(stage.id for stage in snapshot.stages_of(map_id)))
    for metric in _metrics_of_logs(snapshot, map_id):
        for anchor in anchors:
            for found in snapshot.measurements_of(metric.id, anchor):
                if found.period == period:
                    yield found.id


def _metrics_of_logs(snapshot: Snapshot, map_id: MapId) -> tuple[Metric, ...]:
    """Those that name a log as their source, as metrics do into which one is entered."""
    logs = set(_logs(snapshot))
    return tuple(m for m in snapshot.metrics_of(snapshot.map(map_id).organization) if m.source in logs)


def _logs(snapshot: Snapshot) -> tuple[str, ...]:
    """The sources of all that was counted, the latest period's last."""
    found = [one for one in snapshot.table("movements").values() if isinstance(one, Movements) and one.source]
    return tuple(one.source for one in sorted(found, key=lambda one: period_key(one.period)))
