"""KPI sheets in every shape: what a cell says is entered at its place; what says nothing is told with its cell."""

from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.document import Document
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_map, add_organization, add_stage
from journeydesigner.events.errors import EventsError
from journeydesigner.events.places import Places
from journeydesigner.events.values import Values, read_values
from journeydesigner.events.values_onto_map import enter_values
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.model.records import Metric

Read = tuple[str, str, str, float | None]


def shop() -> Document:
    document = new_document()
    map_id = add_map(document, add_organization(document, "Shop"), "Buying")
    for stage in ("Browse", "Pay"):
        add_stage(document, map_id, stage)
    return document


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
