"""Pages laid out: each by itself, so that its rows are as tall as its own cards ask for."""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from journeydesigner.canvas.blanks import without_text
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.options import USUAL_NUMBERS, MapNumbers
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.model.ids import LaneId, MapId, RecordId
from journeydesigner.model.records import CardFilter, Lane
from journeydesigner.ui.presenting.deck import Page, pages_of, screens
from journeydesigner.ui.presenting.screen_places import HEADER, LABEL, LEFT, Places

LIFT, _TRIM = 2.0, 3.0
"""Rows of cards are closer together than on the map: by so much above and below."""
_LANE, _STEP_ROW = 44.0, 31.0
_DIVIDER, _CARDS = 36.0, 92.0
_LEAST_CURVE, _MOST_CURVE = 150.0, 240.0
SMALLEST_ZOOM, LARGEST_ZOOM = 0.94, 1.3
"""At the smaller one the smallest text has 18 px on a screen of 1080 lines."""
_MUCH_ROOM = 0.75
_FEW = 24
"""Pages that are laid out at once; of more the zoom is not looked for."""
_MANY_CARDS = 300
"""Of a map with more cards the zoom is not looked for either: the show begins at once."""
_EXTENT = 0.5
"""Of a curve's lane that its scale takes; the rest is for faces and quotes."""
_MOST_GROWTHS = 3
_MOST_SLACK = 26.0
"""So much taller than it need be a row becomes where the screen has the room."""


@dataclass(frozen=True)
class LaidPage:
    """A page at rest, in pixels: of the stages' and the steps' row, and ``heights`` of its lanes, top to bottom; above
    them of the numbers over all stages, by their bands' keys.

    ``screens`` are where its lanes scroll to, under the steps, in a ``room`` so tall, so that all are seen;
    ``fullness`` is how much of it they ask for.
    """

    page: Page
    scene: Scene
    header: float
    steps: float
    heights: dict[LaneId, float]
    screens: tuple[float, ...]
    room: float
    fullness: float

    def band(self, key: str) -> Band | None:
        return self.scene.band_by_key.get(key)

    @property
    def stages(self) -> Band:
        return self.scene.band_by_key["stages"]

    def lift_of(self, key: str) -> float:
        """How much of a row's upper padding is left out, in units of the layout."""
        band = self.band(key)
        return LIFT if band is not None and any(node.role is Role.CARD for node in band.nodes) else 0.0

    def reach(self, scroll: float) -> float:
        """How far down from there lanes are seen whole; of one taller than the room, as far as that goes."""
        whole = [end for end in accumulate(self.heights.values()) if scroll < end <= scroll + self.room + 0.5]
        return whole[-1] - scroll if whole else self.room

    def extent_of(self, lane: LaneId) -> tuple[float, float]:
        """Where a lane begins and ends, from the first one's top."""
        top = 0.0
        for name, height in self.heights.items():
            if name == lane:
                return top, top + height
            top += height
        raise KeyError(lane)


@dataclass
class PageLayouts:
    """Lays out the pages that are asked for, and keeps them until the document or the screen is another.

    ``written`` is a card that is shown without its text.
    """

    measurer: TextMeasurer
    map: MapId
    places: Places
    filter: CardFilter | None = None
    numbers: MapNumbers = USUAL_NUMBERS
    snapshot: Snapshot = field(default_factory=Snapshot)
    pages: tuple[Page, ...] = ()
    written: tuple[LaneId, RecordId] | None = None
    _layouts: dict[Page, MapLayout] = field(default_factory=dict[Page, MapLayout])
    _laid: dict[Page, LaidPage] = field(default_factory=dict[Page, LaidPage])
    _extent: float = 0.0
    _curves: tuple[tuple[object, ...], float] | None = None

    @property
    def whole(self) -> LayoutOptions:
        """How the map as a whole is laid out."""
        return LayoutOptions(filter=self.filter).showing(self.numbers)

    def show(self, snapshot: Snapshot) -> None:
        """Lay out as this snapshot reads, from now on. Raises KeyError for a map that is gone."""
        before = self._curve_height(self.snapshot) if self._layouts else None
        self.snapshot, self.pages = snapshot, pages_of(snapshot, self.map)
        self._laid = {}
        wanted = set(self.pages)
        kept = {page: made for page, made in self._layouts.items() if page in wanted}
        self._layouts = kept if before is not None and self._curve_height(snapshot) == before else {}

    def fit(self, places: Places) -> None:
        """Lay out for another screen."""
        if places != self.places:
            self.places, self._layouts, self._laid = places, {}, {}

    def zoom(self) -> float:
        """Which zoom of the places shows most: larger than 1 where all pages are short; a little smaller, but with no
        text too small, where more pages are then one screenful."""
        if not 0 < len(self.pages) <= _FEW or self._count_cards() > _MANY_CARDS:
            return 1.0
        fullest = self._fullest()
        if _MUCH_ROOM < fullest <= 1.0 or not fullest:
            return 1.0
        wanted = SMALLEST_ZOOM if fullest > 1.0 else min(fullest**-0.5, LARGEST_ZOOM)
        tried = replace(self, places=replace(self.places, zoom=wanted), _layouts={}, _laid={}, _curves=None)
        is_better = tried._screens() < self._screens() if fullest > 1.0 else tried._fullest() <= 1.0
        return wanted if is_better else 1.0

    def _count_cards(self) -> int:
        return sum(len(self.snapshot.cards_in(lane.id)) for lane in self.snapshot.lanes_of(self.map))

    def _screens(self) -> int:
        return sum(len(self[place].screens) for place in range(len(self.pages)))

    def _fullest(self) -> float:
        """How much of the room the page takes that takes most."""
        return max(self[place].fullness for place in range(len(self.pages)))

    def __len__(self) -> int:
        return len(self.pages)

    def __getitem__(self, place: int) -> LaidPage:
        """The ``place``-th page. Raises IndexError where there is none."""
        page = self.pages[place]
        found = self._laid.get(page)
        if found is None:
            found = self._laid[page] = self._lay_out(page)
        return found

    def _lay_out(self, page: Page) -> LaidPage:
        layout = self._layouts.get(page)
        if layout is None:
            layout = self._layouts[page] = MapLayout(
                self.measurer, self._options(page, self._curve_height(self.snapshot))
            )
        scene = layout.scene(self.snapshot, self.map)
        if self.written is not None:
            scene = without_text(scene, *self.written)
        unit = self.places.unit
        header = round(max(scene.band_by_key["stages"].height, HEADER) * unit)
        rows = [band for band in scene.bands if band.kind in (BandKind.LANE, BandKind.FIGURES)]
        heights = {LaneId(band.key): float(round(self._height(band) * unit)) for band in rows}
        steps = scene.band_by_key.get("steps")
        tall = float(round(steps.height * unit)) if steps else 0.0
        room = self.places.room(header) - tall
        fullness = sum(heights.values()) / room
        self._stretch(heights, room)
        return LaidPage(page, scene, header, tall, heights, screens(tuple(heights.values()), room), room, fullness)

    def _height(self, band: Band) -> float:
        return band.height - (LIFT + _TRIM if self._is_of_cards(LaneId(band.key)) else 0.0)

    def _stretch(self, heights: dict[LaneId, float], room: float) -> None:
        """Give lanes of cards what the screen has left, as far as that does not look empty."""
        grown = [lane for lane in heights if self._is_of_cards(lane)]
        slack = room - sum(heights.values())
        if grown and slack > 0:
            each = int(min(slack / len(grown), _MOST_SLACK * self.places.unit))
            for lane in grown:
                heights[lane] += each

    def _is_of_cards(self, lane: LaneId) -> bool:
        if lane not in self.snapshot.table("lanes"):
            return False  # numbers over all stages
        found = kind(self.snapshot.lane(lane).kind)
        return not (found.is_divider or found.is_curve)

    def _options(self, page: Page, curve: float) -> LayoutOptions:
        return LayoutOptions(
            preset="presenting",
            margin=LEFT,
            label_width=LABEL,
            board_width=self.places.page_units,
            lane_height=_LANE,
            step_height=_STEP_ROW,
            emotion_height=curve,
            curve_extent=self._extent,
            has_descriptions=False,
            has_chip_lines=True,
            steps=page.steps,
            filter=self.filter,
        ).showing(self.numbers)

    def lanes_of(self, snapshot: Snapshot) -> list[Lane]:
        """The lanes that are shown."""
        return [lane for lane in snapshot.lanes_of(self.map) if self.filter is None or self.filter.keeps_lane(lane)]

    def _curve_height(self, snapshot: Snapshot) -> float:
        """One for all pages, so that the curve runs on from each to the next: with room for every quote of them."""
        if self.map not in snapshot.table("maps"):
            return _LEAST_CURVE
        found = {lane.id: kind(lane.kind) for lane in self.lanes_of(snapshot)}
        curves = tuple(lane for lane, one in found.items() if one.is_curve)
        made_of = (*(snapshot.emotions_of(lane) for lane in curves), *found, pages_of(snapshot, self.map), self.places)
        if self._curves is not None and self._curves[0] == made_of:
            return self._curves[1]
        others = sum(_DIVIDER if one.is_divider else _CARDS for one in found.values() if not one.is_curve)
        room = self.places.room(HEADER * self.places.unit) / self.places.unit - _STEP_ROW - others
        height = min(max(room / max(len(curves), 1), _LEAST_CURVE), _MOST_CURVE)
        self._extent = height * _EXTENT
        if curves:
            height = self._with_quotes(snapshot, curves, height)
        self._curves = (made_of, height)
        return height

    def _with_quotes(self, snapshot: Snapshot, curves: tuple[LaneId, ...], height: float) -> float:
        quoted = {one.step for lane in curves for one in snapshot.emotions_of(lane) if one.quote}
        pages = [page for page in pages_of(snapshot, self.map) if not quoted.isdisjoint(page.steps)]
        for _growth in range(_MOST_GROWTHS):
            tallest = height
            for page in pages:
                options = replace(self._options(page, height), lanes=curves)
                scene = MapLayout(self.measurer, options).scene(snapshot, self.map)
                tallest = max(
                    [tallest, *(scene.band_by_key[lane].height for lane in curves if lane in scene.band_by_key)]
                )
            if tallest <= height:
                break
            height = tallest
        return height
