"""Step 1: what is in the file, what it is, and where its numbers are to go."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.events.guesses import Kind
from journeydesigner.events.preview import Preview
from journeydesigner.metrics.numbers import grouped
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.ui.measuring.page import Page, field_row
from journeydesigner.ui.measuring.table_view import TableView
from journeydesigner.ui.measuring.where import Onto
from journeydesigner.wording import _, n_

_SEGMENTS = 420


class DataPage(Page):
    """``rules_chosen(EventRules | None)`` tells by which stored rules the log is to be read, None for anew."""

    rules_chosen = Signal(object)

    def __init__(self, look: Look, onto: Onto) -> None:
        super().__init__(look)
        self._onto, self._map = onto, onto.map
        self.kind = Segmented(
            look,
            _("What is in the file"),
            (
                ("events", _("Events"), "activity"),
                ("answers", _("Survey answers"), "message-square"),
                ("values", _("KPI values"), "table"),
            ),
        )
        self.kind.setFixedWidth(_SEGMENTS)
        self.kind.committed.connect(self._choose_kind)
        self.about = WholeLabel(tone="second")
        self.target = Segmented(
            look, _("Where the numbers go"), (("this", _("This map"), "map"), ("new", _("A new map"), "sparkles"))
        )
        self.target.setFixedWidth(_SEGMENTS)
        self.target.committed.connect(self._choose_target)
        self.rules = ChoiceField(look, _("Stored rules"))
        self.rules.setFixedWidth(_SEGMENTS)
        self.rules.committed.connect(self.rules_chosen)
        self.where = WholeLabel(tone="second", size="small")
        self.table = TableView(_("The first rows of the file"))
        self.notes = WholeLabel(tone="warning")
        self.cards = QPushButton(_("It was meant as cards: put them on the map"))
        self.cards.setObjectName("link")
        self.cards.hide()
        self.count = label("", tone="third", size="small")
        self._lay_out()

    def _lay_out(self) -> None:
        self._target_row = QWidget()
        target = QVBoxLayout(self._target_row)
        target.setContentsMargins(0, 0, 0, 0)
        target.addLayout(_left(field_row(_("Numbers go onto"), self.target), self.where))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 4, 24, 4)
        whole.setSpacing(12)
        whole.addLayout(_left(field_row(_("The file holds"), self.kind), self.about))
        whole.addWidget(self._target_row)
        self._rules_row = QWidget()
        rules = QVBoxLayout(self._rules_row)
        rules.setContentsMargins(0, 0, 0, 0)
        self.mapped = WholeLabel(tone="second", size="small")
        self.mapped.set_whole(_("By these the events of an earlier file were matched: this one needs nothing more."))
        rules.addLayout(_left(field_row(_("Matched by"), self.rules), self.mapped))
        whole.addWidget(self._rules_row)
        whole.addWidget(self.notes)
        head = QHBoxLayout()
        head.addWidget(label(_("The first rows"), size="strong"), 1)
        head.addWidget(self.cards)
        head.addWidget(self.count)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)

    def offer_cards(self, act: Callable[[], object] | None) -> None:
        """Offer the other reading of a file that was dropped."""
        self.cards.setVisible(act is not None)
        if act is not None:
            self.cards.clicked.connect(act)

    def show_flow(self, flow: Flow) -> None:
        is_other = self.flow is None or self.flow.table is not flow.table
        super().show_flow(flow)
        self.kind.show_value(flow.kind)
        self.about.set_whole(_about(flow.kind))
        self._target_row.setVisible(flow.kind == "events" and self._map is not None)
        fitting = self._onto.fitting_rules(flow.table) if flow.kind == "events" and flow.map is not None else ()
        self._rules_row.setVisible(bool(fitting))
        self.rules.offer(
            [*(Option(each, each.title or _("Stored rules")) for each in fitting), Option(None, _("Anew"))]
        )
        self.rules.show_value(flow.rules)
        self.mapped.setVisible(flow.rules is not None)
        self.target.show_value("new" if flow.map is None else "this")
        self.where.set_whole(
            _("Stages and touchpoints are proposed from the events; you change them before anything is made.")
            if flow.map is None
            else _("Its stages and touchpoints are matched with the events: “{title}”.").format(title=self._onto.title)
        )
        self.notes.set_whole("\n".join(flow.table.seen.notes))
        self.notes.setVisible(bool(flow.table.seen.notes))
        if is_other:
            self.table.show_rows(flow.table.columns, flow.table.rows)
            self.count.setText(_size(flow.table.seen))

    def first(self) -> QWidget:
        return self.kind.focus_target() or self.kind

    def why_not(self, flow: Flow) -> str:
        if not flow.table.rows:
            return _("The file has no rows.")
        if flow.kind != "events" and self._map is None:
            return _("There is no map on which they could be entered: make one first.")
        if flow.kind == "events" and flow.map is not None and not flow.stages:
            return _("This map has no stages yet: let a new one be drawn from the log.")
        return ""

    def _choose_kind(self, kind: str) -> None:
        self.settle(kind=cast(Kind, kind))

    def _choose_target(self, target: str) -> None:
        self.settle(map=None if target == "new" else self._map)


def _size(seen: Preview) -> str:
    columns = n_("{count} column", "{count} columns", len(seen.columns)).format(count=len(seen.columns))
    if seen.row_count <= len(seen.rows) and not seen.is_exact:
        return columns  # nobody knows yet
    rows = n_("{count} row", "{count} rows", seen.row_count).format(count=grouped(seen.row_count))
    about = rows if seen.is_exact else _("about {rows}").format(rows=rows)
    return f"{about} · {columns}"


def _about(kind: Kind) -> str:
    match kind:
        case "events":
            return _("One row for each thing that a customer did, with its time: from web, app, shop or CRM.")
        case "answers":
            return _("One row for each answer, with its score and date: NPS, CSAT or CES.")
        case "values":
            return _("KPIs with their values by month, quarter or day, in rows or in columns.")


def _left(row: QVBoxLayout, beside: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addLayout(row)
    line.addWidget(beside, 1)
    return line
