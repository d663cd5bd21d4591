"""Numbers as a map prints them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.metrics import numbers
from journeydesigner.metrics.figures import change, figure
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.parts import Unit
from journeydesigner.model.records import Metric

NB = "\u00a0"


def metric(unit: Unit = "number", **fields: object) -> Metric:
    return Metric.model_validate(
        {"id": MetricId("m"), "organization": OrganizationId("o"), "name": "M", "unit": unit, **fields}
    )


VALUES = [
    (metric("percent"), 0.18, f"18{NB}%"),
    (metric("percent"), 0.0, f"0{NB}%"),
    (metric("percent"), 0.004, f"0.4{NB}%"),
    (metric("percent"), 0.0004, f"0.04{NB}%"),
    (metric("percent"), 0.9996, f"99.96{NB}%"),
    (metric("percent", decimals=0), 0.9996, f"100{NB}%"),
    (metric("percent"), 1.0, f"100{NB}%"),
    (metric("percent"), 1e308, "no data"),
    (metric("number"), 1e-9, "0"),
    (metric("number"), 1e300, "1.0e300"),
    (metric("money", currency="EUR"), 9999.999, f"10{NB}k{NB}€"),
    (metric("percent", decimals=1), 0.056, f"5.6{NB}%"),
    (metric("number"), 41000, f"41{NB}k"),
    (metric("number"), 22500, f"22.5{NB}k"),
    (metric("number"), 9999, f"9{NB}999"),
    (metric("number"), 2310, f"2{NB}310"),
    (metric("number"), 1_250_000, f"1.3{NB}M"),
    (metric("number"), 96, "96"),
    (metric("number"), -3.5, "−3.5"),
    (metric("number"), 0.03, "0.03"),
    (metric("days"), 9.2, f"9.2{NB}d"),
    (metric("hours"), 44, f"44{NB}h"),
    (metric("minutes"), 12.04, f"12{NB}min"),
    (metric("points"), 46.0, "+46"),
    (metric("points"), -12.4, "−12"),
    (metric("points"), 0.0, "0"),
    (metric("scale"), 4.5, "4.5"),
    (metric("scale"), 5.0, "5.0"),
    (metric("money", currency="EUR"), 56.4, f"56.40{NB}€"),
    (metric("money", currency="EUR"), 30, f"30{NB}€"),
    (metric("money", currency="JPY"), 1200.4, f"1{NB}200{NB}¥"),
    (metric("money", currency="CHF"), 12000, f"12{NB}k{NB}CHF"),
]


@pytest.mark.parametrize(("of", "value", "said"), VALUES)
def test_a_value_is_said_in_its_unit(of, value, said):
    assert numbers.value_text(of, value) == said


def test_no_data_is_said_so():
    assert numbers.value_text(metric("percent"), None) == "no data"


DELTAS = [
    (metric("percent"), 0.15, 0.18, f"+3{NB}pt"),
    (metric("percent"), 0.60, 0.54, f"−6{NB}pt"),
    (metric("percent"), 0.54, 0.54, f"0{NB}pt"),
    (metric("number"), 36600, 41000, f"+12{NB}%"),
    (metric("percent"), 0.175, 0.204, f"+2{NB}pt"),
    (metric("percent"), 0.176, 0.204, f"+2{NB}pt"),
    (metric("percent"), 0.404, 0.4, f"0{NB}pt"),
    (metric("percent"), 0.004, 0.006, f"+0.2{NB}pt"),
    (metric("number"), 0, 5, "+5"),
    (metric("number"), 5, 5, f"0{NB}%"),
    (metric("number"), 0.1 + 0.2, 0.3, f"0{NB}%"),
    (metric("number"), 41000, 41100, f"+0.2{NB}%"),
    (metric("number"), -10, -5, f"+50{NB}%"),
    (metric("percent"), -1e308, 1e308, "no data"),
    (metric("number"), -1e308, 1e308, f"+200{NB}%"),
    (metric("days"), 5.0, 5.0000001, f"0{NB}d"),
    (metric("days"), 10.03, 9.2, f"−0.8{NB}d"),
    (metric("scale"), 0.1 + 0.2, 0.3, "0.0"),
    (metric("days"), 10.3, 9.2, f"−1.1{NB}d"),
    (metric("points"), 41, 46, "+5"),
    (metric("scale"), 4.1, 4.5, "+0.4"),
    (metric("money", currency="EUR"), 61.2, 56.4, f"−8{NB}%"),
]


@pytest.mark.parametrize(("of", "first", "last", "said"), DELTAS)
def test_a_change_is_signed_and_in_the_words_of_its_unit(of, first, last, said):
    assert numbers.delta_text(of, first, last) == said


def test_a_target_is_said_like_a_value():
    assert numbers.target_text(metric("percent", target=0.25)) == f"Target 25{NB}%"
    assert numbers.target_text(metric("points", target=50.0)) == "Target +50"
    assert numbers.target_text(metric()) == ""


MARKS = [("en", "9.2"), ("de", "9,2"), ("fr-CA", "9,2"), ("es", "9,2"), ("ja", "9.2")]


@pytest.mark.parametrize(("language", "said"), MARKS)
def test_the_decimal_mark_follows_the_language_of_the_map(language, said):
    assert numbers.number(9.2, language) == said


def test_thousands_and_decimals_do_not_mix_up_their_marks():
    assert numbers.grouped(1234567.25, "de", 2) == f"1{NB}234{NB}567,25"
    assert numbers.grouped(1234567.25, "en", 2) == f"1{NB}234{NB}567.25"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026", "2026"), ("2026-10", "Oct 2026"), ("2026-Q4", "Q4 2026"), ("2026-W07", "week 7, 2026"),
        ("2026-10-03", "3 Oct 2026"), ("2026-13", "2026-13"),
    ],
)  # fmt: skip
def test_a_period_in_words(period, said):
    assert numbers.period_text(period) == said


def test_a_date_in_words():
    assert numbers.date_text("2026-11-21") == "21 Nov 2026"
    assert numbers.date_text("soon") == "soon"


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_no_number_is_said_as_minus_nought(value):
    assert numbers.number(value) != "−0"
    assert not numbers.value_text(metric("points"), value).startswith("−0")


UNITS = ["percent", "points", "days", "number", "scale", "money"]


@given(st.floats(-1e9, 1e9, allow_nan=False), st.sampled_from(UNITS))
def test_equal_values_have_no_signed_change(value, unit):
    said = numbers.delta_text(metric(unit, currency="EUR"), value, value)
    assert said[0] not in "+−±"


SHOWN_ALIKE = ["percent", "points", "days", "scale"]


@given(st.floats(0, 200).map(lambda v: v / 100), st.floats(0, 200).map(lambda v: v / 100), st.sampled_from(SHOWN_ALIKE))
def test_who_subtracts_what_is_shown_comes_to_the_change(first, last, unit):
    of = metric(unit)
    shown = [figure(of, value) for value in (first, last)]
    told = change(of, first, last)
    assert told is not None and shown[0] is not None and shown[1] is not None
    if shown[0].places == shown[1].places:
        assert told.amount == pytest.approx(shown[1].amount - shown[0].amount, abs=1e-9)


PICTURED = [
    ("percent", 0.15, 0.18, f"+3{NB}pt"), ("number", 36600, 41000, f"+12{NB}%"), ("percent", 0.6, 0.54, f"−6{NB}pt"),
    ("percent", 0.29, 0.31, f"+2{NB}pt"), ("days", 10.3, 9.2, f"−1.1{NB}d"), ("percent", 0.76, 0.72, f"−4{NB}pt"),
    ("points", 41.0, 46.0, "+5"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "first", "last", "said"), PICTURED)
def test_the_figures_of_the_home_battery_picture(unit, first, last, said):
    assert numbers.delta_text(metric(unit), first, last) == said


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([*UNITS, "seconds"]),
    st.sampled_from([None, 0, 9]),
)
def test_any_number_can_be_said(first, last, unit, decimals):
    of = metric(unit, currency="EUR", decimals=decimals, target=first)
    assert numbers.value_text(of, first) and numbers.target_text(of)
    assert numbers.delta_text(of, first, last)


@pytest.mark.parametrize(
    ("of", "effect", "said"),
    [
        (metric("percent"), 0.05, f"+5{NB}pt"),
        (metric("percent"), -0.125, f"−12.5{NB}pt"),
        (metric("minutes"), -3.0, f"−3{NB}min"),
        (metric("number"), 12_000.0, f"+12{NB}k"),
        (metric("points"), 4.0, "+4"),
        (None, 12.0, "+12"),
        (None, float("inf"), "no data"),
    ],
)
def test_an_expected_effect_is_signed_and_in_the_unit_of_its_metric(
    of: Metric | None, effect: float, said: str
) -> None:
    assert numbers.effect_text(of, effect) == said
