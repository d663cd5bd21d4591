"""Journeys to lay out: some plain, one at random."""

import random
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_persona, add_stage, add_step
from journeydesigner.lanes.kinds import kinds
from journeydesigner.model.ids import LaneId, MapId, StepId

WORDS = (
    *("bill", "battery", "solar", "offer", "kilowatt-hour", "visit", "installs", "compare", "neighbour"),
    *("a", "the", "of", "Rechtsschutzversicherungsgesellschaft"),
)


class Journey:
    """A document with one map, and its steps and lanes at hand."""

    def __init__(self, stages: int = 2, steps: int = 2, kinds_of_lanes: tuple[str, ...] = ("actions",)) -> None:
        self.document: Document = new_document()
        self.organization = add_organization(self.document, "Helia")
        self.map: MapId = add_map(self.document, self.organization, "Buying a battery")
        self.steps: list[StepId] = []
        for number in range(stages):
            stage = add_stage(self.document, self.map, f"Stage {number}", question="Why so?")
            self.steps.append(self.document.snapshot.steps_of(stage)[0].id)
            self.steps += [add_step(self.document, stage, f"Step {number}.{n}") for n in range(1, steps)]
        self.lanes: list[LaneId] = [add_lane(self.document, self.map, name, name) for name in kinds_of_lanes]

    @property
    def snapshot(self):
        return self.document.snapshot


def random_journey(seed: int) -> Journey:
    """Every kind of lane, filled at random."""
    dice = random.Random(seed)
    names = tuple(kinds())
    journey = Journey(dice.randint(1, 5), dice.randint(1, 3), names)
    persona = add_persona(journey.document, journey.organization, "Nora Klein", role="First-time buyer")
    other = add_persona(journey.document, journey.organization, "Tomas Berg")
    with journey.document.change("Set persona") as draft:
        draft.patch("maps", journey.map, persona=persona)
    for lane, name in zip(journey.lanes, names, strict=True):
        if kinds()[name].is_divider:
            continue
        if kinds()[name].is_curve:
            for step in journey.steps:
                if dice.random() < 0.8:
                    who = dice.choice([None, persona, other])
                    set_emotion(journey.document, lane, step, dice.uniform(-2, 2), who)
                    if dice.random() < 0.6:
                        set_quote(journey.document, lane, step, sentence(dice), who)
            continue
        for _count in range(dice.randint(0, 8)):
            random_card(journey, dice, lane, name)
    return journey


def random_card(journey: Journey, dice: random.Random, lane: LaneId, name: str) -> None:
    first = dice.randrange(len(journey.steps))
    last = min(first + dice.choice([0, 0, 0, 1, 2]), len(journey.steps) - 1)
    metric = None
    fields: dict[str, Any] = {"is_moment_of_truth": dice.random() < 0.2}
    if name == "pain_points":
        fields |= {"severity": dice.choice(["low", "medium", "high", "critical"]), "mentions": dice.randint(0, 4000)}
    if name == "opportunities":
        fields |= {"impact": dice.randint(1, 5), "effort": dice.randint(1, 5), "owner": dice.choice(WORDS)}
    if name in ("process", "backstage"):
        fields["shape"] = dice.choice(["task", "decision", "start", "end", "wait", "document", "system", None])
    if name == "metrics":
        metric = add_metric(journey.document, journey.organization, sentence(dice), unit="percent", target=0.5)
        fields["metric"] = metric
    card = add_card(journey.document, lane, journey.steps[first], sentence(dice), last=journey.steps[last], **fields)
    if metric is not None:
        for month in range(1, dice.randint(1, 6)):
            measure(journey.document, metric, card, f"2026-{month:02d}", dice.random())


def sentence(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) for _word in range(dice.randint(0, 14)))
