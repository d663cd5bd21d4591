"""What people type into fields."""

import pytest

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
