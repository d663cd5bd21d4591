"""Presenting as a person does it: by keys, by clicks, with a second screen that comes and goes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.cards import add_card, delete_cards
from journeydesigner.editing.structure import add_map, add_stage, add_step, delete
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.model.records import CardFilter, Stage
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.presenting.audience import AudienceView
from journeydesigner.ui.presenting.deck import OVERVIEW, TITLE, Part, pages_of, screens
from journeydesigner.ui.presenting.presenting import Presenting
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.ui.presenting.screens import arranged
from journeydesigner.ui.presenting.show import Countdown, Show
from journeydesigner.ui.presenting.stopwatch import Stopwatch, clock_text
from journeydesigner.ui.presenting.title_slide import _stage_style
from tests.layout.plain_measurer import PlainMeasurer

KEY = Qt.Key
FULL_HD = QSize(1920, 1080)


def begin(window: MainWindow, size: QSize = FULL_HD) -> Presenting:
    window.actions_of.trigger("present")
    presenting = window.presenting
    assert presenting.audience is not None
    QTest.qWaitForWindowExposed(presenting.audience)
    presenting.audience.resize(size)
    return presenting


def view(presenting: Presenting) -> AudienceView:
    assert presenting.audience is not None
    return presenting.audience


def show_of(presenting: Presenting) -> Show:
    assert presenting.show is not None
    return presenting.show


def press(presenting: Presenting, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(view(presenting), key, held)


def point_at(presenting: Presenting, x: float, y: float) -> None:
    """The mouse moves there, no button down."""
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(x, y), QPointF(x, y), none, none, keys)
    QApplication.sendEvent(view(presenting), event)


def stage_title(presenting: Presenting) -> str:
    show = show_of(presenting)
    page = show.page
    return show.snapshot.stage(page.stage).title if page else ""


# The way through


def test_f5_begins_with_the_title_and_space_goes_from_stage_to_stage_to_the_whole_map(window: MainWindow) -> None:
    QTest.keyClick(window, KEY.Key_F5)
    presenting = window.presenting
    assert presenting.is_on
    assert show_of(presenting).stop == TITLE
    view(presenting).resize(FULL_HD)
    seen: list[str] = []
    while show_of(presenting).stop != OVERVIEW:
        press(presenting, KEY.Key_Space)
        if stage_title(presenting) not in (*seen[-1:], ""):
            seen.append(stage_title(presenting))
    assert seen == ["Awareness", "Interest", "Consideration", "Decision", "Post-sales"]
    press(presenting, KEY.Key_Space)
    assert show_of(presenting).stop == OVERVIEW


def test_left_goes_all_the_way_back(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_End)
    there = [show_of(presenting).stop]
    while show_of(presenting).stop != TITLE:
        press(presenting, KEY.Key_Left)
        there.append(show_of(presenting).stop)
    back = [show_of(presenting).stop]
    while show_of(presenting).stop != OVERVIEW:
        press(presenting, KEY.Key_Right)
        back.append(show_of(presenting).stop)
    assert back == there[::-1]


def test_shift_f5_begins_at_the_selected_stage(window: MainWindow) -> None:
    stage = window.session.snapshot.stages_of(window.session.map_id or MapId(""))[3]
    window.canvas.select(of_header(SelectionKind.STAGE, stage.id))
    QTest.keyClick(window, KEY.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert stage_title(window.presenting) == "Decision"


def test_escape_leaves_and_the_map_is_selected_where_the_show_stood(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_4, KEY.Key_Escape)
    assert not presenting.is_on
    selection = window.canvas.selection
    assert selection.kind is SelectionKind.STAGE
    assert window.session.snapshot.stage(selection.id).title == "Decision"  # type: ignore[arg-type]


def test_a_click_goes_on_and_a_click_on_a_dot_leads_to_its_stage(window: MainWindow) -> None:
    presenting = begin(window)
    QTest.mouseClick(view(presenting), Qt.MouseButton.LeftButton, pos=QPoint(900, 500))
    assert stage_title(presenting) == "Awareness"
    slides = view(presenting).slides
    middle, _size = slides.margins.dot_places(slides.dots(show_of(presenting).stop))[4]
    point = QPoint(round(middle * slides.places.unit), slides.places.height - 20)
    QTest.mouseClick(view(presenting), Qt.MouseButton.LeftButton, pos=point)
    assert stage_title(presenting) == "Post-sales"


def test_a_click_on_a_stage_of_the_whole_map_leads_back_to_it(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_End)
    view(presenting).grab()
    point = next(
        QPoint(x, 500)
        for x in range(300, 1900, 10)
        if (stage := view(presenting).slides.stage_at(QPointF(x, 500)))
        and show_of(presenting).snapshot.stage(stage).title == "Decision"
    )
    QTest.mouseClick(view(presenting), Qt.MouseButton.LeftButton, pos=point)
    assert stage_title(presenting) == "Decision"


def test_digits_jump_and_two_of_them_are_one_number(window: MainWindow) -> None:
    document, journey = window.session.document, window.session.map_id
    assert journey is not None
    for number in range(6, 13):
        add_stage(document, journey, f"Stage {number}")
    presenting = begin(window)
    press(presenting, KEY.Key_1)
    assert stage_title(presenting) == "Awareness"
    press(presenting, KEY.Key_2)
    assert stage_title(presenting) == "Stage 12"
    press(presenting, KEY.Key_0)
    assert show_of(presenting).stop == TITLE


def test_a_stage_of_many_steps_is_parted_into_pages_of_at_most_four(window: MainWindow) -> None:
    document, journey = window.session.document, window.session.map_id
    assert journey is not None
    stage = window.session.snapshot.stages_of(journey)[0]
    for number in range(5):
        add_step(document, stage.id, f"Step {number}")
    pages = pages_of(window.session.snapshot, journey)
    assert [len(page.steps) for page in pages if page.stage == stage.id] == [3, 3]
    presenting = begin(window)
    press(presenting, KEY.Key_1)
    assert show_of(presenting).said_of(show_of(presenting).stop) == "1 of 5 · part 1 of 2"


# What is seen


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1366, 768), QSize(1024, 768), QSize(2560, 1080)])
def test_no_text_is_smaller_than_18_pixels_of_1080(window: MainWindow, size: QSize) -> None:
    presenting = begin(window, size)
    layouts = show_of(presenting).layouts
    least = 18 * min(size.height() / 1080, size.width() / 1920)
    for place in range(len(layouts)):
        for band in layouts[place].scene.bands:
            if band.kind.value in ("lane", "steps", "stages"):
                for node in (*band.nodes, *band.labels):
                    sizes = [part.style.size for part in node.primitives if isinstance(part, Text)]
                    assert all(text * layouts.places.unit >= least - 0.01 for text in sizes)


def test_the_focused_stage_fills_the_screen_and_its_neighbours_are_dimmed(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    places = view(presenting).slides.places
    picture = view(presenting).grab().toImage()
    top = places.header_top + 30
    lit = picture.pixelColor(places.focus + 600, top)
    pale = picture.pixelColor(places.focus - 100, top)
    assert lit.lightness() < 140 < pale.lightness()
    assert places.page > 0.55 * places.width


def test_rows_follow_the_stage_in_focus_alone(window: MainWindow) -> None:
    presenting = begin(window)
    layouts = show_of(presenting).layouts
    lanes = list(layouts[0].heights)
    assert [layouts[0].heights[lane] for lane in lanes] != [layouts[1].heights[lane] for lane in lanes]


def test_curves_are_equally_tall_on_all_pages(window: MainWindow) -> None:
    presenting = begin(window)
    layouts = show_of(presenting).layouts
    (curve,) = [lane.id for lane in show_of(presenting).snapshot.lanes_of(layouts.map) if lane.kind == "emotion"]
    assert len({layouts[place].heights[curve] for place in range(len(layouts))}) == 1


def test_black_and_white_hide_the_show_until_the_next_key(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_2, KEY.Key_B)
    assert view(presenting).grab().toImage().pixelColor(700, 500) == QColor(0, 0, 0)
    press(presenting, KEY.Key_W)
    assert view(presenting).grab().toImage().pixelColor(700, 500) == QColor(255, 255, 255)
    press(presenting, KEY.Key_W)
    assert show_of(presenting).blank == ""
    press(presenting, KEY.Key_B, KEY.Key_Right)
    assert show_of(presenting).blank == ""


def test_the_laser_follows_the_mouse(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_2, KEY.Key_L)
    point_at(presenting, 800, 400)
    point_at(presenting, 820, 420)
    seen = view(presenting).grab().toImage().pixelColor(826, 420)
    assert seen.red() > 200
    assert seen.green() < 120
    press(presenting, KEY.Key_L)
    assert not show_of(presenting).has_laser


def test_d_makes_it_dark_and_leaves_the_windows_own_colours(window: MainWindow) -> None:
    presenting = begin(window)
    light = view(presenting).grab().toImage().pixelColor(5, 5)
    press(presenting, KEY.Key_D)
    assert view(presenting).grab().toImage().pixelColor(5, 5).lightness() < 60 < light.lightness()
    assert window.look.name == "light"


def test_a_filter_of_the_window_is_that_of_the_show(window: MainWindow) -> None:
    session = window.session
    lanes = session.snapshot.lanes_of(session.map_id or MapId(""))
    session.set_filter(CardFilter(lanes=(lanes[0].id, lanes[3].id)))
    presenting = begin(window)
    assert list(show_of(presenting).layouts[0].heights) == ["ribbon", lanes[0].id, lanes[3].id]


# Lanes


def test_down_goes_through_the_lanes_and_the_lane_stays_in_focus_from_stage_to_stage(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_2, KEY.Key_Down, KEY.Key_Down)
    show = show_of(presenting)
    lane = show.lane
    assert lane is not None
    assert show.snapshot.lane(lane).kind == "actions"
    press(presenting, KEY.Key_Right)
    assert show.lane == lane
    assert stage_title(presenting) == "Consideration"
    press(presenting, KEY.Key_Up, KEY.Key_Up)
    assert show.lane is None


def test_the_lane_in_focus_is_in_sight(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_2)
    show = show_of(presenting)
    for lane in show.lanes():
        press(presenting, KEY.Key_Down)
        assert show.lane == lane
        laid = show.laid
        assert laid is not None
        top, end = laid.extent_of(lane)
        assert show.scroll <= top
        assert end <= show.scroll + show.layouts.places.room(laid.header) - laid.steps + 1


def test_a_page_taller_than_the_screen_is_shown_in_screenfuls_that_show_every_lane_whole() -> None:
    assert screens((100.0, 100.0), 200.0) == (0.0,)
    assert screens((100.0, 150.0, 80.0, 60.0), 200.0) == (0.0, 100.0, 250.0)
    assert screens((500.0,), 200.0) == (0.0, 170.0, 300.0)


# Time


def test_the_watch_runs_is_held_and_begins_anew() -> None:
    now = [100.0]
    watch = Stopwatch(lambda: now[0])
    watch.start()
    now[0] += 65
    assert clock_text(watch.seconds) == "1:05"
    watch.pause()
    now[0] += 10
    assert watch.seconds == 65
    watch.toggle()
    now[0] += 5
    watch.reset()
    assert watch.seconds == 0
    assert watch.is_running
    assert (clock_text(3725), clock_text(-30)) == ("1:02:05", "-0:30")


def test_t_holds_the_time(window: MainWindow) -> None:
    presenting = begin(window)
    assert show_of(presenting).watch.is_running
    press(presenting, KEY.Key_T)
    assert not show_of(presenting).watch.is_running
    press(presenting, KEY.Key_T, held=Qt.KeyboardModifier.ShiftModifier)
    assert show_of(presenting).watch.seconds == 0


def test_a_running_item_of_the_agenda_counts_down_in_place_of_the_watch(window: MainWindow) -> None:
    presenting = begin(window)
    show_of(presenting).countdown = lambda: Countdown("Pains", 45.0)
    assert show_of(presenting).clock().text == "0:45"
    assert show_of(presenting).clock().tone == "yellow.edge"
    show_of(presenting).countdown = lambda: Countdown("Pains", -5.0)
    assert (show_of(presenting).clock().text, show_of(presenting).clock().tone) == ("-0:05", "neg")


# Writing


def card_texts(window: MainWindow) -> list[str]:
    return [card.text for card in window.session.snapshot.cards_of(window.session.map_id or "")]


def test_e_edits_a_card_and_the_edit_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3, KEY.Key_Down, KEY.Key_Down, KEY.Key_E)
    editor = view(presenting).live.editor
    assert editor.isVisible()
    assert editor.toPlainText() == "Builds a spreadsheet of four suppliers"
    QTest.keyClick(editor, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Compares by hand")
    QTest.keyClick(editor, KEY.Key_Escape)
    assert presenting.is_on
    assert "Compares by hand" in card_texts(window)
    press(presenting, KEY.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert "Builds a spreadsheet of four suppliers" in card_texts(window)


def test_tab_goes_on_to_the_next_card_and_enter_to_a_new_one_below(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3, KEY.Key_Down, KEY.Key_Down, KEY.Key_E)
    editor = view(presenting).live.editor
    QTest.keyClick(editor, KEY.Key_Tab)
    assert editor.toPlainText().startswith("Books a home visit")
    QTest.keyClick(editor, KEY.Key_Return)
    QTest.keyClicks(editor, "Asks a neighbour")
    QTest.keyClick(editor, KEY.Key_Escape)
    made = next(
        card
        for card in window.session.snapshot.cards_of(window.session.map_id or "")
        if card.text == "Asks a neighbour"
    )
    assert made.place is not None
    assert window.session.snapshot.step(made.place.first).title == "Consult"


def test_going_on_keeps_what_is_half_typed(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3, KEY.Key_E)
    QTest.keyClicks(view(presenting).live.editor, " and more")
    show_of(presenting).next()
    assert any(text.endswith(" and more") for text in card_texts(window))


def test_what_is_written_elsewhere_is_shown_at_once(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    show = show_of(presenting)
    assert show.page is not None
    lane = show.lanes()[1]
    made = add_card(window.session.document, lane, show.page.steps[0], "A colleague's card")
    assert made in [card for _lane, card, _where in view(presenting).cards()]
    delete_cards(window.session.document, [made])
    assert made not in [card for _lane, card, _where in view(presenting).cards()]


def test_a_stage_that_is_deleted_while_it_is_shown_is_left_for_its_neighbour(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_5)
    page = show_of(presenting).page
    assert page is not None
    delete(window.session.document, "stages", page.stage)
    assert stage_title(presenting) == "Decision"
    view(presenting).grab()


def test_a_map_that_is_deleted_while_it_is_shown_ends_the_show(window: MainWindow) -> None:
    presenting = begin(window)
    delete(window.session.document, "maps", show_of(presenting).map)
    assert not presenting.is_on


# Maps of all sizes


@pytest.mark.parametrize("titles", [(), ("手机套餐比较",), ("مقارنة العروض", "قرار الشراء")])
def test_any_map_can_be_shown(window: MainWindow, titles: tuple[str, ...]) -> None:
    session = window.session
    assert session.organization_id is not None
    journey = add_map(session.document, session.organization_id, "顾客旅程 " * 8)
    for title in titles:
        add_stage(session.document, journey, title)
    session.show_map(journey)
    presenting = begin(window)
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Right, KEY.Key_End, KEY.Key_Home):
        press(presenting, key)
        assert not view(presenting).grab().isNull()


# Gliding


def test_a_glide_takes_its_time_and_can_be_turned_round(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.has_motion = True
    presenting = begin(window)
    press(presenting, KEY.Key_Right)
    qtbot.waitUntil(lambda: not view(presenting).is_moving, timeout=3000)
    press(presenting, KEY.Key_2)
    assert view(presenting).camera.is_moving
    qtbot.wait(60)
    view(presenting).grab()
    press(presenting, KEY.Key_5)
    qtbot.wait(60)
    view(presenting).grab()
    press(presenting, KEY.Key_1)
    qtbot.waitUntil(lambda: not view(presenting).is_moving, timeout=3000)
    pose = view(presenting).camera.pose
    assert pose is not None
    assert pose.place == show_of(presenting).stop.page == 0


def test_without_motion_the_camera_is_there_at_once(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_4)
    assert not view(presenting).is_moving
    pose = view(presenting).camera.pose
    assert pose is not None
    assert pose.place == show_of(presenting).stop.page


# Keys and screens


def test_f1_tells_the_keys_and_the_next_key_puts_them_away(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_F1)
    card = view(presenting).findChild(type(presenting._card))  # type: ignore[arg-type]
    assert card is not None
    assert card.isVisible()
    press(presenting, KEY.Key_Right)
    assert not card.isVisible()
    assert show_of(presenting).stop == TITLE


def test_closing_the_window_of_the_show_ends_it(window: MainWindow) -> None:
    presenting = begin(window)
    view(presenting).close()
    assert not presenting.is_on


def test_a_show_can_be_begun_again_and_again(window: MainWindow) -> None:
    presenting = window.presenting
    for _time in range(5):
        presenting = begin(window)
        press(presenting, KEY.Key_3)
        view(presenting).grab()
        press(presenting, KEY.Key_Escape)
        QApplication.sendPostedEvents(None, 52)  # what was to be deleted later
    assert not presenting.is_on
    assert not [found for found in QApplication.topLevelWidgets() if isinstance(found, AudienceView)]


def test_the_room_looks_at_the_other_screen() -> None:
    assert arranged(["laptop"], "laptop") == ("laptop", None)
    assert arranged(["laptop", "projector"], "laptop") == ("projector", "laptop")
    assert arranged(["laptop", "projector"], "projector") == ("laptop", "projector")
    assert arranged(["laptop", "projector"], "gone") == ("projector", "laptop")


def test_with_a_second_screen_the_presenter_has_notes_and_the_next_stop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (screen,) = QGuiApplication.screens()
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    # the offscreen platform has one screen: the presenter's window is made as if there were another
    presenter = presenting.presenter = presenting._made_presenter(show_of(presenting), view(presenting))
    presenter.resize(1440, 900)
    presenter.show()
    qtbot.waitExposed(presenter)
    assert presenter.here.text() == "Consideration · 3 of 5"
    said = [found.text() for found in presenter.notes.findChildren(type(presenter.here))]
    assert any("Which one fits us?" in text for text in said)
    assert any("Offers are impossible" in text.replace("\u200b", "") for text in said)
    QTest.keyClick(presenter, KEY.Key_4)
    assert stage_title(presenting) == "Decision"
    assert presenter.here.text().startswith("Decision")
    presenting._screens_changed(screen)
    qtbot.waitUntil(lambda: presenting.presenter is None)
    assert presenting.is_on


def test_who_speaks_is_told_that_the_room_sees_a_blank_screen(window: MainWindow) -> None:
    presenting = begin(window)
    presenter = presenting.presenter = presenting._made_presenter(show_of(presenting), view(presenting))
    assert presenter.blank.text() == ""
    QTest.keyClick(presenter, KEY.Key_B)
    assert presenter.blank.text() == "The room sees a black screen (B)"
    QTest.keyClick(presenter, KEY.Key_W)
    assert presenter.blank.text() == "The room sees a white screen (W)"
    QTest.keyClick(presenter, KEY.Key_Right)
    assert presenter.blank.text() == ""


def test_the_presenters_window_closed_by_hand_ends_the_show(window: MainWindow) -> None:
    presenting = begin(window)
    presenter = presenting.presenter = presenting._made_presenter(show_of(presenting), view(presenting))
    presenter.show()
    presenter.close()
    assert not presenting.is_on


def test_another_screen_size_is_laid_out_anew(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    view(presenting).resize(1024, 768)
    assert view(presenting).slides.places == Places(1024, 768, view(presenting).slides.places.zoom)
    assert show_of(presenting).stop.part is Part.PAGE
    view(presenting).grab()


def test_a_show_without_a_document_of_its_own_ends_with_the_window(open_window: object, window: MainWindow) -> None:
    presenting = begin(window)
    window.leave()
    assert not presenting.is_on


def test_a_lane_without_cards_to_write_opens_its_quote_or_says_so(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    show = show_of(presenting)
    kinds = {show.snapshot.lane(lane).kind: lane for lane in show.lanes()}
    show.focus_lane(kinds["emotion"])
    press(presenting, KEY.Key_E)
    editor = view(presenting).live.editor
    assert editor.toPlainText() == "I need a degree to compare these."
    QTest.keyClick(editor, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Who can read this?")
    QTest.keyClick(editor, KEY.Key_Escape)
    quotes = [emotion.quote for emotion in window.session.snapshot.emotions_of(kinds["emotion"])]
    assert "Who can read this?" in quotes
    show.focus_lane(kinds["metrics"])
    press(presenting, KEY.Key_E)
    assert not view(presenting).live.is_on
    assert presenting._toast is not None
    assert presenting._toast.text == "There is nothing to be written here."


def test_lanes_that_the_screen_would_cut_come_on_the_next_screenful(window: MainWindow) -> None:
    presenting = begin(window)
    press(presenting, KEY.Key_3)
    show, layouts = show_of(presenting), show_of(presenting).layouts
    laid = layouts[show.stop.page]
    seen: list[str] = []
    for scroll in laid.screens:
        for lane in laid.heights:
            top, end = laid.extent_of(lane)
            if top >= scroll - 1 and end <= scroll + laid.reach(scroll) + 1:
                seen.append(lane)
    assert list(dict.fromkeys(seen)) == list(laid.heights)
    assert laid.reach(0.0) <= laid.room


@pytest.mark.parametrize("title", ["Awareness", "Kostenübernahmeerklärung der Krankenversicherungsgesellschaft prüfen"])
def test_the_first_screen_names_the_stages(title: str) -> None:
    stages = tuple(Stage(id=StageId(str(i)), map=MapId("m"), title=title) for i in range(5))
    named, high = _stage_style(Pen(PlainMeasurer(), type_scale("presenting")), stages, 180)
    assert named is not None
    assert Pen(PlainMeasurer(), type_scale("presenting")).block(title, named, Colour("text"), 0, 0, 180).height < high
