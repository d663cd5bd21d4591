"""From a file to numbers on the map, as a person goes: four steps over the map, nothing written before the last."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.files.templates import new_from_template
from journeydesigner.ui.background import Cancelled, Progress
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.measuring import measure_sheet
from journeydesigner.ui.measuring.events_model import Column
from journeydesigner.ui.measuring.measure_sheet import MeasureSheet
from journeydesigner.ui.measuring.measuring import measuring_of
from tests.ui.conftest import Answers, OpenWindow
from tests.ui.test_files_on_the_window import drop

SHOP = Path(__file__).parents[1] / "events" / "fixtures" / "shop-events.csv.gz"
STAGES = {
    "home": 1, "catalog": 1, "search": 1, "filter_results": 1, "promo_page": 1, "product_view": 2, "compare": 2,
    "wishlist_add": 2, "review_page": 2, "add_to_cart": 3, "cart": 3, "shipping_details": 4, "payment_details": 4,
    "payment_error": 4, "purchase": 5,
}  # fmt: skip


@pytest.fixture
def five(open_window: OpenWindow) -> MainWindow:
    return open_window(document=new_from_template("five-stage"))


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> MeasureSheet:
    measuring_of(window).take(path)
    return shown(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> MeasureSheet:
    qtbot.waitUntil(lambda: measuring_of(window).sheet is not None, timeout=20_000)
    sheet = measuring_of(window).sheet
    assert sheet is not None
    ready(sheet, qtbot)
    return sheet


def ready(sheet: MeasureSheet, qtbot: QtBot) -> None:
    """Nothing is read or counted any more, and what is in sight is there."""
    qtbot.waitUntil(lambda: sheet.flow is not None and not sheet.is_busy and sheet.next.isEnabled(), timeout=30_000)


def go_on(sheet: MeasureSheet, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    ready(sheet, qtbot)


def type_stages(sheet: MeasureSheet, qtbot: QtBot) -> None:
    """Give each event its stage by a digit."""
    table = sheet.match.table
    for row in range(table.events.rowCount()):
        table.setCurrentIndex(table.events.index(row, Column.STAGE))
        if digit := STAGES.get(table.events.name(row)):
            qtbot.keyClick(table, str(digit))


def counted(window: MainWindow) -> list[int | None]:
    shown_map = window.session.map
    assert shown_map is not None
    funnel = funnel_of(window.session.snapshot, shown_map.id)
    return [] if funnel is None else [stage.n for stage in funnel.stages]


def entered(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    type_stages(sheet, qtbot)
    go_on(sheet, qtbot)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)


def test_a_log_becomes_numbers_in_four_steps_and_one_undo(five: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    before = five.session.snapshot
    answers.path = SHOP
    five.actions_of.trigger("numbers")
    sheet = shown(five, qtbot)
    assert sheet.data.table.rowCount() > 5
    go_on(sheet, qtbot)
    assert sheet.columns.fields["case"].value() == "user_id"
    go_on(sheet, qtbot)
    type_stages(sheet, qtbot)
    assert sheet.match.words.text().startswith("96.0")
    go_on(sheet, qtbot)
    assert sheet.numbers.table.item(4, 1).text() == "174"  # type: ignore[union-attr]
    assert five.session.snapshot is before, "nothing is written before the last button"
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    assert counted(five) == [600, 597, 491, 371, 174]
    assert "are on the map" in five.toast.text
    five.actions_of.trigger("undo")
    assert counted(five) == []
    assert five.session.document.undo_label is None


def test_next_month_s_log_maps_by_itself(five: MainWindow, qtbot: QtBot) -> None:
    entered(five, qtbot)
    sheet = opened(five, SHOP, qtbot)
    qtbot.waitUntil(lambda: sheet.page is sheet.numbers and sheet.next.isEnabled(), timeout=30_000)
    assert "account_page" in sheet.numbers.fresh.text().replace("\u200b", "")
    qtbot.mouseClick(sheet.numbers.review, Qt.MouseButton.LeftButton)
    assert sheet.page is sheet.match
    assert sheet.match.table.events.matching.unmapped[0] == "account_page"


def test_a_whole_map_is_drawn_from_a_log(five: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(five, SHOP, qtbot)
    sheet.data.target.committed.emit("new")
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    assert sheet.flow is not None
    sheet.match.bins.renamed.emit("new:0", "Look around")
    qtbot.keyClick(sheet.match.table, "0")
    go_on(sheet, qtbot)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    made = five.session.map
    assert made is not None
    snapshot = five.session.snapshot
    assert made.title == "Shop events"
    assert snapshot.stages_of(made.id)[0].title == "Look around"
    texts = [card.text for card in snapshot.cards_of(made.id)]
    assert "Add to cart" in texts
    assert "Product view" not in texts, "it was ignored"
    assert counted(five)[0] is not None
    five.actions_of.trigger("undo")
    assert len(five.session.snapshot.maps) == 1


def test_events_without_a_place_become_touchpoints(five: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(five, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    type_stages(sheet, qtbot)
    menu = sheet.match.make.menu()
    menu.actions()[4].trigger()
    assert sheet.flow is not None and sheet.flow.matching.coverage.open == 0
    go_on(sheet, qtbot)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    shown_map = five.session.map
    assert shown_map is not None
    found = {card.text for card in five.session.snapshot.cards_of(shown_map.id)}
    assert {"Account page", "Support chat", "Error page", "Checkout bug"} <= found
    (movements,) = five.session.snapshot.movements_of(shown_map.id)
    assert len(movements.touchpoints) == 4


def test_a_sheet_that_is_closed_leaves_nothing_and_can_be_gone_on_with(five: MainWindow, qtbot: QtBot) -> None:
    before = five.session.snapshot
    sheet = opened(five, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    type_stages(sheet, qtbot)
    qtbot.keyClick(sheet.match.table, Qt.Key.Key_Escape)
    assert measuring_of(five).sheet is None
    assert five.session.snapshot is before and not five.session.is_edited
    offer = five.toast.offer("Go on with it")
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    again = shown(five, qtbot)
    assert again.page is again.match
    assert again.match.words.text().startswith("96.0")


def test_escape_stops_what_is_counted_before_it_closes_the_sheet(
    five: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(five, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    qtbot.keyClick(sheet.match.table, "1")
    called_off: list[bool] = []
    monkeypatch.setattr(measure_sheet, "Counting", lambda *_told: _endless(called_off))
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    assert sheet.is_busy and not sheet.next.isEnabled()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.is_busy
    assert sheet.trouble.text() == "Stopped. Nothing was changed."
    qtbot.waitUntil(lambda: bool(called_off))
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert measuring_of(five).sheet is None


def _endless(called_off: list[bool]) -> Callable[[Progress], None]:
    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0.5, "")
        except Cancelled:
            called_off.append(True)
            raise

    return work


def test_the_choice_of_a_stage_opens_for_all_selected_events(five: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(five, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    table = sheet.match.table
    table.select_names(["cart", "add_to_cart"])
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    menus = [menu for menu in sheet.match.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    menus[0].actions()[2].trigger()
    menus[0].close()
    assert sheet.flow is not None
    third = sheet.flow.stages[2].id
    assert {name for name, (home, _why) in sheet.flow.matching.homes.items() if home.stage == third} == {
        "cart", "add_to_cart",
    }  # fmt: skip


def test_a_rule_says_what_it_fits_before_it_is_added(five: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(five, SHOP, qtbot)
    go_on(sheet, qtbot)
    go_on(sheet, qtbot)
    rules = sheet.match.rules
    rules.how.show_value("regex")
    rules.text.setText("^pay")
    qtbot.waitUntil(lambda: "Fits 2 events" in rules.fits.text())
    qtbot.keyClick(rules.text, Qt.Key.Key_Return)
    assert sheet.flow is not None and len(sheet.flow.matching.rules) == 1
    assert sheet.flow.matching.homes["payment_error"][1] == "rule"
    rules.text.setText("[")
    qtbot.waitUntil(lambda: "is no regular expression" in rules.fits.text())
    assert not rules.add.isEnabled()


KPIS = "metric;stage;2026-08;2026-09\nNPS;Decision;31;=32\nCSAT;Interest;81 %;79,5 %\nCalls;Nowhere;12;13\n"


def test_kpi_values_are_entered_and_what_was_not_understood_is_listed(
    five: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text(KPIS, "utf-8")
    sheet = opened(five, path, qtbot)
    assert len(sheet.steps.buttons) == 2
    go_on(sheet, qtbot)
    assert "Nowhere" in sheet.results.odd.toPlainText()
    qtbot.mouseClick(sheet.results.copy, Qt.MouseButton.LeftButton)
    assert "=32" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    assert "3 numbers" in five.toast.text
    assert len(five.session.snapshot.table("measurements")) == 3
    five.actions_of.trigger("undo")
    assert not five.session.snapshot.table("measurements")


def test_it_is_asked_which_of_day_and_month_comes_first(five: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text("metric,stage,date,value\nNPS,Decision,03/04/2026,31\n", "utf-8")
    sheet = opened(five, path, qtbot)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "which comes first" in sheet.trouble.text(), timeout=20_000)
    assert sheet.results.dates.isVisible()
    sheet.results.dates.committed.emit("dmy")
    ready(sheet, qtbot)
    assert "2026-04-03" in sheet.results.lines.toPlainText()


def test_answers_are_tallied(five: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "survey.csv"
    rows = "".join(f"2026-10-{day:02},NPS,{day % 11},Decision\n" for day in range(1, 25))
    path.write_text("date,question,score,touchpoint\n" + rows, "utf-8")
    sheet = opened(five, path, qtbot)
    go_on(sheet, qtbot)
    assert sheet.results.lines.toPlainText().startswith("NPS, Decision, Oct 2026")
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    assert len(five.session.snapshot.table("measurements")) == 1


def test_a_log_that_is_dropped_is_looked_into_and_a_table_of_cards_is_pasted(
    five: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(five.canvas, QPoint(400, 300), SHOP)
    sheet = shown(five, qtbot)
    assert sheet.flow is not None and sheet.flow.kind == "events"
    sheet.leave()
    log = tmp_path / "log.csv"
    log.write_text("user,event,at\n" + "u1,a,2026-01-02 10:00:00\nu2,b,2026-01-03 10:00:00\n" * 5, "utf-8")
    drop(five.canvas, QPoint(400, 300), log)
    sheet = shown(five, qtbot)
    assert sheet.data.cards.isVisibleTo(sheet)
    before = len(list(five.session.snapshot.table("cards")))
    qtbot.mouseClick(sheet.data.cards, Qt.MouseButton.LeftButton)
    assert measuring_of(five).sheet is None
    qtbot.waitUntil(lambda: len(list(five.session.snapshot.table("cards"))) > before, timeout=20_000)


def test_what_cannot_be_read_is_told_in_the_sheet(five: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    measuring_of(five).take(path)
    sheet = measuring_of(five).sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: "is empty" in sheet.trouble.text(), timeout=20_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert measuring_of(five).sheet is None


def test_a_map_can_be_drawn_by_command(five: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    answers.path = SHOP
    five.actions_of.trigger("map from log")
    sheet = shown(five, qtbot)
    assert sheet.flow is not None and sheet.flow.map is None
    assert [button.text() for button in sheet.steps.buttons][2] == "Stages"
