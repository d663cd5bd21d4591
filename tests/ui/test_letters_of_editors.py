"""What is written in place is written in the letters that will stand there, under the window's style sheet too."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera
from journeydesigner.drawing.primitives import Text
from journeydesigner.model.records import Card
from journeydesigner.painting import fonts
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.outline_pane import OutlinePane, OutlineTree
from tests.ui.conftest import opened_view

NEIGHBOUR = "\u90bb\u5c45"


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


def tree_of(window: MainWindow, qtbot: QtBot) -> OutlineTree:
    return opened_view(window, qtbot, "outline", OutlinePane).tree


def test_the_first_text_of_a_session_is_written_as_wide_as_the_map_draws_it(window: MainWindow) -> None:
    canvas, chip = window.canvas, card_of(window, "Web search")
    canvas.look(Camera(1.0, 0, 0))
    canvas.select_record(chip.id)
    canvas.edit_selection()
    node = canvas.board.node_of_card(chip.id)
    assert node is not None
    drawn = next(part for part in node.primitives if isinstance(part, Text)).lines[0]
    written = canvas.editor.document().firstBlock().layout().lineAt(0)
    assert abs(written.naturalTextWidth() / drawn.width - 1) < 0.01
    canvas.escape()


def test_a_line_of_the_outline_is_written_in_its_own_letters(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window, qtbot)
    stage = window.session.snapshot.stages_of(window.session.map_id)[0]  # type: ignore[arg-type]
    tree.setCurrentIndex(tree.outline.index_of(f"stage:{stage.id}"))
    assert tree.edit_current()
    editor = tree.lines.editor
    assert editor is not None
    assert (editor.font().pixelSize(), editor.font().weight()) == (15, 600)
    assert editor.font().families() == list(fonts.families())


def test_an_input_method_writes_all_its_signs_from_the_first_on(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window, qtbot)
    card = card_of(window, "Hotline")
    tree.setCurrentIndex(tree.outline.index_of(f"card:{card.id}"))
    begun = QInputMethodEvent("lin", [])
    QApplication.sendEvent(tree, begun)
    editor = tree.lines.editor
    assert editor is not None
    for sign in NEIGHBOUR:
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(editor, event)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.session.snapshot.card(card.id).text == NEIGHBOUR
    whole = QInputMethodEvent()
    whole.setCommitString(NEIGHBOUR + "\u8bf4")
    QApplication.sendEvent(tree, whole)
    assert tree.lines.editor is not None
    QTest.keyClick(tree.lines.editor, Qt.Key.Key_Escape)
    assert window.session.snapshot.card(card.id).text == NEIGHBOUR + "\u8bf4"


def test_chinese_signs_have_letters_in_the_line_and_in_its_editor(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window, qtbot)
    card = card_of(window, "Hotline")
    window.session.document.undo()
    tree.setCurrentIndex(tree.outline.index_of(f"card:{card.id}"))
    assert tree.edit_current(NEIGHBOUR)
    editor = tree.lines.editor
    assert editor is not None
    runs = editor.document().firstBlock().layout().glyphRuns()
    assert [index for run in runs for index in run.glyphIndexes() if index == 0] == []
    assert editor.rect().contains(editor.cursorRect().center() + QPoint(0, 0))
