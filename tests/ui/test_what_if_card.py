"""The what-if card: levers by mouse, keys and typed values; opportunities; what is kept and what is refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.forecasts import to_be_maps
from journeydesigner.editing.numbers import measure
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metrics.over import metrics_of
from journeydesigner.ui.metrics.overview import Overview
from journeydesigner.ui.metrics.what_if_card import WhatIfCard
from tests.editing.shop import SHOP, Shop
from tests.ui.conftest import OpenWindow

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Shop:
    made = Shop()
    made.opportunity("One-page checkout", 5, effect_change=0.1)
    made.opportunity("Club", 5)
    return made


@pytest.fixture
def window(open_window: OpenWindow, shop: Shop, qtbot: QtBot) -> MainWindow:
    made = open_window(document=shop.document)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def card(window: MainWindow) -> WhatIfCard:
    metrics_of(window).open("overview")
    page = metrics_of(window).panel.page_widget("overview")
    assert isinstance(page, Overview)
    return page.what_if


def expected(card: WhatIfCard) -> str:
    return card.outcome.expected.text()


def test_with_no_lever_moved_it_equals_the_funnel(card: WhatIfCard) -> None:
    result = card.plan.result()
    assert result is not None
    assert [stage.customers.value for stage in result.stages if stage.customers] == list(SHOP)
    assert expected(card) == "174"
    assert not card.keep.isEnabled()
    assert not card.reset.isEnabled()


def test_typed_values_move_levers(card: WhatIfCard, shop: Shop) -> None:
    for stage, text in ((3, "82"), (4, "58 %")):
        field = card.rows[shop.stages[stage]].field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, KEY.Key_Return)
    assert expected(card) == "234"
    assert "95 % interval 210 to 257 (binomial, n = 600)" in card.outcome.about.text()
    assert card.rows[shop.stages[4]].field.property("moved") is True


def test_a_value_that_no_conversion_has_is_refused_where_it_is_typed(card: WhatIfCard, shop: Shop) -> None:
    field = card.rows[shop.stages[3]].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "120")
    QTest.keyClick(field, KEY.Key_Return)
    assert field.property("wrong") == "true"
    assert "from 0 to 100" in field.toolTip()
    assert expected(card) == "174"


def test_arrows_move_a_lever_and_delete_puts_it_back(card: WhatIfCard, shop: Shop) -> None:
    slider = card.rows[shop.stages[4]].slider
    slider.setFocus()
    QTest.keyClick(slider, KEY.Key_Right)
    assert int(expected(card)) > 174
    assert card.reset.isEnabled()
    QTest.keyClick(slider, KEY.Key_Delete)
    assert expected(card) == "174"
    assert not card.plan.is_moved


def test_a_hand_drags_a_lever_and_a_click_on_the_tick_puts_it_back(card: WhatIfCard, shop: Shop) -> None:
    slider = card.rows[shop.stages[4]].slider
    y, tick = slider.height() // 2, slider.value() / 1000
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, y))
    QTest.mouseMove(slider, QPoint(slider.width() * 9 // 10, y))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() * 9 // 10, y))
    assert int(expected(card)) > 300
    QTest.mouseClick(slider, LEFT, pos=QPoint(round(9 + tick * (slider.width() - 18)), y))
    assert expected(card) == "174"


def test_an_opportunity_thought_done_moves_its_lever_and_reset_puts_all_back(card: WhatIfCard, shop: Shop) -> None:
    first = next(iter(card.plan.bringers)).card
    assert first.text == "One-page checkout"
    card.bringers.thought.emit(first.id, True)
    assert expected(card) == "211"
    assert card.rows[shop.stages[4]].field.text().startswith("56.9")
    QTest.mouseClick(card.reset, LEFT)
    assert expected(card) == "174"
    assert not card.plan.is_done(first.id)


def test_it_is_kept_on_a_to_be_map_as_one_step_and_shown_there_as_a_forecast(
    window: MainWindow, card: WhatIfCard, shop: Shop, qtbot: QtBot
) -> None:
    measured = dict(shop.document.snapshot.table("measurements"))
    card.rows[shop.stages[4]].moved.emit(0.58)
    QTest.mouseClick(card.keep, LEFT)
    (home,) = to_be_maps(window.session.snapshot, shop.map)
    (kept,) = window.session.snapshot.forecasts_of(home)
    assert kept.levers[0].assumed == 0.58
    assert dict(shop.document.snapshot.table("measurements")) == measured
    assert "Kept as a forecast on" in card._note.text()
    QTest.mouseClick(card.show_kept, LEFT)
    assert window.session.map_id == home
    qtbot.waitUntil(card.kept.isVisible)
    assert expected(card) == "174"
    window.session.document.undo()
    assert not window.session.snapshot.table("forecasts")


def test_levers_follow_the_document(window: MainWindow, card: WhatIfCard, shop: Shop, qtbot: QtBot) -> None:
    card.rows[shop.stages[4]].moved.emit(0.5)
    metric = next(m for m in shop.document.snapshot.table("metrics").values() if getattr(m, "name", "") == "Visitors")
    measure(shop.document, metric.id, shop.stages[3], "2026-10", 400.0)  # pyright: ignore[reportArgumentType]
    qtbot.waitUntil(lambda: expected(card) == "200")


def test_costs_can_be_moved_too(card: WhatIfCard, shop: Shop) -> None:
    card._turn_to("cost")
    assert set(card.rows) == set(shop.stages)
    card.rows[shop.stages[0]].moved.emit(1.0)
    result = card.plan.result()
    assert result is not None and result.cost is not None
    assert result.cost.value == 2 * sum(SHOP) - 600
    assert expected(card) == "174"


def test_counted_in_any_order_nothing_is_forecast_and_it_is_said(card: WhatIfCard) -> None:
    base = card.plan.base
    assert base is not None
    card.plan.base = replace(base, is_any_order=True)
    card._follow()
    assert not card.outcome.isVisible()
    assert not any(row.isVisible() for row in card.rows.values())
    assert "no funnel" in card._refused.text()
    assert not card.keep.isVisible()


def test_what_is_folded_away_is_shown_as_it_is_once_opened(card: WhatIfCard, shop: Shop) -> None:
    card.rows[shop.stages[4]].moved.emit(0.5)
    card.come_forward(is_for_opportunities=True)
    assert [row.box.accessibleName() for row in card.bringers._rows] == [
        "Think it done: One-page checkout", "Think it done: Club",
    ]  # fmt: skip
    card.bringers._rows[0].box.click()
    assert card.plan.is_done(card.plan.bringers[0].card.id)
    assert expected(card) == "225"
    card.opportunities.head.setChecked(False)
    assert "are multiplied" in card._method.text()
