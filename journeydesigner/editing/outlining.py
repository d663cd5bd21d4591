"""Verbs of an outline: a stage becomes a step and a step a stage, a step a card and a card a step; up and down over
the borders of steps and stages. What stands in it comes along."""

from typing import Literal

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import add_card, move_card
from journeydesigner.editing.order import key_at
from journeydesigner.editing.structure import add_stage, add_step, move_stage
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId
from journeydesigner.model.records import Card, Step
from journeydesigner.wording import _

_SAYS = frozenset({"id", "map", "place", "text", "inbox_order", "twin_of", "came_from"})
"""The fields of a card that is nothing but its text."""


def stage_to_step(document: Document, stage: StageId) -> StepId:
    """Let a stage go, and its steps become the last ones of the stage before; the first of them takes the stage's title
    where it has none. That step. Raises ValueError for the first stage."""
    with document.change(_("Make it a step")) as draft:
        snapshot = draft.snapshot
        found = snapshot.stage(stage)
        stages = [other.id for other in snapshot.stages_of(found.map)]
        place = stages.index(stage)
        if not place:
            raise ValueError(_("There is no stage before it whose step it could become."))
        before, steps = stages[place - 1], snapshot.steps_of(stage)
        add_step(document, stage, "")  # a stage without any would keep its first, and take it along when it goes
        for step in steps:
            order = key_at(draft.snapshot.steps_of(before), None)
            draft.patch("steps", step.id, stage=before, order=order)
        if not steps[0].title:
            draft.patch("steps", steps[0].id, title=found.title)
        draft.delete("stages", stage)
    return steps[0].id


def step_to_stage(document: Document, step: StepId) -> StageId:
    """Let a step begin a stage of its own, right after its stage, with its title; the steps after it come along.

    The only step of a stage already is one. Raises ValueError.
    """
    with document.change(_("Make it a stage")) as draft:
        snapshot = draft.snapshot
        found = snapshot.step(step)
        steps = snapshot.steps_of(found.stage)
        place = [other.id for other in steps].index(step)
        if not place:
            raise ValueError(_("It is the first step of its stage already."))
        stages = [other.id for other in snapshot.stages_of(snapshot.stage(found.stage).map)]
        fresh = add_stage(document, snapshot.stage(found.stage).map, found.title, stages.index(found.stage) + 1)
        empty = draft.snapshot.steps_of(fresh)[0].id
        for index, other in enumerate(steps[place:]):
            draft.patch("steps", other.id, stage=fresh, order=key_at(draft.snapshot.steps_of(fresh), index + 1))
        draft.patch("steps", step, title="" if len(steps) - place == 1 else found.title)
        draft.delete("steps", empty)
    return fresh


def step_to_card(document: Document, step: StepId, lane: LaneId) -> CardId:
    """Let an empty step go, and its title become a card of ``lane`` in the step before.

    Raises ValueError where something stands in it, or no step is before it in its stage.
    """
    with document.change(_("Make it a card")) as draft:
        snapshot = draft.snapshot
        found = snapshot.step(step)
        steps = [other.id for other in snapshot.steps_of(found.stage)]
        place = steps.index(step)
        if not place:
            raise ValueError(_("There is no step before it in its stage for it to go into."))
        if _holds_anything(snapshot, found):
            raise ValueError(_("Something stands in this step: move that first."))
        draft.delete("steps", step)
        return add_card(document, lane, steps[place - 1], found.title)


def card_to_step(document: Document, card: CardId) -> StepId:
    """Let a card that holds nothing but its text become a step after the one it stands in.

    Raises ValueError for one that holds more, and for a note of the inbox.
    """
    with document.change(_("Make it a step")) as draft:
        snapshot = draft.snapshot
        found = snapshot.card(card)
        if found.place is None:
            raise ValueError(_("A note of the inbox stands in no step yet: move it into one first."))
        if not is_plain(found):
            raise ValueError(_("This card holds more than its text, which a step has no room for."))
        step = snapshot.step(found.place.last)
        places = [other.id for other in snapshot.steps_of(step.stage)]
        draft.delete("cards", card)
        return add_step(document, step.stage, found.text, places.index(step.id) + 1)


def is_plain(card: Card) -> bool:
    """Whether a card is nothing but its text."""
    blank = Card(id=card.id, map=card.map)
    held = (name for name in {*type(card).model_fields, *card.extras} if name not in _SAYS)
    return all(getattr(card, name, None) == getattr(blank, name, None) for name in held)


def shift_stage(document: Document, stage: StageId, by: Literal[1, -1]) -> bool:
    """One place on among the stages; whether there was one."""
    snapshot = document.snapshot
    places = [other.id for other in snapshot.stages_of(snapshot.stage(stage).map)]
    place = places.index(stage) + by
    if not 0 <= place < len(places):
        return False
    move_stage(document, stage, place)
    return True


def shift_step(document: Document, step: StepId, by: Literal[1, -1]) -> bool:
    """One place on among the steps of its stage, then into the next stage (the one before); whether there was one.

    Raises ValueError for the only step of a stage, which stays in it.
    """
    with document.change(_("Move step")) as draft:
        snapshot = draft.snapshot
        stage = snapshot.step(step).stage
        steps = [other.id for other in snapshot.steps_of(stage)]
        place = steps.index(step) + by
        if 0 <= place < len(steps):
            others = [other for other in snapshot.steps_of(stage) if other.id != step]
            draft.patch("steps", step, order=key_at(others, place))
            return True
        stages = [other.id for other in snapshot.stages_of(snapshot.stage(stage).map)]
        there = stages.index(stage) + by
        if not 0 <= there < len(stages):
            return False
        if len(steps) == 1:
            raise ValueError(_("A stage keeps at least one step."))
        order = key_at(draft.snapshot.steps_of(stages[there]), 0 if by > 0 else None)
        draft.patch("steps", step, stage=stages[there], order=order)
        return True


def shift_card(document: Document, card: CardId, by: Literal[1, -1]) -> bool:
    """One place on in its cell, then into the next step (the one before); whether there was one."""
    snapshot = document.snapshot
    place = snapshot.card(card).place
    if place is None or place.is_free:
        return False
    in_cell = snapshot.cards_at(place.lane, place.first)
    cell = [other.id for other in in_cell if other.place and not other.place.is_free]
    index = cell.index(card) + by
    if 0 <= index < len(cell):
        move_card(document, card, place.lane, place.first, index)
        return True
    steps = [step.id for step in snapshot.steps_in(snapshot.card(card).map)]
    there = steps.index(place.first) + by
    if not 0 <= there < len(steps):
        return False
    move_card(document, card, place.lane, steps[there], 0 if by > 0 else None)
    return True


def _holds_anything(snapshot: Snapshot, step: Step) -> bool:
    lanes = snapshot.lanes_of(snapshot.stage(step.stage).map)
    return any(
        any(card.place and step.id in (card.place.first, card.place.last) for card in snapshot.cards_in(lane.id))
        or any(point.step == step.id for point in snapshot.emotions_of(lane.id))
        for lane in lanes
    )
