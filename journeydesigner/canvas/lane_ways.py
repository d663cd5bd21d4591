"""How a person works in a lane of a kind: writes cards, pulls a curve, or only looks at a line."""

from enum import StrEnum

from journeydesigner.lanes.kinds import RowLane, kind
from journeydesigner.model.records import Lane


class Way(StrEnum):
    CARDS = "cards"
    CURVE = "curve"
    LINE = "line"


def way_of(lane: Lane) -> Way:
    found = kind(lane.kind)
    if isinstance(found, RowLane):
        return Way.LINE if found.is_divider else Way.CURVE
    return Way.CARDS
