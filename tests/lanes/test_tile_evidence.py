"""What a KPI tile says beside its number: on how much it rests, and that it is older than it may be."""

from datetime import date

from journeydesigner.drawing.primitives import Icon, Text
from journeydesigner.lanes.metric_pill import draw_pill, spoken
from journeydesigner.lanes.metric_tile import Tile, draw_tile
from journeydesigner.lanes.metrics import map_tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import MeasurementId, MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Measurement, Metric
from tests.layout.plain_measurer import PlainMeasurer

_TODAY = date(2026, 11, 22)


def _tile(*, review: str | None = None) -> Tile:
    metric = Metric(
        id=MetricId("metric-1"), organization=OrganizationId("org-1"), name="On-time installs", kind="completion",
        unit="percent", target=0.9, review_date=review,
    )  # fmt: skip
    series = tuple(
        Measurement(
            id=MeasurementId(f"measurement-{period}"), metric=metric.id, anchor="map-1", period=period,
            result=Result(value=done / 138, n=138, counts={"completed": done, "attempted": 138.0}),
        )
        for period, done in (("2026-09", 105.0), ("2026-10", 99.0))
    )  # fmt: skip
    return map_tile(metric, series)


def _pen(today: date | None = _TODAY) -> Pen:
    return Pen(PlainMeasurer(), type_scale(), "en", today)


def _texts(parts: tuple[object, ...]) -> list[str]:
    return [part.source for part in parts if isinstance(part, Text)]


def test_a_tile_says_on_how_many_its_number_rests_and_how_sure_it_is():
    parts, _high = draw_tile(_tile(), 200, _pen())
    assert "n = 138, 95 %: 64\u00a0% to 79\u00a0%" in _texts(parts)


def test_a_number_past_its_review_date_is_marked_by_a_sign_and_words():
    parts, high = draw_tile(_tile(review="2026-11-03"), 200, _pen())
    assert "To be reviewed by 3 Nov 2026" in _texts(parts)
    assert any(isinstance(part, Icon) and part.name == "history" for part in parts)
    assert high > draw_tile(_tile(), 200, _pen())[1], "the tile grows, nothing is cut"


def test_without_a_day_nothing_is_out_of_date():
    assert "To be reviewed by 3 Nov 2026" not in _texts(draw_tile(_tile(review="2026-11-03"), 200, _pen(None))[0])


def test_what_was_measured_since_is_not_out_of_date():
    assert "To be reviewed by" not in " ".join(_texts(draw_tile(_tile(review="2026-10-20"), 200, _pen())[0]))


def test_a_pill_and_what_is_read_aloud_say_the_same():
    tile = _tile(review="2026-11-03")
    said = _texts(draw_pill(tile, _pen(), 900)[0])
    assert {"n = 138, 95 %: 64\u00a0% to 79\u00a0%", "To be reviewed by 3 Nov 2026"} <= set(said)
    heard = spoken(tile, "en", _TODAY)
    assert heard.endswith("Target 90\u00a0%. n = 138, 95 %: 64\u00a0% to 79\u00a0%. To be reviewed by 3 Nov 2026")


def test_no_text_of_a_narrow_tile_stands_out_of_it():
    parts, high = draw_tile(_tile(review="2026-11-03"), 128, _pen())
    for part in parts:
        if isinstance(part, Text):
            for line in part.lines:
                assert line.x >= 0
                assert line.x + line.width <= 128 + 0.5
                assert line.baseline < high
