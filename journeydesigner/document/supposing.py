"""A snapshot as it would be with one record more or different: what gestures preview before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.records import Card, Emotion, Step

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
    return tuple(sorted([*kept, card] if is_in else kept, key=lambda other: other.sort_key))
