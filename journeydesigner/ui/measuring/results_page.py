"""Answers and KPI values: what is still to be asked, what would be entered, and each cell that was not understood."""

from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.events.answers import Per
from journeydesigner.events.rules import DateOrder
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.typed_periods import period_of
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.ui.measuring.page import Page, date_order, field_row, form_of
from journeydesigner.ui.measuring.trying import Tried
from journeydesigner.wording import _, n_

_FORM = 420
_MOST = 2000
"""Lines that are shown; all are entered."""


class ResultsPage(Page):
    """It tries nothing itself: whoever shows it does, and shows it the flow with what came of it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.per = ChoiceField(look, _("One result for each"))
        self.per.offer([Option(per, said) for per, said in _pers()])
        self.per.committed.connect(lambda value: self.settle(per=cast(Per, value)))
        self.question = ChoiceField(look, _("What was asked"))
        self.question.offer(_questions())
        self.question.committed.connect(lambda value: self.settle(question=value))
        self.kpi = LineField(_("KPI of values that name none"), _("As the file says"))
        self.kpi.committed.connect(lambda value: self.settle(question=str(value).strip()))
        self.period = LineField(_("Period of values that say none"), _("As the file says"), parse=_period)
        self.period.committed.connect(lambda value: self.settle(period=str(value)))
        self.dates = date_order(look)
        self.dates.committed.connect(lambda order: self.settle(dates=cast(DateOrder, order)))
        self.summary = WholeLabel(size="strong")
        self.lines = _read_only(_("What will be entered"))
        self.odd_head = WholeLabel(size="strong")
        self.copy = QPushButton(_("Copy the list"))
        self.copy.setObjectName("link")
        self.copy.clicked.connect(self._copy)
        self.odd = _read_only(_("What is left out, and why"))
        self._rows: dict[str, QWidget] = {}
        self._lay_out()
        self.ask_dates(False)
        look.follow(self, self._draw)
        self._draw()

    def _lay_out(self) -> None:
        rows = {
            "per": field_row(_("One result for each"), self.per, _("Answers of the same time are taken together.")),
            "question": field_row(_("Asked was"), self.question),
            "metric": field_row(_("KPI"), self.kpi, _("Of values that name none.")),
            "period": field_row(_("Period"), self.period, _("Of values that say none, such as 2026-11 or 2026-Q4.")),
            "dates": field_row(_("Dates"), self.dates, _("Where both could be meant.")),
        }
        for name, row in rows.items():
            holder = QWidget()
            holder.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self._rows[name] = holder
        odd_head = QHBoxLayout()
        odd_head.addWidget(self.odd_head, 1)
        odd_head.addWidget(self.copy)
        right = QVBoxLayout()
        right.addWidget(self.summary)
        right.addWidget(self.lines, 3)
        right.addLayout(odd_head)
        right.addWidget(self.odd, 2)
        right.addWidget(
            label(_("What was entered before for the same place and period is replaced."), tone="third", size="small")
        )
        self.lay_out_beside(form_of(list(self._rows.values())), _FORM, right)

    def show_flow(self, flow: Flow) -> None:
        super().show_flow(flow)
        is_answers = flow.kind == "answers"
        for name in ("per", "question"):
            self._rows[name].setVisible(is_answers)
        for name in ("metric", "period"):
            self._rows[name].setVisible(not is_answers)
        self.per.show_value(flow.per)
        self.question.show_value(flow.question)
        self.kpi.show_value(flow.question)
        self.period.show_value(flow.period)
        self.dates.show_value(flow.dates)
        if flow.dates:
            self.ask_dates(True)

    def ask_dates(self, is_asked: bool) -> None:
        """Whether it must be said which of day and month comes first."""
        self._rows["dates"].setVisible(is_asked)

    def first(self) -> QWidget:
        return self.per if self.flow is not None and self.flow.kind == "answers" else self.kpi

    def show_tried(self, tried: Tried | None) -> None:
        """What would come of it; None: it is being found out, or cannot be."""
        for part in (self.summary, self.lines, self.odd_head, self.copy, self.odd):
            part.setVisible(tried is not None)
        if tried is None:
            return
        count, left = len(tried.lines), len(tried.odd)
        said = n_("{count} number will be entered.", "{count} numbers will be entered.", count)
        self.summary.set_whole(said.format(count=grouped(count)))
        _show(self.lines, tried.lines)
        told = n_("{count} remark on what is left out:", "{count} remarks on what is left out:", left)
        self.odd_head.set_whole(told.format(count=grouped(left)) if left else _("Everything was understood."))
        _show(self.odd, tried.odd)
        for part in (self.odd, self.copy):
            part.setVisible(left > 0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.odd.property("whole"))

    def _draw(self) -> None:
        icon_before_words(self.copy, self.look, "copy", "accent", 16)


def _read_only(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    let_keys_through(made)
    return made


def _show(field: QPlainTextEdit, lines: tuple[str, ...]) -> None:
    more = len(lines) - _MOST
    shown = list(lines[:_MOST])
    if more > 0:
        shown.append(n_("And {count} more.", "And {count} more.", more).format(count=more))
    field.setPlainText("\n".join(shown))
    field.setProperty("whole", "\n".join(lines))


def _pers() -> tuple[tuple[Per, str], ...]:
    return (
        ("month", _("Month")),
        ("quarter", _("Quarter")),
        ("year", _("Year")),
        ("week", _("Week")),
        ("day", _("Day")),
    )


def _questions() -> list[Option]:
    return [
        Option("", _("As the file says")),
        Option("NPS", _("NPS: would you recommend us? 0 to 10")),
        Option("CSAT", _("CSAT: how satisfied? 1 to 5")),
        Option("CES", _("CES 2.0: made it easy, 1 to 7")),
        Option("CES 1.0", _("CES 1.0: how much effort? 1 to 5")),
    ]


def _period(text: str) -> str:
    """A period as people type it. Raises ValueError."""
    return period_of(text) if text.strip() else ""
