"""How a feeling or a metric's value went: from what to what, by how much, and whether that is good."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.record_words import name_of
from journeydesigner.lanes.curve_words import feeling_text, mood_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.metrics.comparable import as_measured, why_not_comparable
from journeydesigner.metrics.formulas import sample_size, value_of
from journeydesigner.metrics.numbers import delta_text, period_text, value_text
from journeydesigner.metrics.trends import is_good
from journeydesigner.model.records import Emotion, Lane, Measurement, Metric, Record
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class Shift:
    """``before``, ``after`` and ``delta`` as texts ("" where there is none), and the numbers that they say.

    ``who``: the persona of a feeling. ``n_before`` ... ``period_after``: of a metric, how many answers or cases each
    value rests on, and of which period it is. ``is_better`` None: neither, or nobody can say.
    """

    before: str = ""
    after: str = ""
    delta: str = ""
    value_before: float | None = None
    value_after: float | None = None
    is_better: bool | None = None
    who: str = ""
    n_before: float | None = None
    n_after: float | None = None
    period_before: str = ""
    period_after: str = ""


def shift_of(before: Snapshot, after: Snapshot, was: Record | None, now: Record | None) -> Shift | None:
    """Of a feeling or a measurement that is on one or on both; None of any other record.

    A measurement that came new is compared with the latest that there was before it at the same place.
    """
    record = now or was
    if isinstance(record, Emotion):
        return _of_feeling(before, after, was, now)
    if not isinstance(record, Measurement):
        return None
    metric = (after if now is not None else before).table("metrics").get(record.metric)
    if not isinstance(metric, Metric):
        return None
    earlier = before.table("metrics").get(record.metric)
    held = was if isinstance(was, Measurement) else None
    if held is None:
        history = before.measurements_of(record.metric, record.anchor)
        held = next((found for found in reversed(history) if found.period < record.period), None)
    earlier = earlier if isinstance(earlier, Metric) else metric
    return _of_metric(earlier, metric, held, now if isinstance(now, Measurement) else None)


def _of_feeling(before: Snapshot, after: Snapshot, was: Record | None, now: Record | None) -> Shift:
    snapshot, record = (after, now) if isinstance(now, Emotion) else (before, was)
    assert isinstance(record, Emotion), "a feeling is on one of both"
    lane = snapshot.table("lanes").get(record.lane)
    first = was.value if isinstance(was, Emotion) else None
    last = now.value if isinstance(now, Emotion) else None
    delta, is_better = "", None
    if first is not None and last is not None and first != last:
        delta = ("+" if last > first else "") + feeling_text(last - first, "")
        if isinstance(lane, Lane) and kind(lane.kind).is_judged:
            is_better = mood_of(lane, last) > mood_of(lane, first)
    texts = ["" if value is None else feeling_text(value, "") for value in (first, last)]
    return Shift(texts[0], texts[1], delta, first, last, is_better, name_of(snapshot, record))


def _of_metric(earlier: Metric, metric: Metric, was: Measurement | None, now: Measurement | None) -> Shift:
    """Each value in the unit that it was measured in; what may not be compared has no change, but the words why."""
    earlier = as_measured(earlier, was.result) if was else earlier
    metric = as_measured(metric, now.result) if now else metric
    first = value_of(earlier, was.result) if was else None
    last = value_of(metric, now.result) if now else None
    delta, is_better = "", None
    if first is not None and last is not None and why_not_comparable(earlier, metric):
        delta = _("not compared")
    elif first is not None and last is not None and first != last:
        delta = delta_text(metric, first, last)
        is_better = is_good(metric, last - first)
    return Shift(
        value_text(earlier, first) if was else "", value_text(metric, last) if now else "", delta, first, last,
        is_better, n_before=sample_size(was.result) if was else None,
        n_after=sample_size(now.result) if now else None, period_before=period_text(was.period) if was else "",
        period_after=period_text(now.period) if now else "",
    )  # fmt: skip
