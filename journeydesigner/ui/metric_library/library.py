"""The window's way to the metric library: the sheet, and what it does beyond itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journeydesigner.canvas.inserting import stage_of, step_of
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing.cost_to_serve import enter_cost_to_serve
from journeydesigner.editing.metric_library import map_of
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.metrics.numbers import grouped, period_text, value_text
from journeydesigner.model.ids import MetricId, RecordId
from journeydesigner.ui.metric_library.model import Only
from journeydesigner.ui.metric_library.sheet import LibrarySheet
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class MetricLibrary(QObject):
    """Of one window; the sheet is made when it is opened."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.sheet: LibrarySheet | None = None
        self._under: QWidget = window.views
        """What the toast lies over while there is no sheet."""

    def open(self, only: Only = Only.ALL, *, adds: bool = False) -> None:
        """Show the library; ``adds``: with the catalogue on top."""
        window = self._window
        if self.sheet is None:
            self.sheet = LibrarySheet(window.session, window.look, window.front, only)
            self.sheet.placed.connect(self._place)
            self.sheet.copied.connect(self._copied)
            self.sheet.shown_at.connect(self._show)
            self.sheet.left.connect(self._gone)
            self._under = window.toast.parentWidget() or window.views
            window.toast.move_to(self.sheet)
        if adds:
            self.sheet.open_catalogue()

    def work_out_cost(self) -> None:
        """Enter what it costs to serve a customer of the map, from the contacts that a log counted."""
        window, map_id = self._window, self._window.session.map_id
        done = window.session.attempt(enter_cost_to_serve, map_id) if map_id is not None else None
        if done is None:
            return
        found, metric = done
        said = _("{metric}: {value} for {customers} customers, {period}.").format(
            metric=window.session.snapshot.metric(metric).name,
            value=value_text(window.session.snapshot.metric(metric), found.value),
            customers=grouped(found.customers),
            period=period_text(found.period),
        )
        if found.held_back:
            held = n_(
                "{count} touchpoint with too few customers is not in it.",
                "{count} touchpoints with too few customers are not in it.",
                found.held_back,
            )
            said = f"{said} {held.format(count=found.held_back)}"
        window.toast.say(said, Offer(_("Undo"), window.session.document.undo), icon_name="banknote", is_about_last=True)

    def _gone(self) -> None:
        self.sheet = None
        self._window.toast.move_to(self._under if isValid(self._under) else self._window.views)

    def _place(self, metric: str) -> None:
        """A tile at the selected stage or step, else at the first stage."""
        window, snapshot = self._window, self._window.session.snapshot
        anchor = self._anchor()
        if anchor is None:
            window.session.trouble.emit(_("The map has no stage yet: insert one first."))
            return
        made = window.session.attempt(give_metric, anchor, MetricId(metric))
        name = snapshot.metric(MetricId(metric)).name
        where = getattr(snapshot.find(anchor), "title", "") or _("the first step")
        if made is None:
            window.toast.say(_("“{metric}” has a tile at {where} already.").format(metric=name, where=where))
            return
        said = _("“{metric}” has a tile at {where} now.").format(metric=name, where=where)
        undo = Offer(_("Undo"), window.session.document.undo)
        window.toast.say(said, undo, icon_name="map-pin", is_about_last=True)

    def _anchor(self) -> RecordId | None:
        window = self._window
        session, canvas = window.session, window.canvas
        if session.map_id is None:
            return None
        at = session.selection
        if at.kind is not SelectionKind.NONE and canvas.has_map:
            found = stage_of(canvas.board, at) if at.kind is SelectionKind.STAGE else step_of(canvas.board, at)
            if found is not None:
                return found
        stages = session.snapshot.stages_of(session.map_id)
        return stages[0].id if stages else None

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.toast.say(_("The list was copied; paste it into a sheet."), icon_name="clipboard-paste")

    def _show(self, record: str) -> None:
        """The tile or place on its map, with the sheet gone."""
        window = self._window
        if self.sheet is not None:
            self.sheet.leave()
        window.reach.going.to(record, map_of(window.session.snapshot, record))


def library_of(window: "MainWindow") -> MetricLibrary:
    """The window's one, made when it is first wanted."""
    return window.findChild(MetricLibrary) or MetricLibrary(window)
