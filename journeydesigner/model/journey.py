"""Pure rules of a journey."""

from journeydesigner.model.ids import StageId, first_step_id
from journeydesigner.model.records import Step


def first_step_of(stage: StageId) -> Step:
    """The step that every stage is born with, and has again where it lost all others."""
    return Step(id=first_step_id(stage), stage=stage, order="V")
