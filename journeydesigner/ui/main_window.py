"""The main window: puts top bar, panels, canvas and inspector together, and answers the actions."""

from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner import __version__, shipped
from journeydesigner.canvas.dropping import Load
from journeydesigner.canvas.inserting import step_of
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.document import Document, Undone
from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.files.journey_file import FileState
from journeydesigner.importers.registry import importers
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.papers import PAPERS
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.context_bar import ContextBar
from journeydesigner.ui.exporting import Exporting
from journeydesigner.ui.inspector.inspector import Inspector
from journeydesigner.ui.keys_sheet import KeysSheet
from journeydesigner.ui.left_panel import LeftPanel
from journeydesigner.ui.logo import window_icon
from journeydesigner.ui.look import Choice, Look
from journeydesigner.ui.menus import Menus
from journeydesigner.ui.opening import BLANK, Opening
from journeydesigner.ui.saving import SUFFIX, Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start_page import StartPage, title_of
from journeydesigner.ui.theme import dress
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.ui.top_bar import TopBar
from journeydesigner.ui.window_actions import export_id, key_groups, menu_plan, window_actions
from journeydesigner.ui.zoom_pill import ZoomPill
from journeydesigner.wording import _

NARROW = 1400
"""Under this width of the window only one of the panels is open by itself."""
NARROWEST = 1000
_PILL_ROOM = 200


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
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(720, 480)
        self.look, self.settings = look, settings
        self.session = Session(document or new_document(), path, self)
        self._has_started = document is not None
        self._is_leaving = False
        self._wants_left: bool | None = None
        self._wants_inspector: bool | None = None
        self.layout_of = MapLayout(QtMeasurer())
        self.canvas = MapCanvas(self.session.document, self.layout_of, self._canvas_theme())
        self.toast = Toast(look, self.canvas)
        self.zoom_pill = ZoomPill(look, self.canvas)
        self.asking = Asking(self)
        self.saving = Saving(self.session, settings, self.asking, self.toast, self._scene)
        self.saving.opened(state)
        self.exporting = Exporting(self.session, settings, self.asking, self.toast)
        self.opening = Opening(self.session, settings, self.asking, self.saving, self.toast)
        self.left = LeftPanel(self.session, look)
        self.inspector = Inspector(self.session, look)
        self.context_bar = ContextBar(self.session, look, self.canvas)
        self.actions_of = Actions(self, look)
        self.actions_of.add(window_actions(self))
        self.menus = Menus(self.actions_of, menu_plan(self))
        self.top_bar = TopBar(
            look,
            self.actions_of,
            fill_menu=self.menus.fill_menu,
            fill_file_menu=self._fill_file_menu,
            fill_export_menu=self._fill_export_menu,
        )
        self.start: StartPage | None = None
        self._assemble()
        self._connect()
        self._show_document()
        self._show_state()
        if self._has_started:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_start()

    # Putting together

    def _assemble(self) -> None:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.inspector)
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(work, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._editor)
        self.setCentralWidget(self._stack)
        self.toast.keep_clear(_PILL_ROOM)

    def _connect(self) -> None:
        session, canvas = self.session, self.canvas
        session.document_replaced.connect(self._show_document)
        session.map_changed.connect(self._show_map)
        session.changed.connect(self._changed)
        session.saved_changed.connect(self._show_state)
        session.selection_changed.connect(self._follow_panels)
        session.trouble.connect(self._tell_trouble)
        self.saving.saving_changed.connect(self._show_state)
        self.opening.began.connect(self._begin)
        canvas.selection_changed.connect(self._selected)
        canvas.zoom_changed.connect(self.zoom_pill.show_zoom)
        canvas.message.connect(self.toast.say)
        canvas.menu_wanted.connect(self._show_canvas_menu)
        pill = self.zoom_pill
        for signal, act in (
            (pill.smaller, canvas.zoom_out),
            (pill.larger, canvas.zoom_in),
            (pill.whole, canvas.zoom_to_fit),
            (pill.actual, canvas.zoom_to_100),
        ):
            signal.connect(act)
        shelf = self.left.shelf
        shelf.stage.connect(canvas.insert_stage_after)
        shelf.step.connect(canvas.insert_step_after)
        shelf.card.connect(self._add_card)
        shelf.touchpoint.connect(self._add_touchpoint)
        self.look.changed.connect(self._dress)

    # Showing the document

    def _show_document(self) -> None:
        if self.canvas.document is not self.session.document:
            self.canvas.set_document(self.session.document)
        self._show_map()
        self._show_state()

    def _show_map(self) -> None:
        self.canvas.set_theme(self._canvas_theme())
        self.canvas.show_map(self.session.map_id)
        self.actions_of.refresh()

    def _changed(self, changes: ChangeSet) -> None:
        if "organizations" in changes.touched:
            self.canvas.set_theme(self._canvas_theme())
        self.actions_of.refresh()
        self.top_bar.refresh()

    def _show_state(self) -> None:
        session = self.session
        if self.saving.is_saving:
            state = (_("Saving…"), "loader", "text2")
        elif session.is_edited:
            state = (_("Edited"), "pencil", "text2")
        elif session.path is None:
            state = (_("Not saved yet"), "circle-dashed", "text2")
        else:
            state = (_("Saved"), "circle-check", "pos")
        self.top_bar.show_file(session.name, *state)
        self.setWindowTitle(f"{session.name}[*] – Journey Designer")
        self.setWindowModified(session.is_edited)
        self.actions_of.refresh()
        self.top_bar.refresh()

    def _selected(self, selection: Selection) -> None:
        self.session.select(selection)
        self.actions_of.refresh()

    def _follow_panels(self) -> None:
        if self.session.looked_at and not self.inspector.isVisible() and self.isVisible():
            self._wants_inspector = True
            self._fold()

    def _tell_trouble(self, why: str) -> None:
        self.toast.say(why, icon_name="triangle-alert")

    def _canvas_theme(self) -> Theme:
        found = self.session.organization
        return theme(self.look.name, found.brand if found else ())

    def _scene(self) -> Scene | None:
        return self.canvas.board.scene if self.canvas.has_map else None

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.look)
        self.canvas.set_theme(self._canvas_theme())

    # Start page

    def show_start(self) -> None:
        """The start page over the document, which stays open behind it."""
        self._drop_start()
        self.start = StartPage(self.look, self.settings)
        self.start.opened.connect(self._open_text)
        self.start.began.connect(self.opening.begin)
        self.start.browsed.connect(self.opening.browse)
        self.start.imported.connect(self.opening.browse_import)
        self.start.left.connect(self._leave_start)
        self.start.offer_way_back(self._has_started)
        self._stack.addWidget(self.start)
        self._stack.setCurrentWidget(self.start)
        self.toast.move_to(self.start)
        self.start.focus_first()

    def _drop_start(self) -> None:
        if self.start is not None:
            self.start.thumbnails.stop()
            self._stack.removeWidget(self.start)
            self.start.deleteLater()
            self.start = None

    def _open_text(self, path: str) -> None:
        self.opening.open(Path(path))

    def _leave_start(self) -> None:
        if self._has_started:
            self._begin()

    def _begin(self) -> None:
        """The document is there: to work, in the first cell."""
        self._has_started = True
        self._stack.setCurrentWidget(self._editor)
        self.toast.move_to(self.canvas)
        self._drop_start()
        self._fold()
        if self.session.path is None and self.canvas.has_map:
            self.canvas.go_to_corner(-1)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done now

    def has_document(self) -> bool:
        return self._has_started

    def has_map(self) -> bool:
        return self._has_started and self.canvas.has_map

    def has_selection(self) -> bool:
        return self.has_map() and self.canvas.selection.kind is not SelectionKind.NONE

    def has_cards(self) -> bool:
        return self.has_map() and bool(self.canvas.selection.cards)

    def has_cell(self) -> bool:
        return self.has_map() and self.canvas.selection.kind is SelectionKind.CELL

    def can_undo(self) -> bool:
        return self.session.document.undo_label is not None

    def can_redo(self) -> bool:
        return self.session.document.redo_label is not None

    def undo_text(self) -> str:
        what = self.session.document.undo_label
        return _("&Undo {what}").format(what=what) if what else _("&Undo")

    def redo_text(self) -> str:
        what = self.session.document.redo_label
        return _("&Redo {what}").format(what=what) if what else _("&Redo")

    # File

    def new_blank(self) -> None:
        self.opening.begin(BLANK)

    def save(self) -> None:
        self.settle()
        self.saving.save()

    def save_as(self) -> None:
        self.settle()
        self.saving.save_as()

    def export(self, exporter: Exporter, paper: str = "fit") -> None:
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

    # Edit

    def undo(self) -> None:
        self._taken_back(self.session.document.undo())

    def redo(self) -> None:
        self._taken_back(self.session.document.redo())

    def _taken_back(self, undone: Undone | None) -> None:
        self.actions_of.refresh()
        self.top_bar.refresh()
        if undone is not None and undone.overwritten:
            self.toast.say(_("Someone else changed that since: it stays as they wrote it."))

    # Insert

    def _add_card(self, lane_kind: str) -> None:
        self._drop(Load("card", lane_kind=lane_kind))

    def _add_touchpoint(self, channel: str) -> None:
        self._drop(Load("touchpoint", channel=channel))

    def _drop(self, load: Load) -> None:
        """As if dropped on the selected step, or on the first one in sight."""
        canvas = self.canvas
        if not canvas.has_map:
            return
        step = step_of(canvas.board, canvas.selection)
        rect = canvas.board.rect_of_step(step) if step else None
        x = float(canvas.width()) / 2
        if rect is not None:
            x = canvas.camera.to_screen(rect.x + rect.w / 2, 0)[0]
        canvas.drop(load, QPointF(x, canvas.height() / 2))

    def type_note(self) -> None:
        self._open_left()
        self.left.inbox.begin_typing()

    def add_map(self) -> None:
        self.left.maps.add()

    def add_persona(self) -> None:
        self.left.personas.add()

    # View

    def choose_theme(self, choice: Choice) -> None:
        self.look.choose(choice)
        self.settings.set_theme(choice)

    def toggle_left(self) -> None:
        self._wants_left = not self.left.isVisible()
        self._fold()

    def toggle_inspector(self) -> None:
        self._wants_inspector = not self.inspector.isVisible()
        self._fold()

    def is_left_open(self) -> bool:
        return not self.left.isHidden()

    def is_inspector_open(self) -> bool:
        return not self.inspector.isHidden()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def next_pane(self) -> None:
        """The focus to the next pane: top bar, left panel, canvas, inspector."""
        panes = [pane for pane in (self.top_bar, self.left, self.canvas, self.inspector) if pane.isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (i for i, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1
        )
        for pane in panes[here + 1 :] + panes[: here + 1]:
            if pane is self.canvas:
                pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            first = _first_focusable(pane)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_menu(self) -> None:
        if self._stack.currentWidget() is self._editor:
            self.top_bar.menu_button.showMenu()

    def _open_left(self) -> None:
        if not self.left.isVisible():
            self.toggle_left()

    def _fold(self) -> None:
        """Which panels are open: as the person wants; by themselves as the width allows."""
        width = self.width()
        left = self._wants_left if self._wants_left is not None else width >= NARROWEST
        right = self._wants_inspector if self._wants_inspector is not None else width >= NARROW
        self.left.setVisible(left)
        self.inspector.setVisible(right)
        self.actions_of.refresh()

    # Map

    def show_map_facts(self) -> None:
        self.session.look_at("")
        self.canvas.escape()
        self._wants_inspector = True
        self._fold()

    def rename_map(self) -> None:
        if self.session.map_id:
            self.left.maps.rename(self.session.map_id)

    def duplicate_map(self) -> None:
        self.left.maps.duplicate(self.session.map_id)

    def add_twin(self) -> None:
        self.left.maps.add_twin(self.session.map_id)

    def delete_map(self) -> None:
        self.left.maps.delete(self.session.map_id)

    def show_organization(self) -> None:
        if self.session.organization_id:
            self.session.look_at(self.session.organization_id)

    # Help

    def show_keys(self) -> None:
        KeysSheet(self.actions_of, key_groups(), self).show()

    def show_about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("About"))
        box.setText(f"Journey Designer {__version__}")
        box.setInformativeText(
            _("Customer journeys, drawn, measured and handed over. The file is yours.")
            + "\n\n"
            + _("Typeface Inter (OFL), icons Lucide (ISC).")
        )
        box.open()

    # Menus

    def fill_recent(self, menu: QMenu) -> None:
        for path in self.settings.recent:
            entry = menu.addAction(f"{path.stem}    {path.parent}")
            entry.setData(str(path))
            entry.triggered.connect(self._recent_chosen)

    def fill_samples(self, menu: QMenu) -> None:
        for path in shipped.samples():
            entry = menu.addAction(title_of(path))
            entry.setData(str(path))
            entry.triggered.connect(self._recent_chosen)

    def fill_templates(self, menu: QMenu) -> None:
        for path in shipped.templates():
            entry = menu.addAction(title_of(path))
            entry.setData(path.stem)
            entry.triggered.connect(self._template_chosen)

    def fill_papers(self, menu: QMenu) -> None:
        for name in PAPERS:
            entry = menu.addAction(name)
            entry.setData(name)
            entry.setEnabled(self.has_map())
            entry.triggered.connect(self._paper_chosen)

    def _recent_chosen(self) -> None:
        self.opening.open(Path(self.sender().data()))  # type: ignore[union-attr]

    def _template_chosen(self) -> None:
        self.opening.begin(self.sender().data())  # type: ignore[union-attr]

    def _paper_chosen(self) -> None:
        exporter = next(found for found in exporters() if found.name == "pdf")
        self.export(exporter, self.sender().data())  # type: ignore[union-attr]

    def _fill_file_menu(self, menu: QMenu) -> None:
        self.menus.fill_one(menu, _("&File"))

    def _fill_export_menu(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(self.actions_of.refresh)
        for exporter in exporters():
            menu.addAction(self.actions_of.qaction(export_id(exporter)))
        papers_menu = menu.addMenu(_("PDF on paper"))
        papers_menu.aboutToShow.connect(self._fill_papers_late)

    def _fill_papers_late(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu) and menu.isEmpty():
            self.fill_papers(menu)

    def _show_canvas_menu(self, point) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.actions_of.refresh()
        for name in ("edit", "duplicate", "to inbox", "delete"):
            menu.addAction(self.actions_of.qaction(name))
        menu.addSeparator()
        for name in ("cut", "copy", "paste"):
            menu.addAction(self.actions_of.qaction(name))
        menu.addSeparator()
        for name in ("insert stage", "insert step"):
            menu.addAction(self.actions_of.qaction(name))
        menu.popup(point)

    # From outside

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self.asking = asking
        for part in (self.saving, self.exporting, self.opening):
            part.answer_with(asking)

    def tell_failure(self, what: str) -> None:
        """Something unexpected happened; the document still is what it was before it."""
        said = _("That did not work ({what}). Your map is as it was; save it to be safe.").format(what=what[:120])
        self.toast.say(said, Offer(_("Save"), self.save), icon_name="triangle-alert", stays=True)

    def leave(self) -> None:
        """Close without a question."""
        self._is_leaving = True
        self.close()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, _Take(self.opening, path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        if self.session.is_edited and not self._is_leaving:
            answer = self.asking.about_unsaved(self.session.name)
            if answer is Answer.SAVE:
                self.saving.save(then=self.close)
            if answer is not Answer.DISCARD:
                event.ignore()
                return
            self._is_leaving = True
        self.settings.set_geometry(self.saveGeometry())
        if self.start is not None:
            self.start.thumbnails.stop()
        self.exporting.wait()
        self.saving.wait()
        self.session.close()
        super().closeEvent(event)


def _first_focusable(pane: QWidget) -> QWidget | None:
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None


def _file_in(mime) -> Path | None:
    """The one file that is dropped, if it can be opened or imported."""
    urls = [url for url in mime.urls() if url.isLocalFile()]
    if len(urls) != 1:
        return None
    path = Path(urls[0].toLocalFile())
    known = {SUFFIX, *(suffix for importer in importers() for suffix in importer.suffixes)}
    return path if path.suffix.lower() in known else None


class _Take:
    """Takes a dropped file once the drop is over."""

    def __init__(self, opening: Opening, path: Path) -> None:
        self._opening, self._path = opening, path

    def __call__(self) -> None:
        self._opening.take(self._path)
