"""From a map to sheets of paper: laid out anew for each paper, split where text would become too small to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.lanes.type_scale import Preset
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.options import NARROWEST_STEP
from journeydesigner.layout.papers import FIT, PIXELS_PER_INCH, POINTS_PER_INCH, millimetres, paper_size, points
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import Step
from journeydesigner.wording import _

SMALLEST_POINTS = 7.0
"""No text on paper is smaller, in points, where splitting can help it."""
_WIDEST_STEP = 300.0
_PAPER_TEXT = 12.0
"""The least text size in scene pixels on paper: what is small on screen may not be much smaller than the rest."""
_PAPER_EMOTION = 200.0
_PAPER_LABEL = 156.0
_PAPER_MARGIN = 24.0
_TRIES = 6
_ROUNDING = 0.01
_LEAST_SCALE = SMALLEST_POINTS / _PAPER_TEXT


@dataclass(frozen=True)
class Page:
    """A sheet. ``scale``: points for a scene pixel; ``notes`` say what was split or could not be helped, and why."""

    scene: Scene
    width_mm: float
    height_mm: float
    scale: float
    title: str
    notes: tuple[str, ...] = ()

    @property
    def smallest_points(self) -> float:
        """The size of the smallest text on the sheet, in points."""
        return smallest_text(self.scene) * self.scale


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The paper in points."""

    name: str
    width_mm: float
    height_mm: float

    def scale(self, scene: Scene) -> float:
        return min(points(self.width_mm) / scene.width, points(self.height_mm) / scene.height)

    def page(self, scene: Scene, title: str, notes: tuple[str, ...] = ()) -> Page:
        return Page(scene, self.width_mm, self.height_mm, self.scale(scene), title, notes)


def pages(snapshot: Snapshot, map_id: MapId, paper: str, measurer: TextMeasurer) -> tuple[Page, ...]:
    """The sheets of a map: one, unless its text would be smaller than 7 pt.

    Raises UnknownPaperError, and KeyError for a map that is not there.
    """
    title = snapshot.map(map_id).title
    if paper == FIT:
        scene = MapLayout(measurer).scene(snapshot, map_id)
        scale = POINTS_PER_INCH / PIXELS_PER_INCH
        return (Page(scene, millimetres(scene.width), millimetres(scene.height), scale, title),)
    sheet = _Sheet(paper, *paper_size(paper))
    best: Page | None = None
    for options in _single_sheets(sheet, len(snapshot.steps_in(map_id))):
        page = sheet.page(MapLayout(measurer, options).scene(snapshot, map_id), title)
        if page.smallest_points >= SMALLEST_POINTS - _ROUNDING:
            return (page,)
        if best is None or page.smallest_points > best.smallest_points:
            best = page
        if page.smallest_points < SMALLEST_POINTS / 2:
            break
    assert best is not None
    return _split(snapshot, map_id, sheet, measurer, best)


def smallest_text(scene: Scene) -> float:
    """The size of the smallest text in scene pixels; of a scene without text that of its title."""
    return min((text.style.size for text in _texts(scene)), default=_PAPER_TEXT)


def _texts(scene: Scene) -> Iterator[Text]:
    for band in scene.bands:
        for node in (*band.ground, *band.labels, *band.nodes):
            for primitive in node.primitives:
                if isinstance(primitive, Text):
                    yield primitive


def _single_sheets(sheet: _Sheet, steps: int) -> Iterator[LayoutOptions]:
    """How to lay out for one sheet, from what is most like the screen to what is densest; last what fills its width."""
    yield LayoutOptions()
    for width in (216.0, 240.0, 200.0, 272.0, 186.0):
        yield LayoutOptions(step_width=width, smallest_text=_PAPER_TEXT)
    for width in (200.0, 240.0, 172.0, NARROWEST_STEP):
        yield _compact(width)
    yield _compact(min(max(_board(sheet) / max(steps, 1), NARROWEST_STEP), _WIDEST_STEP))


def _board(sheet: _Sheet) -> float:
    """How many pixels of steps a sheet holds if its smallest text is as small as may be."""
    frame = _compact(NARROWEST_STEP)
    return points(sheet.width_mm) / _LEAST_SCALE - frame.label_width - 2 * frame.margin


def _compact(width: float) -> LayoutOptions:
    preset: Preset = "compact"
    return LayoutOptions(
        preset=preset,
        step_width=width,
        label_width=_PAPER_LABEL,
        margin=_PAPER_MARGIN,
        emotion_height=_PAPER_EMOTION,
        smallest_text=_PAPER_TEXT,
    )


# More than one sheet


@dataclass(frozen=True, slots=True)
class _Part:
    """One sheet's share of the map."""

    steps: tuple[StepId, ...]
    lanes: tuple[LaneId, ...] | None
    options: LayoutOptions


def _split(snapshot: Snapshot, map_id: MapId, sheet: _Sheet, measurer: TextMeasurer, whole: Page) -> tuple[Page, ...]:
    """By stages first, by lanes where that is not enough: the way that needs the fewest sheets."""
    steps = snapshot.steps_in(map_id)
    board, tall = _board(sheet), points(sheet.height_mm) / _LEAST_SCALE
    most = max(int(board // NARROWEST_STEP), 1)
    fewest = ceil(len(steps) / most) if steps else 1
    best: list[_Part] = []
    for count in range(fewest, min(fewest + _TRIES, max(len(steps), 1)) + 1):
        parts = _parts(snapshot, map_id, measurer, _groups(steps, count, most), board, tall)
        if not best or len(parts) < len(best):
            best = parts
    return _sheets(snapshot, map_id, sheet, measurer, best, whole)


def _groups(steps: Sequence[Step], count: int, most: int) -> list[tuple[Step, ...]]:
    """The steps in about ``count`` runs of at most ``most``, parted between stages wherever that is possible."""
    stages: list[list[Step]] = []
    for step in steps:
        if stages and stages[-1][-1].stage == step.stage:
            stages[-1].append(step)
        else:
            stages.append([step])
    wanted = min(ceil(len(steps) / max(count, 1)), most)
    groups: list[list[Step]] = []
    for stage in stages:
        if groups and len(groups[-1]) + len(stage) <= max(wanted, 1):
            groups[-1] += stage
            continue
        for start in range(0, len(stage), max(most, 1)):
            groups.append(stage[start : start + most])
    return [tuple(group) for group in groups]


def _parts(
    snapshot: Snapshot,
    map_id: MapId,
    measurer: TextMeasurer,
    groups: Sequence[tuple[Step, ...]],
    board: float,
    tall: float,
) -> list[_Part]:
    columns = max((len(group) for group in groups), default=1)
    width = min(max(board / max(columns, 1), NARROWEST_STEP), _WIDEST_STEP)
    parts: list[_Part] = []
    for group in groups or [()]:
        ids = tuple(step.id for step in group)
        options = replace(_compact(width), steps=ids or None, part=_("{number} of {count}"))
        scene = MapLayout(measurer, options).scene(snapshot, map_id)
        if scene.height <= tall:
            parts.append(_Part(ids, None, options))
        else:
            parts += [_Part(ids, lanes, options) for lanes in _lane_groups(scene, tall)]
    return parts


def _lane_groups(scene: Scene, tall: float) -> list[tuple[LaneId, ...]]:
    """Lanes, as many together as fit under the headers. A lane taller than a sheet stands alone."""
    lanes = [band for band in scene.bands if band.kind is BandKind.LANE]
    room = tall - (scene.height - sum(band.height for band in lanes))
    groups = _filled(lanes, room)
    for share in range(50, 100, 5):
        evener = _filled(lanes, room * share / 100)
        if len(evener) == len(groups):
            return evener
    return groups


def _filled(lanes: Sequence[Band], room: float) -> list[tuple[LaneId, ...]]:
    groups: list[list[LaneId]] = []
    used = 0.0
    for band in lanes:
        if groups and used + band.height <= room:
            groups[-1].append(LaneId(band.key))
            used += band.height
        else:
            groups.append([LaneId(band.key)])
            used = band.height
    return [tuple(group) for group in groups] or [()]


def _sheets(
    snapshot: Snapshot, map_id: MapId, sheet: _Sheet, measurer: TextMeasurer, parts: Sequence[_Part], whole: Page
) -> tuple[Page, ...]:
    title = snapshot.map(map_id).title
    why = _("Split over {count} pages: on one {paper} the smallest text would be {size} pt.").format(
        count=len(parts), paper=sheet.name, size=f"{whole.smallest_points:.1f}"
    )
    pills = MapLayout(measurer).pills(snapshot, map_id)
    made: list[Page] = []
    for number, part in enumerate(parts, start=1):
        said = _("{number} of {count}").format(number=number, count=len(parts))
        options = replace(part.options, part=said, lanes=part.lanes, pills=pills)
        scene = MapLayout(measurer, options).scene(snapshot, map_id)
        page = sheet.page(scene, f"{title} ({said})")
        notes = (why,) if number == 1 else ()
        if page.smallest_points < SMALLEST_POINTS - _ROUNDING:
            size = f"{page.smallest_points:.1f}"
            notes += (_("Page {number}: the smallest text is {size} pt.").format(number=number, size=size),)
        made.append(replace(page, notes=notes))
    if len(made) == 1:
        plain = sheet.page(MapLayout(measurer, replace(parts[0].options, part="")).scene(snapshot, map_id), title)
        return (_noted(max(whole, plain, key=lambda page: page.smallest_points)),)
    return tuple(made)


def _noted(page: Page) -> Page:
    """The only sheet that there is, with a word where its text is small all the same."""
    if page.smallest_points >= SMALLEST_POINTS - _ROUNDING:
        return page
    size = f"{page.smallest_points:.1f}"
    return replace(page, notes=(_("The smallest text is {size} pt.").format(size=size),))
