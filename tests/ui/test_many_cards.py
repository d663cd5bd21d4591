"""What several cards, an organisation, a step and a lane are given in the inspector."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journeydesigner.canvas.selection import SelectionKind, of_cards, of_header
from journeydesigner.editing.card_links import link_cards
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card, Lane, Organization
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.inspector.arrows_field import ArrowsField
from journeydesigner.ui.inspector.brand_field import BrandField
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.inspector.many_cards_page import ManyCardsPage
from journeydesigner.ui.inspector.structure_pages import LanePage, StepPage
from journeydesigner.ui.main_window import MainWindow


def actions_lane(window: MainWindow) -> Lane:
    assert window.session.map_id is not None
    return next(lane for lane in window.session.snapshot.lanes_of(window.session.map_id) if lane.kind == "actions")


def cards(window: MainWindow, count: int = 3) -> tuple[Card, ...]:
    return window.session.snapshot.cards_in(actions_lane(window).id)[:count]


def choose(window: MainWindow, count: int = 3) -> tuple[CardId, ...]:
    ids = tuple(card.id for card in cards(window, count))
    window.canvas.select(of_cards(ids, window.session.snapshot))
    return ids


def page(window: MainWindow) -> ManyCardsPage:
    found = window.inspector.page
    assert isinstance(found, ManyCardsPage)
    return found


def test_a_tag_goes_to_all_cards_and_leaves_each_its_own(window: MainWindow) -> None:
    choose(window)
    own = [card.tags for card in cards(window)]
    page(window).tags.committed.emit((*page(window).tags._tags, "workshop"))
    assert [card.tags for card in cards(window)] == [tuple(sorted((*tags, "workshop"))) for tags in own]
    assert "workshop" in page(window).tags._tags
    page(window).tags.committed.emit(())
    assert [card.tags for card in cards(window)] == own
    window.undo()
    assert all("workshop" in card.tags for card in cards(window))


def test_colour_owner_channel_and_moment_of_truth_are_one_step_each(window: MainWindow) -> None:
    choose(window)
    session = window.session
    assert session.organization_id is not None
    channel = session.snapshot.channels_of(session.organization_id)[0].id
    for signal, value, field in (
        (page(window).colour, "rose", "colour"),
        (page(window).owner, "Sales", "owner"),
        (page(window).channel, channel, "channel"),
        (page(window).truth, True, "is_moment_of_truth"),
    ):
        before = [getattr(card, field) for card in cards(window)]
        signal.committed.emit(value)
        assert [getattr(card, field) for card in cards(window)] == [value] * 3
        window.undo()
        assert [getattr(card, field) for card in cards(window)] == before


def test_a_kind_moves_them_to_its_lane(window: MainWindow) -> None:
    ids = choose(window)
    page(window).kind.committed.emit("pain_points")
    lanes = {window.session.snapshot.card(card).place.lane for card in ids}  # type: ignore[union-attr]
    (lane,) = lanes
    assert window.session.snapshot.lane(lane).kind == "pain_points"


def test_a_field_is_empty_where_the_cards_differ(window: MainWindow) -> None:
    ids = choose(window, 2)
    with window.session.document.change("Owner") as draft:
        draft.patch("cards", ids[0], owner="Sales")
        draft.patch("cards", ids[1], owner="Service")
    assert page(window).owner.text() == ""
    assert page(window).owner.placeholderText() == "Different owners"


def test_a_card_says_whom_it_concerns(window: MainWindow) -> None:
    (card,) = choose(window, 1)
    found = window.inspector.page
    assert isinstance(found, CardPage)
    session = window.session
    assert session.organization_id is not None
    persona = session.snapshot.personas_of(session.organization_id)[1]
    found._concerns.head.setChecked(True)
    next(b for b in found.personas.findChildren(QPushButton) if b.text() == persona.name).click()
    assert session.snapshot.card(card).personas == (persona.id,)
    next(b for b in found.personas.findChildren(QPushButton) if b.text() == "Everybody").click()
    assert session.snapshot.card(card).personas == ()


def test_the_arrows_of_a_card_are_listed_and_lead_to_the_other(window: MainWindow) -> None:
    first, second = (card.id for card in cards(window, 2))
    link_cards(window.session.document, first, second, "asks")
    window.canvas.select(of_cards((first,), window.session.snapshot))
    window.inspector.catch_up()
    field = window.inspector.findChild(ArrowsField)
    assert field is not None
    go = next(b for b in field.findChildren(WrappingButton) if b.accessibleName().startswith("to "))
    words = go.findChild(WholeLabel)
    assert words is not None and words.wordWrap() and words.text().endswith("(asks)")
    go.click()
    assert window.canvas.selection.cards == (second,)
    found = window.inspector.page
    assert isinstance(found, CardPage)
    names = [b.accessibleName() for b in found.arrows.findChildren(WrappingButton) if not b.isHidden()]
    assert names[-1].startswith("from ")


def test_brand_colours_are_a_row_of_dots_and_recolour_the_stages(window: MainWindow) -> None:
    window.show_organization()
    window.inspector.catch_up()
    field = window.inspector.findChild(BrandField)
    assert field is not None
    before = window.canvas.theme
    field.committed.emit(("#AA0044", "#004488"))
    found = window.session.organization
    assert isinstance(found, Organization) and found.brand == ("#AA0044", "#004488")
    assert window.canvas.theme != before


def test_the_width_of_a_step_and_the_height_of_a_lane_are_typed_and_given_back(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    step = session.snapshot.steps_in(session.map_id)[0]
    window.canvas.select(of_header(SelectionKind.STEP, step.id))
    found = window.inspector.page
    assert isinstance(found, StepPage)
    width = next(f for f in found.findChildren(LineField) if f.accessibleName() == "Width of the step")
    type_in(width, "320")
    assert session.snapshot.step(step.id).width == 320
    type_in(width, "20")
    assert session.snapshot.step(step.id).width == 320
    type_in(width, "")
    assert session.snapshot.step(step.id).width is None
    lane = actions_lane(window)
    window.canvas.select(of_header(SelectionKind.LANE, lane.id))
    assert isinstance(window.inspector.page, LanePage)
    height = next(
        f for f in window.inspector.page.findChildren(LineField) if f.accessibleName() == "Least height of the lane"
    )
    type_in(height, "200")
    assert session.snapshot.lane(lane.id).height == 200


def type_in(field: LineField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
