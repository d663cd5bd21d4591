"""What a metric is: kind, unit, direction, target, source. Edited where it is used."""

from typing import Any, get_args

from PySide6.QtWidgets import QWidget

from journeydesigner.metrics.kind_defaults import defaults_of
from journeydesigner.metrics.metric_words import direction_word, kind_word, unit_word
from journeydesigner.metrics.numbers import value_text
from journeydesigner.model.parts import Direction, MetricKind, Unit
from journeydesigner.model.records import Metric
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, needed, number, percentage
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


def kind_options() -> tuple[Option, ...]:
    return tuple(Option(kind, kind_word(kind), "gauge") for kind in get_args(MetricKind))


def unit_options() -> tuple[Option, ...]:
    return tuple(Option(unit, unit_word(unit)) for unit in get_args(Unit))


def direction_options() -> tuple[Option, ...]:
    icons = {"up": "trending-up", "down": "trending-down"}
    return tuple(Option(way, direction_word(way), icons[way]) for way in get_args(Direction))


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
