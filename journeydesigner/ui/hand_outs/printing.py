"""Printing a map, a poster or a report: the system asks for the printer, another thread prints, page by page."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QDialog, QWidget

from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.registry import Exporter, ExportError, ExportRequest, exporter_for
from journeydesigner.layout.papers import FIT, PAPERS, is_screen, paper_size
from journeydesigner.layout.sheet import Page
from journeydesigner.painting.printed import PrinterError, print_pages
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FORMS = ("map", "poster", "report")
SHEETS = tuple(name for name in PAPERS if not is_screen(name))
"""What a printer may hold."""


class Printing(QObject):
    """One print at a time. ``form`` is what was printed last, ``poster`` how large posters are."""

    def __init__(self, session: Session, toast: Toast, host: QWidget) -> None:
        super().__init__(session)
        self._session, self._toast, self._host = session, toast, host
        self.form, self.poster = FORMS[0], FIT
        self._task: Task | None = None

    @cached_property
    def printer(self) -> "QPrinter":
        """Qt's printing is imported when it is wanted first."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        return printer

    @cached_property
    def exporter(self) -> Exporter:
        """Prints and PDFs have the same pages."""
        return exporter_for(Path("printed.pdf"))

    @property
    def paper(self) -> str:
        """What the printer holds, as far as we know such a paper; else the nearest."""
        return nearest_paper(self.printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter))

    def take_paper(self, name: str) -> None:
        wide, high = sorted(paper_size(name))
        self.printer.setPageSize(QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter, name))

    @property
    def wishes(self) -> Wishes:
        """What is laid out: a poster is as large as is wished for, all else as large as the paper."""
        paper = self.paper
        whole = self.poster if self.form == "poster" else paper
        return Wishes(format=self.exporter.name, paper=whole, tile=paper).with_form(self.exporter.name, self.form)

    def request(self) -> ExportRequest | None:
        """None where no map is shown."""
        found, document = self._session.map, self._session.document
        if found is None:
            return None
        return self.wishes.request(
            self.exporter.name, document.snapshot, document.assets, found.id, self._session.numbers
        )

    def ask(self) -> None:
        """The system asks which printer, and what of it."""
        if self._session.map is None or self._task is not None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self.printer.setPrintRange(QPrinter.PrintRange.AllPages)
        dialog = QPrintDialog(self.printer, self._host)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.accepted.connect(self.print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print(self) -> None:
        """Print on the paper that the printer has now."""
        request = self.request()
        if request is None or self._task is not None:
            return
        self.printer.setDocName(request.snapshot.map(request.map_id).title)
        # What a printer cannot reach is looked after page by page.
        self.printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self._task = task = Task(_Job(self.printer, self.exporter, request), self)
        task.progressed.connect(self._progressed)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        self._progressed(0.0, "")
        task.start()

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def wait(self) -> None:
        """Call off what is under way, and wait until nothing of it is left."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    def _progressed(self, share: float, _what: str) -> None:
        self._toast.show_progress(_("Printing"), share, Offer(_("Cancel"), self.cancel))

    def _done(self, count: int) -> None:
        self._task = None
        name = self.printer.outputFileName() or self.printer.printerName()
        said = n_("{count} page sent to {printer}", "{count} pages sent to {printer}", count)
        self._toast.say(said.format(count=count, printer=Path(name).name), icon_name="circle-check")

    def _cancelled(self) -> None:
        self._task = None
        self._toast.say(_("Printing cancelled."))

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, (ExportError, PrinterError)):
            self._toast.hide()
            raise error
        said = _("The printer took nothing; choose another one.") if isinstance(error, PrinterError) else str(error)
        self._toast.say(said, Offer(_("Print…"), self.ask), icon_name="triangle-alert", stays=True)


class _Job:
    """What the other thread does; its result is how many pages were printed."""

    def __init__(self, printer: "QPrinter", exporter: Exporter, request: ExportRequest) -> None:
        self._printer, self._exporter, self._request = printer, exporter, request

    def __call__(self, progress: Progress) -> int:
        request = replace(self._request, progress=progress)
        pages = wanted(self._printer, self._exporter.preview(request))
        brand = request.snapshot.organization(request.snapshot.map(request.map_id).organization).brand

        def printed(share: float) -> None:
            progress(0.1 + 0.9 * share, "")

        try:
            print_pages(
                self._printer, pages, theme(request.theme, brand), request.assets, printed,
                is_exact=request.form == "poster",
            )  # fmt: skip
        except BaseException:
            self._printer.abort()
            raise
        return len(pages)


def wanted(printer: "QPrinter", pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Those that were asked for in the dialog. What a printing system picks for itself it is sent whole.

    Raises ExportError where there is none of them.
    """
    if printer.printRange() != type(printer).PrintRange.PageRange:
        return pages
    ranges = printer.pageRanges()
    found = tuple(page for number, page in enumerate(pages, start=1) if ranges.contains(number))
    if not found:
        said = n_("There is only {count} page.", "There are only {count} pages.", len(pages))
        raise ExportError(said.format(count=len(pages)))
    return found


def nearest_paper(size: QSizeF) -> str:
    """The known paper whose sides come nearest to those of ``size`` (millimetres)."""
    short, long = sorted((size.width(), size.height()))

    def far(name: str) -> float:
        one, other = sorted(paper_size(name))
        return abs(one - short) + abs(other - long)

    return min(SHEETS, key=far)
