"""A copy of a journey for a client: what happens and what it measures, without the inside and who said so."""

from journeydesigner.document.from_records import snapshot_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common import parts
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId


def redacted(snapshot: Snapshot, map_id: MapId) -> tuple[Snapshot, tuple[str, ...]]:
    """The copy, and in sentences what was taken out."""
    records = parts.all_records(snapshot)
    for lane in snapshot.lanes_of(map_id):
        if kind(lane.kind).is_internal:
            parts.take_out_lane(snapshot, lane, records)
    parts.take_out_lines(snapshot, map_id, records)
    return snapshot_of(parts.without_the_loose(records), snapshot.assets), ()
