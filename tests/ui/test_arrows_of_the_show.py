"""Arrows between cards, on the pages of the show."""

from journeydesigner.canvas.selection import NOTHING
from journeydesigner.drawing.nodes import Role
from journeydesigner.editing.card_links import link_cards
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.presenting.arrows_painter import arrows_on
from tests.ui.test_presenting import KEY, begin, press, show_of, view


def test_an_arrow_of_the_stage_in_focus_is_drawn_between_its_cards(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    snapshot = session.snapshot
    stage = max(snapshot.stages_of(session.map_id), key=lambda one: len(snapshot.steps_of(one.id)))
    steps = {step.id for step in snapshot.steps_of(stage.id)}
    lanes = [lane for lane in snapshot.lanes_of(session.map_id) if lane.kind in ("actions", "pain_points")]
    first, last = (
        next(card for card in snapshot.cards_in(lane.id) if card.place and card.place.first in steps) for lane in lanes
    )
    window.canvas.select(NOTHING)
    presenting = begin(window)
    place = [one.id for one in snapshot.stages_of(session.map_id)].index(stage.id)
    press(presenting, KEY(KEY.Key_1 + place))
    before = view(presenting).grab().toImage()
    link_cards(session.document, first.id, last.id)
    view(presenting).grab()
    after = view(presenting).grab().toImage()
    laid = next(page for page in show_of(presenting).layouts if page.page.stage == stage.id)
    (arrow,) = [node for node in laid.scene.under if node.role is Role.LINK]
    tops = {lane: 100.0 * place for place, lane in enumerate(laid.heights)}
    (drawn,) = arrows_on(session.snapshot, laid, tops)
    assert drawn.record == arrow.record
    assert before != after
    away = next(card for card in snapshot.cards_in(lanes[0].id) if card.place and card.place.first not in steps)
    link_cards(session.document, last.id, away.id)
    view(presenting).grab()
    laid = next(page for page in show_of(presenting).layouts if page.page.stage == stage.id)
    assert arrows_on(session.snapshot, laid, tops) == (drawn,), "what leads to another page is left out"
