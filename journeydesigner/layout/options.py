"""How a map is laid out: sizes in scene pixels, and which part of it."""

from dataclasses import dataclass

from journeydesigner.lanes.kinds import Pill
from journeydesigner.lanes.type_scale import Preset
from journeydesigner.model.ids import LaneId, StepId

NARROWEST_STEP = 144.0
LEAST_BOARD = 3
"""The steps of a map of fewer are wider: together as wide as so many."""


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """``steps`` and ``lanes``: only these (None: all). ``part`` is added to the title («2 of 3»), ``pills``
    stand in the title block in place of what the shown part adds up to.

    ``smallest_text`` is the least size of any text; ``lane_height`` and ``emotion_height`` are the least heights of a
    lane and of an emotion lane, ``step_height`` that of the row of steps.

    ``board_width``: the shown steps are together so wide, each its even share, whatever a step's own width is.
    ``has_descriptions``: lanes are described under their names.
    """

    preset: Preset = "normal"
    step_width: float = 216.0
    label_width: float = 176.0
    margin: float = 32.0
    lane_height: float = 72.0
    emotion_height: float = 272.0
    step_height: float = 40.0
    board_width: float | None = None
    has_descriptions: bool = True
    smallest_text: float = 11.0
    steps: tuple[StepId, ...] | None = None
    lanes: tuple[LaneId, ...] | None = None
    part: str = ""
    pills: tuple[Pill, ...] | None = None
