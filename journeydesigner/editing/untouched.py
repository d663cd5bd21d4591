"""Whether a map's stages are still as they came, with a template, and nothing stands on the map yet."""

from collections.abc import Iterator

from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.registers import ABSENT, Fields
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.model.ids import MapId, RecordId

_SAID = {"stages": ("title", "question", "colour", "twin_of", "order"), "steps": ("title", "stage", "twin_of", "order")}
"""What somebody may have made of a stage or step, if it says anything; how it is shown, and that a deletion was undone,
is nothing."""

_NOTHING = ("", None, ABSENT)


def has_untouched_stages(document: Document, map_id: MapId) -> bool:
    """Whether nobody would miss the stages of a map: it may be changed, nothing stands on it or refers to them, and
    each stage and step says what it said when the map was made or, at once, put into the reader's language."""
    snapshot = document.snapshot
    if is_locked(snapshot, map_id) or _is_in_use(snapshot, map_id):
        return False
    born = _born(document.registers.row("maps", map_id))
    return all(stamp in born for stamp in _written(document, map_id)) and not _lost_some(document, map_id, born)


def _is_in_use(snapshot: Snapshot, map_id: MapId) -> bool:
    """Whether anything but notes in the inbox is on the map, was said of it, or is told or compared by its stages."""
    lanes = snapshot.lanes_of(map_id)
    return bool(
        any(snapshot.cards_in(lane.id) or snapshot.emotions_of(lane.id) for lane in lanes)
        or snapshot.comments_of(map_id)
        or snapshot.rules_of(map_id)
        or snapshot.movements_of(map_id)
        or snapshot.forecasts_of(map_id)
        or snapshot.map(map_id).as_is
        or any(other.as_is == map_id for other in snapshot.maps)
        or _is_measured(snapshot, map_id)
    )


def _is_measured(snapshot: Snapshot, map_id: MapId) -> bool:
    places: set[RecordId] = {stage.id for stage in snapshot.stages_of(map_id)}
    places |= {step.id for step in snapshot.steps_in(map_id)}
    return any(anchor in places for _metric, anchor in snapshot.measured)


def _born(row: Fields) -> set[Stamp]:
    """When the map was made and, for a template of ours, when its words were translated."""
    return {row[field].stamp for field in ("organization", "language") if field in row}


def _written(document: Document, map_id: MapId) -> Iterator[Stamp]:
    snapshot = document.snapshot
    there = {
        "stages": [stage.id for stage in snapshot.stages_of(map_id)],
        "steps": [step.id for step in snapshot.steps_in(map_id)],
    }
    for table, records in there.items():
        for record in records:
            row = document.registers.row(table, record)
            said = (row[field] for field in _SAID[table] if field in row)
            yield from (register.stamp for register in said if register.value not in _NOTHING)


def _lost_some(document: Document, map_id: MapId, born: set[Stamp]) -> bool:
    """Whether a stage that came with the map was taken out: then those that are left were chosen."""
    living = document.snapshot.table("stages")
    for record, row in document.registers.tables.get("stages", {}).items():
        if record not in living and "map" in row and row["map"].value == map_id and row["map"].stamp in born:
            return True
    return False
