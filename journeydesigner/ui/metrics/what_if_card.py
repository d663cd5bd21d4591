"""The what-if card: levers on the measured funnel, what would follow, and what stands in the way of knowing it."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.editing.forecasts import Bringing, forget_forecast, keep_forecast, to_be_maps
from journeydesigner.layout.charts.what_if_figures import what_if_figures
from journeydesigner.metrics.what_if import Lever, Refused, Result, refusal_of
from journeydesigner.metrics.what_if_words import (
    amount_text,
    assumptions,
    lever_name,
    mark,
    method,
    refusal_text,
    trouble_text,
)
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import CardId, ForecastId, MapId, StageId
from journeydesigner.model.records import Stage
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.fold import Fold
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.metrics.bringers_list import BringersList
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.figure_table import FigureTable
from journeydesigner.ui.metrics.forecast_box import Outcome
from journeydesigner.ui.metrics.kept_forecasts import KeptForecasts
from journeydesigner.ui.metrics.lever import LeverRow
from journeydesigner.ui.metrics.lever_words import lever_title, parser
from journeydesigner.ui.metrics.pill import Pill
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.ui.metrics.what_if_outcome import show_outcome
from journeydesigner.ui.metrics.what_if_plan import Plan
from journeydesigner.wording import _

_RESTS_MS = 500
_NEW = ""
"""Among the to-be maps: one that is made when the forecast is kept."""


class WhatIfCard(Card):
    """``chosen(str)`` tells a record that is wanted on the map. What is tried is in no document until it is kept."""

    chosen = Signal(str)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("What if"))
        self.column.setSpacing(5)
        self.plan = Plan()
        self._what: LeverOn = "conversion"
        self._shown: Shown | None = None
        self.rows: dict[StageId, LeverRow] = {}
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_RESTS_MS)
        self._silence.timeout.connect(self._say)
        look = easel.look
        self.head.addWidget(Pill(easel, "sparkles", mark(), "yellow"))
        self._kinds = Segmented(look, _("What to change"), tuple((k, lever_name(k), "") for k in _KINDS))
        self._kinds.committed.connect(self._turn_to)
        self.add(self._kinds)
        self._levers = QVBoxLayout()
        self._levers.setSpacing(0)
        self.add(self._levers)
        self.outcome = Outcome(look)
        self.add(self.outcome)
        self._foot()
        self._refused = label("", size="small", tone="warning", wraps=True)
        self.add(self._refused)
        self._keeping()
        self.kept = KeptForecasts(look)
        self.kept.forgotten.connect(self._forget)
        self.add(self.kept)
        self._folds()
        self.column.addStretch(1)

    # Parts

    def _foot(self) -> None:
        foot = QHBoxLayout()
        self._note = label("", tone="second", wraps=True)
        self.reset = QPushButton(_("Reset levers"))
        self.reset.setObjectName("link")
        self.reset.clicked.connect(self._put_all_back)
        self.show_kept = QPushButton(_("Show it"))
        self.show_kept.setObjectName("link")
        self.show_kept.clicked.connect(self._go_to_kept)
        self.show_kept.hide()
        self._kept_on: MapId | None = None
        foot.addWidget(self._note, 1)
        foot.addWidget(self.show_kept)
        foot.addWidget(self.reset)
        self.add(foot)

    def _keeping(self) -> None:
        self._keep_row = QWidget()
        line = QHBoxLayout(self._keep_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.home = ChoiceField(self.easel.look, _("To-be map"))
        self.keep = QPushButton(_("Keep as forecast"))
        self.keep.setObjectName("outlined")
        self.keep.clicked.connect(self._keep)
        line.addWidget(self.home, 1)
        line.addWidget(self.keep)
        self.add(self._keep_row)

    def _folds(self) -> None:
        look = self.easel.look
        self.table = FigureTable(self.easel, mark(), 30)
        self.table.chosen.connect(self.chosen)
        by_stage = Fold(look, _("Stage by stage"), self.table)
        self.bringers = BringersList(look)
        self.bringers.thought.connect(self._think)
        self.bringers.ordered.connect(self._order)
        self.bringers.chosen.connect(self.chosen)
        self.opportunities = Fold(look, _("Opportunities by what they bring"), self.bringers)
        self._method = label("", size="small", tone="second", wraps=True)
        how = Fold(look, _("Method and assumptions"), self._method)
        self.opportunities.head.setText(_("Opportunities"))
        how.head.setText(_("Method"))
        heads = QWidget()  # beside each other: the card is as tall as the panel allows
        row = FlowLayout(heads, gap=14)
        for fold in (by_stage, self.opportunities, how):
            row.addWidget(fold.head)
        self.add(heads)
        for fold in (by_stage, self.opportunities, how):
            fold.hide()
            fold.head.toggled.connect(fold.setVisible)
            self.add(fold)
        for fold in (by_stage, self.opportunities):
            fold.head.toggled.connect(self._opened)

    # Showing

    def has_numbers(self, shown: Shown) -> bool:
        """Whether there is a funnel to start from, or a forecast that was kept."""
        self.plan.look_at(shown.snapshot, shown.map.id, shown.funnel)
        return self.plan.base is not None or bool(shown.snapshot.forecasts_of(shown.map.id))

    def show_numbers(self, shown: Shown) -> None:
        self._shown = shown
        self.plan.look_at(shown.snapshot, shown.map.id, shown.funnel)
        kinds = self.plan.kinds()
        if self._what not in kinds and kinds:
            self._what = kinds[0]
        self._kinds.show_value(self._what)
        self.kept.show_forecasts(shown.snapshot, shown.map.id)
        self._offer_homes(shown)
        self._set_up_rows()
        self._follow()

    def _offer_homes(self, shown: Shown) -> None:
        source = self.plan.map or shown.map.id
        homes = to_be_maps(shown.snapshot, source)
        options = [Option(home, shown.snapshot.map(home).title, "sparkles") for home in homes]
        if not homes:
            options.append(Option(_NEW, _("A new to-be map"), "plus"))
        before = self.home.value()
        self.home.offer(options)
        wanted = shown.map.id if shown.map.id in homes else before
        self.home.show_value(wanted if any(option.value == wanted for option in options) else options[-1].value)

    def _set_up_rows(self) -> None:
        """As many as there are stages with such a lever; those there are stay, so that a drag goes on."""
        wanted = self.plan.stages(self._what)
        if tuple(self.rows) != wanted or self.property("what") != self._what:
            for row in self.rows.values():
                row.hide()
                row.deleteLater()
            self.rows = {}
            self.setProperty("what", self._what)
            for stage in wanted:
                self.rows[stage] = self._row(stage, self._what)
                self._levers.addWidget(self.rows[stage])
            self._order_keys()

    def _order_keys(self) -> None:
        """Tab goes through the levers where they stand, though they were made last."""
        before: QWidget = self._kinds.findChildren(QPushButton)[-1]
        for row in self.rows.values():
            for part in row.findChildren(QWidget):
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, part)
                    before = part

    def _row(self, stage: StageId, what: LeverOn) -> LeverRow:
        row = LeverRow(
            self.easel.look, lever_title(self.plan, stage, what), parser(what, self.plan.measured(stage, what)),
            _Said(what, self.plan.base.currency if self.plan.base else ""),
        )  # fmt: skip
        row.moved.connect(_Told(self._move, stage))
        row.put_back.connect(_Told(self._put_back, stage))
        return row

    def _follow(self) -> None:
        """Show what follows from the levers as they are now."""
        plan, language = self.plan, self.easel.pen.language
        result = plan.result()
        for stage, row in self.rows.items():
            row.show_lever(
                plan.measured(stage, self._what), plan.assumed(stage, self._what), plan.most(stage, self._what),
                can_move=plan.can_move(stage, self._what), why=self._why_not(stage),
            )  # fmt: skip
        can_tell = result is not None and result.trouble is None
        for row in self.rows.values():
            row.setVisible(can_tell)
        if self.bringers.isVisibleTo(self):
            self.bringers.show_plan(plan)
        self.outcome.setVisible(can_tell)
        self.reset.setEnabled(plan.is_moved)
        self.reset.setVisible(can_tell)
        self._kinds.setVisible(can_tell and len(plan.kinds()) > 1)
        self.keep.setEnabled(can_tell and plan.is_moved)
        self._keep_row.setVisible(can_tell and plan.is_moved)
        self._note.setText(self._state(can_tell))
        self.show_kept.setVisible(self._kept_title() != "")
        self._refused.setText(self._refusals(result))
        self._refused.setVisible(bool(self._refused.text()))
        if result is None or not can_tell:
            self._method.setText("")
            return
        show_outcome(self.outcome, plan, result, self._what, language)
        if self.table.isVisibleTo(self):
            self.table.show_figures(what_if_figures(result, self._stages(), self._what, language))
        self._method.setText("\n".join((method(result), *(f"– {line}" for line in assumptions(result, plan.titles)))))

    def _state(self, can_tell: bool) -> str:
        """What became of what is tried."""
        if not can_tell:
            return ""
        if (title := self._kept_title()) != "":
            return _("Kept as a forecast on “{map}”.").format(map=title)
        return _("Not stored until you keep it") if self.plan.is_moved else _("No lever moved: equals the funnel")

    def _kept_title(self) -> str:
        """The other map on which what is shown was kept; "" where it was not."""
        found = self.easel.session.snapshot.table("maps").get(self._kept_on or "")
        is_here = self._shown is None or self._kept_on == self._shown.map.id
        return "" if found is None or is_here or not self.plan.is_moved else str(getattr(found, "title", ""))

    def _stages(self) -> tuple[Stage, ...]:
        """Of the map whose funnel it is."""
        return self.easel.session.snapshot.stages_of(self.plan.map) if self.plan.map else ()

    def _why_not(self, stage: StageId) -> str:
        plan = self.plan
        if plan.base is None or plan.can_move(stage, self._what):
            return ""
        lever = Lever(stage=stage, what=self._what, assumed=plan.measured(stage, self._what) or 0.0)
        why = refusal_of(plan.base, lever)
        return refusal_text(Refused(lever, why), plan.titles) if why else ""

    def _refusals(self, result: Result | None) -> str:
        """What is not forecast, and why: in sight, not in a tooltip."""
        if result is None:
            return ""
        if result.trouble is not None:
            return trouble_text(result.trouble)
        lines = [refusal_text(refused, self.plan.titles) for refused in result.refused]
        lines += [why for stage in self.rows if (why := self._why_not(stage))]
        return "\n".join(dict.fromkeys(lines))

    def come_forward(self, *, is_for_opportunities: bool = False) -> None:
        """Bring the levers, or the opportunities, into sight and the focus there."""
        if is_for_opportunities:
            self.opportunities.head.setChecked(True)
        first = next((row.slider for row in self.rows.values() if row.slider.isEnabled()), self.reset)
        target = self.opportunities.head if is_for_opportunities else first
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            shown = self.bringers if is_for_opportunities else self.outcome
            QTimer.singleShot(0, self, partial(above.ensureWidgetVisible, shown, 0, 24))

    def _opened(self, is_open: bool) -> None:
        """What was folded away is not kept up to date."""
        if is_open:
            self._follow()

    # What the person does

    def _turn_to(self, what: str) -> None:
        self._what = cast("LeverOn", what)
        self._set_up_rows()
        self._follow()

    def _move(self, stage: StageId, assumed: float) -> None:
        self._kept_on = None
        self.plan.move(stage, self._what, assumed)
        self._follow()
        self._silence.start()

    def _say(self) -> None:
        """To who does not see it, once the lever rests."""
        announce(self, self.outcome.accessibleName())

    def _put_back(self, stage: StageId) -> None:
        self._kept_on = None
        self.plan.put_back(stage, self._what)
        self._follow()

    def _put_all_back(self) -> None:
        self.plan.reset()
        self._follow()
        announce(self, _("No lever moved: equals the funnel"))

    def _think(self, card: str, is_done: bool) -> None:
        self._kept_on = None
        self.plan.think_done(CardId(card), is_done=is_done)
        self._follow()

    def _order(self, by: str) -> None:
        self.plan.by = cast("Bringing", by)
        if self._shown is not None:
            self.show_numbers(self._shown)

    def _keep(self) -> None:
        result, map_id, session = self.plan.result(), self.plan.map, self.easel.session
        if result is None or map_id is None:
            return
        wanted = cast("MapId | None", self.home.value() or None)
        record = session.attempt(keep_forecast, map_id, wanted, result, funnel=self.plan.funnel)
        if record is not None:
            home = session.snapshot.map(session.snapshot.forecast(record).map)
            self._kept_on = home.id
            self._follow()
            announce(self, self._note.text())

    def _go_to_kept(self) -> None:
        """The to-be map, still in the panel: there the forecast stands."""
        if self._kept_on in self.easel.session.snapshot.table("maps"):
            self.easel.session.show_map(self._kept_on)

    def _forget(self, forecast_id: str) -> None:
        self.easel.session.attempt(forget_forecast, ForecastId(forecast_id))


_KINDS: tuple[LeverOn, ...] = ("conversion", "dwell", "cost")


class _Said:
    """Words a value of a lever."""

    def __init__(self, what: LeverOn, currency: str) -> None:
        self._what: LeverOn = what
        self._currency = currency

    def __call__(self, value: float) -> str:
        return amount_text(value, self._what, self._currency)


class _Told:
    """Calls with the stage of the row first."""

    def __init__(self, act: Callable[..., None], stage: StageId) -> None:
        self._act, self._stage = act, stage

    def __call__(self, *told: object) -> None:
        self._act(self._stage, *told)
