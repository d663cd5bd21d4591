"""What was counted of a map, as its picture shows it: the rows of numbers under the steps."""

from collections.abc import Callable
from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.editing.funnels import Funnel, counted_from, funnel_of
from journeydesigner.layout.drop_off import RIBBON, ribbon_row
from journeydesigner.layout.figure_row import FigureRow
from journeydesigner.layout.flow_arcs import FLOWS, flow_row
from journeydesigner.layout.forecast_row import FORECAST, forecast_row
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.heat import HEAT, Heat, heat_of, heat_row
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.row_ground import ground, label_parts
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import Movements

_TABLES = ("movements", "event_rules", "measurements", "metrics", "forecasts")
Made = Callable[[bool, bool], Band]
"""Makes a row's band, told whether it is the sheet's first and its last."""
Counted = tuple[str, object, Made]
"""A row that is to be shown: its key, what it is made of beside the frame, and how."""


@dataclass(frozen=True)
class Figures:
    """The funnel of a map, and the movements it was counted from (None: somebody entered it); the latest forecast that
    was kept on it."""

    funnel: Funnel | None = None
    movements: Movements | None = None
    forecast: Forecast | None = None


@dataclass
class FigureRows:
    """The rows from one layout to the next: asked anew only where the numbers are others."""

    _asked: tuple[object, ...] = ()
    _figures: Figures = Figures()
    _heat: tuple[tuple[object, ...], Heat | None] = ((), None)

    def figures(self, snapshot: Snapshot, map_id: MapId) -> Figures:
        asked = (map_id, snapshot.stages_of(map_id), *(snapshot.table(name) for name in _TABLES))
        if len(asked) != len(self._asked) or any(a is not b for a, b in zip(asked, self._asked, strict=True)):
            found = figures_of(snapshot, map_id)
            self._asked = asked
            if found != self._figures:
                self._figures = found
        return self._figures

    def heat(self, snapshot: Snapshot, frame: Frame, options: LayoutOptions) -> Heat | None:
        """The metric that tints the columns, where one is chosen that there is."""
        if options.heat is None or not frame.columns:
            return None
        asked = (options.heat, frame, *(snapshot.table(name) for name in ("measurements", "metrics", "cards")))
        if len(asked) != len(self._heat[0]) or any(a is not b for a, b in zip(asked, self._heat[0], strict=True)):
            found, before = heat_of(snapshot, frame, options.heat), self._heat
            is_same = before[0][1:2] == (frame,) and found == before[1]
            self._heat = (asked, before[1] if is_same else found)
        return self._heat[1]

    def wanted(self, snapshot: Snapshot, frame: Frame, options: LayoutOptions) -> list[Counted]:
        """The rows that there is something to show in, top to bottom."""
        told = self.figures(snapshot, frame.map.id)
        found: list[Counted] = []
        if not frame.columns:
            return found
        funnel, movements = told.funnel, told.movements
        if options.ribbon and funnel is not None:
            found.append((RIBBON, told, _band(frame, RIBBON, lambda: ribbon_row(frame, funnel, movements))))
        forecast = told.forecast
        shown = {span.stage.id for span in frame.stages}
        if options.ribbon and forecast is not None and any(result.stage in shown for result in forecast.results):
            found.append((FORECAST, forecast, _band(frame, FORECAST, lambda: forecast_row(frame, forecast))))
        heat = self.heat(snapshot, frame, options)
        if heat is not None:
            found.append((HEAT, heat, _band(frame, HEAT, lambda: heat_row(frame, heat))))
        if options.flows and movements is not None and movements.flows:
            found.append((FLOWS, told, _band(frame, FLOWS, lambda: flow_row(frame, movements))))
        return found


def figures_of(snapshot: Snapshot, map_id: MapId) -> Figures:
    funnel = funnel_of(snapshot, map_id)
    forecast = next(reversed(snapshot.forecasts_of(map_id)), None)
    return Figures(funnel, counted_from(snapshot, funnel) if funnel is not None else None, forecast)


def _band(frame: Frame, key: str, make: Callable[[], FigureRow]) -> Made:
    def made(is_first: bool, is_last: bool) -> Band:
        row = make()
        parts, low = label_parts(frame, row.icon, row.name, row.about)
        height = max(row.height, low)
        under = ground(frame, key, height, "laneA", is_first=is_first, is_last=is_last, has_rule=not is_first)
        said = ". ".join((row.name, *row.about.splitlines()))
        label = Node(f"{key}:label", Role.FIGURE, "", frame.left, 0, frame.board - frame.left, height, parts, said)
        return Band(key, BandKind.FIGURES, 0.0, height, (under,), (label,), row.nodes)

    return made
