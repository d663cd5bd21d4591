"""What a person does, at random: each verb picks what it works on from what there is, and does nothing without."""

from random import Random

from journeydesigner.document.document import Document
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.conflicts import settle
from journeydesigner.model.ids import StepId
from journeydesigner.model.records import Evidence
from tests.document import random_outline, random_workshop
from tests.document.random_choices import (
    KINDS,
    WORDS,
    NothingThereError,
    Verb,
    any_card,
    any_lane,
    any_map,
    any_record,
    any_stage,
    any_step,
    one_of,
)


def do(document: Document, verb: str, dice: Random) -> bool:
    """Do a verb; False where there was nothing to do it on, or the journey's rules forbid it."""
    try:
        VERBS[verb](document, dice)
    except (NothingThereError, InvalidRecordError, ValueError):
        return False
    return True


def add_organization(document: Document, dice: Random) -> None:
    structure.add_organization(document, dice.choice(WORDS))


def add_map(document: Document, dice: Random) -> None:
    organization = document.snapshot.organization(any_record(document, dice, "organizations").id)  # type: ignore[arg-type]
    structure.add_map(document, organization.id, dice.choice(WORDS))


def add_stage(document: Document, dice: Random) -> None:
    structure.add_stage(document, any_map(document, dice), dice.choice(WORDS), dice.randrange(4))


def add_step(document: Document, dice: Random) -> None:
    stage = any_stage(document, dice)
    structure.add_step(document, stage, dice.choice(WORDS), dice.randrange(4))


def add_lane(document: Document, dice: Random) -> None:
    structure.add_lane(document, any_map(document, dice), dice.choice(KINDS), dice.choice(WORDS), dice.randrange(4))


def add_card(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    first, last = any_step(document, dice, lane), any_step(document, dice, lane)
    fields = {"severity": "high"} if document.snapshot.lane(lane).kind == "pain_points" else {}
    index = dice.choice((None, 0, 1))
    cards.add_card(document, lane, first, dice.choice(WORDS), last=last, index=index, **fields)


def add_note(document: Document, dice: Random) -> None:
    cards.add_note(document, any_map(document, dice), dice.choice(WORDS))


def move_card(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    cards.move_card(document, any_card(document, dice), lane, any_step(document, dice, lane), dice.choice((None, 0, 1)))


def span_card(document: Document, dice: Random) -> None:
    card = document.snapshot.card(any_card(document, dice))
    if card.place is None:
        raise NothingThereError
    lane = card.place.lane
    cards.set_span(document, card.id, any_step(document, dice, lane), any_step(document, dice, lane))


def to_inbox(document: Document, dice: Random) -> None:
    cards.to_inbox(document, any_card(document, dice))


def write_card(document: Document, dice: Random) -> None:
    cards.set_text(document, any_card(document, dice), dice.choice(WORDS))


def set_evidence(document: Document, dice: Random) -> None:
    evidence = Evidence(kind="observed", source=dice.choice(WORDS), n=dice.randrange(9), of=None)
    set_card_fields(document, [any_card(document, dice)], "Set evidence", evidence=evidence)


def delete_card(document: Document, dice: Random) -> None:
    cards.delete_cards(document, [any_card(document, dice)])


def duplicate_card(document: Document, dice: Random) -> None:
    cards.duplicate_card(document, any_card(document, dice))


def add_tag(document: Document, dice: Random) -> None:
    card = document.snapshot.card(any_card(document, dice))
    set_card_fields(document, [card.id], "Add tag", tags=(*card.tags, dice.choice(("self-service", "a/b", "é"))))


def remove_tag(document: Document, dice: Random) -> None:
    card = document.snapshot.card(any_card(document, dice))
    gone = one_of(dice, card.tags)
    set_card_fields(document, [card.id], "Remove tag", tags=tuple(tag for tag in card.tags if tag != gone))


def rename(document: Document, dice: Random) -> None:
    table = dice.choice(("maps", "stages", "steps", "lanes"))
    structure.rename(document, table, any_record(document, dice, table).id, dice.choice(WORDS))


def move_stage(document: Document, dice: Random) -> None:
    structure.move_stage(document, any_stage(document, dice), dice.randrange(4))


def move_step(document: Document, dice: Random) -> None:
    step = document.snapshot.step(StepId(any_record(document, dice, "steps").id))
    stages = document.snapshot.stages_of(document.snapshot.map_of_step(step.id))
    structure.move_step(document, step.id, one_of(dice, stages).id, dice.randrange(3))


def move_lane(document: Document, dice: Random) -> None:
    structure.move_lane(document, any_lane(document, dice), dice.randrange(4))


def delete_some(document: Document, dice: Random) -> None:
    table = dice.choice(("stages", "steps", "lanes", "stages", "steps", "lanes", "maps"))
    structure.delete(document, table, any_record(document, dice, table).id)


def set_emotion(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    numbers.set_emotion(document, lane, any_step(document, dice, lane), dice.uniform(-3, 3))


def set_quote(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    numbers.set_quote(document, lane, any_step(document, dice, lane), dice.choice(WORDS))


def clear_emotion(document: Document, dice: Random) -> None:
    structure.delete(document, "emotions", any_record(document, dice, "emotions").id)


def measure(document: Document, dice: Random) -> None:
    metric = document.snapshot.metric(any_record(document, dice, "metrics").id)  # type: ignore[arg-type]
    anchor = any_record(document, dice, dice.choice(("maps", "stages", "steps", "cards"))).id
    period = dice.choice(("2026", "2026-Q1", "2026-01", "2026-W07"))
    numbers.measure(document, metric.id, anchor, period, dice.uniform(-100, 100), n=dice.randrange(500))


def add_metric(document: Document, dice: Random) -> None:
    organization = document.snapshot.organization(any_record(document, dice, "organizations").id)  # type: ignore[arg-type]
    numbers.add_metric(document, organization.id, dice.choice(WORDS), kind=dice.choice(("nps", "volume")))


def several_at_once(document: Document, dice: Random) -> None:
    with document.change("Several"):
        for verb in (add_stage, add_card, write_card):
            verb(document, dice)


def undo(document: Document, dice: Random) -> None:
    document.undo()


def redo(document: Document, dice: Random) -> None:
    document.redo()


def settle_one(document: Document, dice: Random) -> None:
    settle(document, one_of(dice, document.conflicts), dice.choice(("kept", "lost")))


VERBS: dict[str, Verb] = {
    verb.__name__: verb
    for verb in (
        add_map, add_stage, add_step, add_lane, add_card, add_note, move_card, span_card, to_inbox, write_card,
        set_evidence, delete_card, duplicate_card, add_tag, remove_tag, rename, move_stage, move_step, move_lane,
        delete_some, set_emotion, set_quote, clear_emotion, measure, add_metric, several_at_once, undo, redo,
        settle_one, *random_workshop.VERBS, *random_outline.VERBS,
    )
}  # fmt: skip
