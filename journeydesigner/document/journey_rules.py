"""What follows from a change by itself, and is written as part of it.

Deleting a map, stage, step or lane deletes what stands in it, with the same deletion id, so that the contents
of a whole are told from what somebody else puts there meanwhile. A new stage gets its first step. Writing to
something that lies rescued in the inbox brings it back for good.
"""

from collections.abc import Iterator

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import StageId, first_step_id
from journeydesigner.model.records import Card, Stage, Step


def contents(snapshot: Snapshot, table: str, record: str) -> Iterator[tuple[str, str]]:
    """(table, id) of all that goes when this record goes, itself not among them."""
    match table:
        case "organizations":
            for name in ("maps", "personas", "channels", "metrics"):
                for child in snapshot.children(name, record):
                    yield name, child.id
                    yield from contents(snapshot, name, child.id)
        case "maps":
            for name in ("stages", "lanes"):
                for child in snapshot.children(name, record):
                    yield name, child.id
            yield from (("cards", c.id) for c in snapshot.cards_of(record))
        case "stages":
            steps = {step.id for step in snapshot.children("steps", record)}
            yield from (("steps", step) for step in steps)
            yield from (("cards", c.id) for c in _standing_only_on(snapshot, steps))
        case "steps":
            yield from (("cards", c.id) for c in _standing_only_on(snapshot, {record}))
        case "lanes":
            yield from (("cards", c.id) for c in snapshot.cards_in_lane(record))
        case _:
            return


def _standing_only_on(snapshot: Snapshot, going: set[str]) -> Iterator[Card]:
    """Cards whose whole span goes; one that reaches beyond stays with what is left of it."""
    step = next((snapshot.table("steps")[s] for s in going if s in snapshot.table("steps")), None)
    if not isinstance(step, Step):
        return
    map_id = snapshot.stage(step.stage).map
    position = {s.id: i for i, s in enumerate(snapshot.steps_in(map_id))}
    leaving = {position[s] for s in going if s in position}
    for card in snapshot.cards_of(map_id):
        if card.place is None:
            continue
        span = range(position[card.place.first], position[card.place.last] + 1)
        if leaving.issuperset(span):
            yield card


def birth_of_first_step(stage: Stage) -> Step:
    """The step that every stage is born with."""
    return Step(id=first_step_id(StageId(stage.id)), stage=StageId(stage.id), order="V")
