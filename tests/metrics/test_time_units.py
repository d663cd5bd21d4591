"""Lengths of time on a map in the unit in which people tell them; what is typed keeps its own."""

import pytest

from journeydesigner.metrics.numbers import delta_text, own_unit_text, value_text
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.parts import Unit


def metric(unit: Unit, decimals: int | None = None) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", order="a", unit=unit, decimals=decimals)


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("minutes", 20_437.0, "14.2 d"),
        ("minutes", 1_200.0, "20 h"),
        ("minutes", 156.0, "2.6 h"),
        ("minutes", 4.0, "4 min"),
        ("minutes", 0.25, "15 s"),
        ("seconds", 240.0, "4 min"),
        ("days", 9.2, "9.2 d"),
        ("days", 0.5, "0.5 d"),
        ("days", 0.1, "2.4 h"),
        ("hours", 36.0, "36 h"),
        ("minutes", 0.0, "0 min"),
        ("minutes", -1_200.0, "\u221220 h"),
        ("number", 20_437.0, "20.4 k"),
    ],
)
def test_a_duration_is_told_in_the_unit_that_fits(unit: Unit, value: float, said: str) -> None:
    assert value_text(metric(unit), value, "en").replace("\u00a0", " ") == said


def test_decimals_that_were_chosen_keep_the_unit() -> None:
    assert value_text(metric("minutes", 0), 20_437.0, "en").replace("\u00a0", " ") == "20 437 min"


def test_a_change_is_told_in_the_unit_of_the_latest_value() -> None:
    assert delta_text(metric("minutes"), 20_437.0, 18_720.0, "en").replace("\u00a0", " ") == "\u22121.2 d"
    assert delta_text(metric("hours"), 52.0, 44.0, "en").replace("\u00a0", " ") == "\u22128 h"


def test_a_change_from_something_far_longer_is_told_in_its_unit() -> None:
    assert delta_text(metric("minutes"), 20_437.0, 4.0, "en").replace("\u00a0", " ") == "\u221214.2 d"


def test_what_is_typed_keeps_its_unit() -> None:
    assert own_unit_text(metric("minutes"), 20_437.0, "en").replace("\u00a0", " ") == "20 437 min"
