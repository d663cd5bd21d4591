"""A small map to work on."""

from dataclasses import dataclass

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import LaneId, MapId, OrganizationId, StageId, StepId


@dataclass
class Board:
    """A map with the stages Before (two steps), During and After (one each), and four lanes."""

    document: Document
    organization: OrganizationId
    map: MapId

    @property
    def snapshot(self) -> Snapshot:
        return self.document.snapshot

    @property
    def stages(self) -> list[StageId]:
        return [stage.id for stage in self.snapshot.stages_of(self.map)]

    @property
    def steps(self) -> list[StepId]:
        return [step.id for step in self.snapshot.steps_in(self.map)]

    @property
    def lanes(self) -> list[LaneId]:
        return [lane.id for lane in self.snapshot.lanes_of(self.map)]

    def lane(self, kind: str) -> LaneId:
        return next(lane.id for lane in self.snapshot.lanes_of(self.map) if lane.kind == kind)

    def steps_of(self, stage: int) -> list[str]:
        return [step.title for step in self.snapshot.steps_of(self.stages[stage])]

    def texts(self, lane: LaneId, column: int) -> list[str]:
        return [card.text for card in self.snapshot.cards_at(lane, self.steps[column])]

    def grid(self) -> list[list[list[str]]]:
        """The texts of the cells, lane by lane, column by column."""
        return [[self.texts(lane, column) for column in range(len(self.steps))] for lane in self.lanes]


@pytest.fixture
def board() -> Board:
    document = new_document()
    organization = structure.add_organization(document, "Power")
    map_id = structure.add_map(document, organization, "Battery")
    stages = [structure.add_stage(document, map_id, title) for title in ("Before", "During", "After")]
    structure.add_step(document, stages[0], "Compare")
    for kind in ("actions", "pain_points", "opportunities", "emotion"):
        structure.add_lane(document, map_id, kind, kind.replace("_", " ").capitalize())
    return Board(document, organization, map_id)
