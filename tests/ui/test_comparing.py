"""What is open beside another state of it: every change marked, listed, gone through by keys; and back again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.files.fresh_copies import copy_of
from journeydesigner.files.journey_file import save_journey
from journeydesigner.ui.comparing import Comparing, comparing_of
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.compare_pane import ComparePane
from journeydesigner.ui.views.comparison import Mark
from tests.ui.conftest import Answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def before(window: MainWindow) -> Snapshot:
    """The journey before a card came, one was said otherwise, one moved, a stage went, a stage got another name and a
    feeling went up."""
    document, before = window.session.document, window.session.snapshot
    journey = before.maps[0]
    stages = before.stages_of(journey.id)
    structure.delete(document, "stages", stages[-1].id)
    structure.rename(document, "stages", stages[0].id, "Ahead of it")
    pain = next(card for card in before.cards_of(journey.id) if "The bill explains" in card.text)
    cards.set_text(document, pain.id, "Nobody explains the bill")
    assert pain.place is not None
    cards.add_card(document, pain.place.lane, pain.place.first, "No one answers")
    watching = next(card for card in before.cards_of(journey.id) if "Watches two" in card.text)
    assert watching.place is not None
    cards.move_card(document, watching.id, watching.place.lane, before.steps_in(journey.id)[3].id)
    point = next(p for p in before.table("emotions").values() if getattr(p, "step", "") == pain.place.first)
    numbers.set_emotion(document, point.lane, point.step, 1.5, point.persona)  # type: ignore[attr-defined]
    return before


@pytest.fixture
def comparing(window: MainWindow, before: Snapshot, qtbot: QtBot) -> Comparing:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.resize(1600, 900)
    window.views.open("table")
    comparing = comparing_of(window)
    comparing.compare_with(before, "Monday")
    return comparing


@pytest.fixture
def pane(window: MainWindow, comparing: Comparing) -> ComparePane:
    shown = window.views.shown
    assert isinstance(shown, ComparePane)
    return shown


def _texts(pane: ComparePane) -> list[str]:
    return [pane.found.item(row).text() for row in range(pane.found.count())]


def test_the_earlier_state_stands_beside_the_present_one_with_each_change_marked(pane: ComparePane) -> None:
    marks: dict[Mark, int] = {}
    for shown in pane.sheet.shown_cards():
        if shown.mark is not None:
            marks[shown.mark] = marks.get(shown.mark, 0) + 1
    assert marks[Mark.ADDED] == 1
    assert marks[Mark.CHANGED] == 2  # as it was and as it is
    assert marks[Mark.MOVED] == 2
    assert marks[Mark.REMOVED] == 13
    assert pane.with_what.text() == "Now beside “Monday”"
    assert (
        pane.summary.said
        == "1 card added, 1 moved, 1 changed, 1 stage removed (13 cards), 1 renamed, 1 feeling shifted"
    )


def test_all_that_changed_is_listed_with_both_values(pane: ComparePane) -> None:
    texts = _texts(pane)
    assert "Renamed: Stage “Ahead of it”\nTitle: Awareness → Ahead of it" in texts
    assert any(text.startswith("Feeling shifted: ") and "→ 1.5 (+" in text for text in texts)
    assert any("With it: 2 steps, 13 cards" in text for text in texts)
    assert len(texts) == 6


def test_keys_step_through_the_changes_and_show_each(pane: ComparePane, window: MainWindow) -> None:
    first = pane.found.currentRow()
    for time in range(1, 8):
        QTest.keyClick(pane.found if time % 2 else pane.sheet, Qt.Key.Key_N)
        assert pane.found.currentRow() == (first + time) % 6
    QTest.keyClick(pane.sheet, Qt.Key.Key_P)
    assert pane.found.currentRow() == first % 6


def test_a_kind_that_is_not_wanted_is_neither_marked_nor_listed(pane: ComparePane) -> None:
    QTest.mouseClick(pane.list.kind_button(Mark.REMOVED), LEFT)
    assert not any("Removed" in text for text in _texts(pane))
    assert all(shown.mark is not Mark.REMOVED for shown in pane.sheet.shown_cards())
    QTest.mouseClick(pane.list.kind_button(Mark.REMOVED), LEFT)
    assert any("Removed" in text for text in _texts(pane))


def test_an_edit_meanwhile_is_compared_too(pane: ComparePane, window: MainWindow) -> None:
    persona = next(iter(window.session.snapshot.table("personas")))
    structure.rename(window.session.document, "personas", persona, "Nora Klein-Berg")
    assert any(text.startswith("Renamed: Persona") for text in _texts(pane))
    for _time in range(7):
        window.undo()
    assert _texts(pane) == []
    assert pane.summary.said == "Nothing changed"


def test_closing_leads_back_to_where_one_was(pane: ComparePane, window: MainWindow) -> None:
    QTest.mouseClick(pane.close_button, LEFT)
    assert window.views.current == "table"
    assert window.session.earlier is None
    assert not window.actions_of.qaction("compare end").isEnabled()


def test_the_view_is_there_before_what_it_shows_was_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_while: list[bool] = []
    prepare, comparing = window.views.prepare_view, comparing_of(window)

    def tell(name: str) -> None:
        prepare(name)
        made_while.append(comparing.is_on)

    monkeypatch.setattr(window.views, "prepare_view", tell)
    save_journey(window.session.document, tmp_path / "now.journey")
    comparing.compare_with_file(tmp_path / "now.journey")
    qtbot.waitUntil(lambda: comparing.is_on)
    assert made_while == [False]


def test_a_file_is_compared_with_and_another_document_is_said_to_be_one(
    window: MainWindow, before: Snapshot, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.journey"
    save_journey(copy_of(window.session.document), other)
    answers.path = other
    window.actions_of.trigger("compare file")
    qtbot.waitUntil(lambda: window.session.earlier is not None)
    shown = window.views.shown
    assert isinstance(shown, ComparePane)
    assert "another document" in window.toast.text
    assert shown.summary.said == "Nothing changed"


def test_what_was_saved_is_compared_with(window: MainWindow, before: Snapshot, qtbot: QtBot) -> None:
    window.actions_of.trigger("compare saved")
    qtbot.waitUntil(lambda: window.session.earlier is not None)
    shown = window.views.shown
    assert isinstance(shown, ComparePane)
    assert len(_texts(shown)) == 6
    assert shown.with_what.text() == "Now beside “What was saved”"


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"nothing")
    answers.path = broken
    window.actions_of.trigger("compare file")
    qtbot.waitUntil(lambda: "broken.journey" in window.toast.text)
    assert window.views.is_map


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".md"])
def test_what_changed_is_handed_over_as_a_sheet(
    pane: ComparePane, window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot, suffix: str
) -> None:
    out = answers.path = tmp_path / f"changes{suffix}"
    window.actions_of.trigger(f"changes {suffix}")
    qtbot.waitUntil(lambda: not window.exporting.is_busy and out.exists(), timeout=20_000)
    assert out.stat().st_size > 500
    assert "Exported" in window.toast.text


def test_a_sheet_of_changes_cannot_be_had_without_a_comparison(window: MainWindow) -> None:
    assert not window.actions_of.qaction("changes .pdf").isEnabled()


def test_a_file_that_cannot_be_read_may_have_braces_in_its_name(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "{what}.journey"
    path.write_bytes(b"no journey")
    comparing_of(window).compare_with_file(path)
    qtbot.waitUntil(lambda: "{what}.journey" in window.toast.text)
