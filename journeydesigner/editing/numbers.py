"""Verbs on feelings and figures: emotions on the curve, metrics and their measurements."""

from typing import Any, cast

from journeydesigner.document.document import Document
from journeydesigner.editing.order import key_at
from journeydesigner.lanes.kinds import scale_of
from journeydesigner.metrics.formulas import score
from journeydesigner.model.ids import (
    LaneId,
    MetricId,
    OrganizationId,
    PersonaId,
    RecordId,
    StepId,
    emotion_id,
    measurement_id,
    new_id,
)
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Emotion, Measurement, Metric
from journeydesigner.wording import _


def set_emotion(document: Document, lane: LaneId, step: StepId, value: float, persona: PersonaId | None = None) -> None:
    """How the persona (None: the map's) feels at a step, on the lane's scale; beyond its ends is its end."""
    with document.change(_("Change emotion")) as draft:
        scale = scale_of(draft.snapshot.lane(lane))
        record = emotion_id(lane, step, persona)
        held = min(max(float(value), scale.low), scale.high)
        if record in draft.snapshot.table("emotions"):
            draft.patch("emotions", record, value=held)
        else:
            draft.put(Emotion(id=record, lane=lane, step=step, persona=persona, value=held))


def set_quote(document: Document, lane: LaneId, step: StepId, quote: str, persona: PersonaId | None = None) -> None:
    """What the persona says at a point of the curve; where there is no point yet, one at the scale's middle."""
    with document.change(_("Edit quote")) as draft:
        record = emotion_id(lane, step, persona)
        if record not in draft.snapshot.table("emotions"):
            scale = scale_of(draft.snapshot.lane(lane))
            set_emotion(document, lane, step, scale.middle, persona)
        draft.patch("emotions", record, quote=quote)


def add_metric(document: Document, organization: OrganizationId, name: str, **fields: Any) -> MetricId:
    """A new metric definition of the organisation."""
    record = MetricId(new_id("metric"))
    with document.change(_("Add metric")) as draft:
        order = key_at(draft.snapshot.metrics_of(organization), None)
        draft.put(Metric(id=record, organization=organization, name=name, order=order, **fields))
    return record


def measure(
    document: Document,
    metric: MetricId,
    anchor: RecordId,
    period: str,
    value: float | None = None,
    *,
    n: int | None = None,
    counts: dict[str, float] | None = None,
) -> None:
    """Enter one result for one period at one anchor; a later one for the same replaces it, but for
    what only a newer version knows of it.

    Where raw counts are given of which the metric makes its value, that is the value.
    """
    with document.change(_("Enter measurement")) as draft:
        computed = score(draft.snapshot.metric(metric), counts) if counts else None
        value = value if computed is None else computed
        record = measurement_id(metric, anchor, period)
        known = cast("Measurement | None", draft.snapshot.table("measurements").get(record))
        more = known.result.model_extra or {} if known is not None else {}
        result = Result(**more, value=value, n=n, counts=counts or {})
        if known is None:
            draft.put(Measurement(id=record, metric=metric, anchor=anchor, period=period, result=result))
        else:
            draft.patch("measurements", record, result=result)
