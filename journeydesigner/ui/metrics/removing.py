"""The numbers of a period taken out of the map, where the wrong file was entered for it."""

from typing import TYPE_CHECKING

from journeydesigner.metrics.numbers import period_text
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class RemovePeriod:
    """Of the period that the open panel shows, else of the latest that a log told of."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.editing.counted_periods import remove_counted

        window, session = self._window, self._window.session
        period, map_id = self._period(), session.map_id
        if not period or map_id is None or session.refuses():
            return
        window.settle()
        session.attempt(remove_counted, map_id, period)
        said = _("The numbers of {period} were removed; the rules by which they were counted are kept")
        said = said.format(period=period_text(period))
        window.toast.say(said, Offer(_("Undo"), window.undo), icon_name="trash-2", is_about_last=True)

    def text(self) -> str:
        period = self._period()
        if not period:
            return _("Remove the numbers of a period")
        return _("Remove the numbers of {period}").format(period=period_text(period))

    def is_possible(self) -> bool:
        return bool(self._period())

    def _period(self) -> str:
        window, session = self._window, self._window.session
        if not window.possible.has_map() or session.map_id is None:
            return ""
        counted = [found.period for found in session.snapshot.movements_of(session.map_id)]
        if not counted or not window.panes.is_covered():
            return counted[-1] if counted else ""
        from journeydesigner.ui.metrics.over import metrics_of

        shown = metrics_of(window).panel.shown_period
        return shown if shown in counted else ""
