"""How customers move through a map, as the tables that a page or a text tells: the latest period's, then forecasts."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_tables import forecast_tables
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.number_tables import Table, held_words
from journeydesigner.model.ids import MapId


def told_tables(snapshot: Snapshot, map_id: MapId) -> tuple[Table, ...]:
    """In the order in which they are told; of the transitions the matrix, which says all of them in little room."""
    found = MovementTables(snapshot, map_id, is_latest=True)
    tables = [found.matrix(found.movements[0]) if table.name == "Transitions" else table for table in found.all()]
    return (*tables, *forecast_tables(snapshot, map_id))


def said_of(table: Table) -> tuple[str, ...]:
    """What stands over a table: how its numbers were counted, and what is held back."""
    return (*table.said, *held_words(table))
