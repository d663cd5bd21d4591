"""The third page: where people really go beside where the map says they go, each finding with its place on the map."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.planned import Comparison, planned_against_actual
from journeydesigner.editing.planned_words import findings
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.planned_figures import planned_figures
from journeydesigner.metrics.numbers import period_text, share_text
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.metrics.card import MARGIN
from journeydesigner.ui.metrics.chart_card import TableCard
from journeydesigner.ui.metrics.columns import Columns
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.pages import Page
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_LEAST = 560


class PlannedPage(Page):
    def __init__(self, easel: Easel, _window: "MainWindow") -> None:
        super().__init__()
        self._easel = easel
        self.share = _ShareCard(easel)
        self.cards = {kind: TableCard(easel, title) for kind, title in _titles().items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - MARGIN, 0, 24 - MARGIN, 14)
        column.setSpacing(20 - 2 * MARGIN)
        self.share.chosen.connect(self.chosen)
        column.addWidget(self.share)
        columns = Columns((1, 1), 20 - 2 * MARGIN, _LEAST)
        for card in self.cards.values():
            columns.addWidget(card)
            card.chosen.connect(self.chosen)
        column.addLayout(columns)
        column.addStretch(1)

    def has_numbers(self, shown: Shown) -> bool:
        return shown.movements is not None

    def show_numbers(self, shown: Shown) -> None:
        period = shown.movements.period if shown.movements else ""
        found = planned_against_actual(shown.snapshot, shown.map.id, period)
        if found is None:
            return
        self.share.show_comparison(shown.snapshot, found)
        tables = planned_figures(shown.snapshot, found, self._easel.pen.language)
        for kind, card in self.cards.items():
            card.setVisible(bool(tables[kind].rows))
            card.show_figures(tables[kind])


class _ShareCard(TableCard):
    """How much of it goes as planned, as one large number, and what stands out, as sentences."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("Planned against actual"))

    def place_body(self) -> None:
        self._number = label("", size="headline")
        self._words = label("", tone="second", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._number)
        row.addWidget(self._words, 1)
        self.add(row)
        super().place_body()

    def show_comparison(self, snapshot: Snapshot, found: Comparison) -> None:
        share = found.as_planned
        self._number.setVisible(share is not None)
        self._number.setText("" if share is None else share_text(share, self.easel.pen.language))
        self._words.setText(
            _("of the moves between stages go as the map has them: from each stage to the next")
            if share is not None
            else _("No move between stages is told: too few customers, or none.")
        )
        about = _("Moves between stages and the use of touchpoints, beside the map's order")
        said = " · ".join(filter(None, (about, found.source, period_text(found.period))))
        told = [each for each in findings(snapshot, found, 1) if each.kind != "planned"]
        rows = tuple(Row((Cell(each.text),), each.record) for each in told)
        self.show_figures(Figures(self.title.text(), (_("What stands out"),), rows), said)
        self.table.setVisible(bool(rows))


def _titles() -> dict[str, str]:
    """The cards in their order, by the kind of finding that stands on them."""
    return {
        "unused": _("Touchpoints never used"),
        "skipped": _("Stages passed over"),
        "detours": _("Detours and ways back"),
        "loops": _("To and fro"),
        "returned": _("Who comes back"),
        "unmatched": _("What no rule names"),
    }
