"""Giving a step a metric, and its history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.metrics.formulas import value_of
from journeydesigner.model.records import Card, Metric
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.inspector.history_table import HistoryTable
from journeydesigner.ui.inspector.metric_section import MetricSection, NewMetricForm
from journeydesigner.ui.inspector.structure_pages import StepPage
from journeydesigner.ui.main_window import MainWindow


def metrics_in(window: MainWindow) -> MetricSection:
    page = window.inspector.page
    assert isinstance(page, StepPage | CardPage)
    return page.metrics


def give_nps(window: MainWindow) -> tuple[str, Metric, HistoryTable]:
    step = window.canvas.board.steps[3]
    window.canvas.select_record(step)
    section = metrics_in(window)
    section.open_form()
    form = section.findChild(NewMetricForm)
    assert form is not None
    form.name.setFocus()
    QTest.keyClicks(form.name, "Recommendation")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    metrics = window.session.snapshot.table("metrics").values()
    metric = next(m for m in metrics if isinstance(m, Metric) and m.name == "Recommendation")
    tables = [table for table in section.findChildren(HistoryTable) if table.isVisible()]
    assert len(tables) == 1
    return step, metric, tables[0]


def enter(table: HistoryTable, row: int, column: int, text: str) -> None:
    item = table.item(row, column)
    assert item is not None
    item.setText(text)


def test_a_step_is_given_an_nps_with_its_history(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    assert (metric.kind, metric.unit) == ("nps", "points")
    enter(table, 0, 0, "9/2026")
    for column, count in ((1, "50"), (2, "30"), (3, "20")):
        enter(table, 0, column, count)
    enter(table, 1, 0, "2026-10")
    for column, count in ((1, "60"), (2, "30"), (3, "10")):
        enter(table, 1, column, count)
    series = window.session.snapshot.measurements_of(metric.id, step)
    assert [m.period for m in series] == ["2026-09", "2026-10"]
    assert series[1].result.counts == {"promoters": 60.0, "passives": 30.0, "detractors": 10.0}
    change = table.item(1, 4)
    assert change is not None
    assert change.text() == "+50"


def test_the_step_has_a_tile_on_the_map(window: MainWindow) -> None:
    step, metric, _table = give_nps(window)
    tiles = [
        card
        for card in window.session.snapshot.table("cards").values()
        if isinstance(card, Card) and card.extras.get("anchor") == step
    ]
    assert [tile.extras["metric"] for tile in tiles] == [metric.id]
    assert tiles[0].place is not None
    assert tiles[0].place.first == step


def test_giving_a_metric_is_one_undo_step(window: MainWindow) -> None:
    give_nps(window)
    assert window.session.document.undo_label == "Add metric"
    window.actions_of.trigger("undo")
    assert window.session.document.undo_label is None


def test_a_period_that_is_none_is_told_and_not_written(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 0, "last autumn")
    assert "is no period" in window.toast.text
    assert not window.session.snapshot.measurements_of(metric.id, step)


def test_a_mistyped_period_is_moved(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 1, "50")
    enter(table, 0, 0, "2025-12")
    series = window.session.snapshot.measurements_of(metric.id, step)
    assert [m.period for m in series] == ["2025-12"]
    assert series[0].result.counts == {"promoters": 50.0}


def test_a_period_is_deleted_by_key(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 0, "2025-12")
    enter(table, 0, 4, "12")
    table.setCurrentCell(0, 4)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert not window.session.snapshot.measurements_of(metric.id, step)


def test_percentages_are_typed_as_percent_and_kept_as_fractions(window: MainWindow) -> None:
    metrics = window.session.snapshot.table("metrics")
    tile = next(
        card
        for card in window.session.snapshot.table("cards").values()
        if isinstance(card, Card) and getattr(metrics.get(card.extras.get("metric", "")), "unit", "") == "percent"
    )
    window.canvas.select_record(tile.id)
    view = metrics_in(window).views[0]
    view.open_history()
    table = view.findChild(HistoryTable)
    assert table is not None
    enter(table, 0, table.columnCount() - 1, "17")
    series = window.session.snapshot.measurements_of(tile.extras["metric"], tile.extras.get("anchor") or tile.id)
    assert series[0].result.value == 0.17


def test_a_metrics_name_typed_into_a_kpi_cell_makes_its_tile(window: MainWindow) -> None:
    canvas, session = window.canvas, window.session
    lane = next(lane for lane in canvas.board.lanes if lane.kind == "metrics")
    known = next(iter(session.snapshot.table("metrics").values()))
    assert isinstance(known, Metric)
    count = len(session.snapshot.table("metrics"))
    for name, expected in ((known.name.upper(), None), ("NPS", "nps")):
        canvas.select(Selection(SelectionKind.CELL, lane=lane.id, step=canvas.board.steps[0]))
        QTest.keyClicks(canvas, name[0])
        QTest.keyClicks(canvas.editor, name[1:])
        QTest.keyClick(canvas.editor, Qt.Key.Key_Escape)
        tile = session.snapshot.card(canvas.selection.cards[-1])
        metric = session.snapshot.table("metrics")[tile.extras["metric"]]
        assert isinstance(metric, Metric)
        assert tile.text == ""
        assert tile.extras["anchor"] == canvas.board.steps[0]
        if expected is None:
            assert metric.id == known.id
        else:
            assert (metric.name, metric.kind, metric.unit) == ("NPS", expected, "points")
    assert len(session.snapshot.table("metrics")) == count + 1
    assert session.document.undo_label == "Add KPI"
    window.actions_of.trigger("undo")
    assert len(session.snapshot.table("metrics")) == count


def test_three_months_are_typed_by_keyboard_mended_deleted_and_taken_back(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    months = (("2026-08", 40, 40, 20), ("2026-09", 50, 30, 20), ("2026-10", 60, 30, 10))
    for row, texts in enumerate(months):
        for column, text in enumerate(texts):
            table.setCurrentCell(row, column)
            type_into(table, str(text))
    assert [value(window, metric, step, i) for i in range(3)] == [20, 30, 50]
    table.setCurrentCell(1, 3)
    type_into(table, "40")
    assert value(window, metric, step, 1) == pytest.approx(100 * (50 - 40) / 120)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    after = window.session.snapshot.tables
    assert len(window.session.snapshot.measurements_of(metric.id, step)) == 2
    while window.session.document.undo_label:
        window.actions_of.trigger("undo")
    assert metric.id not in window.session.snapshot.table("metrics")
    while window.session.document.redo_label:
        window.actions_of.trigger("redo")
    assert {name: dict(rows) for name, rows in window.session.snapshot.tables.items()} == {
        name: dict(rows) for name, rows in after.items()
    }


def type_into(table: HistoryTable, text: str) -> None:
    QTest.keyClicks(table, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # the table commits what was typed a turn later


def value(window: MainWindow, metric: Metric, step: str, row: int) -> float | None:
    return value_of(metric, window.session.snapshot.measurements_of(metric.id, step)[row].result)


def counts_of(window: MainWindow, metric: Metric, step: str) -> tuple[float | None, dict[str, float]]:
    found = window.session.snapshot.measurements_of(metric.id, step)[0]
    return value_of(metric, found.result), dict(found.result.counts)


def test_an_entered_value_stays_until_all_counts_are_there(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 4, "45")
    enter(table, 0, 1, "60")
    assert counts_of(window, metric, step) == (45, {"promoters": 60})
    enter(table, 0, 2, "30")
    enter(table, 0, 3, "10")
    assert counts_of(window, metric, step)[0] == 50
    enter(table, 0, 3, "")
    assert counts_of(window, metric, step) == (None, {"promoters": 60, "passives": 30})


def test_counts_that_a_typed_value_replaces_are_told_of(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    for column, count in ((1, "60"), (2, "30"), (3, "10")):
        enter(table, 0, column, count)
    enter(table, 0, 4, "+50.0")
    assert counts_of(window, metric, step)[1] == {"promoters": 60, "passives": 30, "detractors": 10}
    assert not window.toast.text
    enter(table, 0, 4, "")
    assert counts_of(window, metric, step)[0] == 50
    assert "computed from its counts" in window.toast.text
    enter(table, 0, 4, "45")
    assert counts_of(window, metric, step) == (45, {})
    assert "counts" in window.toast.text
    window.undo()
    assert counts_of(window, metric, step)[0] == 50


def test_large_counts_show_all_their_digits(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 1, "12 345 678")
    shown = table.item(0, 1)
    assert shown is not None
    assert shown.text() == "12345678"
    assert counts_of(window, metric, step)[1] == {"promoters": 12345678}


def test_a_number_that_can_be_read_two_ways_is_told_and_not_written(window: MainWindow) -> None:
    step, metric, table = give_nps(window)
    enter(table, 0, 1, "1,234")
    assert "two ways" in window.toast.text
    assert not window.session.snapshot.measurements_of(metric.id, step)
