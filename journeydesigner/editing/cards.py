"""Verbs on cards: what is written in the cells, and where it stands."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.card_links import links_at
from journeydesigner.model import order_keys
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId, new_id
from journeydesigner.model.records import Card, Place
from journeydesigner.wording import _


def add_card(
    document: Document,
    lane: LaneId,
    step: StepId,
    text: str = "",
    *,
    last: StepId | None = None,
    index: int | None = None,
    **fields: Any,
) -> CardId:
    """A new card at ``step`` (to ``last``), the ``index``-th of its cell (None: the last). ``fields`` also hold
    the lane kind's own values, such as ``severity="high"``. Raises InvalidRecordError where they do not suit."""
    record = CardId(new_id("card"))
    with document.change(_("Add card")) as draft:
        place = place_at(draft.snapshot, lane, step, last or step, index)
        map_id = draft.snapshot.lane(lane).map
        draft.put(Card(id=record, map=map_id, place=place, text=text, **fields))
    return record


def add_note(document: Document, map_id: MapId, text: str, **fields: Any) -> CardId:
    """A new unsorted card, the last in the map's inbox."""
    record = CardId(new_id("card"))
    with document.change(_("Add note")) as draft:
        draft.put(Card(id=record, map=map_id, text=text, inbox_order=_end_of_inbox(draft.snapshot, map_id), **fields))
    return record


def set_text(document: Document, card: CardId, text: str) -> None:
    with document.change(_("Edit text")) as draft:
        draft.patch("cards", card, text=text)


def move_card(document: Document, card: CardId, lane: LaneId, step: StepId, index: int | None = None) -> None:
    """Put a card to the ``index``-th place of a cell (counted without itself; None: the last), its span with it.

    A span that would reach beyond the last step is shortened. Raises InvalidRecordError where the card's own
    values do not suit the lane.
    """
    with document.change(_("Move card")) as draft:
        snapshot = draft.snapshot
        last = _shifted_end(snapshot, snapshot.card(card), lane, step)
        place = place_at(snapshot, lane, step, last, index, without=(card,))
        _put_down(draft, snapshot.card(card), snapshot.lane(lane).map, place)


def move_cards(
    document: Document, cards: Iterable[CardId], lane: LaneId, step: StepId, index: int | None = None
) -> None:
    """Put several cards, in their order, one after the other to the ``index``-th place of a cell (counted without
    any of them; None: the last), their spans with them. Raises as ``move_card`` does."""
    found = tuple(cards)
    with document.change(_("Move cards")) as draft:
        snapshot = draft.snapshot
        orders = order_keys.spread(len(found), *gap(snapshot, lane, step, index, found))
        for card, order in zip(found, orders, strict=True):
            record = snapshot.card(card)
            place = Place(lane=lane, first=step, last=_shifted_end(snapshot, record, lane, step), order=order)
            _put_down(draft, record, snapshot.lane(lane).map, place)


def set_span(document: Document, card: CardId, first: StepId, last: StepId) -> None:
    """Let a placed card reach from ``first`` to ``last``. Raises ValueError for a card in the inbox."""
    with document.change(_("Change span")) as draft:
        place = draft.snapshot.card(card).place
        if place is None:
            raise ValueError(_("A note in the inbox has no span."))
        draft.patch("cards", card, place=place.model_copy(update={"first": first, "last": last}))


def to_inbox(document: Document, card: CardId) -> None:
    """Take a card off the map, to the end of the inbox."""
    with document.change(_("Move to inbox")) as draft:
        lay_into_inbox(draft, [draft.snapshot.card(card)])


def delete_cards(document: Document, cards: Iterable[CardId]) -> None:
    found = tuple(cards)
    with document.change(_("Delete card") if len(found) == 1 else _("Delete cards")) as draft:
        draft.delete_all("cards", found)


def duplicate_card(document: Document, card: CardId) -> CardId:
    """A copy with an id of its own, right below the card; of a free note, a little beside it."""
    record = CardId(new_id("card"))
    with document.change(_("Duplicate card")) as draft:
        found = draft.snapshot.card(card)
        place = found.place
        if place is not None:
            cell = [c.id for c in draft.snapshot.cards_at(place.lane, place.first) if c.place and not c.place.is_free]
            index = cell.index(card) + 1 if card in cell else None
            below = place_at(draft.snapshot, place.lane, place.first, place.last, index)
            offset = (place.offset[0] + 16.0, place.offset[1] + 16.0) if place.offset else None
            place = place.model_copy(update={"order": below.order, "offset": offset})
        changes: dict[str, Any] = {"id": record, "place": place, "twin_of": None, "came_from": None, "merged": ()}
        if place is None:
            notes = draft.snapshot.inbox(found.map)
            after = next((note.inbox_order for note in notes if note.inbox_order > found.inbox_order), None)
            changes["inbox_order"] = order_keys.between(found.inbox_order or None, after)
        draft.put(found.model_copy(update=changes))
    return record


def lay_into_inbox_anew(draft: Draft, map_id: MapId, texts: Sequence[str]) -> tuple[CardId, ...]:
    """A note for each text, at the end of the map's inbox; for a caller's change."""
    last = max((note.inbox_order for note in draft.snapshot.inbox(map_id)), default=None)
    made = [CardId(new_id("card")) for _text in texts]
    for record, text, order in zip(made, texts, order_keys.spread(len(made), last), strict=True):
        draft.enter("cards", record, map=map_id, text=text, inbox_order=order)
    return tuple(made)


def lay_into_inbox(draft: Draft, cards: Sequence[Card], *, keep_place: bool = False) -> None:
    """Take cards off the map, to the end of their map's inbox, in their order; for a caller's change.

    ``keep_place``: they were not sorted out by hand and know where they stood.
    """
    by_map: dict[MapId, list[Card]] = {}
    for card in cards:
        by_map.setdefault(card.map, []).append(card)
    for map_id, found in by_map.items():
        last = max((note.inbox_order for note in draft.snapshot.inbox(map_id)), default=None)
        for card, order in zip(found, order_keys.spread(len(found), last), strict=True):
            came_from = {"came_from": card.place} if keep_place and card.place else {}
            draft.patch("cards", card.id, place=None, inbox_order=order, **came_from)


def _end_of_inbox(snapshot: Snapshot, map_id: MapId) -> str:
    return order_keys.between(max((note.inbox_order for note in snapshot.inbox(map_id)), default=None), None)


def place_at(
    snapshot: Snapshot,
    lane: LaneId,
    first: StepId,
    last: StepId,
    index: int | None,
    without: Collection[CardId] = (),
) -> Place:
    """The place at the ``index``-th position of the cell (lane, first), ``without`` left out of the count."""
    return Place(
        lane=lane, first=first, last=last, order=order_keys.between(*gap(snapshot, lane, first, index, without))
    )


def gap(
    snapshot: Snapshot, lane: LaneId, first: StepId, index: int | None, without: Collection[CardId]
) -> tuple[str | None, str | None]:
    """The order keys around the ``index``-th position of a cell, where free notes take none; its end is the end of
    its lane."""
    cell = [
        card.place.order
        for card in snapshot.cards_at(lane, first)
        if card.place and not card.place.is_free and card.id not in without
    ]
    if index is None or index >= len(cell):
        return last_order(snapshot, lane, without), None
    return cell[index - 1] if index > 0 else None, cell[max(index, 0)]


def last_order(snapshot: Snapshot, lane: LaneId, without: Collection[CardId] = ()) -> str | None:
    """The order key after which a lane ends."""
    everyone = (card.place.order for card in snapshot.cards_in(lane) if card.place and card.id not in without)
    return max(everyone, default=None)


def _put_down(draft: Draft, card: Card, map_id: MapId, place: Place) -> None:
    """Put a card to a place, with what a newer version keeps in its own; where it came from is history then, and
    arrows do not reach to another map."""
    more = card.place.model_extra or {} if card.place else {}
    came_from = {"came_from": None} if card.came_from else {}
    if card.map != map_id:
        for link in links_at(draft.snapshot, card.id):
            draft.delete("card_links", link.id)
    draft.patch("cards", card.id, map=map_id, place=place.model_copy(update=more), **came_from)


def _shifted_end(snapshot: Snapshot, card: Card, lane: LaneId, step: StepId) -> StepId:
    """The last step of the card's span after it was moved so that it begins at ``step``."""
    steps = [s.id for s in snapshot.steps_in(snapshot.lane(lane).map)]
    place = card.place
    if place is None or place.first not in steps or place.last not in steps:
        return step
    length = steps.index(place.last) - steps.index(place.first)
    return steps[min(steps.index(step) + length, len(steps) - 1)]
