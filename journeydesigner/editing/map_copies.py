"""Verbs that make a map from a map: a copy, and the to-be twin of an as-is map. All records get fresh ids."""

from typing import Any

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model import order_keys
from journeydesigner.model.ids import (
    CardId,
    EmotionId,
    LaneId,
    MapId,
    RecordId,
    StageId,
    StepId,
    emotion_id,
    first_step_id,
    new_id,
)
from journeydesigner.model.records import Card
from journeydesigner.wording import _


def duplicate_map(document: Document, map_id: MapId) -> MapId:
    """A copy of the map with all that stands on it, at the end of the organisation's maps. Measurements stay with
    the original: they were measured there."""
    with document.change(_("Duplicate map")) as draft:
        title = _("{title}, copy").format(title=draft.snapshot.map(map_id).title)
        return _copy(draft, map_id, title=title, is_locked=False)


def add_twin(document: Document, map_id: MapId) -> MapId:
    """A to-be map that starts as the as-is map stands, and knows which one it came from."""
    with document.change(_("Add to-be twin")) as draft:
        title = _("{title}, to-be").format(title=draft.snapshot.map(map_id).title)
        return _copy(draft, map_id, title=title, kind="to-be", as_is=map_id, status="draft", is_locked=False)


def _copy(draft: Draft, map_id: MapId, **changes: Any) -> MapId:
    snapshot = draft.snapshot
    fresh: dict[RecordId, RecordId] = {map_id: new_id("map")}
    found = snapshot.map(map_id)
    last = max(other.order for other in snapshot.maps_of(found.organization))
    order = order_keys.between(last, None)
    draft.put(found.model_copy(update={"id": fresh[map_id], "order": order, **changes}))
    _copy_columns(draft, snapshot, map_id, fresh)
    _copy_lanes(draft, snapshot, map_id, fresh)
    _copy_cards(draft, snapshot, map_id, fresh)
    return MapId(fresh[map_id])


def _copy_columns(draft: Draft, snapshot: Snapshot, map_id: MapId, fresh: dict[RecordId, RecordId]) -> None:
    for stage in snapshot.stages_of(map_id):
        fresh[stage.id] = new_id("stage")
        draft.put(stage.model_copy(update={"id": fresh[stage.id], "map": fresh[map_id]}))
        born_with = first_step_id(StageId(fresh[stage.id]))
        for place, step in enumerate(snapshot.steps_of(stage.id)):
            fresh[step.id] = new_id("step") if place else born_with
            draft.put(step.model_copy(update={"id": fresh[step.id], "stage": fresh[stage.id]}))


def _copy_lanes(draft: Draft, snapshot: Snapshot, map_id: MapId, fresh: dict[RecordId, RecordId]) -> None:
    for lane in snapshot.lanes_of(map_id):
        fresh[lane.id] = new_id("lane")
        draft.put(lane.model_copy(update={"id": fresh[lane.id], "map": fresh[map_id]}))
        for emotion in snapshot.emotions_of(lane.id):
            if emotion.step not in fresh:
                continue
            home, step = LaneId(fresh[lane.id]), StepId(fresh[emotion.step])
            record = EmotionId(emotion_id(home, step, emotion.persona))
            draft.put(emotion.model_copy(update={"id": record, "lane": home, "step": step}))


def _copy_cards(draft: Draft, snapshot: Snapshot, map_id: MapId, fresh: dict[RecordId, RecordId]) -> None:
    cards = tuple(snapshot.cards_of(map_id))
    fresh.update({card.id: new_id("card") for card in cards})
    for card in cards:
        draft.put(_copied(card, fresh))


def _copied(card: Card, fresh: dict[RecordId, RecordId]) -> Card:
    """The card under its new id. What it refers to on its map is the copy's; a tile keeps its metric."""
    changes: dict[str, Any] = {"id": CardId(fresh[card.id]), "map": MapId(fresh[card.map])}
    changes["links"] = tuple(fresh.get(link, link) for link in card.links)
    if card.place is not None:
        place = card.place
        ends = {name: fresh[getattr(place, name)] for name in ("lane", "first", "last")}
        changes["place"] = place.model_copy(update=ends)
    if card.extras.get("anchor") in fresh:
        changes["anchor"] = fresh[card.extras["anchor"]]
    return card.model_copy(update=changes)
