"""From a map to sheets of paper: laid out anew for each paper, split where text would become too small to read.

A sheet of several tells the whole story, in all its lanes, of some neighbouring stages. Only where a stage alone
is too tall for that, its lanes are parted, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.lanes.kinds import Pill, kind
from journeydesigner.layout.breadth import Breadths, breadths_of
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.options import NARROWEST_STEP, USUAL_NUMBERS, MapNumbers
from journeydesigner.layout.page_parts import Run, even_groups, lane_groups, stage_runs
from journeydesigner.layout.papers import (
    FIT,
    PIXELS_PER_INCH,
    POINTS_PER_INCH,
    is_screen,
    millimetres,
    paper_size,
)
from journeydesigner.layout.scene import Scene
from journeydesigner.layout.sheet import PAPER_TEXT, SMALLEST_POINTS, Page, Sheet, compact, smallest_text
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.wording import _, in_words_of, in_words_of_reader

__all__ = ["SMALLEST_POINTS", "Page", "pages", "smallest_text"]

_WIDEST_STEP = 300.0
_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Points that the smallest text of a split map may have where its sheets have the room."""
_TALLEST_EMOTION = 288.0
_TRIES = 6

Pause = Callable[[], None]
"""Called before each try of a layout; it may raise to stop."""


def no_pause() -> None:
    """For those who wait for the end."""


def pages(
    snapshot: Snapshot,
    map_id: MapId,
    paper: str,
    measurer: TextMeasurer,
    pause: Pause = no_pause,
    numbers: MapNumbers = USUAL_NUMBERS,
) -> tuple[Page, ...]:
    """The sheets of a map: one, unless its text would be smaller than 7 pt. ``numbers`` stand on it.

    Raises UnknownPaperError, KeyError for a map that is not there, and what ``pause`` raises.
    """
    shown = snapshot.map(map_id)
    if paper == FIT:
        pause()
        scene = MapLayout(measurer, LayoutOptions().showing(numbers)).scene(snapshot, map_id)
        scale = POINTS_PER_INCH / PIXELS_PER_INCH
        return (Page(scene, millimetres(scene.width), millimetres(scene.height), scale, shown.title),)
    sheet = Sheet(paper, *paper_size(paper))
    with in_words_of(shown.language):
        whole = _single_page(snapshot, map_id, sheet, measurer, pause, numbers)
        return (
            (whole,) if whole.is_legible else _Split(snapshot, map_id, sheet, measurer, whole, pause, numbers).pages()
        )


def _single_page(
    snapshot: Snapshot, map_id: MapId, sheet: Sheet, measurer: TextMeasurer, pause: Pause, numbers: MapNumbers
) -> Page:
    """The map on one sheet: the first way that is legible, else the one with the largest text."""
    best: Page | None = None
    steps, breadths = snapshot.steps_in(map_id), breadths_of(snapshot, map_id)
    filling = breadths.filling(steps, sheet.board(SMALLEST_POINTS))
    widest = sheet.filling(steps, breadths, SMALLEST_POINTS)
    for options in (*_single_sheets(filling), *((widest,) if widest.step_width <= _WIDEST_STEP else ())):
        pause()
        layout = MapLayout(measurer, options.showing(numbers))
        page = sheet.page(layout.scene(snapshot, map_id), snapshot.map(map_id).title)
        if best is None or page.smallest_points > best.smallest_points:
            best = page
        if page.is_legible or page.smallest_points < SMALLEST_POINTS / 2:
            break
    assert best is not None
    return best


def _single_sheets(filling: float) -> Iterator[LayoutOptions]:
    """How to lay out for one sheet, from what is most like the screen to what is densest; last what fills its width."""
    yield LayoutOptions()
    for width in (216.0, 240.0, 200.0, 272.0, 186.0):
        yield LayoutOptions(step_width=width, smallest_text=PAPER_TEXT)
    for width in (200.0, 240.0, 172.0, NARROWEST_STEP):
        yield compact(width)
    yield compact(min(max(filling, NARROWEST_STEP), _WIDEST_STEP))


@dataclass(frozen=True, slots=True)
class _Part:
    """One sheet's share of the map."""

    steps: tuple[StepId, ...]
    lanes: tuple[LaneId, ...] | None
    options: LayoutOptions


@dataclass(frozen=True)
class _Way:
    """A way to part the map on sheets of one size."""

    sheet: Sheet
    parts: tuple[_Part, ...]

    @property
    def has_parted_lanes(self) -> bool:
        return any(part.lanes is not None for part in self.parts)


@dataclass
class _Split:
    """The search for the fewest sheets. ``whole`` is the map on one sheet, with text that is too small."""

    snapshot: Snapshot
    map: MapId
    sheet: Sheet
    measurer: TextMeasurer
    whole: Page
    pause: Pause
    numbers: MapNumbers
    _pills: tuple[Pill, ...] = ()
    _breadths: Breadths = field(init=False)
    _laid: dict[LayoutOptions, Scene] = field(default_factory=dict[LayoutOptions, Scene])

    def __post_init__(self) -> None:
        self._breadths = breadths_of(self.snapshot, self.map)

    def pages(self) -> tuple[Page, ...]:
        self._pills = MapLayout(self.measurer).pills(self.snapshot, self.map)
        way = self._by_stages() or self._by_lanes()
        return self._alone(way) if len(way.parts) == 1 else self._sheets(way)

    def _sides(self) -> tuple[Sheet, ...]:
        """The paper as it usually lies, and upright; a screen cannot be turned."""
        return (self.sheet,) if is_screen(self.sheet.name) else (self.sheet, self.sheet.upright())

    # By stages

    def _by_stages(self) -> _Way | None:
        """The fewest sheets that each show all lanes of some stages; None where a stage alone is too tall."""
        steps = self.snapshot.steps_in(self.map)
        runs = {side: self._runs(side, steps) for side in self._sides()}
        possible = [side for side in self._sides() if runs[side] and self._fit(side, runs[side], SMALLEST_POINTS)]
        for count in range(1, max((len(runs[side]) for side in possible), default=0) + 1):
            for side in possible:
                groups = even_groups(runs[side], count, self._breadths.units)
                if count <= len(runs[side]) and self._fit(side, groups, SMALLEST_POINTS):
                    return self._roomy(side, groups)
        return None

    def _fit(self, side: Sheet, groups: Sequence[Run], size: float) -> bool:
        """Whether each group fits a sheet with text of ``size`` points; the broadest is tried first."""
        if not self._is_wide_enough(side, groups, size):
            return False
        tall = side.height(size)
        broadest_first = sorted(groups, key=self._breadths.units, reverse=True)
        return all(self._scene(self._options(side, group, size)).height <= tall for group in broadest_first)

    def _is_wide_enough(self, side: Sheet, groups: Sequence[Run], size: float) -> bool:
        return all(side.holds(group, self._breadths, size) for group in groups)

    def _runs(self, side: Sheet, steps: Run) -> list[Run]:
        return stage_runs(steps, lambda run: side.holds(run, self._breadths))

    def _roomy(self, side: Sheet, groups: Sequence[Run]) -> _Way:
        """These groups with the largest text for which their sheets have room, and the emotion lane as tall as fits."""
        size = next((size for size in _SIZES if self._fit(side, groups, size)), SMALLEST_POINTS)
        options = [self._options(side, group, size) for group in groups]
        free = side.height(size) - max(self._scene(option).height for option in options)
        feelings = [lane for lane in self.snapshot.lanes_of(self.map) if kind(lane.kind).is_curve]
        if feelings:
            emotion = min(options[0].emotion_height + free / len(feelings), _TALLEST_EMOTION)
            options = [replace(option, emotion_height=emotion) for option in options]
        return _Way(side, tuple(_Part(option.steps or (), None, option) for option in options))

    # By stages and lanes

    def _by_lanes(self) -> _Way:
        """The fewest sheets, each of some lanes of some stages, where all lanes of a stage are too tall."""
        steps = self.snapshot.steps_in(self.map)
        best: tuple[Sheet, list[Run], list[_Part]] | None = None
        for side in self._sides():
            runs = self._runs(side, steps)
            fewest = ceil(self._breadths.total(steps, NARROWEST_STEP) / side.board(SMALLEST_POINTS)) or 1
            for count in range(fewest, min(fewest + _TRIES, max(len(runs), 1)) + 1):
                groups = even_groups(runs, count, self._breadths.units) if runs else [()]
                if self._is_wide_enough(side, groups, SMALLEST_POINTS):
                    parts = self._lane_parts(side, groups, SMALLEST_POINTS)
                    if best is None or len(parts) < len(best[2]):
                        best = (side, groups, parts)
        assert best is not None
        side, groups, parts = best
        roomy = (self._lane_parts(side, groups, size) for size in _SIZES if self._is_wide_enough(side, groups, size))
        return _Way(side, tuple(next((found for found in roomy if len(found) == len(parts)), parts)))

    def _lane_parts(self, side: Sheet, groups: Sequence[Run], size: float) -> list[_Part]:
        """The groups on sheets with text of ``size`` points; one that is too tall on several, by lanes."""
        parts: list[_Part] = []
        for group in groups:
            options, tall = self._options(side, group, size), side.height(size)
            ids = tuple(step.id for step in group)
            scene = self._scene(options)
            lanes = (None,) if scene.height <= tall else lane_groups(scene, tall)
            parts += [_Part(ids, found, options) for found in lanes]
        return parts

    def _options(self, side: Sheet, group: Run, size: float) -> LayoutOptions:
        """All lanes of a group over the whole width of a sheet, under a title as long as it will be."""
        ids = tuple(step.id for step in group)
        options = side.filling(group, self._breadths, size).showing(self.numbers)
        return replace(options, steps=ids or None, part=_numbered(8, 8), pills=self._pills)

    def _scene(self, options: LayoutOptions) -> Scene:
        """Kept: ways to part the map share sheets."""
        found = self._laid.get(options)
        if found is None:
            self.pause()
            found = self._laid[options] = MapLayout(self.measurer, options).scene(self.snapshot, self.map)
        return found

    # The sheets

    def _sheets(self, way: _Way) -> tuple[Page, ...]:
        """All with text of one size, and their titles at one height."""
        title, count = self.snapshot.map(self.map).title, len(way.parts)
        scenes: list[Scene] = []
        for number, part in enumerate(way.parts, start=1):
            self.pause()
            options = replace(part.options, part=_numbered(number, count), lanes=part.lanes)
            scenes.append(MapLayout(self.measurer, options).scene(self.snapshot, self.map))
        tallest = max(min(scene.height, way.sheet.height(SMALLEST_POINTS)) for scene in scenes)
        made: list[Page] = []
        for number, scene in enumerate(scenes, start=1):
            as_tall = replace(scene, height=max(scene.height, tallest))
            page = way.sheet.page(as_tall, f"{title} ({_numbered(number, count)})")
            notes = (self._why(way),) if number == 1 else ()
            if not page.is_legible:
                notes += (_small(number, page),)
            made.append(replace(page, notes=notes))
        return tuple(made)

    @in_words_of_reader()
    def _why(self, way: _Way) -> str:
        has_stages = len({part.steps for part in way.parts}) > 1
        if not way.has_parted_lanes:
            how = _("by stages")
        elif has_stages:
            how = _("by stages and lanes, as one stage is taller than a page")
        else:
            how = _("by lanes, as even one stage is taller than a page")
        if way.sheet.is_upright:
            how = _("{how}, pages upright").format(how=how)
        return _("Split over {count} pages {how}: on one {paper} the smallest text would be {size} pt.").format(
            count=len(way.parts), how=how, paper=self.sheet.name, size=_points(self.whole)
        )

    def _alone(self, way: _Way) -> tuple[Page, ...]:
        """The only sheet that there is, with a word where its text is small all the same, or where it was turned."""
        plain = way.sheet.page(self._scene(replace(way.parts[0].options, part="")), self.whole.title)
        page = max(self.whole, plain, key=lambda page: page.smallest_points)
        if not page.is_legible:
            with in_words_of_reader():
                return (replace(page, notes=(_("The smallest text is {size} pt.").format(size=_points(page)),)),)
        with in_words_of_reader():
            said = _("The page is upright: on one {paper} across the smallest text would be {size} pt.")
        note = said.format(paper=self.sheet.name, size=_points(self.whole))
        return (replace(page, notes=(note,) if way.sheet.is_upright else ()),)


def _numbered(number: int, count: int) -> str:
    return _("{number} of {count}").format(number=number, count=count)


@in_words_of_reader()
def _small(number: int, page: Page) -> str:
    return _("Page {number}: the smallest text is {size} pt.").format(number=number, size=_points(page))


def _points(page: Page) -> str:
    return f"{page.smallest_points:.1f}"
