"""The metrics panel: it opens over the map, tells the map's numbers, and leads to what they are about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_card
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.editing.structure import add_map, set_fields
from journeydesigner.model.ids import MovementsId
from journeydesigner.model.movement_records import Movements
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metrics.all_page import AllPage
from journeydesigner.ui.metrics.movements_page import MovementsPage
from journeydesigner.ui.metrics.over import metrics_of
from journeydesigner.ui.metrics.overview import Overview
from journeydesigner.ui.metrics.panel import MetricsPanel
from journeydesigner.ui.metrics.planned_page import PlannedPage
from tests.layout.counted import count, counted_journey
from tests.layout.journeys import Journey
from tests.ui.conftest import OpenWindow

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def journey() -> Journey:
    return counted_journey(steps=1)


@pytest.fixture
def window(open_window: OpenWindow, journey: Journey, qtbot: QtBot) -> MainWindow:
    made = open_window(document=journey.document)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.activateWindow()
    made.canvas.setFocus()
    return made


def opened(window: MainWindow, page: str = "") -> MetricsPanel:
    metrics_of(window).open(page)
    return metrics_of(window).panel


def overview(window: MainWindow) -> Overview:
    page = opened(window, "overview").page_widget("overview")
    assert isinstance(page, Overview)
    return page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def click_row(page: Overview, row: int) -> None:
    table = page.funnel.table
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(row, 1)).center())


def test_its_key_opens_it_over_the_map_and_escape_gives_the_keys_back(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, KEY.Key_F9)
    panel = metrics_of(window).panel
    assert panel.isVisible()
    assert not window.canvas.isVisible()
    assert window.views.is_map
    assert panel.isAncestorOf(focused())
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert not panel.isVisible()
    assert window.canvas.hasFocus()


def test_the_cross_closes_it(window: MainWindow) -> None:
    panel = opened(window)
    QTest.mouseClick(panel.head.close_button, LEFT)
    assert not panel.isVisible()
    assert window.canvas.isVisible()


def test_another_view_that_is_wanted_closes_it(window: MainWindow) -> None:
    panel = opened(window)
    window.actions_of.trigger("view table")
    assert not panel.isVisible()
    assert window.views.current == "table"


def test_the_map_in_the_switch_closes_it(window: MainWindow) -> None:
    panel = opened(window)
    window.views.open("map")
    assert not panel.isVisible()


def test_it_says_source_period_and_how_much_of_the_log_is_known(window: MainWindow) -> None:
    panel = opened(window)
    words = [label.text() for label in panel.head.findChildren(type(panel.head._about))]
    assert any("orders.csv, 1 Oct – 31 Oct 2026" in text for text in words)
    assert panel.head._coverage.text == "Coverage 98.4\u00a0% of rows"


def test_the_funnel_is_a_table_with_the_worst_stage_marked(window: MainWindow) -> None:
    figures = overview(window).funnel.table.figures_model.figures
    assert [row.cells[1].text for row in figures.rows] == ["600", "597", "491", "371", "174"]
    assert figures.rows[-1].mark == "worst"


def test_a_row_that_is_clicked_leads_to_its_stage_on_the_map(window: MainWindow, journey: Journey) -> None:
    click_row(overview(window), 2)
    assert not metrics_of(window).panel.isVisible()
    assert window.canvas.hasFocus()
    assert window.session.selection.id == journey.snapshot.stages_of(journey.map)[2].id


def test_so_does_enter_on_it(window: MainWindow, journey: Journey) -> None:
    table = overview(window).funnel.table
    table.setFocus()
    QTest.keyClick(table, KEY.Key_Down)
    QTest.keyClick(table, KEY.Key_Return)
    assert window.session.selection.id == journey.snapshot.stages_of(journey.map)[1].id


def test_a_stage_of_the_ribbon_leads_there_too_also_by_keys(window: MainWindow, journey: Journey) -> None:
    chart = overview(window).ribbon.chart
    chart.setFocus()
    for _time in range(2):
        QTest.keyClick(chart, KEY.Key_Right)
    QTest.keyClick(chart, KEY.Key_Return)
    assert window.session.selection.id == journey.snapshot.stages_of(journey.map)[1].id


def test_a_chart_is_copied_as_its_table(window: MainWindow) -> None:
    chart = overview(window).ribbon.chart
    chart.setFocus()
    QTest.keyClick(chart, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Stage", "Customers"]
    assert lines[5].split("\t")[1] == "174"


def test_a_chart_is_read_aloud_as_its_numbers(window: MainWindow) -> None:
    said = overview(window).ribbon.chart.accessibleDescription()
    assert "Customers 174" in said
    assert "best attempt" in said


def test_another_way_of_counting_is_picked_among_those_that_were_kept(window: MainWindow) -> None:
    page = overview(window)
    assert page.funnel.modes.isVisible()
    page.funnel.modes.setCurrentIndex(1)
    page.funnel.modes.activated.emit(1)
    figures = page.funnel.table.figures_model.figures
    assert [row.cells[4].text for row in figures.rows] == ["–"] * 5
    assert page.funnel._how.text() == "Customers, any order"


def test_what_changes_is_shown_a_turn_later(window: MainWindow, journey: Journey, qtbot: QtBot) -> None:
    table = overview(window).funnel.table
    stage = journey.snapshot.stages_of(journey.map)[0]
    set_fields(journey.document, "stages", stage.id, "Rename", title="Awareness")
    qtbot.waitUntil(lambda: table.figures_model.figures.rows[0].cells[0].text == "Awareness")
    journey.document.undo()
    qtbot.waitUntil(lambda: table.figures_model.figures.rows[0].cells[0].text == stage.title)


def test_of_several_periods_one_is_chosen(window: MainWindow, journey: Journey) -> None:
    panel = opened(window)
    assert not panel.head.periods.isVisible()
    before = journey.snapshot.movements_of(journey.map)[-1]
    with journey.document.change("Count again") as draft:
        fields = {name: getattr(before, name) for name in type(before).model_fields}
        fields |= {"id": MovementsId("movements-2"), "period": "2026-11", "customers": 700}
        draft.put(Movements(**fields))
    panel.refresh()
    assert panel.head.periods.isVisible()
    assert panel.head.periods.currentText() == "Nov 2026"
    panel.head.periods.setCurrentIndex(1)
    panel.head.periods.activated.emit(1)
    assert panel.head.periods.currentText() == "Oct 2026"
    assert panel.period == "2026-10"


def test_a_map_without_numbers_says_how_they_come_onto_it(
    open_window: OpenWindow, journey: Journey, qtbot: QtBot
) -> None:
    bare = Journey(3, 1)
    window = open_window(document=bare.document)
    panel = opened(window)
    texts = [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert "Type values on the map" in texts
    assert "Numbers from a file…" in texts
    count(bare, (600, 300, 100))
    qtbot.waitUntil(lambda: panel.page_widget("overview") is panel._scrolls["overview"].widget())
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel._scrolls["overview"])


def test_typing_values_begins_with_a_lane_of_kpis(open_window: OpenWindow) -> None:
    bare = Journey(3, 1)
    window = open_window(document=bare.document)
    panel = opened(window)
    button = next(b for b in panel.findChildren(QPushButton) if b.text() == "Type values on the map")
    QTest.mouseClick(button, LEFT)
    assert not panel.isVisible()
    assert "metrics" in [lane.kind for lane in bare.snapshot.lanes_of(bare.map)]


def test_every_metric_stands_in_the_table_with_target_n_and_interval(window: MainWindow, journey: Journey) -> None:
    stage = journey.snapshot.stages_of(journey.map)[1].id
    metric = add_metric(
        journey.document, journey.organization, "On time", kind="completion", unit="percent", direction="up", target=0.9
    )
    for period, done in (("2026-09", 76.0), ("2026-10", 72.0)):
        measure(journey.document, metric, stage, period, counts={"completed": done, "attempted": 100.0}, n=100)
    page = opened(window, "all").page_widget("all")
    assert isinstance(page, AllPage)
    row = next(row for row in page.card.table.figures_model.figures.rows if row.cells[0].text == "On time")
    texts = [cell.text for cell in row.cells]
    assert texts[1:6] == ["Stage 1", "72\u00a0%", "−4\u00a0pt", "90\u00a0%", "100"]
    assert row.record == stage
    chart = overview(window).trend
    assert chart.isVisible()
    assert chart._number.text() == "72\u00a0%"
    assert chart._change.text() == "−4\u00a0pt on Sep 2026"


def test_each_period_of_a_chart_says_its_value_n_and_interval(window: MainWindow, journey: Journey) -> None:
    stage = journey.snapshot.stages_of(journey.map)[1].id
    metric = add_metric(journey.document, journey.organization, "On time", kind="completion", unit="percent")
    for period, done in (("2026-09", 76.0), ("2026-10", 72.0)):
        measure(journey.document, metric, stage, period, counts={"completed": done, "attempted": 100.0}, n=100)
    card = overview(window).trend
    said = [spot.said for spot in card.chart.spots]
    assert said[-1] == "Oct 2026: 72\u00a0%, n 100, 95 % interval 63\u00a0% – 80\u00a0%"
    card.chart.setFocus()
    QTest.keyClick(card.chart, KEY.Key_Right)
    QTest.keyClick(card.chart, KEY.Key_Return)
    assert window.session.selection.id == stage


def test_where_people_go_is_a_chart_and_a_table(window: MainWindow) -> None:
    page = opened(window, "movements").page_widget("movements")
    assert isinstance(page, MovementsPage)
    assert page.flows.chart.isVisible()
    page.flows._as_table.click()
    assert page.flows.table.isVisible()
    firsts = [row.cells[0].text for row in page.flows.table.figures_model.figures.rows]
    assert "Start" in firsts
    assert "< 10" in [row.cells[2].text for row in page.flows.table.figures_model.figures.rows]


def test_a_way_that_the_map_does_not_have_leads_to_its_stage(window: MainWindow, journey: Journey) -> None:
    page = opened(window, "planned").page_widget("planned")
    assert isinstance(page, PlannedPage)
    card = page.cards["detours"]
    assert card.isVisible()
    assert card.table.figures_model.figures.rows[0].cells[0].text == "Stage 1 → Stage 0"
    card.table.chosen.emit(card.table.figures_model.figures.rows[0].record)
    assert window.session.selection.id == journey.snapshot.stages_of(journey.map)[1].id


def test_another_map_is_shown_as_soon_as_it_is_chosen(window: MainWindow, journey: Journey, qtbot: QtBot) -> None:
    panel = opened(window)
    other = add_map(journey.document, journey.organization, "Another")
    window.session.show_map(other)
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel._nothing)


def test_f6_comes_to_it(window: MainWindow) -> None:
    panel = opened(window)
    window.top_bar.menu_button.setFocus()
    window.actions_of.trigger("next pane")
    assert panel.isAncestorOf(focused())
    window.actions_of.trigger("previous pane")
    assert window.top_bar.isAncestorOf(focused())


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (960, 600), (700, 500)])
def test_it_never_scrolls_sideways(window: MainWindow, size: tuple[int, int], qtbot: QtBot) -> None:
    window.resize(*size)
    for name in ("overview", "movements", "planned", "all"):
        panel = opened(window, name)
        page, scroll = panel.page_widget(name), panel._scrolls[name]
        assert page is not None
        qtbot.waitUntil(lambda page=page, scroll=scroll: page.width() <= scroll.viewport().width())


def test_it_stays_open_where_the_language_changes(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, "movements")
    window.rebuild()
    assert window.panes.is_covered()
    assert metrics_of(window).panel.page == "movements"
    assert metrics_of(window).panel.isVisible()


def test_a_command_that_puts_something_on_the_map_shows_it(window: MainWindow) -> None:
    panel = opened(window)
    window.actions_of.trigger("insert stage")
    assert not panel.isVisible()


def test_what_is_selected_under_it_is_not_deleted_unseen(window: MainWindow, journey: Journey) -> None:
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Compare offers")
    window.canvas.select_record(card)
    opened(window)
    for name in ("delete", "duplicate", "cut"):
        window.actions_of.trigger(name)
    assert [found.text for found in journey.snapshot.cards_in(journey.lanes[0])] == ["Compare offers"]


@pytest.mark.parametrize("action", ["find", "find next", "left panel", "focus"])
def test_what_needs_the_map_in_sight_uncovers_it(window: MainWindow, action: str) -> None:
    panel = opened(window)
    window.actions_of.trigger(action)
    assert not panel.isVisible()
    assert window.canvas.isVisible()


def test_what_is_said_of_a_table_is_said_of_the_period_that_was_chosen(window: MainWindow, journey: Journey) -> None:
    before = journey.snapshot.movements_of(journey.map)[-1]
    with journey.document.change("Count again") as draft:
        fields = {name: getattr(before, name) for name in type(before).model_fields}
        draft.put(Movements(**{**fields, "id": MovementsId("movements-2"), "period": "2026-11", "source": "later.csv"}))
    panel = opened(window, "movements")
    panel.head.period_chosen.emit("2026-10")
    page = panel.page_widget("movements")
    assert isinstance(page, MovementsPage)
    assert "orders.csv · Oct 2026" in page.times._said.text()
    assert len(page.times.table.figures_model.figures.rows) == 5
