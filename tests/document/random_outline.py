"""What a person does in the outline and with copies, at random: records that come and go within one change."""

from random import Random

from journeydesigner.document.document import Document
from journeydesigner.editing import copying, outlining, pasting_copies
from journeydesigner.model.ids import StepId
from tests.document.random_choices import any_card, any_lane, any_map, any_record, any_stage, any_step, one_of


def _any_step(document: Document, dice: Random) -> StepId:
    return StepId(any_record(document, dice, "steps").id)


def stage_to_step(document: Document, dice: Random) -> None:
    outlining.stage_to_step(document, any_stage(document, dice))


def step_to_stage(document: Document, dice: Random) -> None:
    outlining.step_to_stage(document, _any_step(document, dice))


def step_to_card(document: Document, dice: Random) -> None:
    step = _any_step(document, dice)
    lane = one_of(dice, document.snapshot.lanes_of(document.snapshot.map_of_step(step)))
    outlining.step_to_card(document, step, lane.id)


def card_to_step(document: Document, dice: Random) -> None:
    outlining.card_to_step(document, any_card(document, dice))


def shift(document: Document, dice: Random) -> None:
    by = 1 if dice.random() < 0.5 else -1
    if dice.random() < 0.3:
        outlining.shift_stage(document, any_stage(document, dice), by)
    elif dice.random() < 0.6:
        outlining.shift_step(document, _any_step(document, dice), by)
    else:
        outlining.shift_card(document, any_card(document, dice), by)


def paste_copies(document: Document, dice: Random) -> None:
    """Cards, a lane, a step or a stage, copied and pasted somewhere."""
    snapshot, which = document.snapshot, dice.randrange(4)
    if which == 0:
        held = copying.copy_cards(snapshot, document.id, [any_card(document, dice)], document.assets)
    elif which == 1:
        held = copying.copy_lane(snapshot, document.id, any_lane(document, dice), document.assets)
    else:
        stage = any_stage(document, dice)
        steps = [step.id for step in snapshot.steps_of(stage)]
        if which == 2:
            held = copying.copy_steps(snapshot, document.id, steps[:1], document.assets)
        else:
            held = copying.copy_steps(snapshot, document.id, steps, document.assets, stage=stage)
    map_id = any_map(document, dice)
    lanes = snapshot.lanes_of(map_id)
    lane = dice.choice(lanes).id if lanes and dice.random() < 0.7 else None
    step = any_step(document, dice, lane) if lane else None
    pasting_copies.paste_cards(document, held, pasting_copies.At(map_id, lane, step))


VERBS = (stage_to_step, step_to_stage, step_to_card, card_to_step, shift, paste_copies)
