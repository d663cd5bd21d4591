"""Numbers on the map: which of them it shows, and by which metric its columns are tinted."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    shown, heat = w.shown_numbers, _Heat(w)
    ribbon = Said(_("Drop-off ribbon"))
    yield Action("ribbon", ribbon, shown.toggle_ribbon, (), "funnel", shown.has_funnel, shown.shows_ribbon)
    flows = Said(_("Flows between stages"))
    yield Action("flows", flows, shown.toggle_flows, (), "route", shown.has_flows, shown.shows_flows)
    out = w.canvas.standing_out
    off, has_targets = Said(_("Next KPI off target")), heat.may(out.has_targets)
    yield Action("next off target", off, out.next_off_target, ("Ctrl+Shift+O",), "target", has_targets)
    worst, has_loss = Said(_("Worst loss")), heat.may(out.has_worst_loss)
    yield Action("worst loss", worst, out.show_worst_loss, ("Ctrl+Shift+X",), "trending-down", has_loss)
    yield Action("heat", Said(_("Heat by a metric…")), heat.choose, (), "palette", heat.is_possible)
    yield Action("heat off", Said(_("No heat")), heat.end, (), "x", heat.is_on)


def _show(window: "MainWindow", metric: str, _is_checked: bool = True) -> None:
    window.shown_numbers.show_heat(metric)  # type: ignore[arg-type]
    window.actions_of.refresh_soon()


class _Heat:
    """By which metric the columns of the map are tinted."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def is_possible(self) -> bool:
        return self._window.possible.sees_map() and bool(self._window.shown_numbers.metrics())

    def may(self, has: Callable[[], bool]) -> Callable[[], bool]:
        """Whether something is on the map, which is in sight."""
        return lambda: self._window.possible.sees_map() and has()

    def is_on(self) -> bool:
        return self._window.shown_numbers.heat is not None

    def choose(self) -> None:
        """Offer the metrics over the map, as a menu in which the present one is ticked."""
        canvas = self._window.canvas
        menu = QMenu(canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for metric in self._window.shown_numbers.metrics():
            action = menu.addAction(metric.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(metric.id == self._window.shown_numbers.heat)
            action.setActionGroup(group)
            action.triggered.connect(partial(_show, self._window, metric.id))
        menu.addSeparator()
        menu.addAction(self._window.actions_of.qaction("heat off"))
        left = (canvas.width() - menu.sizeHint().width()) // 2
        menu.popup(canvas.mapToGlobal(QPoint(left, canvas.height() // 6)))
        menu.setActiveAction(group.checkedAction() or menu.actions()[0])

    def end(self) -> None:
        self._window.shown_numbers.show_heat(None)
        self._window.actions_of.refresh_soon()
