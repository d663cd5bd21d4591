"""What is going to be wanted is made ready while nobody does anything: modules are loaded, icons drawn, views and the
inspector's pages made.

Each turn does one small thing, so that a key that comes meanwhile waits for no more than that.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.inspector.inspector import Inspector
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.view_stack import ViewStack

_QUIET_MS = 700
"""So long after the last thing that was done."""
_PAUSE_MS = 15
_WANTED = (
    "inspector.metric_section", "inspector.links_field", "inspector.card_page", "inspector.structure_pages",
    "inspector.many_cards_page", "inspector.emotion_page",
    "views.grid_cells", "views.cell_faces", "views.grid_headers", "views.grid_table", "views.table_pane",
    "views.card_list", "views.matrix_board", "views.matrix_pane", "views.outline_tree", "views.outline_pane",
    "palette.sources", "palette.palette", "finding.find_bar", "comments.comments_panel", "filtering.filter_panel",
    "workshop.workshop", "presenting.slides", "presenting.presenting", "presenting.audience",
    "views.compare_painting", "views.compare_pane", "metrics.what_if_card", "metrics.overview", "metrics.panel",
    "metrics.movements_page", "measuring.jobs", "measuring.match_page", "measuring.numbers_page",
    "measuring.measure_sheet", "metric_library.sheet", "departments.sheet",
)  # fmt: skip
_WANTED_BY_LOGS = ("events.rules", "events.log_files", "events.report", "events.answers", "events.values")
_WANTED_BY_MAP = ("clipping.readings", "clipping.landing", "canvas.clipboard", "canvas.clips", "canvas.drops")


class SpareTime(QObject):
    """Lives as long as ``inspector``. It waits while anything happens on the map or to the document."""

    def __init__(
        self,
        session: Session,
        look: Look,
        canvas: MapCanvas,
        views: ViewStack,
        actions: Actions,
        inspector: Inspector,
    ) -> None:
        super().__init__(inspector)
        self._views, self._actions, self._inspector = views, actions, inspector
        self._to_load = [
            *(f"ui.{name}" for name in reversed(_WANTED)), *reversed(_WANTED_BY_LOGS), *reversed(_WANTED_BY_MAP)
        ]  # fmt: skip
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_one)
        for signal in (
            session.changed, session.selection_changed, session.map_changed, session.document_replaced,
            canvas.view_changed, canvas.edit_started, canvas.edit_ended, look.changed,
        ):  # fmt: skip
            signal.connect(self._wait)
        QTimer.singleShot(0, self, self._wait)  # counted from when events are served, not while the window is made

    def _wait(self) -> None:
        self._timer.start(_QUIET_MS)

    def _do_one(self) -> None:
        if QApplication.mouseButtons() or not self._inspector.window().isActiveWindow():
            self._wait()
        elif self._actions.prepare():
            self._timer.start(_PAUSE_MS)
        elif self._to_load:
            import_module(f"journeydesigner.{self._to_load.pop()}")
            self._timer.start(_PAUSE_MS)
        elif self._views.prepare() or self._inspector.prepare():
            self._timer.start(_PAUSE_MS)
