"""What cards stand on, and where a card is shown whose map, lane or steps are gone or were moved: the rules of a
journey read into what people wrote apart from each other. Nothing of it is ever written."""

from collections.abc import Mapping
from typing import Any, cast

from journeydesigner.document.liveness import is_deleted, was_written_unseen
from journeydesigner.document.registers import Registers
from journeydesigner.document.schema import Schema
from journeydesigner.document.snapshot import StepKey
from journeydesigner.model.records import Card, JourneyMap, Lane, Place, Record, Step

Children = Mapping[str, Mapping[str, tuple[Record, ...]]]
_NOTHING: Mapping[str, Any] = {}


class CardGround:
    """The living maps, lanes and steps of one refresh. ``known`` are all maps, dead ones too; ``steps`` and
    ``positions`` as in the snapshot's index."""

    def __init__(
        self,
        registers: Registers,
        schema: Schema,
        tables: Mapping[str, Mapping[str, Record]],
        known: Mapping[str, Record],
        children: Children,
        steps: Mapping[str, tuple[Step, ...]],
        positions: Mapping[str, tuple[str, StepKey]],
    ) -> None:
        self._registers, self._schema = registers, schema
        self._rows = registers.tables.get("cards", {})
        self._maps, self._living_steps = tables.get("maps", _NOTHING), tables.get("steps", _NOTHING)
        self._lanes = cast("Mapping[str, Lane]", tables.get("lanes", _NOTHING))
        self._known_maps, self._children = known, children
        self._steps, self._positions = steps, positions
        self._adoptive: dict[str, str] = {}

    def cards_to_place(
        self, known: Mapping[str, Card], old: Mapping[str, Card], changed: Mapping[str, None]
    ) -> list[str]:
        """The changed cards, and those that a change of the ground may have moved: of most a look says it did not."""
        lanes = {record: lane.map for record, lane in self._lanes.items()}
        positions = {record: self._positions[record] for record in self._living_steps}
        found = list(changed)
        for record, card in known.items():
            before = old.get(record)
            if before is None or record in changed:
                continue
            place = card.place
            if before is card and place is not None and lanes.get(place.lane) == card.map:
                first = positions.get(place.first)
                if first is not None and first[0] == card.map:
                    if place.first == place.last:
                        continue
                    last = positions.get(place.last)
                    if last is not None and last[0] == card.map and first[1] <= last[1]:
                        continue
            found.append(record)
        return found

    def living_card(self, card: Card, homeless: set[str]) -> Card | None:
        """The card as it is shown; None where it is gone for good. One whose map is gone is put among ``homeless``."""
        row = self._rows.get(card.id, _NOTHING)
        is_dead = is_deleted(row)
        if is_dead and not was_written_unseen(self._registers, "cards", card.id, row):
            return None
        if card.map not in self._maps:
            homeless.add(card.id)
            return card.model_copy(update={"map": self._adoptive_map(card.map), "place": None})
        place = None if is_dead else self._standing(card)
        return card if place is card.place else card.model_copy(update={"place": place})

    def _adoptive_map(self, gone: str) -> str:
        """The map in whose inbox the cards of a gone map are: its organisation's first, else the first of all."""
        if gone not in self._adoptive:
            record = cast("JourneyMap | None", self._known_maps.get(gone))
            organizations = [o.id for o in self._children.get("organizations", {}).get("", ())]
            first = [record.organization] if record is not None else []
            maps = (self._children.get("maps", {}).get(o, ()) for o in [*first, *organizations])
            self._adoptive[gone] = next((found[0].id for found in maps if found), gone)
        return self._adoptive[gone]

    def _standing(self, card: Card) -> Place | None:
        """The card's place with inverted or lost ends made right; None where nothing of it is left, or where its
        own values do not suit the lane (after a merge): it lies in the inbox. Free notes suit every lane."""
        place = card.place
        if place is None:
            return None
        lane = self._lanes.get(place.lane)
        if lane is None or lane.map != card.map or not (place.is_free or self._schema.suits(lane.kind, card)):
            return None
        first = self._positions.get(place.first)
        last = first if place.last == place.first else self._positions.get(place.last)
        if first is not None and first is last and first[0] == card.map and place.first in self._living_steps:
            return place
        keys = sorted(end[1] for end in (first, last) if end is not None and end[0] == card.map)
        if not keys:
            return None
        within = [s for s in self._steps.get(card.map, ()) if keys[0] <= self._positions[s.id][1] <= keys[-1]]
        if not within:
            return None
        if (within[0].id, within[-1].id) == (place.first, place.last):
            return place
        return place.model_copy(update={"first": within[0].id, "last": within[-1].id})
