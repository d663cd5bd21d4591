"""A snapshot as it would be with one record more or different: what gestures preview before anything is written."""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.records import Card, CardLink, Emotion, Record, Step

R = TypeVar("R", Card, Emotion)


def supposing_card(snapshot: Snapshot, card: Card) -> Snapshot:
    """``snapshot`` with ``card``, new or in place of the one of its id. Nothing is checked."""
    index = snapshot.index
    before = cast("Card | None", snapshot.table("cards").get(card.id))
    cards_in: dict[str, Any] = dict(index.cards_in)
    cells: dict[Any, Any] = dict(index.cells)
    for found in (before, card):
        if found is None:
            continue
        home = found.place.lane if found.place else found.map
        cards_in[home] = _with(cards_in.get(home, ()), card, is_in=found is card)
        if found.place:
            cell = (found.place.lane, found.place.first)
            cells[cell] = _with(cells.get(cell, ()), card, is_in=found is card)
    tables = _entered(snapshot.tables, "cards", card)
    return replace(snapshot, tables=tables, index=replace(index, cards_in=cards_in, cells=cells))


def without_cards(snapshot: Snapshot, cards: Collection[str]) -> Snapshot:
    """``snapshot`` as if some of its cards, and the arrows at them, were not there."""
    rows = cast("Mapping[str, Card]", snapshot.table("cards"))
    gone = [rows[card] for card in cards if card in rows]
    index = snapshot.index
    cards_in: dict[str, Any] = dict(index.cards_in)
    cells: dict[Any, Any] = dict(index.cells)
    for home in {card.place.lane if card.place else card.map for card in gone}:
        cards_in[home] = tuple(card for card in cards_in.get(home, ()) if card.id not in cards)
    for cell in {(card.place.lane, card.place.first) for card in gone if card.place}:
        cells[cell] = tuple(card for card in cells.get(cell, ()) if card.id not in cards)
    children: dict[str, Any] = dict(index.children)
    if links := index.children.get("card_links"):
        children["card_links"] = {
            home: tuple(link for link in found if not _is_at(link, cards)) for home, found in links.items()
        }
    tables = {**snapshot.tables, "cards": {card: row for card, row in rows.items() if card not in cards}}
    return replace(snapshot, tables=tables, index=replace(index, cards_in=cards_in, cells=cells, children=children))


def _is_at(link: Record, cards: Collection[str]) -> bool:
    return isinstance(link, CardLink) and (link.source in cards or link.target in cards)


def supposing_emotion(snapshot: Snapshot, emotion: Emotion) -> Snapshot:
    """``snapshot`` with ``emotion``, new or in place of the one of its id. Nothing is checked."""
    index = snapshot.index
    groups: dict[str, Any] = dict(index.children.get("emotions", {}))
    kept = [other for other in groups.get(emotion.lane, ()) if other.id != emotion.id]
    groups[emotion.lane] = tuple(sorted([*kept, emotion], key=lambda found: found.id))
    children = {**index.children, "emotions": groups}
    return replace(
        snapshot, tables=_entered(snapshot.tables, "emotions", emotion), index=replace(index, children=children)
    )


def supposing_steps(snapshot: Snapshot, steps: Iterable[Step]) -> Snapshot:
    """``snapshot`` with ``steps`` in place of those of their ids, where these stand in their map, whatever stage they
    now belong to. Nothing is checked."""
    found = {step.id: step for step in steps}
    index, rows = snapshot.index, {**snapshot.table("steps"), **found}
    maps: dict[str, Any] = dict(index.steps)
    groups: dict[str, Any] = dict(index.children.get("steps", {}))
    for map_id in {snapshot.map_of_step(step) for step in found}:
        maps[map_id] = tuple(rows[step.id] for step in snapshot.steps_in(map_id))
        for stage in snapshot.stages_of(map_id):
            groups[stage.id] = tuple(step for step in maps[map_id] if step.stage == stage.id)
    children = {**index.children, "steps": groups}
    tables = {**snapshot.tables, "steps": rows}
    return replace(snapshot, tables=tables, index=replace(index, steps=maps, children=children))


def _entered(tables: Mapping[str, Mapping[str, Any]], table: str, record: Card | Emotion) -> dict[str, Any]:
    return {**tables, table: {**tables.get(table, {}), record.id: record}}


def _with(cards: tuple[Card, ...], card: Card, *, is_in: bool) -> tuple[Card, ...]:
    """``cards`` in order, with or without the one of ``card``'s id."""
    kept = [other for other in cards if other.id != card.id]
    if is_in:
        insort(kept, card, key=lambda other: other.sort_key)
    return tuple(kept)
