"""An outline of many lines: it comes in slices, is all there when it is asked for, and no height is wrong for long."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing import outlining, structure
from journeydesigner.editing.cards import add_card, set_text
from journeydesigner.model.ids import CardId
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.outline_model import DRAFT, Index, OutlineModel
from journeydesigner.ui.views.outline_pane import OutlinePane, OutlineTree
from tests.benchmarks.big_maps import big_map
from tests.ui.conftest import opened_view

LONG = "Waits for a reply that does not come, " * 12
OpenTree = Callable[[], OutlineTree]


@pytest.fixture
def window(open_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    window = open_window(document=big_map(700).document)
    window.session.show_map(big_map(700).map)
    return window


@pytest.fixture
def open_tree(window: MainWindow, qtbot: QtBot) -> OpenTree:
    def open_it() -> OutlineTree:
        return opened_view(window, qtbot, "outline", OutlinePane).tree

    return open_it


def cards(window: MainWindow) -> list[CardId]:
    """In the order of the outline."""
    shown, map_id = window.session.snapshot, window.session.map_id
    assert map_id is not None
    lanes = [lane for lane in shown.lanes_of(map_id) if lane.kind != "emotion"]
    return [c.id for step in shown.steps_in(map_id) for lane in lanes for c in shown.cards_at(lane.id, step.id)]


def test_it_opens_before_all_lines_are_there_and_then_has_them_all(
    window: MainWindow, open_tree: OpenTree, qtbot: QtBot
) -> None:
    tree = open_tree()
    qtbot.waitUntil(lambda: tree.outline.node_of(f"card:{cards(window)[-1]}") is not None)
    assert len([node for node in tree.outline.nodes() if node.line.key.startswith("card:")]) == 700


def current(tree: OutlineTree) -> str:
    """The record of the current line."""
    return getattr(tree.outline.line(tree.currentIndex()), "record", "")


def test_what_is_selected_is_gone_to_as_soon_as_its_line_is_there(
    window: MainWindow, open_tree: OpenTree, qtbot: QtBot
) -> None:
    last = cards(window)[-1]
    window.canvas.select_record(last)
    tree = open_tree()
    qtbot.waitUntil(lambda: current(tree) == last)
    assert window.session.selection.cards == (last,)
    assert tree.viewport().rect().intersects(tree.visualRect(tree.currentIndex()))


def test_a_key_that_is_pressed_before_is_meant_for_what_is_selected(window: MainWindow, open_tree: OpenTree) -> None:
    last = cards(window)[-1]
    window.canvas.select_record(last)
    tree = open_tree()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert current(tree) == last
    assert tree.lines.is_writing
    tree.settle()


def as_lines(outline: OutlineModel, under: Index | None = None) -> list[tuple[str, object, list]]:
    """All that is shown: key, text, and what stands under it."""
    at = under if under is not None else QModelIndex()
    rows = [outline.index(row, 0, at) for row in range(outline.rowCount(at))]
    return [(outline.line(row).key, row.data(), as_lines(outline, row)) for row in rows]  # type: ignore[union-attr]


def test_what_changed_while_lines_came_reads_as_if_all_had_come_before(
    window: MainWindow, open_tree: OpenTree, qtbot: QtBot
) -> None:
    tree = open_tree()
    document, shown, all_cards = window.session.document, window.session.snapshot, cards(window)
    assert window.session.map_id is not None
    stages = shown.stages_of(window.session.map_id)
    lane = shown.card(all_cards[0]).place.lane  # type: ignore[union-attr]
    assert tree.outline._is_growing
    acts = (
        lambda: set_text(document, all_cards[0], "Changed"),
        lambda: structure.delete(document, "cards", all_cards[1]),
        lambda: add_card(document, lane, shown.steps_in(window.session.map_id)[0].id, "Came first"),  # type: ignore[arg-type]
        lambda: add_card(document, lane, shown.steps_in(window.session.map_id)[-1].id, "Came last"),  # type: ignore[arg-type]
        lambda: structure.move_stage(document, stages[-1].id, 0),
        lambda: structure.delete(document, "stages", stages[1].id),
        document.undo,
        document.undo,
    )
    for act in acts:
        act()
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not tree.outline._is_growing)
    fresh = OutlineModel(lambda _line, _home, _row: False, lambda _line, _depth: 20)
    fresh.show(window.session.snapshot, window.session.map_id, window.session.filter)
    fresh.complete()
    assert as_lines(tree.outline) == as_lines(fresh)
    for _act in range(4):
        document.undo()


def test_a_change_while_lines_still_come_is_shown(window: MainWindow, open_tree: OpenTree) -> None:
    tree = open_tree()
    last = cards(window)[-1]
    set_text(window.session.document, last, "Changed meanwhile")
    assert tree.outline.index_of(f"card:{last}").data() == "Changed meanwhile"
    assert len([node for node in tree.outline.nodes() if node.line.key.startswith("card:")]) == 700
    window.undo()


def test_every_line_is_as_tall_as_its_text_once_the_window_was_idle(
    window: MainWindow, open_tree: OpenTree, qtbot: QtBot
) -> None:
    card = cards(window)[600]
    set_text(window.session.document, card, LONG)
    tree = open_tree()
    index = tree.outline.index_of(f"card:{card}")
    qtbot.waitUntil(lambda: tree.heights.is_done)
    node = tree.outline.node(index)
    assert node is not None
    assert tree.visualRect(index).height() == tree.lines.tall(node.line, node.depth()) > 60
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: tree.heights.is_done)
    assert tree.visualRect(tree.outline.index_of(f"card:{card}")).height() > 60
    window.undo()


def test_what_is_in_sight_stands_still_while_lines_above_it_are_measured(
    window: MainWindow, open_tree: OpenTree, qtbot: QtBot
) -> None:
    tree = open_tree()
    tree.outline.complete()
    qtbot.waitUntil(lambda: tree.heights.is_done)
    for card in cards(window)[:20]:
        node = tree.outline.node_of(f"card:{card}")
        assert node is not None
        tree.outline.be_tall(node, 5)
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum() // 2)
    top = tree.indexAt(QPoint(1, 1))
    stood = tree.visualRect(top).top()
    tree.heights.refit()
    qtbot.waitUntil(lambda: tree.heights.is_done)
    assert tree.indexAt(QPoint(1, 1)) == top
    assert tree.visualRect(top).top() == stood


def test_a_text_is_written_on_when_its_line_goes_elsewhere(window: MainWindow, open_tree: OpenTree) -> None:
    tree = open_tree()
    stages = window.session.snapshot.stages_of(window.session.map_id)  # type: ignore[arg-type]
    tree.setCurrentIndex(tree.outline.index_of(f"stage:{stages[0].id}"))
    QTest.keyClicks(tree, "H")
    editor = tree.lines.editor
    assert editor is not None
    QTest.keyClicks(editor, "alf a na")
    outlining.shift_stage(window.session.document, stages[0].id, 1)
    editor = tree.lines.editor
    assert editor is not None
    assert editor.toPlainText() == "Half a na"
    QTest.keyClicks(editor, "me")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.session.snapshot.stage(stages[0].id).title == "Half a name"
    window.undo()
    window.undo()


def test_a_hundred_lines_come_and_go_without_a_trace(window: MainWindow, open_tree: OpenTree) -> None:
    tree = open_tree()
    tree.outline.complete()
    before = len(list(tree.outline.nodes()))
    stage = window.session.snapshot.stages_of(window.session.map_id)[0]  # type: ignore[arg-type]
    for _time in range(20):
        structure.delete(window.session.document, "stages", stage.id)
        window.undo()
    assert len(list(tree.outline.nodes())) == before
    tree.setCurrentIndex(tree.outline.index_of(f"stage:{stage.id}"))
    for _time in range(100):
        tree.writing.new_line()
        assert tree.outline.index_of(DRAFT).isValid()
        assert tree.lines.editor is not None
        QTest.keyClick(tree.lines.editor, Qt.Key.Key_Escape)
    assert len(list(tree.outline.nodes())) == before
    assert tree.outline.parent(tree.currentIndex()) == QModelIndex()
