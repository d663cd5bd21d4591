"""The funnel as a table, with how it was counted, whence, and by which rules."""

from typing import assert_never

from PySide6.QtCore import Signal

from journeydesigner.layout.charts.funnel_figures import funnel_figures
from journeydesigner.metrics.held_back import K
from journeydesigner.model.movement_records import FunnelMode
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.figure_table import FigureTable
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

_MODE = 172


class FunnelCard(Card):
    """``chosen(str)`` tells a stage that was clicked, ``mode_wanted(str)`` the way of counting that was picked."""

    chosen = Signal(str)
    mode_wanted = Signal(str)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("Funnel"))
        self.table = FigureTable(easel, _("Funnel"), 42)
        self.table.chosen.connect(self.chosen)
        self.modes = ChoiceField(easel.look, _("How customers are counted"))
        self.modes.setFixedWidth(_MODE)
        self.modes.committed.connect(self._picked)
        self.head.addWidget(self.modes)
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
        self.modes.setVisible(len(shown.modes) > 1)
        self.modes.offer([Option(mode, mode_name(mode), "sliders-horizontal") for mode in shown.modes])
        self.modes.show_value(funnel.mode)
        self._how.setText(funnel.words)
        parts: list[str] = []
        if funnel.mode == "any order":
            parts.append(_("Who was ever at a stage counts, whatever came before: the stages are no funnel."))
        elif funnel.mode is not None:
            parts.append(_("A stage counts when it follows the earlier ones within the window."))
        if funnel.source:
            parts.append(_("Source: {source}.").format(source=funnel.source))
        if funnel.is_counted:
            parts.append(_("Under {count} customers a cell shows “< {count}”.").format(count=K))
        self._about.setText(" ".join(parts))

    def _picked(self, mode: object) -> None:
        self.mode_wanted.emit(str(mode))


def mode_name(mode: FunnelMode) -> str:
    """A way of counting as a short name."""
    match mode:
        case "best attempt":
            return _("Loose order")
        case "first entry":
            return _("First entry")
        case "any order":
            return _("Any order")
        case "strict order":
            return _("Strict order")
        case _:
            assert_never(mode)
