"""A metric's value as people type it: «18 %», «18,5», «1.2k», «36 h», «72% n=138 2026-10», in the metric's unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.metrics.comparable import scale_text
from journeydesigner.metrics.time_units import SECONDS_IN
from journeydesigner.metrics.typed_dates import ambiguous, period_said
from journeydesigner.metrics.typed_numbers import Amount, amount, number, seconds_in
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.movement_records import DateOrder
from journeydesigner.wording import _

MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "k.a.", "#n/a", "null"})
"""What says that there is no value; compared without capitals."""
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₹": "INR", "₩": "KRW"}
_N = re.compile(r"[(,;]?\s*\b[nN]\s*[=:]\s*(?P<n>(?:\d{1,3}(?:[ .,'\u2019\u00a0\u202f]\d{3})+|\d+)[kKM]?)(?!\d)\s*\)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
"""In a count both marks part thousands."""
_BETWEEN = re.compile(r"^(\S+?)(?:\s+[^\W\d]+\s+|\s*(?:–|—|…|\.\.+|;|/)\s*|(?<=\d)-|\s+)(\S+)$")
_LOOSE = " ,;:()"


class UnclearDateError(ValueError):
    """A date whose day and month may change places; ``date`` is it."""

    def __init__(self, date: str) -> None:
        super().__init__(_("“{text}” can be day or month first.").format(text=date))
        self.date = date


@dataclass(frozen=True, slots=True)
class Typed:
    """``value`` in the metric's unit; None: there is none. ``period`` "" where none is said."""

    value: float | None
    n: int | None = None
    period: str = ""


def typed_value(metric: Metric, text: str, *, is_fraction: bool = False) -> float | None:
    """The value that a text says, in the metric's unit; None for nothing, and for what says that it is missing.

    A bare number of a metric in percent is one of percent, or a fraction where ``is_fraction``. Raises ValueError with
    a sentence for what is no number, what is in another unit, or beyond the metric's scale.
    """
    if text.strip().casefold() in MISSING:
        return None
    found = amount(text)
    if found is None:
        return None
    value = _in_unit(metric, found, text.strip(), is_fraction=is_fraction)
    if metric.scale is not None and not metric.scale[0] <= value <= metric.scale[1]:
        raise ValueError(
            _("“{text}” is not on the scale of “{metric}”, {scale}.").format(
                text=text.strip(), metric=metric.name, scale=scale_text(metric.scale)
            )
        )
    return value


def typed_scale(text: str) -> tuple[float, float] | None:
    """«1 to 5», «1–5», «-100 bis 100»; None for nothing. Raises ValueError with a sentence."""
    said = text.strip()
    if said in MISSING:
        return None
    found = _BETWEEN.match(said)
    low, high = (number(found[1]), number(found[2])) if found else (None, None)
    if low is None or high is None or low >= high:
        raise ValueError(_("A scale is written from its lowest to its highest value, such as 1 to 5."))
    return low, high


def typed_n(text: str) -> int | None:
    """How many answers or cases. Raises ValueError with a sentence for what is no whole number."""
    if text.strip().casefold() in MISSING:
        return None
    value = number(re.sub(r"[.,]", "", text) if _GROUPED.fullmatch(text.strip()) else text, ())
    if value is not None and (value < 0 or value != int(value)):
        raise ValueError(_("“{text}” is no whole number.").format(text=text.strip()))
    return None if value is None else int(value)


def typed_result(metric: Metric, text: str, order: DateOrder = "") -> Typed:
    """A value, perhaps with its n and its period behind or before it. Raises ValueError with a sentence, and
    UnclearDateError where day and month may change places and ``order`` does not tell."""
    n = _N.search(text)
    rest = (text[: n.start()] + " " + text[n.end() :]) if n else text
    count = typed_n(n["n"]) if n else None
    why: ValueError | None = None
    for said, period in _splits(" ".join(rest.split()).strip(_LOOSE)):
        try:
            when = _period(period, order) if period else ""
        except UnclearDateError:
            raise
        except ValueError:
            continue
        try:
            return Typed(typed_value(metric, said), count, when)
        except ValueError as error:
            why = why or error
    raise why or ValueError(_("“{text}” is no number.").format(text=text.strip()))


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Value and period that the text may be, the likeliest first: all of it a value; the value first; the period
    first."""
    yield text, ""
    words = text.split(" ")
    for place in range(len(words) - 1, 0, -1):
        before, behind = " ".join(words[:place]).strip(_LOOSE), " ".join(words[place:]).strip(_LOOSE)
        yield before, behind
        yield behind, before


def _period(text: str, order: DateOrder) -> str:
    if not order and (unclear := ambiguous([text])):
        raise UnclearDateError(unclear)
    return period_said(text, order)


def _in_unit(metric: Metric, found: Amount, text: str, *, is_fraction: bool) -> float:
    value, unit = found.value, found.unit
    if metric.unit == "percent":
        if unit == "%" or is_fraction:
            return value
        if _may_be_mean(metric, value):
            raise ValueError(
                _("“{text}” may be a mean answer: “{metric}” is a share; write {text} % if it is one.").format(
                    text=text, metric=metric.name
                )
            )
        _refuse_unit(metric, unit, text)
        return value / 100
    if unit == "%" and metric.unit != "points":
        raise ValueError(_("“{text}” is a percentage, and “{metric}” is not.").format(text=text, metric=metric.name))
    if unit == "%":
        return value * 100
    size = seconds_in(unit) if unit else None
    if size is not None and metric.unit in SECONDS_IN:
        return value * size / SECONDS_IN[metric.unit]
    _refuse_unit(metric, unit, text)
    return value


def _may_be_mean(metric: Metric, value: float) -> bool:
    """A bare 4.2 is hardly a share of satisfied customers."""
    return metric.kind in ("csat", "ces2") and 1 < value <= (5 if metric.kind == "csat" else 7)


def _refuse_unit(metric: Metric, unit: str, text: str) -> None:
    """An amount in another currency, or a time where none is meant."""
    currency = _SIGNS.get(unit, unit if len(unit) == 3 and unit.isupper() else "")
    is_other = metric.unit != "money" or (bool(metric.currency) and currency != metric.currency)
    if (currency and is_other) or (unit and seconds_in(unit) is not None):
        raise ValueError(_("“{text}” is not in the unit of “{metric}”.").format(text=text, metric=metric.name))
