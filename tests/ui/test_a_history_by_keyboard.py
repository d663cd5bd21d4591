"""A metric's history typed from the keyboard, in whatever order: each number lands in its own month."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journeydesigner.model.records import Measurement
from journeydesigner.ui.inspector.periods import period_of
from journeydesigner.ui.main_window import MainWindow
from tests.ui.test_metrics_in_the_inspector import give_nps

TAB, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Return


class Typing:
    """The hands on a table: text goes to whatever has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.step, self.metric, self.table = give_nps(window)
        self.said: list[str] = []
        window.session.trouble.connect(self.said.append)
        window.activateWindow()
        self.table.setFocus()
        self.table.setCurrentCell(0, 0)

    def type(self, text: str, key: Qt.Key | None = None) -> None:
        for letter in text:
            QTest.keyClicks(self.editor or self.table, letter)
        if key is not None:
            QTest.keyClick(self.editor or self.table, key)
        QApplication.processEvents()

    @property
    def editor(self) -> QLineEdit | None:
        return next((line for line in self.table.viewport().findChildren(QLineEdit) if line.isVisible()), None)

    @property
    def records(self) -> dict[str, Measurement]:
        return {m.period: m for m in self.window.session.snapshot.measurements_of(self.metric.id, self.step)}

    def counts(self) -> dict[str, list[float]]:
        names = ("promoters", "passives", "detractors")
        return {p: [m.result.counts[n] for n in names if n in m.result.counts] for p, m in self.records.items()}


@pytest.fixture
def typing(window: MainWindow) -> Iterator[Typing]:
    yield Typing(window)


@pytest.mark.parametrize("last", [TAB, RETURN])
def test_months_typed_out_of_order_each_get_their_own_counts(typing: Typing, last: Qt.Key) -> None:
    for period, counts in (("2026-10", "60 30 10"), ("2026-08", "50 30 20"), ("2026-09", "55 25 20")):
        typing.table.setCurrentCell(typing.table.rowCount() - 1, 0)
        first, second, third = counts.split()
        typing.type(period, TAB)
        typing.type(first, TAB)
        typing.type(second, TAB)
        typing.type(third, last)
    assert typing.counts() == {"2026-08": [50, 30, 20], "2026-09": [55, 25, 20], "2026-10": [60, 30, 10]}
    assert typing.said == []


def test_return_at_the_end_of_a_row_goes_to_a_new_rows_period(typing: Typing) -> None:
    for period, counts in (("2026-10", "60 30 10"), ("2026-08", "50 30 20"), ("2026-09", "55 25 20")):
        typing.type(period, RETURN)
        for count in counts.split():
            typing.type(count, RETURN)
        assert (typing.table.currentRow(), typing.table.currentColumn()) == (typing.table.rowCount() - 1, 0)
    assert typing.counts() == {"2026-08": [50, 30, 20], "2026-09": [55, 25, 20], "2026-10": [60, 30, 10]}


def test_junk_in_a_count_is_told_and_stays_to_be_mended(typing: Typing) -> None:
    typing.type("2026-10", TAB)
    typing.type("x9", TAB)
    assert len(typing.said) == 1 and "x9" in typing.said[0]
    assert typing.editor is not None and typing.editor.text() == "x9"
    typing.type("9", TAB)
    assert typing.counts() == {"2026-10": [9]}


def test_a_month_that_is_there_is_gone_to_and_never_emptied(typing: Typing) -> None:
    for text in ("2026-10", "60", "30"):
        typing.type(text, TAB)
    typing.type("10", RETURN)
    typing.type("Oct 2026", TAB)
    typing.type("70", TAB)
    assert typing.counts() == {"2026-10": [70, 30, 10]}


def test_a_period_is_not_changed_into_another_records(typing: Typing) -> None:
    for period in ("2026-10", "2026-09"):
        typing.type(period, RETURN)
        typing.table.setCurrentCell(typing.table.rowCount() - 1, 0)
    typing.table.setCurrentCell(0, 0)
    typing.type("2026-10", RETURN)
    assert sorted(typing.records) == ["2026-09", "2026-10"]
    assert typing.said


def test_the_period_is_seen_whole_while_it_is_typed(typing: Typing) -> None:
    typing.type("2026-08")
    assert typing.editor is not None
    assert typing.editor.fontMetrics().horizontalAdvance("2026-08") + 8 <= typing.editor.width()


@pytest.mark.parametrize("text", ["Aug 2026", "August 2026", "aug. 2026", "08/2026", "2026-8", "2026-08", "8.2026"])
def test_a_month_is_understood_as_people_write_it(text: str) -> None:
    assert period_of(text) == "2026-08"


@pytest.mark.parametrize("text", ["Foo 2026", "13/2026", "Aug", "Ma"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        period_of(text)
