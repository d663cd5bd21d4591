"""What is measured and what was measured: definitions of metrics, and their results."""

from typing import Annotated

from pydantic import Field

from journeydesigner.model.ids import MeasurementId, MetricId, OrganizationId, RecordId
from journeydesigner.model.parts import (
    Direction,
    IsoDate,
    MetricKind,
    MetricVersion,
    Part,
    Period,
    Places,
    Record,
    Unit,
)


class Metric(Record, frozen=True):
    """A definition. Percentages are fractions 0..1; ``scale`` is (lowest, highest); money needs ``currency``."""

    id: MetricId
    organization: OrganizationId
    name: str
    kind: MetricKind = "custom"
    version: MetricVersion | None = None
    unit: Unit = "number"
    currency: str = ""
    scale: tuple[float, float] | None = None
    direction: Direction = "up"
    target: float | None = None
    formula: str = ""
    source: str = ""
    owner: str = ""
    review_date: IsoDate | None = None
    decimals: Places | None = None
    order: str = ""


class MeasuredAs(Part, frozen=True):
    """What a metric was when a result was measured: all by which two results may not be comparable."""

    kind: MetricKind
    version: MetricVersion | None = None
    unit: Unit
    currency: str = ""
    scale: tuple[float, float] | None = None


class Result(Part, frozen=True):
    """A measured value with what it was computed from. ``value`` None: no data, which is not zero.

    ``counts`` are the raw numbers where known, named as the metric's formula names them (promoters, passives,
    detractors; completed, attempted ...): where they are given, the value is computed from them. ``measured_as`` is
    what the metric was before its definition changed; None: what it is.
    """

    value: float | None = None
    n: Annotated[int, Field(ge=0)] | None = None
    counts: dict[str, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)
    measured_as: MeasuredAs | None = None


class Measurement(Record, frozen=True):
    """One result for one period at one anchor (the id of a map, stage, step or card). Its id derives from its key."""

    id: MeasurementId
    metric: MetricId
    anchor: RecordId
    period: Period
    result: Result
