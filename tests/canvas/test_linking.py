"""Arrows between cards: drawn from the dot, chosen by key, labelled, taken away."""

import pytest
from PySide6.QtCore import QPoint, Qt

from journeydesigner.canvas.hit import What
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.overlay import Arrow, Bar, Ghost
from journeydesigner.canvas.selection import NOTHING, SelectionKind, of_cards, of_link
from journeydesigner.editing.card_links import link_cards
from journeydesigner.model.records import CardLink
from tests.canvas.conftest import Hands, Journey

ENTER, ESCAPE, LEFT_KEY, RIGHT, DOWN = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down,
)  # fmt: skip


def links(journey: Journey) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in journey.document.snapshot.links_of(journey.map)]


def dot(canvas: MapCanvas, journey: Journey) -> QPoint:
    """The dot beside the first card."""
    x, y = canvas.linking.dots()[journey.search]
    return QPoint(round(x), round(y))


def test_the_hovered_and_the_selected_card_show_a_dot(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(NOTHING)
    assert canvas.linking.dots() == {}
    hands.hover(hands.at(canvas.board.rect_of_card(journey.search)))
    at = dot(canvas, journey)
    hands.hover(at)
    assert canvas.hit_at(at.x(), at.y()).what is What.LINK_DOT
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.hover(QPoint(5, 5))
    assert list(canvas.linking.dots()) == [journey.order]


def test_an_arrow_is_drawn_from_the_dot_to_a_card(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    goal = hands.at(canvas.board.rect_of_card(journey.order))
    hands.carry(dot(canvas, journey), goal)
    assert {type(item) for item in canvas.overlay.items} == {Arrow, Ghost}, "the target lights up"
    assert links(journey) == []
    hands.release(goal)
    assert links(journey) == [(journey.search, journey.order)]
    assert canvas.overlay.items == ()
    assert journey.changes() == 1


def test_an_arrow_let_go_over_a_free_place_begins_a_linked_card(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    goal = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[2]), 0.5, 0.4)
    hands.carry(dot(canvas, journey), goal)
    assert {type(item) for item in canvas.overlay.items} == {Arrow, Bar}
    hands.release(goal)
    hands.type("Too dear")
    hands.key(ESCAPE)
    (made,) = journey.document.snapshot.cards_at(journey.pains, journey.steps[2])
    assert made.text == "Too dear"
    assert links(journey) == [(journey.search, made.id)]
    assert journey.changes() == 1


@pytest.mark.parametrize("way", ["nothing written", "escape", "beside the card"])
def test_an_arrow_that_leads_nowhere_is_none(journey: Journey, canvas: MapCanvas, hands: Hands, way: str) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    goal = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[2]), 0.5, 0.4)
    start = dot(canvas, journey)
    hands.carry(start, start + QPoint(9, 4) if way == "beside the card" else goal)
    if way == "escape":
        hands.key(ESCAPE)
    hands.release(goal if way != "beside the card" else start + QPoint(9, 4))
    if canvas.is_editing:
        hands.key(ESCAPE)
    assert journey.document.undo_label is None


def test_a_target_is_chosen_by_arrows_and_enter(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.linking.begin()
    hands.key(LEFT_KEY)
    hands.key(RIGHT)
    assert any(isinstance(item, Arrow) for item in canvas.overlay.items)
    hands.key(ENTER)
    assert links(journey) == [(journey.search, journey.order)]
    assert canvas.overlay.items == () and not canvas.is_editing


def test_escape_leaves_the_choice_and_a_letter_writes_again(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.linking.begin()
    hands.key(ESCAPE)
    assert not canvas.linking.is_on and canvas.overlay.items == ()
    canvas.linking.begin()
    hands.type("New")
    hands.key(ESCAPE)
    assert links(journey) == []
    assert journey.document.snapshot.card(journey.search).text == "New"


def test_while_a_target_is_chosen_a_click_on_a_card_chooses_it(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.linking.begin()
    hands.click(hands.at(canvas.board.rect_of_card(journey.compare)))
    assert links(journey) == [(journey.search, journey.compare)]


def test_without_a_card_there_is_nothing_to_link(journey: Journey, canvas: MapCanvas, said: list[str]) -> None:
    canvas.linking.begin()
    assert not canvas.linking.is_on and said == ["Select the card that the arrow begins at."]


def test_a_selected_arrow_is_labelled_and_deleted_by_key(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    link = link_cards(journey.document, journey.search, journey.order)
    canvas.select(of_link(link))
    hands.type("then")
    hands.key(ESCAPE)
    found = journey.document.snapshot.table("card_links")[link]
    assert isinstance(found, CardLink) and found.label == "then"
    hands.key(Qt.Key.Key_Delete)
    assert links(journey) == []
    assert canvas.selection.kind is SelectionKind.NONE
    canvas.document.undo()
    canvas.select(of_link(link))
    hands.key(RIGHT)
    assert canvas.selection.cards == (journey.order,)


def test_a_key_leads_from_a_card_to_its_arrows_and_round(journey: Journey, canvas: MapCanvas, said: list[str]) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.linking.go_along()
    assert said == ["No arrow leads to this card or from it."]
    out = link_cards(journey.document, journey.search, journey.order)
    link_cards(journey.document, journey.order, journey.compare)
    back = link_cards(journey.document, journey.compare, journey.search)
    gone_along: list[str | None] = []
    for _time in range(3):
        canvas.linking.go_along()
        gone_along.append(canvas.selection.id)
    assert set(gone_along) == {out, back} and gone_along[0] == gone_along[2], "only those of the card"
