"""What a metric is: kind, unit, direction, target, source. Edited where it is used."""

from typing import Any, get_args

from PySide6.QtWidgets import QWidget

from journeydesigner.editing.metric_library import as_entry, define
from journeydesigner.metrics.catalogue import entries, entry_of
from journeydesigner.metrics.comparable import scale_text
from journeydesigner.metrics.metric_words import direction_word, unit_word
from journeydesigner.metrics.typed_values import typed_scale, typed_value
from journeydesigner.model.ids import MetricId
from journeydesigner.model.parts import Direction, Unit
from journeydesigner.model.records import Metric
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, day, needed
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


def entry_options() -> tuple[Option, ...]:
    """The kinds of the catalogue with their versions, by their keys."""
    return tuple(Option(each.key, each.name(), "gauge") for each in entries())


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
        kind.offer(entry_options())
        self.row(_("Kind"), self.bind(kind, "kind", _("Change kind of metric"), lambda found: entry_of(found).key))
        unit = ChoiceField(look, _("Unit"))
        unit.offer(unit_options())
        self.row(_("Unit"), self.bind(unit, "unit", _("Change unit")))
        currency = self.bind(LineField(_("Currency"), "EUR"), "currency", _("Change currency"))
        self._currency_row: QWidget = self.row(_("Currency"), currency)
        direction = ChoiceField(look, _("Which way is good"))
        direction.offer(direction_options())
        self.row(_("Good"), self.bind(direction, "direction", _("Change direction")))
        scale = LineField(_("Scale"), _("1 to 5"), parse=typed_scale)
        self._scale_row: QWidget = self.row(_("Scale"), self.bind(scale, "scale", _("Change scale"), _scale_said))
        target = LineField(_("Target"), parse=self._target)
        self.row(_("Target"), self.bind(target, "target", _("Change target"), _target_text))
        self.row(
            _("Formula"), self.bind(LineField(_("Formula"), _("completed / started")), "formula", _("Edit formula"))
        )
        self.row(_("Source"), self.bind(LineField(_("Source"), _("Web analytics")), "source", _("Change source")))
        self.row(_("Owner"), self.bind(LineField(_("Owner")), "owner", _("Change owner")))
        review = LineField(_("To be reviewed by"), "2027-01-31", parse=day)
        self.row(_("Review"), self.bind(review, "review_date", _("Change review date")))

    def heading(self) -> Heading:
        return Heading("gauge", "slate", _("Metric"), "")

    def refreshed(self, found: Metric) -> None:
        self._currency_row.setVisible(found.unit == "money")
        self._scale_row.setVisible(found.unit in ("scale", "points", "number"))

    def write(self, undo_label: str, **fields: Any) -> None:
        found = self.found()
        if not isinstance(found, Metric):
            return
        if "kind" in fields:
            fields = as_entry(str(fields["kind"]), found)
        self.session.attempt(define, [MetricId(found.id)], undo_label, **fields)
        self.refresh()

    def _target(self, text: str) -> float | None:
        found = self.found()
        return typed_value(found, text) if isinstance(found, Metric) else None


def _target_text(found: Metric) -> str:
    """All of its digits: what is shown elsewhere is rounded."""
    if found.target is None:
        return ""
    return f"{100 * found.target:.10g} %" if found.unit == "percent" else f"{found.target:.10g}"


def _scale_said(found: Metric) -> str:
    return scale_text(found.scale) if found.scale else ""
