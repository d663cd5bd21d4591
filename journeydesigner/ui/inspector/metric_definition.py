"""What a metric is: kind, unit, direction, target, source. Edited where it is used."""

from typing import Any

from PySide6.QtWidgets import QWidget

from journeydesigner.metrics.kind_defaults import KINDS, defaults_of
from journeydesigner.metrics.numbers import value_text
from journeydesigner.model.records import Metric
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, needed, number, percentage
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


def kind_options() -> tuple[Option, ...]:
    names = {
        "nps": _("NPS"), "csat": _("CSAT, satisfied of answered"), "ces1": _("Effort score 1.0"),
        "ces2": _("Effort score 2.0"), "volume": _("Volume"), "conversion": _("Conversion"),
        "drop-off": _("Drop-off"), "abandonment": _("Abandonment"), "completion": _("Completion"),
        "dwell": _("Time in stage"), "time to next": _("Time to next step"), "cost to serve": _("Cost to serve"),
        "revenue": _("Revenue"), "clv": _("Customer lifetime value"), "retention": _("Retention"),
        "churn": _("Churn"), "custom": _("Other"),
    }  # fmt: skip
    return tuple(Option(kind, names[kind], "gauge") for kind in KINDS)


def unit_options() -> tuple[Option, ...]:
    return (
        Option("number", _("Number")), Option("percent", _("Percent")), Option("points", _("Points")),
        Option("seconds", _("Seconds")), Option("minutes", _("Minutes")), Option("hours", _("Hours")),
        Option("days", _("Days")), Option("money", _("Money")), Option("scale", _("Scale")),
    )  # fmt: skip


def direction_options() -> tuple[Option, ...]:
    return (Option("up", _("High is good"), "trending-up"), Option("down", _("Low is good"), "trending-down"))


class MetricDefinition(Page):
    """Lies inside a metric's card; has no heading of its own."""

    table = "metrics"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.column.setContentsMargins(10, 4, 10, 8)
        self.column.setSpacing(6)
        self.row(_("Name"), self.bind(LineField(_("Name of the metric"), parse=needed), "name", _("Rename metric")))
        kind = ChoiceField(look, _("Kind of metric"))
        kind.offer(kind_options())
        self.row(_("Kind"), self.bind(kind, "kind", _("Change kind of metric")))
        unit = ChoiceField(look, _("Unit"))
        unit.offer(unit_options())
        self.row(_("Unit"), self.bind(unit, "unit", _("Change unit")))
        currency = self.bind(LineField(_("Currency"), "EUR"), "currency", _("Change currency"))
        self._currency_row: QWidget = self.row(_("Currency"), currency)
        direction = ChoiceField(look, _("Which way is good"))
        direction.offer(direction_options())
        self.row(_("Good"), self.bind(direction, "direction", _("Change direction")))
        target = LineField(_("Target"), parse=self._target)
        self.row(_("Target"), self.bind(target, "target", _("Change target"), _target_text))
        self.row(
            _("Formula"), self.bind(LineField(_("Formula"), _("completed / started")), "formula", _("Edit formula"))
        )
        self.row(_("Source"), self.bind(LineField(_("Source"), _("Web analytics")), "source", _("Change source")))

    def heading(self) -> Heading:
        return Heading("gauge", "slate", _("Metric"), "")

    def refreshed(self, found: Metric) -> None:
        self._currency_row.setVisible(found.unit == "money")

    def write(self, undo_label: str, **fields: Any) -> None:
        if "kind" in fields:
            fields = {**defaults_of(fields["kind"]), **fields}
            fields.setdefault("scale", None)
            fields.setdefault("direction", "up")
        super().write(undo_label, **fields)

    def _target(self, text: str) -> float | None:
        found = self.found()
        return percentage(text) if isinstance(found, Metric) and found.unit == "percent" else number(text)


def _target_text(found: Metric) -> str:
    if found.target is None:
        return ""
    return value_text(found, found.target) if found.unit == "percent" else f"{found.target:g}"
