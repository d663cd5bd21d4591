"""A sheet of paper and a scene laid out for it: how large its text comes out, how wide its steps may be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeydesigner.drawing.primitives import Text
from journeydesigner.layout.breadth import Breadths
from journeydesigner.layout.options import NARROWEST_STEP, LayoutOptions
from journeydesigner.layout.page_parts import Run
from journeydesigner.layout.papers import points
from journeydesigner.layout.reading import Reading
from journeydesigner.layout.scene import Scene

SMALLEST_POINTS = 7.0
"""No text on paper is smaller, in points, where splitting can help it."""
PAPER_TEXT = 12.0
"""The least text size in scene pixels on paper: what is small on screen may not be much smaller than the rest."""
ROUNDING = 0.01
_LANE = 64.0
_EMOTION = 200.0
_LABEL = 156.0
_WIDE_LABEL = 240.0
"""Lanes are less tall where their names and descriptions take fewer lines."""
_WIDE_STEP = 180.0
"""Steps no narrower than this leave room for wide labels."""
_MARGIN = 20.0


@dataclass(frozen=True)
class Page:
    """A sheet. ``scale``: points for a scene pixel; ``notes`` say what was split or could not be helped, and why.

    ``readings`` are what it says in reading order; those of a map's sheet are made of its scene (``map_readings``).
    """

    scene: Scene
    width_mm: float
    height_mm: float
    scale: float
    title: str
    notes: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def smallest_points(self) -> float:
        """The size of the smallest text on the sheet, in points."""
        return smallest_text(self.scene) * self.scale

    @property
    def is_legible(self) -> bool:
        return self.smallest_points >= SMALLEST_POINTS - ROUNDING


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper, in millimetres."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def is_upright(self) -> bool:
        return self.height_mm > self.width_mm

    def upright(self) -> "Sheet":
        return Sheet(self.name, self.height_mm, self.width_mm)

    def width(self, size: float) -> float:
        """Scene pixels across, if the smallest text is ``size`` points."""
        return points(self.width_mm) * PAPER_TEXT / size

    def height(self, size: float) -> float:
        return points(self.height_mm) * PAPER_TEXT / size

    def board(self, size: float) -> float:
        """Scene pixels across for steps, if the smallest text is ``size`` points."""
        return self.width(size) - _LABEL - 2 * _MARGIN

    def holds(self, run: Run, breadths: Breadths, size: float = SMALLEST_POINTS) -> bool:
        """Whether steps fit side by side, if the smallest text is ``size`` points; one alone always does."""
        return len(run) == 1 or breadths.total(run, NARROWEST_STEP) <= self.board(size)

    def filling(self, run: Run, breadths: Breadths, size: float) -> LayoutOptions:
        """How steps are laid out to fill the sheet's width with text of ``size`` points."""
        board, more = self.board(size), _WIDE_LABEL - _LABEL
        wide = breadths.filling(run, board - more)
        if wide < _WIDE_STEP:
            return compact(max(breadths.filling(run, board), NARROWEST_STEP))
        return replace(compact(wide), label_width=_WIDE_LABEL)

    def page(self, scene: Scene, title: str, notes: tuple[str, ...] = ()) -> Page:
        scale = min(points(self.width_mm) / scene.width, points(self.height_mm) / scene.height)
        return Page(scene, self.width_mm, self.height_mm, scale, title, notes)


def compact(width: float) -> LayoutOptions:
    """The densest layout, with steps ``width`` pixels wide."""
    return LayoutOptions(
        preset="compact",
        step_width=width,
        label_width=_LABEL,
        margin=_MARGIN,
        lane_height=_LANE,
        emotion_height=_EMOTION,
        smallest_text=PAPER_TEXT,
    )


def smallest_text(scene: Scene) -> float:
    """The size of the smallest text in scene pixels; of a scene without text that of its title."""
    return min((text.style.size for text in _texts(scene)), default=PAPER_TEXT)


def _texts(scene: Scene) -> Iterator[Text]:
    nodes = (node for band in scene.bands for node in (*band.ground, *band.labels, *band.nodes))
    for node in (*nodes, *scene.under, *scene.above):
        for primitive in node.primitives:
            if isinstance(primitive, Text):
                yield primitive
