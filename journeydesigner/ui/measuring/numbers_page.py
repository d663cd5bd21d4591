"""Step 4: how the customers are counted, what came of it, what of it will stand on the map and what is held back."""

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.events.onto_map import numbers_of, period_of
from journeydesigner.events.report import EventReport
from journeydesigner.layout.charts.funnel_figures import funnel_figures
from journeydesigner.layout.charts.ribbon import even_stretches, ribbon
from journeydesigner.metrics.funnel_words import funnel_words
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.numbers import period_text
from journeydesigner.metrics.typed_periods import period_of as typed_period
from journeydesigner.model.movement_records import FunnelMode
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.measuring.coverage_bar import CoverageBar, coverage_words
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.ui.measuring.outcome import Outcome, headings, outcome_of, rows
from journeydesigner.ui.measuring.page import Page, field_row, form_of
from journeydesigner.ui.measuring.span_field import SpanField
from journeydesigner.ui.measuring.table_view import TableView
from journeydesigner.ui.metrics.chart import Chart, Drawn
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.wording import _, n_

_FORM, _RIBBON = 420, 150
_WORDS = 1
"""Columns of words at the left of the table, before its numbers."""


class NumbersPage(Page):
    """It counts nothing itself: whoever shows it does, and shows it the flow with its report."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.look)
        look = easel.look
        self._easel = easel
        self.chart = Chart(easel, _("Drop-off"), _RIBBON)
        self.title = LineField(_("Title of the new map"))
        self.title.committed.connect(lambda value: self._keep(title=str(value)))
        self.goal = ChoiceField(look, _("Goal"))
        self.goal.committed.connect(lambda value: self.settle(goal=value))
        self.window_field = SpanField(look, _("Time to get through"), can_be_none=True)
        self.window_field.committed.connect(lambda value: self.settle(window_s=value))
        self.inactive = SpanField(look, _("Given up after"), can_be_none=False)
        self.inactive.committed.connect(lambda value: self.settle(inactive_s=value))
        self.mode = ChoiceField(look, _("How it is counted"))
        self.mode.offer([Option(mode, said) for mode, said in _modes()])
        self.mode.committed.connect(lambda value: self.settle(mode=cast(FunnelMode, value)))
        self.period = LineField(_("Period of the numbers"), parse=_period)
        self.period.committed.connect(lambda value: self._keep(period=str(value)))
        self.bar = CoverageBar(look)
        self.words = WholeLabel(size="strong")
        self.fresh = WholeLabel(tone="second")
        self.review = QPushButton(_("Look at the matching"))
        self.review.setObjectName("link")
        self.how = WholeLabel(tone="second", size="small")
        self.table = TableView(_("What was counted, stage by stage"))
        self.summary = WholeLabel(size="strong")
        self.held = WholeLabel(tone="second")
        self.warnings = WholeLabel(tone="warning")
        self._title_row = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        title = QVBoxLayout(self._title_row)
        title.setContentsMargins(0, 0, 0, 0)
        title.addLayout(field_row(_("New map"), self.title))
        form = form_of(
            [
                self._title_row,
                field_row(_("Goal"), self.goal, _("The stage that customers are to reach.")),
                field_row(_("Time to get through"), self.window_field, _("From the first stage to the last.")),
                field_row(_("Counted as"), self.mode),
                field_row(_("Given up after"), self.inactive, _("Without an event, before the goal.")),
                field_row(_("Period"), self.period, _("Such as 2026-11, 2026-Q4 or 2026.")),
            ],
            free_at_right=8,
        )
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(form)
        review = QHBoxLayout()
        review.addWidget(self.fresh, 1)
        review.addWidget(self.review, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addWidget(self.words)
        right.addWidget(self.bar)
        right.addLayout(review)
        right.addWidget(self.chart)
        right.addWidget(self.how)
        right.addWidget(self.table, 1)
        right.addWidget(self.summary)
        right.addWidget(self.held)
        right.addWidget(self.warnings)
        right.addStretch(0)
        self.lay_out_beside(scroll, _FORM, right)

    def show_flow(self, flow: Flow) -> None:
        super().show_flow(flow)
        self._title_row.setVisible(flow.map is None)
        self.title.show_value(flow.title)
        self.goal.offer([Option(stage.id, stage.title) for stage in flow.counted_stages])
        self.goal.show_value(flow.goal_stage)
        self.window_field.show_value(flow.window_s)
        self.inactive.show_value(flow.inactive_s)
        self.mode.show_value(flow.mode)
        coverage = flow.matching.coverage
        self.words.set_whole(coverage_words(coverage))
        self.bar.show_coverage(coverage, flow.stages)
        fresh = flow.new_events
        self.fresh.set_whole(_fresh_words(fresh) if flow.rules is not None else "")
        report = flow.report
        self.period.show_value(flow.period or (period_of(report.first_day, report.last_day) if report else ""))
        self.how.set_whole(funnel_words(flow.mode, flow.window_s))
        for part in (self.chart, self.table, self.how, self.summary, self.held):
            part.setVisible(report is not None)
        self.warnings.set_whole("\n".join(_warnings(flow)) if report else "")
        self.warnings.setVisible(bool(self.warnings.text()))
        if report is not None:
            self._show_report(flow, report)

    def first(self) -> QWidget:
        return self.goal if self.flow is None or self.flow.map is not None else self.title

    def why_not(self, flow: Flow) -> str:
        return "" if flow.report is not None else _("The numbers are being counted.")

    def period_of(self, flow: Flow) -> str:
        """That of the numbers: as it was typed, else the one that has all days of the log."""
        report = flow.report
        return flow.period or (period_of(report.first_day, report.last_day) if report else "")

    def _keep(self, **fields: object) -> None:
        """What changes no number."""
        if self.flow is not None:
            self.changed.emit(self.flow.with_(**{"report": self.flow.report, **fields}))

    def _show_report(self, flow: Flow, report: EventReport) -> None:
        outcome = outcome_of(flow, report)
        self.table.show_rows(headings(), list(rows(outcome)))
        self.table.fit(_WORDS)
        figures = funnel_figures(outcome.funnel, outcome.stages, self._easel.pen.language)
        self.chart.show_chart(partial(self._draw, outcome), figures)
        numbers = numbers_of(report, outcome.told)
        held = sum(1 for number in numbers if number.value is None)
        told = len(numbers) - held
        period = period_text(self.period_of(flow)) if self.period_of(flow) else ""
        said = n_("{count} number will be entered for {period}.", "{count} numbers will be entered for {period}.", told)
        self.summary.set_whole(said.format(count=told, period=period))
        self.held.set_whole(
            n_(
                "{count} is left out: fewer than {k} customers stand behind it, or the log does not tell it.",
                "{count} are left out: fewer than {k} customers stand behind them or would follow from them, or the "
                "log does not tell them.",
                held,
            ).format(count=held, k=K)
            if held
            else _("Nothing is held back: every number rests on {k} customers or more.").format(k=K)
        )

    def _draw(self, outcome: Outcome, width: float, height: float) -> Drawn:
        stretches = even_stretches(outcome.stages, width)
        is_joined = outcome.funnel.mode != "any order"
        return Drawn(ribbon(outcome.funnel, stretches, width, height, self._easel.pen, is_joined=is_joined))


def _warnings(flow: Flow) -> Iterator[str]:
    from journeydesigner.events.words import warnings

    if flow.report is not None:
        yield from warnings(flow.report)


def _fresh_words(fresh: tuple[str, ...]) -> str:
    """What the stored rules do not know."""
    if not fresh:
        return _("The stored rules know every event of this file.")
    said = n_(
        "{count} new event that the stored rules do not know: {names}",
        "{count} new events that the stored rules do not know: {names}",
        len(fresh),
    )
    names = ", ".join(fresh[:4]) + (" …" if len(fresh) > 4 else "")
    return said.format(count=len(fresh), names=names)


def _modes() -> tuple[tuple[FunnelMode, str], ...]:
    return (
        ("best attempt", _("Best attempt, in order")),
        ("first entry", _("From the first entry, in order")),
        ("strict order", _("Strict order, nothing between")),
        ("any order", _("Any order")),
    )


def _period(text: str) -> str:
    """A period as people type it. Raises ValueError."""
    return typed_period(text) if text.strip() else ""
