"""What people type into fields."""

from typing import get_args

import pytest

from journeydesigner.metrics.numbers import value_text
from journeydesigner.metrics.typed_values import typed_value
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.parts import Unit
from journeydesigner.model.records import Metric
from journeydesigner.ui.controls.text_fields import day, number, percentage, whole
from journeydesigner.ui.inspector.links_field import as_link
from journeydesigner.ui.inspector.map_page import research_of
from journeydesigner.ui.inspector.periods import period_of


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("1 234,5", 1234.5), ("1,234.5", 1234.5), ("\u22123", -3), ("54 %", 0.54), ("", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["many", "1e999", "nan", "12 apples"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567),
        ("1.234.567,8", 1234567.8),
        ("1\u2009234", 1234),
        ("1\u202f234,567", 1234.567),
        ("1'234.50", 1234.5),
        ("1234.567", 1234.567),
        ("0.125", 0.125),
        (",5", 0.5),
        ("12.3\u00a0k", 12300),
        ("1.1 M", 1100000),
        ("9.2\u00a0d", 9.2),
        ("45 min", 45),
        ("+46", 46),
        ("+3\u00a0pt", 3),
        ("\u22125", -5),
        ("\u22120.5 %", -0.005),
        ("56.40\u00a0€", 56.4),
        ("41\u00a0k\u00a0€", 41000),
        ("CHF 12", 12),
        ("\u2212€5", -5),
        ("12 MXN", 12),
        ("1e5", 100000),
    ],
)
def test_numbers_are_read_as_maps_print_them(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["1,234", "1.234", "−12.345", "999,999 €"])
def test_a_number_that_can_be_read_two_ways_is_refused_with_both(text: str) -> None:
    with pytest.raises(ValueError, match=r"two ways: write \d+ or \d+[.,]\d{4}\."):
        number(text)


@pytest.mark.parametrize("text", ["1,2,3.4", "1 2", "1,23,4", "1.234,567,8", "5 5.5", "1..2", ".", "--3", "-€-3", "٣"])
def test_marks_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(text)


@pytest.mark.parametrize("unit", get_args(Unit))
@pytest.mark.parametrize("value", [-12.5, 0.0, 3.5, 46.0, 1500.0, 41_000.0, 2_000_000.0])
def test_what_a_map_prints_can_be_typed_again(unit: Unit, value: float) -> None:
    metric = Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", unit=unit, currency="EUR")
    printed = value_text(metric, value)
    read = typed_value(metric, printed)
    assert read is not None
    assert value_text(metric, read) == printed


def test_a_percentage_needs_no_sign() -> None:
    assert percentage("54") == percentage("54 %") == 0.54


def test_a_whole_number_has_no_fraction() -> None:
    assert whole("12") == 12
    with pytest.raises(ValueError, match="whole"):
        whole("1.5")


def test_dates_are_iso() -> None:
    assert day("2026-05-31") == "2026-05-31"
    with pytest.raises(ValueError, match="year-month-day"):
        day("31.5.2026")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026", "2026"),
        ("10/2026", "2026-10"),
        ("2026-3", "2026-03"),
        ("Q4 2026", "2026-Q4"),
        ("2026q1", "2026-Q1"),
        ("2026-W7", "2026-W07"),
        ("2026-10-03", "2026-10-03"),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, period: str) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize("text", ["2026-13", "2026-W60", "2026-02-30", "autumn"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no period"):
        period_of(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("example.org/a", "https://example.org/a"),
        ("https://example.org", "https://example.org"),
        ("a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_get_their_scheme(text: str, link: str) -> None:
    assert as_link(text) == link


@pytest.mark.parametrize("text", ["file:///etc/passwd", "javascript:alert(1)", ""])
def test_other_schemes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        as_link(text)


def test_research_is_counted() -> None:
    assert [(item.n, item.what) for item in research_of("14 interviews\n3,200 support tickets")] == [
        (14, "interviews"),
        (3200, "support tickets"),
    ]
    with pytest.raises(ValueError, match="number"):
        research_of("some interviews")
