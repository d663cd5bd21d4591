"""Picking at random what a verb works on from what there is."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from journeydesigner.document.document import Document
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Record

T = TypeVar("T")
Verb = Callable[[Document, Random], None]

WORDS = ("", "Wait", "Bill", "日本", "Überblick", "a\nb", "=1+1", "😀", "long " * 20)
KINDS = ("actions", "pain_points", "touchpoints", "emotion", "metrics")


class NothingThereError(Exception):
    """A verb found nothing to work on."""


def one_of(dice: Random, found: Sequence[T]) -> T:
    if not found:
        raise NothingThereError
    return dice.choice(found)


def any_record(document: Document, dice: Random, table: str) -> Record:
    return one_of(dice, sorted(document.snapshot.table(table).values(), key=lambda record: record.id))


def any_map(document: Document, dice: Random) -> MapId:
    return MapId(any_record(document, dice, "maps").id)


def any_stage(document: Document, dice: Random) -> StageId:
    return StageId(any_record(document, dice, "stages").id)


def any_lane(document: Document, dice: Random) -> LaneId:
    return LaneId(any_record(document, dice, "lanes").id)


def any_card(document: Document, dice: Random) -> CardId:
    return CardId(any_record(document, dice, "cards").id)


def any_step(document: Document, dice: Random, lane: LaneId) -> StepId:
    """A step of the lane's map."""
    return one_of(dice, document.snapshot.steps_in(document.snapshot.lane(lane).map)).id
