"""The outline: typed as in an outliner, by keys in the real window."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing import structure
from journeydesigner.editing.cards import move_card, set_text, to_inbox
from journeydesigner.model.records import Card, CardFilter, Stage, Step
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.line_editor import LineEditor
from journeydesigner.ui.views.outline_model import DRAFT
from journeydesigner.ui.views.outline_pane import OutlinePane, OutlineTree
from tests.ui.conftest import opened_view

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


def stage_of(window: MainWindow, title: str) -> Stage:
    stages = window.session.snapshot.table("stages").values()
    return next(stage for stage in stages if isinstance(stage, Stage) and stage.title == title)


def step_of(window: MainWindow, title: str) -> Step:
    steps = window.session.snapshot.table("steps").values()
    return next(step for step in steps if isinstance(step, Step) and step.title == title)


@pytest.fixture
def tree(window: MainWindow, qtbot: QtBot) -> OutlineTree:
    shown = opened_view(window, qtbot, "outline", OutlinePane)
    QAbstractItemModelTester(shown.tree.outline, QAbstractItemModelTester.FailureReportingMode.Fatal, shown)
    return shown.tree


def go(tree: OutlineTree, key: str) -> None:
    tree.setCurrentIndex(tree.outline.index_of(key))


def editor(tree: OutlineTree) -> LineEditor:
    found = tree.lines.editor
    assert found is not None, "nothing is being written"
    return found


def write(tree: OutlineTree, text: str, key: Qt.Key = KEY.Key_Escape) -> None:
    QTest.keyClicks(editor(tree), text)
    QTest.keyClick(editor(tree), key)


def test_enter_makes_card_after_card(window: MainWindow, tree: OutlineTree) -> None:
    card = card_of(window, "Watches two")
    go(tree, f"card:{card.id}")
    QTest.keyClick(tree, KEY.Key_Return)
    write(tree, "Reads a test", KEY.Key_Return)
    write(tree, "Asks a friend", KEY.Key_Return)
    write(tree, "", KEY.Key_Escape)
    assert card.place is not None
    cell = window.session.snapshot.cards_at(card.place.lane, card.place.first)
    assert [c.text for c in cell] == ["Searches “solar battery worth it?”", card.text, "Reads a test", "Asks a friend"]
    assert not tree.outline.index_of(DRAFT).isValid()
    assert window.focusWidget() is tree


def test_a_whole_journey_is_typed_with_enter_and_tab(window: MainWindow, tree: OutlineTree) -> None:
    map_id = structure.add_map(window.session.document, window.session.organization_id, "From scratch")  # type: ignore[arg-type]
    lane = structure.add_lane(window.session.document, map_id, "actions", "Actions")
    window.session.show_map(map_id)
    tree.setFocus()
    tree.setCurrentIndex(QModelIndex())
    QTest.keyClick(tree, KEY.Key_Return)
    write(tree, "Interest", KEY.Key_Return)
    write(tree, "Search", KEY.Key_Tab)
    QTest.keyClick(editor(tree), KEY.Key_Return)
    QTest.keyClicks(editor(tree), "Looks around")
    QTest.keyClick(editor(tree), KEY.Key_Tab)
    QTest.keyClick(editor(tree), KEY.Key_Return)
    write(tree, "Asks neighbours", KEY.Key_Return)
    QTest.keyClicks(editor(tree), "Learn")
    QTest.keyClick(editor(tree), KEY.Key_Backtab)
    QTest.keyClick(editor(tree), KEY.Key_Return)
    QTest.keyClicks(editor(tree), "Decision")
    QTest.keyClick(editor(tree), KEY.Key_Backtab)
    write(tree, "", KEY.Key_Escape)
    now = window.session.snapshot
    told = [
        (stage.title, [(step.title, [c.text for c in now.cards_at(lane, step.id)]) for step in now.steps_of(stage.id)])
        for stage in now.stages_of(map_id)
    ]
    assert told == [
        ("Interest", [("Search", ["Looks around", "Asks neighbours"]), ("Learn", [])]),
        ("Decision", [("", [])]),
    ]


def test_f2_edits_and_a_letter_replaces(window: MainWindow, tree: OutlineTree) -> None:
    stage = stage_of(window, "Interest")
    go(tree, f"stage:{stage.id}")
    QTest.keyClick(tree, KEY.Key_F2)
    write(tree, " grows")
    assert window.session.snapshot.stage(stage.id).title == "Interest grows"
    go(tree, f"card:{card_of(window, 'Hotline').id}")
    QTest.keyClicks(tree, "C")
    write(tree, "all centre", KEY.Key_Escape)
    assert card_of(window, "Call centre").text == "Call centre"


def test_tab_makes_a_stage_a_step_and_back(window: MainWindow, tree: OutlineTree) -> None:
    stage = stage_of(window, "Consideration")
    steps = [step.id for step in window.session.snapshot.steps_of(stage.id)]
    go(tree, f"stage:{stage.id}")
    QTest.keyClick(tree, KEY.Key_Tab)
    assert stage.id not in window.session.snapshot.table("stages")
    there = [step.id for step in window.session.snapshot.steps_of(stage_of(window, "Interest").id)]
    assert there[-len(steps) :] == steps
    assert tree.outline.line(tree.currentIndex()).record == steps[0]  # type: ignore[union-attr]
    window.undo()
    assert stage.id in window.session.snapshot.table("stages")


def test_tab_takes_a_card_to_the_next_lane(window: MainWindow, tree: OutlineTree) -> None:
    card = card_of(window, "Watches two")
    assert card.place is not None
    lanes = tree.acts.lanes()
    go(tree, f"card:{card.id}")
    QTest.keyClick(tree, KEY.Key_Tab)
    place = window.session.snapshot.card(card.id).place
    assert place is not None
    assert place.lane == lanes[lanes.index(card.place.lane) + 1]
    QTest.keyClick(tree, KEY.Key_Left, ALT)
    assert window.session.snapshot.card(card.id).place.lane == card.place.lane  # type: ignore[union-attr]


def test_alt_arrows_carry_a_card_into_the_next_step(window: MainWindow, tree: OutlineTree) -> None:
    card = card_of(window, "Watches two")
    go(tree, f"card:{card.id}")
    QTest.keyClick(tree, KEY.Key_Down, ALT)
    place = window.session.snapshot.card(card.id).place
    assert place is not None
    assert place.first == step_of(window, "Learn").id
    assert tree.outline.line(tree.currentIndex()).record == card.id  # type: ignore[union-attr]


def test_the_inbox_is_the_last_line_and_a_note_is_typed_into_it(window: MainWindow, tree: OutlineTree) -> None:
    go(tree, "inbox")
    QTest.keyClick(tree, KEY.Key_Return)
    write(tree, "Nobody answers on Sundays")
    note = card_of(window, "Sundays")
    assert note.place is None
    go(tree, f"card:{note.id}")
    assert window.session.looked_at == note.id


def test_a_note_is_dragged_into_a_step(window: MainWindow, tree: OutlineTree) -> None:
    note = card_of(window, "Fire brigade")
    model = tree.outline
    mime = model.mimeData([model.index_of(f"card:{note.id}")])
    target = model.index_of(f"step:{step_of(window, 'Learn').id}")
    assert model.canDropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, target)
    assert not model.canDropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, QModelIndex())
    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, target)
    place = window.session.snapshot.card(note.id).place
    assert place is not None
    assert place.first == step_of(window, "Learn").id


def test_what_is_folded_stays_folded(window: MainWindow, tree: OutlineTree) -> None:
    stage = stage_of(window, "Interest")
    tree.setExpanded(tree.outline.index_of(f"stage:{stage.id}"), False)
    set_text(window.session.document, card_of(window, "Annual bill").id, "The yearly bill")
    structure.move_stage(window.session.document, stage.id, 0)
    window.views.open("map")
    structure.add_step(window.session.document, stage.id, "Another")
    window.views.open("outline")
    assert not tree.isExpanded(tree.outline.index_of(f"stage:{stage.id}"))
    assert tree.isExpanded(tree.outline.index_of(f"stage:{stage_of(window, 'Decision').id}"))


def test_changes_from_elsewhere_are_told_without_a_reset(window: MainWindow, tree: OutlineTree) -> None:
    resets: list[bool] = []
    tree.outline.modelReset.connect(lambda: resets.append(True))
    document = window.session.document
    card = card_of(window, "Builds a spreadsheet")
    assert card.place is not None
    move_card(document, card.id, card.place.lane, step_of(window, "Search").id, 0)
    to_inbox(document, card.id)
    structure.delete(document, "stages", stage_of(window, "Interest").id)
    for _time in range(3):
        document.undo()
    assert not resets
    assert tree.outline.index_of(f"card:{card.id}").parent().data() == "Compare"


def test_the_selection_is_that_of_all_views(window: MainWindow, tree: OutlineTree) -> None:
    go(tree, f"step:{step_of(window, 'Learn').id}")
    assert window.canvas.selection.kind is SelectionKind.STEP
    window.canvas.select_record(card_of(window, "Hotline").id)
    assert tree.currentIndex().data() == "Hotline"


def test_lines_are_read_with_what_they_are(window: MainWindow, tree: OutlineTree) -> None:
    def said(key: str) -> str:
        return str(tree.outline.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole))

    assert said(f"stage:{stage_of(window, 'Interest').id}") == "Stage: Interest"
    assert said(f"card:{card_of(window, 'Hotline').id}") == "Touchpoints: Hotline"
    assert said(f"card:{card_of(window, 'Offers are').id}").endswith("line by line (Critical · 12 mentions)")


def test_a_filter_leaves_the_lines_of_its_lanes(window: MainWindow, tree: OutlineTree) -> None:
    card = card_of(window, "Hotline")
    assert card.place is not None
    window.session.set_filter(CardFilter(lanes=(card.place.lane,)))
    assert tree.outline.index_of(f"card:{card.id}").isValid()
    assert not tree.outline.index_of(f"card:{card_of(window, 'Builds a').id}").isValid()


def test_no_line_is_empty_a_feeling_without_words_is_told_in_its_place(window: MainWindow, tree: OutlineTree) -> None:
    def shown(quote: str) -> list[str]:
        point = next(e for e in window.session.snapshot.table("emotions").values() if getattr(e, "quote", "") == quote)
        index = tree.outline.index_of(f"point:{point.id}")
        line = tree.outline.line(index)
        assert line is not None
        parts = tree.lines.parts(line, index, 600)
        return [part.source for part in parts if isinstance(part, Text) and part.source]

    assert shown("") == ["0.2 Neutral", "Emotion"]
    assert shown("I need a degree to compare these.") == [
        "“I need a degree to compare these.”", "−1.7 Frustrated", "Emotion",
    ]  # fmt: skip


def press(held_editor: LineEditor, key: Qt.Key) -> None:
    """With Ctrl, as the system gives it: to the window first where the field does not want it."""
    QTest.keyClick(held_editor, key, Qt.KeyboardModifier.ControlModifier)


def test_undo_in_a_line_that_is_still_empty_takes_the_line_above_back(window: MainWindow, tree: OutlineTree) -> None:
    card = card_of(window, "Watches two")
    go(tree, f"card:{card.id}")
    QTest.keyClick(tree, KEY.Key_Return)
    write(tree, "Reads a test", KEY.Key_Return)
    fresh = card_of(window, "Reads a test")
    QTest.keyClicks(editor(tree), "A")
    press(editor(tree), KEY.Key_Z)
    assert editor(tree).toPlainText() == "" and fresh.id in window.session.snapshot.table("cards")
    press(editor(tree), KEY.Key_Z)
    assert fresh.id not in window.session.snapshot.table("cards")
    assert not tree.outline.index_of(f"card:{fresh.id}").isValid()
    write(tree, "Asks a friend", KEY.Key_Escape)
    after = card_of(window, "Asks a friend")
    assert after.place is not None and card.place is not None
    assert (after.place.lane, after.place.first) == (card.place.lane, card.place.first)


def test_undo_in_a_line_that_was_typed_over_is_not_of_what_was_done_before(
    window: MainWindow, tree: OutlineTree
) -> None:
    card = card_of(window, "Watches two")
    set_text(window.session.document, card.id, "Watches three")
    go(tree, f"card:{card.id}")
    QTest.keyClicks(tree, "x")
    press(editor(tree), KEY.Key_Z)
    assert window.session.snapshot.card(card.id).text == "Watches three"
