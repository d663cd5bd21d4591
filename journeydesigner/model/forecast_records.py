"""What was forecast for a to-be map: kept beside the measurements, never among them."""

from typing import Annotated, Literal

from pydantic import Field

from journeydesigner.model.ids import CardId, ForecastId, MapId, StageId
from journeydesigner.model.parts import IsoTime, Part, Record

LeverOn = Literal["conversion", "dwell", "cost"]
"""What of a stage is changed: the share that comes to it from the stage before; its median dwell time in seconds; what
a customer costs there, in the currency of the base."""


class Lever(Part, frozen=True):
    """What of a stage is assumed instead of what was measured; ``why`` is the opportunity that would bring it.

    ``measured`` is written down with what is kept; nothing is computed from it.
    """

    stage: StageId
    what: LeverOn
    assumed: float
    measured: float | None = None
    why: CardId | None = None


class ForecastRange(Part, frozen=True):
    """An expected number and its 95 % interval; without one where none can be told."""

    value: float
    low: float | None = None
    high: float | None = None


class ForecastStage(Part, frozen=True):
    """So many customers are expected at a stage (of the to-be map); ``measured`` on the as-is map."""

    stage: StageId
    n: float
    low: float
    high: float
    measured: Annotated[int, Field(ge=0)] | None = None


class ForecastBase(Part, frozen=True):
    """What a forecast starts from: a map's funnel as it was shown then. ``words``: its mode, window and unit."""

    map: MapId
    period: str = ""
    words: str = ""
    stages: tuple[StageId, ...] = ()
    customers: tuple[int | None, ...] = ()


class Forecast(Record, frozen=True):
    """A forecast that somebody kept on map ``map``. Levers name stages of the base's map, results those of ``map``."""

    id: ForecastId
    map: MapId
    made: IsoTime
    author: str = ""
    base: ForecastBase
    levers: tuple[Lever, ...] = ()
    results: tuple[ForecastStage, ...] = ()
    revenue: ForecastRange | None = None
    cost: ForecastRange | None = None
    dwell: ForecastRange | None = None
    currency: str = ""
    method: str = ""
