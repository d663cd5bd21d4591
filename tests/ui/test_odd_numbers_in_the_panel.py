"""The metrics panel of a map whose numbers are odd: gone, none at all, or larger than any log could give."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from journeydesigner.model.forecast_records import Forecast, ForecastBase, ForecastRange, ForecastStage, Lever
from journeydesigner.model.ids import CardId, ForecastId, StageId
from journeydesigner.model.movement_records import Cohort, Flow, StageMovements, TouchpointUse, Variant
from journeydesigner.ui.metrics.over import metrics_of
from tests.layout.counted import counted_journey
from tests.layout.journeys import Journey
from tests.ui.conftest import OpenWindow

GONE, VAST, LONG = StageId("stage-gone"), 2**53, 1e300
Change = Callable[[list[StageId]], dict[str, object]]


def nothing(_stages: list[StageId]) -> dict[str, object]:
    return {"stages": (), "flows": (), "customers": None, "rows": None, "mapped_rows": None}


def held_back(stages: list[StageId]) -> dict[str, object]:
    return {
        "stages": tuple(StageMovements(stage=stage) for stage in stages), "customers": None,
        "flows": (Flow(source=stages[0], target=stages[1]),), "variants": (Variant(stages=tuple(stages)),),
        "cohorts": (Cohort(month="2026-10"),),
    }  # fmt: skip


def gone(_stages: list[StageId]) -> dict[str, object]:
    return {
        "stages": (StageMovements(stage=GONE, reached=20),), "flows": (Flow(source=GONE, target=GONE, n=20),),
        "variants": (Variant(stages=(GONE,), n=20), Variant(stages=(), n=20)),
        "touchpoints": (TouchpointUse(card=CardId("card-gone"), events=20, customers=20),),
    }  # fmt: skip


def vast(stages: list[StageId]) -> dict[str, object]:
    told = (
        StageMovements(
            stage=stage, reached=VAST, at_all=VAST, first_entry=VAST, returned=VAST, dwell_n=VAST,
            dwell_median_s=LONG, dwell_p90_s=LONG,
        )
        for stage in stages
    )  # fmt: skip
    return {"stages": tuple(told), "customers": VAST, "cohorts": (Cohort(month="2026-10", begun=VAST, converted=0),)}


def odd(change: Change) -> Journey:
    journey = counted_journey((600, 400, 100))
    stages = [stage.id for stage in journey.snapshot.stages_of(journey.map)]
    (movements,) = journey.snapshot.movements_of(journey.map)
    with journey.document.change("Count") as draft:
        draft.patch("movements", movements.id, **change(stages))
        draft.put(
            Forecast(
                id=ForecastId("forecast-1"), map=journey.map, made="2026-11-22T09:00Z",
                base=ForecastBase(map=journey.map, stages=(GONE,), customers=(1, 2, 3)),
                levers=(Lever(stage=GONE, what="dwell", assumed=-LONG, why=CardId("card-gone")),),
                results=(ForecastStage(stage=GONE, n=LONG, low=-LONG, high=LONG),),
                revenue=ForecastRange(value=LONG),
            )
        )  # fmt: skip
    return journey


@pytest.mark.parametrize("change", [nothing, held_back, gone, vast])
def test_every_page_opens(open_window: OpenWindow, change: Change) -> None:
    journey = odd(change)
    window = open_window(document=journey.document)
    metrics = metrics_of(window)
    metrics.open("")
    for page in ("overview", "movements", "planned", "all"):
        metrics.open(page)
        QApplication.sendPostedEvents()
        assert not metrics.panel.grab().isNull()
    journey.document.undo()
    assert not metrics.panel.grab().isNull()
