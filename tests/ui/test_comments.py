"""Comments are written beside what they are about, answered, settled and found again."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.editing.comments import add_comment, threads
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Comment
from journeydesigner.ui.comments.thread_box import ThreadBox
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.main_window import MainWindow

RETURN = Qt.Key.Key_Return


def first_card(window: MainWindow) -> CardId:
    window.canvas.go_to_corner(-1)
    return window.canvas.selection.cards[0]


def said(window: MainWindow) -> list[Comment]:
    assert window.session.map_id is not None
    return [comment for thread in threads(window.session.snapshot, window.session.map_id) for comment in thread]


def count_open(window: MainWindow) -> int:
    assert window.session.map_id is not None
    return sum(thread[0].state == "open" for thread in threads(window.session.snapshot, window.session.map_id))


def named(box: ThreadBox, name: str) -> IconButton:
    return next(button for button in box.findChildren(IconButton) if button.accessibleName() == name)


def write(window: MainWindow, qtbot: QtBot, text: str) -> None:
    field = window.commenting.panel.field
    QTest.keyClicks(field, text)
    QTest.keyClick(field, RETURN)
    qtbot.waitUntil(lambda: window.commenting.panel.field is not field)


def test_a_comment_is_written_beside_the_selected_card(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set_author("Marta Lindqvist")
    card = first_card(window)
    window.actions_of.trigger("comment")
    assert window.commenting.panel.isVisible()
    write(window, qtbot, "Who told us that?")
    (comment,) = said(window)
    assert (comment.text, comment.author, comment.anchor, comment.state) == (
        "Who told us that?", "Marta Lindqvist", card, "open",
    )  # fmt: skip
    assert len(window.commenting.panel.boxes) == 1
    assert window.session.document.undo_label == "Add comment"
    window.commenting.panel.close()


def test_a_thread_is_answered_settled_and_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    card = first_card(window)
    add_comment(window.session.document, card, "Is that so?", "Jo")
    window.canvas.comment_wanted.emit(card)
    panel = window.commenting.panel
    box = panel.boxes[0]
    QTest.keyClicks(box.answer, "It is")
    QTest.keyClick(box.answer, RETURN)
    qtbot.waitUntil(lambda: bool(panel.boxes) and panel.boxes[0] is not box)
    assert [comment.text for comment in said(window)] == ["Is that so?", "It is"]
    named(panel.boxes[0], "Resolve").click()
    qtbot.waitUntil(lambda: not panel.boxes)
    assert count_open(window) == 0
    more = next(button for button in panel.findChildren(QPushButton) if "resolved" in button.text())
    more.click()
    qtbot.waitUntil(lambda: bool(panel.boxes))
    named(panel.boxes[0], "Open again").click()
    qtbot.waitUntil(lambda: count_open(window) == 1)
    panel.close()


def test_only_the_author_edits_a_comment(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set_author("Jo")
    card = first_card(window)
    add_comment(window.session.document, card, "First thought", "Jo", made=datetime(2026, 1, 2, tzinfo=UTC))
    add_comment(window.session.document, card, "Another", "Kim")
    window.canvas.comment_wanted.emit(card)
    panel = window.commenting.panel
    own, other = panel.boxes
    assert not [button for button in other.findChildren(IconButton) if button.accessibleName() == "Edit the comment"]
    named(own, "Edit the comment").click()
    field = next(f for f in own.findChildren(type(own.answer)) if f is not own.answer)
    assert field.toPlainText() == "First thought"
    field.setPlainText("Second thought")
    QTest.keyClick(field, RETURN)
    qtbot.waitUntil(lambda: said(window)[0].text == "Second thought")
    panel.close()


def test_all_comments_lead_to_what_they_are_about(window: MainWindow, qtbot: QtBot) -> None:
    card = first_card(window)
    add_comment(window.session.document, card, "About a card", made=datetime(2026, 1, 2, tzinfo=UTC))
    assert window.session.map_id is not None
    add_comment(window.session.document, window.session.map_id, "About it all")
    window.canvas.escape()
    window.actions_of.trigger("comments")
    panel = window.commenting.panel
    assert len(panel.boxes) == 2
    link = next(b for b in panel.boxes[0].findChildren(QPushButton) if b.toolTip() == "Show it on the map")
    link.click()
    assert not panel.isVisible()
    assert window.canvas.selection.cards == (card,)


def test_escape_leaves_a_comment_unsaid_then_the_panel(window: MainWindow) -> None:
    first_card(window)
    window.actions_of.trigger("comment")
    panel = window.commenting.panel
    QTest.keyClicks(panel.field, "Half a tho")
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.isVisible() and panel.field.toPlainText() == ""
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert said(window) == []


def test_a_half_written_comment_is_there_when_one_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    card = first_card(window)
    add_comment(window.session.document, card, "Is that so?", "Jo")
    panel = window.commenting.panel
    window.canvas.comment_wanted.emit(card)
    QTest.keyClicks(panel.field, "Half a thought")
    QTest.keyClicks(panel.boxes[0].answer, "Half an answer")
    panel.close()
    window.canvas.comment_wanted.emit(card)
    assert (panel.field.toPlainText(), panel.boxes[0].answer.toPlainText()) == ("Half a thought", "Half an answer")
    assert len(said(window)) == 1
    write(window, qtbot, ", whole")
    assert {comment.text for comment in said(window)} == {"Is that so?", "Half a thought, whole"}
    assert panel.field.toPlainText() == ""
    assert sorted(box.answer.toPlainText() for box in panel.boxes) == ["", "Half an answer"]
    panel.close()
