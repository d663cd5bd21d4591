"""A part of a map is shown, told, and kept under a name."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journeydesigner.editing.structure import delete
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.filtering.choices import choices, toggled, words
from journeydesigner.ui.main_window import MainWindow


def cards_drawn(window: MainWindow) -> int:
    scene = window.canvas.board.scene
    return sum(node.key.startswith("card:") for band in scene.bands for node in band.nodes)


def test_an_owner_is_chosen_by_a_click_and_only_their_cards_stay(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    everyone = cards_drawn(window)
    owner = choices(session.snapshot, session.map_id)["owners"][0]
    assert owner.count is not None
    window.actions_of.trigger("filter")
    window.filtering.panel.button("owners", owner.value).click()
    assert session.filter == CardFilter(owners=(owner.value,))
    assert 0 < cards_drawn(window) == owner.count < everyone
    assert window.filtering.pill.isVisible() and owner.name in window.filtering.pill._text.text()
    window.filtering.panel.close()
    window.actions_of.trigger("clear filter")
    assert cards_drawn(window) == everyone
    assert not window.filtering.pill.isVisible()


def test_a_lane_by_itself(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    lane = session.snapshot.lanes_of(session.map_id)[1]
    session.set_filter(toggled(CardFilter(), "lanes", lane.id))
    assert [band.key for band in window.canvas.board.scene.bands if band.key in session.snapshot.table("lanes")] == [
        lane.id
    ]
    assert words(session.filter, session.snapshot, session.map_id) == lane.title


def test_keys_and_the_pointer_find_only_what_is_shown(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    lanes = session.snapshot.lanes_of(session.map_id)
    session.set_filter(toggled(CardFilter(), "lanes", lanes[1].id))
    window.canvas.go_to_corner(-1)
    assert window.canvas.selection.lane == lanes[1].id
    for _press in range(12):
        QTest.keyClick(window.canvas, Qt.Key.Key_Down)
        assert window.canvas.selection.lane in (lanes[1].id, None)


def test_a_view_is_saved_under_a_name_shown_again_and_deleted(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    lane = session.snapshot.lanes_of(session.map_id)[0]
    wanted = toggled(CardFilter(), "lanes", lane.id)
    session.set_filter(wanted)
    window.actions_of.trigger("filter")
    panel = window.filtering.panel
    name = panel.findChild(LineField)
    assert name is not None
    QTest.keyClicks(name, "Only goals")
    QTest.keyClick(name, Qt.Key.Key_Return)
    (view,) = session.snapshot.saved_views_of(session.map_id)
    assert (view.name, view.filter) == ("Only goals", wanted)
    window.filtering.clear()
    panel.close()
    window.actions_of.trigger("filter")
    shown = next(button for button in panel.findChildren(QPushButton) if button.text() == "Only goals")
    shown.click()
    assert session.filter == wanted
    session.document.undo()
    assert session.snapshot.saved_views_of(session.map_id) == ()
    panel.close()


def test_what_is_gone_is_not_asked_for_any_more(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    lane = session.snapshot.lanes_of(session.map_id)[0]
    session.set_filter(toggled(CardFilter(), "lanes", lane.id))
    session.attempt(delete, "lanes", lane.id)
    assert session.filter.is_empty()


def test_the_panel_grows_for_the_view_that_is_saved_in_it(window: MainWindow) -> None:
    session, panel = window.session, window.filtering.panel
    assert session.map_id is not None
    window.actions_of.trigger("filter")
    session.set_filter(CardFilter(owners=(choices(session.snapshot, session.map_id)["owners"][0].value,)))
    panel._tick()
    before = panel.height()
    name = panel.findChild(LineField)
    assert name is not None
    QTest.keyClicks(name, "Sales only")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert panel.height() > before and panel.height() == panel._wanted_height()
    panel.close()
