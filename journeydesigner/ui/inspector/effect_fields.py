"""What an opportunity should bring, or the mending of a pain: by how much, of which metric."""

from journeydesigner.lanes.follow_up import effect_metric_of, effect_of
from journeydesigner.metrics.numbers import effect_text
from journeydesigner.model.ids import OrganizationId
from journeydesigner.model.records import Card, Metric
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, number, percentage
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


class EffectFields:
    """Two fields of a page, which binds them to its card: a choice of metrics, and a change in the unit of that."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session = session
        self.metric = ChoiceField(look, _("Metric that it moves"))
        self.effect = LineField(_("Expected effect"), "+5", parse=self._parsed)
        self._shown: Metric | None = None

    def offer(self, card: Card, organization: OrganizationId) -> None:
        """The organisation's metrics."""
        metrics = self._session.snapshot.metrics_of(organization)
        self.metric.offer((Option(None, "–"), *(Option(metric.id, metric.name, "gauge") for metric in metrics)))
        self.metric.show_value(effect_metric_of(card))

    def said(self, card: Card) -> str:
        """The effect as a person reads it, "" for none; what is typed from now on is in the unit of its metric."""
        found = self._session.snapshot.table("metrics").get(effect_metric_of(card) or "")
        self._shown = found if isinstance(found, Metric) else None
        effect = effect_of(card)
        return "" if effect is None else effect_text(self._shown, effect)

    def _parsed(self, text: str) -> float | None:
        if self._shown is None or self._shown.unit != "percent":
            return number(text)
        return percentage(text.strip().removesuffix(_("pt")))
