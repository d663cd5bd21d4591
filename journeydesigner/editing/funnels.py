"""How many customers of a map came how far: counted from events where there are any, else as somebody entered it.

Everybody who shows a funnel asks here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.metrics.comparable import comparable
from journeydesigner.metrics.formulas import value_of
from journeydesigner.metrics.funnel_words import funnel_words
from journeydesigner.metrics.held_back import few_text, held_text
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.model.movement_records import FunnelMode, Movements, StageMovements
from journeydesigner.model.periods import period_key
from journeydesigner.model.records import Measurement, Metric
from journeydesigner.wording import _

_MOST = 2**53
"""More customers than that nobody has; beyond it not every whole number is one that can be reckoned with."""
Untold = Literal["few", "cover", "no data"]
"""Too few customers; it would tell another number of too few; nobody entered it."""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """``n`` came so far; None: not told, ``why`` says why. ``conversion`` is the share of those of the stage before,
    ``cumulative`` that of the first stage, ``lost`` how many of the stage before did not come (less than nought where
    more came); None where it cannot be told."""

    stage: StageId
    n: int | None
    conversion: float | None = None
    cumulative: float | None = None
    lost: int | None = None
    why: Untold = "few"

    def count_text(self, language: str = "") -> str:
        """How many came, or what stands in its place."""
        if self.n is not None:
            return grouped(self.n, language)
        match self.why:
            case "few":
                return few_text()
            case "cover":
                return held_text()
            case "no data":
                return _("no data")
            case _:
                assert_never(self.why)


@dataclass(frozen=True)
class Funnel:
    """``words`` say in a sentence what was counted, how, and within which time. ``worst``: the stage before which the
    greatest share was lost. ``is_counted``: from events; else somebody entered its numbers. ``mode``: how it was
    counted, None for what was entered; counts in any order do not follow one from the other, and have no losses."""

    map: MapId
    period: str
    source: str
    words: str
    stages: tuple[FunnelStage, ...]
    worst: StageId | None
    is_counted: bool
    mode: FunnelMode | None = None


def funnel_of(snapshot: Snapshot, map_id: MapId, period: str = "", mode: FunnelMode | None = None) -> Funnel | None:
    """The funnel of a period ("": the latest); None where nothing tells it. ``mode``: another way of counting than the
    log's own, where its numbers were kept, too (``funnel_modes``)."""
    for movements in reversed(_movements(snapshot, map_id, period)):
        wanted = mode if mode is not None and mode in _modes(movements) else movements.mode
        if (funnel := _counted(snapshot, map_id, movements, wanted)) is not None:
            return funnel
    return _entered(snapshot, map_id, period)


def counted_from(snapshot: Snapshot, funnel: Funnel) -> Movements | None:
    """What a funnel was counted from; None where somebody entered it."""
    if not funnel.is_counted:
        return None
    there = {stage.stage for stage in funnel.stages}
    found = reversed(_movements(snapshot, funnel.map, funnel.period))
    return next((m for m in found if there & {stage.stage for stage in m.stages}), None)


def funnel_modes(snapshot: Snapshot, map_id: MapId, period: str = "") -> tuple[FunnelMode, ...]:
    """The ways of counting whose numbers were kept for a period, the log's own first."""
    found = _movements(snapshot, map_id, period)
    return _modes(found[-1]) if found else ()


def _movements(snapshot: Snapshot, map_id: MapId, period: str) -> list[Movements]:
    return [one for one in snapshot.movements_of(map_id) if period in ("", one.period)]


def _modes(movements: Movements) -> tuple[FunnelMode, ...]:
    kept: dict[FunnelMode, list[int | None]] = {
        "first entry": [one.first_entry for one in movements.stages],
        "any order": [one.at_all for one in movements.stages],
    }
    others: list[FunnelMode] = []
    for mode, counts in kept.items():
        if mode != movements.mode and sum(n is not None for n in counts) > 1:
            others.append(mode)
    return (movements.mode, *others)


def funnel_periods(snapshot: Snapshot, map_id: MapId) -> tuple[str, ...]:
    """The periods for which there is a funnel, oldest first."""
    counted = {one.period for one in snapshot.movements_of(map_id)}
    entered = {period for metric in _volumes(snapshot, map_id) for period in _by_period(snapshot, map_id, metric)}
    return tuple(sorted(counted | entered, key=period_key))


def _counted(snapshot: Snapshot, map_id: MapId, movements: Movements, mode: FunnelMode) -> Funnel | None:
    there = {stage.id for stage in snapshot.stages_of(map_id)}
    told = [(one.stage, _count(one, movements.mode, mode)) for one in movements.stages if one.stage in there]
    if not told:
        return None
    words = funnel_words(mode, movements.window_s)
    if mode == "any order":
        stages = _with_reasons(
            [FunnelStage(stage, n, cumulative=_share(n, movements.customers)) for stage, n in told], movements, mode
        )
        return Funnel(
            map_id, movements.period, movements.source, words, stages, None, is_counted=True, mode=mode
        )  # fmt: skip
    found = funnel_of_counts(map_id, movements.period, movements.source, words, told, is_counted=True)
    return replace(found, mode=mode, stages=_with_reasons(found.stages, movements, mode))


def _with_reasons(stages: Sequence[FunnelStage], movements: Movements, mode: FunnelMode) -> tuple[FunnelStage, ...]:
    field = _field(movements.mode, mode)
    few = {one.stage: one.is_few(field) for one in movements.stages}
    return tuple(stage if few[stage.stage] else replace(stage, why="cover") for stage in stages)


def _count(at: StageMovements, own: FunnelMode, mode: FunnelMode) -> int | None:
    return getattr(at, _field(own, mode))


def _field(own: FunnelMode, mode: FunnelMode) -> str:
    if mode == own:
        return "reached"
    return "first_entry" if mode == "first entry" else "at_all"


def _entered(snapshot: Snapshot, map_id: MapId, period: str) -> Funnel | None:
    """The values of the volume metric that was entered at most of the stages, in the latest period."""
    best: tuple[int, str, Metric, list[tuple[StageId, int | None]]] | None = None
    for metric in _volumes(snapshot, map_id):
        for when, values in _by_period(snapshot, map_id, metric).items():
            if period not in ("", when):
                continue
            told = [(stage.id, values[stage.id]) for stage in snapshot.stages_of(map_id) if stage.id in values]
            if best is None or (period_key(when), len(told)) > (period_key(best[1]), best[0]):
                best = len(told), when, metric, told
    if best is None:
        return None
    _count, when, metric, told = best
    words = _("{metric}, as entered").format(metric=metric.name)
    found = funnel_of_counts(map_id, when, metric.source, words, told, is_counted=False)
    return replace(found, stages=tuple(replace(stage, why="no data") for stage in found.stages))


def _volumes(snapshot: Snapshot, map_id: MapId) -> Iterator[Metric]:
    metrics = snapshot.metrics_of(snapshot.map(map_id).organization)
    return (metric for metric in metrics if metric.kind == "volume")


def _by_period(snapshot: Snapshot, map_id: MapId, metric: Metric) -> dict[str, dict[StageId, int | None]]:
    """The values at the stages, of periods in which there are two or more."""
    found: dict[str, dict[StageId, int | None]] = {}
    for stage in snapshot.stages_of(map_id):
        for measurement in comparable(metric, snapshot.measurements_of(metric.id, stage.id)):
            found.setdefault(measurement.period, {})[stage.id] = _whole(metric, measurement)
    return {period: values for period, values in found.items() if sum(v is not None for v in values.values()) > 1}


def _whole(metric: Metric, measurement: Measurement) -> int | None:
    value = value_of(metric, measurement.result)
    return round(value) if value is not None and 0 <= value <= _MOST else None


def funnel_of_counts(
    map_id: MapId, period: str, source: str, words: str, told: Sequence[tuple[StageId, int | None]], *, is_counted: bool
) -> Funnel:
    """A funnel of how many came to each stage, in order; None: held back."""
    stages = tuple(_stage(told, index) for index in range(len(told)))
    worst = min((stage for stage in stages if stage.conversion is not None), key=_conversion, default=None)
    lost_any = worst is not None and _conversion(worst) < 1
    return Funnel(map_id, period, source, words, stages, worst.stage if worst and lost_any else None, is_counted)


def _conversion(stage: FunnelStage) -> float:
    return 1.0 if stage.conversion is None else stage.conversion


def _stage(told: Sequence[tuple[StageId, int | None]], index: int) -> FunnelStage:
    stage, n = told[index]
    if index == 0:
        return FunnelStage(stage, n, cumulative=1.0 if n else None)
    before, first = told[index - 1][1], told[0][1]
    return FunnelStage(
        stage, n, _share(n, before), _share(n, first), None if n is None or before is None else before - n
    )


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None
