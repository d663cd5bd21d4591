"""How a metric develops: its values over time, whether that is good news, whether the target is met."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.metrics.comparable import comparable
from journeydesigner.metrics.figures import Figure, change
from journeydesigner.metrics.formulas import value_of
from journeydesigner.model.records import Measurement, Metric

SHOWN = 12
"""So many of the latest values a tile shows."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value and its period."""

    period: str
    value: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The latest values, oldest first; periods without data are left out. ``change`` is from first to last.

    Results that were measured as something else (CES 1.0 before it was CES 2.0) are no part of it.
    """

    points: tuple[Point, ...]
    change: Figure | None = None

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def delta(self) -> float | None:
        """The change as it is shown (3 for +3 pt, 12 for +12 %); None where there is nothing to compare with."""
        return self.change.amount if self.change else None


def trend(metric: Metric, series: Sequence[Measurement], shown: int = SHOWN) -> Trend:
    """The last ``shown`` values of a series that is sorted oldest first."""
    found = [(m.period, value_of(metric, m.result)) for m in comparable(metric, series)]
    points = tuple(Point(period, value) for period, value in found if value is not None)[-shown:]
    return Trend(points, change(metric, points[0].value, points[-1].value) if len(points) > 1 else None)


def is_good(metric: Metric, delta: float) -> bool | None:
    """Whether a change, as it is shown, is good news; None where nothing changed."""
    if delta == 0:
        return None
    return (delta > 0) == (metric.direction == "up")


def is_met(metric: Metric, value: float | None) -> bool | None:
    """Whether a value meets the target; None without value or target."""
    if value is None or metric.target is None:
        return None
    return value >= metric.target if metric.direction == "up" else value <= metric.target
