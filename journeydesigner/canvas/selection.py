"""What is selected: a frozen value of kind and ids, and what is left of it when records go. Knows no widget."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import CardId, LaneId, MapId, PersonaId, RecordId, StepId
from journeydesigner.model.records import Card, Record


class SelectionKind(StrEnum):
    NONE = "none"
    CELL = "cell"
    CARDS = "cards"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    EMOTION = "emotion"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Selection:
    """``ids`` are the selected cards, or the one stage, step, lane, emotion or link; a cell has none.

    A cell and an emotion also say where: ``lane`` and ``step``. For cards these are the place where the keyboard
    stands: the lane and step of the card selected last. ``persona`` is whose place on a curve it is (None: the map's
    own) where there may be no point yet.
    """

    kind: SelectionKind = SelectionKind.NONE
    ids: tuple[RecordId, ...] = ()
    lane: LaneId | None = None
    step: StepId | None = None
    persona: PersonaId | None = None

    @property
    def id(self) -> RecordId | None:
        """The record selected last."""
        return self.ids[-1] if self.ids else None

    @property
    def cards(self) -> tuple[CardId, ...]:
        """The selected cards; none where something else is selected."""
        return cast("tuple[CardId, ...]", self.ids) if self.kind is SelectionKind.CARDS else ()


NOTHING = Selection()
TABLES = {SelectionKind.STAGE: "stages", SelectionKind.STEP: "steps", SelectionKind.LANE: "lanes"}
"""Where the headers' records are."""


def of_cell(lane: LaneId, step: StepId) -> Selection:
    return Selection(SelectionKind.CELL, (), lane, step)


def of_cards(cards: tuple[CardId, ...], snapshot: Snapshot, step: StepId | None = None) -> Selection:
    """``step``: where in the span of the last card the keyboard stands (None: at its beginning)."""
    place = snapshot.card(cards[-1]).place if cards else None
    if place is None:
        return NOTHING
    return Selection(SelectionKind.CARDS, cards, place.lane, step or place.first)


def of_header(kind: SelectionKind, record: RecordId) -> Selection:
    """A stage, a step or a lane."""
    return Selection(kind, (record,))


def of_emotion(lane: LaneId, step: StepId, emotion: RecordId | None, persona: PersonaId | None = None) -> Selection:
    """The point at a step of an emotion lane; where there is none yet the place of one, ``persona``'s or the map's."""
    return Selection(SelectionKind.EMOTION, (emotion,) if emotion else (), lane, step, persona)


def of_link(link: RecordId) -> Selection:
    """An arrow between two cards."""
    return Selection(SelectionKind.LINK, (link,))


def toggled(selection: Selection, card: CardId, snapshot: Snapshot) -> Selection:
    """With the card added, or taken out if it was in."""
    cards = selection.cards
    kept = tuple(c for c in cards if c != card) if card in cards else (*cards, card)
    return of_cards(kept, snapshot)


def surviving(selection: Selection, snapshot: Snapshot, map_id: MapId) -> Selection:
    """What is left of the selection: records that went are no longer in it, a cell goes with its lane or step."""
    match selection.kind:
        case SelectionKind.NONE:
            return selection
        case SelectionKind.CARDS:
            table = snapshot.table("cards")
            cards = tuple(card for card in selection.cards if _is_placed(table.get(card), map_id))
            if cards:
                return of_cards(cards, snapshot, _step_within(snapshot, cards[-1], selection.step))
            return surviving(replace(selection, kind=SelectionKind.CELL, ids=()), snapshot, map_id)
        case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
            return selection if selection.id in snapshot.table(TABLES[selection.kind]) else NOTHING
        case SelectionKind.LINK:
            return selection if selection.id in snapshot.table("card_links") else NOTHING
        case SelectionKind.CELL | SelectionKind.EMOTION:
            is_there = selection.lane in snapshot.table("lanes") and selection.step in snapshot.table("steps")
            if not is_there:
                return NOTHING
            return replace(selection, ids=tuple(i for i in selection.ids if i in snapshot.table("emotions")))


def _is_placed(found: Record | None, map_id: MapId) -> bool:
    return isinstance(found, Card) and found.map == map_id and found.place is not None


def _step_within(snapshot: Snapshot, card: CardId, step: StepId | None) -> StepId | None:
    """``step`` where the card's span covers it."""
    found = snapshot.card(card)
    place = found.place
    if place is None or step is None or place.first == place.last:
        return None
    steps = [s.id for s in snapshot.steps_in(found.map)]
    if step not in steps:
        return None
    return step if steps.index(place.first) <= steps.index(step) <= steps.index(place.last) else None
