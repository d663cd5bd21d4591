"""The funnel as a table, with how it was counted, whence, and by which rules."""

from PySide6.QtCore import Signal

from journeydesigner.layout.charts.funnel_figures import funnel_figures
from journeydesigner.metrics.held_back import K
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.figure_table import FigureTable
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _


class FunnelCard(Card):
    """``chosen(str)`` tells a stage that was clicked."""

    chosen = Signal(str)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("Funnel"))
        self.table = FigureTable(easel, _("Funnel"), 42)
        self.table.chosen.connect(self.chosen)
        self._how = label("", size="strong", wraps=True)
        self._about = label("", size="small", tone="second", wraps=True)
        self.add_table(self.table)
        self.add(rule())
        self.add(self._how)
        self.add(self._about)
        self.column.addStretch(1)

    def show_numbers(self, shown: Shown) -> None:
        funnel = shown.funnel
        if funnel is None:
            return
        self.table.show_figures(funnel_figures(funnel, shown.stages, self.easel.pen.language))
        self._how.setText(funnel.words)
        parts: list[str] = []
        if funnel.is_counted and shown.movements is not None and shown.movements.mode != "any order":
            parts.append(_("A stage counts when it follows the earlier ones within the window."))
        if funnel.source:
            parts.append(_("Source: {source}.").format(source=funnel.source))
        if funnel.is_counted:
            parts.append(_("Under {count} customers a cell shows “< {count}”.").format(count=K))
        self._about.setText(" ".join(parts))
