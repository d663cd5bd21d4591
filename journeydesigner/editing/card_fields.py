"""Verbs on the fields of several cards at once: one step to undo, however many they are."""

from collections.abc import Iterable, Mapping
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import last_order
from journeydesigner.model import order_keys
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId
from journeydesigner.model.records import Card, Place
from journeydesigner.wording import _


def set_card_fields(document: Document, cards: Iterable[CardId], label: str, **fields: Any) -> None:
    """Write the same fields of several cards. Raises InvalidRecordError where they do not suit one."""
    with document.change(label) as draft:
        for card in cards:
            draft.patch("cards", card, **fields)


def add_tag(document: Document, cards: Iterable[CardId], tag: str) -> None:
    """Give each of the cards a tag. An empty one is none."""
    with document.change(_("Add tag")) as draft:
        snapshot = draft.snapshot
        for card in cards if tag.strip() else ():
            held = snapshot.card(card).tags
            draft.patch("cards", card, tags=(*held, tag.strip()))


def remove_tag(document: Document, cards: Iterable[CardId], tag: str) -> None:
    with document.change(_("Remove tag")) as draft:
        snapshot = draft.snapshot
        for card in cards:
            held = snapshot.card(card).tags
            draft.patch("cards", card, tags=tuple(other for other in held if other != tag))


def change_kind(document: Document, cards: Iterable[CardId], lane_kind: str) -> None:
    """Move cards to their map's first lane of a kind, each at the steps where it stands; notes of the inbox to its
    first step. What the old kind knew of a card stays with it.

    Raises ValueError where the map has no such lane, and InvalidRecordError where a card does not suit it.
    """
    with document.change(_("Change kind")) as draft:
        snapshot = draft.snapshot
        going: dict[LaneId, list[tuple[Card, StepId, StepId]]] = {}
        for card in dict.fromkeys(cards):
            found = snapshot.card(card)
            lane, place = _first_lane(snapshot, found.map, lane_kind), found.place
            if place is None:
                first = last = _first_step(snapshot, found.map)
            elif place.lane == lane and not place.is_free:
                continue
            else:
                first, last = place.first, place.first if place.is_free else place.last
            going.setdefault(lane, []).append((found, first, last))
        for lane, moves in going.items():
            orders = order_keys.spread(len(moves), last_order(snapshot, lane))
            for (found, first, last), order in zip(moves, orders, strict=True):
                place = Place(lane=lane, first=first, last=last, order=order)
                draft.patch("cards", found.id, place=place, came_from=None)


def style_of(card: Card) -> Mapping[str, Any]:
    """What is looks, not content: what is copied from a card to be pasted as style."""
    return {"colour": card.colour}


def paste_style(document: Document, cards: Iterable[CardId], style: Mapping[str, Any]) -> None:
    """Let cards look like the one that ``style`` was copied from."""
    set_card_fields(document, cards, _("Paste style"), **style)


def _first_lane(snapshot: Snapshot, map_id: MapId, kind: str) -> LaneId:
    for lane in snapshot.lanes_of(map_id):
        if lane.kind == kind:
            return lane.id
    raise ValueError(_("This map has no lane of that kind yet; add one first."))


def _first_step(snapshot: Snapshot, map_id: MapId) -> StepId:
    steps = snapshot.steps_in(map_id)
    if not steps:
        raise ValueError(_("This map has no stage yet; add one first."))
    return steps[0].id
