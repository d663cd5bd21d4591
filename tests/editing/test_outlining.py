"""An outline's levels change, and nothing that stands in them is lost."""

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import outlining, structure
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import LaneId, MapId, StageId


class Sketch:
    """Two stages of two steps, each step with a card."""

    def __init__(self) -> None:
        self.document: Document = new_document()
        organization = structure.add_organization(self.document, "Helia")
        self.map: MapId = structure.add_map(self.document, organization, "Journey")
        self.lane: LaneId = structure.add_lane(self.document, self.map, "actions", "Actions")
        self.stages: list[StageId] = []
        for name in ("A", "B"):
            stage = structure.add_stage(self.document, self.map, name)
            first = self.document.snapshot.steps_of(stage)[0].id
            structure.rename(self.document, "steps", first, f"{name}1")
            structure.add_step(self.document, stage, f"{name}2")
            for step in self.document.snapshot.steps_of(stage):
                add_card(self.document, self.lane, step.id, f"in {step.title}")
            self.stages.append(stage)

    def outline(self) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        now = self.document.snapshot
        return [
            (
                stage.title,
                [
                    (step.title, [card.text for card in now.cards_at(self.lane, step.id)])
                    for step in now.steps_of(stage.id)
                ],
            )
            for stage in now.stages_of(self.map)
        ]

    def step(self, title: str):
        return next(step for step in self.document.snapshot.steps_in(self.map) if step.title == title).id

    def card(self, text: str):
        return next(card for card in self.document.snapshot.cards_in(self.lane) if card.text == text).id


@pytest.fixture
def sketch() -> Sketch:
    return Sketch()


def test_a_stage_that_becomes_a_step_brings_its_steps_along_and_comes_back_by_undo(sketch: Sketch) -> None:
    before = sketch.outline()
    outlining.stage_to_step(sketch.document, sketch.stages[1])
    assert sketch.outline() == [("A", [("A1", ["in A1"]), ("A2", ["in A2"]), ("B1", ["in B1"]), ("B2", ["in B2"])])]
    assert not sketch.document.snapshot.inbox(sketch.map)
    sketch.document.undo()
    assert sketch.outline() == before


def test_a_step_that_becomes_a_stage_takes_the_steps_after_it(sketch: Sketch) -> None:
    outlining.step_to_stage(sketch.document, sketch.step("A2"))
    assert [name for name, _steps in sketch.outline()] == ["A", "A2", "B"]
    assert sketch.outline()[1] == ("A2", [("", ["in A2"])])
    before = sketch.outline()
    sketch.document.undo()
    sketch.document.redo()
    assert sketch.outline() == before


def test_a_step_and_its_stage_change_places_again_and_again_without_losing_a_card(sketch: Sketch) -> None:
    for _round in range(3):
        fresh = outlining.step_to_stage(sketch.document, sketch.document.snapshot.steps_of(sketch.stages[0])[1].id)
        outlining.stage_to_step(sketch.document, fresh)
    assert sorted(card.text for card in sketch.document.snapshot.cards_in(sketch.lane)) == [
        "in A1", "in A2", "in B1", "in B2",
    ]  # fmt: skip
    assert sketch.outline()[0][1][1] == ("A2", ["in A2"])


def test_a_step_with_something_in_it_does_not_become_a_card(sketch: Sketch) -> None:
    with pytest.raises(ValueError, match="Something stands in this step"):
        outlining.step_to_card(sketch.document, sketch.step("B2"), sketch.lane)
    empty = structure.add_step(sketch.document, sketch.stages[1], "Pays")
    outlining.step_to_card(sketch.document, empty, sketch.lane)
    assert sketch.outline()[1][1][-1] == ("B2", ["in B2", "Pays"])


def test_a_plain_card_becomes_a_step_and_one_that_holds_more_does_not(sketch: Sketch) -> None:
    outlining.card_to_step(sketch.document, sketch.card("in A1"))
    assert [title for title, _cards in sketch.outline()[0][1]] == ["A1", "in A1", "A2"]
    structure.set_fields(sketch.document, "cards", sketch.card("in A2"), "Owner", owner="Sales")
    with pytest.raises(ValueError, match="more than its text"):
        outlining.card_to_step(sketch.document, sketch.card("in A2"))


def test_cards_and_steps_go_over_the_borders_of_steps_and_stages(sketch: Sketch) -> None:
    assert outlining.shift_card(sketch.document, sketch.card("in A2"), 1)
    assert sketch.outline()[1][1][0] == ("B1", ["in A2", "in B1"])
    assert outlining.shift_card(sketch.document, sketch.card("in A2"), 1)
    assert sketch.outline()[1][1][0] == ("B1", ["in B1", "in A2"])
    assert outlining.shift_step(sketch.document, sketch.step("B1"), -1)
    assert [title for title, _cards in sketch.outline()[0][1]] == ["A1", "A2", "B1"]
    assert not outlining.shift_stage(sketch.document, sketch.stages[0], -1)
    assert outlining.shift_stage(sketch.document, sketch.stages[0], 1)
    assert [name for name, _steps in sketch.outline()] == ["B", "A"]
