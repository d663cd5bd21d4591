"""What the metrics panel shows: the numbers of one map in one period, taken from a snapshot. Knows no widget."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.funnels import Funnel, counted_from, funnel_modes, funnel_of, funnel_periods
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import FunnelMode, Movements
from journeydesigner.model.records import JourneyMap, Stage
from journeydesigner.ui.metrics.measured import Gauge, gauges_of


@dataclass(frozen=True)
class Shown:
    """``movements`` is what a log told of the funnel's period; None where nothing was counted."""

    snapshot: Snapshot
    map: JourneyMap
    stages: tuple[Stage, ...]
    periods: tuple[str, ...]
    funnel: Funnel | None
    modes: tuple[FunnelMode, ...]
    """The ways of counting whose numbers were kept."""
    movements: Movements | None

    @cached_property
    def gauges(self) -> tuple[Gauge, ...]:
        """The metrics of the map, found when first asked for."""
        return gauges_of(self.snapshot, self.map, date.today())


def shown_of(snapshot: Snapshot, map_id: MapId, period: str = "", mode: FunnelMode | None = None) -> Shown:
    """A map as the panel shows it; ``period`` "", or one that is gone, is the latest, ``mode`` None the log's own."""
    periods = funnel_periods(snapshot, map_id)
    funnel = funnel_of(snapshot, map_id, period if period in periods else "", mode)
    modes = funnel_modes(snapshot, map_id, funnel.period) if funnel is not None and funnel.is_counted else ()
    movements = counted_from(snapshot, funnel) if funnel is not None else None
    return Shown(snapshot, snapshot.map(map_id), snapshot.stages_of(map_id), periods, funnel, modes, movements)
