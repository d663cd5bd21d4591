"""Journeys of any size, written with the program's own verbs: what the benchmarks run on."""

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import (
    add_channel,
    add_lane,
    add_map,
    add_organization,
    add_persona,
    add_stage,
    add_step,
    rename,
)
from journeydesigner.model import order_keys
from journeydesigner.model.ids import CardId, ChannelId, LaneId, MapId, StepId, first_step_id, new_id
from journeydesigner.model.records import Card, Place

CARDS_PER_CELL = 2
STEPS_PER_STAGE = 5
KINDS = ("goals", "actions", "thoughts", "touchpoints", "pain_points", "opportunities", "frontstage", "backstage")
OPENINGS = ("Compares", "Asks about", "Looks up", "Forgets", "Signs", "Returns to", "Calls because of", "Waits for")
THINGS = ("the yearly bill", "two offers side by side", "the delivery date", "a form with nine fields", "the contract",
          "an appointment after work", "the first invoice", "a reply that does not come")  # fmt: skip
ENDINGS = ("", " on the phone", " late in the evening", " for the third time", " with a neighbour at the table",
           " and writes down what is still open, because nobody else will")  # fmt: skip
SEVERITIES = ("low", "medium", "high", "critical")


@dataclass(frozen=True)
class BigMap:
    """A document with one map of ``cards`` cards."""

    document: Document
    map: MapId
    cards: int


@cache
def big_map(cards: int) -> BigMap:
    """A map of exactly ``cards`` cards: about three steps to a lane, two cards to a cell; the same text each time."""
    chance = random.Random(cards)
    document = new_document()
    with document.change("Make a big map") as draft:
        organization = add_organization(document, "Helia Energy")
        channels = [add_channel(document, organization, name) for name in ("Web", "Phone", "Shop")]
        persona = add_persona(document, organization, "Nora Klein")
        journey = add_map(document, organization, f"A journey of {cards} cards", persona=persona)
        lanes = _lanes(document, journey, cards)
        steps = _steps(document, journey, -(-cards // (len(lanes) * CARDS_PER_CELL)))
        left = cards
        for lane, kind in lanes:
            for card in _cards_of(lane, kind, journey, steps, channels, chance)[:left]:
                draft.put(card)
                left -= 1
        feelings = add_lane(document, journey, "emotion", "Emotion")
        for step in steps:
            set_emotion(document, feelings, step, chance.uniform(-2, 2))
    return BigMap(document, journey, cards)


def _lanes(document: Document, journey: MapId, cards: int) -> list[tuple[LaneId, str]]:
    count = max(len(KINDS), round((cards / CARDS_PER_CELL / 3) ** 0.5))
    kinds = [KINDS[index % len(KINDS)] for index in range(count)]
    return [(add_lane(document, journey, kind, f"{kind} {i + 1}"), kind) for i, kind in enumerate(kinds)]


def _steps(document: Document, journey: MapId, count: int) -> list[StepId]:
    steps: list[StepId] = []
    while len(steps) < count:
        stage = add_stage(document, journey, f"Stage {len(steps) // STEPS_PER_STAGE + 1}", question="And now?")
        rename(document, "steps", first_step_id(stage), f"Step {len(steps) + 1}")
        steps.append(first_step_id(stage))
        for _ in range(min(STEPS_PER_STAGE - 1, count - len(steps))):
            steps.append(add_step(document, stage, f"Step {len(steps) + 1}"))
    return steps


def _cards_of(
    lane: LaneId, kind: str, journey: MapId, steps: list[StepId], channels: list[ChannelId], chance: random.Random
) -> list[Card]:
    """The lane's cards, column by column."""
    orders = order_keys.spread(len(steps) * CARDS_PER_CELL)
    return [
        Card(
            id=CardId(new_id("card")),
            map=journey,
            place=Place(lane=lane, first=step, last=step, order=orders[index * CARDS_PER_CELL + place]),
            text=f"{chance.choice(OPENINGS)} {chance.choice(THINGS)}{chance.choice(ENDINGS)}",
            channel=chance.choice(channels) if kind == "touchpoints" else None,
            **_values(kind, chance),
        )
        for index, step in enumerate(steps)
        for place in range(CARDS_PER_CELL)
    ]


def _values(kind: str, chance: random.Random) -> dict[str, Any]:
    match kind:
        case "pain_points":
            return {"severity": chance.choice(SEVERITIES), "mentions": chance.randint(1, 40)}
        case "opportunities":
            return {"impact": chance.randint(1, 5), "effort": chance.randint(1, 5)}
        case _:
            return {}
