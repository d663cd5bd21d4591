"""Which numbers may be compared: two versions of a score, or two units, may not, and there is a sentence why."""

from collections.abc import Sequence

from journeydesigner.metrics.catalogue import Defined, Scale, version_word
from journeydesigner.metrics.metric_words import unit_word
from journeydesigner.model.metric_records import MeasuredAs, Measurement, Metric, Result
from journeydesigner.wording import _


def why_not_comparable(one: Defined, other: Defined) -> str:
    """A sentence why values of ``one`` and ``other`` tell nothing of each other; "" where they may be compared."""
    if not _is_same(one, other):
        return _(
            "“{one}” and “{other}” are never compared: they are computed from different answers or counts."
        ).format(one=version_word(one), other=version_word(other))
    if one.unit != other.unit:
        return _("Values in “{one}” and in “{other}” are not compared.").format(
            one=unit_word(one.unit), other=unit_word(other.unit)
        )
    if one.unit == "money" and one.currency != other.currency:
        return _("Amounts in {one} and in {other} are not compared.").format(
            one=one.currency or "–", other=other.currency or "–"
        )
    if not _is_on_one_scale(one, other):
        return _("A scale of {one} and one of {other} are not compared.").format(
            one=scale_text(one.scale), other=scale_text(other.scale)
        )
    return ""


def scale_text(scale: Scale | None) -> str:
    """«1 to 5»; «–» for none."""
    if scale is None:
        return "–"
    low, high = (f"{end:g}".replace("-", "\u2212") for end in scale)
    return _("{low} to {high}").format(low=low, high=high)


def measured_as(defined: Defined) -> MeasuredAs:
    """What a metric is at this moment, as its results keep it when it changes."""
    return MeasuredAs(
        kind=defined.kind, version=defined.version, unit=defined.unit, currency=defined.currency, scale=defined.scale
    )


def as_measured(metric: Metric, result: Result) -> Metric:
    """The metric as it was when a result was measured: in its unit that one is told."""
    was = result.measured_as
    if was is None:
        return metric
    return metric.model_copy(update={name: getattr(was, name) for name in MeasuredAs.model_fields})


def why_not_with(metric: Metric, result: Result) -> str:
    """A sentence why a result cannot be read as the metric's value; "" where it can."""
    return why_not_comparable(metric, result.measured_as) if result.measured_as is not None else ""


def comparable(metric: Metric, series: Sequence[Measurement]) -> tuple[Measurement, ...]:
    """The measurements that were made as the metric is defined now."""
    return tuple(found for found in series if not why_not_with(metric, found.result))


def _is_same(one: Defined, other: Defined) -> bool:
    """Whether both are computed from the same. What one of them does not say is taken to be as with the other."""
    if one.kind != other.kind or (one.version and other.version and one.version != other.version):
        return False
    return one.kind not in ("csat", "ces2") or (one.unit == "percent") == (other.unit == "percent")


def _is_on_one_scale(one: Defined, other: Defined) -> bool:
    """A percentage or a time has its own scale, whatever is entered."""
    if one.unit not in ("scale", "points", "number") or one.scale is None or other.scale is None:
        return True
    return one.scale == other.scale
