"""In which unit a length of time is told: 20 437 minutes are 14.2 days, half a minute is 30 s. What is stored keeps its
unit, and so does what is typed."""

from typing import Literal

from journeydesigner.model.metric_records import Metric

TimeUnit = Literal["seconds", "minutes", "hours", "days"]

SECONDS_IN: dict[str, float] = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "days": 86_400.0}
"""By unit of time."""
_LEAST: tuple[tuple[TimeUnit, float], ...] = (
    ("days", 2 * 86_400.0),
    ("hours", 5_400.0),
    ("minutes", 90.0),
    ("seconds", 0.0),
)
"""From how many seconds on a unit is taken: 90 s, 90 min and 48 h are still told in the smaller one."""
_MOST = 1_000.0
"""From how many of a unit on it no longer serves all values of a series."""
_SMALLEST = 0.5
"""Of a metric's own unit: half a day that was typed as such stays one."""


def unit_for(seconds: float) -> TimeUnit:
    """The largest unit that still tells a length of time."""
    return next(unit for unit, least in _LEAST if seconds >= least)


def told_in(metric: Metric, *values: float) -> tuple[Metric, float]:
    """The metric in the unit in which these values of it are told together, and the factor that brings one there.

    Only a duration that grew unwieldy in its own unit has another, by the largest of the values; with decimals that a
    person chose, it stays.
    """
    own = SECONDS_IN.get(metric.unit)
    most = max((abs(value) for value in values), default=0.0)
    if own is None or metric.decimals is not None or not 0 < most < float("inf"):
        return metric, 1.0
    unit = unit_for(most * own)
    if SECONDS_IN[unit] == own or (SECONDS_IN[unit] < own and most >= _SMALLEST):
        return metric, 1.0
    return metric.model_copy(update={"unit": unit}), own / SECONDS_IN[unit]


def told_like(metric: Metric, value: float, *others: float) -> tuple[Metric, float]:
    """As :func:`told_in`, for values that stand beside ``value``: in the unit in which that one is told, so that 44 h
    fell by 8 h and not by 0.4 d. Where others are too long for it, the largest of all decides."""
    told, size = told_in(metric, value)
    if all(abs(other * size) < _MOST for other in others):
        return told, size
    return told_in(metric, value, *others)
