"""How a map is laid out: sizes in scene pixels, and which part of it."""

from dataclasses import dataclass, replace
from datetime import date

from journeydesigner.lanes.kinds import Pill
from journeydesigner.lanes.type_scale import Preset
from journeydesigner.model.ids import LaneId, MetricId, StepId, VoteRoundId
from journeydesigner.model.records import CardFilter

NARROWEST_STEP = 144.0
LEAST_BOARD = 3
"""The steps of a map of fewer are wider: together as wide as so many."""
NORMAL_STEP = 216.0
NORMAL_LANE = 72.0
"""The layout in which a step's own width and a lane's own height are what they say."""


@dataclass(frozen=True, slots=True)
class MapNumbers:
    """Which numbers a map shows beside its lanes: see ``LayoutOptions``."""

    ribbon: bool = True
    flows: bool = False
    heat: MetricId | None = None
    today: date | None = None


USUAL_NUMBERS = MapNumbers()


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """``steps`` and ``lanes``: only these (None: all). ``part`` is added to the title («2 of 3»), ``pills``
    stand in the title block in place of what the shown part adds up to.

    ``smallest_text`` is the least size of any text; ``lane_height`` and ``emotion_height`` are the least heights of a
    lane and of an emotion lane, ``step_height`` that of the row of steps; ``curve_extent`` is how far a curve's scale
    reaches, however tall its quotes make the lane (None: further in a taller lane).

    ``board_width``: the shown steps are together so wide, each its even share, whatever a step's own width is.
    ``has_descriptions``: lanes are described under their names; without, a curve's lane is no taller for them, unless
    ``has_clear_levels`` asks that its levels stand clear of its name all the same.
    ``has_folds``: what is collapsed is shown so. ``has_chip_lines``: chips stand side by side where a step has room.

    ``filter``: only the lanes, cards and curves that it keeps. ``marks``: what a workshop leaves on the map is shown,
    too: how many comments are open, and the dots of ``vote_round`` (None: of the round that is open).

    ``ribbon``: how many customers come how far stands under the steps, where that is known; ``flows``: so does from
    which stage to which they go. ``heat`` tints the columns by a metric. ``today``: numbers that are older than they
    may be on that day are marked (None: none are).
    """

    preset: Preset = "normal"
    step_width: float = 216.0
    label_width: float = 176.0
    margin: float = 32.0
    lane_height: float = 72.0
    emotion_height: float = 272.0
    curve_extent: float | None = None
    step_height: float = 40.0
    board_width: float | None = None
    has_descriptions: bool = True
    has_clear_levels: bool = False
    has_folds: bool = True
    has_chip_lines: bool = False
    smallest_text: float = 11.0
    steps: tuple[StepId, ...] | None = None
    lanes: tuple[LaneId, ...] | None = None
    part: str = ""
    pills: tuple[Pill, ...] | None = None
    filter: CardFilter | None = None
    marks: bool = False
    vote_round: VoteRoundId | None = None
    ribbon: bool = True
    flows: bool = False
    heat: MetricId | None = None
    today: date | None = None

    def showing(self, numbers: MapNumbers) -> "LayoutOptions":
        """The same layout with these numbers."""
        return replace(self, ribbon=numbers.ribbon, flows=numbers.flows, heat=numbers.heat, today=numbers.today)

    def own_width(self, width: float) -> float:
        """How wide a step is here that is ``width`` wide on its own: the same in proportion to the others."""
        return max(width * self.step_width / NORMAL_STEP, NARROWEST_STEP)

    def own_height(self, height: float) -> float:
        """How tall at least a lane is here that is ``height`` tall on its own."""
        return height * min(self.lane_height / NORMAL_LANE, 1.0)

    @property
    def geometry(self) -> "LayoutOptions":
        """What of it decides where columns are: options that differ in the rest share a frame."""
        return replace(self, filter=None, marks=False, vote_round=None, ribbon=True, flows=False, heat=None)
