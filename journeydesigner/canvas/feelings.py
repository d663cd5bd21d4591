"""Values of an emotion lane from where a person points, and from the keys: on the lane's own scale."""

from journeydesigner.canvas.board import Board
from journeydesigner.lanes.emotion import Axis, axis_of
from journeydesigner.lanes.kinds import scale_of as lane_scale
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import EmotionScale

FINE = 40
"""A drag sets values in so many steps between the scale's ends."""


def scale_of(board: Board, lane: LaneId) -> EmotionScale:
    return lane_scale(board.snapshot.lane(lane))


def axis_in(board: Board, lane: LaneId) -> Axis | None:
    """Where values stand in the lane as laid out, from the upper border of its band."""
    band = board.band_of(lane)
    return axis_of(scale_of(board, lane), band.height, board.snapshot.lane(lane).height) if band else None


def value_at(board: Board, lane: LaneId, y: float) -> float | None:
    """The value at a height of the scene, rounded to what a hand can mean."""
    axis, band = axis_in(board, lane), board.band_of(lane)
    if axis is None or band is None:
        return None
    return rounded(axis.scale, axis.value(y - band.y))


def rounded(scale: EmotionScale, value: float) -> float:
    share = (value - scale.low) / (scale.high - scale.low)
    return round(scale.low + round(share * FINE) / FINE * (scale.high - scale.low), 6)


def level(scale: EmotionScale, digit: int) -> float | None:
    """The value of the ``digit``-th level (from 1, the lowest); None where the scale has fewer."""
    count = len(scale.labels)
    if not 1 <= digit <= count:
        return None
    return scale.low + (scale.high - scale.low) * ((digit - 1) / (count - 1) if count > 1 else 0.5)


def stepped(scale: EmotionScale, value: float, direction: int) -> float:
    """One key press better (1) or worse (-1), within the scale: a tenth of it."""
    better = 1 if scale.direction == "up" else -1
    moved = value + direction * better * (scale.high - scale.low) / 10
    return round(min(max(moved, scale.low), scale.high), 6)


def worded(scale: EmotionScale, value: float) -> str:
    """«Delighted, 1.8»: the nearest level's name and the value."""
    number = f"{value:.4g}".replace("-", "−")
    if not scale.labels:
        return number
    share = (value - scale.low) / (scale.high - scale.low)
    return f"{scale.labels[round(share * (len(scale.labels) - 1))]}, {number}"
