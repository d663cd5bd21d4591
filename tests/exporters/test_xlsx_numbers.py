"""Number formats, room for text, axis bounds and sheet names of the workbook."""

import pytest

from journeydesigner.exporters.workbook import number_formats, text_fit
from journeydesigner.exporters.workbook.cell_text import Run, clean, escaped, pieces
from journeydesigner.exporters.workbook.contents import first_day
from journeydesigner.exporters.workbook.palette import text_on
from journeydesigner.exporters.workbook.sheet_names import location, safe
from journeydesigner.exporters.workbook.trend_charts import nice_bounds
from journeydesigner.metrics.figures import Figure
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.records import Metric


def metric(**fields: object) -> Metric:
    known = {"id": MetricId("m"), "organization": OrganizationId("o"), "name": "Metric"}
    return Metric.model_validate(known | fields)


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ({"unit": "percent"}, 0.18, '0 %;"−"0 %'),
        ({"unit": "percent", "decimals": 1}, 0.18, '0.0 %;"−"0.0 %'),
        ({"unit": "percent"}, 0.004, '0.0 %;"−"0.0 %'),
        ({"unit": "number"}, 41_000, '0," k";"−"0," k"'),
        ({"unit": "number"}, 22_500, '0.0," k";"−"0.0," k"'),
        ({"unit": "number"}, 3_400_000, '0.0,," M";"−"0.0,," M"'),
        ({"unit": "number"}, 2_310, '#,##0;"−"#,##0'),
        ({"unit": "number"}, 4.5, '#,##0.0;"−"#,##0.0'),
        ({"unit": "days"}, 9.2, '0.0" d";"−"0.0" d"'),
        ({"unit": "days"}, 7.0, '0" d";"−"0" d"'),
        ({"unit": "points"}, 46.0, '+0;"−"0;0'),
        ({"unit": "money", "currency": "EUR"}, 29.2, '#,##0.00" €";"−"#,##0.00" €"'),
        ({"unit": "money", "currency": 'X"Y'}, 30.0, '#,##0" XY";"−"#,##0" XY"'),
        ({"unit": "money", "currency": "JPY"}, 1200.4, '#,##0" ¥";"−"#,##0" ¥"'),
        ({"unit": "money", "currency": "EUR"}, 9999.999, '0," k"" €";"−"0," k"" €"'),
        ({"unit": "number"}, 1e-9, '#,##0;"−"#,##0'),
        ({"unit": "percent"}, 0.0004, '0.00 %;"−"0.00 %'),
        ({"unit": "number"}, 1e300, '0.0E+0;"−"0.0E+0'),
        ({"unit": "percent"}, 1e308, '0.0E+0;"−"0.0E+0'),
        ({"unit": "scale"}, 4.0, '0.0;"−"0.0'),
    ],
)
def test_values_read_in_excel_as_they_do_on_the_map(fields: dict[str, object], value: float, expected: str) -> None:
    assert number_formats.value_format(metric(**fields), value, is_short=True) == expected


def test_tables_show_whole_numbers() -> None:
    assert number_formats.value_format(metric(), 41_000) == '#,##0;"−"#,##0'


def test_a_change_is_told_by_sign_and_arrow() -> None:
    share = number_formats.delta_format(Figure(12.0, 0, unit="%"))
    assert share == '"▲ +"0 %;"▼ −"0 %;"± "0 %'
    points = number_formats.delta_format(Figure(3.0, 0, unit="pt"))
    assert points == '"▲ +"0" pt";"▼ −"0" pt";"± "0" pt"'


def test_no_format_is_longer_than_excel_takes() -> None:
    long = metric(unit="money", currency="x" * 500)
    assert len(number_formats.target_format(long, "Target", 1.5)) <= 255


@pytest.mark.parametrize(
    ("low", "high"), [(0.15, 0.25), (7.0, 10.3), (0.0, 96.0), (5.0, 5.0), (-40.0, 12.0), (0.0, 0.0)]
)
def test_axes_end_at_round_numbers_beyond_the_values(low: float, high: float) -> None:
    bottom, top, unit = nice_bounds(low, high)
    assert bottom <= low
    assert top > high
    assert 1 <= (top - bottom) / unit <= 8
    assert round(bottom / unit) * unit == pytest.approx(bottom)


def test_text_takes_more_lines_where_there_is_less_room() -> None:
    text = "Books a home visit, asks about warranty and fire safety"
    counts = [text_fit.line_count(text, 10, False, width) for width in (600, 200, 100, 40)]
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert text_fit.line_count("one\ntwo", 10, False, 600) == 2


def test_words_without_spaces_break_and_wide_scripts_take_more_room() -> None:
    assert text_fit.line_count("x" * 300, 10, False, 200) >= 10
    assert text_fit.pixels("教材", 10) > 2 * text_fit.pixels("ab", 10) * 0.9
    assert text_fit.height((Run("a", 20),), 100) > text_fit.height((Run("a", 10),), 100)


def test_text_is_cleaned_and_cut_without_loss() -> None:
    assert clean("a\x00b\r\nc\ud800\ufffe\ttab") == "ab\nc\ttab"
    assert escaped("_x0041_ _x_ x0041_") == "_x005F_x0041_ _x_ x0041_"
    assert "".join(pieces("ab" * 40_000)) == "ab" * 40_000


@pytest.mark.parametrize("name", ["a" * 40, "[]:*?/\\", "'quoted'", "History", "history", "", "a\x00b", "MAP"])
def test_sheet_names_are_safe_and_unique(name: str) -> None:
    taken: set[str] = {"map"}
    names = [safe(name, taken) for _ in range(3)]
    assert len({found.casefold() for found in names} | {"map"}) == 4
    for found in names:
        assert 0 < len(found) <= 31
        assert not set(found) & set("[]:*?/\\\x00")
        assert not found.startswith("'")
        assert not found.endswith("'")
        assert found.casefold() != "history"


def test_links_quote_the_sheet() -> None:
    assert location("Nora's map", "A1") == "'Nora''s map'!A1"


def test_periods_begin_on_their_first_day() -> None:
    periods = ("2026", "2026-Q3", "2026-W01", "2026-10", "2026-10-05", "2026-13", "1899")
    days = [str(first_day(period)) for period in periods]
    assert days == ["2026-01-01", "2026-07-01", "2025-12-29", "2026-10-01", "2026-10-05", "None", "None"]


def test_ink_on_a_persons_own_colours_can_be_read() -> None:
    assert text_on("2F4B9E") == "FFFFFF"
    assert text_on("FFE08A") == "17202E"
