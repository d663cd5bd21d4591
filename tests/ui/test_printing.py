"""Print preview and print: the pages of the hand-out, on the printer's paper."""

from pathlib import Path

import pikepdf
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from journeydesigner.ui.hand_outs.print_sheet import PrintSheet
from journeydesigner.ui.hand_outs.printing import nearest_paper
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, OpenWindow

PATIENCE = 20_000


def preview(window: MainWindow) -> PrintSheet:
    window.actions_of.qaction("print preview").trigger()
    sheet = window.findChild(PrintSheet)
    assert sheet is not None
    return sheet


def test_the_preview_shows_the_pages_of_what_is_chosen_and_is_left_by_escape(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(HOME_BATTERY)
    sheet = preview(window)
    qtbot.waitUntil(lambda: "page" in sheet.pages.told and not sheet.ahead.is_busy, timeout=PATIENCE)
    with qtbot.waitSignal(sheet.ahead.seen, timeout=PATIENCE) as seen:
        sheet.forms.committed.emit("report")
    assert seen.args is not None
    assert len(seen.args[0].pages) > 8
    with qtbot.waitSignal(sheet.ahead.seen, timeout=PATIENCE) as seen:
        sheet.paper.committed.emit("A3")
    assert seen.args is not None
    assert {page.width_mm for page in seen.args[0].pages} == {420.0}
    window.actions_of.qaction("print preview").trigger()
    assert not sheet.isVisible()


def test_printing_sends_the_pages_to_the_printer(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(HOME_BATTERY)
    printing = window.printing
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.take_paper("A3")
    printing.print()
    assert printing.is_busy
    qtbot.waitUntil(lambda: not printing.is_busy, timeout=PATIENCE)
    assert "printed.pdf" in window.toast.text
    with pikepdf.open(tmp_path / "printed.pdf") as pdf:
        (page,) = pdf.pages
        wide, high = float(page.MediaBox[2]), float(page.MediaBox[3])
        assert abs(wide - 1190.55) < 1.5
        assert abs(high - 841.89) < 1.5


def test_only_the_pages_that_were_asked_for_are_printed(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(HOME_BATTERY)
    printing = window.printing
    printing.form = "report"
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printing.printer.setFromTo(2, 3)
    printing.print()
    qtbot.waitUntil(lambda: not printing.is_busy, timeout=PATIENCE)
    with pikepdf.open(tmp_path / "printed.pdf") as pdf:
        assert len(pdf.pages) == 2
    printing.printer.setFromTo(70, 80)
    printing.print()
    qtbot.waitUntil(lambda: not printing.is_busy, timeout=PATIENCE)
    assert "There are only" in window.toast.text


def test_the_paper_of_a_printer_is_the_nearest_that_we_know() -> None:
    assert nearest_paper(QSizeF(210, 297)) == "A4"
    assert nearest_paper(QSizeF(297, 210)) == "A4"
    assert nearest_paper(QSizeF(216, 279)) == "Letter"
    assert nearest_paper(QSizeF(300, 415)) == "A3"
