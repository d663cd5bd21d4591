"""What is told behind a number."""

import pytest

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.editing.number_facts import flow_facts
from journeydesigner.editing.numbers import measure
from journeydesigner.model.ids import MetricId, MovementsId, StageId
from tests.editing.shop import Shop
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


def test_flows_are_told_of_the_log_whose_funnel_is_shown() -> None:
    """A later log of which no stage is left has no funnel, and its flows are none of those on the map."""
    journey = counted_journey()
    stages = [stage.id for stage in journey.snapshot.stages_of(journey.map)]
    (movements,) = journey.snapshot.movements_of(journey.map)
    gone = tuple(one.model_copy(update={"stage": StageId("gone")}) for one in movements.stages)
    later = {"id": MovementsId("movements-2"), "period": "2026-11", "source": "later.csv", "stages": gone, "flows": ()}
    with journey.document.change("Count") as draft:
        draft.put(movements.model_copy(update=later))
    facts = flow_facts(journey.snapshot, journey.map, stages[0], stages[1])
    assert facts is not None and "orders.csv" in facts.in_words


@pytest.mark.parametrize("value", [-1.0, 1.7e308])
def test_a_number_of_customers_that_cannot_be_is_none(value: float) -> None:
    shop = Shop()
    (volume,) = [m for m in shop.document.snapshot.table("metrics").values() if getattr(m, "kind", "") == "volume"]
    measure(shop.document, MetricId(volume.id), shop.stages[1], "2026-10", value)
    funnel = funnel_of(shop.document.snapshot, shop.map)
    assert funnel is not None and funnel.stages[1].count_text() == "no data" and funnel.stages[2].conversion is None
