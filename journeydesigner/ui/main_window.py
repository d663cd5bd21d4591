"""The main window: puts top bar, panels, canvas and inspector together, and answers the actions."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.document.document import Document, Undone
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.registry import Exporter
from journeydesigner.files.journey_file import FileState
from journeydesigner.ui.about import show_about
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.commands.found import window_actions
from journeydesigner.ui.commands.menu_plan import key_groups, menu_plan
from journeydesigner.ui.commands.views import view_id
from journeydesigner.ui.comments.commenting import Commenting
from journeydesigner.ui.context_bar import ContextBar
from journeydesigner.ui.deletions import Deletions
from journeydesigner.ui.file_drops import FileDrops
from journeydesigner.ui.filtering.filtering import Filtering
from journeydesigner.ui.front import Front
from journeydesigner.ui.hand_outs.exporting import Exporting
from journeydesigner.ui.inspector.inspector import Inspector
from journeydesigner.ui.keeping.keeping import Keeping
from journeydesigner.ui.keys_sheet import KeysSheet
from journeydesigner.ui.language import speak_from_now_on, wanted
from journeydesigner.ui.late_menus import LateMenus
from journeydesigner.ui.leaving import may_close, stop_parts
from journeydesigner.ui.left_panel import LeftPanel
from journeydesigner.ui.logo import window_icon
from journeydesigner.ui.look import Choice, Look
from journeydesigner.ui.menus import Menus
from journeydesigner.ui.merging.merging import merging_of
from journeydesigner.ui.opening import BLANK, Opening
from journeydesigner.ui.panes import Panes
from journeydesigner.ui.paste_toast import PasteToast
from journeydesigner.ui.possible import Possible
from journeydesigner.ui.preferences import Preferences
from journeydesigner.ui.reach import Reach
from journeydesigner.ui.recovery.recovery import Recovery
from journeydesigner.ui.saved_state import SavedState
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.screen_room import FIRST_SIZE
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.shelf_drops import ShelfDrops
from journeydesigner.ui.shown_map import ShownMap
from journeydesigner.ui.shown_numbers import ShownNumbers
from journeydesigner.ui.sight_of_undo import SightOfUndo
from journeydesigner.ui.spare_time import SpareTime
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.ui.top_bar import TopBar
from journeydesigner.ui.views.view import views
from journeydesigner.ui.views.view_stack import ViewStack
from journeydesigner.ui.views.view_switch import ViewSwitch
from journeydesigner.ui.whereabouts import Whereabouts
from journeydesigner.ui.zoom_pill import ZoomPill
from journeydesigner.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeydesigner.ui.hand_outs.copying_as import CopyingAs
    from journeydesigner.ui.hand_outs.printing import Printing
    from journeydesigner.ui.presenting.presenting import Presenting
    from journeydesigner.ui.reading_back.reading_back import ReadingBack
    from journeydesigner.ui.workshop.workshop import Workshop

_PILL_ROOM = 200
_SOON_MS = 200


class MainWindow(QMainWindow):
    """One document. Without ``document`` it begins with the start page."""

    def __init__(
        self,
        look: Look,
        settings: Settings,
        document: Document | None = None,
        path: Path | None = None,
        state: FileState | None = None,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(window_icon())
        self.resize(FIRST_SIZE)
        self.setMinimumSize(640, 360)
        self.look, self.settings = look, settings
        self.session = Session(document or new_document(), path, self)
        self.asking = Asking(self)
        self._is_leaving = False
        self.recovery = Recovery(self)
        self._put_together(state)
        self.keeping.begin()
        if document is None:
            self.front.show_start()
        else:
            self.front.show_panes()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # Putting together

    def _put_together(self, state: FileState | None, older: int = 0) -> None:
        self._make_parts(state, older)
        self._make_commands()
        self._connect()
        self.recovery.follow()
        self.shown_map.show()

    def rebuild(self) -> None:
        """Make every part anew, as for another language; the person goes on where they are, and nothing is lost.

        What still writes a file comes to its end first.
        """
        self.settle()
        if self.saving.is_saving:
            self.saving.when_idle(self.rebuild)
            return
        if self.exporting.is_busy:
            QTimer.singleShot(_SOON_MS, self.rebuild)
            return
        before = Whereabouts(self)
        before.take_down()
        self.session = Session(before.session.document, parent=self)
        self.session.go_on_as(before.session)
        self._put_together(before.saving.state, before.saving.older)
        before.restore()

    def _make_parts(self, state: FileState | None, older: int) -> None:
        session, settings, look = self.session, self.settings, self.look
        self.shown_map = ShownMap(session, look)
        self.canvas = self.shown_map.canvas
        self.shown_numbers = ShownNumbers(session, settings, self.shown_map)
        self.views = ViewStack(session, look, self.canvas)
        self.toast = Toast(look, self.views)
        self.toast.keep_clear(_PILL_ROOM)
        session.changed.connect(self.toast.forget_last)
        self.zoom_pill = ZoomPill(look, self.canvas)
        self.saving = Saving(session, settings, self.asking, self.toast, self.shown_map.scene)
        self.saving.opened(state, older)
        self.exporting = Exporting(session, settings, self.asking, self.toast)
        self.opening = Opening(session, settings, self.asking, self.saving, self.toast)
        self.keeping = Keeping(self, look, session, settings, self.saving, self.opening, self.toast)
        self.left = LeftPanel(session, look)
        self.inspector = Inspector(session, look)
        self.context_bar = ContextBar(session, look, self.canvas)
        self.sight_of_undo = SightOfUndo(session, self.canvas)
        self.preferences = Preferences(settings, look, session, self.shown_map, self.canvas)

    def _make_commands(self) -> None:
        self.actions_of = Actions(self, self.look, lambda: not self.session.is_read_only)
        self.late_menus = LateMenus(self.actions_of, self.settings, self.opening, self.export)
        self.top_bar = TopBar(self.look)
        self.panes = Panes(self.top_bar, self.left, self.views, self.inspector)
        self.panes.place_bar(self.keeping.bar)
        self.front = Front(self.look, self.settings, self.opening, self.toast, self.panes, self.views)
        self.setCentralWidget(self.front)
        self.possible = Possible(self.session, self.canvas, self.front, self.views, self.panes)
        self.filtering = Filtering(self, self.look, self.session, self.views)
        self.reach = Reach(
            self, self.look, self.session, self.canvas, self.views, self.actions_of, self.toast,
            self.panes.place_on_canvas,
        )  # fmt: skip
        self.commenting = Commenting(self, self.look, self.session, self.settings, self.canvas, self.reach.going)
        self.actions_of.add(window_actions(self))
        menus = Menus(self.actions_of, menu_plan(self))
        menus.fill_menu(self.top_bar.menu)
        menus.fill_one(self.top_bar.file_menu, _("&File"))
        self.late_menus.fill_export(self.top_bar.export_menu)
        self.top_bar.use(self.actions_of)
        switch = ViewSwitch(self.look, self.views, self.session)
        switch.name_keys({view.name: self.actions_of.key_of(view_id(view)) for view in views()})
        self.top_bar.place_switch(switch)
        self.top_bar.place_filter(self.filtering.button, self.actions_of.key_of("filter"))

    def _connect(self) -> None:
        session, canvas = self.session, self.canvas
        self.shown_map.changed.connect(self.actions_of.refresh_soon)
        self.views.changed.connect(self._view_changed)
        self.views.wanted.connect(self.actions_of.trigger)
        session.earlier_changed.connect(self.actions_of.refresh_soon)
        session.selection_changed.connect(self._follow_panels)
        session.trouble.connect(self._tell_trouble)
        session.wanted.connect(self.actions_of.trigger)
        self.opening.began.connect(self._begin)
        self.preferences.language_chosen.connect(self._change_language)
        self.panes.folded.connect(self.actions_of.refresh_soon)
        canvas.map_shown.connect(self._map_shown)
        canvas.caught_up.connect(self.actions_of.refresh_soon)
        canvas.message.connect(self.keeping.refusing.tell)
        session.read_only_changed.connect(self.actions_of.refresh)
        canvas.previewed.connect(self.inspector.show_preview)
        self._paste_toast = PasteToast(session, canvas, self.toast)
        canvas.menu_wanted.connect(self._show_canvas_menu)
        self.left.inbox.filed.connect(canvas.notes.take_in)
        self._spare_time = SpareTime(session, self.look, canvas, self.views, self.actions_of, self.inspector)
        self._deletions = Deletions(session, self.toast)
        self._saved_state = SavedState(self, session, self.saving, self.top_bar)
        self._shelf_drops = ShelfDrops(self.left.shelf, canvas)
        self._file_drops = FileDrops(self, session, canvas, self.front, self.opening, self.toast)
        self._file_drops.workbook_came_back.connect(self._read_back)
        self._file_drops.copy_came.connect(merging_of(self).take)
        self._file_drops.numbers_came.connect(self._take_numbers)

    def _read_back(self, path: Path) -> None:
        self.settle()
        self.reading_back.take(path)

    def _take_numbers(self, path: Path, as_cards: "Callable[[], object] | None") -> None:
        from journeydesigner.ui.measuring.measuring import measuring_of

        measuring_of(self).take(path, as_cards)

    def _follow_panels(self) -> None:
        if self.session.looked_at and self.isVisible():
            self.panes.open_inspector()

    def _tell_trouble(self, why: str) -> None:
        self.keeping.refusing.tell(why, "triangle-alert")

    def _map_shown(self) -> None:
        """What is pressed next may be for this map."""
        self.actions_of.refresh()

    def _view_changed(self) -> None:
        self.actions_of.refresh()
        self.toast.raise_()

    def _change_language(self) -> None:
        speak_from_now_on(wanted(self.settings))
        QTimer.singleShot(0, self.rebuild)  # whoever chose it is one of the parts

    def _show_canvas_menu(self, point: QPoint) -> None:
        self.late_menus.show_canvas_menu(self, point)

    def _begin(self) -> None:
        """Another document is there."""
        self.front.show_panes()
        self.panes.fold(self.width())
        self.shown_map.begin()

    # What is made when it is first wanted

    @cached_property
    def presenting(self) -> "Presenting":
        from journeydesigner.ui.presenting.presenting import Presenting

        return Presenting(self)

    @cached_property
    def copying_as(self) -> "CopyingAs":
        from journeydesigner.ui.hand_outs.copying_as import CopyingAs

        return CopyingAs(self.session, self.canvas, self.exporting, self.toast)

    @cached_property
    def workshop(self) -> "Workshop":
        from journeydesigner.ui.workshop.workshop import Workshop

        return Workshop(self)

    @cached_property
    def printing(self) -> "Printing":
        from journeydesigner.ui.hand_outs.printing import Printing

        return Printing(self.session, self.toast, self)

    @cached_property
    def reading_back(self) -> "ReadingBack":
        from journeydesigner.ui.reading_back.reading_back import ReadingBack

        return ReadingBack(self.look, self.session, self.settings, self.asking, self.toast, self.front)

    # What the actions do

    def new_blank(self) -> None:
        self.opening.begin(BLANK)

    def save(self) -> None:
        self.settle()
        self.saving.save()

    def save_as(self) -> None:
        self.settle()
        self.saving.save_as()

    def export(self, exporter: Exporter, paper: str = "") -> None:
        self.settle()
        self.exporting.export(exporter, paper)

    def settle(self) -> None:
        """Commit what is half typed in a field or on the map."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            commit = getattr(field, "commit", None)
            if callable(commit):
                commit()
            elif field is self.canvas.editor:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.views.settle()

    def undo(self) -> None:
        self.canvas.writing.finish()  # what is half written is what was done last
        self._taken_back(self.session.document.undo(), _("Undone: {what}"))

    def redo(self) -> None:
        self._taken_back(self.session.document.redo(), _("Done again: {what}"))

    def _taken_back(self, undone: Undone | None, said: str) -> None:
        self.actions_of.refresh_soon()
        if undone is not None and undone.overwritten:
            self.toast.say(_("Someone else changed that since: it stays as they wrote it."))
        elif undone is not None:
            announce(self.canvas, said.format(what=undone.label))

    def type_note(self) -> None:
        self.panes.open_left()
        self.left.inbox.begin_typing()

    def choose_theme(self, choice: Choice) -> None:
        self.look.choose(choice)
        self.settings.set_theme(choice)

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_menu(self) -> None:
        if self.front.is_working():
            self.top_bar.menu_button.showMenu()

    def show_map_facts(self) -> None:
        self.session.look_at("")
        self.canvas.escape()
        self.panes.open_inspector()

    def show_organization(self) -> None:
        if self.session.organization_id:
            self.session.look_at(self.session.organization_id)

    def show_keys(self) -> None:
        shown = self.findChild(KeysSheet) or KeysSheet(self.actions_of, key_groups(), self)
        shown.appear()

    def show_about(self) -> None:
        show_about(self)

    # From outside

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self.asking = asking
        for part in (self.saving, self.exporting, self.opening):
            part.answer_with(asking)
        if "reading_back" in self.__dict__:
            self.reading_back.answer_with(asking)

    def tell_failure(self, what: str) -> None:
        """Something unexpected happened; the document still is what it was before it."""
        said = _("That did not work ({what}). Your map is as it was; save it to be safe.").format(what=what[:120])
        self.toast.say(said, Offer(_("Save"), self.save), icon_name="triangle-alert", stays=True)

    def leave(self) -> None:
        """Close without a question."""
        self._is_leaving = True
        self.close()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else was left by it, brings back what stands round the map."""
        if event.key() == Qt.Key.Key_Escape and self.panes.is_in_focus():
            self.panes.toggle_focus()
        else:
            super().keyPressEvent(event)

    def createPopupMenu(self) -> QMenu | None:
        """There are no tool bars to hide: no menu on a right click."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.panes.fold(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        if not self._is_leaving and not may_close(self):
            event.ignore()
            return
        self._is_leaving = True
        stop_parts(self)
        super().closeEvent(event)
