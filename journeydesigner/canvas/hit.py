"""What stands under a point of the scene. Pure: read off the bands and columns, not off widgets."""

from dataclasses import dataclass
from enum import StrEnum

from journeydesigner.model.ids import LaneId, RecordId, StageId, StepId


class What(StrEnum):
    NOTHING = "nothing"
    TITLE = "title"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    CELL = "cell"
    CARD = "card"
    CARD_START = "card start"
    CARD_END = "card end"
    NOTE = "note"
    LINK = "link"
    LINK_DOT = "link dot"
    COMMENTS = "comments"
    EMOTION = "emotion"
    FIGURE = "figure"
    PILL = "pill"
    STAGE_EDGE = "stage edge"
    STEP_EDGE = "step edge"
    LANE_EDGE = "lane edge"


@dataclass(frozen=True, slots=True)
class Hit:
    """``record`` is the stage, step, lane, card, link or emotion that was hit; ``lane`` and ``step`` say in which cell.

    A note is a card that floats over the map, in no cell; a link dot, from which arrows are drawn, is of a card; a
    comment's pin is of what it is about; of a figure or pill it is the key of its node. An edge is the right border of
    a stage or step, the lower one of a lane.
    """

    what: What
    record: RecordId = ""
    lane: LaneId | None = None
    step: StepId | None = None
    stage: StageId | None = None

    @property
    def is_card(self) -> bool:
        return self.what in (What.CARD, What.CARD_START, What.CARD_END, What.NOTE)


MISS = Hit(What.NOTHING)
