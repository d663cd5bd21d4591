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
    card_link_id,
    emotion_id,
    first_step_id,
    new_id,
)
from journeydesigner.model.records import Card, MergedCard, Place
from journeydesigner.wording import _


def duplicate_map(document: Document, map_id: MapId) -> MapId:
    """A copy of the map with all that stands on it, its arrows, saved views and the rules by which its logs are read,
    at the end of the organisation's maps.

    Measurements and movements stay with the original: they were measured there; and so do comments, votes and the
    agenda: they were about it.
    """
    with document.change(_("Duplicate map")) as draft:
        title = _("{title}, copy").format(title=draft.snapshot.map(map_id).title)
        return _Copy(draft, map_id, are_twins=False).made(title=title)


def add_twin(document: Document, map_id: MapId) -> MapId:
    """A to-be map that starts as the as-is map stands, and knows of all that is on it where it came from."""
    with document.change(_("Add to-be twin")) as draft:
        title = _("{title}, to-be").format(title=draft.snapshot.map(map_id).title)
        return _Copy(draft, map_id, are_twins=True).made(title=title, kind="to-be", as_is=map_id, status="draft")


class _Copy:
    """One copy under way. ``fresh``: old id -> new id."""

    def __init__(self, draft: Draft, map_id: MapId, *, are_twins: bool) -> None:
        self.draft, self.map_id, self.are_twins = draft, map_id, are_twins
        self.snapshot: Snapshot = draft.snapshot
        self.fresh: dict[RecordId, RecordId] = {map_id: new_id("map")}

    def made(self, **changes: Any) -> MapId:
        found = self.snapshot.map(self.map_id)
        last = max(other.order for other in self.snapshot.maps_of(found.organization))
        order = order_keys.between(last, None)
        made = MapId(self.fresh[self.map_id])
        self.draft.put(found.model_copy(update={"id": made, "order": order, "is_locked": False, **changes}))
        self._columns()
        self._lanes()
        self._cards()
        self._views()
        self._rules()
        return made

    def _columns(self) -> None:
        for stage in self.snapshot.stages_of(self.map_id):
            self.fresh[stage.id] = new_id("stage")
            self.draft.put(stage.model_copy(update=self._named(stage.id) | {"map": self.fresh[self.map_id]}))
            born_with = first_step_id(StageId(self.fresh[stage.id]))
            for place, step in enumerate(self.snapshot.steps_of(stage.id)):
                self.fresh[step.id] = new_id("step") if place else born_with
                self.draft.put(step.model_copy(update=self._named(step.id) | {"stage": self.fresh[stage.id]}))

    def _lanes(self) -> None:
        for lane in self.snapshot.lanes_of(self.map_id):
            self.fresh[lane.id] = new_id("lane")
            self.draft.put(lane.model_copy(update=self._named(lane.id) | {"map": self.fresh[self.map_id]}))
            for emotion in self.snapshot.emotions_of(lane.id):
                if emotion.step not in self.fresh:
                    continue
                home, step = LaneId(self.fresh[lane.id]), StepId(self.fresh[emotion.step])
                record = EmotionId(emotion_id(home, step, emotion.persona))
                self.draft.put(emotion.model_copy(update={"id": record, "lane": home, "step": step}))

    def _cards(self) -> None:
        cards = tuple(self.snapshot.cards_of(self.map_id))
        self.fresh.update({card.id: new_id("card") for card in cards})
        for card in cards:
            self.draft.put(self._copied(card))
        for link in self.snapshot.links_of(self.map_id):
            if link.source in self.fresh and link.target in self.fresh:
                source, target = CardId(self.fresh[link.source]), CardId(self.fresh[link.target])
                ends = {"id": card_link_id(source, target), "source": source, "target": target}
                self.draft.put(link.model_copy(update={**ends, "map": self.fresh[self.map_id]}))

    def _views(self) -> None:
        for view in self.snapshot.saved_views_of(self.map_id):
            lanes = tuple(LaneId(self.fresh[lane]) for lane in view.filter.lanes if lane in self.fresh)
            wanted = view.filter.model_copy(update={"lanes": lanes})
            changes = {"id": new_id("view"), "map": self.fresh[self.map_id], "filter": wanted}
            self.draft.put(view.model_copy(update=changes))

    def _rules(self) -> None:
        for rules in self.snapshot.rules_of(self.map_id):
            matches = tuple(
                match.model_copy(update={name: self._there(getattr(match, name)) for name in ("stage", "touchpoint")})
                for match in rules.matches
            )
            changes = {"id": new_id("rules"), "map": self.fresh[self.map_id], "goal": self._there(rules.goal)}
            stages = tuple(StageId(self.fresh[stage]) for stage in rules.stages if stage in self.fresh)
            self.draft.put(rules.model_copy(update={**changes, "stages": stages, "matches": matches}))

    def _there(self, record: RecordId | None) -> RecordId | None:
        """What stands on the copy instead; None of what is gone."""
        return self.fresh.get(record) if record is not None else None

    def _named(self, record: RecordId) -> dict[str, Any]:
        """The new id, and on a to-be map the old one as whose twin it is."""
        fresh = {"id": self.fresh[record]}
        return {**fresh, "twin_of": record} if self.are_twins else fresh

    def _copied(self, card: Card) -> Card:
        """The card under its new id. What it refers to on its map is the copy's; a tile keeps its metric."""
        changes = self._named(card.id) | {"map": MapId(self.fresh[card.map])}
        changes["links"] = tuple(self.fresh.get(link, link) for link in card.links)
        changes["place"] = self._place(card.place)
        changes["came_from"] = self._place(card.came_from)
        changes["merged"] = tuple(self._merged(entry) for entry in card.merged)
        for name in ("anchor", "effect_stage"):
            if card.extras.get(name) in self.fresh:
                changes[name] = self.fresh[card.extras[name]]
        return card.model_copy(update=changes)

    def _place(self, place: Place | None) -> Place | None:
        """The same place on the copy; None where it is gone on the original, too."""
        if place is None:
            return None
        ends = {name: self.fresh.get(getattr(place, name)) for name in ("lane", "first", "last")}
        return place.model_copy(update=ends) if all(ends.values()) else None

    def _merged(self, entry: MergedCard) -> MergedCard:
        """What went into a card, under an id of its own: put back, it is no card of the original's."""
        return entry.model_copy(update={"card": new_id("card"), "place": self._place(entry.place)})
