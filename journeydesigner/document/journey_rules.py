"""What follows from a change by itself, and is written as part of it.

Deleting a map, stage, step or lane deletes what stands in it, was measured at it and said about it, with the same
deletion id, so that the contents of a whole are told from what somebody else puts there meanwhile. Arrows and votes are
not: they show only as long as both of their ends do.
"""

from collections.abc import Container, Iterator, Mapping
from typing import cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Card, Comment, Emotion


def contents(snapshot: Snapshot, table: str, *records: str) -> Iterator[tuple[str, str]]:
    """(table, id) of all that goes when these records go, themselves not among them."""
    inside = dict.fromkeys(item for record in records for item in _inside(snapshot, table, record))
    yield from inside
    if not snapshot.index.series and not snapshot.table("comments"):
        return
    going = {*records, *(item for _table, item in inside)}
    measured = (found for (_metric, anchor), found in snapshot.index.series.items() if anchor in going)
    here = [("measurements", found.id) for series in measured for found in series]
    here += [("comments", found.id) for found in _said_about(snapshot, going)]
    yield from (item for item in here if item not in inside)


def _said_about(snapshot: Snapshot, going: Container[str]) -> Iterator[Comment]:
    """The comments about what goes, with the replies to them wherever these are anchored."""
    comments = cast("Mapping[str, Comment]", snapshot.table("comments"))
    for comment in comments.values():
        head = comments.get(comment.reply_to or "")
        if comment.id not in going and (comment.anchor in going or (head is not None and head.anchor in going)):
            yield comment


def _inside(snapshot: Snapshot, table: str, record: str) -> Iterator[tuple[str, str]]:
    match table:
        case "organizations":
            for name in ("maps", "personas", "channels", "metrics"):
                for child in snapshot.children(name, record):
                    yield name, child.id
                    yield from _inside(snapshot, name, child.id)
        case "maps":
            yield from _contents_of_map(snapshot, MapId(record))
        case "stages":
            steps = {step.id for step in snapshot.steps_of(StageId(record))}
            yield from (("steps", step) for step in steps)
            yield from _contents_of_steps(snapshot, snapshot.stage(StageId(record)).map, steps)
        case "steps":
            yield from _contents_of_steps(snapshot, snapshot.map_of_step(StepId(record)), {record})
        case "lanes":
            yield from (("cards", card.id) for card in snapshot.cards_in(LaneId(record)))
            yield from (("emotions", point.id) for point in snapshot.emotions_of(LaneId(record)))
        case "personas":
            points = cast("Iterator[Emotion]", iter(snapshot.table("emotions").values()))
            yield from (("emotions", point.id) for point in points if point.persona == record)
        case "metrics":
            yield from (("measurements", found.id) for found in snapshot.history_of(record))
        case _:
            return


def _contents_of_map(snapshot: Snapshot, record: MapId) -> Iterator[tuple[str, str]]:
    for stage in snapshot.stages_of(record):
        yield "stages", stage.id
        yield from (("steps", step.id) for step in snapshot.steps_of(stage.id))
    for lane in snapshot.lanes_of(record):
        yield "lanes", lane.id
        yield from (("emotions", point.id) for point in snapshot.emotions_of(lane.id))
    yield from (("cards", card.id) for card in snapshot.cards_of(record))


def _contents_of_steps(snapshot: Snapshot, map_id: MapId, going: Container[str]) -> Iterator[tuple[str, str]]:
    """Cards whose whole span goes (one that reaches beyond stays with what is left of it), and points of curves."""
    steps = snapshot.steps_in(map_id)
    position = {step.id: index for index, step in enumerate(steps)}
    stays = [step.id not in going for step in steps]
    for lane in snapshot.lanes_of(map_id):
        for card in snapshot.cards_in(lane.id):
            if not any(stays[slice(*_span(card, position))]):
                yield "cards", card.id
        yield from (("emotions", point.id) for point in snapshot.emotions_of(lane.id) if point.step in going)


def _span(card: Card, position: dict[StepId, int]) -> tuple[int, int]:
    assert card.place is not None, "a card in a lane has a place"
    return position[card.place.first], position[card.place.last] + 1
