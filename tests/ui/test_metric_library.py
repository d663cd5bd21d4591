"""The metric library in a window: listed, added from the catalogue, edited in place, put on the map, copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journeydesigner.editing.metric_library import define
from journeydesigner.model.metric_records import Metric
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metric_library.library import library_of
from journeydesigner.ui.metric_library.model import Only
from journeydesigner.ui.metric_library.sheet import LibrarySheet


@pytest.fixture
def sheet(window: MainWindow) -> LibrarySheet:
    window.actions_of.trigger("metric library")
    found = library_of(window).sheet
    assert found is not None
    return found


def metrics(window: MainWindow) -> list[Metric]:
    organization = window.session.organization_id
    assert organization is not None
    return list(window.session.snapshot.metrics_of(organization))


def column(sheet: LibrarySheet, name: str) -> int:
    return next(n for n, found in enumerate(sheet.model.columns) if found.name == name)


def write(sheet: LibrarySheet, row: int, name: str, text: str) -> None:
    sheet.list.cells.write_in(sheet.model.index(row, column(sheet, name)))
    editor = next(found for found in sheet.list.viewport().findChildren(QLineEdit) if found.isVisible())
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_it_lists_what_each_metric_is_where_it_is_measured_and_how_it_stands(
    window: MainWindow, sheet: LibrarySheet
) -> None:
    assert [sheet.model.listed(row).metric.name for row in range(sheet.model.rowCount())] == [  # pyright: ignore
        found.name for found in metrics(window)
    ]
    row = next(n for n, found in enumerate(metrics(window)) if found.name == "NPS after 90 days")
    said = {found.name: sheet.model.index(row, n).data() for n, found in enumerate(sheet.model.columns)}
    assert said["kind"] == "NPS" and "off target" in said["state"] and said["target"] == "+50"
    assert said["where"].startswith("Post-sales") and "+46" in said["where"] and said["scale"] == "−100 to 100"
    assert "off target" in sheet.about.text()


def test_every_field_is_written_in_place_as_one_step(window: MainWindow, sheet: LibrarySheet) -> None:
    for name, text, field, value in (
        ("owner", "Sales", "owner", "Sales"), ("review", "31.10.2026", "review_date", "2026-10-31"),
        ("target", "27,5 %", "target", 0.275), ("formula", "named / asked", "formula", "named / asked"),
        ("name", "Awareness", "name", "Awareness"), ("source", "Panel", "source", "Panel"),
    ):  # fmt: skip
        write(sheet, 0, name, text)
        found = getattr(metrics(window)[0], field)
        assert found == (pytest.approx(value) if isinstance(value, float) else value)
    window.session.document.undo()
    assert metrics(window)[0].source != "Panel" and metrics(window)[0].name == "Awareness"


def test_what_cannot_be_read_is_refused_with_a_sentence(window: MainWindow, sheet: LibrarySheet) -> None:
    said: list[str] = []
    window.session.trouble.connect(said.append)
    before = metrics(window)
    for name, text, why in (
        ("review", "3/10/2026", "day or month"), ("target", "lots", "no number"), ("scale", "5", "lowest"),
        ("name", " ", "name"),
    ):  # fmt: skip
        write(sheet, 0, name, text)
        assert why in said[-1]
    assert metrics(window) == before


def test_another_kind_sets_earlier_values_apart_and_they_can_be_taken_over(
    window: MainWindow, sheet: LibrarySheet
) -> None:
    row = next(n for n, found in enumerate(metrics(window)) if found.name == "Calculator completion")
    sheet.model.setData(sheet.model.index(row, column(sheet, "kind")), "ces1")
    assert "set apart" in sheet.model.index(row, column(sheet, "state")).data()
    sheet.list.choose([metrics(window)[row].id])
    assert not sheet.apart.isHidden()
    window.session.document.undo()
    assert "set apart" not in sheet.model.index(row, column(sheet, "state")).data()


def test_the_catalogue_shows_a_definition_and_adds_it(window: MainWindow, sheet: LibrarySheet) -> None:
    sheet.add.click()
    page = sheet.catalogue
    item = next(
        page.kinds.item(n) for n in range(page.kinds.count()) if page.kinds.item(n).text() == "Effort score 2.0"
    )
    page.kinds.setCurrentItem(item)
    assert "1 to 7" in page.told["scale"].text() and "CEB 2013" in page.told["source"].text()
    page.name.setText("Ease of ordering")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    made = metrics(window)[-1]
    assert (made.name, made.kind, made.scale) == ("Ease of ordering", "ces2", (1.0, 7.0))
    assert sheet.list.ids == [made.id] and sheet.isVisible()


def test_duplicate_and_delete_by_key_are_taken_back_by_key(
    window: MainWindow, sheet: LibrarySheet, qtbot: QtBot
) -> None:
    count = len(metrics(window))
    sheet.list.choose([metrics(window)[0].id])
    QTest.keyClick(sheet.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(metrics(window)) == count + 1 and metrics(window)[1].name.startswith(metrics(window)[0].name)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert len(metrics(window)) == count
    QTest.keyClick(sheet.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(metrics(window)) == count + 1


def test_only_those_off_target_or_stale_or_with_a_word(window: MainWindow, sheet: LibrarySheet) -> None:
    define(window.session.document, [metrics(window)[1].id], "x", review_date="2020-01-31")
    measured = len(metrics(window))
    sheet.only.committed.emit(Only.OFF)
    assert 0 < sheet.model.rowCount() < measured
    sheet.only.committed.emit(Only.STALE)
    assert sheet.model.rowCount() == 0  # a newer value stands there
    sheet.only.committed.emit(Only.ALL)
    sheet.search.setText("install")
    assert sheet.model.rowCount() == 1


def test_a_metric_is_put_on_the_map_where_the_selection_is(window: MainWindow, sheet: LibrarySheet) -> None:
    snapshot = window.session.snapshot
    cards = set(snapshot.table("cards"))
    sheet.list.choose([metrics(window)[0].id])
    sheet.place.click()
    (made,) = set(window.session.snapshot.table("cards")) - cards
    assert window.session.snapshot.table("cards")[made].extras["metric"] == metrics(window)[0].id  # pyright: ignore
    assert window.toast.isVisible() and sheet.isAncestorOf(window.toast)
    window.session.document.undo()
    assert set(window.session.snapshot.table("cards")) == cards


def test_the_list_is_copied_as_a_table(window: MainWindow, sheet: LibrarySheet) -> None:
    sheet.tsv.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Metric", "Kind", "Measured at"]
    assert sum("\t" in line for line in lines) == len(metrics(window)) + 1


def test_escape_gives_the_keys_and_the_toast_back(window: MainWindow, sheet: LibrarySheet) -> None:
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert library_of(window).sheet is None and not sheet.isAncestorOf(window.toast)
    window.session.trouble.emit("Something")
    assert window.toast.text == "Something"


def test_the_organisations_page_leads_there(window: MainWindow) -> None:
    window.session.wanted.emit("metric library")
    assert library_of(window).sheet is not None
