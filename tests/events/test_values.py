"""KPI sheets in every shape: what a cell says is entered at its place; what says nothing is told with its cell."""

from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.document import Document
from journeydesigner.events.errors import EventsError
from journeydesigner.events.places import Places
from journeydesigner.events.values import Values, read_values
from journeydesigner.events.values_onto_map import enter_values
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.model.records import Metric
from tests.events.shop import shop_map

Read = tuple[str, str, str, float | None]


def shop() -> Document:
    return shop_map("Browse", "Pay")[0]


def read(folder: Path, text: str, **more: str) -> Values:
    path = folder / "kpis.csv"
    path.write_text(text, encoding="utf-8")
    snapshot = shop().snapshot
    places = Places(snapshot, snapshot.maps[0].id).names
    return read_values(path, places, **more)  # pyright: ignore[reportArgumentType]


def found(values: Values) -> list[Read]:
    return [(value.metric, value.place, value.period, value.value) for value in values.values]


def test_a_long_sheet_has_a_row_for_each_value(tmp_path: Path) -> None:
    values = read(
        tmp_path, "KPI;Stage;Month;Value;n\nNPS;Pay;2026-10;41;214\nConversion;Pay;10/2026;12,5 %;\nNPS;;Q4 2026;n/a;\n"
    )
    assert found(values) == [
        ("NPS", "Pay", "2026-10", 41), ("Conversion", "Pay", "2026-10", 0.125), ("NPS", "", "2026-Q4", None),
    ]  # fmt: skip
    assert [value.n for value in values.values] == [214, None, None]


def test_a_wide_sheet_has_a_column_for_each_period(tmp_path: Path) -> None:
    values = read(tmp_path, "Metric,Stage,2026-09,Oct 2026\nNPS,Pay,38,41\nNPS,Browse,,7\n")
    assert found(values) == [
        ("NPS", "Pay", "2026-09", 38), ("NPS", "Pay", "2026-10", 41),
        ("NPS", "Browse", "2026-09", None), ("NPS", "Browse", "2026-10", 7),
    ]  # fmt: skip


def test_a_wide_sheet_has_a_column_for_each_stage(tmp_path: Path) -> None:
    values = read(tmp_path, "KPI,browse,PAY\nCSAT,81 %,62 %\n", period="2026-10")
    assert found(values) == [("CSAT", "browse", "2026-10", 0.81), ("CSAT", "PAY", "2026-10", 0.62)]


def test_a_wide_sheet_has_a_column_for_each_metric(tmp_path: Path) -> None:
    values = read(tmp_path, "Month,Stage,NPS,Remark\n2026-10,Pay,41,good\n")
    assert found(values) == [("NPS", "Pay", "2026-10", 41)]


def test_days_and_months_are_told_apart_by_the_whole_column_or_asked_for(tmp_path: Path) -> None:
    clear = read(tmp_path, "kpi,date,value\nNPS,03/10/2026,1\nNPS,13/10/2026,2\n")
    assert [value.period for value in clear.values] == ["2026-10-03", "2026-10-13"]
    both = "kpi,date,value\nNPS,03/10/2026,1\n"
    with pytest.raises(EventsError, match="--dates dmy"):
        read(tmp_path, both)
    assert read(tmp_path, both, dates="mdy").values[0].period == "2026-03-10"


def test_each_cell_that_is_not_understood_is_told_with_its_place(tmp_path: Path) -> None:
    values = read(tmp_path, 'kpi,period,value\nNPS,2026-10,many\nNPS,soon,4\n,2026-10,5\nNPS,2026-10,"1,234"\n')
    assert [sentence.split(":")[0] for sentence in values.odd] == [f"row {row}, “value”" for row in (2, 3, 4, 5)]
    assert "is no number" in values.odd[0] and "no period" in values.odd[1] and "no metric" in values.odd[2]
    assert "two ways" in values.odd[3] and not values.values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kpi,value\nNPS,1\n", "tells no period"),
        ("period,value\n2026,1\n", "which KPI"),
        ("a,b\nx,y\n", "tells no values"),
        ("kpi,period,value\n", "no values"),
    ],
)
def test_a_sheet_that_does_not_tell_what_it_holds_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(EventsError, match=said):
        read(tmp_path, text)


def test_values_go_to_their_stages_in_the_units_of_their_metrics(tmp_path: Path) -> None:
    document = shop()
    values = read(
        tmp_path, "kpi,stage,period,value\nConversion,Pay,2026-10,12\nVisits,Pay,2026-10,1200\n"
        "Mood,Pay,2026-10,50 %\nNPS,Pay,2026-10,140\nNPS,Moon,2026-10,4\n",
    )  # fmt: skip
    told = enter_values(document, document.snapshot.maps[0].id, values, source="kpis.csv")
    assert len(told.lines) == 3 and len(told.odd) == 2
    assert "not on the scale" in told.odd[0] and "no “Moon”" in told.odd[1]
    snapshot = document.snapshot
    metrics = snapshot.metrics_of(snapshot.organizations[0].id)
    got = {m.name: (m.unit, value.result.value) for m in metrics for value in snapshot.history_of(m.id)}
    assert got == {"Conversion": ("percent", 0.12), "Visits": ("number", 1200), "Mood": ("percent", 0.5)}
    assert all(isinstance(m, Metric) and m.source == "kpis.csv" for m in metrics)


def test_the_command_tells_before_it_enters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shop.journey"
    save_journey(shop(), path)
    (tmp_path / "kpis.csv").write_text("kpi,stage,period,value\nNPS,Pay,2026-10,41\nNPS,Pay,2026-11,x\n")
    asked = ["measure", str(path), "--values", str(tmp_path / "kpis.csv")]
    assert main(asked) == 1
    printed = capsys.readouterr()
    assert printed.out == "NPS · Pay · 2026-10 · +41\n" and "row 3, “value”" in printed.err
    assert not open_journey(path).document.snapshot.table("measurements")
    assert main([*asked, "--apply"]) == 1
    assert len(open_journey(path).document.snapshot.table("measurements")) == 1


def entered(tmp_path: Path, document: Document, text: str) -> tuple[list[str], list[str]]:
    told = enter_values(document, document.snapshot.maps[0].id, read(tmp_path, text), source="kpis.csv")
    return list(told.lines), list(told.odd)


def test_values_of_another_version_of_a_score_are_left_out_with_the_reason(tmp_path: Path) -> None:
    document = shop()
    entered(tmp_path, document, "kpi,stage,period,value\nCES 2.0,Pay,2026-10,5.5\nEase,Pay,2026-10,5\n")
    lines, odd = entered(
        tmp_path, document, "kpi,kind,stage,period,value\nCES 2.0,CES 1.0,Pay,2026-11,2\n"
        "CES 2.0,CES 2.0,Pay,2026-11,6\nCES 2.0,,Pay,2026-12,60 %\n",
    )  # fmt: skip
    assert len(lines) == 1 and len(odd) == 2
    assert "never compared" in odd[0] and "Effort score 1.0" in odd[0] and odd[0].startswith("row 2")


def test_a_mean_satisfaction_is_no_share_of_the_satisfied(tmp_path: Path) -> None:
    document = shop()
    entered(tmp_path, document, "kpi,stage,period,value\nCSAT,Pay,2026-10,4.2\nCSAT share,Pay,2026-10,81 %\n")
    (metric, other) = document.snapshot.metrics_of(document.snapshot.organizations[0].id)
    assert (metric.kind, metric.unit, metric.scale) == ("csat", "scale", (1.0, 5.0)) and other.unit == "percent"
    lines, odd = entered(tmp_path, document, "kpi,stage,period,value\nCSAT,Pay,2026-11,81\n")
    assert not lines and "1 to 5" in odd[0]


def test_a_sheet_that_writes_months_as_their_first_days_is_read_by_months(tmp_path: Path) -> None:
    wide = read(tmp_path, "KPI;Stage;2026-09-01;2026-10-01 00:00:00\nNPS;Pay;38;41\n")
    assert [value.period for value in wide.values] == ["2026-09", "2026-10"]
    long = read(tmp_path, "KPI;Datum;Wert\nNPS;01.09.2026;38\nNPS;01.10.2026;41\n")
    assert [value.period for value in long.values] == ["2026-09", "2026-10"]
    days = read(tmp_path, "KPI;Datum;Wert\nNPS;01.09.2026;38\nNPS;08.09.2026;41\n")
    assert [value.period for value in days.values] == ["2026-09-01", "2026-09-08"]


def test_times_are_entered_in_the_unit_of_their_metric(tmp_path: Path) -> None:
    document = shop()
    entered(tmp_path, document, "kpi,stage,period,value\nDwell time,Pay,2026-10,36 h\n")
    (found,) = document.snapshot.table("measurements").values()
    assert found.result.value == 1.5  # pyright: ignore[reportAttributeAccessIssue]
