"""Giving a step a metric, and its history."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.model.records import Card, Metric
from journeydesigner.ui.inspector.history_table import HistoryTable
from journeydesigner.ui.inspector.metric_section import NewMetricForm
from journeydesigner.ui.main_window import MainWindow


def give_nps(window: MainWindow) -> tuple[str, Metric, HistoryTable]:
    step = window.canvas.board.steps[3]
    window.canvas.select_record(step)
    page = window.inspector.page
    assert page is not None
    section = page.metrics
    section.open_form()
    form = section.findChild(NewMetricForm)
    assert form is not None
    form.name.setFocus()
    QTest.keyClicks(form.name, "Recommendation")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    metric = next(m for m in window.session.snapshot.table("metrics").values() if m.name == "Recommendation")
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
    assert table.item(1, 4).text() == "+50"


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
    page = window.inspector.page
    assert page is not None
    view = next(iter(page.metrics.views))
    view.open_history()
    table = view.findChild(HistoryTable)
    assert table is not None
    enter(table, 0, table.columnCount() - 1, "17")
    series = window.session.snapshot.measurements_of(tile.extras["metric"], tile.extras.get("anchor") or tile.id)
    assert series[0].result.value == 0.17
