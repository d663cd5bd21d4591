"""What is gone is asked of nobody: a map with what was selected on it, findings that are looked for anew."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner.canvas import selection as select
from journeydesigner.editing import structure
from journeydesigner.editing.map_copies import duplicate_map
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.hand_outs.findings_list import FindingsList
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow


def test_who_hears_that_a_map_is_gone_finds_nothing_of_it_selected_or_filtered(window: MainWindow) -> None:
    session = window.session
    first = session.map_id
    assert first is not None
    other = duplicate_map(session.document, first)
    card = next(card for card in session.snapshot.cards_of(first) if card.place)
    session.select(select.of_cards((card.id,), session.snapshot))
    session.set_filter(CardFilter(tags=("nowhere",)))
    told: list[tuple[object, ...]] = []
    session.map_changed.connect(lambda: told.append((session.map_id, session.selection, session.filter)))
    structure.delete(session.document, "maps", first)
    assert told == [(other, select.NOTHING, CardFilter())]


def test_the_inspector_follows_a_map_that_is_deleted_while_a_card_of_it_is_selected(window: MainWindow) -> None:
    session = window.session
    first = session.map_id
    assert first is not None
    duplicate_map(session.document, first)
    card = next(card for card in session.snapshot.cards_of(first) if card.place)
    session.map_changed.connect(lambda: window.inspector.show_preview(None))
    session.select(select.of_cards((card.id,), session.snapshot))
    structure.delete(session.document, "maps", first)
    assert window.inspector.page is not None and window.inspector.page.record == session.map_id


def test_what_is_still_typed_into_the_page_of_a_deleted_card_is_written_nowhere(window: MainWindow) -> None:
    session = window.session
    card = next(card for card in session.snapshot.cards_of(session.map_id or "") if card.place)
    session.select(select.of_cards((card.id,), session.snapshot))
    page = window.inspector.page
    assert isinstance(page, CardPage)
    assert page.record == card.id
    structure.delete(session.document, "cards", card.id)
    after = session.document.snapshot
    page.write("Change owner", owner="Sales")
    page.lane.committed.emit(card.place.lane if card.place else None)
    assert session.document.snapshot is after


def test_a_finding_that_was_pressed_is_gone_to_while_others_are_looked_for(look: Look) -> None:
    found = FindingsList(look)
    wanted: list[tuple[str, int]] = []
    found.wanted.connect(lambda record, page: wanted.append((record, page)))
    found.show_findings([Finding(Gravity.POOR, "Small text", record="card-small")], ())
    [row] = found.rows
    found.show_waiting()
    row.click()
    assert wanted == [("card-small", 0)]
    found.deleteLater()


def test_what_is_clicked_stays_until_the_click_is_over_though_its_page_is_filled_anew(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    findings, field = FindingsList(look), QLineEdit(window.canvas)
    findings.setParent(window.canvas)
    findings.show_findings([Finding(Gravity.POOR, "Too small", page=1)], ())
    findings.setGeometry(0, 60, 400, 200)
    findings.show()
    field.show()
    field.setFocus()
    field.editingFinished.connect(lambda: findings.show_findings([Finding(Gravity.POOR, "Too large", page=1)], ()))
    QTest.keyClicks(field, "x")
    (row,) = findings.rows
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert isValid(row) and not field.hasFocus()
    assert [found.accessibleName() for found in findings.rows] == ["Too large"]
