"""The export sheet: what is chosen is seen and remembered, what would be lost is told, and the file is written."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner import wording
from journeydesigner.editing import cards
from journeydesigner.exporters.registry import exporter_for, exporters
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.hand_outs import revealing
from journeydesigner.ui.hand_outs.export_sheet import ExportSheet
from journeydesigner.ui.hand_outs.wishes import Wishes, read, written
from journeydesigner.ui.language import speak_from_now_on
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import Answers, OpenWindow
from tests.ui.pseudo_language import Pseudo, cut, own_words, untranslated

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


def opened(window: MainWindow, qtbot: QtBot) -> ExportSheet:
    """The sheet, once all of it is seen and judged."""
    window.actions_of.trigger("export")
    sheet = window.findChild(ExportSheet)
    assert sheet is not None
    settled(window, qtbot)
    return sheet


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.exporting.ahead.is_busy, timeout=LONG)


def test_all_formats_are_offered_and_each_shows_how_it_will_look(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    for exporter in exporters():
        QTest.mouseClick(sheet.tiles.tile(exporter.name), LEFT)
        settled(window, qtbot)
        assert sheet.exporter is exporter
        assert sheet.pages.desk.count >= 1, exporter.name
        assert 0 in sheet.pages.desk.painted, exporter.name
        assert "Looking" not in sheet.findings.summary


def test_another_paper_shows_other_pages_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    assert sheet.pages.told.startswith("1 page")
    sheet.form.paper.committed.emit("A4")
    settled(window, qtbot)
    assert sheet.pages.told == "3 pages · 210 × 297 mm"
    assert sheet.pages.desk.painted == {0, 1, 2}
    assert any("Split over 3" in finding.text for finding in sheet.findings.findings)


def test_a_report_says_the_paper_that_it_is_on(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    sheet.form.form.committed.emit("report")
    settled(window, qtbot)
    assert sheet.form.paper.currentText() == "A4"
    assert sheet.pages.told.endswith("297 × 210 mm")
    sheet.form.form.committed.emit("map")
    settled(window, qtbot)
    assert sheet.form.paper.currentText() == "As large as the map"


def test_the_file_of_one_owners_part_is_proposed_under_both_names(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[Path] = []
    monkeypatch.setattr(answers, "path_to_write", lambda _title, proposed, _kinds, _suffix: proposals.append(proposed))
    exporting = window.exporting
    exporting.export(exporter_for(Path("a.pdf")), wishes=replace(exporting.wishes, owner="Sales"))
    assert [each.name for each in proposals] == ["Buying a home battery Sales.pdf"]


def test_what_was_wished_is_remembered_for_the_document(
    window: MainWindow, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(window, qtbot)
    sheet.form.paper.committed.emit("A3")
    sheet.form.theme.committed.emit("dark")
    sheet.leave()
    again = open_window(window.session.path)
    wishes = again.exporting.wishes
    assert (wishes.format, wishes.paper, wishes.theme) == ("pdf", "A3", "dark")
    assert again.exporting.has_dark_colours()
    blank = open_window(None)
    assert blank.exporting.wishes == Wishes()


def test_the_quick_entries_write_what_was_wished(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(window, qtbot)
    sheet.form.paper.committed.emit("A4")
    sheet.leave()
    answers.path = tmp_path / "map.pdf"
    window.actions_of.trigger("export pdf")
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=LONG)
    assert "Split over 3" in window.toast.text


def test_a_stage_alone_is_seen_written_and_told(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(window, qtbot)
    stage = window.canvas.board.snapshot.stages_of(window.canvas.board.map)[1]
    QTest.mouseClick(sheet.part.part.head, LEFT)
    QTest.mouseClick(sheet.part.stages.button(stage.id), LEFT)
    settled(window, qtbot)
    assert sheet.wishes.stages == (stage.id,)
    assert any("Left out 4 stages" in finding.text for finding in sheet.findings.findings)
    answers.path = tmp_path / "part.svg"
    QTest.mouseClick(sheet.tiles.tile("svg"), LEFT)
    QTest.mouseClick(sheet.foot.export, LEFT)
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=LONG)
    assert "Left out 4 stages" in sheet.foot.text
    assert stage.title in answers.path.read_text("utf-8")
    assert "Awareness" not in answers.path.read_text("utf-8")


def test_the_file_is_written_and_can_be_opened_and_shown(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(revealing.QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()) or True)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    sheet = opened(window, qtbot)
    answers.path = tmp_path / "map.pdf"
    QTest.mouseClick(sheet.foot.export, LEFT)
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=LONG)
    assert sheet.foot.text == "Exported map.pdf"
    for text in ("Open", "Show in folder"):
        button = sheet.foot.offer(text)
        assert button is not None
        QTest.mouseClick(button, LEFT)
    assert shown == [str(tmp_path / "map.pdf"), str(tmp_path)]
    assert window.toast.text == ""


def test_where_no_program_shows_folders_it_says_where_the_file_is(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revealing.QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    answers.path = tmp_path / "map.svg"
    window.actions_of.trigger("export svg")
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=LONG)
    reveal = window.toast.offer("Show in folder")
    assert reveal is not None
    QTest.mouseClick(reveal, LEFT)
    assert "map.svg" in window.toast.text and str(tmp_path) in window.toast.text


def test_a_lost_letter_leads_to_its_card_and_back(window: MainWindow, qtbot: QtBot) -> None:
    snapshot = window.session.snapshot
    assert window.session.map_id is not None
    card = next(card for card in snapshot.cards_of(window.session.map_id) if card.text and card.place)
    cards.set_text(window.session.document, card.id, "Ruf an \U0010ffff")
    sheet = opened(window, qtbot)
    assert sheet.findings.summary.startswith("1 thing would be lost.")
    QTest.mouseClick(sheet.findings.rows[0], LEFT)
    assert window.session.selection.cards == (card.id,)
    QApplication.processEvents()
    assert not any(shown.isVisible() for shown in window.findChildren(ExportSheet))
    back = window.toast.offer("Back to the export")
    assert back is not None
    QTest.mouseClick(back, LEFT)
    assert any(sheet.isVisible() for sheet in window.findChildren(ExportSheet))


def test_a_finding_of_a_page_shows_that_page(window: MainWindow, qtbot: QtBot) -> None:
    window.exporting.remember(Wishes(paper="A4"))
    sheet = opened(window, qtbot)
    before = sheet.pages.desk.box(0).width()
    row = next(row for row in sheet.findings.rows if "Split over" in row.accessibleName())
    QTest.mouseClick(row, LEFT)
    assert sheet.pages.desk.box(0).width() > before


def test_a_filter_on_the_screen_hides_nothing_of_a_hand_out_and_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_filter(CardFilter(owners=("Sales",)))
    sheet = opened(window, qtbot)
    assert any("The filter hides" in row.accessibleName() for row in sheet.findings.rows)


def test_an_edit_is_seen_while_the_sheet_is_open(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    seen: list[object] = []
    window.exporting.ahead.seen.connect(seen.append)
    card = next(iter(window.session.snapshot.cards_of(window.session.map_id or "")))
    cards.set_text(window.session.document, card.id, "Something else")
    settled(window, qtbot)
    assert len(seen) == 1
    sheet.leave()
    cards.set_text(window.session.document, card.id, "Nobody looks")
    settled(window, qtbot)
    assert len(seen) == 1


def test_wishes_in_quick_succession_are_looked_at_once(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    seen: list[object] = []
    window.exporting.ahead.seen.connect(seen.append)
    for paper in ("A4", "A2", "A1", "A3"):
        sheet.form.paper.committed.emit(paper)
    settled(window, qtbot)
    assert len(seen) == 1
    assert sheet.pages.told == "1 page · 420 × 297 mm"


def test_a_click_on_a_page_leads_nearer_and_back(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    desk = sheet.pages.desk
    whole = desk.box(0)
    QTest.mouseClick(desk, LEFT, pos=whole.center())
    assert desk.box(0).width() > 1.5 * whole.width()
    settled(window, qtbot)
    QTest.mouseClick(desk, LEFT, pos=desk.box(0).center())
    assert desk.box(0) == whole
    sheet.pages.larger.click()
    assert desk.box(0).width() >= whole.width()
    sheet.pages.all.click()
    assert desk.box(0) == whole


def test_what_is_painted_is_the_page(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, qtbot)
    shot: QImage = sheet.pages.desk.grab().toImage()
    box = sheet.pages.desk.box(0)
    colours = {
        shot.pixelColor(box.topLeft() + QPoint(round(box.width() * x / 40), round(box.height() * y / 40))).name()
        for x in range(1, 40)
        for y in range(1, 40)
    }
    assert len(colours) > 12
    sheet.pages.desk.opened.emit(0, QPointF(0.5, 0.5))


def test_a_broken_template_is_told_of_and_the_sheet_stays(window: MainWindow, qtbot: QtBot) -> None:
    class Broken:
        name, suffix, label = "pdf", ".pdf", "Broken"
        forms, choices = exporters()[0].forms, frozenset({"paper"})

        def preview(self, request: object) -> None:
            raise OSError("there is no such template")

    sheet = opened(window, qtbot)
    shown = window.session.map
    assert shown is not None
    document = window.session.document
    request = Wishes().request("pdf", document.snapshot, document.assets, shown.id)
    window.exporting.ahead.look(Broken(), request, Wishes())  # type: ignore[arg-type]
    settled(window, qtbot)
    assert sheet.findings.summary == "there is no such template"
    assert sheet.pages.desk.count == 0


def test_escape_closes_the_sheet_and_the_keys_are_where_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    sheet = opened(window, qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.canvas
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert any(found.isVisible() for found in window.findChildren(ExportSheet))


def test_another_language_while_pages_are_laid_out_harms_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.trigger("export")
    qtbot.wait(5)
    before = window.session
    window.settings.set_language("es")
    try:
        qtbot.waitUntil(lambda: window.session is not before, timeout=LONG)
        assert not window.exporting.ahead.is_busy
    finally:
        speak_from_now_on("en")


@pytest.mark.parametrize(
    "kept", ["", "nonsense", "[]", '{"paper": "B7", "scale": "x", "theme": 3, "stages": [1], "forms": {"pdf": 1}}']
)
def test_damaged_wishes_are_no_wishes(kept: str) -> None:
    assert read(kept, Wishes()) == Wishes()


def test_wishes_come_back_as_they_were() -> None:
    wishes = Wishes("png", {"pdf": "poster"}, "A0", "A3", "dark", "/a b.pptx", 3.0, 300, True, ("m",), ("s",), ("l",))
    assert read(written(wishes), Wishes()) == wishes


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (911, 512)])
def test_nothing_is_cut_in_a_language_of_long_words(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, width: int, height: int
) -> None:
    copy = tmp_path / "home-battery.journey"
    copy.write_bytes(Path("samples/home-battery.journey").read_bytes())
    wording.use(Pseudo())
    try:
        window = open_window(copy)
        window.resize(width, height)
        known = own_words(open_journey(copy).document.snapshot)
        sheet = opened(window, qtbot)
        for exporter in exporters():
            sheet.tiles.chosen.emit(exporter.name)
            settled(window, qtbot)
            QApplication.processEvents()
            assert cut(sheet) == [], exporter.name
            assert untranslated(sheet, known) == [], exporter.name
    finally:
        speak_from_now_on("en")


def test_the_open_journey_is_never_written_over_and_not_proposed(
    window: MainWindow, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = window.session.path
    assert own is not None
    before = own.read_bytes()
    proposals: list[Path] = []
    monkeypatch.setattr(
        answers, "path_to_write", lambda _title, proposed, _kinds, _suffix: proposals.append(proposed) or answers.path
    )
    sheet = opened(window, qtbot)
    QTest.mouseClick(sheet.tiles.tile("journey"), LEFT)
    settled(window, qtbot)
    answers.path = own.parent / "." / own.name
    QTest.mouseClick(sheet.foot.export, LEFT)
    assert "is the journey that is open" in sheet.foot.text
    assert not window.exporting.is_busy
    button = sheet.foot.offer("Choose another place…")
    assert button is not None
    answers.path = own.with_name("another.journey")
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=LONG)
    assert own.read_bytes() == before
    assert open_journey(answers.path).notes == ()
    assert len(proposals) == 2 and own not in proposals
