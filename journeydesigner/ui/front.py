"""What fills the window: the panes to work in, or over them the start page and the pages that it leads to."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from journeydesigner.model.ids import MapId
from journeydesigner.ui.controls.escape_key import leave_by_escape
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.look import Look
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.panes import Panes
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.importers.registry import Imported
    from journeydesigner.ui.start.page import StartPage
    from journeydesigner.ui.start.quick_start import QuickStart
    from journeydesigner.ui.start.twin_chooser import TwinChooser

    Page = StartPage | QuickStart | TwinChooser


class Front(QStackedWidget):
    """The document stays open behind a page. The toast lies over what is in sight: ``host`` of the panes."""

    def __init__(
        self, look: Look, settings: Settings, opening: Opening, toast: Toast, panes: Panes, host: QWidget
    ) -> None:
        super().__init__()
        self._look, self._settings, self._opening, self._toast = look, settings, opening, toast
        self._panes, self._host = panes, host
        self._page: Page | None = None
        self._start: StartPage | None = None
        self._outline = ""
        self.unsaved: Callable[[], QWidget] | None = None
        """Makes what the start page says of work that was not saved."""
        self.has_started = False
        self.addWidget(panes)

    @property
    def start(self) -> "StartPage | None":
        """The start page while it is in sight."""
        return self._start

    @property
    def page(self) -> "Page | None":
        """What is in sight over the panes."""
        return self._page

    def show_start(self) -> None:
        """The start page; the way back to the map is offered once there is one."""
        from journeydesigner.ui.start.page import StartPage

        start = StartPage(self._look, self._settings, self._opening.templates)
        start.opened.connect(self._open)
        start.lost.connect(self._tell_lost)
        start.began.connect(self._opening.begin)
        start.began_with_examples.connect(self._begin_with_examples)
        start.browsed.connect(self._opening.browse)
        start.imported.connect(self._opening.browse_import)
        start.pasted.connect(self.show_quick_start)
        start.twinned.connect(self.show_twin_chooser)
        start.left.connect(self._leave)
        start.offer_way_back(self.has_started)
        if self.unsaved is not None:
            start.place_unsaved(self.unsaved())
        self._show(start)
        self._start = start
        start.focus_first()

    def show_quick_start(self) -> None:
        """The page that makes a map of a text; what was written there before is there again."""
        from journeydesigner.ui.start.quick_start import QuickStart

        page = QuickStart(self._look, self._outline)
        page.created.connect(self._create)
        page.left.connect(self._leave_quick_start)
        self._show(page)
        page.field.setFocus()

    def show_twin_chooser(self) -> None:
        """The page that asks of which map a twin is wanted."""
        from journeydesigner.ui.start.twin_chooser import TwinChooser

        page = TwinChooser(self._look, self._opening.snapshot if self.has_started else None, self._settings.recent)
        page.chosen.connect(self._make_twin)
        page.left.connect(self.show_start)
        self._show(page)

    def show_panes(self) -> None:
        """There is a document to work on."""
        self.has_started = True
        self.setCurrentWidget(self._panes)
        self._toast.move_to(self._host)
        self._drop()

    def back_to_start(self) -> None:
        """The start page, as if nothing had been begun."""
        self.has_started = False
        self.show_start()

    def go_on_as(self, other: "Front") -> None:
        """Show what was in sight at another one, which this replaces."""
        from journeydesigner.ui.start.quick_start import QuickStart
        from journeydesigner.ui.start.twin_chooser import TwinChooser

        self.has_started, self._outline = other.has_started, other._outline
        match other._page:
            case None:
                self.show_panes()
            case QuickStart() as page:
                self._outline = page.field.toPlainText()
                self.show_quick_start()
            case TwinChooser():
                self.show_twin_chooser()
            case _:
                self.show_start()

    def is_working(self) -> bool:
        """Whether the panes are in sight."""
        return self._page is None

    def stop(self) -> None:
        """Let nothing run on that a page began."""
        if self._page is not None:
            self._page.stop()

    def _show(self, page: "Page") -> None:
        for sheet in self.window().findChildren(Sheet):
            sheet.leave()  # it would shine through the page, and lie unseen under the panes afterwards
        self.addWidget(page)
        leave_by_escape(page, self.window())
        self.setCurrentWidget(page)
        self._toast.move_to(page)
        self._drop()
        self._page = page

    def _drop(self) -> None:
        page, self._page, self._start = self._page, None, None
        if page is not None:
            page.stop()
            self.removeWidget(page)
            page.deleteLater()

    # What the pages tell

    def _open(self, path: str) -> None:
        self._opening.open(Path(path))

    def _begin_with_examples(self, template: str) -> None:
        self._opening.begin(template, has_examples=True)

    def _create(self, imported: "Imported") -> None:
        self._outline = ""
        self._opening.take_over(imported)

    def _make_twin(self, map_id: str, path: str) -> None:
        self._opening.make_twin(MapId(map_id), Path(path) if path else None)

    def _leave(self) -> None:
        if self.has_started:
            self.show_panes()
            self._host.setFocus()

    def _leave_quick_start(self, text: str) -> None:
        self._outline = text
        self.show_start()

    def _tell_lost(self, path: str) -> None:
        said = _("“{name}” is not where it was any more.").format(name=Path(path).name)
        remove: Callable[[], object] = partial(self._forget, path)
        self._toast.say(
            said,
            Offer(_("Look for it…"), self._opening.browse),
            Offer(_("Remove from the list"), remove),
            icon_name="search-x",
        )

    def _forget(self, path: str) -> None:
        self._toast.hide()
        if self.start is not None:
            self.start.recent.remove(path)
