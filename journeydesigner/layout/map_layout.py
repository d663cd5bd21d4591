"""The layout of a map: from a snapshot to a scene, reusing all of the last one that did not change."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Shadow
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.lanes import metrics
from journeydesigner.lanes.kinds import CardLane, LegendEntry, Pill, pills
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.arrows import Arrows
from journeydesigner.layout.badges import Badges, marks_of
from journeydesigner.layout.counted_rows import Counted, FigureRows
from journeydesigner.layout.frame import Frame, frame_of
from journeydesigner.layout.free_notes import FreeNotes
from journeydesigner.layout.headers import STEP_HEIGHT, stage_nodes, step_nodes
from journeydesigner.layout.heat import Heat, HeatTints, legend_entry
from journeydesigner.layout.legend import legend_nodes
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.row_ground import SHEET_FOOT, SHEET_RADIUS, ground
from journeydesigner.layout.rows import LaneRow, lane_row
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.layout.title_block import map_tiles, persona_of, title_nodes
from journeydesigner.model.ids import LaneId, MapId
from journeydesigner.model.records import Lane
from journeydesigner.wording import in_words_of

__all__ = ["LayoutOptions", "MapLayout"]

_STAGE_GAP = 14.0


class MapLayout:
    """Lays maps out, with one measurer and one set of options. Keeps what it laid out for the next time."""

    def __init__(self, measurer: TextMeasurer, options: LayoutOptions | None = None) -> None:
        self.measurer = measurer
        self.options = options or LayoutOptions()
        self._maps: dict[MapId, _MapState] = {}

    def set_options(self, options: LayoutOptions) -> None:
        """Lay out in another way from now on. What is kept serves on where texts keep their sizes."""
        is_other_type = (options.preset, options.smallest_text) != (self.options.preset, self.options.smallest_text)
        self.options = options
        if is_other_type:
            self._maps.clear()
        for state in self._maps.values():
            state.options = options

    def scene(self, snapshot: Snapshot, map_id: MapId) -> Scene:
        """The map, positioned, in its own language. Rows, faces and nodes that came out the same are those of the last
        call.

        Raises KeyError for a map that the snapshot does not have.
        """
        journey = snapshot.map(map_id)
        state = self._maps.get(map_id)
        if state is None or not self._writes_as(state.pen, journey.language):
            scale = type_scale(self.options.preset, self.options.smallest_text)
            pen = Pen(self.measurer, scale, journey.language, self.options.today)
            state = self._maps[map_id] = _MapState(pen, self.options)
        with in_words_of(journey.language):
            return state.scene(snapshot, map_id)

    def prepare(self, snapshot: Snapshot, map_id: MapId, is_over: Callable[[], bool]) -> bool:
        """Lay out rows of a map that was laid out before, one after the other, until time ``is_over``: also where its
        steps are others now. Whether that was all there is to do ahead: ``scene`` only puts them together then. Raises
        KeyError as that does."""
        journey, state = snapshot.map(map_id), self._maps.get(map_id)
        if state is None or not self._writes_as(state.pen, journey.language):
            return True
        with in_words_of(journey.language):
            return state.prepare(snapshot, map_id, is_over)

    def pills(self, snapshot: Snapshot, map_id: MapId) -> tuple[Pill, ...]:
        """What the title block says that the map adds up to. Raises KeyError for a map that is not there."""
        self.scene(snapshot, map_id)
        with in_words_of(snapshot.map(map_id).language):
            return self._maps[map_id].pills()

    def _writes_as(self, pen: Pen, language: str) -> bool:
        return (pen.language, pen.today) == (language, self.options.today)

    def forget(self, map_id: MapId) -> None:
        """Drop what is kept of a map that is no longer shown."""
        self._maps.pop(map_id, None)


@dataclass
class _Ahead:
    """Rows that were laid out for a frame that is to come."""

    frame: Frame
    rows: dict[LaneId, LaneRow] = field(default_factory=dict[LaneId, LaneRow])


@dataclass
class _MapState:
    """What is kept of one map."""

    pen: Pen
    options: LayoutOptions
    frame: Frame | None = None
    rows: dict[LaneId, LaneRow] = field(default_factory=dict[LaneId, LaneRow])
    ahead: "_Ahead | None" = None
    aside: dict[LaneId, LaneRow] = field(default_factory=dict[LaneId, LaneRow])
    """The rows of lanes that a filter leaves out, for when they are back."""
    kept: dict[str, tuple[tuple[object, ...], Band]] = field(default_factory=dict[str, tuple[tuple[object, ...], Band]])
    backdrop: tuple[Node, ...] = ()
    tiles: tuple[Tile, ...] = ()
    notes: FreeNotes = field(default_factory=FreeNotes)
    arrows: Arrows = field(default_factory=Arrows)
    badges: Badges = field(default_factory=Badges)
    figures: FigureRows = field(default_factory=FigureRows)
    tints: HeatTints = field(default_factory=HeatTints)

    def prepare(self, snapshot: Snapshot, map_id: MapId, is_over: Callable[[], bool]) -> bool:
        if self.frame is None:
            return True
        frame = self._frame(snapshot, map_id)
        if frame is not self.frame and (self.ahead is None or self.ahead.frame is not frame):
            self.ahead = _Ahead(frame)
        ready = self.rows if frame is self.frame or self.ahead is None else self.ahead.rows
        shown = self._shown(snapshot, map_id)
        known = self.aside | self.rows
        for index, lane in enumerate(shown):
            before = ready.get(lane.id)
            row = lane_row(frame, lane, before or known.get(lane.id))
            was_whole = row.band is not None
            row.update(snapshot, self.options.filter)
            is_news = row is not before or (was_whole and row.band is None)
            ready[lane.id] = row
            if frame is not self.frame:
                row.band = row.made_band(index, is_first=False, is_last=index == len(shown) - 1)
            if is_news and is_over():
                return False
        return True

    def _frame(self, snapshot: Snapshot, map_id: MapId) -> Frame:
        """The present one, or that for which rows were laid out ahead, or another."""
        if self.ahead is not None:
            frame = frame_of(snapshot, map_id, self.options, self.pen, self.ahead.frame)
            if frame is self.ahead.frame:
                return frame
        return frame_of(snapshot, map_id, self.options, self.pen, self.frame)

    def _shown(self, snapshot: Snapshot, map_id: MapId) -> list[Lane]:
        keep = self.options.filter
        return [lane for lane in self._lanes(snapshot, map_id) if keep is None or keep.keeps_lane(lane)]

    def _lanes(self, snapshot: Snapshot, map_id: MapId) -> list[Lane]:
        only = self.options.lanes
        return [lane for lane in snapshot.lanes_of(map_id) if only is None or lane.id in only]

    def scene(self, snapshot: Snapshot, map_id: MapId) -> Scene:
        options, keep = self.options, self.options.filter
        frame = self._frame(snapshot, map_id)
        lanes, shown = self._lanes(snapshot, map_id), self._shown(snapshot, map_id)
        known = self.aside | self.rows
        if self.ahead is not None and self.ahead.frame is frame:
            known |= self.ahead.rows
        self.frame, self.ahead = frame, None
        self.rows = rows = {lane.id: lane_row(frame, lane, known.get(lane.id)) for lane in shown}
        self.aside = {lane.id: known[lane.id] for lane in lanes if lane.id in known and lane.id not in rows}
        for row in rows.values():
            row.update(snapshot, keep)
        bands = [self._title(snapshot, frame)]
        bands.append(self._stages(frame, bands[-1].y + bands[-1].height))
        top = bands[-1].y + bands[-1].height + _STAGE_GAP
        figures = self.figures.wanted(snapshot, frame, options)
        steps = self._steps(frame, top, is_last=not shown and not figures)
        y = top
        if steps is not None:
            bands.append(steps)
            y += steps.height
        bands += self._figures(frame, figures, y, is_first=steps is None, is_last=not shown)
        y = bands[-1].y + bands[-1].height if figures else y
        has_head = steps is not None or bool(figures)
        for index, row in enumerate(rows.values()):
            is_first, is_last = index == 0 and not has_head, index == len(rows) - 1
            band = row.band = row.made_band(index, is_first=is_first, is_last=is_last).at(y)
            bands.append(band)
            y += band.height
        heat = self.figures.heat(snapshot, frame, options)
        bands = self.tints.on(bands, frame, heat)
        bands.append(self._legend(frame, y + SHEET_FOOT, heat))
        above = self._notes(frame)
        low = max((node.y + node.h for node in above), default=0.0)
        height = max(y + SHEET_FOOT + bands[-1].height, low) + frame.options.margin
        backdrop = self._sheet(frame, top, y + SHEET_FOOT)
        marks = marks_of(snapshot, map_id, options)
        return Scene(
            map_id, frame.width, height, frame.board, frame.columns, backdrop,
            self.badges.on(bands, snapshot, marks, self.pen),
            under=self.arrows.place(snapshot, frame, rows, above),
            above=self.badges.on_notes(above, snapshot, marks, self.pen), routes=self.arrows.routes,
        )  # fmt: skip

    def _notes(self, frame: Frame) -> tuple[Node, ...]:
        free = [card for row in self.rows.values() for card in row.kept.free]
        bands: dict[str, Band] = {row.lane.id: row.band for row in self.rows.values() if row.band is not None}
        return self.notes.place(frame, free, bands)

    # Around the rows

    def _title(self, snapshot: Snapshot, frame: Frame) -> Band:
        persona = persona_of(snapshot, frame.map)
        tiles = self.tiles = map_tiles(snapshot, frame.map)
        pills = self.pills()
        made_of = (frame, persona, pills, tiles)

        def make() -> Band:
            nodes, height = title_nodes(frame, persona, pills, tiles)
            return Band("title", BandKind.TITLE, frame.options.margin, height, (), (), nodes)

        return self._keep("title", made_of, make)

    def _stages(self, frame: Frame, y: float) -> Band:
        def make() -> Band:
            nodes, height = stage_nodes(frame)
            return Band("stages", BandKind.STAGES, y, height, (), (), nodes)

        return self._keep("stages", (frame,), make).at(y)

    def _steps(self, frame: Frame, y: float, *, is_last: bool) -> Band | None:
        def make() -> Band:
            nodes, height = step_nodes(frame)
            if not height and not is_last:
                return Band("steps", BandKind.STEPS, y, 0.0, (), (), ())
            height = max(height, STEP_HEIGHT if is_last else 0.0)
            under = ground(frame, "steps", height, "laneB", is_first=True, is_last=is_last, has_rule=False, inset=10.0)
            return Band("steps", BandKind.STEPS, y, height, (under,), (), nodes)

        band = self._keep("steps", (frame, is_last), make).at(y)
        return band if band.height else None

    def _figures(
        self, frame: Frame, wanted: Sequence[Counted], y: float, *, is_first: bool, is_last: bool
    ) -> Iterator[Band]:
        for index, (key, numbers, make) in enumerate(wanted):
            ends = is_first and index == 0, is_last and index == len(wanted) - 1
            made_of = (frame, numbers, ends)
            band = self._keep(key, made_of, partial(make, *ends)).at(y)
            self.kept[key] = (made_of, band)
            yield band
            y += band.height

    def _legend(self, frame: Frame, y: float, heat: Heat | None) -> Band:
        kinds: dict[str, CardLane] = {}
        marks: set[str] = set()
        found: dict[str, LegendEntry] = {}
        for row in self.rows.values():
            if row.drawing is not None:
                found |= {entry.key: entry for entry in row.drawing.legend}
            if row.cards is None or not isinstance(row.kind, CardLane):
                continue
            shown = {mark for mark, count in row.cards.marks.items() if count}
            marks |= shown
            found |= {entry.key: entry for entry in row.kind.signs(frozenset(shown))}
            if row.cards.nodes and row.kind.is_in_legend and not row.is_folded:
                kinds[row.kind.name] = row.kind
        if heat is not None and heat.spots:
            found["heat"] = legend_entry(heat, self.pen.language)
        more = tuple(found.values())
        made_of = (frame, tuple(kinds), frozenset(marks), more)

        def make() -> Band:
            nodes, height = legend_nodes(frame, tuple(kinds.values()), frozenset(marks), more)
            return Band("legend", BandKind.LEGEND, y, height, (), (), nodes)

        return self._keep("legend", made_of, make).at(y)

    def pills(self) -> tuple[Pill, ...]:
        """What the title says about all cards of a kind, over all its lanes."""
        if self.options.pills is not None:
            return self.options.pills
        cards = [(row.kind, row.cards.tally) for row in self.rows.values() if row.cards is not None]
        return pills((*cards, *((metrics.KIND, metrics.tally_of(tile)) for tile in self.tiles)))

    def _sheet(self, frame: Frame, top: float, bottom: float) -> tuple[Node, ...]:
        wide, tall = frame.right - frame.left, bottom - top
        parts = (
            Shadow(0, 0, wide, tall, SHEET_RADIUS, 2),
            Box(0, 0, wide, tall, Colour("surface"), radius=SHEET_RADIUS),
        )
        fresh = Node("sheet", Role.GROUND, "", frame.left, top, wide, tall, parts)
        if not self.backdrop or self.backdrop[0] != fresh:
            self.backdrop = (fresh,)
        return self.backdrop

    def _keep(self, key: str, made_of: tuple[object, ...], make: Callable[[], Band]) -> Band:
        """The band made of the same as the last time, else a new one."""
        found = self.kept.get(key)
        if found is not None and all(a is b or a == b for a, b in zip(found[0], made_of, strict=True)):
            return found[1]
        band = make()
        self.kept[key] = (made_of, band)
        return band
