"""What is to be done about a pain or an opportunity, in the inspector."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.editing.action_sheet import Action, actions_of
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.numbers import add_metric
from journeydesigner.editing.structure import add_lane
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.inspector.effect_fields import EffectFields
from journeydesigner.ui.main_window import MainWindow


def _page(window: MainWindow, kind: str) -> CardPage:
    """The page of a new card of a kind; the organisation has the metric Conversion, in percent."""
    document, map_id = window.session.document, window.session.map.id  # type: ignore[union-attr]
    add_metric(document, window.session.snapshot.map(map_id).organization, "Conversion", unit="percent")
    lane = add_lane(document, map_id, kind, "Do it")
    card = add_card(document, lane, window.session.snapshot.steps_in(map_id)[0].id, "Call back")
    window.canvas.select_record(card)
    page = window.inspector.page
    assert isinstance(page, CardPage)
    return page


def _effects(window: MainWindow, kind: str) -> EffectFields:
    found = _page(window, kind).effects
    assert found is not None
    return found


def _action(window: MainWindow) -> Action:
    snapshot = window.session.snapshot
    return next(a for a in actions_of(snapshot, [m.id for m in snapshot.maps]) if a.card.text == "Call back")


def _type(fields: EffectFields, text: str) -> None:
    fields.effect.setFocus()
    fields.effect.selectAll()
    QTest.keyClicks(fields.effect, text)
    QTest.keyClick(fields.effect, Qt.Key.Key_Return)


def test_an_opportunity_says_what_it_should_bring(window: MainWindow) -> None:
    fields = _effects(window, "opportunities")
    fields.metric.setFocus()
    QTest.keyClicks(fields.metric, "Conv")
    QTest.keyClick(fields.metric, Qt.Key.Key_Return)
    fields.metric.activated.emit(fields.metric.currentIndex())
    _type(fields, "+5 pt")
    action = _action(window)
    assert action.metric is not None
    assert (action.metric.name, action.effect) == ("Conversion", 0.05)
    assert fields.effect.text() == "+5\u00a0pt"


def test_an_effect_without_a_metric_is_a_number(window: MainWindow) -> None:
    fields = _effects(window, "pain_points")
    _type(fields, "-3")
    assert _action(window).effect == -3.0
    window.session.document.undo()
    assert _action(window).effect is None
    window.inspector.catch_up()
    assert fields.effect.text() == ""


def test_a_card_that_nobody_acts_on_has_no_effect(window: MainWindow) -> None:
    assert _page(window, "thoughts").effects is None
