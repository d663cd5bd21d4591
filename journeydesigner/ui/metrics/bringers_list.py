"""The opportunities of a map by what each would bring, to be thought done or not; those of which nothing is known last,
with why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.editing.bringer_words import brings, changes
from journeydesigner.editing.forecasts import Bringer
from journeydesigner.model.ids import CardId
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.look import Look
from journeydesigner.ui.metrics.what_if_plan import Plan
from journeydesigner.wording import _


class BringersList(QWidget):
    """``thought(str, bool)`` tells a card that is thought done or no longer, ``ordered(str)`` by what to rank,
    ``chosen(str)`` a card that is wanted on the map."""

    thought = Signal(str, bool)
    ordered = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_Row] = []
        by = (("customers", _("Customers"), ""), ("revenue", _("Revenue"), ""), ("cost", _("Saved costs"), ""))
        self.by = Segmented(look, _("Ranked by"), by)
        self.by.committed.connect(self.ordered)
        self._none = label(_("There are no opportunities on this map."), tone="second", wraps=True)
        self._each = label(_("Each by itself, from the measured numbers"), size="small", tone="second", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for part in (self._none, self.by, self._each):
            self._column.addWidget(part)

    def show_plan(self, plan: Plan) -> None:
        """Rows stay where there are as many: a box that is being clicked is not taken away."""
        found = plan.bringers
        self._none.setVisible(not found)
        has_money = any(one.revenue is not None or one.cost is not None for one in found)
        self.by.setVisible(has_money and len(found) > 1)
        self.by.show_value(plan.by)
        self._each.setVisible(bool(found))
        while len(self._rows) > len(found):
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < len(found):
            row = _Row(self._look)
            row.thought.connect(self.thought)
            row.chosen.connect(self.chosen)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, one in zip(self._rows, found, strict=True):
            row.show_one(plan, one)


class _Row(QWidget):
    thought = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._card = CardId("")
        self.box = Switch(look, "")
        self.box.clicked.connect(self._clicked)
        keeps = self.box.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.box.setSizePolicy(keeps)
        self._text, self._about = WholeLabel(size="strong"), WholeLabel(size="small", tone="second")
        self._brings = label("", size="strong")
        self._brings.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._go = IconButton(look, "arrow-right", _("Show on the map"), size=16)
        self._go.clicked.connect(self._wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._about)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._brings, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)

    def show_one(self, plan: Plan, one: Bringer) -> None:
        text = " ".join(one.card.text.split()) or _("Opportunity")
        self._card = one.card.id
        self._text.set_whole(text)
        self._about.set_whole(one.why_not or changes(one, _stage(plan, one), plan.by))
        self._brings.setText("" if one.why_not else brings(one, plan.by))
        self.box.setAccessibleName(_("Think it done: {opportunity}").format(opportunity=text))
        self.box.setToolTip(_("Think it done"))
        self.box.setVisible(not one.why_not)
        self.box.setChecked(plan.is_done(one.card.id))

    def _clicked(self, is_on: bool) -> None:
        self.thought.emit(self._card, is_on)

    def _wanted(self) -> None:
        self.chosen.emit(self._card)


def _stage(plan: Plan, one: Bringer) -> str:
    return plan.titles.get(one.lever.stage, "") if one.lever else ""
