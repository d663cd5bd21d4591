"""What is told behind a number."""

from journeydesigner.editing.number_facts import flow_facts
from journeydesigner.model.ids import StageId
from tests.layout.counted import counted_journey
from tests.layout.journeys import Journey


def of_all(journey: Journey, source: StageId, target: StageId) -> list[str]:
    facts = flow_facts(journey.snapshot, journey.map, source, target)
    assert facts is not None
    return [fact.text for fact in facts.facts if fact.label == "Of all that left from there"]


def test_a_flow_has_a_share_only_where_all_that_leave_its_stage_are_told():
    journey = counted_journey()
    stages = [stage.id for stage in journey.snapshot.stages_of(journey.map)]
    assert of_all(journey, stages[1], stages[0]) == []  # another one from there is held back
    (movements,) = journey.snapshot.movements_of(journey.map)
    told = (flow.model_copy(update={"n": 59}) if flow.n is None else flow for flow in movements.flows)
    with journey.document.change("Tell") as draft:
        draft.patch("movements", movements.id, flows=tuple(told))
    assert of_all(journey, stages[1], stages[0]) == ["41.0\u00a0%"]
