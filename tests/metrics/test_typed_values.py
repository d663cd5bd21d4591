from typing import Any

import pytest

from journeydesigner.metrics.catalogue import entry
from journeydesigner.metrics.typed_dates import are_months, date_of, order_of, period_said
from journeydesigner.metrics.typed_series import typed_series
from journeydesigner.metrics.typed_values import Typed, UnclearDateError, typed_result, typed_scale, typed_value
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Metric


def metric(key: str, **fields: Any) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", **{**entry(key).fields, **fields})


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("completion", "18 %", 0.18),
        ("completion", "18,5", 0.185),
        ("completion", "72%", 0.72),
        ("volume", "1.2k", 1200),
        ("volume", "1 234,5", 1234.5),
        ("nps", "+41", 41),
        ("nps", "41 %", 41),
        ("dwell median", "36 h", 1.5),
        ("dwell median", "2 Tage", 2),
        ("time on task median", "90 s", 1.5),
        ("revenue", "56.40 €", 56.4),
        ("revenue", "€ 1,250.00", 1250),
        ("ces1", "2.4", 2.4),
        ("csat share", "4.2 %", 0.042),
        ("completion", "n/a", None),
        ("completion", "", None),
    ],
)
def test_a_value_is_read_in_the_metrics_unit(key: str, text: str, value: float | None) -> None:
    assert typed_value(metric(key), text) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("completion", "many", "no number"),
        ("volume", "1,234", "two ways"),
        ("ces1", "6", "1 to 5"),
        ("ces1", "60 %", "percentage"),
        ("csat share", "4.2", "mean answer"),
        ("ces2 share", "5.5", "mean answer"),
        ("revenue", "12 $", "unit"),
        ("completion", "3 h", "unit"),
        ("volume", "3 h", "unit"),
    ],
)
def test_what_cannot_be_a_value_of_the_metric_is_refused_with_a_sentence(key: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        typed_value(metric(key), text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("72% n=138 2026-10", Typed(0.72, 138, "2026-10")),
        ("72 % (n = 1 380), Oct 2026", Typed(0.72, 1380, "2026-10")),
        ("Q4 2026: 18", Typed(0.18, None, "2026-Q4")),
        ("18 2026", Typed(0.18, None, "2026")),
        ("18 % 13/10/2026", Typed(0.18, None, "2026-10-13")),
        ("n=20 18,5 %", Typed(0.185, 20, "")),
        ("2026-W07 5", Typed(0.05, None, "2026-W07")),
        ("– 2026-10", Typed(None, None, "2026-10")),
    ],
)
def test_n_and_period_may_stand_beside_the_value(text: str, typed: Typed) -> None:
    found = typed_result(metric("completion"), text)
    assert (found.n, found.period) == (typed.n, typed.period)
    assert found.value == (None if typed.value is None else pytest.approx(typed.value))


def test_a_date_with_day_or_month_first_is_asked_for() -> None:
    with pytest.raises(UnclearDateError, match="03/10/2026"):
        typed_result(metric("completion"), "18 % 03/10/2026")
    assert typed_result(metric("completion"), "18 % 03/10/2026", "mdy").period == "2026-03-10"
    with pytest.raises(ValueError, match="no number"):
        typed_result(metric("completion"), "rather good")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Oct-26", "2026-10"),
        ("Okt 2026", "2026-10"),
        ("octubre de 2026", "2026-10"),
        ("3.10.26", "2026-10-03"),
        ("2026/10/3", "2026-10-03"),
        ("3. Oktober 2026", "2026-10-03"),
        ("October 3rd, 2026", "2026-10-03"),
        ("2026-10-03T12:30:00Z", "2026-10-03"),
        ("3/10/2026 9:05 PM", "2026-10-03"),
        ("2026年10月", "2026-10"),
        ("2026年10月3日", "2026-10-03"),
        ("Mär 2026", "2026-03"),
        ("2026-Q4", "2026-Q4"),
    ],
)
def test_dates_and_periods_in_common_forms(text: str, period: str) -> None:
    assert period_said(text) == period


def test_other_dates_tell_whether_the_day_comes_first() -> None:
    assert order_of(["03/10/2026", "13/10/2026"]) == "dmy"
    assert order_of(["03/10/2026", "10/13/2026"]) == "mdy"
    assert order_of(["03/10/2026"]) is None
    assert order_of(["3.10.2026", "10/10/2026", "Oct 2026"]) == "dmy"
    assert date_of("10/13/2026") is None
    assert are_months(["2026-09-01", "2026-10-01"]) and not are_months(["2026-09-01", "2026-10-02"])


def test_a_table_of_periods_and_values_lies_either_way() -> None:
    upright = typed_series(
        metric("completion"), [["Month", "Rate", "n"], ["Sep 2026", "54 %", "120"], ["Oct 2026", "60 %", "131"]]
    )
    across = typed_series(
        metric("completion"), [["", "Sep 2026", "Oct 2026"], ["Rate", "54 %", "60 %"], ["n", "120", "131"]]
    )
    assert upright == across
    assert upright.results == (Typed(0.54, 120, "2026-09"), Typed(0.6, 131, "2026-10")) and not upright.odd


def test_first_days_of_months_are_months_and_bare_fractions_are_shares() -> None:
    found = typed_series(metric("completion"), [["01.09.2026", "0,54"], ["01.10.2026", "0,6"]])
    assert found.results == (Typed(0.54, None, "2026-09"), Typed(0.6, None, "2026-10"))


def test_each_line_that_is_not_understood_is_told_and_the_others_are_taken() -> None:
    found = typed_series(metric("nps"), [["2026-09", "41"], ["2026-10", "high"], ["2026-11", "140"]])
    assert [each.period for each in found.results] == ["2026-09"]
    assert [sentence.split(":")[0] for sentence in found.odd] == ["2026-10", "2026-11"]
    with pytest.raises(ValueError, match="without a period"):
        typed_series(metric("nps"), [["41"], ["42"]])
    with pytest.raises(UnclearDateError):
        typed_series(metric("nps"), [["03/10/2026", "41"], ["04/10/2026", "42"]])
    assert typed_series(metric("nps"), [["2026-10 41 n=9"]]).results == (Typed(41, 9, "2026-10"),)


@pytest.mark.parametrize("text", ["1 to 5", "1–5", "1-5", "1 bis 5", "1 5", "1..5"])
def test_a_scale_is_written_from_end_to_end(text: str) -> None:
    assert typed_scale(text) == (1.0, 5.0)
    assert typed_scale("−100 to 100") == (-100.0, 100.0) and typed_scale("") is None
    with pytest.raises(ValueError, match="lowest"):
        typed_scale("5")
