"""Verbs on free notes: cards that float over the map at an offset from a cell.

A free note becomes a normal card by ``cards.move_card``, which puts it into a cell.
"""

from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import place_at
from journeydesigner.model.ids import CardId, LaneId, StepId, new_id
from journeydesigner.model.records import Card, Place
from journeydesigner.wording import _

Offset = tuple[float, float]
"""Px at 100 % right of and below the upper left corner of a cell."""


def add_free_note(
    document: Document, lane: LaneId, step: StepId, offset: Offset, text: str = "", **fields: Any
) -> CardId:
    """A new note that floats over the map. It may float over any lane, whatever that one's cards are."""
    record = CardId(new_id("card"))
    with document.change(_("Add free note")) as draft:
        place = _floating(place_at(draft.snapshot, lane, step, step, None), offset)
        draft.put(Card(id=record, map=draft.snapshot.lane(lane).map, place=place, text=text, **fields))
    return record


def float_card(document: Document, card: CardId, lane: LaneId, step: StepId, offset: Offset) -> None:
    """Let a card, or a note of the inbox, float over the map; a free note is moved. It covers no other card's place."""
    with document.change(_("Move free note")) as draft:
        snapshot = draft.snapshot
        place = _floating(place_at(snapshot, lane, step, step, None, without=(card,)), offset)
        draft.patch("cards", card, map=snapshot.lane(lane).map, place=place)


def _floating(place: Place, offset: Offset) -> Place:
    x, y = offset
    return place.model_copy(update={"offset": (float(round(x)), float(round(y)))})
