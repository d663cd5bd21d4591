"""Forecasts and movements of which little or nothing is left: every hand-out is written all the same."""

from pathlib import Path

import pytest

from journeydesigner.editing.forecast_tables import forecast_tables
from journeydesigner.exporters.registry import Exporter, ExportRequest, exporters
from journeydesigner.model.forecast_records import Forecast, ForecastBase, ForecastStage
from journeydesigner.model.ids import CardId, ForecastId, StageId
from journeydesigner.model.movement_records import Flow, TouchpointUse, Variant
from tests.layout.counted import counted_journey
from tests.layout.journeys import Journey

GONE = StageId("stage-gone")


@pytest.fixture(scope="module")
def journey() -> Journey:
    """Of the log's stages, touchpoints and ways much is gone, of the forecast all that it told of."""
    journey = counted_journey((600, None, 174))
    (movements,) = journey.snapshot.movements_of(journey.map)
    stages = tuple(stage.model_copy(update={"stage": GONE}) for stage in movements.stages[:1])
    with journey.document.change("Age") as draft:
        draft.patch(
            "movements", movements.id, stages=(*movements.stages, *stages),
            flows=(*movements.flows, Flow(source=GONE, target=GONE, n=20)),
            touchpoints=(TouchpointUse(card=CardId("card-gone"), events=20, customers=20),),
            variants=(Variant(stages=(GONE,), n=20), Variant(stages=(), n=None)),
        )  # fmt: skip
        draft.put(
            Forecast(
                id=ForecastId("forecast-1"), map=journey.map, made="2026-11-22T09:00Z",
                base=ForecastBase(map=journey.map), results=(ForecastStage(stage=GONE, n=9.0, low=5.0, high=12.0),),
            )
        )  # fmt: skip
    return journey


def test_a_forecast_of_which_nothing_is_left_has_no_table(journey: Journey) -> None:
    assert forecast_tables(journey.snapshot, journey.map) == ()


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.name)
def test_every_hand_out_of_it_is_written(exporter: Exporter, journey: Journey, tmp_path: Path) -> None:
    for number, form in enumerate(exporter.forms):
        out = tmp_path / f"{number}{exporter.suffix}"
        exporter.export(ExportRequest(journey.snapshot, {}, journey.map, out, form=form.name))
        assert out.stat().st_size
